"""What people write today: the plain errors of four methods over 500 steps, and the smallest of each.

usage: sweep_numpy.py loop|vectorised
"""
import sys

import numpy as np

X, TRUTH = 1.0, np.cos(1.0)
METHODS = {
    "forward": lambda f, x, h: (f(x + h) - f(x)) / h,
    "backward": lambda f, x, h: (f(x) - f(x - h)) / h,
    "central": lambda f, x, h: (f(x + h) - f(x - h)) / (2 * h),
    "five-point": lambda f, x, h: (-f(x + 2 * h) + 8 * f(x + h) - 8 * f(x - h) + f(x - 2 * h)) / (12 * h),
}


def main():
    steps = np.logspace(-16, 0, 500)
    for name, method in METHODS.items():
        if sys.argv[1] == "loop":
            errors = np.array([abs(method(np.sin, X, h) - TRUTH) for h in steps])
        else:
            errors = np.abs(method(np.sin, X, steps) - TRUTH)
        best = int(np.argmin(errors))
        print(f"{name:12} {steps[best]:.3e} {errors[best]:.3e}")


main()
