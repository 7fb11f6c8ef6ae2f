"""The questions as functions: f, where, and how."""
import threading
from ctypes import addressof, byref, c_double, c_void_p, sizeof
from typing import Any, Callable, Dict, List, Sequence, SupportsFloat, Tuple, Union, overload

from ._calls import Raised, again, ask, enter, leave, written
from ._errors import Error, error_of, text
from ._library import library
from ._numbers import is_scalar, number
from ._options import fill, name, set_command, standard
from ._problem import Function, Listener, Problem, _pair
from ._results import Cache, Check, Comparison, Forecast, Hessian, Jacobian, Minimum, Names, Noise, Optimal, Stencils, Sweep, results_of
from ._rows import Derivative
from ._structures import ErrorStructure, OptionsStructure, ResultStructure, ScalarFunction

Asked = Union[Function, str, Sequence[str]]


class _Spare(threading.local):
    """Structures for reuse, each thread its own: a function that asks within a function takes others."""

    def __init__(self) -> None:
        self.sets: List[Tuple[OptionsStructure, ResultStructure, ErrorStructure]] = []

    def take(self) -> Tuple[OptionsStructure, ResultStructure, ErrorStructure]:
        """A set that nobody uses."""
        return self.sets.pop() if self.sets else (OptionsStructure(), ResultStructure(), ErrorStructure())


_spare = _Spare()


def _scalar(raised: Raised, f: Function) -> Any:
    def trampoline(x: float, y: Any, context: Any) -> int:
        try:
            if raised:
                return 1
            value = f(x)
            y[0] = value if type(value) is float else number(value, "what f returned")
            return 0
        except BaseException as error:
            raised.append(error)
            return 1
    return ScalarFunction(trampoline)


def _hints(options: OptionsStructure, bounds: Any, reach: Any, noise: Any, accuracy: Any) -> None:
    if bounds is not None:
        options.lower, options.upper = _pair(bounds, "bounds")
    if reach is not None:
        options.reach = number(reach, "reach")
    if noise is not None:
        options.noise = number(noise, "noise")
    if accuracy is not None:
        options.accuracy = number(accuracy, "accuracy")


def _differentiate(f: Function, x: float, given: Dict[str, Any], hints: Tuple[Any, Any, Any, Any]) -> Derivative:
    raised = Raised()
    entry = _scalar(raised, f)
    structures = _spare.take()
    options, result, told = structures
    standard(options)
    fill(options, given)
    _hints(options, *hints)
    main = enter(raised)
    try:
        status = library.hstar_differentiate(entry, None, x, addressof(options), addressof(result), sizeof(result), addressof(told))
    finally:
        leave(main)
    if raised:
        again(raised)
    if status:
        raise error_of(status, told)
    derivative = Derivative(result)
    _spare.sets.append(structures)
    return derivative


def _problem_of_one(f: Function, x: float) -> Problem:
    """Of a function of a float: where what is known of it is a text, which the library reads."""
    def call(place: int, answer: int) -> None:
        c_double.from_address(answer).value = number(f(c_double.from_address(place).value), "what f returned")
    return Problem._raw(call, [x], (), ())


def problem_of(f: "Asked | Problem", x: Any = None, *, batch: bool = False, names: "Sequence[str] | None" = None, wrt: Any = None,
               bounds: Any = None, reach: Any = None, noise: "float | None" = None, accuracy: "float | None" = None,
               threads: "int | None" = None) -> Problem:
    """A problem of anything that can be asked, with what is known of it. One that is a Problem already is told, and keeps it."""
    if isinstance(f, Problem):
        problem = f if x is None else f.move(x)
    elif x is None:
        raise TypeError("there is no point to differentiate at: give x")
    elif callable(f):
        problem = Problem.function(f, x, batch=batch, names=names)
    elif isinstance(f, (str, list, tuple)):
        if batch or names is not None:
            raise TypeError("batch and names are for functions; the variables of an expression have their names in x")
        problem = Problem.expression(f, x)
    else:
        raise TypeError(f"f must be a function, a text, texts, or a Problem, not {type(f).__name__}")
    return hint(problem, wrt=wrt, bounds=bounds, reach=reach, noise=noise, accuracy=accuracy, threads=threads)


def hint(problem: Problem, *, wrt: Any = None, bounds: Any = None, reach: Any = None, noise: "float | None" = None,
         accuracy: "float | None" = None, threads: "int | None" = None) -> Problem:
    """Tells a problem what is known of it."""
    hints: List[Tuple[Callable[[Any], Problem], Any]] = [
        (problem.wrt, wrt), (problem.bounds, bounds), (problem.reach, reach), (problem.noise_is, noise),
        (problem.accuracy_is, accuracy), (problem.threads, threads)]
    for told, value in hints:
        if value is not None:
            told(value)
    return problem


