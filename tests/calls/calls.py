"""Commands under budgets, with 1 and 5 copies of a program that keeps a list of its requests; and what dry runs tell beside what comes."""
import json
import os
import subprocess
import sys

HSTAR, PROGRAM = sys.argv[1:]
ONE, TWO, FOUR = "x=0.7", "x=0.7,y=0.4", "x=0.7,y=0.4,z=1.1,w=2"
EIGHT = FOUR + ",a=1,b=2,c=3,d=4"

# What is asked, of which function, where; by which factor what is foretold may be off.
COMMANDS = [
    (["diff"], "sines", ONE, 1.5),
    (["diff"], "product", TWO, 1.5),
    (["diff"], "product", EIGHT, 1.5),
    (["diff"], "three", TWO, 1.5),
    (["diff", "--hessian"], "product", TWO, 1.5),
    (["diff", "--hessian"], "product", FOUR, 1.5),
    (["diff", "--along", "1,2"], "product", TWO, 1.5),
    (["diff", "--selector", "gsl"], "product", ONE, 1.5),
    (["diff", "--implicit", "y"], "product", TWO, 1.5),
    (["check"], "sines", ONE, 1.5),
    (["check"], "sines", FOUR, 1.5),
    (["check", "--points", "3"], "sines", TWO, 1.5),
    (["check", "--directions", "2"], "sines", FOUR, 1.5),
    (["check", "--no-taylor", "--gradient", "cos(x)"], "sines", ONE, 1.5),
    (["noise"], "product", TWO, 1.5),
    (["optimal"], "product", ONE, 1.5),
    (["sweep", "--points", "20"], "product", ONE, 1.5),
    (["sweep", "--points", "50", "--reference", "auto"], "product", TWO, 1.5),
    (["minimize"], "product", TWO, 3),
    (["minimize"], "valley", TWO, 3),
]
failures = 0


def complain(*words):
    global failures
    failures += 1
    print("!", *words)


def ask(command, function, at, *more):
    """How often f was called, and what came of it."""
    if os.path.exists("asked"):
        os.remove("asked")
    done = subprocess.run([HSTAR, *command, "--at", at, *more, "--json", "-", "--", sys.executable, PROGRAM, "asked", function],
                          capture_output=True, text=True, timeout=120)
    with open("asked", encoding="utf-8") as lines:
        n = sum(line.startswith("value") for line in lines)
    found = json.loads(done.stdout) if done.stdout.startswith("{") else {}
    found.pop("command", None)
    return n, found, done


def budgets(command, function, at, least, needed):
    """None is exceeded, and what comes of it does not depend on the copies."""
    name = " ".join(command + [function, at])
    for calls in {least, least + 7, (least + needed) // 2, needed, 2 * needed}:
        one, found, done = ask(command, function, at, "--calls", str(calls))
        five, same, _ = ask(command, function, at, "--calls", str(calls), "--jobs", "5")
        if not found:
            complain(name, "with", calls, "calls:", done.stderr)
        if command[0] == "check" and "--no-taylor" not in command and "--hessian" not in command:
            left_out = any(point["taylor"] is None for point in found["points"])
            if left_out != ("the Taylor test is left out" in done.stderr):
                complain(name, "with", calls, "calls: of its Taylor test is said", done.stderr)
        if one > calls or five > calls:
            complain(name, "with", calls, "calls was asked", one, "and", five)
        if found != same:
            complain(name, "with", calls, "calls: 5 copies give other numbers than 1")
        if command[0] == "sweep" and any(value is None for row in found["components"] for method in row["methods"] for value in method["estimate"]):
            complain(name, "with", calls, "calls is cut short")
        if calls == 2 * needed and command[0] == "diff" and done.returncode:
            complain(name, "with", calls, "calls does not get what it gets without a budget")
    few, _, done = ask(command, function, at, "--calls", str(least - 1))
    if done.returncode != 2 or few > 1 or f"at least {least} " not in done.stderr:
        complain(name, "with", least - 1, "calls: status", done.returncode, done.stderr)


print("foretold  real  ratio  rounds")
for command, function, at, factor in COMMANDS:
    first, foretold, done = ask(command, function, at, "--dry-run", "--jobs", "5")
    if first != 1 or done.returncode:
        complain(command, "in a dry run calls", first, "times", done.stderr)
    _, foretold, _ = ask(command, function, at, "--dry-run")
    needed, _, _ = ask(command, function, at)
    ratio = needed / foretold["calls"]
    print(f"{foretold['calls']:8} {needed:5} {ratio:6.2f} {foretold['rounds']:7}  {' '.join(command)}: {function} at {at}")
    if not 1 / factor <= ratio <= factor:
        complain("that is not within a factor of", factor)
    if foretold["most"] is not None and needed > foretold["most"]:
        complain("that is more than the most,", foretold["most"])
    budgets(command, function, at, foretold["least"], needed)

# The catalogue: all but what is rough is as foretold, and all of it together.
with open(os.path.join(os.path.dirname(PROGRAM), "../../data/functions.json"), encoding="utf-8") as file:
    names = [entry["name"] for entry in json.load(file)["functions"]]
ratios = []
for name in names:
    told = json.loads(subprocess.run([HSTAR, "diff", "--function", name, "--dry-run", "--json", "-"], capture_output=True, check=True).stdout)
    done = json.loads(subprocess.run([HSTAR, "diff", "--function", name, "--json", "-"], capture_output=True, check=False).stdout)
    ratios.append(sum(row["evaluations"] for row in done["components"]) / told["calls"])
    print(f"{told['calls']:8} {ratios[-1] * told['calls']:5.0f} {ratios[-1]:6.2f}          diff: {name}")
within = sum(1 / 1.5 <= ratio <= 1.5 for ratio in ratios)
print(f"{within} of {len(ratios)} within a factor of 1.5, all within {max(max(ratios), 1 / min(ratios)):.2f}; the mean is {sum(ratios) / len(ratios):.2f}")
if within < 0.7 * len(ratios) or max(ratios) > 2 or min(ratios) < 1 / 2 or not 0.8 < sum(ratios) / len(ratios) < 1.25:
    complain("the catalogue is not as foretold")
sys.exit(failures != 0)
