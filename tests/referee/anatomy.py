#!/usr/bin/env python3
"""The referee: recomputes anatomies from their definitions, with mpmath and the C library, and compares.

It shares no code with hstar. For each function it asks `hstar sweep` for a few random steps, computes f as the
program does (the C library's functions through ctypes, in doubles) and f exactly (mpmath, on the same doubles),
forms D, D_node, D_eval from the definitions, and holds the seven columns and the proven digits against them.

usage: anatomy.py HSTAR [SEED]
"""

import ctypes
import ctypes.util
import json
import math
import random
import re
import subprocess
import sys
from fractions import Fraction

import mpmath
from mpmath import mp, mpf

import formats

PRECISION = 2500  # bits: five-point at h = 1e-16 loses 300, and x = 1e300 another 1000

# text, point, smallest and largest h. The last column is the variable; others stand in the text as numbers.
CASES = [
    ("sin(x)", "1", 1e-16, 1.0),
    ("sin(x)", "0", 1e-16, 1.0),
    ("sin(x)", "100000000", 1e-12, 1.0),
    ("exp(x)", "1.25", 1e-16, 1.0),
    ("exp(100*x)", "0.01", 1e-14, 0.1),
    ("exp(-1e-6*x)", "1", 1e-12, 10.0),
    ("x^3", "2", 1e-16, 1.0),
    ("x^2", "1", 1e-16, 1.0),
    ("x^4+3*x^2-10*x", "0.99999", 1e-14, 1.0),
    ("10000*x^3+0.01*x^2+5*x", "1e-9", 1e-16, 1.0),
    ("x*x*x - 2*x + 1", "2.385", 1e-16, 1.0),
    ("1/x", "1.7", 1e-16, 0.5),
    ("log(x)", "3.5", 1e-16, 1.0),
    ("sqrt(x)", "0.3", 1e-16, 0.1),
    ("atan(x)", "0.5", 1e-16, 1.0),
    ("tanh(x) + cosh(x/3)", "-0.7", 1e-15, 1.0),
    ("(1-cos(x))/x^2", "0.001", 1e-9, 4e-4),
    ("exp(x^2)", "1.5", 1e-15, 0.3),
    ("x^2*log(x)", "1", 1e-16, 0.4),
    ("expm1(x)^2+(1/sqrt(1+x^2)-1)^2", "1", 1e-15, 1.0),
    ("sin(x^2+1e6*x)", "1", 1e-14, 1e-6),
    ("exp(x)/(sin(x)-x^2)", "1", 1e-14, 1e-2),
    ("x^1.5", "2.25", 1e-15, 1.0),
    ("erf(x)*0.1", "0.4", 1e-15, 1.0),
    ("tgamma(x)", "4.2", 1e-14, 1.0),
    ("asinh(x)-atanh(x/5)", "2.1", 1e-15, 1.0),
    ("cbrt(x)+hypot(x, 3)", "-1.3", 1e-14, 0.5),
    ("1e300*x^2", "1.1", 1e-12, 0.1),
    ("1e-290*sin(x)", "0.8", 1e-12, 0.1),
    ("x^2 + x", "1e-300", 1e-16, 1.0),
    ("x^3", "12345678.9", 1e-6, 1e3),
]

# name: nodes and integer weights in the order of summation, divisor
METHODS = {
    "forward": ([1, 0], [1, -1], 1),
    "backward": ([0, -1], [1, -1], 1),
    "central": ([1, -1], [1, -1], 2),
    "five-point": ([2, 1, -1, -2], [-1, 8, -8, 1], 12),
}

