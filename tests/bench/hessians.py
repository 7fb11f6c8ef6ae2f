"""Hessians of random functions, n = 2 to 8 with scales from 1e-6 to 1e6: do the bars hold, and is "definite" ever wrong? As formulas, and as compiled code in
double with noise and in float. usage: hessians.py HSTAR [SEED [COUNT]]"""
import json
import os
import random
import subprocess
import sys
import tempfile

import numpy

# Name, in the language of expressions, in C.
SHAPES = [("exp", "exp({0})", "exp({0})"), ("sin", "sin({0})", "sin({0})"), ("tanh", "tanh({0})", "tanh({0})"),
          ("softplus", "log(1+exp({0}))", "log(1+exp({0}))"), ("arc", "sqrt(1+({0})^2)", "sqrt(1+({0})*({0}))"),
          ("square", "({0})^2", "({0})*({0})"), ("cube", "({0})^3", "({0})*({0})*({0})"), ("cos", "cos({0})", "cos({0})"),
          ("atan", "atan({0})", "atan({0})"), ("bell", "exp(-({0})^2)", "exp(-({0})*({0}))")]
# What keeps a sum of them convex.
CONVEX = ["exp", "softplus", "arc", "square"]

NOISE = """
static double noise(const double *x, size_t n)
{
    uint64_t h = 1469598103934665603u;
    for (size_t i = 0; i < n; i++) {
        uint64_t bits;
        memcpy(&bits, &x[i], sizeof bits);
        h = (h ^ bits) * 1099511628211u;
        h ^= h >> 29;
    }
    h *= 0xbf58476d1ce4e5b9u;
    h ^= h >> 32;
    return (double)(h >> 11) * 0x1p-53 - 0.5;
}
"""


class Problem:
    """A random function and a point."""

    def __init__(self, dice):
        self.n = dice.randint(2, 8)
        self.scale = [10 ** dice.uniform(-6, 6) for _ in range(self.n)]
        self.point = [s * dice.uniform(-1.5, 1.5) for s in self.scale]
        convex = dice.random() < 0.4
        shapes = [s for s in SHAPES if s[0] in CONVEX] if convex else SHAPES
        self.terms = []
        for _ in range(dice.randint(2, 6) if not convex else self.n + 2):
            weights = [(round(dice.uniform(-1, 1), 3), i) for i in range(self.n) if dice.random() < 0.6]
            weight = round(dice.uniform(0.2, 2) if convex else dice.uniform(-2, 2), 3)
            self.terms.append((weight, dice.choice(shapes), weights or [(1.0, 0)]))

    def _text(self, column, suffix):
        def number(x):
            return f"({x!r}{suffix})"
        parts = []
        for weight, shape, weights in self.terms:
            inner = "+".join(f"{number(w)}*x{i}/{number(self.scale[i])}" for w, i in weights)
            parts.append(f"{number(weight)}*" + shape[column].format(inner))
        return "+".join(parts)

    def expression(self):
        return self._text(1, "")

    def at(self):
        return ",".join(f"x{i}={x!r}" for i, x in enumerate(self.point))

    def code(self, kind):
        real, suffix, header = ("float", "f", "tgmath.h") if kind == "float" else ("double", "", "math.h")
        names = "".join(f"    const {real} x{i} = ({real})x[{i}];\n" for i in range(self.n))
        factor = " * (1 + 1e-9 * noise(x, n))" if kind == "noise" else ""
        return (f"#include <{header}>\n#include <stddef.h>\n#include <stdint.h>\n#include <string.h>\n"
                f"{NOISE if kind == 'noise' else ''}"
                f"double f(const double *x, size_t n, void *context)\n{{\n{names}    (void)n, (void)context;\n"
                f"    const {real} y = {self._text(2, suffix)};\n    return y{factor};\n}}\n")


def ask(hstar, words):
    run = subprocess.run([hstar, "diff", "--hessian", "--json", "-"] + words, capture_output=True, text=True, check=False)
    if not run.stdout:
        sys.exit(run.stderr)
    return json.loads(run.stdout)


def compiled(problem, kind, folder):
    source, library = os.path.join(folder, "f.c"), os.path.join(folder, "f.so")
    with open(source, "w", encoding="ascii") as file:
        file.write(problem.code(kind))
    subprocess.run([os.environ.get("CC", "cc"), "-O1", "-shared", "-fPIC", "-o", library, source, "-lm"], check=True)
    return f"{library}:f@vector"


class Tally:
    """What came out of one kind."""

    def __init__(self):
        self.entries = self.ok = self.held = self.wrong = self.calls = 0
        self.relative = []
        self.said = {"yes": 0, "no": 0, "cannot tell": 0}
        self.lied = 0

    def add(self, problem, found, exact):
        matrix = numpy.zeros((problem.n, problem.n))
        for entry in found["entries"]:
            truth = exact[entry["row"], entry["column"]]
            i, j = int(entry["row"][1:]), int(entry["column"][1:])
            matrix[i, j] = matrix[j, i] = truth * problem.scale[i] * problem.scale[j]
            self.entries += 1
            self.calls += entry["evaluations"]
            if entry["status"] != "ok":
                continue
            error = abs(entry["value"] - truth) if entry["error"] is None else abs(entry["error"])
            self.ok += 1
            self.held += error <= entry["bar"]
            self.wrong += error > 10 * entry["bar"]
            if truth:
                self.relative.append(error / abs(truth))
        least = numpy.linalg.eigvalsh(matrix)
        told = found["positive_definite"]
        self.said[told] += 1
        self.lied += (told == "yes" and least[0] <= 0) or (told == "no" and least[0] > 1e-12 * abs(least).max())

    def row(self, name):
        self.relative.sort()
        median, worst = self.relative[len(self.relative) // 2], self.relative[int(0.9 * len(self.relative))]
        return (f"{name:9} {self.entries:7} {self.ok:6} {self.wrong:5} {100 * self.held / self.ok:8.2f} % {median:9.1e} {worst:9.1e} "
                f"{self.calls / self.entries:6.0f}   {self.said['yes']:3} / {self.said['no']:3} / {self.said['cannot tell']:3}   {self.lied}")


def main(hstar, seed, count):
    print(f"{count} random Hessians, seed {seed}; wrong: off by more than ten bars")
    print(f"{'':9} {'entries':>7} {'ok':>6} {'wrong':>5} {'bars hold':>10} {'median':>9} {'90 %':>9} {'calls':>6}   definite: yes / no / cannot tell, lies")
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("formula", "noise", "float"):
            dice, tally = random.Random(seed), Tally()
            for _ in range(count):
                problem = Problem(dice)
                proven = ask(hstar, [problem.expression(), "--at", problem.at()])
                exact = {(e["row"], e["column"]): e["exact"] for e in proven["entries"]}
                found = proven if kind == "formula" else ask(hstar, ["--plugin", compiled(problem, kind, folder), "--at", problem.at()])
                tally.add(problem, found, exact)
            print(tally.row(kind), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 101, int(sys.argv[3]) if len(sys.argv) > 3 else 200)
