"""How a question is asked: keyword arguments to hstar_options."""
import math
from ctypes import POINTER, addressof, c_char_p, c_size_t, cast, memmove, sizeof
from typing import Any, Callable, Dict, List, Tuple

from ._numbers import flat, number
from ._structures import OptionsStructure

# HSTAR_OPTIONS: what is not 0.
_STANDARD = OptionsStructure(size=sizeof(OptionsStructure), derivative=1, lower=-math.inf, upper=math.inf, reach=math.inf,
                             rtol=1e-3, atol=1e-5, seed=1, taylor=1, steps=500, anatomy=1, tolerance=1e-8,
                             iterations=1000)


def standard(options: OptionsStructure) -> None:
    """As if nothing had been said."""
    memmove(addressof(options), addressof(_STANDARD), sizeof(OptionsStructure))


def name(value: Any, what: str) -> "bytes | None":
    """A name, or several of them, for C."""
    if value is None:
        return None
    if isinstance(value, (list, tuple)):
        value = ",".join(value)
    if not isinstance(value, str):
        raise TypeError(f"{what} must be a text, not {type(value).__name__}")
    if "\0" in value:
        raise ValueError(f"there is a NUL character in {what}")
    return value.encode()


def count(value: Any, what: str, most: int = 2 ** (8 * sizeof(c_size_t)) - 1) -> int:
    """A number of things."""
    try:
        found = value.__index__()
    except (AttributeError, TypeError):
        raise TypeError(f"{what} must be a whole number, not {type(value).__name__}") from None
    if found < 0:
        raise ValueError(f"{what} must be at least 0, not {found}")
    if found > most:
        raise ValueError(f"{what} must be at most {most}, not {found}")
    return int(found)


def _derivative(value: Any, what: str) -> int:
    return count(value, what, 2 ** 32 - 1)


def _number_or_0(value: Any, what: str) -> float:
    return 0.0 if value is None else number(value, what)


def _names_or_numbers(value: Any, what: str) -> "bytes | None":
    """Numbers as a text, "1e-4,1e-5", or as any row of them."""
    if value is None or isinstance(value, str):
        return name(value, what)
    return ",".join(map(repr, flat(value, what)[0])).encode()


def _flag(value: Any, what: str) -> int:
    return 1 if value else 0


_READERS: Dict[str, Callable[[Any, str], Any]] = {
    "derivative": _derivative, "method": name, "selector": name, "evaluations": count, "piece": _flag,
    "criterion": name, "rtol": number, "atol": number, "step": _number_or_0, "points": count, "directions": count,
    "seed": lambda value, what: count(value, what, 2 ** 64 - 1), "taylor": _flag, "methods": name, "formats": name,
    "reference": name, "start": _number_or_0, "end": _number_or_0, "steps": count, "named_steps": _names_or_numbers, "grid": name, "step_rule": name,
    "anatomy": _flag, "descent": name, "rate": _number_or_0, "tolerance": number, "iterations": count, "every": count,
    "by_gradient": _flag, "invert": _flag, "threshold": _number_or_0, "nondet_tol": number, "by": name,
    "scan": name, "parameters": _number_or_0, "calls": count}


def fill(options: OptionsStructure, given: Dict[str, Any]) -> None:
    """Sets those that are given."""
    for what, value in given.items():
        reader = _READERS.get(what)
        if reader is None:
            raise TypeError(f"there is no option {what!r}; there are {', '.join(sorted(_READERS))}")
        setattr(options, what, reader(value, what))


def texts(values: "List[str] | Tuple[str, ...]", what: str) -> Any:
    """An array of texts for C."""
    encoded: List[bytes] = []
    for value in values:
        one = name(value, what)
        if one is None or isinstance(value, (list, tuple)):
            raise TypeError(f"{what} must be texts, not {type(value).__name__}")
        encoded.append(one)
    return (c_char_p * len(encoded))(*encoded)


def set_command(options: OptionsStructure, words: "List[str] | Tuple[str, ...]") -> None:
    """What the JSON tells as what made it."""
    array = texts(words, "the words of the command")
    options.command = cast(array, POINTER(c_char_p))
    options.n_command = len(array)