# Other stencils and derivatives: text, point, smallest and largest h, derivative, and the nodes of each method in their
# order of summation. Their weights are worked out here.
STENCILS = [
    ("sin(x)", "1", 1e-16, 1.0, 1, {"central:8": [4, 3, 2, 1, -1, -2, -3, -4], "forward:3": [3, 2, 1, 0]}),
    ("exp(x)/(sin(x)-x^2)", "1", 1e-14, 1e-2, 1, {"[0,1,2,5]": [0, 1, 2, 5], "-3:3": [-3, -2, -1, 1, 2, 3]}),
    ("exp(x)", "1.25", 1e-16, 1.0, 1, {"[1/3,-1/2,5/4]": ["1/3", "-1/2", "5/4"], "backward:2": [0, -1, -2]}),
    ("sin(x)", "1", 1e-16, 1.0, 2, {"central": [1, 0, -1], "forward": [2, 1, 0], "five-point": [2, 1, 0, -1, -2]}),
    ("1/x", "1.7", 1e-14, 0.3, 2, {"backward:2": [0, -1, -2, -3], "[-1/2,0,0.5]": ["-1/2", 0, "1/2"]}),
    ("log(x)", "3.5", 1e-14, 0.5, 3, {"central": [2, 1, -1, -2], "central:4": [3, 2, 1, -1, -2, -3]}),
    ("x^3", "2", 1e-16, 1.0, 3, {"forward": [3, 2, 1, 0], "[0,1,2,5]": [0, 1, 2, 5]}),
    ("tanh(x) + cosh(x/3)", "-0.7", 1e-13, 0.5, 4, {"central": [2, 1, 0, -1, -2], "forward:2": [5, 4, 3, 2, 1, 0]}),
    ("x^1.5", "2.25", 1e-13, 0.3, 5, {"central": [3, 2, 1, -1, -2, -3], "backward": [0, -1, -2, -3, -4, -5]}),
    ("exp(x^2)", "1.5", 1e-12, 0.1, 6, {"central": [3, 2, 1, 0, -1, -2, -3]}),
    ("exp(-1e-6*x)", "1", 1e-12, 10.0, 7, {"central": [4, 3, 2, 1, -1, -2, -3, -4]}),
    ("sin(x)", "100000000", 1e-10, 1.0, 8, {"central": [4, 3, 2, 1, 0, -1, -2, -3, -4],
                                            "forward": [8, 7, 6, 5, 4, 3, 2, 1, 0]}),
]

# Extrapolations: text, point, smallest and largest h. Their tableau is computed step by step, as the texts have it, and
# their weights are those of the stencil on all its nodes; of ridders the sweep says which entry it chose.
EXTRAPOLATED = [
    ("exp(x)/(sin(x)-x^2)", "1", 1e-14, 1e-2),
    ("sin(x)", "100000000", 1e-10, 1.0),
    ("x^3", "2", 1e-16, 1.0),
]
EXTRAPOLATIONS = ["richardson", "richardson:2", "richardson:6", "ridders", "ridders:5"]

# Complex steps: text, point, smallest and largest h. Python's cmath is no C library, so that the computed value is taken
# from the estimate, and f at x + ih is held against it to a few units in the last place.
COMPLEX = [
    ("exp(x)/(sin(x)-x^2)", "1", 1e-300, 1e-2),
    ("sin(x)", "1", 1e-300, 1.0),
    ("sqrt(x)*atan(x)", "0.3", 1e-200, 0.1),
    ("log(x)", "3.5", 1e-16, 1.0),
    ("tanh(x)*cosh(x/3)", "0.7", 1e-100, 0.5),
    ("x^3", "12345678.9", 1e-250, 1e3),
    ("erf(x)*exp(x)", "0.7", 1e-300, 1.0),
    ("erfc(x)", "3.2", 1e-250, 0.5),
    ("gelu(x)", "1.3", 1e-300, 1.0),
    ("tgamma(x)", "4.2", 1e-300, 1.0),
    ("lgamma(x)/x", "2.6", 1e-200, 1.0),
    ("digamma(x)", "3.7", 1e-300, 1.0),
    ("bessel_j0(x)*x", "2.3", 1e-100, 1.0),
    ("airy_ai(x)", "-1.4", 1e-50, 1.0),
    ("lambert_w(x)", "0.9", 1e-100, 0.5),
    ("logsumexp([x, 2*x, 1])", "0.3", 1e-300, 1.0),
]

