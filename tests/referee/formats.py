"""The referee's own formats: numbers as fractions, each operation exact and then rounded, for sweeps in formats other
than double. Rounding is done by its definition, on integers; the functions are the C library's through ctypes, in float
for float and in double, then rounded, for the simulated ones."""

import ctypes
import ctypes.util
import json
import math
import re
import subprocess
from fractions import Fraction

import mpmath
from mpmath import mpf

# bits, exponents of the smallest and the largest normal number; the largest number where it is not the obvious one
FORMATS = {
    "float": (24, -126, 127, None),
    "long-double": (64, -16382, 16383, None),
    "quad": (113, -16382, 16383, None),
    "half": (11, -14, 15, None),
    "bfloat16": (8, -126, 127, None),
    "tf32": (11, -126, 127, None),
    "float8-e4m3": (4, -6, 8, Fraction(448)),
    "float8-e5m2": (3, -14, 15, None),
}

# text, point, smallest and largest h; only arithmetic for what is wider than double, of which ctypes has no exact results
ARITHMETIC = [
    ("x*x*x - 2*x + 1", "2.385", 1e-8, 1.0),
    ("(0.1*x + 1)/(3 - x)", "1.7", 1e-8, 0.5),
    ("0.3*x*x - 1/x", "0.1", 1e-8, 0.05),
]
FUNCTIONS = [("sin(x)", "1", 1e-6, 1.0), ("exp(0.7*x)/x", "1.3", 1e-6, 0.5), ("sqrt(x)*log(x)", "2.5", 1e-6, 1.0)]

METHODS = {
    "forward": ([1, 0], [1, -1], 1),
    "central": ([1, -1], [1, -1], 2),
    "five-point": ([2, 1, -1, -2], [-1, 8, -8, 1], 12),
}
LEVELS = 3  # of richardson, and of ridders at most
EXTRAPOLATIONS = [f"richardson:{LEVELS}", f"ridders:{LEVELS}"]
WIDE = ("long-double", "quad")


LIBM = ctypes.CDLL(ctypes.util.find_library("m") or "libm.so.6")


class NoNumber(Exception):
    """An overflow, or a division by 0: the sample is none."""


def attempt(compute):
    """What compute gives, or None."""
    try:
        return compute()
    except NoNumber:
        return None


def tableau(entry, four, levels):
    """T[i][k] = (4^k T[i][k-1] - T[i-1][k-1])/(4^k - 1) in whatever arithmetic the entries are; entry(i) at h/2^i. None where
    that is not a number."""
    rows = []
    for i in range(levels):
        row, factor = [attempt(lambda: entry(i))], four
        for k in range(i):
            left, above = row[k], rows[i - 1][k]
            known = left is not None and above is not None
            row.append(attempt(lambda: (factor * left - above) / (factor - four / four)) if known else None)
            factor = factor * four
        rows.append(row)
    return rows


class Number:
    """A number of a format."""

    def __init__(self, name, value):
        self.name, self.value = name, value

    @classmethod
    def rounded(cls, name, value):
        bits, smallest, largest, top = FORMATS[name]
        if value == 0:
            return cls(name, Fraction(0))
        size, exponent = abs(value), 0
        exponent = size.numerator.bit_length() - size.denominator.bit_length()
        if size < Fraction(2) ** exponent:
            exponent -= 1
        unit = Fraction(2) ** (max(exponent, smallest) - bits + 1)
        result = round(size / unit) * unit  # of Fraction: ties to even
        if result > (top or (2 - Fraction(2) ** (1 - bits)) * Fraction(2) ** largest):
            raise NoNumber
        return cls(name, result if value > 0 else -result)

    def same(self, value):
        return Number.rounded(self.name, value)

    def __add__(self, other):
        return self.same(self.value + other.value)

    def __sub__(self, other):
        return self.same(self.value - other.value)

    def __mul__(self, other):
        return self.same(self.value * other.value)

    def __truediv__(self, other):
        if other.value == 0:
            raise NoNumber
        return self.same(self.value / other.value)


def function_of(name, function):
    """The C library's, in the format."""
    kind, suffix = (ctypes.c_float, "f") if name == "float" else (ctypes.c_double, "")
    f = getattr(LIBM, function + suffix)
    f.restype, f.argtypes = kind, [kind]

    def call(x):
        result = f(float(x.value))
        if not math.isfinite(result):
            raise NoNumber
        return x.same(Fraction(result))

    return call


def exactly(x):
    return mpf(x.numerator) / x.denominator


def ridders_choice(rows):
    """Which entry (halvings, levels) of the tableau Ridders' search takes."""
    least, chosen = None, (0, 1)
    for i in range(1, len(rows)):
        for k in range(1, i + 1):
            if rows[i][k] is None:
                continue
            change = max(abs((rows[i][k] - other).value) for other in (rows[i][k - 1], rows[i - 1][k - 1]))
            if least is None or change <= least:
                least, chosen = change, (i - k, k + 1)
        last = (rows[i][i], rows[i - 1][i - 1])
        if None not in last and abs((last[0] - last[1]).value) >= 2 * least:
            break
    return chosen


def difference(a, b):
    if a is None or b is None:
        raise NoNumber
    return a - b


