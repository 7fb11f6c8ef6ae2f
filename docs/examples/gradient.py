#!/usr/bin/env python3
"""For `hstar check --at w=0.5,b=-0.2 -- python3 gradient.py`: the mean squared error of a neuron, and its gradient."""
import math
import sys

DATA = [(0.3, -0.5), (1.2, 0.8), (-0.8, -0.9), (2.1, 0.9), (0.1, 0.4)]


def value(w, b):
    return [sum((math.tanh(w * x + b) - y) ** 2 for x, y in DATA) / len(DATA)]


def gradient(w, b):
    outs = [math.tanh(w * x + b) for x, y in DATA]
    slopes = [2 * (t - y) * (1 - t * t) / len(DATA) for t, (x, y) in zip(outs, DATA)]
    return [sum(s * x for s, (x, y) in zip(slopes, DATA)), sum(slopes)]


for request in sys.stdin:
    verb, *numbers = request.split()
    print(*{"value": value, "gradient": gradient}[verb](*map(float, numbers)), flush=True)
