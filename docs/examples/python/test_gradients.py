"""Gradients that are tested with pytest: hstar.assert_gradient fails with the table and a diagnosis where one is wrong."""
import math

import hstar
import pytest

POINTS = [[-1.2, 1.0], [0.5, -0.3], [2.0, 3.0]]


def rosenbrock(x):
    return (1 - x[0]) ** 2 + 100 * (x[1] - x[0] ** 2) ** 2


def rosenbrock_gradient(x):
    return [-2 * (1 - x[0]) - 400 * x[0] * (x[1] - x[0] ** 2), 200 * (x[1] - x[0] ** 2)]


def polar(x):
    return [x[0] * math.cos(x[1]), x[0] * math.sin(x[1])]


def polar_jacobian(x):
    return [[math.cos(x[1]), -x[0] * math.sin(x[1])], [math.sin(x[1]), x[0] * math.cos(x[1])]]


@pytest.mark.parametrize("x", POINTS)
def test_rosenbrock(x):
    hstar.assert_gradient(rosenbrock, rosenbrock_gradient, x)


def test_polar_at_random_points():
    hstar.assert_gradient(polar, polar_jacobian, [2.0, 0.7], points=10)


def test_a_wrong_sign_is_named():
    def wrong(x):
        first, second = rosenbrock_gradient(x)
        return [first, -second]

    with pytest.raises(AssertionError, match="flipped sign"):
        hstar.assert_gradient(rosenbrock, wrong, POINTS[0])
