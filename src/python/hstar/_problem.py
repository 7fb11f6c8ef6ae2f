"""What is asked: a function at a point, and what is known of both."""
import re
from ctypes import addressof, byref, c_double, c_void_p, sizeof
from json import dumps
from threading import Event
from typing import Any, Callable, Dict, List, Sequence, Set, Tuple, Type

from ._calls import Left, Raised, ask, ask_aside, progress_of
from ._library import library
from ._numbers import (Point, Shape, by_name, doubles, fit, flat, numpy, number, read_doubles, reader, shape_in, shaped, size,
                       writer)
from ._options import count, fill, name, set_command, standard, texts
from ._results import Asked, Check, Comparison, Forecast, Hessian, Jacobian, Minimum, Names, Noise, Optimal, Sweep, results_of
from ._server import Server
from ._structures import BatchFunction, LaunchStructure, OptionsStructure, VectorFunction

Function = Callable[..., Any]
Listener = Callable[[int, int], Any]


def _guarded(raised: Raised, call: Callable[[int, int], None]) -> Any:
    """A C function of the addresses of x and y."""
    def trampoline(x: int, n: int, y: int, m: int, context: Any) -> int:
        try:
            if raised:
                return 1
            call(x, y)
            return 0
        except BaseException as error:
            raised.append(error)
            return 1
    return VectorFunction(trampoline)


def _vector(raised: Raised, f: Function, read: Callable[[int], Any], shape: Shape, what: str) -> Any:
    write = writer(shape, what)
    return _guarded(raised, lambda x, y: write(f(read(x)), y))


def _rows_of(columns: Any, n_columns: int, n_points: int, shape: Shape) -> Any:
    """Points by columns as what a batch function gets: an array of n_points times the shape of x."""
    parts = [read_doubles(columns[v], n_points) for v in range(n_columns)]
    if numpy is not None:
        return numpy.stack(parts, axis=-1).reshape((n_points,) + shape)
    if shape == ():
        return parts[0]
    return [list(row) for row in zip(*parts)]


def _put_columns(value: Any, columns: Any, n_columns: int, n_points: int) -> None:
    """What a batch function gave, an array of n_points times the shape of f(x)."""
    row, shape = flat(value, "what f returned")
    if not shape or shape[0] != n_points or len(row) != n_points * n_columns:
        raise ValueError(f"f returned an array of shape {shape} for {n_points} points, each with "
                         f"{n_columns} output{'' if n_columns == 1 else 's'}: it must be {(n_points, n_columns)}"
                         f"{f' or {(n_points,)}' if n_columns == 1 else ''}")
    for o in range(n_columns):
        column: Any = (c_double * n_points).from_address(columns[o])
        column[:] = row[o::n_columns]


def _batch(raised: Raised, f: Function, shape: Shape, n: int, m: int) -> Any:
    def trampoline(n_points: int, x: Any, y: Any, context: Any) -> int:
        try:
            if raised:
                return 1
            points = _rows_of(x, n, n_points, shape)
            try:
                answers = f(points)
            except Exception as error:  # not KeyboardInterrupt and its like
                raised.held = error
                return 1
            _put_columns(answers, y, m, n_points)
            return 0
        except BaseException as error:
            raised.append(error)
            return 1
    return BatchFunction(trampoline)


def _one_of_batch(f: Function, point: Point) -> Shape:
    """Asks a batch function for one point: the shape of f(x)."""
    if point.parts is not None:
        raise TypeError("a batch function takes an array of points: give x as a number or an array, and names= for names")
    one = shaped(point.values, (1,) + point.shape)
    _, shape = flat(f(one), "what f returned")
    if not shape or shape[0] != 1:
        raise ValueError(f"f returned an array of shape {shape} for an array of 1 point: the first axis must be that of the points")
    return shape[1:]


def _text_of_point(at: Any) -> Tuple["bytes | None", Shape]:
    """A point for an expression, as text, and the shape of x where it is one array."""
    if isinstance(at, str):
        return name(at, "the point"), ()
    point = Point(at)
    return name(point.text(), "the point"), point.shape


def _pair(value: Any, what: str) -> Tuple[float, float]:
    if isinstance(value, (str, dict)) or not hasattr(value, "__len__") or len(value) != 2:
        raise ValueError(f"{what} must be a pair (lower, upper), either of which may be None, not {value!r}")
    lower, upper = value
    return (-float("inf") if lower is None else number(lower, what), float("inf") if upper is None else number(upper, what))


