"""Ctrl-C ends the work, wherever it comes: within f, between the calls of f, and while only C works."""
import math
import os
import signal
import sys
import threading
import time
import unittest

import hstar


class Late(Exception):
    pass


class Signals(unittest.TestCase):
    def interrupted(self, work, after):
        """Runs it until a SIGINT comes; the seconds that it took."""
        timer = threading.Timer(after, os.kill, (os.getpid(), signal.SIGINT))
        timer.start()
        start = time.monotonic()
        with self.assertRaises(KeyboardInterrupt):
            work()
            timer.join()
            time.sleep(0.2)
        timer.join()
        return time.monotonic() - start - after

    def test_within_f(self):
        def f(x):
            time.sleep(0.05)
            return math.sin(x)
        self.assertLess(self.interrupted(lambda: hstar.diff(f, 1), 0.2), 1)

    def test_between_calls(self):
        hook = sys.unraisablehook
        for after in (0.01, 0.02, 0.03, 0.05, 0.08):
            def work():
                ends = time.monotonic() + 5
                while time.monotonic() < ends:
                    hstar.diff(math.exp, 1.0)
            self.interrupted(work, after)
        self.assertIs(sys.unraisablehook, hook)
        self.assertAlmostEqual(hstar.diff(math.exp, 0).value, 1)

    def test_in_c(self):
        text = "+".join(f"sin({k}*x{k})*exp(y)" for k in range(1, 60))
        at = {f"x{k}": 0.1 * k for k in range(1, 60)}
        at["y"] = 0.5
        self.assertLess(self.interrupted(lambda: hstar.sweep(text, at, steps=5000), 0.3), 5)

    def test_another_handler(self):
        def late(*_):
            raise Late
        previous = signal.signal(signal.SIGALRM, late)
        try:
            signal.setitimer(signal.ITIMER_REAL, 0.02)
            with self.assertRaises(Late):
                ends = time.monotonic() + 5
                while time.monotonic() < ends:
                    hstar.diff(math.exp, 1.0)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, previous)


if __name__ == "__main__":
    unittest.main()
