"""How much faster copies of a slow program answer: commands with 1 and more copies, as ratios of one run. usage: jobs.py HSTAR [SECONDS]"""
import subprocess
import sys
import tempfile
import time

PROGRAM = """
import math, sys, time
for line in sys.stdin:
    word, *x = line.split()
    time.sleep({seconds})
    print(repr(sum(math.sin(float(t) * (i + 1)) for i, t in enumerate(x))), flush=True)
"""
ONE, TWO, THREE, FOUR = "x=1", "x=1,y=2", "x=1,y=2,z=3", "x=1,y=2,z=3,w=4"
QUESTIONS = [
    ("diff, 1 variable", ["diff", "--at", ONE], (2, 4, 6, 8, 16, 32)),
    ("diff, 2 variables", ["diff", "--at", TWO], (2, 4, 8, 16, 32)),
    ("diff, 3 variables", ["diff", "--at", THREE], (2, 6, 8)),
    ("diff, 4 variables", ["diff", "--at", FOUR], (2, 4, 8, 16, 32)),
    ("check, 3 variables", ["check", "--no-taylor", "--at", THREE, "--gradient", "cos(x), 2*cos(2*y), 3*cos(3*z)"], (2, 6, 8)),
    ("noise, 1 variable", ["noise", "--at", ONE], (2, 8)),
    ("sweep, 50 steps", ["sweep", "--points", "50", "--at", ONE], (2, 8)),
]


def run(hstar, question, copies, program):
    begun = time.monotonic()
    done = subprocess.run([hstar, *question, "--jobs", str(copies), "--csv", "-", "--", sys.executable, program], capture_output=True, check=False)
    return time.monotonic() - begun, done.stdout


def main():
    hstar, seconds = sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 0.1
    with tempfile.NamedTemporaryFile("w", suffix=".py") as program:
        program.write(PROGRAM.format(seconds=seconds))
        program.flush()
        print(f"a program of {seconds:g} s a call, started and stopped each time: how many times faster than one copy")
        for name, question, several in QUESTIONS:
            alone, said = run(hstar, question, 1, program.name)
            parts = []
            for copies in several:
                took, other = run(hstar, question, copies, program.name)
                parts.append(f"{copies} copies {alone / took:.2f}" + ("" if other == said else " (another answer!)"))
            print(f"  {name:20} {alone:7.2f} s alone; {', '.join(parts)}", flush=True)


main()