@overload
def diff(f: Callable[[float], SupportsFloat], x: float, *, derivative: int = ..., method: "str | None" = ..., selector: "str | None" = ...,
         evaluations: int = ..., bounds: Any = ..., reach: Any = ..., noise: "float | None" = ..., accuracy: "float | None" = ...,
         piece: bool = ...) -> Derivative: ...


@overload
def diff(f: "Asked | Problem", x: Any, *, derivative: int = ..., method: "str | None" = ..., selector: "str | None" = ...,
         evaluations: int = ..., bounds: Any = ..., reach: Any = ..., noise: "float | None" = ..., accuracy: "float | None" = ...,
         piece: bool = ...) -> Any: ...


def diff(f: "Asked | Problem", x: Any, *, derivative: int = 1, method: "str | None" = None, selector: "str | None" = None,
         evaluations: int = 0, bounds: Any = None, reach: Any = None, noise: "float | None" = None,
         accuracy: "float | None" = None, piece: bool = False) -> Any:
    """The derivative of f at x, with an error bar: a Derivative; where x is an array or a dict, a Jacobian, which is a row of them.

    f            a function of a float, or a text such as "sin(x)"; of an array it is a function of an array
    derivative   1 to 4
    method       "forward", "backward", "central", "five-point": find the step for it; None: whatever is most accurate
    selector     how the step is found: one of names("selectors"); None: "auto"
    evaluations  calls of f at most; 0: the selector's own bound
    bounds       (lower, upper), either of which may be None, or a text "x=0:1": f is called within these only
    reach        and no further from x than that
    noise, accuracy   the noise of f where it is known, absolute or as a part of |f|
    piece        where f is smooth in pieces: the derivative of the piece at x

    >>> import math
    >>> diff(math.sin, 1)
    0.5403023058681 ± 8.9e-15
    """
    given: Dict[str, Any] = {}
    if derivative != 1:
        given["derivative"] = derivative
    if method is not None:
        given["method"] = method
    if selector is not None:
        given["selector"] = selector
    if evaluations:
        given["evaluations"] = evaluations
    if piece:
        given["piece"] = True
    if callable(f) and is_scalar(x):
        if not isinstance(bounds, str) and not isinstance(reach, str):
            return _differentiate(f, number(x, "x"), given, (bounds, reach, noise, accuracy))
        f, x = _problem_of_one(f, number(x, "x")), None
    found = problem_of(f, x, bounds=bounds, reach=reach, noise=noise, accuracy=accuracy).jacobian(**given)
    return found.rows[0] if found._shape() == () else found


def jacobian(f: "Asked | Problem", x: Any = None, *, batch: bool = False, wrt: "str | Sequence[str] | None" = None, bounds: Any = None,
             reach: Any = None, noise: "float | None" = None, accuracy: "float | None" = None, threads: "int | None" = None,
             names: "Sequence[str] | None" = None, derivative: int = 1, method: "str | None" = None, selector: "str | None" = None,
             evaluations: int = 0, calls: int = 0, piece: bool = False, by: "str | None" = None, progress: "Listener | None" = None,
             command: "Sequence[str] | None" = None) -> Jacobian:
    """The derivatives of every output of f by every variable: a Jacobian, with .value and .bar of the shape of f(x) and behind it that of x.

    f        a function of an array (or of a number, or a dict), a text, texts, or a Problem; that keeps what it is told: x, the options
             from wrt to threads, and the gradient of a check hold for later questions, too
    batch    f takes many points in a call: (n_points,) + the shape of x, and gives (n_points,) + the shape of f(x)
    wrt      by these variables only, "x,w"
    bounds   "x=0:1,y=0:", a pair for all, a pair for each, or a dict of pairs: f is called within these only
    reach    how far from x f may be called: a number, or "x=0.1,y=2"
    threads  how many may call f at once
    names    of the variables of a function
    by       "reverse", "forward", "complex-step": the derivatives of an expression by rules, not by calls of f
    calls    of f at most, for all of it; evaluations are those of one derivative
    progress is told (done, all) now and then; by False it calls the work off
    The others are those of diff.
    """
    problem = problem_of(f, x, batch=batch, names=names, wrt=wrt, bounds=bounds, reach=reach, noise=noise, accuracy=accuracy,
                         threads=threads)
    return problem.jacobian(derivative=derivative, method=method, selector=selector, evaluations=evaluations, calls=calls, piece=piece, by=by,
                            progress=progress, command=command)


