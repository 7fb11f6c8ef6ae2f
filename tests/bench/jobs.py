"""How much faster copies of a slow program answer, as ratios of one run: commands with 1 and more copies, in calls that one waits for. And how often a program of
many outputs is asked. usage: jobs.py HSTAR [SECONDS]"""
import os
import subprocess
import sys
import tempfile
import time

SLOW = """
import math, sys, time
for line in sys.stdin:
    word, *x = line.split()
    time.sleep({seconds})
    parts = [(float(t) * (i + 1), i + 1) for i, t in enumerate(x)]
    if word == "gradient": print(*(repr(k * math.cos(t)) for t, k in parts), flush=True)
    else: print(repr(sum(math.sin(t) for t, k in parts)), flush=True)
"""
# m outputs of scales from 1e-2 to 1e3; where asked, one in twenty is a constant 0 and one is computed in float.
MANY = """
import math, struct, sys
m, mixed, counted = int(sys.argv[1]), sys.argv[2] == "mixed", 0
def output(k, x):
    t = (0.6 + 0.08 * (k % 11)) * x[0] + 0.3 * x[1]
    y = [math.sin(t), math.exp(0.3 * math.sin(t)), math.cos(t) + t / 8, math.tanh(t), math.sin(2 * t)][k % 5] * 10 ** ((k * 7 % 11) / 2 - 2)
    if mixed and k % 20 == 17: return 0.0
    return struct.unpack("f", struct.pack("f", y))[0] if mixed and k % 20 == 11 else y
for line in sys.stdin:
    x, counted = [float(t) for t in line.split()[1:]], counted + 1
    print(*(repr(output(k, x)) for k in range(m)), flush=True)
open(sys.argv[3], "w").write(str(counted))
"""
ONE, TWO, THREE, FOUR = "x=1", "x=1,y=2", "x=1,y=2,z=3", "x=1,y=2,z=3,w=4"
CHECK = ["check", "--at", THREE, "--gradient", "cos(x), 2*cos(2*y), 3*cos(3*z)"]
QUESTIONS = [
    ("diff, 1 variable", ["diff", "--at", ONE], (2, 4, 6, 8, 16, 32)),
    ("diff, 2 variables", ["diff", "--at", TWO], (2, 4, 8, 16, 32)),
    ("diff, 3 variables", ["diff", "--at", THREE], (2, 6, 8)),
    ("diff, 4 variables", ["diff", "--at", FOUR], (2, 4, 8, 16, 32)),
    ("check, 3 variables", CHECK, (2, 8)),
    ("  its own gradient", ["check", "--at", THREE], (2, 8)),
    ("  without Taylor test", [*CHECK, "--no-taylor"], (2, 8)),
    ("noise, 1 variable", ["noise", "--at", ONE], (2, 8)),
    ("sweep, 50 steps", ["sweep", "--points", "50", "--at", ONE], (2, 8)),
]


def run(hstar, question, copies, program):
    begun = time.monotonic()
    done = subprocess.run([hstar, *question, "--jobs", str(copies), "--csv", "-", "--", sys.executable, program], capture_output=True, check=False)
    return time.monotonic() - begun, done.stdout


def several_copies(hstar, seconds, program):
    print(f"a program of {seconds:g} s a call, started and stopped each time: how many times faster than one copy")
    for name, question, several in QUESTIONS:
        alone, said = run(hstar, question, 1, program)
        parts = []
        for copies in several:
            took, other = run(hstar, question, copies, program)
            parts.append(f"{copies} copies {alone / took:.2f}" + ("" if other == said else " (another answer!)"))
        print(f"  {name:22} {alone / seconds:6.1f} calls alone; {', '.join(parts)}", flush=True)


def many_outputs(hstar, program, counted):
    print("a program of m outputs of two variables: requests a variable, and the time an output beside that of 100 of them")
    for kind in ("smooth", "mixed"):
        rows = []
        for m in (1, 10, 100, 1000):
            begun = time.monotonic()
            words = [hstar, "diff", "--at", "x=1,y=2", "--csv", "-", "--", sys.executable, program, str(m), kind, counted]
            subprocess.run(words, capture_output=True, check=True)
            took = time.monotonic() - begun
            with open(counted, encoding="ascii") as file:
                rows.append((m, int(file.read()) / 2, took / m))
        of_hundred = rows[2][2]
        print(f"  {kind:7}" + "; ".join(f"m = {m}: {requests:.0f}, {each / of_hundred:.2f} times" for m, requests, each in rows), flush=True)


def main():
    hstar, seconds = sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 0.1
    with tempfile.TemporaryDirectory() as folder:
        slow, many = os.path.join(folder, "slow.py"), os.path.join(folder, "many.py")
        for name, text in ((slow, SLOW.format(seconds=seconds)), (many, MANY)):
            with open(name, "w", encoding="ascii") as file:
                file.write(text)
        many_outputs(hstar, many, os.path.join(folder, "counted"))
        several_copies(hstar, seconds, slow)


main()
