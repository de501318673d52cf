// npm's jose as a judge: questions from a file, and an answer on each line: null, or why a token is refused.

import { createPublicKey } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const { importJWK, jwtVerify } = createRequire(`${process.env.JOTKIT_INTEROP}/`)('jose');

// A key object serves every algorithm of its family, as PEM does.
async function usable({ alg, key }) {
  if (typeof key !== 'string') return importJWK(key, alg);
  if (key.startsWith('-----BEGIN ')) return createPublicKey(key);
  return new TextEncoder().encode(key);
}

const lines = createInterface({ input: createReadStream(process.argv[2]) })[Symbol.asyncIterator]();
const expected = JSON.parse((await lines.next()).value);
const options = {
  issuer: expected.iss,
  audience: expected.aud,
  currentDate: new Date(expected.now * 1000),
  requiredClaims: ['exp'],
};
const keys = {};
for await (const line of lines) {
  const question = JSON.parse(line);
  const of = expected.keys[question.key];
  keys[question.key] ??= await usable(of);
  let answer = null;
  try {
    const token = new Uint8Array(Buffer.from(question.token, 'base64url'));
    await jwtVerify(token, keys[question.key], { ...options, algorithms: of.algs });
  } catch (error) {
    answer = `${error.code ?? error.name}: ${error.message}`.slice(0, 300).toWellFormed();
  }
  console.log(JSON.stringify(answer));
}
