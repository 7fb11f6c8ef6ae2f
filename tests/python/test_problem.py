"""Jacobians, checks and problems: shapes, names, bounds, and functions that misbehave."""
import copy
import math
import os
import pathlib
import pickle
import shutil
import tempfile
import unittest

import hstar
from hstar._numbers import numpy


def plain(value):
    return value.tolist() if hasattr(value, "tolist") else value


def product(x):
    return x[0] ** 2 * x[1]


class Shapes(unittest.TestCase):
    def near(self, got, wanted):
        got, wanted = plain(got), wanted
        if isinstance(wanted, list):
            self.assertEqual(len(got), len(wanted))
            for one, other in zip(got, wanted):
                self.near(one, other)
        else:
            self.assertIsInstance(got, float)
            self.assertAlmostEqual(got, wanted, places=9)

    def test_they_follow_f_and_x(self):
        self.near(hstar.jacobian(math.sin, 0).value, 1.0)
        self.near(hstar.jacobian(lambda x: [x, x * x], 3).value, [1.0, 6.0])
        self.near(hstar.jacobian(product, [1, 2]).value, [4.0, 1.0])
        self.near(hstar.jacobian(lambda x: [product(x)], (1, 2)).value, [[4.0, 1.0]])
        self.near(hstar.jacobian(lambda x: [[x[0], x[1]], [x[1], x[0]]], [1, 2]).value,
                  [[[1.0, 0.0], [0.0, 1.0]], [[0.0, 1.0], [1.0, 0.0]]])
        self.near(hstar.jacobian(lambda x: x[0][1] * x[1][0], [[1, 2], [3, 4]]).value, [[0.0, 3.0], [2.0, 0.0]])
        self.near(hstar.jacobian(["x*y", "x"], {"x": 2, "y": 3}).value, [[3.0, 2.0], [1.0, 0.0]])
        self.near(hstar.jacobian("x*y", "x=2,y=3", wrt="y").value, [2.0])
        self.near(hstar.jacobian("sum(x^2)", [1, 2, 3]).value, [2.0, 4.0, 6.0])
        j = hstar.jacobian(product, [1, 2])
        self.near(j.bar, [row.bar for row in j.rows])
        self.assertEqual([row.name for row in j.rows], ["x[0]", "x[1]"])
        if numpy is not None:
            self.assertEqual(numpy.asarray(j).shape, (2,))
            self.assertEqual(type(j.value), numpy.ndarray)

    def test_dicts_and_names(self):
        j = hstar.jacobian(lambda x: x["a"] * x["w"][1], {"a": 2, "w": [3, 4]}, wrt="w,a")
        self.assertEqual([row.name for row in j.rows], ["w[0]", "w[1]", "a"])
        self.near(j.value, [0.0, 2.0, 4.0])
        self.assertEqual([row.name for row in hstar.jacobian(product, [1, 2], names=["u", "v"]).rows], ["u", "v"])
        self.assertIn("u", str(hstar.jacobian(product, [1, 2], names="u,v")))
        for names in (["u"], ["u", "u"], ["u", 3], ["u", ""]):
            with self.subTest(names=names), self.assertRaises((ValueError, TypeError)):
                hstar.jacobian(product, [1, 2], names=names)

    def test_bounds(self):
        low = []

        def f(x):
            low.append(min(x))
            return math.sqrt(x[0]) + x[1]
        for bounds in ((0.5, None), [(0.5, 9), (0.5, None)], {"x": (0.5, 9)}, "x=0.5:", {"x[0]": (0.5, None), "x[1]": (0.5, 2)}):
            with self.subTest(bounds=bounds):
                hstar.jacobian(f, [0.5, 1.0], bounds=bounds)
                self.assertGreaterEqual(min(low), 0.5)
        for bounds in ((1,), [(0, 1)] * 3, {"z": (0, 1)}, "z=0:1", 7, {"x": 3}, [(0, 1), (2, "a")]):
            with self.subTest(bounds=bounds), self.assertRaises((ValueError, TypeError)):
                hstar.jacobian(f, [0.5, 1.0], bounds=bounds)

    def test_wrong_input(self):
        for x in ([], "x", None, [1, [2]], [1, "a"], [1, None], {"a": "b"}, {1: 2}, {}, [1j], [math.nan], object()):
            with self.subTest(x=x), self.assertRaises((ValueError, TypeError)):
                hstar.jacobian(lambda x: 1.0, x)
        for answer in (None, [], "a", [None], [1, [2]], 1j, {}):
            with self.subTest(answer=answer), self.assertRaises((ValueError, TypeError)):
                hstar.jacobian(lambda x: answer, [1, 2])
        with self.assertRaisesRegex(TypeError, "no option 'methd'"):
            hstar.Problem.expression("x", 1).jacobian(methd="central")
        with self.assertRaisesRegex(ValueError, "2 numbers.*3 variables"):
            hstar.Problem.function(lambda x: x[0], [1, 2, 3]).move([1, 2])

    def test_functions_that_misbehave(self):
        sizes = iter([2, 2, 2, 3] + [2] * 1000)
        with self.assertRaisesRegex(ValueError, "has 3 numbers where 2 are wanted"):
            hstar.jacobian(lambda x: [1.0] * next(sizes), [1, 2])

        def spoils(x):
            y = x[0] * x[1]
            x[0] = x[1] = 1e300
            return y
        self.near(hstar.jacobian(spoils, [2.0, 3.0]).value, [3.0, 2.0])
        kept = []
        hstar.jacobian(lambda x: kept.append(x) or x[0], [2.0, 3.0])
        self.assertGreater(len({tuple(x) for x in map(plain, kept)}), 5)
        self.assertEqual({row.trust for row in hstar.jacobian(lambda x: [math.nan, 1.0], [1, 2]).rows}, {"none", "ok"})
        if numpy is not None:
            j = hstar.jacobian(lambda x: numpy.float32(x[0]), [1.0])
            self.assertLess(abs(j.rows[0].value - 1), 1e-2)
            with self.assertRaises(TypeError):
                hstar.jacobian(lambda x: x + 1j, numpy.ones(2))
            for kind in ("i4", "f4", "f8", "?"):
                self.near(hstar.jacobian(lambda x: 2 * x[0], numpy.ones(3, kind)[::2]).value, [2.0, 0.0])

    @unittest.skipIf(numpy is None, "numpy is missing")
    def test_masked_arrays(self):
        masked, whole = numpy.ma.array([1.0, 2.0], mask=[False, True]), numpy.ma.array([1.0, 2.0])
        self.near(hstar.jacobian(lambda x: numpy.ma.array(x * x), whole).value, [[2.0, 0.0], [0.0, 4.0]])
        p = hstar.Problem.function(product, whole)
        for x in (masked, [masked, masked], [1.0, numpy.ma.masked], {"w": masked}, numpy.ma.masked):
            with self.subTest(x=x), self.assertRaisesRegex(ValueError, "masked entries"):
                hstar.jacobian(lambda x: 1.0, x)
        for ask in (p.move, p.along, p.check, lambda g: p.check(lambda x: g), lambda y: hstar.jacobian(lambda x: y, 1.0),
                    lambda y: hstar.jacobian(lambda x: y[:len(x)], 1.0, batch=True)):
            with self.assertRaisesRegex(ValueError, "masked entries"):
                ask(masked)
        with self.assertRaisesRegex(ValueError, "masked entries"):
            hstar.diff(lambda x: numpy.ma.masked, 1.0)

    def test_batch(self):
        calls = []

        def f(points):
            calls.append(len(points))
            return [math.prod(x) for x in plain(points)]
        x = [1.0, 2.0, 3.0, 4.0, 5.0]
        self.near(hstar.jacobian(f, x, batch=True).value, [120.0, 60.0, 40.0, 30.0, 24.0])
        self.assertLess(len(calls), 60)
        self.near(hstar.jacobian(lambda t: [[math.sin(one), 2 * one] for one in plain(t)], 0.0, batch=True).value, [1.0, 2.0])
        self.assertEqual(hstar.check(f, [120, 60, 40, 30, 24.0], x, batch=True).verdict, "agrees")
        for answer in (lambda p: 1.0, lambda p: [], lambda p: [1.0] * (len(p) + 1), lambda p: None, lambda p: [[1.0, 2.0]] + [[1.0]] * (len(p) - 1),
                       lambda p: [1.0] * min(len(p), 1)):
            with self.assertRaises((ValueError, TypeError)):
                hstar.jacobian(answer, x, batch=True)
        with self.assertRaises(ZeroDivisionError):
            hstar.jacobian(lambda p: [1 / 0 if len(p) > 1 else 1.0], x, batch=True)

    def test_a_batch_that_fails_where_nobody_asked(self):
        failed, asked = [], []

        def alone(x):
            asked.append(x[0])
            return math.exp(10 * x[0])
        one = hstar.jacobian(alone, [1.0])
        farthest = max(asked)

        def f(points):
            if max(p[0] for p in plain(points)) > farthest:
                failed.append(len(points))
                raise OverflowError
            return [math.exp(10 * p[0]) for p in plain(points)]
        for options in ({}, {"threads": 2}):
            failed.clear()
            self.assertEqual(hstar.jacobian(f, [1.0], batch=True, **options).rows[0].value, one.rows[0].value)
            self.assertTrue(failed)
        failed.clear()
        with self.assertRaises(hstar.Error) as caught:
            hstar.minimize(f, [1.0], batch=True, progress=lambda done, every: not failed)
        self.assertTrue(failed)
        self.assertEqual(caught.exception.status, "cancelled")
        p = hstar.Problem.function(f, [1.0], batch=True)
        self.assertTrue(p.jacobian())
        self.assertIsNone(p._raised.held)

    def test_a_batch_that_must_not_go_on(self):
        for error in (KeyboardInterrupt, SystemExit):
            calls = []

            def f(points, error=error):
                calls.append(len(points))
                if len(calls) > 2:
                    raise error
                return [p[0] for p in plain(points)]
            with self.assertRaises(error):
                hstar.jacobian(f, [1.0], batch=True)
            self.assertEqual(len(calls), 3)
        told = []

        def g(points):
            told.append(LookupError(len(told)))
            if len(told) > 2:
                raise told[-1]
            return [p[0] for p in plain(points)]
        with self.assertRaises(LookupError) as caught:
            hstar.jacobian(g, [1.0], batch=True)
        self.assertIs(caught.exception, told[-1])
        self.assertLessEqual(len(told), 4)

    def test_along(self):
        j = hstar.along(lambda x: x[0] * x[1], [1, 2], [1, 1])
        self.near(j.value, 3.0)
        self.assertEqual(j.rows[0].name, "t")
        with self.assertRaises(hstar.Error):
            hstar.along(product, [1, 2], [0, 0])
        with self.assertRaises(ValueError):
            hstar.along(product, [1, 2], [1, 0, 0])
        self.near(hstar.along("x^2*y", "x=1,y=2", "x=1,y=-2").value, 2.0)
        self.near(hstar.along("x^2*y", "x=1,y=2", "1,-2").value, 2.0)
        for wrong in ("z=1", "1", "x=0", "", None):
            with self.subTest(wrong=wrong), self.assertRaises((ValueError, TypeError)):
                hstar.along("x^2*y", "x=1,y=2", wrong)

    def test_weighted(self):
        outputs = ["x*y", "x+y"]
        self.near(hstar.weighted(lambda x: [x[0] * x[1], x[0] + x[1]], [1, 2], [1, -2]).value, [0.0, -1.0])
        self.near(hstar.weighted(outputs, "x=1,y=2", "3,1").value, [7.0, 4.0])
        self.assertEqual(hstar.weighted(outputs, "x=1,y=2", [3, 1]).rows[1].name, "y")
        with self.assertRaises(hstar.Error):
            hstar.weighted(outputs, "x=1,y=2", [0, 0])
        for wrong in ([1], [1, 2, 3], "1", "x=1", "", None):
            with self.subTest(wrong=wrong), self.assertRaises((ValueError, TypeError)):
                hstar.weighted(outputs, "x=1,y=2", wrong)

    def test_hessian_along(self):
        h = hstar.hessian_along("x^2*y*z", "x=1,y=2,z=3", "x=1,y=-1")
        self.near(h.value, [12 - 6, 6, 4 - 1])
        self.assertEqual([row.name for row in h.rows], ["x", "y", "z"])
        self.near(hstar.hessian_along(product, [1.0, 2.0], [1, -1]).value, [2.0, 2.0])
        self.near(hstar.hessian_along("x^2*y", "x=1,y=2", [1, -1], gradient="2*x*y, x^2").value, [2.0, 2.0])
        self.near(hstar.hessian_along("x^2*y*z", "x=1,y=2,z=3", [1, 0, 0], wrt="z").value, [4])
        with self.assertRaises(hstar.Error):
            hstar.hessian_along(product, [1.0, 2.0], [0, 0])

    def test_check_hessian(self):
        def second(x):
            return [[2 * x[1], 2 * x[0]], [2 * x[0], 0]]
        at = [1.0, 2.0]
        self.assertEqual(hstar.check_hessian(product, second, at).verdict, "agrees")
        self.assertEqual(hstar.check_hessian(product, second, at, gradient=lambda x: [2 * x[0] * x[1], x[0]**2], points=3).verdict, "agrees")
        wrong = hstar.check_hessian(product, [[4, 2], [0, 0]], at)
        self.assertEqual((wrong.verdict, wrong.rows[2].diagnosis, wrong.rows[2].output), ("disagrees", "triangle", 1))
        self.assertTrue(hstar.check_hessian("x^2*y", "2, 2", "x=1,y=2", along=[1, -1]))
        self.assertTrue(hstar.check_hessian(product, lambda x: [2, 2], at, along="x[0]=1,x[1]=-1"))
        with self.assertRaises(ValueError):
            hstar.check_hessian(product, [1, 2, 3], at)
        with self.assertRaises(hstar.Error):
            hstar.check_hessian("x^2*y", None, "x=1,y=2")

    def test_implicit(self):
        circle = hstar.implicit(lambda x: x[0]**2 + x[1]**2 - 25, [3.0, 4.0], "x[1]")
        self.near(circle.value, [-0.75])
        self.assertEqual(circle.rows[0].name, "dx[1]/dx[0]")
        self.near(hstar.implicit(["x+y+z-1", "x*y-z"], "x=1,y=0,z=0", "y,z").value, [[-0.5], [-0.5]])
        for wrong in ("q", "x,y", "", None):
            with self.subTest(wrong=wrong), self.assertRaises((ValueError, TypeError)):
                hstar.implicit("x*y", "x=1,y=2", wrong)

    def test_threads(self):
        self.near(hstar.jacobian(product, [1.0, 2.0], threads=2).value, [4.0, 1.0])

        def fails(x):
            raise LookupError
        calls = []
        with self.assertRaises(LookupError):
            hstar.jacobian(lambda x: calls.append(0) or (fails(x) if len(calls) > 3 else 1.0), [1.0, 2.0], threads=2)


