# f of several variables, slow enough to be interrupted, and its gradient. What it has answered stands in $LOG, a line each.
import math
import os
import sys
import time

with open(os.environ["LOG"], "a", buffering=1) as log:
    for line in sys.stdin:
        verb, *words = line.split()
        x = [float(word) for word in words]
        time.sleep(float(os.environ.get("SLOW", "0")))
        if verb == "value":
            print(repr(sum((i + 1) * math.sin(v) + v * v for i, v in enumerate(x))), flush=True)
        elif verb == "gradient":
            print(*[repr((i + 1) * math.cos(v) + 2 * v) for i, v in enumerate(x)], flush=True)
        else:
            sys.exit(1)
        log.write(line)
