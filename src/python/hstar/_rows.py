"""What results consist of: one derivative, one component of a check, one noise level, one optimum."""
import math
from typing import Any, Dict, Tuple

from ._errors import text
from ._structures import CheckedStructure, ComparedStructure, NoiseStructure, OptimumStructure, ResultStructure

TRUSTS = ("ok", "doubtful", "none")
VERDICTS = ("agrees", "disagrees", "undecided")


def with_bar(value: float, bar: float) -> str:
    """ "0.5403023058681 ± 8.9e-15": the digits that the bar leaves."""
    if value == 0 or not 0 < bar < math.inf or not math.isfinite(value):
        return f"{value!r} ± {bar:.1e}"
    decimals = math.floor(-math.log10(2 * bar))
    exponent = math.floor(math.log10(abs(value)))
    digits = min(17, max(1, decimals + exponent + 1))
    decimals = digits - 1 - exponent
    if decimals < 0 or not -5 < exponent < 16:
        return f"{value:.{digits - 1}e} ± {bar:.1e}"
    return f"{value:.{decimals}f} ± {bar:.1e}"


class Row:
    """Numbers with names."""
    __slots__: Tuple[str, ...] = ()

    def to_dict(self) -> Dict[str, Any]:
        """All of them by name."""
        return {name: getattr(self, name) for kind in reversed(type(self).__mro__) for name in getattr(kind, "__slots__", ())}


class Derivative(Row):
    """One derivative; float() gives the value.

    value, bar   the derivative, and how wrong it is claimed to be at most
    h            the step; of an extrapolation the smallest
    noise        of f near x, absolute; NaN where nothing looked
    evaluations  calls of f
    order, side  the order of accuracy; -1, 0, 1: the nodes lie to the left of x, on both sides, to the right
    trust        "ok": the derivative is within value ± bar; "doubtful": nobody should count on the bar; "none": there is no value
    method       "central", "extrapolation", …
    stop, reason why the search ended, in a word and as a sentence
    output, variable, name   of which output by which variable, and what that is called
    exact, error the proven derivative of an expression, and value - exact; NaN where there is none
    """
    __slots__ = ("value", "bar", "h", "noise", "evaluations", "order", "side", "trust", "method", "stop", "reason",
                 "output", "variable", "name", "exact", "error")
    value: float
    bar: float
    h: float
    noise: float
    evaluations: int
    order: int
    side: int
    trust: str
    method: str
    stop: str
    reason: str
    output: int
    variable: int
    name: str
    exact: float
    error: float

    def __init__(self, c: ResultStructure, name: str = "x") -> None:
        self.value, self.bar, self.h, self.noise = c.value, c.bar, c.h, c.noise
        self.evaluations, self.order, self.side, self.trust = c.evaluations, c.order, c.side, TRUSTS[c.trust]
        self.method, self.stop, self.reason = text(c.method), text(c.stop), text(c.reason)
        self.output, self.variable, self.name, self.exact, self.error = c.output, c.variable, name, c.exact, c.error

    def __float__(self) -> float:
        return self.value

    def __bool__(self) -> bool:
        """Can the bar be counted on?"""
        return self.trust == "ok"

    def __repr__(self) -> str:
        shown = with_bar(self.value, self.bar)
        return shown if self.trust == "ok" else f"{shown} ({self.trust}: {self.reason})"


class SecondDerivative(Derivative):
    """An entry of a Hessian: a Derivative by two variables, whose numbers are output and variable, and whose names are `names`."""
    __slots__ = ("names",)
    names: Tuple[str, str]

    def __init__(self, c: ResultStructure, names: Tuple[str, str]) -> None:
        super().__init__(c, names[1])
        self.names = names


class Checked(Row):
    """One component of a check.

    verdict            "agrees", "disagrees", "undecided"
    got, expected      the gradient that was handed in, and the numerical derivative
    bar, rounding      the error bar of the latter, and how far rounding alone may put the former off
    difference, bars   got - expected, and that in bars
    h, evaluations     the step, and calls of f
    diagnosis, factor  "sign", "factor", … with its factor; or None and NaN
    reason             why it is undecided, or None
    point, output, variable, name   where; along random directions variable is the number of one, from 0 on, and name "direction 1", …
    """
    __slots__ = ("point", "output", "variable", "name", "verdict", "got", "expected", "bar", "rounding", "difference", "bars", "h",
                 "factor", "evaluations", "diagnosis", "reason")
    point: int
    output: int
    variable: int
    name: str
    verdict: str
    got: float
    expected: float
    bar: float
    rounding: float
    difference: float
    bars: float
    h: float
    factor: float
    evaluations: int
    diagnosis: "str | None"
    reason: "str | None"

    def __init__(self, c: CheckedStructure, name: str) -> None:
        self.point, self.output, self.variable, self.name = c.point, c.output, c.variable, name
        self.verdict, self.got, self.expected, self.bar = VERDICTS[c.verdict], c.got, c.expected, c.bar
        self.rounding, self.difference, self.bars, self.h = c.rounding, c.difference, c.bars, c.h
        self.factor, self.evaluations = c.factor, c.evaluations
        self.diagnosis = text(c.diagnosis) or None
        self.reason = text(c.reason) or None

    def __bool__(self) -> bool:
        return self.verdict == "agrees"

    def __repr__(self) -> str:
        why = self.diagnosis or self.reason
        return (f"{self.verdict}{f' ({why})' if why else ''}: {self.name} of output {self.output}: got {self.got!r}, "
                f"expected {with_bar(self.expected, self.bar)}")