class Checks(unittest.TestCase):
    def test_gradients_of_all_kinds(self):
        right = [4.0, 1.0]
        for g in (lambda x: [2 * x[0] * x[1], x[0] ** 2], right, tuple(right), "2*x[0]*x[1], x[0]^2"):
            found = hstar.check(product, g, [1.0, 2.0])
            self.assertTrue(found, found)
            self.assertEqual((found.verdict, len(found.rows)), ("agrees", 2))
        self.assertTrue(hstar.check("x^2*y", lambda x: [2 * x[0] * x[1], x[0] ** 2], {"x": 1, "y": 2}))
        self.assertTrue(hstar.check(lambda x: x["a"] * x["b"], lambda x: {"a": x["b"], "b": x["a"]}, {"a": 1, "b": 2}))
        self.assertTrue(hstar.check(lambda x: [x[0], x[1] ** 2], [[1, 0], [0, 4]], [1, 2]))
        self.assertTrue(hstar.check(math.sin, math.cos, 1))

    def test_a_wrong_one(self):
        found = hstar.check(product, [4.0, -1.0], [1.0, 2.0])
        self.assertFalse(found)
        self.assertEqual((found.verdict, found.rows[1].verdict, found.rows[1].diagnosis), ("disagrees", "disagrees", "sign"))
        self.assertIn("a flipped sign", found.says)
        self.assertIn("WRONG", str(found))
        self.assertEqual(found.to_dict()["verdict"], "disagrees")

    def test_assert_gradient(self):
        self.assertTrue(hstar.assert_gradient(product, [4, 1], [1, 2]))
        with self.assertRaisesRegex(AssertionError, "(?s)a flipped sign.*WRONG.*components"):
            hstar.assert_gradient(product, [4, -1], [1, 2])
        with self.assertRaises(AssertionError):
            hstar.assert_gradient(abs, [0.5], 0.0)
        self.assertEqual(hstar.assert_gradient(abs, [0.5], 0.0, undecided=True).verdict, "undecided")

    def test_options(self):
        for options in ({"points": 4}, {"directions": 3, "seed": 7}, {"criterion": "relative"}, {"taylor": False}, {"step": 1e-5, "criterion": "allclose"}):
            with self.subTest(options=options):
                self.assertTrue(hstar.check(product, lambda x: [2 * x[0] * x[1], x[0] ** 2], [1.0, 2.0], **options))

    def test_rows_along_directions(self):
        found = hstar.check(product, lambda x: [2 * x[0] * x[1], x[0] ** 2], [1.0, 2.0], directions=3, points=2)
        self.assertEqual([row.name for row in found.rows], ["direction 1", "direction 2", "direction 3"] * 2)
        self.assertIn("direction 1 of output 0", repr(found.rows[0]))

    def test_a_gradient_that_replaces_itself(self):
        p = hstar.Problem.function(lambda x: x[0] ** 2, [1.0])
        kept = []

        def g(x):
            p.gradient(lambda z: [9.0])
            kept.append([object() for _ in range(1000)])  # over what was freed
            return [2 * x[0]]
        self.assertTrue(p.check(g, points=3))
        self.assertEqual(p._replaced, [])
        self.assertEqual(p.check().rows[0].got, 9.0)

    def test_wrong_input(self):
        for g in ([1], [1, 2, 3], "x[0]", "1,(", [1, "a"], 3, lambda x: [1], lambda x: None):
            with self.subTest(g=g), self.assertRaises((ValueError, TypeError)):
                hstar.check(product, g, [1.0, 2.0])
        with self.assertRaises(ZeroDivisionError):
            hstar.check(product, lambda x: 1 / 0, [1.0, 2.0])
        with self.assertRaises(hstar.Error):
            hstar.check(product, [1, 2], [1.0, 2.0], criterion="none")
        with self.assertRaises(hstar.Error):
            hstar.Problem.expression("x", 1).check()


