// npm's jose as a peer.

import { packages, serve } from './lines.mjs';

const { SignJWT, importJWK, importPKCS8, importSPKI, jwtVerify } = packages('jose');

async function usable(alg, key) {
  if (typeof key !== 'string') return importJWK(key, alg);
  if (key.startsWith('-----BEGIN PRIVATE KEY-----')) return importPKCS8(key, alg);
  if (key.startsWith('-----BEGIN PUBLIC KEY-----')) return importSPKI(key, alg);
  return new TextEncoder().encode(key);
}

async function sign(alg, key, claims) {
  return new SignJWT(claims).setProtectedHeader({ alg, typ: 'JWT' }).sign(await usable(alg, key));
}

async function verify(alg, key, token) {
  const { payload } = await jwtVerify(token, await usable(alg, key), { algorithms: [alg] });
  return payload;
}

await serve(sign, verify);
