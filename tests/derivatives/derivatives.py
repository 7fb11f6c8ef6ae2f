#!/usr/bin/env python3
"""The referee of automatic differentiation: derivatives of random compositions of all functions of the language, by mpmath.

It knows no derivative of any function: mpmath computes f alone, in 50 digits, and its differences with a step of 1e-13 are the derivatives. They are held
against `hstar diff --by reverse` and `--by forward`, in units of the rounding of f: the sum, over the operations of the composition and its variables, of
how much the derivative moves where the result of that operation, or that variable, moves by 2^-53 of itself, and where its slope does.

Every composition is at a place where it has a derivative, away from kinks and ends of domains; hstar must tell it there.

usage: derivatives.py HSTAR [SEED [COUNT]]
"""

import json
import random
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from mpmath import mp, mpf

UNIT = mpf(2)**-53
STEP = mpf(10)**-13   # of the variables: the differences are right to 25 digits, but for rounding of 1e-37
MOVED = mpf(10)**-6   # of a result, to see how much the derivative moves with it
MOST_UNITS = 8        # what is allowed
WAYS = ("reverse", "forward")
VARIABLES = "xyz"
HERE = (None, 0)      # the place itself; the others are a little beside it in one variable


class NoDerivative(Exception):
    """There is none here, or none that is worth asking for: a kink, an end of a domain, an overflow."""


def need(truth):
    if not truth:
        raise NoDerivative


def at(condition, value):
    """The value, where the condition holds."""
    need(condition)
    return value() if callable(value) else value


def moderate(y):
    """All numbers are such that 50 digits tell of each how the whole moves with it."""
    need(mp.isfinite(y) and (y == 0 or 1e-12 < abs(y) < 1e12))


def integer(x):
    return x == mp.floor(x)


def piece(kink, value):
    """What is smooth in pieces, away from where they meet."""
    def f(*a):
        need(not kink(*a))
        return value(*a)
    return f


def power(x, y):
    need(x > 0 or (x < 0 and integer(y)))
    return x**int(y) if integer(y) and abs(y) < 1000 else mp.power(x, y)


def half(x):
    return integer(x + mpf("0.5"))


def away_from_zero(x):
    return mp.sign(x) * mp.floor(abs(x) + mpf("0.5"))


# The functions of vectors are made of operations on numbers, from left to right, each of which is rounded: r.
def total(r, *v):
    result = v[0]
    for x in v[1:]:
        result = r(result + x)
    return result


def product(r, *v):
    result = v[0]
    for x in v[1:]:
        result = r(result * x)
    return result


def norm(r, *v):
    need(any(v))
    return r(mp.sqrt(total(r, *(r(x * x) for x in v))))


def dot(r, a, b, c, d):
    return r(r(a * c) + r(b * d))


def exponentials(r, v):
    """Shifted by about the largest: the shift is no part of the derivative, so it stays where a variable moves."""
    need(not tied(*v))
    shift = mp.nint(max(v))
    return shift, [r(mp.exp(r(x - shift))) for x in v]


def softmax(r, *v):
    _, e = exponentials(r, v)
    return r(r(e[1]) / total(r, *e))  # the slope comes both ways


def logsumexp(r, *v):
    shift, e = exponentials(r, v)
    return r(shift + r(mp.log(total(r, *e))))


def remainder_of(whole):
    def f(x, y):
        need(y != 0)
        r = x - y * whole(x / y)
        need(r != 0 and abs(r) != abs(y) / 2)
        return r
    return f


def tied(*a):
    return len(set(a)) < len(a)


def zero(x):
    return x == 0


def tiny(limit, f):
    """f for arguments of moderate size; f of others is slow, and overflows doubles or is flat to them."""
    return lambda x: at(abs(x) < limit, lambda: f(x))