class Problems(unittest.TestCase):
    def test_reuse(self):
        p = hstar.Problem.expression("x^2*y", "x=1,y=2")
        self.assertEqual((p.variables, p.outputs, plain(p.point), p.values()), (("x", "y"), 1, [1.0, 2.0], 2.0))
        self.assertEqual(p.move([2, 3]).values(), 12.0)
        self.assertEqual(p.values({"x": 1, "y": 1}), 1.0)
        self.assertEqual([float(row) for row in p.wrt("y").jacobian()], [4.0])
        self.assertEqual(len(p.wrt(None).jacobian()), 2)
        self.assertTrue(p.check("2*x*y, x^2"))
        self.assertTrue(p.check())
        self.assertIn("x, y", repr(p))

    def test_results_outlive_it(self):
        j = hstar.Problem.expression("x^2", 3).jacobian()
        self.assertIn("6", str(j))
        self.assertLessEqual(max(len(line) for line in j.table(width=40).split("\n")), 40)
        self.assertLessEqual(len(j.table(brief=True).split("\n")), 3)
        self.assertTrue(j.table("markdown").startswith("## "))
        self.assertRaises(hstar.Error, lambda: j.table("word"))
        self.assertRaises(hstar.Error, lambda: j.table("csv", which="nowhere"))
        self.assertRaises(ValueError, lambda: j.table(width=-1))

    def test_the_ways_to_make_one(self):
        with self.assertRaisesRegex(TypeError, "Problem.function, .expression, "):
            hstar.Problem().variables

    def test_dicts_are_read_by_name(self):
        p = hstar.Problem.expression("x^2*y", {"x": 1, "y": 2})
        self.assertEqual(plain(p.move({"y": 5, "x": 3}).point), [3.0, 5.0])
        self.assertEqual(p.values({"y": 1, "x": 2}), 4.0)
        self.assertAlmostEqual(float(p.along({"y": 1, "x": 0})[0]), 9.0)
        self.assertTrue(p.check({"y": 9, "x": 30}))
        self.assertTrue(p.check(lambda x: {"y": x[0] ** 2, "x": 2 * x[0] * x[1]}))
        self.assertTrue(p.wrt("y").check({"y": 9}))
        self.assertTrue(p.wrt("y").check({"y": 9, "x": 30}))
        p.wrt(None)
        for wrong, said in (({"x": 1}, "nothing for the variable 'y'"), ({"x": 1, "y": 2, "z": 3}, "no variable 'z'; there are x, y"),
                            ({"x": [1], "y": 2}, r"no variable 'x\[0\]'"), ({"a": 1, "b": 2}, "no variable 'a'")):
            for ask in (p.move, p.values, p.along, p.check, p.gradient, lambda g: p.check(lambda x: g)):
                with self.subTest(wrong=wrong, ask=ask), self.assertRaisesRegex(ValueError, said):
                    ask(wrong)
        self.assertEqual(plain(p.point), [3.0, 5.0])

    def test_dicts_of_arrays(self):
        p = hstar.Problem.function(lambda x: [x["a"] * x["w"][0], x["w"][1]], {"a": 2, "w": [3, 4]}, names=["p", "q", "r"])
        self.assertEqual(plain(p.move({"w": [5, 6], "a": 7}).point), [7.0, 5.0, 6.0])
        right = {"w": [[7, 0], [0, 1]], "a": [5, 0]}
        self.assertTrue(p.check(right))
        self.assertTrue(p.check(lambda x: {"w": [[x["a"], 0], [0, 1]], "a": [x["w"][0], 0]}))
        self.assertTrue(p.wrt("r,q").check({"w[1]": [0, 1], "w[0]": [7, 0]}))
        for wrong in ({"w": [[7, 0], [0, 1]]}, {"w": [7, 0], "a": [5, 0]}, {"w": [7, 0, 0, 1], "a": [5, 0]}, dict(right, b=1), {**right, "w[0]": [7, 0]}):
            with self.subTest(wrong=wrong), self.assertRaises(ValueError):
                p.wrt(None).check(wrong)
        one = hstar.Problem.function(lambda x: [x["w"][0] ** 2], {"w": [3]})
        for right in ({"w": [6]}, {"w": [[6]]}, {"w[0]": 6}):
            self.assertTrue(one.check(right))

    def test_transposed_shapes(self):
        def f(x):
            return [x[0], x[0] * x[1], x[1]]
        right, turned = [[1, 0], [2, 1], [0, 1]], [[1, 2, 0], [0, 1, 1]]
        for given in (right, [1, 0, 2, 1, 0, 1], [[one] for one in right]):
            self.assertTrue(hstar.check(f, given, [1, 2]))
            self.assertTrue(hstar.check(f, lambda x: given, [1, 2]))
        self.assertTrue(hstar.check(f, [[0], [1], [1]], [1, 2], wrt="x[1]"))
        for wrong in (turned, lambda x: turned):
            with self.assertRaisesRegex(ValueError, r"the gradient has the shape \(2, 3\) where \(3, 2\) is wanted"):
                hstar.check(f, wrong, [1, 2])
        if numpy is not None:
            with self.assertRaisesRegex(ValueError, r"the gradient has the shape \(2, 3\)"):
                hstar.check(f, lambda x: numpy.array(turned, dtype=float), [1, 2])
        p = hstar.Problem.function(lambda x: x[0][1] * x[1][0], [[1, 2, 3], [4, 5, 6]])
        self.assertEqual(p.move([[1, 2, 3], [4, 5, 6]]).values([1, 2, 3, 4, 5, 6]), 8.0)
        for ask in (p.move, p.values, p.along):
            with self.assertRaisesRegex(ValueError, r"has the shape \(3, 2\) where \(2, 3\) is wanted"):
                ask([[1, 2], [3, 4], [5, 6]])
        answers = iter([[[1, 2, 3], [4, 5, 6]]] * 3 + [[[1, 2], [3, 4], [5, 6]]] * 99)
        with self.assertRaisesRegex(ValueError, r"what f returned has the shape \(3, 2\) where \(2, 3\) is wanted"):
            hstar.jacobian(lambda x: next(answers), 1.0)

    def test_one_matrix(self):
        at, right = {"A": [[1, 2, 3], [4, 5, 6]]}, [[0, 4, 0], [2, 0, 0]]
        for f in (lambda x: x["A"][0][1] * x["A"][1][0], "A[0,1]*A[1,0]"):
            for given in (right, lambda x: right, {"A": right}):
                self.assertTrue(hstar.check(f, given, at))
            with self.assertRaisesRegex(ValueError, r"the gradient has the shape \(3, 2\)"):
                hstar.check(f, [[0, 4], [0, 2], [0, 0]], at)
        self.assertEqual(plain(hstar.Problem.expression("A[0,1]*A[1,0]", at).move([[1, 1, 1], [2, 2, 2]]).point), [1, 1, 1, 2, 2, 2])

    def test_copies(self):
        p = hstar.Problem.expression("x^2", 3)
        for made in (copy.copy, copy.deepcopy, pickle.dumps):
            with self.subTest(made=made), self.assertRaisesRegex(TypeError, "a Problem cannot be"):
                made(p)
        j = p.jacobian()
        others = [copy.copy(j), copy.deepcopy([j])[0]]
        del j
        self.assertEqual([float(other[0]) for other in others], [6.0, 6.0])
        self.assertIn("6", str(others[0]))
        with self.assertRaisesRegex(TypeError, "keep its json"):
            pickle.dumps(others[0])
        self.assertEqual(pickle.loads(pickle.dumps(others[0][0])).value, 6.0)
        self.assertEqual(copy.deepcopy(hstar.sweep("sin(x)", 1, steps=20)["central"]).name, "central")

    def test_catalogue_and_program(self):
        self.assertEqual(hstar.Problem.catalogue(hstar.names("functions")[0]).outputs, 1) if "functions" in hstar.names() else None
        sed = shutil.which("sed")
        p = hstar.Problem.program([sed, "-u", "s/value //"], 3.0)
        self.assertAlmostEqual(float(p.jacobian().rows[0]), 1.0, places=6)
        with self.assertRaises(hstar.Error) as caught:
            hstar.Problem.program(["/nonexistent/program"], 3.0).jacobian()
        self.assertIn(caught.exception.status, ("child", "file", "invalid"))
        self.assertTrue(p.check(lambda x: 1.0))
        with self.assertRaises(ZeroDivisionError):
            p.check(lambda x: 1 / 0)
        with self.assertRaisesRegex(hstar.Error, "within 0.2 s") as caught:
            hstar.Problem.program(["sleep", "9"], 3.0, timeout=0.2)
        self.assertEqual(caught.exception.status, "child")
        with self.assertRaises(TypeError):
            hstar.Problem.program("sed", 3.0)
        started = hstar.Problem.program([sed, "-u", "s/value //"], 3.0, copies=2, launcher="env COPY={i}")
        self.assertEqual([(r.value, r.bar) for r in started.jacobian().rows], [(r.value, r.bar) for r in p.jacobian().rows])
        with tempfile.TemporaryDirectory() as place:
            kept = os.path.join(place, "answers")
            rows = [(r.value, r.bar) for r in p.jacobian().rows]
            for _ in range(2):
                again = hstar.Problem.program([sed, "-u", "s/value //"], 3.0, cache=kept)
                self.assertEqual([(r.value, r.bar) for r in again.jacobian().rows], rows)
            calls = []
            for _ in range(2):
                known = hstar.Problem.function(lambda x: calls.append(x) or x * x, 3.0).cache(kept, "square")
                self.assertEqual(known.values(), 9.0)
            self.assertEqual(len(calls), 3)  # once each to see of which shape it is
            self.assertEqual([f["kind"] for f in hstar.cache(kept).functions], ["command", "callback"])
            self.assertEqual(len(hstar.cache(kept, clear=[1])), 1)
            with self.assertRaisesRegex(hstar.Error, "needs a name"):
                hstar.Problem.function(lambda x: x * x, 3.0).cache(kept)
            with self.assertRaisesRegex(hstar.Error, "no function 7"):
                hstar.cache(kept, clear=[7])
        with self.assertRaisesRegex(hstar.Error, "a quote is not closed"):
            hstar.Problem.program([sed], 3.0, launcher="env 'A")
        with self.assertRaises(TypeError):
            hstar.Problem.program([sed], 3.0, launcher=["env"])
        with tempfile.TemporaryDirectory() as place:
            dies_once = ["sh", "-c", 'while read -r v x; do mkdir "$0/died" 2>/dev/null && exit 7; echo $x; done', place]
            self.assertEqual(float(hstar.Problem.program(dies_once, 3.0, retries=1).jacobian().rows[0]), float(p.jacobian().rows[0]))
            os.rmdir(os.path.join(place, "died"))
            with self.assertRaisesRegex(hstar.Error, "exited with status 7"):
                hstar.Problem.program(dies_once, 3.0)
        with self.assertRaisesRegex(hstar.Error, "at most 1000 times"):
            hstar.Problem.program([sed], 3.0, retries=1001)
        with self.assertRaises(hstar.Error):
            hstar.Problem.plugin("/nonexistent.so:f", 1)
        with self.assertRaises(hstar.Error):
            hstar.Problem.catalogue("nothing like this")

    def test_memory_is_given_back(self):
        import gc
        import resource
        for _ in range(30):
            hstar.jacobian(product, [1.0, 2.0])
        gc.collect()
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        for _ in range(400):
            hstar.jacobian(product, [1.0, 2.0]).json()
            try:
                hstar.jacobian(lambda x: [1, 2, 3][int(x[0] * 1e9)], [1.0, 2.0])
            except IndexError:
                pass
        gc.collect()
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        if not os.environ.get("LD_PRELOAD"):
            self.assertLess(after - before, 8000)


