"""jwcrypto as a judge."""

import types

import jwcrypto.jwt
from jwcrypto.common import base64url_encode
from jwcrypto.jwk import JWK
from verdicts import judge_all


def usable(key):
    if isinstance(key, dict):
        return JWK(**key)
    if key.startswith("-----BEGIN "):
        return JWK.from_pem(key.encode())
    return JWK(kty="oct", k=base64url_encode(key))


def prepare(key, expected):
    jwk = usable(key["key"])
    jwcrypto.jwt.time = types.SimpleNamespace(time=lambda: expected["now"])
    claims = {"iss": expected["iss"], "aud": expected["aud"], "exp": None}

    def judge(token):
        # It takes text alone.
        jwt = jwcrypto.jwt.JWT(algs=key["algs"], check_claims=claims, expected_type="JWS")
        jwt.leeway = 0
        jwt.deserialize(token.decode(), jwk)

    return judge


judge_all(prepare)
