"""hstar on a pseudo-terminal, with programs that take their time."""
import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time

HSTAR = sys.argv[1]
SLOW = """
import math, sys, time
for line in sys.stdin:
    time.sleep(float(sys.argv[1]))
    x = [float(word) for word in line.split()[1:]]
    print(repr(abs(x[0]) + sum(map(math.sin, x[1:]))), flush=True)
"""
failures = 0


def complain(*words):
    global failures
    failures += 1
    print("!", *words)


def set_width(terminal, columns):
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))


def on_terminal(words, columns, term="xterm", at=None, then=None):
    """What a terminal gets of hstar, and the status; at so many seconds something happens."""
    child, terminal = pty.fork()
    if child == 0:
        os.environ["TERM"] = term
        time.sleep(0.1)  # until the terminal has its width
        os.execv(HSTAR, [HSTAR, *words])
    set_width(terminal, columns)
    got, begun = b"", time.monotonic()
    while True:
        if at is not None and time.monotonic() - begun > at:
            at = None
            then(terminal)
        if not select.select([terminal], [], [], 0.05)[0]:
            continue
        try:
            some = os.read(terminal, 65536)
        except OSError:
            break
        if not some:
            break
        got += some
    return got.decode(), os.waitpid(child, 0)[1]


def lines_of(got):
    """What was written as a line that is rewritten."""
    return [line[:-3] for line in got.split("\r") if line.endswith("\x1b[K") and line != "\x1b[K"]


def program(seconds):
    return ["--", sys.executable, "-c", SLOW, str(seconds)]


two = ["diff", "--at", "x=0,y=0.4"]

# Of each width: no line is longer, each has a share, and it goes up, never to 100 %; at the end it is cleared.
for columns in (20, 80, 200):
    got, status = on_terminal(two + program(0.06), columns)
    lines = lines_of(got)
    if len(lines) < 3:
        complain(columns, "columns: too few lines:", lines)
    for line in lines:
        if len(line) >= columns:
            complain(columns, "columns: a line has", len(line), line)
        if not re.match(r"\d\d? %", line):
            complain(columns, "columns: a line is no share of the work:", line)
    shares = [int(line.split()[0]) for line in lines]
    if shares != sorted(shares) or max(shares) > 99:
        complain(columns, "columns: the shares are", shares)
    if "\r\x1b[K" not in got or "%" in got.split("\r\x1b[K")[-1]:
        complain(columns, "columns: the line is not cleared")
    if columns > 20 and not any(re.fullmatch(r"\d+ %, \d+ of about \d+ calls, \d+ s left, \d+ a second(, worst so far x: kink)?", line) for line in lines):
        complain(columns, "columns:", lines)
    if columns == 200 and "worst so far x: kink" not in lines[-1]:
        complain("the kink is not told:", lines[-1])
print("20, 80 and 200 columns:", lines[-1])

# Within a round: all steps of a sweep are one call of f, and the line moves all the same.
got, status = on_terminal(["sweep", "--at", "x=1,y=1", "--wrt", "y", "--points", "12", "--reference", "cos(y)", "--methods", "central"] + program(0.2), 80)
counts = [int(line.split()[2]) for line in lines_of(got)]
if len(set(counts)) < 8:
    complain("within a round it counts", counts)
print("within a round it counts", counts)

# A terminal that gets narrower.
got, status = on_terminal(two + program(0.06), 80, at=1.7, then=lambda terminal: set_width(terminal, 20))
lines = lines_of(got)
if not len(lines[0]) > 20 or not len(lines[-1]) < 20:
    complain("on a terminal that gets narrower:", lines)

# No terminal, or one that can do nothing: not a word.
quiet = subprocess.run([HSTAR, *two, *program(0.03)], capture_output=True, text=True, check=False)
if "%" in quiet.stderr or "\r" in quiet.stderr:
    complain("without a terminal it says", quiet.stderr)
got, status = on_terminal(two + program(0.03), 80, term="dumb")
if "%" in got or "\x1b" in got:
    complain("a dumb terminal gets", got)

# Ctrl-C: the line is gone before anything else is said.
got, status = on_terminal(two + program(0.05), 80, at=2, then=lambda terminal: os.write(terminal, b"\x03"))
if not re.search(r"\x1b\[Khstar: interrupted", got) or not os.WIFSIGNALED(status):
    complain("after Ctrl-C:", repr(got), status)

# What is done within a second has none.
got, status = on_terminal(["diff", "sin(x)", "--at", "1"], 80)
if "%" in got:
    complain("a short command says", got)
sys.exit(failures != 0)