class Comparisons(unittest.TestCase):
    def test_every_way(self):
        c = hstar.compare("exp(sin(x))", 1)
        truth = math.exp(math.sin(1)) * math.cos(1)
        self.assertEqual(c.status, "ok")
        self.assertAlmostEqual(float(c["reverse mode"]), truth, delta=1e-15)
        self.assertLess(c["central"].error, c["forward"].error)
        self.assertEqual([row.evaluations for row in c][:2], [2, 2])
        self.assertEqual(len(c.to_dict()["ways"]), len(c))
        with self.assertRaises(KeyError):
            c["nothing"]
        self.assertEqual([c["reverse mode"].operations, c["reverse mode"].variables, c["auto"].stop], [8, 1, "converged"])
        self.assertAlmostEqual(hstar.compare("x^3", 2, step=1e-2)["central, given h"].error, 1e-4, delta=1e-10)

    def test_scan(self):
        scan = hstar.compare("sum(w^2)", {"w": [1, -2]}, scan="w=1:30", parameters=1e6)
        self.assertEqual(sorted({row.elements for row in scan}), [1, 3, 10, 30])
        self.assertEqual([row.evaluations for row in scan if row.way == "central"], [2, 6, 20, 60])
        central = [way for way in scan.to_dict()["growth"] if way["way"] == "central"]
        self.assertEqual(central[0]["evaluations"], 2e6)

    def test_what_there_is_not(self):
        self.assertIn("kink", hstar.compare("abs(x)*y", {"x": 1, "y": 2})["complex step"].reason)
        with self.assertRaises(hstar.Error):
            hstar.compare(math.sin, 1)

    def test_by_rules(self):
        for by in ("reverse", "forward", "complex-step"):
            found = hstar.jacobian("x^2*y", {"x": 1.5, "y": -2}, by=by)
            self.assertEqual([row.value for row in found.rows], [-6, 2.25])
            self.assertEqual(found.rows[0].stop, "rules")


