"""How the cost of a gradient grows with the number of variables: processor time, medians of rounds in turn.

usage: growth.py HSTAR BENCH_GROWTH CC SOURCE-FOLDER
"""
import math
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time

import numpy

HSTAR, HELPER, CC, SOURCE = sys.argv[1:]
LONGEST = 20  # seconds that one measurement may take, as told from the one before
ROUNDS = 5


def optional(name):
    try:
        return __import__(name, fromlist=["optimize"])
    except ImportError:
        print(f"  {name} is not here: left out")
        return None


def process(*argv):
    """Processor seconds of a process, those of the user."""
    null = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0), (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)]
    pid = os.posix_spawn(argv[0], argv, os.environ, file_actions=null)
    _, status, usage = os.wait4(pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 4):  # 4: some components are in doubt
        sys.exit(f"failed with status {status}: {' '.join(argv)}")
    return usage.ru_utime


def helper(*argv):
    seconds, calls = subprocess.run([HELPER, *map(str, argv)], check=True, capture_output=True, text=True).stdout.split()
    return float(seconds), int(calls)


def in_process(call):
    start = time.process_time()
    call()
    return time.process_time() - start


class Case:
    """A function at a point: as a text with its point in files, in C, and in numpy."""

    def __init__(self, name, n, folder):
        self.name, self.k = name, round(math.sqrt(n / 2))
        self.n = n if name == "squares" else 2 * self.k**2
        self.scale = 2 if name == "squares" else 2 / math.sqrt(self.k)
        self.w = numpy.sin((numpy.arange(self.n) + 1) * 1.7) * self.scale
        self.x = 1 / (numpy.arange(self.k) + 1)
        self.folder = folder
        self.point = os.path.join(folder, "w")
        self.write("w", self.w.reshape(-1, 1))
        if name == "network":
            self.write("x", self.x.reshape(-1, 1))
            for letter, part in zip("AB", self.w.reshape(2, self.k, self.k)):
                self.write(letter, part)

    def write(self, name, rows):
        with open(os.path.join(self.folder, name), "w", encoding="ascii") as file:
            file.writelines(" ".join(map(repr, map(float, row))) + "\n" for row in rows)

    def expression(self):
        at = [f"{name}=@{self.folder}/{name}" for name in ("w" if self.name == "squares" else "ABx")]
        wrt = "w" if self.name == "squares" else "A,B"
        text = "sum(w^2)" if self.name == "squares" else "sum(tanh(B*tanh(A*x)))"
        return [HSTAR, "diff", text, "--at", ",".join(at), "--wrt", wrt, "--threads", "1"]

    def library(self):
        return os.path.join(self.folder, "functions.so")

    def plugin(self):
        return [HSTAR, "diff", "--plugin", f"{self.library()}:{self.name}", "--at", f"w=@{self.point}", "--threads", "1"]

    def numpy(self, w):
        if self.name == "squares":
            return numpy.dot(w, w)
        a, b = w.reshape(2, self.k, self.k)
        return numpy.sum(numpy.tanh(b @ numpy.tanh(a @ self.x)))

    def numpy_loop(self):
        w = self.w.copy()
        for i, kept in enumerate(self.w):
            h = 6e-6 * (abs(kept) + 1)
            w[i] = kept + h
            up = self.numpy(w)
            w[i] = kept - h
            (up - self.numpy(w)) / (2 * h)
            w[i] = kept

    def torch_backward(self, torch):
        w = torch.tensor(self.w, requires_grad=True)
        if self.name == "squares":
            (w * w).sum().backward()
        else:
            a, b = w.reshape(2, self.k, self.k)
            torch.tanh(b @ torch.tanh(a @ torch.tensor(self.x))).sum().backward()


def plugin_calls(case):
    text = subprocess.run([*case.plugin(), "--json", "-"], capture_output=True, text=True, check=False).stdout
    return sum(int(n) for n in re.findall(r'"evaluations":\s*(\d+)', text))


def measurements(case, scipy, torch):
    """What is measured, each a function without arguments that returns seconds."""
    rows = {
        "bare C, 2 calls a variable": lambda: helper(case.name, case.n, case.library())[0],
        "selectors on the expression": lambda: helper(case.name, case.n)[0],
        "hstar diff, the expression": lambda: process(*case.expression()),
        "bare C, as many calls as the plugin's": lambda: helper(case.name, case.n, case.library(), case.calls)[0],
        "hstar diff, the plugin": lambda: process(*case.plugin()),
        "numpy loop, 2 calls a variable": lambda: in_process(case.numpy_loop),
    }
    if scipy:
        rows["scipy approx_fprime"] = lambda: in_process(lambda: scipy.optimize.approx_fprime(case.w, case.numpy, 1.5e-8))
    if torch:
        rows["torch backward"] = lambda: in_process(lambda: case.torch_backward(torch))
    return rows


def exponent(sizes, seconds):
    """Of the fitted power, from 100 variables on."""
    pairs = [(math.log(n), math.log(s)) for n, s in zip(sizes, seconds) if n > 50 and s > 0]
    if len(pairs) < 2:
        return "   -"
    return f"{numpy.polyfit(*zip(*pairs), 1)[0]:4.2f}"


def grow(name, folder, scipy, torch):
    table, sizes, skipped = {}, {}, set()
    for n in (10, 100, 1000, 10**4, 10**5):
        case = Case(name, n, folder)
        rows = measurements(case, scipy, torch)
        for row in rows:
            last = table.get(row, [])
            growth = min(100, last[-1] / last[-2]) if len(last) > 1 and last[-2] > 0 else 10
            if last and last[-1] * growth > LONGEST:
                skipped.add(row)
        rows = {row: call for row, call in rows.items() if row not in skipped}
        if "hstar diff, the plugin" in rows:
            case.calls = plugin_calls(case)
        else:
            rows.pop("bare C, as many calls as the plugin's", None)
        times = {row: [] for row in rows}
        for _ in range(ROUNDS if n < 10**4 else 3):
            for row, call in rows.items():
                times[row].append(call())
        for row, seconds in times.items():
            table.setdefault(row, []).append(statistics.median(seconds))
            sizes.setdefault(row, []).append(case.n)
    show(name, table, sizes)


def show(name, table, sizes):
    bare = table["bare C, 2 calls a variable"]
    most = max(map(len, table.values()))
    longest = max(sizes.values(), key=len)
    print(f"\n{name}: processor time in ms, and how many times the bare loop's; the power of n")
    print(f"  {'variables':38}" + "".join(f"{n:>20}" for n in longest) + "   power")
    for row, seconds in table.items():
        cells = [f"{1e3 * s:11.3f} {s / b:8.1f}" for s, b in zip(seconds, bare)] + [f"{'too long':>20}"] * (most - len(seconds))
        print(f"  {row:38}" + "".join(cell.rjust(20) for cell in cells) + f"    {exponent(sizes[row], seconds)}", flush=True)
    alone = table.get("bare C, as many calls as the plugin's", [])
    ratios = [f"{p / a:20.2f}" for p, a in zip(table["hstar diff, the plugin"], alone)]
    print(f"  {'the plugin by its bare calls, aim 1.15':38}" + "".join(ratios))


with tempfile.TemporaryDirectory() as place:
    functions = os.path.join(SOURCE, "tests", "bench", "growth_functions.c")
    subprocess.run([CC, "-O2", "-shared", "-fPIC", "-o", f"{place}/functions.so", functions, "-lm"], check=True)
    print("how gradients grow, by central differences and by hstar")
    found = [optional("scipy"), optional("torch")]
    for each in ("squares", "network"):
        grow(each, place, *found)