# The text, with # for an argument; f; and whether its result is rounded, or what it is made of INSIDE.
INSIDE = 2
OPERATIONS = [
    ("(# + #)", lambda x, y: x + y, True),
    ("(# - #)", lambda x, y: x - y, True),
    ("(# * #)", lambda x, y: x * y, True),
    ("(# / #)", lambda x, y: at(y != 0, lambda: x / y), True),
    ("(#^#)", power, True),
    ("((#)^3)", lambda x: x**3, True),
    ("(-#)", lambda x: -x, False),
    ("if(# < #, #, #)", lambda a, b, x, y: at(a != b, x if a < b else y), False),
    ("if(# <= #, #, #)", lambda a, b, x, y: at(a != b, x if a <= b else y), False),
    ("if(# > #, #, #)", lambda a, b, x, y: at(a != b, x if a > b else y), False),
    ("if(# >= #, #, #)", lambda a, b, x, y: at(a != b, x if a >= b else y), False),
    ("(# == #)", lambda x, y: at(x != y, mpf(0)), False),
    ("(# != #)", lambda x, y: at(x != y, mpf(1)), False),
    ("sin(#)", tiny(1e6, mp.sin), True),
    ("cos(#)", tiny(1e6, mp.cos), True),
    ("tan(#)", tiny(1e6, mp.tan), True),
    ("asin(#)", lambda x: at(abs(x) < 1, lambda: mp.asin(x)), True),
    ("acos(#)", lambda x: at(abs(x) < 1, lambda: mp.acos(x)), True),
    ("atan(#)", mp.atan, True),
    ("atan2(#, #)", lambda y, x: at(y != 0, lambda: mp.atan2(y, x)), True),
    ("sinh(#)", tiny(200, mp.sinh), True),
    ("cosh(#)", tiny(200, mp.cosh), True),
    ("tanh(#)", tiny(200, mp.tanh), True),
    ("asinh(#)", mp.asinh, True),
    ("acosh(#)", lambda x: at(x > 1, lambda: mp.acosh(x)), True),
    ("atanh(#)", lambda x: at(abs(x) < 1, lambda: mp.atanh(x)), True),
    ("exp(#)", tiny(200, mp.exp), True),
    ("exp2(#)", tiny(300, lambda x: mpf(2)**x), True),
    ("expm1(#)", tiny(200, mp.expm1), True),
    ("log(#)", lambda x: at(x > 0, lambda: mp.log(x)), True),
    ("log2(#)", lambda x: at(x > 0, lambda: mp.log(x, 2)), True),
    ("log10(#)", lambda x: at(x > 0, lambda: mp.log10(x)), True),
    ("log1p(#)", lambda x: at(x > -1, lambda: mp.log1p(x)), True),
    ("pow(#, #)", power, True),
    ("sqrt(#)", lambda x: at(x > 0, lambda: mp.sqrt(x)), True),
    ("cbrt(#)", lambda x: at(x != 0, lambda: mp.sign(x) * mp.cbrt(abs(x))), True),
    ("hypot(#, #)", lambda x, y: at(x != 0 or y != 0, lambda: mp.hypot(x, y)), True),
    ("fma(#, #, #)", lambda x, y, z: x * y + z, True),
    ("abs(#)", piece(zero, abs), False),
    ("fabs(#)", piece(zero, abs), False),
    ("sign(#)", piece(zero, mp.sign), False),
    ("copysign(#, #)", piece(lambda x, y: x == 0 or y == 0, lambda x, y: abs(x) * mp.sign(y)), False),
    ("floor(#)", piece(integer, mp.floor), False),
    ("ceil(#)", piece(integer, mp.ceil), False),
    ("trunc(#)", piece(integer, lambda x: mp.sign(x) * mp.floor(abs(x))), False),
    ("round(#)", piece(half, away_from_zero), False),
    ("nearbyint(#)", piece(half, mp.nint), False),
    ("rint(#)", piece(half, mp.nint), False),
    ("fmod(#, #)", remainder_of(lambda q: mp.sign(q) * mp.floor(abs(q))), False),
    ("remainder(#, #)", remainder_of(mp.nint), False),
    ("max(#, #)", piece(tied, max), False),
    ("min(#, #)", piece(tied, min), False),
    ("fmax(#, #)", piece(tied, max), False),
    ("fmin(#, #)", piece(tied, min), False),
    ("fdim(#, #)", piece(tied, lambda x, y: max(x - y, mpf(0))), True),
    ("if(#, #, #)", lambda c, x, y: at(c != 0, x), False),
    ("relu(#)", piece(zero, lambda x: max(x, mpf(0))), False),
    ("step(#)", piece(zero, lambda x: mpf(x > 0)), False),
    ("sigmoid(#)", tiny(200, lambda x: 1 / (1 + mp.exp(-x))), True),
    ("softplus(#)", tiny(200, lambda x: mp.log1p(mp.exp(x))), True),
    ("silu(#)", tiny(200, lambda x: x / (1 + mp.exp(-x))), True),
    ("gelu(#)", tiny(6, lambda x: x * mp.erfc(-x / mp.sqrt(2)) / 2), True),
    ("erf(#)", tiny(6, mp.erf), True),
    ("erfc(#)", tiny(20, mp.erfc), True),
    ("tgamma(#)", tiny(60, lambda x: at(x > 0 or not integer(x), lambda: mp.gamma(x))), True),
    ("gamma(#)", tiny(60, lambda x: at(x > 0 or not integer(x), lambda: mp.gamma(x))), True),
    ("lgamma(#)", tiny(60, lambda x: at(x > 0 or not integer(x), lambda: mp.log(abs(mp.gamma(x))))), True),
    ("digamma(#)", tiny(60, lambda x: at(x > 0 or not integer(x), lambda: mp.digamma(x))), True),
    ("zeta(#)", tiny(30, lambda x: at(x != 1, lambda: mp.zeta(x))), True),
    ("bessel_j0(#)", tiny(60, lambda x: mp.besselj(0, x)), True),
    ("bessel_j1(#)", tiny(60, lambda x: mp.besselj(1, x)), True),
    ("bessel_y0(#)", tiny(60, lambda x: at(x > 0, lambda: mp.bessely(0, x))), True),
    ("bessel_y1(#)", tiny(60, lambda x: at(x > 0, lambda: mp.bessely(1, x))), True),
    ("bessel_i0(#)", tiny(60, lambda x: mp.besseli(0, x)), True),
    ("bessel_i1(#)", tiny(60, lambda x: mp.besseli(1, x)), True),
    ("bessel_k0(#)", tiny(60, lambda x: at(x > 0, lambda: mp.besselk(0, x))), True),
    ("bessel_k1(#)", tiny(60, lambda x: at(x > 0, lambda: mp.besselk(1, x))), True),
    ("airy_ai(#)", tiny(30, mp.airyai), True),
    ("airy_bi(#)", tiny(30, mp.airybi), True),
    ("ei(#)", tiny(60, lambda x: at(x != 0, lambda: mp.ei(x))), True),
    ("e1(#)", tiny(60, lambda x: at(x != 0, lambda: -mp.ei(-x))), True),
    ("si(#)", tiny(60, mp.si), True),
    ("ci(#)", tiny(60, lambda x: at(x > 0, lambda: mp.ci(x))), True),
    ("lambert_w(#)", tiny(1e6, lambda x: at(x > -mp.exp(-1), lambda: mp.lambertw(x).real)), True),
    ("dawson(#)", tiny(20, lambda x: mp.sqrt(mp.pi) / 2 * mp.exp(-x * x) * mp.erfi(x)), True),
    ("dilog(#)", tiny(60, lambda x: at(x != 1, lambda: mp.re(mp.polylog(2, x)))), True),
    ("sum([#, #, #])", total, INSIDE),
    ("mean([#, #, #])", lambda r, *v: r(total(r, *v) / 3), INSIDE),
    ("prod([#, #, #])", product, INSIDE),
    ("norm([#, #, #])", norm, INSIDE),
    ("max([#, #, #])", piece(tied, max), False),
    ("min([#, #, #])", piece(tied, min), False),
    ("(len([#, #])*#)", lambda x, y, z: 2 * z, True),
    ("dot([#, #], [#, #])", dot, INSIDE),
    ("outer([#, #], [#, #])[0,1]", lambda a, b, c, d: a * d, True),
    ("matmul([[#, #], [2, #]], [#, #])[0]", lambda r, a, b, _, d, e: dot(r, a, b, d, e), INSIDE),
    ("transpose([[1, #], [#, 3]])[0,1]", lambda a, b: b, False),
    ("softmax([#, #, #])[1]", softmax, INSIDE),
    ("logsumexp([#, #, #])", logsumexp, INSIDE),
]
CONSTANTS = {"pi": lambda: mp.pi, "tau": lambda: 2 * mp.pi, "e": lambda: mp.e, "euler_gamma": lambda: mp.euler, "phi": lambda: mp.phi}
NUMBERS = ["0.5", "2", "3", "(-1.25)", "0.75"]


