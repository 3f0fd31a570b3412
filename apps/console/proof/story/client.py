"""Calls an API for some seconds with the tokens of an account, and prints how many tokens there were and how many calls were refused."""

import json
import os
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[4] / "clients" / "python"))
from tokens_agent import Tokens  # noqa: E402

_, agent, account, url, seconds = sys.argv
tokens = Tokens(agent, os.environ["TOKENS_KEY"])
seen = set()
refused = 0
end = time.monotonic() + int(seconds)
while time.monotonic() < end:
    header = tokens.header(account)
    seen.add(header)
    try:
        urllib.request.urlopen(urllib.request.Request(url, headers={"Authorization": header}), timeout=10).read()
    except urllib.error.HTTPError:
        refused += 1
    time.sleep(1)
print(json.dumps({"tokens": len(seen), "refused": refused}))
