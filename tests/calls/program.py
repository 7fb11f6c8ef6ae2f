"""A program for hstar that keeps a list of what it is asked: program.py LIST FUNCTION."""
import math
import os
import sys


def sines(x):
    return [sum(math.sin((i + 1) * v) for i, v in enumerate(x))]


def product(x):
    return [math.prod(math.exp(0.3 * math.sin(v + i)) for i, v in enumerate(x))]


def three(x):
    return [math.sin(x[0]) * x[-1], math.exp(0.5 * x[0]) + x[-1] ** 2, x[0] / (1 + x[-1] ** 2)]


def valley(x):
    return [100 * (x[1] - x[0] ** 2) ** 2 + (1 - x[0]) ** 2]


f = {"sines": sines, "product": product, "three": three, "valley": valley}[sys.argv[2]]
asked = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
for line in sys.stdin:
    os.write(asked, line.encode())  # whole, also where several copies write
    word, *numbers = line.split()
    x = [float(number) for number in numbers]
    if word == "gradient":  # of sines
        print(*[repr((i + 1) * math.cos((i + 1) * v)) for i, v in enumerate(x)], flush=True)
    else:
        print(*[repr(value) for value in f(x)], flush=True)