class Hessians(unittest.TestCase):
    QUADRATIC = "x^2 + x*y + y^2"

    def near(self, got, wanted, bar=1e-6):
        for one, other in zip(plain(got), wanted):
            for a, b in zip(one, other):
                self.assertAlmostEqual(a, b, delta=bar)

    def test_values(self):
        h = hstar.hessian(product, [1.0, 2.0])
        self.near(h.value, [[4, 2], [2, 0]])
        self.assertEqual([len(row) for row in plain(h.bar)], [2, 2])
        self.assertEqual(plain(h.value)[0][1], plain(h.value)[1][0])
        self.assertTrue(all(0 < bar < 1e-6 for row in plain(h.bar) for bar in row))
        self.assertEqual((len(h), h.definite, bool(h), h.inverse, h.standard_errors), (3, False, True, None, None))
        self.assertEqual([row.names for row in h], [("x[0]", "x[0]"), ("x[1]", "x[0]"), ("x[1]", "x[1]")])
        self.assertIs(h[0, 1], h[1, 0])
        self.assertEqual((h[1, 0].output, h[1, 0].variable, h[1, 0].name), (1, 0, "x[0]"))
        self.assertEqual(h[1, 0].to_dict()["names"], ("x[1]", "x[0]"))
        self.assertEqual(h[1, 0].to_dict()["value"], h[1, 0].value)
        with self.assertRaises(IndexError):
            h[2, 0]
        self.assertIn("x[1] x[0]: 2.0", repr(h))
        self.assertIn("THE HESSIAN", str(h))
        if numpy is not None:
            self.assertEqual(numpy.asarray(h).shape, (2, 2))

    def test_one_variable_and_some(self):
        self.near(hstar.hessian(math.exp, 0.0).value, [[1]])
        h = hstar.hessian("x*y + z^2", "x=1,y=2,z=3", wrt="z,x")
        self.near(h.value, [[2, 0], [0, 0]])
        self.assertEqual(h[1, 0].names, ("x", "z"))
        self.assertEqual(h[0, 0].exact, 2.0)

    def test_the_number_of_calls(self):
        calls = []
        h = hstar.hessian(lambda x: calls.append(1) or product(x), [1.0, 2.0])
        self.assertLessEqual(h.evaluations, len(calls))
        self.assertGreater(h.evaluations, 20)

    def test_by_gradient(self):
        slopes = []
        h = hstar.hessian(lambda x: 1 / 0 if slopes else product(x), [1.0, 2.0],
                          gradient=lambda x: slopes.append(1) or [2 * x[0] * x[1], x[0] ** 2])
        self.near(h.value, [[4, 2], [2, 0]])
        self.assertEqual(h.to_dict()["by"], "gradient")
        self.near(hstar.hessian("x^2*y", {"x": 1, "y": 2}, gradient="2*x*y, x^2").value, [[4, 2], [2, 0]])
        p = hstar.Problem.expression("x^2*y", "x=1,y=2").gradient("2*x*y, x^2")
        self.assertEqual(p.hessian().to_dict()["by"], "values")
        self.assertEqual(p.hessian(by_gradient=True).to_dict()["by"], "gradient")
        with self.assertRaises(ZeroDivisionError):
            hstar.hessian(product, [1.0, 2.0], gradient=lambda x: 1 / 0)

    def test_inverse(self):
        h = hstar.hessian(self.QUADRATIC, "x=1,y=2", invert=True)
        self.assertIs(h.definite, True)
        self.near(h.inverse, [[2 / 3, -1 / 3], [-1 / 3, 2 / 3]])
        self.near(h.inverse_bar, [[0, 0], [0, 0]])
        self.near([h.standard_errors, h.standard_error_bars], [[math.sqrt(2 / 3)] * 2, [0, 0]])
        saddle = hstar.hessian("x^2 - x*y - y^2", "x=1,y=2", invert=True)
        self.assertEqual((saddle.definite, math.isnan(plain(saddle.standard_errors)[1])), (False, True))
        self.assertEqual(plain(saddle.standard_error_bars)[1], math.inf)

    def test_what_cannot_be_told(self):
        h = hstar.hessian(lambda x: abs(x[0]) + x[1], [0.0, 1.0], invert=True)
        self.assertEqual((h.definite, bool(h), h.inverse, h.standard_errors), (None, False, None, None))
        self.assertNotEqual(h.status, "ok")
        self.assertTrue(math.isnan(plain(h.value)[0][0]) and math.isinf(plain(h.bar)[0][0]))

    def test_wrong_input(self):
        for f, x, options in ((lambda x: [x[0], x[1]], [1.0, 2.0], {}), ("x*y", "x=1,y=2", {"gradient": [1, 2]}),
                              ("x*y", "x=1,y=2", {"gradient": "y"}), ("x*y", None, {}), ("x*y", "x=1,y=2", {"methd": 1})):
            with self.subTest(f=f, options=options), self.assertRaises((ValueError, TypeError)):
                hstar.hessian(f, x, **options)
        with self.assertRaises(hstar.Error):
            hstar.Problem.expression("x*y", "x=1,y=2").hessian(by_gradient=True)
        with self.assertRaises(ZeroDivisionError):
            hstar.hessian(lambda x: 1 / 0, [1.0])
        with self.assertRaises(hstar.Error) as caught:
            hstar.hessian(product, [1.0, 2.0], progress=lambda done, every: False)
        self.assertEqual(caught.exception.status, "cancelled")


