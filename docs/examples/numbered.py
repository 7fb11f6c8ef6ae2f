#!/usr/bin/env python3
"""A black box whose answers begin with the number of their request: `hstar … --at x=1,y=2 -- python3 numbered.py`."""
import math
import sys


def f(x, y):
    return math.exp(math.sin(x)) * math.sqrt(y)


print("hstar: number", flush=True)
for line in sys.stdin:
    # "#12 value 1 2"; the first request came before hstar had read the line above: "value 1 2"
    number, request = line.split(" ", 1) if line.startswith("#") else ("", line)
    what, *x = request.split()
    if what != "value":
        sys.exit(f"numbered.py: cannot answer {request!r}")
    try:
        answer = f(*map(float, x))
    except (ValueError, OverflowError):
        answer = math.nan
    print(number, repr(answer), flush=True)