# The same in other formats: format, units of the last place, text, point, smallest and largest h, where points and literals are
# numbers of the format and the steps powers of two.
COMPLEX_FORMATS = [
    (name, units, text, point, low, 1.0)
    for name, units, low in [("float", 20, 1e-25), ("long-double", 20, 1e-290), ("quad", 40, 1e-290), ("half", 4, 0.1),
                             ("bfloat16", 4, 1e-20), ("float8-e5m2", 4, 0.5)]
    for text, point in [("exp(x)", "0.75"), ("erf(x)", "0.5"), ("lgamma(x)", "3.5"), ("digamma(x)", "1.75"),
                        ("bessel_j0(x)", "1.25"), ("x*x + 1/x", "1.25")]
]

STEPS = 9


def weights_on(nodes, derivative):
    """Nodes, integer weights and divisor: sum w k^j = d! [j = d] for j below the number of nodes, by elimination."""
    nodes = [Fraction(k) for k in nodes]
    n = len(nodes)
    rows = [[k**j for k in nodes] + [Fraction(math.factorial(derivative) if j == derivative else 0)]
            for j in range(n)]
    for column in range(n):
        pivot = next(r for r in range(column, n) if rows[r][column] != 0)
        rows[column], rows[pivot] = rows[pivot], rows[column]
        rows[column] = [v / rows[column][column] for v in rows[column]]
        for r in range(n):
            if r != column and rows[r][column] != 0:
                rows[r] = [v - rows[r][column] * p for v, p in zip(rows[r], rows[column])]
    weights = [row[-1] for row in rows]
    divisor = math.lcm(*(w.denominator for w in weights))
    return nodes, [int(w * divisor) for w in weights], divisor


class Double:
    """A double whose operators round as the program's do, and whose power is the C library's."""

    libm = ctypes.CDLL(ctypes.util.find_library("m") or "libm.so.6")

    def __init__(self, value):
        self.value = float(value)

    @classmethod
    def function(cls, name, arity):
        f = getattr(cls.libm, name)
        f.restype = ctypes.c_double
        f.argtypes = [ctypes.c_double] * arity
        return lambda *a: cls(f(*[x.value for x in a]))

    def __add__(self, other):
        return Double(self.value + other.value)

    def __sub__(self, other):
        return Double(self.value - other.value)

    def __mul__(self, other):
        return Double(self.value * other.value)

    def __truediv__(self, other):
        if other.value == 0:
            return Double(math.nan if self.value == 0 else math.copysign(math.inf, self.value))
        return Double(self.value / other.value)

    def __neg__(self):
        return Double(-self.value)

    def __pow__(self, other):
        return Double.function("pow", 2)(self, other)


UNARY = "sin cos exp log sqrt atan tanh cosh expm1 erf tgamma asinh atanh cbrt".split()


def signed_cbrt(x):
    return mp.cbrt(x) if x >= 0 else -mp.cbrt(-x)


EXACT = {name: getattr(mp, name, None) for name in UNARY}
EXACT.update(tgamma=mp.gamma, cbrt=signed_cbrt, hypot=mp.hypot, L=lambda text: mpf(float(text)))
EXACT.update(erfc=mp.erfc, gelu=lambda x: x * mp.erfc(-x / mp.sqrt(2)) / 2, lgamma=mp.loggamma, digamma=mp.digamma,
             bessel_j0=lambda x: mp.besselj(0, x), airy_ai=mp.airyai, lambert_w=mp.lambertw,
             logsumexp=lambda v: mp.log(mp.fsum(mp.exp(x) for x in v)))
COMPUTED = {name: Double.function(name, 1) for name in UNARY}
COMPUTED.update(hypot=Double.function("hypot", 2), L=lambda text: Double(float(text)))


