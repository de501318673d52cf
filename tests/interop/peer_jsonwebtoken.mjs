// npm's jsonwebtoken as a peer.

import { createPrivateKey, createPublicKey, createSecretKey } from 'node:crypto';
import { packages, serve } from './lines.mjs';

const jwt = packages('jsonwebtoken');

// It takes PEM and secrets as they are; a JWK becomes a key of Node first.
function usable(key, create) {
  if (typeof key === 'string') return key;
  if (key.kty === 'oct') return createSecretKey(Buffer.from(key.k, 'base64url'));
  return create({ key, format: 'jwk' });
}

await serve(
  (algorithm, key, claims) => jwt.sign(claims, usable(key, createPrivateKey), { algorithm }),
  (algorithm, key, token) => jwt.verify(token, usable(key, createPublicKey), { algorithms: [algorithm] }),
);