_KNOWN = ("batch", "names", "wrt", "bounds", "reach", "noise", "accuracy", "threads")


def parted(options: Dict[str, Any]) -> Dict[str, Any]:
    """Takes out what belongs to the problem."""
    return {key: options.pop(key) for key in _KNOWN if key in options}


def along(f: "Asked | Problem", x: Any, direction: Any, **options: Any) -> Jacobian:
    """The derivative along a direction, a number for each variable or a text "x=1,y=-2": of t, f(x + t direction). Options as for jacobian."""
    return problem_of(f, x, **parted(options)).along(direction, **options)


def weighted(f: "Asked | Problem", x: Any, weights: Any, **options: Any) -> Jacobian:
    """The derivatives of the sum of the outputs, each times its weight: a number for each output, or a text "1,-2". Options as for jacobian."""
    return problem_of(f, x, **parted(options)).weighted(weights, **options)


def implicit(f: "Asked | Problem", x: Any, solved: str, **options: Any) -> Jacobian:
    """What functions that are 0 imply: the derivatives of the variables `solved`, "y" or "y,z", as many as outputs, by all others. Options as for jacobian."""
    return problem_of(f, x, **parted(options)).implicit(solved, **options)


def hessian(f: "Asked | Problem", x: Any = None, *, gradient: Any = None, invert: bool = False, **options: Any) -> Hessian:
    """All second derivatives of a function of one output, with error bars: a Hessian, with .value and .bar, n by n.

    gradient  a function of x, or a text such as "2*x*y, x^2": take differences of it in place of those of f
    invert    the inverse, and standard errors, too

    Options: those of jacobian that are about f, and progress.
    """
    return problem_of(f, x, **parted(options)).hessian(gradient, invert=invert, **options)


def hessian_along(f: "Asked | Problem", x: Any, direction: Any, *, gradient: Any = None, **options: Any) -> Jacobian:
    """The Hessian times a vector, a number for each variable or a text "x=1,y=-2", with .value and .bar of the shape of x, without all of it. Options as for hessian."""
    return problem_of(f, x, **parted(options)).hessian_along(direction, gradient, **options)


def compare(f: "Asked | Problem", x: Any = None, **options: Any) -> Comparison:
    """The derivatives of an expression by every way there is, each with its true error and its cost: a Comparison.

    step        the differences at this step, too
    scan        "w=1:10000": the same for longer and longer vectors w, at points from seed
    parameters  extrapolate a scan to so many variables

    Further options: wrt and progress.
    """
    return problem_of(f, x, **parted(options)).compare(**options)


def check(f: "Asked | Problem", gradient: Any, x: Any = None, **options: Any) -> Check:
    """Is this gradient right? A Check: bool() of it is True where it agrees, str() the table with the diagnosis.

    gradient  a function of x, numbers, or a text such as "2*x*y, x^2": of the shape of f(x) and behind it that of x

    Options, besides those of jacobian: criterion ("bars", "relative", "allclose", "gradcheck"), threshold, nondet_tol, rtol, atol, step (in place of one that is found),
    points (at so many random points), directions (along so many random directions), seed, taylor.
    """
    return problem_of(f, x, **parted(options)).check(gradient, **options)


def check_hessian(f: "Asked | Problem", hessian: Any, x: Any = None, *, along: Any = None, gradient: Any = None, **options: Any) -> Check:
    """Is this Hessian right, or with `along` its product with that vector? A Check, whose rows are the entries.

    hessian   a function of x, numbers n by n (n with `along`), or a text such as "2*y, 2*x, 2*x, 0", row by row
    gradient  a function of x, or a text: hold it against differences of that, in place of those of f

    Options: criterion ("bars", "relative", "allclose"), threshold, rtol, atol, points, seed, and those of jacobian that are about f.
    """
    return problem_of(f, x, **parted(options)).check_hessian(hessian, along=along, gradient=gradient, **options)


def assert_gradient(f: "Asked | Problem", gradient: Any, x: Any = None, *, undecided: bool = False, **options: Any) -> Check:
    """As check; AssertionError with the table and the diagnosis where the gradient does not agree, or, unless undecided=True, cannot be told."""
    __tracebackhide__ = True
    found = check(f, gradient, x, **options)
    if not found and not (undecided and found.verdict == "undecided"):
        raise AssertionError(f"{found.says}\n\n{found}")
    return found