def compiled(text):
    """The expression as Python, its literals marked so that each side reads them its own way."""
    marked = re.sub(r"(?<![\w.])(\d+\.?\d*(?:e[+-]?\d+)?)", r"L('\1')", text)
    return compile(marked.replace("^", "**"), text, "eval")


class Referee:
    def __init__(self, text, point, derivative=1, rule="given"):
        code = compiled(text)
        self.exact = lambda x: eval(code, EXACT, {"x": x})  # noqa: S307: our own table
        self.computed = lambda x: eval(code, COMPUTED, {"x": Double(x)}).value
        self.x = float(point)
        mp.prec = PRECISION
        self.rule = rule
        self.order = derivative
        self.derivative = self.exact_derivative() if derivative == 1 else mp.diff(self.exact, mpf(self.x), derivative)

    def exact_derivative(self):
        """f'(x) by a central difference of mpmath's at a step of 2^-700: good to 2^-1000 and more."""
        x, h = mpf(self.x), mpf(2) ** -400 * max(1, abs(mpf(self.x)))
        # Richardson over three steps: the error falls to h^6
        d = [(self.exact(x + h / k) - self.exact(x - h / k)) / (2 * h / k) for k in (1, 2, 4)]
        e = [(4 * d[1] - d[0]) / 3, (4 * d[2] - d[1]) / 3]
        return (16 * e[1] - e[0]) / 15

    def tableau(self, h, halvings, levels):
        """The estimate of so many levels from h/2^halvings on."""
        rows = []
        for i in range(levels):
            step = h / 2 ** (halvings + i)
            row = [(self.computed(self.x + step) - self.computed(self.x - step)) / (2 * step)]
            for k in range(1, i + 1):
                row.append((4.0**k * row[k - 1] - rows[-1][k - 1]) / (4.0**k - 1))
            rows.append(row)
        return rows[-1][-1]

    def complex_step(self, h, estimate):
        """The anatomy, and by how much the estimate is off in units of the last place."""
        exact = mp.im(self.exact(mp.mpc(self.x, h))) / mpf(h)
        return exact - self.derivative, float(abs(mpf(estimate) - exact) / abs(exact)) * 2**53

    def anatomy(self, stencil, h, estimate=None):
        nodes, weights, divisor = stencil
        if self.rule == "representable":
            h = (self.x + h) - self.x
        exact_h = mpf(h)
        scale = divisor * exact_h**self.order
        stored = [self.x + float(k) * h for k in nodes]
        values = [self.computed(x) for x in stored]
        if estimate is None:
            estimate = weights[0] * values[0]
            for w, v in zip(weights[1:], values[1:]):
                estimate += w * v
            power = h
            for _ in range(1, self.order):
                power *= h
            estimate /= divisor * power
        exact = [mpf(Fraction(k).numerator) / Fraction(k).denominator for k in nodes]
        d = sum(w * self.exact(mpf(self.x) + k * exact_h) for k, w in zip(exact, weights)) / scale
        d_node = sum(w * self.exact(mpf(x)) for x, w in zip(stored, weights)) / scale
        d_eval = sum(w * mpf(v) for v, w in zip(values, weights)) / scale
        parts = {
            "truncation": d - self.derivative,
            "node": d_node - d,
            "evaluation": d_eval - d_node,
            "arithmetic": mpf(estimate) - d_eval,
        }
        parts["rounding"] = parts["node"] + parts["evaluation"] + parts["arithmetic"]
        parts["error"] = mpf(estimate) - self.derivative
        return estimate, parts


def close(got, want, largest):
    """To 1e-6, or lost below 1e-12 of the largest, as the definitions promise; or below the smallest double."""
    if got is None:
        return False
    difference = abs(mpf(got) - want)
    return difference <= mpf(10) ** -6 * abs(want) or difference <= mpf(10) ** -12 * largest * 2 or (
        difference <= mpf(2) ** -1074
    )


