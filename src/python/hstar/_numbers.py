"""Points and values: from what a caller has to doubles in a row, and back in the caller's shape. numpy where it is there."""
import ctypes
import math
import re
from ctypes import c_double
from importlib import import_module
from typing import Any, Callable, Dict, List, Sequence, Set, Tuple

numpy: Any
try:
    numpy = import_module("numpy")
except ImportError:  # all works without it
    numpy = None

Shape = Tuple[int, ...]


def number(value: Any, what: str) -> float:
    """A real number, or a TypeError that names what it should be."""
    if isinstance(value, (str, bytes, bytearray)) or value is None:
        raise TypeError(f"{what} must be a number, not {_kind(value)}")
    if isinstance(value, complex):
        raise TypeError(f"{what} must be a real number, not the complex {value!r}")
    _refuse_masked(value, what)
    try:
        return float(value)
    except (TypeError, ValueError, OverflowError) as error:
        if isinstance(error, OverflowError):
            return math.inf if value > 0 else -math.inf
        raise TypeError(f"{what} must be a number, not {_kind(value)}") from None


def _refuse_masked(value: Any, what: str) -> None:
    if numpy is not None and isinstance(value, numpy.ndarray) and numpy.ma.is_masked(value):
        raise ValueError(f"{what} has masked entries, which are not numbers")


def _kind(value: Any) -> str:
    if value is None:
        return "None"
    shape = getattr(value, "shape", None)
    name = type(value).__name__
    return f"{name} of shape {tuple(shape)}" if isinstance(shape, tuple) else name


def is_scalar(value: Any) -> bool:
    """Is it one number, not a row of them?"""
    if isinstance(value, (float, int)):
        return True
    if isinstance(value, (list, tuple, dict, str)):
        return False
    shape = getattr(value, "shape", None)
    if shape is not None:
        return len(shape) == 0
    return not hasattr(value, "__len__") and not hasattr(value, "__iter__")


def _flatten(value: Any, what: str, into: List[float]) -> Shape:
    if is_scalar(value) or isinstance(value, (str, bytes)) or not hasattr(value, "__iter__"):
        into.append(number(value, what))
        return ()
    shapes = [_flatten(part, what, into) for part in value]
    if any(shape != shapes[0] for shape in shapes):
        raise ValueError(f"{what} is ragged: its parts differ in shape")
    return (len(shapes),) + (shapes[0] if shapes else ())


def flat(value: Any, what: str) -> Tuple[List[float], Shape]:
    """Its numbers in a row (C order), and its shape; () is one number."""
    if isinstance(value, (str, bytes, bytearray, dict, set)) or value is None:
        raise TypeError(f"{what} must be numbers, not {_kind(value)}")
    if numpy is not None and isinstance(value, numpy.ndarray):
        _refuse_masked(value, what)
        if value.dtype.kind not in "fiub":
            if value.dtype.kind == "c":
                raise TypeError(f"{what} must be real numbers, not complex ones")
            if value.dtype.kind != "O":
                raise TypeError(f"{what} must be numbers, not an array of {value.dtype}")
            return [number(one, what) for one in value.ravel().tolist()], value.shape
        return numpy.asarray(value, dtype=float).ravel().tolist(), value.shape
    if hasattr(value, "tolist") and hasattr(value, "shape"):  # a tensor
        shape = tuple(int(n) for n in value.shape)
        numbers: List[float] = []
        _flatten(value.tolist(), what, numbers)
        return numbers, shape
    row: List[float] = []
    shape = _flatten(value, what, row)
    return row, shape


def doubles(values: Sequence[float]) -> Any:
    """For C."""
    return (c_double * len(values))(*values)


def shaped(values: Any, shape: Shape) -> Any:
    """Numbers in a row as a float (shape ()), a numpy array, or nested lists."""
    if shape == ():
        return float(values[0])
    if numpy is not None:
        return numpy.array(values, dtype=float).reshape(shape)
    return nested(values, shape)


def nested(values: Sequence[Any], shape: Shape) -> Any:
    """Anything in a row as nested lists."""
    if shape == ():
        return values[0]
    if len(shape) == 1:
        return list(values)
    each = size(shape[1:])
    return [nested(values[i * each:(i + 1) * each], shape[1:]) for i in range(shape[0])]


def size(shape: Shape) -> int:
    """How many numbers."""
    return math.prod(shape)


def read_doubles(address: int, n: int) -> Any:
    """A copy of n doubles at an address: a numpy array, or a list."""
    memory = (c_double * n).from_address(address)
    return numpy.array(memory, dtype=float) if numpy is not None else list(memory)


def reader(shape: Shape) -> Callable[[int], Any]:
    """From the address of a point to what f gets: always fresh memory, which f may change and keep."""
    n = size(shape)
    kind = c_double * n
    if shape == ():
        return lambda address: c_double.from_address(address).value
    if numpy is not None:
        array, frombuffer = numpy.array, numpy.frombuffer
        if len(shape) == 1:
            return lambda address: array(frombuffer(kind.from_address(address)))
        return lambda address: array(frombuffer(kind.from_address(address))).reshape(shape)
    return lambda address: nested(list(kind.from_address(address)), shape)


def _long_axes(shape: Shape) -> Shape:
    return tuple(n for n in shape if n != 1)