def noise(f: "Asked | Problem", x: Any = None, *, progress: "Listener | None" = None, **options: Any) -> Noise:
    """How noisy f is near x: a Noise, with a NoiseLevel for each output and variable. Options: those of jacobian that are about f."""
    return problem_of(f, x, **parted(options)).noise(progress=progress, **options)


def forecast(f: "Asked | Problem", x: Any = None, question: str = "jacobian", *first: Any, **options: Any) -> Forecast:
    """How often f would be called by a question, "jacobian", "check", "noise", "minimize", …: a Forecast. f is not called for that. What else the question
    takes, as the gradient of a check, stands behind it. Options: those of the question.

    >>> forecast(lambda x: x[0] * x[1], [1.0, 2.0]).most
    400
    """
    return problem_of(f, x, **parted(options)).forecast(question, *first, **options)


def sweep(f: "Asked | Problem", x: Any = None, **options: Any) -> Sweep:
    """The error of difference formulas against the step; of an expression split into its proven causes.

    Options, besides those of jacobian that are about f: methods ("central,forward:3", …), derivative (1 to 8), formats ("double,float"
    or "all"), reference ("exact", "auto", "gsl", or expressions), start, end (the first step and the last), steps (how many), named_steps (these
    in place of a grid: [1e-4, 1e-5] or "1e-4,1e-5"), grid ("log",
    "powers-of-two"), step_rule ("given", "representable"), anatomy, progress.

    >>> s = sweep("sin(x)", 1)
    >>> s.h, s["central"].error
    """
    return problem_of(f, x, **parted(options)).sweep(**options)


def optimal(f: "Asked | Problem", x: Any = None, **options: Any) -> Optimal:
    """The best step in theory, by a fit and as measured, and what every selector chooses. Options: start, end, steps, and those about f."""
    return problem_of(f, x, **parted(options)).optimal(**options)


def minimize(f: "Asked | Problem", x: Any = None, **options: Any) -> Minimum:
    """Downhill on numerical gradients: a Minimum, with .x and .f.

    Options: descent ("bfgs", "conjugate", "steepest"), rate (of steepest), tolerance, iterations, progress, and those about f.
    """
    return problem_of(f, x, **parted(options)).minimize(**options)


def stencils(methods: "str | Sequence[str] | None" = None, *, nodes: "str | Sequence[Any] | None" = None, derivative: int = 1,
             command: "Sequence[str] | None" = None) -> Stencils:
    """Difference formulas, exactly: by the names of methods, or on nodes, as "0,1,2,5" or [-0.5, 0.5]; derivatives 1 to 8."""
    options = OptionsStructure()
    standard(options)
    fill(options, {"derivative": derivative})
    if command is not None:
        set_command(options, list(command))
    if nodes is not None and not isinstance(nodes, str):
        nodes = [str(node) for node in nodes]
    place = c_void_p()
    ask(Raised(), library.hstar_stencils, name(methods, "methods"), name(nodes, "nodes"), byref(options), byref(place))
    return results_of(place.value or 0, Names(), Stencils)


def cache(file: str, *, clear: "str | Sequence[int] | None" = None, command: "Sequence[str] | None" = None) -> Cache:
    """What a file of kept answers holds; `clear` takes functions out of it before: "all", or their numbers."""
    options = OptionsStructure()
    standard(options)
    if command is not None:
        set_command(options, list(command))
    if clear is not None:
        which = clear if isinstance(clear, str) else ",".join(str(number) for number in clear)
        ask(Raised(), library.hstar_cache_clear, name(file, "the cache"), name(which, "what to clear"))
    place = c_void_p()
    ask(Raised(), library.hstar_cache, name(file, "the cache"), byref(options), byref(place))
    return results_of(place.value or 0, Names(), Cache)


def names(of: str = "lists") -> List[str]:
    """What can be named: names("selectors"), "methods", "formats", "criteria", "diagnoses", …; names() are the lists themselves."""
    found: List[str] = []
    word = name(of, "the list")
    while True:
        one = library.hstar_name(word, len(found))
        if one is None:
            break
        found.append(text(one))
    if not found:
        raise Error(f'there is no list "{of}"', f"there are {', '.join(names())}" if of != "lists" else "")
    return found


def listing(of: str, formats: "str | None" = None) -> str:
    """A list with what its entries mean, as `hstar list` prints it."""
    return text(written(library.hstar_list, name(of, "the list"), name(formats, "formats"))).rstrip("\n")


__all__ = ["along", "assert_gradient", "cache", "check", "check_hessian", "compare", "diff", "hessian", "hessian_along", "implicit", "jacobian", "listing", "minimize", "names", "noise", "optimal",
           "problem_of", "stencils", "sweep", "weighted"]