class Node:
    """A variable, a number, or an operation on nodes."""

    def __init__(self, text, f=None, rounded=False, arguments=()):
        self.text, self.f, self.rounded, self.arguments = text, f, rounded, arguments
        self.parent, self.value, self.results = None, {}, []
        self.uses = {text} & set(VARIABLES)
        for a in arguments:
            a.parent = self
            self.uses |= a.uses

    def __str__(self):
        parts = self.text.split("#")
        return parts[0] + "".join(str(a) + p for a, p in zip(self.arguments, parts[1:]))

    def all(self):
        for a in self.arguments:
            yield from a.all()
        yield self

    def compute(self, place, moved=None, move=None):
        """The value at a place, from those of the arguments, which `moved` may stand in for; `move`: one of the node's roundings,
        which makes a result a little larger, or its slope."""
        index = 0

        def rounding(y):
            nonlocal index
            moderate(y)
            if place == HERE and move is None and not moved:
                self.results[index:] = [y]
            if move == (index, "value"):
                y *= 1 + MOVED
            elif move == (index, "slope"):
                y += MOVED * (y - self.results[index])
            index += 1
            return y
        if self.f:
            values = [moved[a] if moved and a in moved else a.value[place] for a in self.arguments]
        else:
            values = [self.value[place]]
        y = self.f(rounding, *values) if self.rounded == INSIDE else self.f(*values) if self.f else values[0]
        y = rounding(mpf(y)) if self.rounded is True else mpf(y)
        moderate(y)
        return y


