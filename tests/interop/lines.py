"""What the Python peers share: a question on each line of standard input, its answer on a line of standard output."""

import json
import sys


def serve(sign, verify):
    """Answers until the input ends. A question is {"do", "alg", "key"} with "claims" to sign or a "token" to verify; the
    key is a JWK, or else text: PEM, or a secret. An answer has a "token", "claims", or an "error" with its type."""
    for line in sys.stdin:
        question = json.loads(line)
        alg, key = question["alg"], question["key"]
        try:
            if question["do"] == "sign":
                answer = {"token": sign(alg, key, question["claims"])}
            else:
                answer = {"claims": verify(alg, key, question["token"])}
        except Exception as error:  # what a library throws is its answer
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)