class Reports(unittest.TestCase):
    def test_noise(self):
        found = hstar.noise("sin(x)", 1)
        self.assertEqual((len(found), found.rows[0].name), (1, "x"))
        self.assertLess(float(found), 1e-15)
        self.assertGreater(float(hstar.noise(lambda x: round(x * 1e6) / 1e6, 1.2345)), 1e-8)

    def test_sweep(self):
        s = hstar.sweep("sin(x)", 1, steps=60)
        self.assertEqual((len(s.h), s.methods), (60, ("forward", "backward", "central", "five-point")))
        central = s["central"]
        self.assertEqual(len(central.error), 60)
        for total, truncation, rounding in zip(central.error, central.truncation, central.rounding):
            self.assertAlmostEqual(total, truncation + rounding, delta=1e-9 * max(abs(truncation), abs(rounding)))
        self.assertLess(central.optimum.measured_error, 1e-9)
        self.assertEqual(set(s.columns()), {"h"} | {f"{m}.{c}" for m in s.methods for c in ("estimate", "error", "truncation", "node", "evaluation", "arithmetic", "rounding")})
        self.assertEqual(central.optimum.truth_bar, 0)
        self.assertIsNone(hstar.sweep(math.sin, 1, steps=20, methods=["central"])["central"].truncation)
        self.assertGreater(hstar.sweep(math.sin, 1, steps=20)["central"].optimum.truth_bar, 0)
        best = hstar.sweep("sin(x)*exp(y)", {"x": 1.2, "y": 0.5}).gradient_optimum("central")
        self.assertAlmostEqual(best.truth, math.exp(0.5), delta=1e-15)
        for h in (best.modelled_h, best.fitted_h, best.measured_h):
            self.assertTrue(2e-6 < h < 2e-5, h)
        with self.assertRaises(hstar.Error):
            s.gradient_optimum("central")
        with self.assertRaisesRegex(KeyError, "there are forward"):
            s["foo"]
        with self.assertRaises(IndexError):
            s["central", 1]
        self.assertEqual(hstar.sweep("sin(x)", 1, steps=20, formats=["double", "float"], methods="central").methods, ("central double", "central float"))
        self.assertIn("h,", s.csv().splitlines()[0])

    def test_named_steps(self):
        for steps in ([1e-4, 1e-5], (1e-5, 1e-4), "1e-4,1e-5"):
            with self.subTest(steps=steps):
                self.assertEqual(plain(hstar.sweep("sin(x)", 1, named_steps=steps).h), [1e-5, 1e-4])
        self.assertEqual(plain(hstar.sweep("sin(x)", 1, named_steps=1e-4).h), [1e-4])
        self.assertEqual(len(hstar.sweep("sin(x)", 1, named_steps=None).h), 500)
        for wrong in ([], [1, -1], ["a"], "a", [math.nan], 0, b"1"):
            with self.subTest(wrong=wrong), self.assertRaises((ValueError, TypeError)):
                hstar.sweep("sin(x)", 1, named_steps=wrong)

    def test_charts(self):
        s = hstar.sweep("sin(x)", 1, steps=40)
        if not shutil.which("gnuplot"):
            self.skipTest("there is no gnuplot")
        self.assertIn("<svg", s._repr_svg_())
        self.assertIn("<pre>", s._repr_html_())
        self.assertIn("<svg", s.svg(view="anatomy"))
        look = s.svg(title="A <title> of {mine}_2", width=700, height=420, marks=["1e-5=first", "1e-3=second"],
                     guides="1/2,1/3", relative=True, joined=True)
        for word in ("A &lt;title> of {mine}_2", 'viewBox="0 0 700 420"', "first", "second", "relative error"):
            self.assertIn(word, look)
        for slopes in ([1, -1], ("1", -1.0), "1,-1"):
            look = s.svg(slopes=slopes, x_range=(1e-12, None), y_range="1e-9:")
            for word in ("slope 1<", "slope \u22121<"):
                self.assertIn(word, look)
            self.assertEqual(look, s.svg(slopes=slopes, x_range="1e-12:", y_range=(1e-9, None)))
        self.assertNotEqual(s.svg(y_range=(1e-9, 1)), s.svg(y_range=(1e-8, 1)))
        self.assertIn("slope 2", s.text_chart(slopes=2, x_range=(None, 1)))
        for wrong in ({"width": 7}, {"marks": "x=1"}, {"guides": "2"}, {"width": 10 ** 6, "height": 10 ** 6}, {"slopes": "x"},
                      {"slopes": [math.nan]}, {"x_range": (1, 1)}, {"y_range": (0, 1)}, {"y_range": (None, None)}):
            with self.subTest(wrong=wrong), self.assertRaises(hstar.Error):
                s.svg(**wrong)
        self.assertRaises(ValueError, s.svg, width=-1)
        self.assertRaises(ValueError, s.svg, x_range=(1, 2, 3))
        self.assertRaises(TypeError, s.svg, y_range=1)
        self.assertTrue(s.text_chart(columns=80, lines=24))
        with tempfile.TemporaryDirectory() as place:
            s.chart(os.path.join(place, "a.png"))
            self.assertGreater(os.path.getsize(os.path.join(place, "a.png")), 1000)
            with self.assertRaises(hstar.Error):
                s.chart(os.path.join(place, "a.docx"))
        with self.assertRaises(hstar.Error):
            s.svg(view="sideways")
        self.assertIsNone(hstar.diff("x*y", {"x": 1, "y": 2})._repr_svg_())

    def test_paths(self):
        s = hstar.sweep("sin(x)", 1, steps=20)
        with tempfile.TemporaryDirectory() as folder:
            for kind in (pathlib.Path, str, os.fsencode):
                place = pathlib.Path(folder, "ä.json")
                place.write_text(s.json(), encoding="utf-8")
                self.assertEqual(hstar.read(kind(str(place))).json(), s.json())
                if shutil.which("gnuplot"):
                    chart = pathlib.Path(folder, "ä.gp")
                    s.chart(kind(str(chart)))
                    self.assertIn("plot", chart.read_text(encoding="utf-8"))
                    chart.unlink()
            for path in (os.path.join(folder, "ä.json\0.gp"), os.path.join(folder, "a.gp\0").encode(), pathlib.Path("a.gp\0")):
                for ask in (s.chart, hstar.read):
                    with self.subTest(path=path), self.assertRaisesRegex(ValueError, "a NUL character in the path"):
                        ask(path)
        for path in (None, 3, 1.5, []):
            for ask in (s.chart, hstar.read):
                with self.subTest(path=path), self.assertRaises(TypeError):
                    ask(path)
        for view in ("a\0", 3):
            with self.assertRaises((ValueError, TypeError)):
                s.svg(view=view)

    def test_optimal(self):
        o = hstar.optimal("sin(x)", 1, steps=60)
        self.assertEqual(o.choices["auto"].value, o.best.value)
        self.assertGreater(len(o.choices), 10)
        self.assertIn("gill-murray", o.choices)
        self.assertEqual(o["central"].optimum.modelled_evaluations, 0)

    def test_optimal_of_a_function(self):
        calls = []
        o = hstar.optimal(lambda x: calls.append(x) or math.exp(math.sin(x)), 1.0)
        proven = hstar.optimal("exp(sin(x))", 1, steps=60)
        self.assertEqual(o.methods, proven.methods)
        for name in o.methods:
            best = o[name].optimum
            self.assertLess(abs(math.log(best.modelled_h / proven[name].optimum.modelled_h)), math.log(2), name)
            self.assertEqual(best.modelled_evaluations, o.best.evaluations)
            self.assertTrue(math.isnan(best.measured_h))
            self.assertIsNone(best.no_model)
            self.assertIn("measured model", repr(best))
        self.assertEqual(len(o.h), 0)
        self.assertIn(len(calls) - sum(one.evaluations for one in o.choices.values()), (0, 1))  # one tells the shape
        straight = hstar.optimal(lambda x: 3 * x, 1.0)["five-point"].optimum
        self.assertTrue(math.isnan(straight.modelled_h))
        self.assertIn("derivative 5", straight.no_model)

    def test_minimize(self):
        for f, x in (("(1-x)^2 + 100*(y-x^2)^2", {"x": -1.2, "y": 1}), (lambda x: (1 - x[0]) ** 2 + 100 * (x[1] - x[0] ** 2) ** 2, [-1.2, 1])):
            m = hstar.minimize(f, x)
            self.assertTrue(m)
            self.assertLess(m.f, 1e-12)
            self.assertTrue(all(abs(one - 1) < 1e-5 for one in m.x))
        self.assertFalse(hstar.minimize("x", 1, iterations=5))
        with self.assertRaises(hstar.Error):
            hstar.minimize("x^2", 1, descent="sideways")

    def test_stencils(self):
        self.assertIn("1/12", str(hstar.stencils(nodes="-2,-1,0,1,2", derivative=2)))
        self.assertEqual(len(hstar.stencils(["central", "forward:3"])), 2)
        for wrong in ({}, {"methods": "central", "nodes": "0,1"}, {"methods": "foo"}, {"nodes": [0, 0]}):
            with self.subTest(wrong=wrong), self.assertRaises(hstar.Error):
                hstar.stencils(**wrong)

    def test_names(self):
        self.assertIn("selectors", hstar.names())
        self.assertIn("auto", hstar.names("selectors"))
        with self.assertRaisesRegex(hstar.Error, "there is no list \"foo\""):
            hstar.names("foo")
        self.assertIn("auto", hstar.listing("selectors"))
        self.assertRegex(hstar.__version__, r"^0\.2\.\d+$")

    def test_names_come_back(self):
        at = {"x": 1, "w": [2, 3]}

        def back(found):
            with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
                file.write(found.json())
                file.flush()
                return hstar.read(file.name)
        for found in (hstar.check("x*w[0]*w[1]", [1, 2], at, wrt="w[1],x"), hstar.check(product, "1,2", [1, 2], directions=2),
                      hstar.noise(["x*w[0]", "w[1]"], at), hstar.noise(lambda x: x["x"] * x["w"][0], at)):
            again = back(found)
            self.assertEqual([row.name for row in again.rows], [row.name for row in found.rows])
            if isinstance(found, hstar.Noise):
                self.assertEqual(plain(again.level), plain(found.level))
        for f, x in (("x^2+w[0]^2+w[1]^2", at), ("x^2", 1), (lambda x: x[0] ** 2 + x[1], [3, 4]), (lambda x: x ** 2, 3)):
            found = hstar.minimize(f, x)
            again = back(found)
            self.assertEqual((plain(again.x), again.f, again.steps), (plain(found.x), found.f, found.steps))
        self.assertEqual(back(hstar.optimal("x*w[0]*w[1]", at, wrt="w[1]", steps=20)).best.name, "w[1]")
        self.assertEqual(back(hstar.sweep(lambda x: x[1], [1, 2], steps=20, methods="central")).methods, ("central",))

    def test_json_and_back(self):
        for found in (hstar.check(product, [4, -1], [1, 2]), hstar.sweep("sin(x)", 1, steps=30), hstar.noise("sin(x)", 1), hstar.optimal("sin(x)", 1, steps=30),
                      hstar.minimize("x^2", 1), hstar.jacobian(["x*y", "x/y"], {"x": 1, "y": 2}), hstar.jacobian("abs(x)", 0), hstar.hessian("x^2*y", {"x": 1, "y": 2}), hstar.stencils("central,forward:3")):
            with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
                file.write(found.json())
                file.flush()
                again = hstar.read(file.name)
            self.assertEqual((type(again), again.json()), (type(found), found.json()))
        with self.assertRaises(hstar.Error):
            hstar.read("/nonexistent.json")
        with self.assertRaises(hstar.Error):
            hstar.diff("x*y", {"x": 1, "y": 2}).chart("a.svg")


