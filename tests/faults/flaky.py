"""A program that fails at random calls, the same ones each time it is asked as often: by FAULTS, "SEED,PARTS_OF_1000,KIND,…".

It counts the calls of all its copies in the file CALLS. GREET is what it says that it understands. A call takes SLOW seconds.
"""
import fcntl
import math
import os
import random
import signal
import sys
import time

seed, rate, *kinds = os.environ.get("FAULTS", "0,0,die").split(",")
greeting = os.environ.get("GREET", "")
slow = float(os.environ.get("SLOW", "0.001"))


def count():
    """The number of this call, of all copies."""
    file = os.open(os.environ["CALLS"], os.O_RDWR | os.O_CREAT | os.O_APPEND)
    fcntl.flock(file, fcntl.LOCK_EX)
    os.write(file, b".")
    number = os.fstat(file).st_size
    os.close(file)
    return number


def fault():
    dice = random.Random(f"{seed} {count()}")
    return dice.choice(kinds) if dice.randrange(1000) < int(rate) else ""


def say(text):
    os.write(1, text.encode())


def number(words, at):
    x = list(map(float, at))
    if words == "gradient":
        return f"{math.cos(x[0]) * x[1]!r} {math.sin(x[0])!r}" if len(x) == 2 else " ".join(map(repr, (math.cos(t) for t in x)))
    return repr(math.sin(x[0]) * x[1]) if len(x) == 2 else repr(sum(map(math.sin, x)))


def answer(label, what, at):
    """One answer, behind the label of its request, or what comes in its place."""
    time.sleep(slow)
    right = label + number(what, at) + "\n"
    kind = fault()
    if kind == "die":
        os._exit(7)
    elif kind == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    elif kind == "hang":
        time.sleep(1000)
    elif kind == "half":
        say(right[:3])
        os._exit(0)
    elif kind == "long":
        say("x" * 20_000_000)
        time.sleep(1000)
    lies = {"nonsense": "oh dear\n", "count": "1 2 3 4 5 6 7\n", "empty": "\n", "after": right + "1.5\n", "before": "0.25\n" + right,
            "many": right + "2.5\n" * 100, "megabytes": right + "what is this\n" * 100_000, "twice": right + right, "no end": right + "progress: "}
    return lies.get(kind, right)


def main():
    base = []
    left = 0
    if greeting:
        say(f"hstar: {greeting}\n")
    for line in sys.stdin:
        what, *at = line.split()
        label = ""
        if what.startswith("#"):
            label = what + " "
            what, *at = at
        if what == "values":
            left = int(at[0])
            answers = ""
            continue
        if what == "value":
            base = at
        elif what == "move":
            moved = list(base)
            for i, x in zip(at[::2], at[1::2]):
                moved[int(i)] = x
            at = moved
        elif what != "gradient":
            sys.exit(3)
        if not left:
            say(answer(label, what, at))
            continue
        answers += answer(label, what, at)
        left -= 1
        if not left:
            say(answers)


main()
