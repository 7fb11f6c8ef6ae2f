"""hstar.diff: one derivative, and what f may do."""
import math
import threading
import unittest

import hstar


class Diff(unittest.TestCase):
    def test_a_function(self):
        d = hstar.diff(math.sin, 1)
        self.assertLessEqual(abs(float(d) - math.cos(1)), d.bar)
        self.assertEqual((d.trust, bool(d), d.output, d.variable), ("ok", True, 0, 0))
        self.assertEqual(repr(d), "0.5403023058681 ± 8.9e-15")
        self.assertTrue(math.isnan(d.exact))
        self.assertEqual(d.to_dict()["evaluations"], d.evaluations)

    def test_an_expression(self):
        d = hstar.diff("sin(x)", 1)
        self.assertEqual(d.exact, math.cos(1))
        self.assertEqual(d.value, hstar.diff(math.sin, 1).value)
        self.assertEqual(hstar.diff("x^2*y", {"x": 1, "y": 2}).rows[1].name, "y")

    def test_an_array(self):
        j = hstar.diff(lambda x: x[0] * x[1], [2, 3])
        self.assertEqual([float(d) for d in j], [3, 2])

    def test_the_number_of_calls(self):
        calls = []
        d = hstar.diff(lambda x: calls.append(x) or math.exp(x), 1.0)
        self.assertEqual(len(calls), d.evaluations)

    def test_options(self):
        self.assertAlmostEqual(hstar.diff(math.exp, 0, derivative=3).value, 1, places=6)
        self.assertEqual(hstar.diff(math.exp, 0, method="central").method, "central")
        self.assertEqual(hstar.diff(math.exp, 0, selector="gill-murray").trust, "ok")
        self.assertLessEqual(hstar.diff(math.exp, 0, evaluations=10).evaluations, 10)
        self.assertEqual(hstar.diff(math.sqrt, 0.5, bounds=(0.5, None)).side, 1)
        self.assertEqual(hstar.diff(math.sqrt, 0.5, bounds="0.5:").side, 1)
        seen = []
        hstar.diff(lambda x: seen.append(x) or x * x, 1, reach=0.25)
        self.assertLessEqual(max(abs(x - 1) for x in seen), 0.25)
        self.assertGreater(hstar.diff(math.exp, 0, noise=1e-6).bar, 1e-8)
        self.assertGreater(hstar.diff(math.exp, 0, accuracy=1e-6).bar, 1e-8)
        self.assertEqual(hstar.diff(math.exp, 0, piece=True).trust, "ok")

    def test_bounds_as_text(self):
        for pair, text in (((0.5, None), "0.5:"), ((0.5, None), "x=0.5:"), ((None, 0.5), ":0.5"), ((0, 1.5), "x=0:1.5")):
            with self.subTest(text=text):
                calls, others = [], []
                d = hstar.diff(lambda x: calls.append(x) or math.exp(x), 0.5, bounds=text)
                other = hstar.diff(lambda x: others.append(x) or math.exp(x), 0.5, bounds=pair)
                self.assertEqual((str(d.to_dict()), calls), (str(other.to_dict()), others))
        self.assertEqual(hstar.diff(math.exp, 0.5, reach="0.25").value, hstar.diff(math.exp, 0.5, reach=0.25).value)
        for text in ("x=0:1.5,y=0:5", ":", "y=0:", "0", "abc", "", "0:abc", "x=0:1,x=0:2", "0:1:2"):
            with self.subTest(text=text), self.assertRaises(hstar.Error):
                hstar.diff(math.exp, 0.5, bounds=text)
        with self.assertRaises(ZeroDivisionError):
            hstar.diff(lambda x: 1 / 0, 0.5, bounds="0:")
        with self.assertRaisesRegex(TypeError, "what f returned must be a number, not"):
            hstar.diff(lambda x: [1.0], 0.5, bounds="0:")

    def test_what_f_may_answer(self):
        self.assertEqual(hstar.diff(abs, 0).stop, "kink")
        self.assertEqual(hstar.diff(lambda x: math.nan, 1).trust, "none")
        self.assertEqual(hstar.diff(lambda x: math.inf, 1).trust, "none")
        self.assertEqual(hstar.diff(lambda x: 7, 1).value, 0)
        self.assertEqual(hstar.diff(lambda x: 10 ** 400, 1).trust, "none")
        for answer in (None, "1", 1j, [1, 2], {}, object()):
            with self.subTest(answer=answer), self.assertRaisesRegex(TypeError, "what f returned must be a (real )?number, not"):
                hstar.diff(lambda x: answer, 1)

    def test_wrong_input(self):
        for x in ("1", None, 1j, object()):
            with self.subTest(x=x), self.assertRaises(TypeError):
                hstar.diff(math.sin, x)
        for x in (math.nan, math.inf):
            with self.subTest(x=x), self.assertRaises(hstar.Error):
                hstar.diff(math.sin, x)
        with self.assertRaises(TypeError):
            hstar.diff(3, 1)
        with self.assertRaisesRegex(hstar.Error, "the method cannot be \"middle\""):
            hstar.diff(math.sin, 1, method="middle")
        with self.assertRaisesRegex(TypeError, "method must be a text"):
            hstar.diff(math.sin, 1, method=3)
        for derivative in (0, 5, -1, 2 ** 70):
            with self.subTest(derivative=derivative), self.assertRaises(ValueError):
                hstar.diff(math.sin, 1, derivative=derivative)
        with self.assertRaises(ValueError):
            hstar.diff(math.sin, 1, bounds=(2, 3))
        with self.assertRaises(ValueError):
            hstar.diff(math.sin, 1, bounds=(1, 2, 3))
        with self.assertRaises(ValueError) as caught:
            hstar.diff("sin(x", 1)
        self.assertEqual(caught.exception.remedy, 'add the missing ")"')
        self.assertEqual(caught.exception.excerpt[caught.exception.caret], "(")

    def test_an_exception_comes_out_as_itself(self):
        error = KeyError("mine")

        def f(x):
            raise error
        with self.assertRaises(KeyError) as caught:
            hstar.diff(f, 1)
        self.assertIs(caught.exception, error)
        for kind in (SystemExit, KeyboardInterrupt, GeneratorExit, StopIteration):
            def g(x, kind=kind):
                raise kind
            with self.assertRaises(kind):
                hstar.diff(g, 1)
        self.assertEqual(hstar.diff(math.exp, 0).value, hstar.diff(math.exp, 0.0).value)

    def test_late_exceptions(self):
        calls = []

        def f(x):
            calls.append(x)
            if len(calls) == 5:
                raise ZeroDivisionError
            return x * x
        with self.assertRaises(ZeroDivisionError):
            hstar.diff(f, 1)
        self.assertEqual(len(calls), 5)

    def test_a_function_that_asks(self):
        inner = []

        def f(x):
            inner.append(hstar.diff(lambda t: t ** 3, x, method="central" if len(inner) % 2 else None, derivative=1))
            return float(inner[-1])
        d = hstar.diff(f, 2.0, derivative=1, bounds=(1, 3))
        self.assertAlmostEqual(d.value, 12, places=5)

        def fails(x):
            try:
                hstar.diff(lambda t: 1 / 0, x)
            except ZeroDivisionError:
                return x
        self.assertAlmostEqual(hstar.diff(fails, 2.0).value, 1)
        with self.assertRaises(ZeroDivisionError):
            hstar.diff(lambda x: hstar.diff(lambda t: 1 / 0, x), 1)

    def test_a_function_that_asks_for_ever(self):
        def f(x):
            return hstar.diff(f, x).value

        def g(x):
            return hstar.jacobian(g, x).value
        for forever in (f, g):
            with self.assertRaises(RecursionError):
                forever(1.0)
        self.assertEqual(hstar.diff(math.exp, 0).trust, "ok")

    def test_threads(self):
        wrong = []

        def work(k):
            for i in range(50):
                d = hstar.diff(lambda x: math.exp(k * x), 0.5, derivative=1 + i % 2)
                if abs(d.value - k ** (1 + i % 2) * math.exp(k * 0.5)) > 1e-6 * d.value:
                    wrong.append((k, i, d))
                try:
                    hstar.diff(lambda x: [][k], 0.5)
                    wrong.append("no exception")
                except IndexError:
                    pass
        threads = [threading.Thread(target=work, args=(k,)) for k in range(1, 5)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(wrong, [])

    def test_bars_are_shown_as_digits(self):
        from hstar._rows import with_bar
        for value, bar, shown in ((0.0, 1.0, "0.0 ± 1.0e+00"), (1 / 3, 1e-3, "0.33 ± 1.0e-03"), (1234567.0, 2e3, "1.23e+06 ± 2.0e+03"),
                                  (1e-20, 1e-33, "1.000000000000e-20 ± 1.0e-33"), (1.0, math.inf, "1.0 ± inf"),
                                  (math.nan, math.inf, "nan ± inf"), (1.5, 0.0, "1.5 ± 0.0e+00"), (1e-9, 1.0, "1e-09 ± 1.0e+00"),
                                  (2.0, 1e-300, "2.0000000000000000 ± 1.0e-300")):
            self.assertEqual(with_bar(value, bar), shown)


if __name__ == "__main__":
    unittest.main()