class FormatReferee:
    def __init__(self, name, text, point):
        marked = re.sub(r"(?<![\w.])(\d+\.?\d*(?:e[+-]?\d+)?)", r"L('\1')", text)
        code = compile(marked, text, "eval")
        names = [f for f in ("sin", "exp", "sqrt", "log") if f in text]
        computed = {f: function_of(name, f) for f in names}
        exact = {f: getattr(mpmath.mp, f) for f in names}
        computed["L"] = lambda literal: Number.rounded(name, Fraction(literal))
        exact["L"] = lambda literal: exactly(computed["L"](literal).value)
        self.name = name
        self.computed = lambda x: eval(code, computed, {"x": x})  # noqa: S307: our own table
        self.exact = lambda x: eval(code, exact, {"x": x})  # noqa: S307
        self.x = Number.rounded(name, Fraction(float(point)))
        x, h = exactly(self.x.value), mpf(2) ** -300
        d = [(self.exact(x + h / k) - self.exact(x - h / k)) / (2 * h / k) for k in (1, 2)]
        self.derivative = (4 * d[1] - d[0]) / 3  # good to h^4

    def number(self, value):
        return Number.rounded(self.name, Fraction(value))

    def plain(self, method, h):
        """The nodes in units of h, as stored, f there, the weights beside c, c, and the estimate."""
        nodes, weights, divisor = METHODS[method]
        number = self.number
        stored = [self.x if k == 0 else self.x + number(k) * h for k in nodes]
        values = [self.computed(x) for x in stored]
        estimate = number(weights[0]) * values[0]
        for w, v in zip(weights[1:], values[1:]):
            estimate = estimate + number(w) * v
        return nodes, stored, values, weights, divisor, estimate / (number(divisor) * h)

    def extrapolated(self, chosen, h):
        """The same for the entry (halvings, levels) of a tableau of central differences; and the tableau itself."""
        number, halvings, levels = self.number, *chosen
        steps = [Fraction(1, 2**i) for i in range(LEVELS)]
        stored = [[self.x + number(k * s) * h for k in (1, -1)] for s in steps]
        values = [[attempt(lambda: self.computed(x)) for x in pair] for pair in stored]
        rows = tableau(lambda i: difference(*values[i]) / (number(2) * (number(steps[i]) * h)), number(4), LEVELS)
        last = halvings + levels - 1
        # the weight of each pair, from the same recursion over exact unit vectors
        weights = [tableau(lambda i: Fraction(int(i == j), 2) / steps[i], Fraction(4), LEVELS)[last][levels - 1] for j in range(LEVELS)]
        flat = lambda pairs: [v for pair in pairs for v in pair]
        return (flat([(s, -s) for s in steps]), flat(stored), flat(values), flat([(w, -w) for w in weights]), 1,
                rows[last][levels - 1]), rows

    def anatomy(self, method, h, chosen):
        h = self.number(h)
        if method in METHODS:
            nodes, stored, values, weights, divisor, estimate = self.plain(method, h)
        else:
            (nodes, stored, values, weights, divisor, estimate), _ = self.extrapolated(chosen, h)
            if estimate is None:
                raise NoNumber
            used = [i for i, w in enumerate(weights) if w != 0]
            nodes, stored, values, weights = ([column[i] for i in used] for column in (nodes, stored, values, weights))
        weights = [exactly(Fraction(w)) for w in weights]
        nodes = [exactly(Fraction(k)) for k in nodes]
        scale, exact_h, x = divisor * exactly(h.value), exactly(h.value), exactly(self.x.value)
        d = sum(w * self.exact(x + k * exact_h) for k, w in zip(nodes, weights)) / scale
        d_node = sum(w * self.exact(exactly(s.value)) for s, w in zip(stored, weights)) / scale
        d_eval = sum(w * exactly(v.value) for v, w in zip(values, weights)) / scale
        parts = {"truncation": d - self.derivative, "node": d_node - d, "evaluation": d_eval - d_node,
                 "arithmetic": exactly(estimate.value) - d_eval}
        parts["rounding"] = parts["node"] + parts["evaluation"] + parts["arithmetic"]
        parts["error"] = exactly(estimate.value) - self.derivative
        return float(estimate.value), parts


def cases():
    for name in FORMATS:
        for case in ARITHMETIC + ([] if name in WIDE else FUNCTIONS):
            yield (name, *case)


def format_case(hstar, rng, close, steps, name, text, point, low, high):
    a = rng.uniform(math.log10(low), math.log10(high) - 1)
    command = [hstar, "sweep", text, "--at", point, "--from", repr(10**a), "--to", repr(high), "--points", str(steps),
               "--methods", ",".join([*METHODS, *EXTRAPOLATIONS]), "--format", name, "--json", "-"]
    sweep = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    referee, failures, compared = FormatReferee(name, text, point), [], 0
    for method in sweep["components"][0]["methods"]:
        for i, h in enumerate(sweep["h"]):
            where = f"{text} at {point} in {name}, {method['name']}, h = {h!r}"
            compared += 1
            chosen = (0, LEVELS)
            if method["name"].startswith("ridders"):
                chosen = (int(method["halvings"][i]), int(method["levels"][i]))
            try:
                if method["name"].startswith("ridders"):
                    want = ridders_choice(referee.extrapolated(chosen, referee.number(h))[1])
                    if chosen != want:
                        failures.append(f"{where}: entry {chosen}, want {want}")
                estimate, parts = referee.anatomy(method["name"], h, chosen)
            except NoNumber:
                if method["estimate"][i] is not None:
                    failures.append(f"{where}: estimate {method['estimate'][i]!r}, want none")
                continue
            if method["estimate"][i] != estimate:
                failures.append(f"{where}: estimate {method['estimate'][i]!r}, want {estimate!r}")
            largest = max(abs(v) for k, v in parts.items() if k not in ("rounding", "error"))
            for part, want in parts.items():
                compared += 1
                if not close(method[part][i], want, largest):
                    failures.append(f"{where}: {part} {method[part][i]!r}, want {mpmath.nstr(want, 17)}")
    return failures, compared
