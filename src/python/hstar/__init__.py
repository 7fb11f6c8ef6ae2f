"""hstar: numerical derivatives with error bars, and checks of gradients. docs/python.md is the tour.

>>> import math, hstar
>>> hstar.diff(math.sin, 1)
0.5403023058681 ± 8.9e-15
>>> hstar.check("x^2*y", "2*x*y, x^2", {"x": 1, "y": 2}).verdict
'agrees'
"""
from importlib import import_module
from typing import Any

from ._errors import Error
from ._library import library as _loaded
from ._problem import Problem
from ._questions import (along, assert_gradient, cache, check, check_hessian, compare, diff, forecast, hessian, hessian_along, implicit, jacobian, listing, minimize, names, noise, optimal, stencils,
                         sweep, weighted)
from ._results import Cache, Check, Comparison, Forecast, Hessian, Jacobian, MethodSweep, Minimum, Noise, Optimal, Results, Stencils, Sweep, page, read, report
from ._server import Playground, Server, playground
from ._rows import Checked, Compared, Derivative, NoiseLevel, Optimum, SecondDerivative

__version__: str = _loaded.hstar_version().decode()

__all__ = ["Cache", "Check", "Checked", "Compared", "Comparison", "Derivative", "Error", "Forecast", "Hessian", "Jacobian", "MethodSweep", "Minimum", "Noise", "NoiseLevel", "Optimal",
           "Optimum", "Playground", "Problem", "Results", "SecondDerivative", "Server", "Stencils", "Sweep", "along", "assert_gradient", "cache", "check", "check_hessian", "compare", "diff", "forecast", "hessian", "hessian_along", "implicit", "jacobian", "jax",
           "listing", "minimize", "names", "noise", "optimal", "page", "playground", "read", "report", "stencils", "sweep", "torch", "weighted"]

for _public in (Cache, Check, Checked, Compared, Comparison, Derivative, Error, Forecast, Hessian, Jacobian, MethodSweep, Minimum, Noise, NoiseLevel, Optimal, Optimum, Problem, Results,
                Playground, SecondDerivative, Server, Stencils, Sweep):
    _public.__module__ = __name__  # where a user finds it


def __getattr__(name: str) -> Any:
    """The adapters are imported when they are asked for: hstar.torch, hstar.jax."""
    if name in ("torch", "jax"):
        return import_module("." + name, __name__)
    raise AttributeError(f"module 'hstar' has no attribute {name!r}")
