#!/usr/bin/env python3
"""A black box for `hstar … --at x=1,y=2 -- python3 program.py`: reads requests, writes answers, a line each."""
import math
import sys


def f(x, y):
    return math.exp(math.sin(x)) * math.sqrt(y)


for request in sys.stdin:
    what, *numbers = request.split()
    if what != "value":
        sys.exit(f"program.py: cannot answer {request!r}")
    try:
        answer = f(*map(float, numbers))
    except (ValueError, OverflowError):
        answer = math.nan  # outside the domain: an answer, too
    # repr keeps all digits; without flush the answer would stay in a buffer, and hstar would wait for it
    print(repr(answer), flush=True)
