"""PyJWT as a peer."""

import jwt
from lines import serve


def usable(alg, key):
    return jwt.PyJWK(key, algorithm=alg) if isinstance(key, dict) else key


def sign(alg, key, claims):
    return jwt.encode(claims, usable(alg, key), algorithm=alg)


def verify(alg, key, token):
    return jwt.decode(token, usable(alg, key), algorithms=[alg])


serve(sign, verify)