def referee_case(hstar, rng, text, point, low, high, derivative=1, stencils=None, rule="given"):
    stencils = {name: weights_on(nodes, derivative) for name, nodes in stencils.items()} if stencils else METHODS
    a, b = sorted((rng.uniform(math.log10(low), math.log10(high)), rng.uniform(math.log10(low), math.log10(high))))
    command = [hstar, "sweep", text, "--at", point, "--from", repr(10**a), "--to", repr(10 ** (b + 0.01)),
               "--points", str(STEPS), "--derivative", str(derivative), "--methods", ",".join(stencils),
               "--step-rule", rule, "--json", "-"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    if answer.returncode != 0:
        return [f"{text} at {point}: exit {answer.returncode}: {answer.stderr.strip()}"], 0
    sweep = json.loads(answer.stdout)
    referee = Referee(text, point, derivative, rule)
    component = sweep["components"][0]
    failures, compared = [], 0

    digits = mpf(component["reference"]["digits"])
    if abs(digits - referee.derivative) > mpf(10) ** -50 * abs(referee.derivative):
        failures.append(f"{text} at {point}: reference {component['reference']['digits']}, "
                        f"want {mpmath.nstr(referee.derivative, 60)}")
    for method in component["methods"]:
        for i, h in enumerate(sweep["h"]):
            if rule == "representable" and referee.x + h == referee.x:
                if method["estimate"][i] is not None:
                    failures.append(f"{text} at {point}: a step of 0 has an estimate")
                continue
            estimate, parts = referee.anatomy(stencils[method["name"]], h)
            where = f"derivative {derivative} of {text} at {point}, {method['name']}, h = {h!r}, {rule}"
            got = method["estimate"][i]
            if got is None and not math.isfinite(estimate):
                continue
            if got != estimate:
                failures.append(f"{where}: estimate {got!r}, want {estimate!r}")
            largest = max(abs(v) for k, v in parts.items() if k not in ("rounding", "error"))
            for name, want in parts.items():
                compared += 1
                if not close(method[name][i], want, largest):
                    failures.append(f"{where}: {name} {method[name][i]!r}, want {mpmath.nstr(want, 17)}")
    return failures, compared


def ask(hstar, rng, text, point, low, high, methods):
    low, high = (math.log10(v) for v in (low, high))
    a, b = sorted((rng.uniform(low, high), rng.uniform(low, high)))
    return asked(hstar, text, point, repr(10**a), repr(10 ** (b + 0.01)), methods, "--points", str(STEPS))


def asked(hstar, text, point, low, high, methods, *more):
    command = [hstar, "sweep", text, "--at", point, "--from", low, "--to", high, "--methods", ",".join(methods), "--json", "-", *more]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(answer.stdout)


def extrapolated_case(hstar, rng, text, point, low, high):
    sweep = ask(hstar, rng, text, point, low, high, EXTRAPOLATIONS)
    referee, failures, compared = Referee(text, point), [], 0
    for method in sweep["components"][0]["methods"]:
        for i, h in enumerate(sweep["h"]):
            where = f"{text} at {point}, {method['name']}, h = {h!r}"
            halvings, levels = 0, method["evaluations"] // 2
            if "levels" in method:
                halvings, levels = int(method["halvings"][i]), int(method["levels"][i])
            estimate = referee.tableau(h, halvings, levels)
            nodes = [s * Fraction(1, 2**k) for k in range(levels) for s in (1, -1)]
            _, parts = referee.anatomy(weights_on(nodes, 1), h / 2**halvings, estimate)
            if method["estimate"][i] != estimate:
                failures.append(f"{where}: estimate {method['estimate'][i]!r}, want {estimate!r}")
            largest = max(abs(v) for k, v in parts.items() if k not in ("rounding", "error"))
            for name, want in parts.items():
                compared += 1
                if not close(method[name][i], want, largest):
                    failures.append(f"{where}: {name} {method[name][i]!r}, want {mpmath.nstr(want, 17)}")
    return failures, compared


def complex_case(hstar, rng, text, point, low, high):
    sweep = ask(hstar, rng, text, point, low, high, ["complex-step"])
    referee, failures, compared = Referee(text, point), [], 0
    method = sweep["components"][0]["methods"][0]
    for i, h in enumerate(sweep["h"]):
        where = f"{text} at {point}, complex-step, h = {h!r}"
        truncation, units = referee.complex_step(h, method["estimate"][i])
        wants = {"truncation": truncation, "node": mpf(0), "error": mpf(method["estimate"][i]) - referee.derivative}
        wants["rounding"] = wants["error"] - truncation
        largest = max(abs(v) for v in wants.values())
        compared += len(wants)
        if units > 20:
            failures.append(f"{where}: estimate {method['estimate'][i]!r} is off by {units:.3g} units")
        if abs(method["evaluation"][i] + method["arithmetic"][i] - method["rounding"][i]) > 1e-9 * largest:
            failures.append(f"{where}: the rounding is not the sum of its parts")
        for name, want in wants.items():
            if not close(method[name][i], want, largest):
                failures.append(f"{where}: {name} {method[name][i]!r}, want {mpmath.nstr(want, 17)}")
    return failures, compared


def complex_format_case(hstar, rng, name, units, text, point, low, high):
    """An estimate may be wider than a double, but its error is told: beside the truncation some units of the format."""
    largest = rng.uniform(math.log2(low), math.log2(high))
    sweep = asked(hstar, text, point, repr(2 ** (largest - STEPS)), repr(2**largest), ["complex-step"], "--format", name,
                  "--grid", "powers-of-two")
    referee, failures, compared = Referee(text, point), [], 0
    method = sweep["components"][0]["methods"][0]
    for i, h in enumerate(sweep["h"]):
        where = f"{text} at {point}, complex-step in {name}, h = {h!r}"
        truncation, _ = referee.complex_step(h, 0)
        size = abs(truncation + referee.derivative) * mpf(sweep["format"]["unit_roundoff"])
        compared += 3
        if not close(method["truncation"][i], truncation, abs(truncation) + size):
            failures.append(f"{where}: truncation {method['truncation'][i]!r}, want {mpmath.nstr(truncation, 17)}")
        if not close(method["error"][i], truncation + mpf(method["rounding"][i]), abs(truncation) + size):
            failures.append(f"{where}: the error is not truncation and rounding")
        if abs(method["rounding"][i]) > units * size:
            failures.append(f"{where}: the rounding of {method['rounding'][i]!r} is above {units} units")
    return failures, compared


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 20240229
    rng = random.Random(seed)
    failures, compared = [], 0
    runs = [(case, {}) for case in CASES + STENCILS]
    runs += [(case, {"rule": "representable"}) for case in CASES[:6] + STENCILS[:4]]
    for case, others in runs:
        new, n = referee_case(sys.argv[1], rng, *case, **others)
        failures += new
        compared += n
    others = [(extrapolated_case, case) for case in EXTRAPOLATED] + [(complex_case, case) for case in COMPLEX]
    others += [(complex_format_case, case) for case in COMPLEX_FORMATS]
    for judge, case in others:
        new, n = judge(sys.argv[1], rng, *case)
        failures += new
        compared += n
    sampled = list(formats.cases())
    for case in sampled:
        new, n = formats.format_case(sys.argv[1], rng, close, STEPS, *case)
        failures += new
        compared += n
    for line in failures[:40]:
        print(line)
    print(f"referee: {len(runs) + len(others) + len(sampled)} sweeps, {compared} components compared, {len(failures)} differ (seed {seed})")
    sys.exit(1 if failures or compared == 0 else 0)


if __name__ == "__main__":
    main()