class Telling(unittest.TestCase):
    def test_progress(self):
        told = []
        hstar.sweep("sin(x)", 1, steps=50, progress=lambda done, every: told.append((done, every)))
        self.assertTrue(told)
        with self.assertRaises(hstar.Error) as caught:
            hstar.sweep("sin(x)", 1, steps=50, progress=lambda done, every: False)
        self.assertEqual(caught.exception.status, "cancelled")
        with self.assertRaises(ZeroDivisionError):
            hstar.sweep("sin(x)", 1, steps=50, progress=lambda done, every: 1 / 0)
        with self.assertRaises(TypeError):
            hstar.sweep("sin(x)", 1, progress=3)


class Pages(unittest.TestCase):
    def test_back_again(self):
        sweep, noise = hstar.sweep("sin(x)", 1, steps=40), hstar.noise("sin(x)", 1)
        with tempfile.TemporaryDirectory() as place:
            path = os.path.join(place, "two.html")
            with open(path, "w", encoding="utf-8") as file:
                file.write(hstar.page([sweep, noise], title="<two>"))
            self.assertEqual(hstar.read(path + "#1").json(), sweep.json())
            self.assertEqual(hstar.read(path + "#2").json(), noise.json())
            with self.assertRaises(hstar.Error):
                hstar.read(path)
            self.assertIn('data-of="4"', hstar.report([path, path]))
            self.assertIn("<title>&lt;two&gt;</title>", hstar.page([sweep], title="<two>"))
        with self.assertRaises(hstar.Error):
            hstar.report([])
        with self.assertRaises(hstar.Error):
            hstar.page([])

    def test_playground(self):
        with hstar.playground("exp(x)", 0) as playground:
            self.assertRegex(playground.address, r"^http://127\.0\.0\.1:\d+/[0-9a-f]{32}/$")
        self.assertEqual(repr(playground), "<hstar.Playground, closed>")
        with self.assertRaises(hstar.Error):
            hstar.playground("exp(", 0)
        with self.assertRaises(hstar.Error):
            hstar.playground("exp(x)")


