"""The Python module: microseconds a derivative, calls of a batch function, and hstar.torch.check beside torch.autograd.gradcheck."""
import math
import time

import hstar


def least(work, repeat, rounds=7):
    """Seconds a call, the least of some rounds."""
    best = math.inf
    for _ in range(rounds):
        start = time.perf_counter()
        for _ in range(repeat):
            work()
        best = min(best, (time.perf_counter() - start) / repeat)
    return best


def derivatives():
    for name, f, options in (("math.exp", math.exp, {}), ("a lambda", lambda x: x * x * math.sin(x), {}),
                             ("a lambda, with options", lambda x: x * x * math.sin(x), {"derivative": 2, "bounds": (0, None)})):
        calls = hstar.diff(f, 1.0, **options).evaluations
        print(f"hstar.diff of {name}: {1e6 * least(lambda: hstar.diff(f, 1.0, **options), 300):.1f} µs, {calls} calls of f")


def jacobians():
    calls = []

    def f(points):
        calls.append(len(points))
        return [x[0] * x[1] * x[2] * x[3] * x[4] for x in points]
    hstar.jacobian(f, [1.0, 2.0, 3.0, 4.0, 5.0], batch=True)
    print(f"a batch function of 5 variables: {len(calls)} calls for {sum(calls)} points")
    one = lambda x: x[0] * x[1] * x[2] * x[3] * x[4]  # noqa: E731
    print(f"the same point by point: {1e3 * least(lambda: hstar.jacobian(one, [1.0, 2.0, 3.0, 4.0, 5.0]), 5):.2f} ms")
    names = {f"x{k}": 0.1 * k for k in range(1, 301)}
    problem = hstar.Problem.expression("+".join(f"sin({name})" for name in names), names)
    print(f"an expression of 300 variables: {1e3 * least(problem.jacobian, 2, 3):.1f} ms")


def softmax(torch, slip):
    class Softmax(torch.autograd.Function):
        @staticmethod
        def forward(ctx, x):
            y = torch.softmax(x, 1)
            ctx.save_for_backward(y)
            return y

        @staticmethod
        def backward(ctx, g):
            y, = ctx.saved_tensors
            return y * (g - (1 - slip) * (g * y).sum(1, keepdim=True))
    return Softmax


def tensors():
    try:
        import torch
    except ImportError:
        print("skipped: no Python here has PyTorch (python3-torch)")
        return
    import hstar.torch
    torch.set_num_threads(1)
    torch.manual_seed(1)
    x = torch.randn(3, 5, dtype=torch.float64)
    wrong = softmax(torch, 1e-6)
    passes = torch.autograd.gradcheck(wrong.apply, x.clone().requires_grad_(), raise_exception=False)
    found = hstar.torch.check(wrong, x)
    print(f"softmax of a 3x5 batch with a relative slip of 1e-6: gradcheck {'passes it' if passes else 'sees it'}, hstar: {found.verdict}, "
          f"{found.to_dict()['evaluations']} evaluations")
    right = softmax(torch, 0.0)
    ours = least(lambda: hstar.torch.check(right, x), 1, 5)
    theirs = least(lambda: torch.autograd.gradcheck(right.apply, x.clone().requires_grad_()), 1, 5)
    f = right.apply
    bare = least(lambda: f(x), 200)
    print(f"15 inputs, 15 outputs: hstar.torch.check {1e3 * ours:.1f} ms, gradcheck {1e3 * theirs:.2f} ms: {ours / theirs:.1f} times; "
          f"f alone {1e6 * bare:.1f} µs")


derivatives()
jacobians()
tensors()
