"""hstar.torch, with PyTorch."""
import unittest

import torch

import hstar

torch.manual_seed(7)


class Softmax(torch.autograd.Function):
    """By hand; `slip` spoils its gradient."""
    slip = 0.0

    @staticmethod
    def forward(ctx, x):
        y = torch.softmax(x, 1)
        ctx.save_for_backward(y)
        return y

    @staticmethod
    def backward(ctx, g):
        y, = ctx.saved_tensors
        return y * (g - (1 - Softmax.slip) * (g * y).sum(1, keepdim=True))


class Torch(unittest.TestCase):
    def tearDown(self):
        Softmax.slip = 0.0

    def test_functions(self):
        x = torch.randn(3, 5)
        for fn, inputs in ((torch.sin, x), (lambda x: torch.softmax(x, 1), x), (Softmax, x.double()), (Softmax.apply, x),
                           (lambda a, b: a @ b, (torch.randn(2, 3), torch.randn(3))), (lambda a, b: (a.sum(), b * a[0]), [x[0], x[1]]),
                           (lambda a: torch.zeros(2) + 1, x[0]), (torch.nn.Linear(5, 2).double(), x.double())):
            found = hstar.torch.check(fn, inputs)
            self.assertEqual(found.verdict, "agrees", found)

    def test_a_slip_that_gradcheck_passes(self):
        Softmax.slip = 1e-6
        x = torch.randn(3, 5, dtype=torch.float64)
        self.assertTrue(torch.autograd.gradcheck(Softmax.apply, x.clone().requires_grad_()))
        found = hstar.torch.check(Softmax, x)
        self.assertEqual(found.verdict, "disagrees", found)
        self.assertEqual(found.rows[0].name, "x[0,0]")
        self.assertEqual(hstar.torch.check(Softmax, x, directions=5).verdict, "disagrees")

    def test_inputs_stay(self):
        x = torch.randn(4, requires_grad=True)
        before = x.detach().clone()
        hstar.torch.check(lambda x: x.mul_(2).sum() if not x.requires_grad else (2 * x).sum(), x)
        self.assertTrue(torch.equal(x.detach(), before))
        self.assertIsNone(x.grad)

    def test_names_and_options(self):
        found = hstar.torch.check(lambda a, b: (a * b).sum(), (torch.ones(2), torch.ones(2)), names=["a", "b"], wrt="b")
        self.assertEqual([row.name for row in found.rows], ["b[0]", "b[1]"])
        self.assertTrue(hstar.torch.check(torch.log, torch.ones(2), bounds=(0.5, None)))

    def test_modules(self):
        module = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.Tanh(), torch.nn.BatchNorm1d(4), torch.nn.Linear(4, 1))
        before = {name: value.clone() for name, value in module.state_dict().items()}
        found = hstar.torch.check_module(module, torch.randn(6, 3), lambda y: (y ** 2).mean())
        self.assertNotEqual(found.verdict, "disagrees", found)
        self.assertEqual(found.rows[0].name, "0_weight[0,0]")
        for name, value in module.state_dict().items():
            self.assertTrue(torch.equal(value, before[name]), name)

        class Wrong(torch.nn.Module):
            def __init__(self):
                super().__init__()
                self.w = torch.nn.Parameter(torch.randn(2, 5))

            def forward(self, x):
                Softmax.slip = 1e-5
                return Softmax.apply(x + self.w)
        self.assertEqual(hstar.torch.check_module(Wrong(), torch.randn(2, 5), lambda y: (y ** 2).sum()).verdict, "disagrees")

    def test_wrong_input(self):
        for fn, inputs in ((torch.sin, [1.0]), (3, torch.ones(2)), (lambda x: 1.0, torch.ones(2)), (torch.sin, torch.ones(0)),
                           (torch.sin, torch.ones(2, dtype=torch.complex64)), (lambda x: x[:0], torch.ones(2))):
            with self.assertRaises((TypeError, ValueError)):
                hstar.torch.check(fn, inputs)
        with self.assertRaises(TypeError):
            hstar.torch.check_module(torch.sin, torch.ones(2))
        with self.assertRaises(ValueError):
            hstar.torch.check_module(torch.nn.Tanh(), torch.ones(2))
        with self.assertRaises(ZeroDivisionError):
            hstar.torch.check(lambda x: 1 / 0, torch.ones(2))


if __name__ == "__main__":
    unittest.main()