def leaf(dice):
    if dice.random() < 0.7:
        return Node(dice.choice(VARIABLES), rounded=True)
    return Node(dice.choice(NUMBERS + list(CONSTANTS)))


def grow(dice, depth, wanted=None):
    """A tree of at most so many operations above each other, one of them `wanted`."""
    if depth == 0 or (not wanted and dice.random() < 0.15):
        return leaf(dice)
    here = wanted and (depth == 1 or dice.random() < 0.5)
    text, f, rounded = wanted if here else dice.choice(OPERATIONS)
    n = text.count("#")
    heir = dice.randrange(n) if wanted and not here else -1
    return Node(text, f, rounded, [grow(dice, depth - 1, wanted if i == heir else None) for i in range(n)])


def beside(names):
    """The place itself, and a little beside it in each of these variables."""
    return [HERE] + [(v, s) for v in VARIABLES if v in names for s in (1, -1)]


def evaluate(tree, point):
    for node in tree.all():
        for place in beside(tree.uses):
            if place[0] and place[0] not in node.uses:
                node.value[place] = node.value[HERE]
                continue
            if node.text in VARIABLES:
                node.value[place] = mpf(point[node.text]) + place[1] * STEP
            elif node.text in CONSTANTS:
                node.value[place] = mpf(float(CONSTANTS[node.text]()))
            elif not node.f:
                node.value[place] = mpf(node.text.strip("()"))
            node.value[place] = node.compute(place)


def slopes(value, names):
    return {v: (value[v, 1] - value[v, -1]) / (2 * STEP) if v in names else mpf(0) for v in VARIABLES}


def moved_slopes(node, move, names):
    """The derivatives with a rounding of the node moved."""
    places = beside(names)
    value = {place: node.compute(place, move=move) for place in places}
    while node.parent:
        value = {place: node.parent.compute(place, {node: value[place]}) for place in places}
        node = node.parent
    return slopes(value, names)


