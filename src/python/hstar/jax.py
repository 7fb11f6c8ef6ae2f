"""JAX: a function and its gradient by jax.jacrev, handed to hstar.check.

>>> import jax, hstar.jax
>>> jax.config.update("jax_enable_x64", True)
>>> hstar.jax.check(lambda x: (x**2).sum(), [1.0, 2.0]).verdict
'agrees'
"""
from importlib import import_module
from typing import Any, Callable

from ._numbers import flat, numpy, shaped
from ._problem import Problem
from ._questions import hint, parted
from ._results import Check

jax: Any = import_module("jax")  # with types or without


def _own_gradient(f: Callable[[Any], Any], x: Any) -> Callable[[Any], Any]:
    """jax.grad of a number, jax.jacrev of an array."""
    _, shape = flat(numpy.asarray(f(x)), "what f returned")
    found: Callable[[Any], Any] = jax.grad(f) if shape == () else jax.jacrev(f)
    return found


def check(f: Callable[[Any], Any], x: Any, *, gradient: "Callable[[Any], Any] | None" = None, batch: bool = True, **options: Any) -> Check:
    """Is the gradient of f right, as JAX has it, or as `gradient` does? f is a function of one array.

    With batch=True many points are handed to jax.vmap(f) in a call. Options are those of hstar.check. Without jax_enable_x64 JAX computes in
    float32: hstar measures that as noise, and sees larger mistakes only.
    """
    row, shape = flat(numpy.asarray(x), "x")
    at = shaped(row, shape)
    own = _own_gradient(f, at) if gradient is None else gradient

    def one(value: Any) -> Any:
        return numpy.asarray(f(value), dtype=float)

    if batch:
        many = jax.vmap(f)
        problem = Problem.function(lambda points: numpy.asarray(many(points), dtype=float), at, batch=True)
    else:
        problem = Problem.function(one, at)
    return hint(problem, **parted(options)).check(lambda value: numpy.asarray(own(value), dtype=float), **options)

