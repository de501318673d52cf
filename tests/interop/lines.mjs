// What the JavaScript peers share: packages from where they are installed, a question on each line of standard input and
// its answer on a line of standard output. The questions are those of lines.py.

import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

// Packages lie outside the source files, where an import would not look for them.
export const packages = createRequire(`${process.env.JOTKIT_INTEROP}/`);

export async function serve(sign, verify) {
  for await (const line of createInterface({ input: process.stdin })) {
    const question = JSON.parse(line);
    const { alg, key } = question;
    let answer;
    try {
      answer =
        question.do === 'sign'
          ? { token: await sign(alg, key, question.claims) }
          : { claims: await verify(alg, key, question.token) };
    } catch (error) {
      answer = { error: `${error.code ?? error.name}: ${error.message}` };
    }
    console.log(JSON.stringify(answer));
  }
}
