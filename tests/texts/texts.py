"""usage: texts.py HSTAR PAGE; see run."""
import os
import re
import subprocess
import sys
import tempfile

LEAST_ROWS, LEAST_SAMPLES = 150, 9

program, page = sys.argv[1:]
place = tempfile.TemporaryDirectory()
os.makedirs(place.name + "/bin")
os.symlink(program, place.name + "/bin/hstar")
environment = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
environment.update(PATH=place.name + "/bin:" + os.environ["PATH"], HOME=place.name, LC_ALL="C")
failures = []


def run(command):
    done = subprocess.run(["bash", "-c", command], cwd=place.name, env=environment, stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, timeout=240, check=False)
    return done.returncode, done.stdout, done.stderr


def number(word):
    try:
        return float(word)
    except ValueError:
        return None


def check_sample(line, sample, commands):
    """Each word that the sample prints."""
    words = []
    for command in commands:
        words += re.split(r"[\s,=:;]+", run(command)[1])
    doubles = {number(word.strip("()")) for word in words} - {None}
    printed = subprocess.run([sys.executable, "-c", sample], capture_output=True, text=True, check=False)
    if printed.returncode or not printed.stdout.strip():
        failures.append(f"line {line}: the sample does not run: {printed.stderr}")
    for word in printed.stdout.split():
        if word not in words and number(word) not in doubles:
            failures.append(f"line {line}: the sample prints {word}, and hstar does not")


def check_row(line, command, status):
    got, _, said = run(command)
    if got != status:
        failures.append(f"line {line}: exit status {got}, not {status}: {command}\n{said}")


seen = set()
rows, samples, sample, block, kind, start = 0, 0, None, [], None, 0
for at, text in enumerate(open(page, encoding="utf-8").read().split("\n"), 1):
    fence = re.match(r"```(\w*)$", text)
    if fence and kind is None:
        kind, block, start = fence[1], [], at
    elif fence:
        if kind == "python":
            sample = (start, "\n".join(block))
        elif sample:
            samples += 1
            check_sample(*sample, [line[2:].replace(" || true", "") for line in block if line.startswith("$ ")])
            sample = None
        kind = None
    elif kind is not None:
        block.append(text)
    elif re.match(r"\| \d+ \|", text):
        rows += 1
        cells = re.fullmatch(r"\| (\d+) \| (.*) \| `(hstar .*)`(?: \((\d)\))? \|", text)
        if not cells or int(cells[1]) != rows:
            failures.append(f"line {at}: no row number {rows} with a command")
        elif seen & {cells[2], cells[3]}:
            failures.append(f"line {at}: said or run before: {cells[2]}")
        else:
            seen |= {cells[2], cells[3]}
            check_row(at, cells[3].replace("\\|", "|"), int(cells[4] or 0))

if rows < LEAST_ROWS or samples < LEAST_SAMPLES:
    failures.append(f"there are {rows} rows and {samples} samples")
print(f"{rows} commands, {samples} samples, {len(failures)} failures")
print("\n".join(failures))
sys.exit(1 if failures else 0)