class Serving(unittest.TestCase):
    AT = {"x": [0.5, -2.0], "y": 3.0}

    def test_round_trip(self):
        new = hstar.Problem
        with new.expression("sin(x[0])*x[1] + y^2", self.AT).serve("forward") as server:
            self.assertTrue(server.address.startswith("http://127.0.0.1:") and server.address.endswith("#forward"))
            for config in None, {"level": 1, "name": 'a "b"'}, "{}":
                model = new.um_bridge(server.address, self.AT, in_flight=3, config=config)
                self.assertEqual(model.values(), math.sin(0.5) * -2 + 9)
                self.assertEqual(model.check().verdict, "agrees")
            alone = new.expression("sin(x[0])*x[1] + y^2", self.AT)
            self.assertEqual([r.value for r in model.jacobian().rows][1:], [r.value for r in alone.jacobian().rows][1:])
        server.close()
        self.assertEqual(repr(server), "<hstar.Server, closed>")
        self.assertEqual(model.values(), math.sin(0.5) * -2 + 9)  # it is remembered
        with self.assertRaises(hstar.Error):
            model.values({"x": [0.25, -2.0], "y": 3.0})

    def test_python_function(self):
        def f(x):
            if x[0] > 1:
                raise ZeroDivisionError("too far")
            return x[0] * x[1]
        with self.assertRaises(ZeroDivisionError):
            with hstar.Problem.function(f, [0.5, 2.0]).serve() as server:
                model = hstar.Problem.um_bridge(server.address, "x=[0.5,2]")
                self.assertEqual(model.values(), 1)
                with self.assertRaises(hstar.Error):
                    model.move([2, 2]).jacobian()

    def test_wrong(self):
        problem = hstar.Problem.expression("x", 1)
        for wrong, kind in ((dict(port=-1), ValueError), (dict(port=65536), ValueError), (dict(model=3), TypeError), (dict(host=3), TypeError)):
            with self.assertRaises(kind):
                problem.serve(**wrong)
        for wrong, kind in ((dict(config=object()), TypeError), (dict(retries=-1), ValueError), (dict(in_flight=1.5), TypeError), (dict(config="{"), hstar.Error)):
            with self.assertRaises(kind):
                hstar.Problem.um_bridge("http://localhost:1", 1, **wrong)
        with self.assertRaises(TypeError):
            hstar.Problem.um_bridge(3, 1)


if __name__ == "__main__":
    unittest.main()