def fit(shape: Shape, wanted: Sequence[Shape], what: str) -> None:
    """Raises where numbers of one shape are not those of a wanted one. Axes of 1 count for nothing, and all may stand in a row."""
    long = _long_axes(shape)
    if len(long) > 1 and all(long != _long_axes(one) for one in wanted):
        raise ValueError(f"{what} has the shape {shape} where {wanted[0]} is wanted")


def writer(shape: Shape, what: str, *others: Shape) -> Callable[[Any, int], None]:
    """From what f returned to doubles of that shape, or of another one that is as good, at an address."""
    n = size(shape)
    kind = c_double * n

    def write(value: Any, address: int) -> None:
        if n == 1 and type(value) is float:
            c_double.from_address(address).value = value
            return
        if numpy is not None and type(value) is numpy.ndarray and value.dtype == float and value.shape == shape:
            source = numpy.ascontiguousarray(value)
            ctypes.memmove(address, source.ctypes.data, 8 * n)
            return
        row, found = flat(value, what)
        if len(row) != n:
            raise ValueError(f"{what} has {len(row)} number{'' if len(row) == 1 else 's'} where {n} "
                             f"{'is' if n == 1 else 'are'} wanted")
        fit(found, [shape, *others], what)
        target: Any = kind.from_address(address)
        target[:] = row

    return write


class Point:
    """A point in its caller's form: a number, an array, or a dict of these by name; `names` are those of its numbers, or None."""

    def __init__(self, x: Any) -> None:
        self.shape: Shape = ()
        self.parts: "Dict[str, Tuple[int, Shape]] | None" = None
        self.names: "List[str] | None" = None
        if isinstance(x, dict):
            self._read_parts(x)
        else:
            self.values, self.shape = flat(x, "x")
        if not self.values:
            raise ValueError("x is empty: there is nothing to differentiate by")

    def _read_parts(self, x: Dict[Any, Any]) -> None:
        self.values, self.parts, self.names = [], {}, []
        for name, part in x.items():
            if not isinstance(name, str):
                raise TypeError(f"the variables of x must have names, not {name!r}")
            row, shape = flat(part, name)
            self.parts[name] = (len(self.values), shape)
            self.values += row
            self.names += element_names(name, shape)
        self.shape = (len(self.values),)

    def reader(self) -> Callable[[int], Any]:
        """See the function of this name."""
        if self.parts is None:
            return reader(self.shape)
        parts = [(name, 8 * start, reader(shape)) for name, (start, shape) in self.parts.items()]
        return lambda address: {name: read(address + offset) for name, offset, read in parts}

    def text(self) -> str:
        """As the library reads points: "x=1.5,w=[1.0,2.0]"; of a scalar "1.5"."""
        if self.parts is not None:
            return ",".join(f"{name}={_literal(nested(self.values[start:start + size(shape)], shape))}"
                            for name, (start, shape) in self.parts.items())
        return _literal(self.values[0]) if self.shape == () else f"x={_literal(nested(self.values, self.shape))}"


def _literal(value: Any) -> str:
    if isinstance(value, list):
        return "[" + ",".join(_literal(part) for part in value) + "]"
    return repr(float(value))


def element_names(name: str, shape: Shape) -> List[str]:
    """ "w", "w[0]", "A[1,2]" """
    names: List[str] = []
    for i in range(size(shape)):
        at: List[str] = []
        for n in reversed(shape):
            at.insert(0, str(i % n))
            i //= n
        names.append(f"{name}[{','.join(at)}]" if at else name)
    return names


def shape_in(names: Sequence[str]) -> "Shape | None":
    """The shape of the one vector or matrix whose elements have these names; None where they are others."""
    last = re.fullmatch(r"(.+)\[(\d+(?:,\d+)*)\]", names[-1])
    if last is None:
        return None
    shape = tuple(int(i) + 1 for i in last[2].split(","))
    return shape if size(shape) == len(names) and element_names(last[1], shape) == list(names) else None


def by_name(given: Dict[Any, Any], names: Sequence[str], what: str, out: Shape = ()) -> List[float]:
    """Numbers that are given by name, in the order of the names; of several outputs each part has their shape in front, and they come
    output by output."""
    known = set(names)
    found: Dict[str, List[float]] = {}
    for name, part in given.items():
        row, shape = flat(part, f"{what}: {name}")
        elements = _elements(str(name), shape, known, what, out)
        for i, element in enumerate(elements):
            if element not in known:
                raise ValueError(f"{what}: there is no variable {element!r}; there are {', '.join(names[:10])}")
            if element in found:
                raise ValueError(f"{what}: {element!r} is there twice")
            found[element] = row[i::len(elements)]
    for one in names:
        if one not in found:
            raise ValueError(f"{what}: there is nothing for the variable {one!r}")
    return [found[one][o] for o in range(size(out)) for one in names]


def _elements(name: str, shape: Shape, known: Set[str], what: str, out: Shape) -> List[str]:
    """The variables of one part. Of one output its axes of 1 may be left out."""
    whole = element_names(name, shape)
    if size(out) == 1 and all(one in known for one in whole):
        return whole
    if shape[:len(out)] != out:
        raise ValueError(f"{what}: {name} has the shape {shape}, which must begin with that of f(x), {out}")
    return element_names(name, shape[len(out):])
