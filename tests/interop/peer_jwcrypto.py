"""jwcrypto as a peer."""

import json

from jwcrypto.common import base64url_encode
from jwcrypto.jwk import JWK
from jwcrypto.jwt import JWT
from lines import serve


def usable(key):
    if isinstance(key, dict):
        return JWK(**key)
    if key.startswith("-----BEGIN "):
        return JWK.from_pem(key.encode())
    return JWK(kty="oct", k=base64url_encode(key))


def sign(alg, key, claims):
    token = JWT(header={"alg": alg, "typ": "JWT"}, claims=claims, algs=[alg])
    token.make_signed_token(usable(key))
    return token.serialize()


def verify(alg, key, token):
    return json.loads(JWT(jwt=token, key=usable(key), algs=[alg], expected_type="JWS").claims)


serve(sign, verify)
