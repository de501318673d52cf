"""What the Python judges share: questions from a file, and an answer on each line: null, or why a token is refused."""

import base64
import json
import sys


def judge_all(prepare):
    """`prepare` makes of a key, and of what is expected, a function that throws what is wrong with a token."""
    with open(sys.argv[1], encoding="utf-8") as questions:
        expected = json.loads(next(questions))
        judges = {}
        for line in questions:
            question = json.loads(line)
            at, text = question["key"], question["token"]
            if at not in judges:
                judges[at] = prepare(expected["keys"][at], expected)
            try:
                judges[at](base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
                print("null")
            except Exception as error:  # what a library throws is its answer
                said = f"{type(error).__name__}: {error}"[:300]
                print(json.dumps(said.encode("ascii", "backslashreplace").decode()))
