"""What a user's program looks like to mypy --strict; it is not run."""
import math
from typing import List

import hstar


def f(x: List[float]) -> float:
    return x[0] * x[1]


derivative: hstar.Jacobian = hstar.jacobian(f, [1.0, 2.0])
rows: List[hstar.Derivative] = derivative.rows
value: float = float(rows[0])
agrees: bool = bool(hstar.check(f, lambda x: [x[1], x[0]], [1.0, 2.0]))
slope: float = float(hstar.diff(math.sin, 1))
names: List[str] = hstar.names("selectors")
table: str = str(hstar.sweep("sin(x)", 1)["central"].optimum)
one: hstar.Derivative = hstar.diff(lambda x: x * x, 1.0, derivative=2)
proven: float = hstar.diff("sin(x)", 1).exact
second: hstar.Hessian = hstar.hessian(f, [1.0, 2.0], gradient=lambda x: [x[1], x[0]], invert=True)
definite: "bool | None" = second.definite
entry: hstar.SecondDerivative = second[1, 0]