class Compared(Row):
    """One way to a derivative; float() gives the value.

    way          "central, best h", "reverse mode", …
    value, h     the derivative and the step, of a single derivative; else NaN
    error        |value - proven derivative|; of several the norm of that
    digits       how many are correct
    evaluations  calls of f, or passes over it
    cost         time, in calls of f at one point
    reason       why the way is not for this f, or None
    operations   of f's code, and on its partial derivatives; NaN: not counted
    bytes        the numbers that are kept on the way; NaN: not counted
    stop         how a selector ended, of several derivatives the worst; or None
    elements     of the vectors of a scan, else 0
    variables    that f is differentiated by; outputs likewise
    """
    __slots__ = ("way", "value", "error", "digits", "h", "evaluations", "cost", "reason", "operations", "bytes",
                 "stop", "elements", "variables", "outputs")
    way: str
    value: float
    error: float
    digits: float
    h: float
    evaluations: int
    cost: float
    reason: "str | None"
    operations: float
    bytes: float
    stop: "str | None"
    elements: int
    variables: int
    outputs: int

    def __init__(self, c: ComparedStructure) -> None:
        self.way, self.value, self.error, self.digits, self.h = text(c.way), c.value, c.error, c.digits, c.h
        self.evaluations, self.cost = c.evaluations, c.cost
        self.reason = None if c.reason is None else text(c.reason)
        self.operations, self.bytes = c.operations, c.bytes
        self.stop = None if c.stop is None else text(c.stop)
        self.elements, self.variables, self.outputs = c.elements, c.variables, c.outputs

    def __float__(self) -> float:
        return self.value

    def __repr__(self) -> str:
        return f"{self.way}: error {self.error:.1e} after {self.evaluations} calls"


class NoiseLevel(Row):
    """How noisy f is along one variable; float() gives the level.

    f, level               f(x), and the standard deviation of its noise, absolute
    relative, digits_lost  the level as a part of |f|, and against the rounding of f
    forward_h, central_h   the best steps where the derivatives of f are about as large as f
    evaluations, source    calls of f, and how it was found
    output, variable, name where
    """
    __slots__ = ("output", "variable", "name", "f", "level", "relative", "digits_lost", "forward_h", "central_h", "evaluations",
                 "source")
    output: int
    variable: int
    name: str
    f: float
    level: float
    relative: float
    digits_lost: float
    forward_h: float
    central_h: float
    evaluations: int
    source: str

    def __init__(self, c: NoiseStructure, name: str) -> None:
        self.output, self.variable, self.name, self.f, self.level = c.output, c.variable, name, c.f, c.level
        self.relative, self.digits_lost, self.evaluations = c.relative, c.digits_lost, c.evaluations
        self.forward_h, self.central_h, self.source = c.forward_h, c.central_h, text(c.source)

    def __float__(self) -> float:
        return self.level

    def __repr__(self) -> str:
        return f"noise {self.level:.2e} of f = {self.f!r} along {self.name}: {self.digits_lost:.1f} digits lost"


class Optimum(Row):
    """The best step of one method: as modelled, fitted, measured and the luckiest, each with its error; NaN where there is none."""
    __slots__ = ("truth", "modelled_h", "modelled_error", "fitted_h", "fitted_error", "measured_h", "measured_error", "luckiest_h",
                 "luckiest_error", "truncation_slope", "rounding_slope", "truth_bar", "modelled_evaluations", "no_model")
    truth: float
    modelled_h: float
    modelled_error: float
    fitted_h: float
    fitted_error: float
    measured_h: float
    measured_error: float
    luckiest_h: float
    luckiest_error: float
    truncation_slope: float
    rounding_slope: float
    truth_bar: float
    modelled_evaluations: int
    no_model: "str | None"

    def __init__(self, c: OptimumStructure) -> None:
        for name in self.__slots__:
            setattr(self, name, getattr(c, name))
        self.no_model = text(c.no_model) or None

    def __repr__(self) -> str:
        if math.isnan(self.measured_h) and self.modelled_evaluations:
            return f"best h {self.modelled_h:.1e} with an error of {self.modelled_error:.1e}, by a measured model"
        return f"best h {self.measured_h:.1e} with an error of {self.measured_error:.1e}"
