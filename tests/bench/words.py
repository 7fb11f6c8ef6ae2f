"""What it takes to ask a program about 1000 variables: whole points, what moved, many at a time; as ratios of one run. usage: words.py HSTAR [VARIABLES]"""
import os
import subprocess
import sys
import tempfile
import time

EXAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "docs", "examples")
GREETING = "hstar: move values"
WAYS = [("whole points", None), ("move", "hstar: move"), ("move and values", GREETING)]


def program(place, language, number, greeting):
    """An example, with another greeting or none: its words."""
    source = os.path.join(EXAMPLES, f"moves.{language}")
    with open(source, encoding="utf8") as file:
        text = file.read()
    name = os.path.join(place, f"f{number}.{language}")
    lines = [line for line in text.splitlines() if greeting or GREETING not in line]
    with open(name, "w", encoding="utf8") as file:
        file.write("\n".join(lines).replace(GREETING, greeting or "") + "\n")
    if language == "py":
        return [sys.executable, name]
    subprocess.run(["cc", "-O2", "-o", name[:-2], name, "-lm"], check=True)
    return [name[:-2]]


def main():
    hstar, n = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    with tempfile.TemporaryDirectory() as place:
        point = os.path.join(place, "point")
        with open(point, "w", encoding="utf8") as file:
            file.write(" ".join(str(1 + (i * 7919 % 1000) / 1000 / 3) for i in range(n)))
        print(f"the gradient of a program of {n} variables, started and stopped each time")
        for language, name in (("py", "Python"), ("c", "C")):
            took, said = [], []
            for number, (_, greeting) in enumerate(WAYS):
                words = program(place, language, number, greeting)
                begun = time.monotonic()
                done = subprocess.run([hstar, "diff", "--at", f"w=@{point}", "--csv", "-", "--", *words], capture_output=True, check=False)
                took.append(time.monotonic() - begun)
                said.append(done.stdout)
            rows = (f"{way} {one:.2f} s ({took[0] / one:.1f} times as fast)" for (way, _), one in zip(WAYS[1:], took[1:]))
            alike = "" if said.count(said[0]) == len(said) and said[0] else " (another answer!)"
            print(f"  {name:8} {WAYS[0][0]} {took[0]:.2f} s; " + "; ".join(rows) + alike, flush=True)


main()
