"""PyTorch: a function of tensors and its gradient by autograd, handed to hstar.check in double.

>>> import torch, hstar.torch
>>> hstar.torch.check(torch.sin, torch.tensor([0.5, 1.0])).verdict
'agrees'
"""
from copy import deepcopy
from ctypes import addressof, memmove
from importlib import import_module
from typing import Any, Callable, Dict, List, Sequence, Tuple

from ._numbers import doubles, element_names, size
from ._problem import Problem
from ._questions import hint, parted
from ._results import Check

torch: Any = import_module("torch")  # with types or without
Tensors = Tuple[Any, ...]


class _Inputs:
    """Tensors as numbers in a row: where each begins, and its shape."""

    def __init__(self, tensors: Sequence[Any], names: "Sequence[str]") -> None:
        rows = [_double(tensor).reshape(-1) for tensor in tensors]
        self.shapes = [tuple(int(n) for n in tensor.shape) for tensor in tensors]
        self.sizes = [size(shape) for shape in self.shapes]
        self.names = [one for name, shape in zip(names, self.shapes) for one in element_names(name, shape)]
        self.n = sum(self.sizes)
        self.values: List[float] = torch.cat(rows).tolist()
        if self.n == 0:
            raise ValueError("the inputs have no elements")

    def read(self, address: int) -> Tensors:
        """The tensors at an address, in memory of their own."""
        flat = torch.empty(self.n, dtype=torch.float64)
        memmove(flat.data_ptr(), address, 8 * self.n)
        if len(self.shapes) == 1:
            return (flat.view(self.shapes[0]),)
        return tuple(part.reshape(shape) for part, shape in zip(flat.split(self.sizes), self.shapes))


def _double(tensor: Any) -> Any:
    if not isinstance(tensor, torch.Tensor):
        raise TypeError(f"an input must be a tensor, not {type(tensor).__name__}")
    if tensor.is_complex():
        raise TypeError("an input must be real, not complex")
    return tensor.detach().to(device="cpu", dtype=torch.float64)


def _outputs(found: Any) -> Any:
    """What a function returned as one row of doubles; gradients come through."""
    parts = list(found) if isinstance(found, (tuple, list)) else [found]
    for part in parts:
        if not isinstance(part, torch.Tensor):
            raise TypeError(f"the function must return tensors, not {type(part).__name__}")
    return torch.cat([part.reshape(-1).to(torch.float64) for part in parts])


def _write(row: Any, m: int, address: int) -> None:
    if row.numel() != m:
        raise ValueError(f"the function returned {row.numel()} numbers where it had returned {m}")
    row = row.detach().to("cpu").contiguous()
    memmove(address, row.data_ptr(), 8 * m)


def _jacobian(f: Callable[[Tensors], Any], inputs: Tensors) -> Any:
    """By autograd: a row an output. What does not depend on an input has the gradient 0."""
    inputs = tuple(part.requires_grad_(True) for part in inputs)
    with torch.enable_grad():
        row = _outputs(f(inputs))
        lines = []
        for i in range(row.numel()):
            if not row.requires_grad:
                grads: Sequence[Any] = [None] * len(inputs)
            else:
                grads = torch.autograd.grad(row[i], inputs, retain_graph=True, allow_unused=True)
            lines += [torch.zeros(part.numel(), dtype=torch.float64) if grad is None else grad.reshape(-1).to(torch.float64)
                      for grad, part in zip(grads, inputs)]
    return torch.cat(lines)