class Problem:
    """A function at a point, to be asked more than once; by one thread at a time.

    >>> p = Problem.expression("x^2*y", {"x": 1, "y": 2})
    >>> p.jacobian().value
    """

    def __init__(self) -> None:
        raise TypeError("a Problem is made by Problem.function, .expression, .catalogue, .plugin, .program or .um_bridge")

    @classmethod
    def _empty(cls: "Type[Problem]") -> "Problem":
        problem = cls.__new__(cls)
        problem._begin()
        return problem

    def _begin(self) -> None:
        self._handle = c_void_p()
        self._raised = Raised()
        self._kept: List[Any] = []  # what C calls
        self._gradient: Any = None
        self._hessian: Any = None
        self._replaced: List[Any] = []  # gradients of before, which a question may be calling
        self._n_asked = 0  # questions that run: more than one where f or the gradient asks, too
        self._waits = False  # for another program
        self._dry = False    # the next question is not to be answered
        self._left: "Event | None" = None  # the end of a question that was interrupted
        self._point: "Point | None" = None  # of a Python function
        self._in_shape: Shape = ()
        self._out_shape: Shape = ()
        self._wrt: "List[int] | None" = None

    def __del__(self) -> None:
        handle, self._handle = getattr(self, "_handle", None), c_void_p()
        if handle:
            library.hstar_problem_free(handle)

    def __copy__(self) -> "Problem":
        raise TypeError("a Problem cannot be copied: make another one")

    def __deepcopy__(self, memo: Any) -> "Problem":
        return self.__copy__()

    def __reduce__(self) -> Any:
        raise TypeError("a Problem cannot be pickled: make another one where it is needed")

    def _ask(self, function: Callable[..., int], *arguments: Any) -> None:
        self._return()
        self._n_asked += 1
        try:
            if self._waits:
                ask_aside(self, self._raised, function, *arguments)
            else:
                ask(self._raised, function, *arguments)
        except Left as left:
            self._left, cause = left.ended, left.__cause__
            assert cause is not None
            raise cause from None
        finally:
            self._n_asked -= 1
            if self._n_asked == 0 and self._left is None:
                self._replaced.clear()

    def _return(self) -> None:
        """After a question that was interrupted."""
        if self._left is None:
            return
        if not self._left.is_set():
            raise RuntimeError("a question that was interrupted still waits for the program: make another Problem")
        self._left = None
        self._raised.clear()

    # ---- Making one ----

    @classmethod
    def function(cls: "Type[Problem]", f: Function, x: Any, *, batch: bool = False, names: "Sequence[str] | None" = None) -> "Problem":
        """A Python function at x: a number, an array, or a dict of these; f gets the like of it.

        f returns a number or an array; it is called once here, to see of which shape. With batch=True it takes an array of points,
        (n_points,) + the shape of x, and gives (n_points,) + the shape of f(x), or (n_points,) for a number each. It is asked ahead, too: what
        it raises there is dropped, and it is asked again for the points that are needed.
        """
        if not callable(f):
            raise TypeError(f"f must be a function or a text, not {type(f).__name__}")
        point = Point(x)
        problem = cls._empty()
        read = point.reader()
        n = len(point.values)
        if batch:
            problem._out_shape = _one_of_batch(f, point)
        else:
            room = doubles(point.values)
            _, problem._out_shape = flat(f(read(addressof(room))), "what f returned")
        m = size(problem._out_shape)
        if m == 0:
            raise ValueError("f returned nothing to differentiate: an empty array")
        problem._in_shape, problem._point = point.shape, point
        entry = _batch(problem._raised, f, point.shape, n, m) if batch else _vector(problem._raised, f, read, problem._out_shape, "what f returned")
        problem._make(library.hstar_problem_batch if batch else library.hstar_problem_function, entry, None, doubles(point.values), n, m)
        problem._kept = [entry]
        problem._name(names if names is not None else point.names)
        return problem

    @classmethod
    def _raw(cls: "Type[Problem]", call: Callable[[int, int], None], values: Sequence[float], in_shape: Shape, out_shape: Shape,
             names: "Sequence[str] | None" = None) -> "Problem":
        """Of what reads n doubles at an address and writes m to another one."""
        problem = cls._empty()
        entry = _guarded(problem._raised, call)
        problem._make(library.hstar_problem_function, entry, None, doubles(values), len(values), size(out_shape))
        problem._kept, problem._in_shape, problem._out_shape = [entry], in_shape, out_shape
        problem._name(names)
        return problem

    @classmethod
    def expression(cls: "Type[Problem]", texts_: "str | Sequence[str]", at: Any) -> "Problem":
        """Expressions, such as "sin(x)*exp(y)", at a number, an array, a dict of them, or a text such as "x=1.2,y=0.5"."""
        one = isinstance(texts_, str)
        array = texts([texts_] if isinstance(texts_, str) else list(texts_), "expressions")
        place, shape = _text_of_point(at)
        problem = cls._empty()
        problem._make(library.hstar_problem_expression, array, len(array), place)
        problem._guess_shapes(shape, one)
        return problem

    @classmethod
    def catalogue(cls: "Type[Problem]", entry: str, at: Any = None) -> "Problem":
        """An expression of the catalogue by its name; at its own point where none is given."""
        place, shape = (None, ()) if at is None else _text_of_point(at)
        problem = cls._empty()
        problem._make(library.hstar_problem_catalogue, name(entry, "the name"), place)
        problem._guess_shapes(shape, True)
        return problem

    @classmethod
    def plugin(cls: "Type[Problem]", file: str, at: Any) -> "Problem":
        """Compiled code, "FILE.so:SYMBOL"."""
        place, shape = _text_of_point(at)
        problem = cls._empty()
        problem._make(library.hstar_problem_plugin, name(file, "the plugin"), place)
        problem._guess_shapes(shape, True)
        return problem

    @classmethod
    def program(cls: "Type[Problem]", words: Sequence[str], at: Any, *, timeout: float = 10, copies: int = 1,
                launcher: "str | None" = None, retries: "int | None" = None, cache: "str | None" = None, sparing: bool = False) -> "Problem":
        """Another program, which is asked by lines of text; silent for `timeout` seconds at most, 0: for ever; so many copies of it.

        `retries` is how often what it failed to answer is asked again of a fresh start; without it once, and not what is asked first of all.
        `launcher` has the words that start each copy, as "srun -n1 --exclusive" or "ssh node{i}", where {i} is its number; "@FILE" a line for each.

        Where calls are dear, with `sparing` only the first copy is started and asked at the beginning; else others start while it answers, and all of a launcher are asked.

        `cache` names a file in which its answers are kept: what stands there is not asked again.

        Of the main thread it is asked in a thread of its own, in which a gradient and `progress` are called, too: so Ctrl-C is heard at once.
        That thread goes on until the program answers or was silent for long enough, and until then this problem cannot be asked.
        """
        if isinstance(words, str):
            raise TypeError("a program is a list of words, not a text")
        array = texts(list(words), "the words of the program")
        place, shape = _text_of_point(at)
        problem = cls._empty()
        problem._waits = True
        if launcher is not None and not isinstance(launcher, str):
            raise TypeError("a launcher is a text")
        launch = LaunchStructure(sizeof(LaunchStructure), name(launcher, "the launcher"), number(timeout, "timeout"), count(copies, "copies"),
                                 -1 if retries is None else count(retries, "retries"), name(cache, "the cache"), bool(sparing))
        problem._make(library.hstar_problem_started, array, len(array), place, byref(launch))
        problem._guess_shapes(shape, True)
        return problem

    @classmethod
    def um_bridge(cls: "Type[Problem]", address: str, at: Any, *, config: Any = None, timeout: float = 10, in_flight: int = 1,
                  retries: int = 4) -> "Problem":
        """A model of a server of UM-Bridge, "URL#MODEL": `in_flight` requests at once, each within `timeout` seconds, 0: any time.

        `config` is handed on to the model: what json.dumps takes, or JSON as a text, or "@FILE". A request that the server drops, or is too
        busy for, is made again, at most `retries` times.
        """
        place, shape = _text_of_point(at)
        problem = cls._empty()
        problem._waits = True
        told = name(config if config is None or isinstance(config, str) else dumps(config), "the configuration")
        problem._make(library.hstar_problem_um_bridge, name(address, "the address"), told, place, number(timeout, "timeout"),
                      count(in_flight, "in_flight"), count(retries, "retries", 2**32 - 1))
        problem._guess_shapes(shape, True)
        return problem

    def serve(self, model: str = "hstar", *, host: str = "127.0.0.1", port: int = 0) -> Server:
        """Serves f as a model of UM-Bridge, with hstar's derivatives of it, until the server is closed; port 0 is one that is free.

        >>> with Problem.expression("x^2*y", {"x": [1, 2], "y": 3}).serve("forward") as server:
        ...     print(server.address)

        f is called by threads of its own, one at a time where it is a Python function; this problem is not to be asked meanwhile.
        """
        return Server(self, self._handle, name(model, "the model"), name(host, "the host"), count(port, "port", 65535))

    def _make(self, function: Callable[..., int], *arguments: Any) -> None:
        self._ask(function, *arguments, byref(self._handle))

    def _guess_shapes(self, shape: Shape, one: bool) -> None:
        n, m = len(self.variables), self.outputs
        self._in_shape = shape if size(shape) == n and (n > 1 or shape) else (() if n == 1 and self.variables[0].isidentifier() else (n,))
        self._out_shape = () if one and m == 1 else (m,)

    def _name(self, names: "Sequence[str] | None") -> None:
        if names is None:
            return
        if isinstance(names, str):
            names = names.split(",")
        array = texts(list(names), "names")
        if len(array) != len(self.variables):
            raise ValueError(f"there are {len(array)} names for {len(self.variables)} variables")
        self._ask(library.hstar_problem_names, self._handle, array)

    def cache(self, file: str, name_there: "str | None" = None) -> "Problem":
        """Keeps the answers in a file, and asks for nothing that stands there: of a plugin, known by its bytes, or of a Python function, by
        the name that it is given. It is said before the problem is asked; a program has it from its start, `Problem.program(…, cache=file)`.
        """
        self._ask(library.hstar_problem_cache, self._handle, name(file, "the cache"), name(name_there, "the name"))
        return self

    # ---- Reading it ----

    @property
    def variables(self) -> Tuple[str, ...]:
        """The names of all variables."""
        n = library.hstar_problem_variables(self._handle)
        return tuple(library.hstar_problem_variable(self._handle, i).decode() for i in range(n))

    @property
    def outputs(self) -> int:
        """How many numbers f gives."""
        return int(library.hstar_problem_outputs(self._handle))

    @property
    def point(self) -> Any:
        """Where it is: an array, or a number."""
        n = library.hstar_problem_variables(self._handle)
        return shaped(library.hstar_problem_point(self._handle)[:n], self._in_shape)

    def values(self, x: Any = None) -> Any:
        """f at x, or at the problem's point."""
        y = (c_double * self.outputs)()
        self._ask(library.hstar_problem_values, self._handle, None if x is None else self._numbers(x, "x"), y)
        return shaped(y, self._out_shape)

    def _numbers(self, x: Any, what: str) -> Any:
        if isinstance(x, dict):
            return doubles(by_name(x, self._keys(), what))
        row, shape = flat(x, what)
        n = library.hstar_problem_variables(self._handle)
        if len(row) != n:
            raise ValueError(f"{what} has {len(row)} number{'' if len(row) == 1 else 's'}, and there are {n} variables")
        fit(shape, self._in_shapes(), what)
        return doubles(row)

    def _in_shapes(self) -> List[Shape]:
        """Of x: what f gets, and where that is numbers by the names of one matrix, its shape."""
        shape = shape_in(self._keys())
        return [self._in_shape] + ([] if shape is None else [shape])

    def _keys(self) -> Sequence[str]:
        """What the variables are called in a dict: as in that which f gets, if it gets one."""
        named = self._point is not None and self._point.names
        return named or self.variables

    def __repr__(self) -> str:
        names = self.variables
        shown = ", ".join(names[:6]) + (", …" if len(names) > 6 else "")
        return f"<hstar.Problem of {shown}: {self.outputs} output{'' if self.outputs == 1 else 's'}>"

    # ---- What is known of it ----

    def move(self, x: Any) -> "Problem":
        """To another point."""
        self._ask(library.hstar_problem_move, self._handle, self._numbers(x, "x"))
        return self

    def wrt(self, variables: "str | Sequence[str] | None") -> "Problem":
        """What to differentiate by: "x,w"; None: all."""
        words = name(variables, "wrt")
        self._ask(library.hstar_problem_wrt, self._handle, words)
        self._wrt = None if variables in (None, "all") else _places(self.variables, (words or b"").decode())
        return self

    def bounds(self, bounds: Any) -> "Problem":
        """Where f may be called: a text "x=0:1,y=0:"; a pair (lower, upper) for all; a pair for each variable; a dict of pairs. None: anywhere."""
        if bounds is None or isinstance(bounds, str):
            self._ask(library.hstar_problem_bounds, self._handle, name(bounds, "bounds"))
            return self
        names = self.variables
        lower, upper = [-float("inf")] * len(names), [float("inf")] * len(names)
        for i, (low, high) in self._pairs(bounds, names):
            lower[i], upper[i] = low, high
        self._ask(library.hstar_problem_limits, self._handle, doubles(lower), doubles(upper))
        return self

    def _pairs(self, bounds: Any, names: Tuple[str, ...]) -> List[Tuple[int, Tuple[float, float]]]:
        if isinstance(bounds, dict):
            return [(i, _pair(pair, f"the bounds of {key}")) for key, pair in bounds.items() for i in _places(names, str(key))]
        if not hasattr(bounds, "__len__"):
            raise TypeError(f"bounds must be a text, a pair, pairs or a dict of pairs, not {type(bounds).__name__}")
        if len(bounds) == 2 and all(end is None or not hasattr(end, "__len__") for end in bounds):
            return [(i, _pair(bounds, "bounds")) for i in range(len(names))]
        if len(bounds) != len(names):
            raise ValueError(f"there are {len(bounds)} bounds for {len(names)} variables")
        return [(i, _pair(pair, f"the bounds of {names[i]}")) for i, pair in enumerate(bounds)]

    def reach(self, reach: "float | str | None") -> "Problem":
        """How far from the point f may be called: a number, or a text "x=0.1,y=2"."""
        told = reach if reach is None or isinstance(reach, str) else repr(number(reach, "reach"))
        self._ask(library.hstar_problem_reach, self._handle, name(told, "reach"))
        return self

    def noise_is(self, noise: float) -> "Problem":
        """The noise of f, absolute; 0: unknown."""
        self._ask(library.hstar_problem_noise, self._handle, number(noise, "noise"))
        return self

    def accuracy_is(self, accuracy: float) -> "Problem":
        """The noise of f as a part of |f|; 0: unknown."""
        self._ask(library.hstar_problem_accuracy, self._handle, number(accuracy, "accuracy"))
        return self

    def threads(self, n: int) -> "Problem":
        """How many threads may be used, 0: as many as there are processors. More than 1 is the word that f may be called by several."""
        self._ask(library.hstar_problem_threads, self._handle, count(n, "threads"))
        return self

    def gradient(self, gradient: Any) -> "Problem":
        """The gradient that check() checks and hessian() can differentiate: a function of x, numbers of the shape of f(x) and behind it that of x, or a text."""
        if gradient is None or isinstance(gradient, str):
            self._ask(library.hstar_problem_gradient, self._handle, name(gradient, "the gradient"))
        elif callable(gradient):
            self._set_gradient_function(gradient)
        else:
            row = self._gradient_by_name(gradient) if isinstance(gradient, dict) else self._gradient_row(gradient)
            self._ask(library.hstar_problem_gradient_values, self._handle, doubles(row), len(row))
        return self

    def _gradient_by_name(self, gradient: Dict[Any, Any]) -> List[float]:
        """Of all variables, or of those of wrt."""
        names = self._keys()
        few = [names[v] for v in self._wrt or ()]
        return by_name(gradient, few if few and set(gradient) <= _with_vectors(few) else names, "the gradient", self._out_shape)

    def _gradient_row(self, gradient: Any) -> List[float]:
        row, shape = flat(gradient, "the gradient")
        wanted = [self._out_shape + one for one in self._in_shapes()]
        if self._wrt is not None:
            wanted.insert(0, self._out_shape + (len(self._wrt),))
        fit(shape, wanted, "the gradient")
        return row

    def _set_gradient_function(self, g: Function) -> None:
        names, out = self._keys(), self._out_shape
        shape, *others = [out + one for one in self._in_shapes()]
        write = writer(shape, "the gradient", *others)
        if self._point is not None:
            read = self._point.reader()
        else:
            read = _reader_of_names(self.variables, self._in_shape)

        def call(x: int, y: int) -> None:
            found = g(read(x))
            write(by_name(found, names, "the gradient", out) if isinstance(found, dict) else found, y)

        self._set_raw_gradient(call)

    def _set_raw_gradient(self, call: Callable[[int, int], None]) -> None:
        entry = _guarded(self._raised, call)
        self._replaced.append(self._gradient)
        self._ask(library.hstar_problem_gradient_function, self._handle, entry, None)
        self._gradient = entry

    def hessian_is(self, hessian: Any, product: bool = False) -> "Problem":
        """The Hessian that check_hessian() checks, or with `product` that times a vector: a function of x, numbers, n by n or n, or a text."""
        inner = size(self._in_shape)
        shapes = self._in_shapes() if product else [(inner, inner)] + [one + one for one in self._in_shapes() if len(one) != 1]
        if hessian is None or isinstance(hessian, str):
            self._ask(library.hstar_problem_hessian, self._handle, name(hessian, "the Hessian"))
        elif callable(hessian):
            read = self._point.reader() if self._point is not None else _reader_of_names(self.variables, self._in_shape)
            write = writer(shapes[0], "the Hessian", *shapes[1:])
            entry = _guarded(self._raised, lambda x, y: write(hessian(read(x)), y))
            self._replaced.append(self._hessian)
            self._ask(library.hstar_problem_hessian_function, self._handle, entry, None)
            self._hessian = entry
        else:
            row, shape = flat(hessian, "the Hessian")
            few = len(self._wrt or ())
            fit(shape, ([(few,) if product else (few, few)] if few else []) + shapes, "the Hessian")
            self._ask(library.hstar_problem_hessian_values, self._handle, doubles(row), len(row))
        return self

    # ---- The questions ----

    def _question(self, function: Callable[..., int], kind: Type[Asked], given: Dict[str, Any], *first: Any) -> Asked:
        options = OptionsStructure()
        standard(options)
        dry, kind = self._dry, Forecast if self._dry else kind  # type: ignore[assignment]
        options.dry_run = dry
        progress, command = given.pop("progress", None), given.pop("command", None)
        fill(options, given)
        if command is not None:
            set_command(options, command)
        if progress is not None and not callable(progress):
            raise TypeError(f"progress must be a function of two numbers, not {type(progress).__name__}")
        listener = progress_of(self._raised, progress)
        options.progress = listener
        place = c_void_p()
        self._ask(function, self._handle, *first, byref(options), byref(place))
        names = Names(self.variables, self._wrt, self._out_shape, self._in_shape, kind is Check and options.directions > 0)
        return results_of(place.value or 0, names, kind)

    def jacobian(self, **options: Any) -> Jacobian:
        """hstar.jacobian"""
        return self._question(library.hstar_jacobian, Jacobian, options)

    def along(self, direction: Any, **options: Any) -> Jacobian:
        """hstar.along"""
        numbers = self._direction(direction)
        found = self._question(library.hstar_along, Jacobian, options, numbers)
        found._names = Names(("t",), None, self._out_shape, ())
        for row in found.rows:
            row.name = "t"
        return found

    def _direction(self, direction: Any) -> Any:
        """As numbers; a text is told to the problem."""
        if not isinstance(direction, str):
            return self._numbers(direction, "the direction")
        self._ask(library.hstar_problem_direction, self._handle, name(direction, "the direction"))
        return None

    def weighted(self, weights: Any, **options: Any) -> Jacobian:
        """hstar.weighted"""
        numbers = self._weights(weights)
        found = self._question(library.hstar_weighted, Jacobian, options, numbers)
        found._names = Names(self.variables, self._wrt, (), self._in_shape)
        return found

    def implicit(self, solved: str, **options: Any) -> Jacobian:
        """hstar.implicit"""
        self._ask(library.hstar_problem_implicit, self._handle, name(solved, "the variables to solve for"))
        found = self._question(library.hstar_implicit, Jacobian, options)
        of: List[str] = found.to_dict()["implicit"]
        others = list(dict.fromkeys(row.variable for row in found.rows))
        found._names = Names(self.variables, others, (len(of),) if len(of) > 1 else ())
        for row in found.rows:
            row.name = f"d{of[row.output]}/d{self.variables[row.variable]}"
        return found

    def _weights(self, weights: Any) -> Any:
        """As numbers; a text is told to the problem."""
        if isinstance(weights, str):
            self._ask(library.hstar_problem_weights, self._handle, name(weights, "the weights"))
            return None
        row, shape = flat(weights, "the weights")
        n = int(library.hstar_problem_outputs(self._handle))
        if len(row) != n:
            raise ValueError(f"the weights have {len(row)} number{'' if len(row) == 1 else 's'}, and there are {n} outputs")
        fit(shape, [self._out_shape], "the weights")
        return doubles(row)

    def hessian(self, gradient: Any = None, *, by_gradient: bool = False, invert: bool = False, **options: Any) -> Hessian:
        """hstar.hessian; by_gradient takes the gradient of before."""
        if gradient is not None:
            self.gradient(gradient)
        given = dict(options, by_gradient=by_gradient or gradient is not None, invert=invert)
        return self._question(library.hstar_hessian, Hessian, given)

    def hessian_along(self, direction: Any, gradient: Any = None, *, by_gradient: bool = False, **options: Any) -> Jacobian:
        """hstar.hessian_along; by_gradient takes the gradient of before."""
        if gradient is not None:
            self.gradient(gradient)
        given = dict(options, by_gradient=by_gradient or gradient is not None)
        found = self._question(library.hstar_hessian_along, Jacobian, given, self._direction(direction))
        found._names = Names(self.variables, self._wrt, (), self._in_shape)
        return found

    def compare(self, **options: Any) -> Comparison:
        """hstar.compare."""
        return self._question(library.hstar_compare, Comparison, options)

    def check(self, gradient: Any = None, **options: Any) -> Check:
        """hstar.check; without a gradient that of before."""
        if gradient is not None:
            self.gradient(gradient)
        return self._question(library.hstar_check, Check, options)

    def check_hessian(self, hessian: Any = None, *, along: Any = None, gradient: Any = None, by_gradient: bool = False, **options: Any) -> Check:
        """hstar.check_hessian; without a Hessian that of before, by_gradient takes the gradient of before."""
        if hessian is not None:
            self.hessian_is(hessian, along is not None)
        if gradient is not None:
            self.gradient(gradient)
        given = dict(options, by_gradient=by_gradient or gradient is not None)
        if along is None:
            return self._question(library.hstar_check_hessian, Check, given)
        return self._question(library.hstar_check_hessian_along, Check, given, self._direction(along))

    def noise(self, **options: Any) -> Noise:
        """hstar.noise"""
        return self._question(library.hstar_noise, Noise, options)

    def sweep(self, **options: Any) -> Sweep:
        """hstar.sweep"""
        return self._question(library.hstar_sweep, Sweep, options)

    def optimal(self, **options: Any) -> Optimal:
        """hstar.optimal"""
        return self._question(library.hstar_optimal, Optimal, options)

    def minimize(self, **options: Any) -> Minimum:
        """hstar.minimize"""
        return self._question(library.hstar_minimize, Minimum, options)

    def forecast(self, question: str = "jacobian", *first: Any, **options: Any) -> Forecast:
        """hstar.forecast"""
        if question not in _FORETOLD:
            raise ValueError(f"the question must be one of {', '.join(_FORETOLD)}, not {question!r}")
        self._dry = True
        try:
            found: Forecast = getattr(self, question)(*first, **options)
            return found
        finally:
            self._dry = False


_FORETOLD = ("jacobian", "weighted", "implicit", "hessian", "check", "check_hessian", "noise", "sweep", "optimal", "minimize")


def _places(names: Tuple[str, ...], wanted: str) -> List[int]:
    """The places of variables, and of all elements of vectors, in a list of names. A comma within brackets parts no names."""
    found: List[int] = []
    for word in (part.strip() for part in re.split(r",(?![^\[]*\])", wanted)):
        places = [i for i, one in enumerate(names) if word in (one, one.split("[")[0])]
        if not places:
            raise ValueError(f"there is no variable {word!r}; there are {', '.join(names[:10])}")
        found += places
    return found


def _with_vectors(names: Sequence[str]) -> Set[str]:
    """And the names of the vectors that they are of."""
    return {*names, *(one.split("[")[0] for one in names)}


def _reader_of_names(names: Tuple[str, ...], shape: Shape) -> Callable[[int], Any]:
    """What a gradient in Python gets of a problem that is an expression or foreign code: the numbers in a row, or one number."""
    return reader(shape if size(shape) == len(names) else (len(names),))

