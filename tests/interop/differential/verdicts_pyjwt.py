"""PyJWT as a judge."""

import datetime

import jwt
import jwt.api_jwt
from verdicts import judge_all


def prepare(key, expected):
    usable = key["key"]
    if isinstance(usable, dict):
        usable = jwt.PyJWK(usable, algorithm=key["alg"])
    now = datetime.datetime.fromtimestamp(expected["now"], tz=datetime.timezone.utc)

    class Clock(datetime.datetime):
        @classmethod
        def now(cls, tz=None):
            return now

    jwt.api_jwt.datetime = Clock
    options = {"require": ["exp"]}
    rest = {"algorithms": key["algs"], "issuer": expected["iss"], "audience": expected["aud"], "options": options}
    return lambda token: jwt.decode(token, usable, **rest)


judge_all(prepare)