def _problem(f: Callable[[Tensors], Any], inputs: _Inputs) -> Problem:
    """Of a function of tensors, with its gradient."""
    room = doubles(inputs.values)
    m = int(_outputs(f(inputs.read(addressof(room)))).numel())
    if m == 0:
        raise ValueError("the function returned no numbers")

    double, read, n_bytes = torch.float64, inputs.read, 8 * m

    def value(x: int, y: int) -> None:
        found = f(read(x))
        if isinstance(found, torch.Tensor) and found.dtype is double and found.is_contiguous() and found.is_cpu and found.numel() == m:
            memmove(y, found.data_ptr(), n_bytes)  # what nearly every f returns, without a detour
        else:
            _write(_outputs(found), m, y)

    problem = Problem._raw(value, inputs.values, (inputs.n,), () if m == 1 else (m,), inputs.names)
    problem._set_raw_gradient(lambda x, y: _write(_jacobian(f, tuple(part.clone() for part in inputs.read(x))), m * inputs.n, y))
    return problem


def _check(f: Callable[[Tensors], Any], inputs: _Inputs, options: Dict[str, Any]) -> Check:
    with torch.no_grad():  # said once, not at each call: that takes longer than a small f
        return hint(_problem(f, inputs), **parted(options)).check(**options)


def check(fn: Callable[..., Any], inputs: Any, *, names: "Sequence[str] | None" = None, **options: Any) -> Check:
    """Is the gradient of fn right, as autograd has it? fn takes the inputs, a tensor or several, and returns a tensor or several.

    fn is a function, a torch.nn.Module, or the `apply` of a torch.autograd.Function (or that class itself). Options are those of
    hstar.check; `names` are for the inputs, x or x0, x1, … without. Gradients are asked for in double on the CPU.
    """
    if isinstance(fn, type) and issubclass(fn, torch.autograd.Function):
        fn = getattr(fn, "apply")
    if not callable(fn):
        raise TypeError(f"fn must be a function of tensors, not {type(fn).__name__}")
    tensors = tuple(inputs) if isinstance(inputs, (tuple, list)) else (inputs,)
    if names is None:
        names = ["x"] if len(tensors) == 1 else [f"x{i}" for i in range(len(tensors))]
    if len(names) != len(tensors):
        raise ValueError(f"there are {len(names)} names for {len(tensors)} inputs")
    return _check(lambda given: fn(*given), _Inputs(tensors, names), options)


def check_module(module: Any, inputs: Any, loss: "Callable[[Any], Any] | None" = None, **options: Any) -> Check:
    """Is the gradient of loss(module(*inputs)) by the parameters of the module right? Variables are called as the parameters are.

    The module's copy in double is asked; it is itself as it was. Without a loss its output is what is differentiated. Of a large module
    ask `directions=20` in place of every parameter. A module in training that throws dice (dropout) is noise: hstar tells.
    """
    if not isinstance(module, torch.nn.Module):
        raise TypeError(f"the module must be a torch.nn.Module, not {type(module).__name__}")
    copy = deepcopy(module).to(device="cpu", dtype=torch.float64)
    names = [name for name, parameter in copy.named_parameters() if parameter.requires_grad]
    if not names:
        raise ValueError("the module has no parameters that require a gradient")
    fixed = tuple(_as_input(one) for one in (inputs if isinstance(inputs, (tuple, list)) else (inputs,)))
    state = {name: buffer.clone() for name, buffer in copy.named_buffers()}
    slots = [_slot(copy, name) for name in names]

    def f(parameters: Tensors) -> Any:
        for name, buffer in copy.named_buffers():  # running means go on only within one call
            buffer.data.copy_(state[name])
        for (owner, last), parameter in zip(slots, parameters):
            owner._parameters[last] = parameter
        found = copy(*fixed)
        return found if loss is None else loss(found)

    tensors = [owner._parameters[last] for owner, last in slots]
    return _check(f, _Inputs(tensors, [name.replace(".", "_") for name in names]), options)


def _slot(module: Any, name: str) -> Tuple[Any, str]:
    """Where a parameter is kept: its module, and its last name."""
    *path, last = name.split(".")
    for part in path:
        module = getattr(module, part)
    return module, last


def _as_input(value: Any) -> Any:
    if isinstance(value, torch.Tensor) and value.is_floating_point():
        return _double(value)
    return value
