"""Ctrl-C ends the work, wherever it comes: within f, between the calls of f, and while only C works."""
import math
import os
import signal
import subprocess
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

    def test_while_a_program_is_silent(self):
        silent = ["sh", "-c", "read a b; echo $b; sleep 5; read a b; sleep 20"]
        self.assertLess(self.interrupted(lambda: hstar.Problem.program(["sleep", "20"], 1.0), 0.2), 1)
        p = hstar.Problem.program(silent, 1.0)
        self.assertLess(self.interrupted(p.jacobian, 0.2), 1)
        with self.assertRaisesRegex(RuntimeError, "still waits for the program"):
            p.jacobian()
        del p

    def test_a_problem_is_of_use_again(self):
        p = hstar.Problem.program(["sh", "-c", "while read a b; do sleep 0.03; echo $b; done"], 1.0)
        self.assertLess(self.interrupted(p.jacobian, 0.2), 0.5)
        p._left.wait()
        self.assertAlmostEqual(float(p.jacobian().rows[0]), 1.0)

    def test_the_interpreter_ends(self):
        work = "import hstar; hstar.Problem.program(['sh', '-c', 'sleep 20'], 1.0).jacobian()"
        start = time.monotonic()
        asking = subprocess.Popen([sys.executable, "-c", work], stderr=subprocess.PIPE, start_new_session=True)
        time.sleep(1)
        asking.send_signal(signal.SIGINT)
        _, said = asking.communicate(timeout=15)
        self.assertIn(b"KeyboardInterrupt", said)
        self.assertLess(time.monotonic() - start, 5)

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
