"""hstar.jax, with a module that stands in for JAX."""
import sys
import types
import unittest

import hstar
from hstar._numbers import numpy


def stand_in(slip):
    """jax.grad, jax.jacrev and jax.vmap of x -> sum(x^2) and x -> x^2; `slip` spoils the gradients."""
    jax = types.ModuleType("jax")
    jax.grad = lambda f: lambda x: 2 * x * (1 + slip)
    jax.jacrev = lambda f: lambda x: numpy.diag(2 * x) * (1 + slip)
    jax.vmap = lambda f: lambda points: numpy.array([f(x) for x in points])
    return jax


@unittest.skipIf(numpy is None, "JAX needs numpy")
class Jax(unittest.TestCase):
    def tearDown(self):
        sys.modules.pop("jax", None)
        sys.modules.pop("hstar.jax", None)

    def test_it(self):
        for slip, verdict in ((0, "agrees"), (1e-6, "disagrees")):
            sys.modules["jax"] = stand_in(slip)
            sys.modules.pop("hstar.jax", None)
            for batch in (True, False):
                for f in (lambda x: (x ** 2).sum(), lambda x: x ** 2):
                    self.assertEqual(hstar.__getattr__("jax").check(f, [1.0, 2.0, 3.0], batch=batch).verdict, verdict)

    def test_without_jax(self):
        sys.modules["jax"] = None
        with self.assertRaises(ImportError):
            hstar.__getattr__("jax")


if __name__ == "__main__":
    unittest.main()
