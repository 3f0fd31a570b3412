"""Calls a method for each line of stdin, ["method", [arguments]], and prints what it returned or raised."""

import json
import pathlib
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).parents[4] / "clients" / "python"))

from tokens_agent import Tokens, TokensError  # noqa: E402

tokens = Tokens(*sys.argv[1:])
for line in sys.stdin:
    method, arguments = json.loads(line)
    try:
        result = {"value": repr(tokens) if method == "print" else getattr(tokens, method)(*arguments)}
    except TokensError as error:
        result = {
            "error": {
                "message": str(error),
                "code": error.code,
                "retryable": error.retryable,
                "status": error.status,
                "retryAfter": error.retry_after,
            }
        }
    print(json.dumps(result), flush=True)
