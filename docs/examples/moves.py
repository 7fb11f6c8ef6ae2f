#!/usr/bin/env python3
"""A black box that is asked in few words, and at many points at a time: `hstar … --at 'w=[1,2,3,4]' -- python3 moves.py`."""
import math
import sys

try:
    import numpy
except ImportError:
    numpy = None


def f(points):
    """One answer for each point, which does not depend on the others: here all at once, where there is numpy."""
    if numpy is not None:
        w = numpy.array(points)
        return (w * numpy.sin(w)).sum(axis=1).tolist()
    return [sum(x * math.sin(x) for x in w) for w in points]


base = []  # the last `value`


def point(request):
    what, *numbers = request.split()
    if what == "value":
        base[:] = map(float, numbers)
        return list(base)
    if what == "move":
        moved = list(base)
        for i, x in zip(numbers[::2], numbers[1::2]):
            moved[int(i)] = float(x)
        return moved
    sys.exit(f"moves.py: cannot answer {request!r}")


print("hstar: move values", flush=True)
for request in sys.stdin:
    if request.startswith("values "):
        requests = [next(sys.stdin) for _ in range(int(request.split()[1]))]
    else:
        requests = [request]
    for answer in f([point(one) for one in requests]):
        print(repr(answer))
    sys.stdout.flush()