class Composition:
    """With a point, its derivatives, and how far rounding moves them."""

    def __init__(self, dice, wanted):
        self.tree = grow(dice, dice.randint(2, 4), wanted)
        self.point = {v: round(dice.uniform(-3, 3), 6) for v in VARIABLES}
        evaluate(self.tree, self.point)
        self.exact = slopes(self.tree.value, self.tree.uses)
        need(any(self.exact.values()) and all(d == 0 or 1e-15 < abs(d) < 1e15 for d in self.exact.values()))
        self.rounding = {v: abs(d) * UNIT for v, d in self.exact.items()}
        for node in self.tree.all():
            for move in [(k, what) for k in range(len(node.results)) for what in ("value", "slope")]:
                for v, d in moved_slopes(node, move, self.tree.uses).items():
                    self.rounding[v] += abs(d - self.exact[v]) / MOVED * UNIT
        self.text = str(self.tree)

    def ask(self, hstar, way):
        at_point = ",".join(f"{v}={x!r}" for v, x in self.point.items())
        run = subprocess.run([hstar, "diff", self.text, "--by", way, "--at", at_point, "--json", "-"],
                             capture_output=True, text=True, check=False)
        if not run.stdout:
            sys.exit(f"{self.text}: {run.stderr}")
        return {c["wrt"]: c["value"] for c in json.loads(run.stdout)["components"]}


def compositions(seed, count):
    dice = random.Random(seed)
    for i in range(count):
        while True:
            try:
                found = Composition(dice, OPERATIONS[i % len(OPERATIONS)])
            except (NoDerivative, ZeroDivisionError, OverflowError, ValueError):
                continue
            yield found
            break


def unknown_functions(hstar):
    """What the language has and OPERATIONS has not."""
    listed = subprocess.run([hstar, "list", "functions"], capture_output=True, text=True, check=True).stdout
    language = listed[listed.index("THE EXPRESSION LANGUAGE"):]
    have = set(re.findall(r"([a-z]\w*)\(", " ".join(o[0] for o in OPERATIONS))) | set(CONSTANTS)
    return set(re.findall(r"^  ([a-z]\w*)(?:\(|  )", language, re.M)) - have


def main(hstar, seed=1, count=1000):
    mp.dps = 50
    failures = [f"{name} is not in the table" for name in unknown_functions(hstar)]
    relative, n_zeros, n_operations, worst = [], 0, 0, (mpf(0), "")
    with ThreadPoolExecutor(2) as pool:
        asked = [(c, way, pool.submit(c.ask, hstar, way)) for c in compositions(seed, count) for way in WAYS]
        for c, way, answer in asked:
            got = answer.result()
            n_operations += sum(1 for n in c.tree.all() if n.f) if way == WAYS[0] else 0
            for v, exact in c.exact.items():
                where = f"{c.text} by {v}, {way}, at {c.point}"
                if got[v] is None:
                    failures.append(f"{where}: no derivative, mpmath {mp.nstr(exact, 17)}")
                    continue
                error = abs(mpf(got[v]) - exact)
                units = error / c.rounding[v] if c.rounding[v] > 0 else mpf(0 if error == 0 else mp.inf)
                if exact:
                    relative.append(error / abs(exact))
                else:
                    n_zeros += 1
                worst = max(worst, (units, where))
                if units > MOST_UNITS:
                    failures.append(f"{where}: {got[v]!r}, mpmath {mp.nstr(exact, 17)}, off by {mp.nstr(units, 4)} roundings")
    print(f"{count} compositions of {len(OPERATIONS)} operations, {n_operations / count:.1f} each, seed {seed}: {len(relative)} derivatives and {n_zeros} zeros\n"
          f"median relative error {mp.nstr(sorted(relative)[len(relative) // 2], 2)}; worst {mp.nstr(worst[0], 3)} roundings of f: {worst[1]}")
    print("\n".join(failures))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *(int(a) for a in sys.argv[2:])))
