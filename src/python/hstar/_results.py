"""What comes out: results are read, printed, written as JSON and CSV, and drawn."""
import json
import math
import os
from ctypes import byref, c_char_p, c_double, c_size_t, c_void_p, sizeof
from html import escape
from typing import Any, Callable, Dict, Iterator, List, Optional, Sequence, Tuple, Type, TypeVar, Union

from ._calls import Raised, ask, written
from ._errors import STATUSES, Error, text
from ._library import library
from ._numbers import Shape, numpy, shaped, size
from ._options import name
from ._rows import VERDICTS, Checked, Compared, Derivative, NoiseLevel, Optimum, SecondDerivative
from ._structures import (NO_WRITE, ChartStructure, CheckedStructure, ComparedStructure, ErrorStructure, ForecastStructure, NoiseStructure,
                          OptimumStructure, ResultStructure, TableStructure)

Kind = TypeVar("Kind")
Path = Union[str, bytes, "os.PathLike[str]", "os.PathLike[bytes]"]
Slopes = Union[str, float, Sequence[Union[str, float]], None]
Range = Union[str, Tuple[Union[float, None], Union[float, None]], None]

_TEXT, _COLOUR, _JSON, _CSV = range(4)


class Names:
    """Of variables and outputs, and the shape of each, kept with results: they outlive the problem."""

    def __init__(self, variables: Sequence[str] = (), wrt: "Sequence[int] | None" = None, out_shape: Shape = (),
                 in_shape: Shape = (), by_directions: bool = False) -> None:
        self.variables = tuple(variables)
        self.wrt, self.out_shape, self.in_shape, self.by_directions = wrt, out_shape, in_shape, by_directions

    def variable(self, i: int) -> str:
        """The name of variable i, or of direction i."""
        if self.by_directions:
            return f"direction {i + 1}"
        return self.variables[i] if i < len(self.variables) else str(i)


class Results:
    """Results of any kind. str() is the table that the program prints.

    status   "ok"; "undefined" or "unresolved" where something could not be told, and `message` and `remedy` say what
    notes    what else there is to say
    """

    def __init__(self, handle: int, names: Names) -> None:
        self._handle = c_void_p(handle)
        self._names = names
        told = ErrorStructure()
        status = library.hstar_results_status(self._handle, byref(told))
        self.status: str = STATUSES[status]
        self.message: str = text(told.message) if status else ""
        self.remedy: str = text(told.remedy) if status else ""

    def __del__(self) -> None:
        handle, self._handle = getattr(self, "_handle", None), c_void_p()
        if handle:
            library.hstar_results_free(handle)

    def __copy__(self: Kind) -> Kind:
        """They do not change: a copy is another name for the same."""
        return self

    def __deepcopy__(self: Kind, memo: Any) -> Kind:
        return self

    def __reduce__(self) -> Any:
        raise TypeError(f"a {type(self).__name__} cannot be pickled: keep its json(), which hstar.read reads, or its rows")

    @property
    def notes(self) -> Tuple[str, ...]:
        """What else the program says of them."""
        notes: List[str] = []
        while True:
            note = library.hstar_results_note(self._handle, len(notes))
            if note is None:
                return tuple(notes)
            notes.append(text(note))

    def _write(self, form: int) -> bytes:
        return written(library.hstar_results_write, self._handle, form)

    def __str__(self) -> str:
        return text(self._write(_TEXT)).rstrip("\n")

    def coloured(self) -> str:
        """The same table for a terminal."""
        return text(self._write(_COLOUR)).rstrip("\n")

    def table(self, form: str = "text", *, width: int = 0, brief: bool = False, which: "str | int | None" = None) -> str:
        """The tables as text so many columns wide (0: 80), or as "markdown", "latex" or "csv", which has all digits: names("tables").
        `which` is the number of one of them, from 1 on, or words of its heading; `brief` the answer in three lines."""
        if width < 0:
            raise ValueError("width is a number of columns; 0 leaves the choice")
        one = name(None if which is None else str(which), "which")
        style = TableStructure(sizeof(TableStructure), name(form, "form"), width, False, brief, one)
        return text(written(library.hstar_results_table, self._handle, byref(style))).rstrip("\n")

    def json(self) -> str:
        """All numbers, bit for bit: docs/json.md."""
        return text(self._write(_JSON))

    def csv(self) -> str:
        """The numbers as rows of CSV; of kinds that have rows."""
        return text(self._write(_CSV))

    def to_dict(self) -> Dict[str, Any]:
        """What the JSON holds."""
        found: Dict[str, Any] = json.loads(self.json())
        return found

    def chart(self, path: "Path", *, view: "str | None" = None, component: int = 0, columns: int = 0, lines: int = 0,
              colour: bool = False, title: "str | None" = None, width: int = 0, height: int = 0,
              marks: "str | List[str] | None" = None, guides: "str | List[str] | None" = None, relative: bool = False,
              joined: bool = False, slopes: "Slopes" = None, x_range: "Range" = None, y_range: "Range" = None,
              style: "str | None" = None, font_size: float = 0) -> None:
        """Draws with gnuplot into a file, whose ending says what: .svg .png .pdf .html .tex .txt .gp. Of sweeps, steps are
        marked with words ("1e-5=recommended"), guides stand at powers of eps ("1/2,1/3"), errors are relative to the
        derivative, samples joined by lines. Straight lines have slopes ([1, -1], "2@1e-3:1e-6"); the axes end where
        x_range and y_range do ("1e-12:1", or (1e-12, None)). The style is "paper" or "slides"; font_size is that of
        letters, in pixels."""
        look = _look(view, component, columns, lines, colour, title, width, height, marks, guides, relative, joined,
                     slopes, x_range, y_range, style, font_size)
        ask(Raised(), library.hstar_results_chart, self._handle, _path(path), byref(look), NO_WRITE, None)

    def svg(self, *, view: "str | None" = None, component: int = 0, title: "str | None" = None, width: int = 0, height: int = 0,
            marks: "str | List[str] | None" = None, guides: "str | List[str] | None" = None, relative: bool = False,
            joined: bool = False, slopes: "Slopes" = None, x_range: "Range" = None, y_range: "Range" = None,
            style: "str | None" = None, font_size: float = 0) -> str:
        """The chart as SVG, with the words of `chart`."""
        look = _look(view, component, 0, 0, False, title, width, height, marks, guides, relative, joined, slopes, x_range,
                     y_range, style, font_size)
        return text(written(library.hstar_results_chart, self._handle, b"chart.svg", byref(look)))

    def text_chart(self, *, view: "str | None" = None, component: int = 0, columns: int = 0, lines: int = 0,
                   title: "str | None" = None, marks: "str | List[str] | None" = None,
                   guides: "str | List[str] | None" = None, relative: bool = False, slopes: "Slopes" = None,
                   x_range: "Range" = None, y_range: "Range" = None) -> str:
        """The chart as characters, with the words of `chart`."""
        look = _look(view, component, columns, lines, False, title, 0, 0, marks, guides, relative, False, slopes, x_range,
                     y_range)
        return text(written(library.hstar_results_chart, self._handle, b"-", byref(look)))

    def page(self, title: "str | None" = None) -> str:
        """One page of HTML, which opens without a network and holds these results: `read` reads them back."""
        return page([self], title=title)

    def _repr_svg_(self) -> "str | None":
        try:
            return self.svg()
        except Error:  # of this kind there is none, or there is no gnuplot
            return None

    def _repr_html_(self) -> str:
        return f"{self._repr_svg_() or ''}<pre>{escape(str(self))}</pre>"

    def __repr__(self) -> str:
        return f"<hstar.{type(self).__name__}: {len(self)} row{'' if len(self) == 1 else 's'}>"

    def _rows(self, function: Callable[..., int], c: Any, kind: Callable[[Any, str], Kind]) -> List[Kind]:
        """All rows, read by a function of the library that calls nothing back."""
        found: List[Kind] = []
        place, size_of, told, variable = byref(c), sizeof(c), byref(ErrorStructure()), self._names.variable
        for i in range(len(self)):
            function(self._handle, i, place, size_of, told)
            found.append(kind(c, variable(c.variable)))
        return found

    def __len__(self) -> int:
        return int(library.hstar_results_rows(self._handle))


def _look(view: "str | None", component: int, columns: int, lines: int, colour: bool, title: "str | None", width: int,
          height: int, marks: "str | List[str] | None", guides: "str | List[str] | None", relative: bool,
          joined: bool, slopes: "Slopes", x_range: "Range", y_range: "Range", style: "str | None" = None,
          font_size: float = 0) -> ChartStructure:
    if component < 0 or columns < 0 or lines < 0 or width < 0 or height < 0:
        raise ValueError("a component, columns, lines, width and height are numbers from 1 on; 0 leaves the choice")
    return ChartStructure(sizeof(ChartStructure), name(view, "view"), component, columns, lines, colour,
                          name(title, "title"), width, height, name(marks, "marks"), name(guides, "guides"), relative,
                          joined, _slopes(slopes), _range(x_range, "x_range"), _range(y_range, "y_range"),
                          name(style, "style"), font_size)


def _slopes(slopes: "Slopes") -> "bytes | None":
    """Numbers, or texts, or several of them."""
    if isinstance(slopes, (int, float)):
        slopes = [slopes]
    if isinstance(slopes, (list, tuple)):
        slopes = [s if isinstance(s, str) else repr(float(s)) for s in slopes]
    return name(slopes, "slopes")


def _range(ends: "Range", what: str) -> "bytes | None":
    """A text, or two numbers of which one may be None."""
    if isinstance(ends, (list, tuple)):
        if len(ends) != 2:
            raise ValueError(f"{what} has two ends, not {len(ends)}")
        ends = ":".join("" if end is None else repr(float(end)) for end in ends)
    return name(ends, what)


def _path(path: Path) -> bytes:
    found = os.fsencode(path)
    if b"\0" in found:
        raise ValueError("there is a NUL character in the path")
    return found


def _as_array(values: Any, dtype: Any) -> Any:
    if numpy is None:
        raise ImportError("an array needs numpy")
    return numpy.array(values, dtype=dtype)


class _Array(Results):
    """Results that make an array: the shape of f(x), and behind it that of x."""

    def _shape(self) -> Shape:
        names, n = self._names, len(self)
        inner: Shape = names.in_shape if names.wrt is None else (len(names.wrt),)
        shape = names.out_shape + inner
        return shape if size(shape) == n else (n,)

    def _array(self, values: List[float]) -> Any:
        return shaped(values, self._shape())


class Jacobian(_Array):
    """Derivatives of every output by every variable.

    value, bar   arrays (nested lists without numpy) of the shape of f(x) and behind it that of x; with wrt one axis of variables
    rows         a Derivative each, output by output
    """

    def __init__(self, handle: int, names: Names) -> None:
        super().__init__(handle, names)
        self.rows: List[Derivative] = self._rows(library.hstar_results_derivative, ResultStructure(), Derivative)

    @property
    def value(self) -> Any:
        """The derivatives."""
        return self._array([row.value for row in self.rows])

    @property
    def bar(self) -> Any:
        """How wrong each is claimed to be at most."""
        return self._array([row.bar for row in self.rows])

    @property
    def evaluations(self) -> int:
        """Calls of f, summed over the rows, of which several may share one."""
        return sum(row.evaluations for row in self.rows)

    def __iter__(self) -> Iterator[Derivative]:
        return iter(self.rows)

    def __getitem__(self, i: int) -> Derivative:
        return self.rows[i]

    def __bool__(self) -> bool:
        """Can all bars be counted on?"""
        return all(self.rows)

    def __array__(self, dtype: Any = None, copy: "bool | None" = None) -> Any:
        return _as_array(self.value, dtype)

    def __repr__(self) -> str:
        shown = ", ".join(f"{row.name}: {row!r}" for row in self.rows[:8])
        return f"Jacobian({shown}{f', and {len(self) - 8} more' if len(self) > 8 else ''})"


_DEFINITE = {1: True, 0: False, -1: None}


class Hessian(Results):
    """All second derivatives of one function.

    value, bar   n by n arrays, symmetric (nested lists without numpy): n variables in a row, those of wrt in its order
    definite     is it positive definite, whatever the entries are within 6 of their bars? True, False; None: that cannot be told
    rows         a SecondDerivative each, row by row up to the diagonal; h[i, j] is one of them
    evaluations  calls of f, or of the gradient

    Where invert was asked for, and it can be told, else None:

    inverse, inverse_bar                    as value and bar
    standard_errors, standard_error_bars    of each variable: the root of the diagonal of the inverse, NaN where that is not above 0
    """

    def __init__(self, handle: int, names: Names) -> None:
        super().__init__(handle, names)
        called = names.variable

        def entry(c: ResultStructure, column: str) -> SecondDerivative:
            return SecondDerivative(c, (called(c.output), column))

        self.rows: List[SecondDerivative] = self._rows(library.hstar_results_derivative, ResultStructure(), entry)
        self.definite: "bool | None" = _DEFINITE[library.hstar_results_definite(self._handle)]
        told = self.to_dict()
        self.evaluations: int = told["evaluations"]
        inverse, errors = told.get("inverse"), told.get("standard_errors")
        self.inverse: Any = inverse and self._symmetric(_read(inverse, "value", math.nan))
        self.inverse_bar: Any = inverse and self._symmetric(_read(inverse, "bar", math.inf))
        self.standard_errors: Any = errors and shaped(_read(errors, "value", math.nan), (len(errors),))
        self.standard_error_bars: Any = errors and shaped(_read(errors, "bar", math.inf), (len(errors),))

    def _symmetric(self, lower: Sequence[float]) -> Any:
        """From the rows up to the diagonal to all of it."""
        n = math.isqrt(2 * len(lower))
        return shaped([lower[_place(i, j)] for i in range(n) for j in range(n)], (n, n))

    @property
    def value(self) -> Any:
        """The second derivatives."""
        return self._symmetric([row.value for row in self.rows])

    @property
    def bar(self) -> Any:
        """How wrong each is claimed to be at most."""
        return self._symmetric([row.bar for row in self.rows])

    def __iter__(self) -> Iterator[SecondDerivative]:
        return iter(self.rows)

    def __getitem__(self, place: Tuple[int, int]) -> SecondDerivative:
        i, j = place
        n = math.isqrt(2 * len(self))
        if not (0 <= i < n and 0 <= j < n):
            raise IndexError(f"there is no entry {place} in a Hessian of {n} by {n}")
        return self.rows[_place(i, j)]

    def __bool__(self) -> bool:
        """Can all bars be counted on?"""
        return all(self.rows)

    def __array__(self, dtype: Any = None, copy: "bool | None" = None) -> Any:
        return _as_array(self.value, dtype)

    def __repr__(self) -> str:
        shown = ", ".join(f"{' '.join(row.names)}: {row!r}" for row in self.rows[:6])
        return f"Hessian({shown}{f', and {len(self) - 6} more' if len(self) > 6 else ''})"


def _place(i: int, j: int) -> int:
    """Of entry i, j among the rows up to the diagonal."""
    return max(i, j) * (max(i, j) + 1) // 2 + min(i, j)


def _read(numbers: List[Any], member: str, none: float) -> List[float]:
    """A member of numbers of JSON, where null stands for what there is none of."""
    return [none if one is None or one[member] is None else float(one[member]) for one in numbers]


class Comparison(Results):
    """The derivatives of an expression by every way there is. rows: a Compared each, of a scan for each size in turn; [way] is the first
    of that name."""

    def __init__(self, handle: int, names: Names) -> None:
        super().__init__(handle, names)
        self.rows: List[Compared] = []
        row = ComparedStructure()
        for i in range(len(self)):
            library.hstar_results_compared(self._handle, i, byref(row), sizeof(row), byref(ErrorStructure()))
            self.rows.append(Compared(row))

    def __iter__(self) -> Iterator[Compared]:
        return iter(self.rows)

    def __getitem__(self, way: str) -> Compared:
        for row in self.rows:
            if row.way == way:
                return row
        raise KeyError(way)


class Check(Results):
    """A check of a gradient. bool() is True where it agrees.

    verdict  "agrees", "disagrees", "undecided"
    says     the line that says it
    rows     a Checked each
    """

    def __init__(self, handle: int, names: Names) -> None:
        super().__init__(handle, names)
        self.verdict: str = VERDICTS[library.hstar_results_verdict(self._handle)]
        self.says: str = text(library.hstar_results_says(self._handle))
        self.rows: List[Checked] = self._rows(library.hstar_results_checked, CheckedStructure(), Checked)

    def __bool__(self) -> bool:
        return self.verdict == "agrees"

    def __iter__(self) -> Iterator[Checked]:
        return iter(self.rows)

    def __repr__(self) -> str:
        return f"<hstar.Check: {self.says}>"


class Noise(_Array):
    """How noisy f is near the point. rows: a NoiseLevel each; level: their levels in the shape of a Jacobian."""

    def __init__(self, handle: int, names: Names) -> None:
        super().__init__(handle, names)
        self.rows: List[NoiseLevel] = self._rows(library.hstar_results_noise, NoiseStructure(), NoiseLevel)

    @property
    def level(self) -> Any:
        """The standard deviations, absolute."""
        return self._array([row.level for row in self.rows])

    def __iter__(self) -> Iterator[NoiseLevel]:
        return iter(self.rows)

    def __getitem__(self, i: int) -> NoiseLevel:
        return self.rows[i]

    def __float__(self) -> float:
        return max(row.level for row in self.rows)

    def __array__(self, dtype: Any = None, copy: "bool | None" = None) -> Any:
        return _as_array(self.level, dtype)

    def __repr__(self) -> str:
        return f"Noise({', '.join(map(repr, self.rows[:4]))}{', …' if len(self) > 4 else ''})"


class Forecast(Results):
    """How often f would be called: calls, about, in so many rounds, of which each waits for the one before; at least `least`, at most `most`, None where
    nothing bounds them. It would take about `times` the time of one call, with so many `copies` of a program; so many `derivatives` are looked for."""

    def __init__(self, handle: int, names: Names) -> None:
        super().__init__(handle, names)
        c = ForecastStructure()
        ask(Raised(), library.hstar_results_forecast, self._handle, byref(c), sizeof(c))
        self.derivatives: int = c.derivatives
        self.calls: int = c.calls
        self.rounds: int = c.rounds
        self.least: int = c.least
        self.most: Optional[int] = c.most or None
        self.copies: int = c.copies
        self.times: float = c.times

    def __repr__(self) -> str:
        return f"Forecast(about {self.calls} calls in about {self.rounds} rounds)"


COLUMNS = ("h", "estimate", "error", "truncation", "node", "evaluation", "arithmetic", "rounding")


class MethodSweep:
    """One method of a sweep: its columns as arrays (None where there is no such column), and its optimum.

    error = estimate - truth = truncation + rounding, rounding = node + evaluation + arithmetic
    """

    def __init__(self, sweep: "Sweep", row: int, j: int, name: str) -> None:
        self._sweep, self._row, self._j, self.name = sweep, row, j, name

    def column(self, name: str) -> Any:
        """A column by its name."""
        return self._sweep._column(self._row, self._j, COLUMNS.index(name))

    @property
    def h(self) -> Any:
        """The steps."""
        return self.column("h")

    @property
    def estimate(self) -> Any:
        """What a program gets."""
        return self.column("estimate")

    @property
    def error(self) -> Any:
        """Estimate minus truth."""
        return self.column("error")

    @property
    def truncation(self) -> Any:
        """What the formula leaves out."""
        return self.column("truncation")

    @property
    def node(self) -> Any:
        """x + k h is not representable."""
        return self.column("node")

    @property
    def evaluation(self) -> Any:
        """f is computed with rounding."""
        return self.column("evaluation")

    @property
    def arithmetic(self) -> Any:
        """The subtraction, the weights and the division round."""
        return self.column("arithmetic")

    @property
    def rounding(self) -> Any:
        """Node, evaluation and arithmetic together."""
        return self.column("rounding")

    @property
    def optimum(self) -> Optimum:
        """The best step."""
        found = OptimumStructure()
        ask(Raised(), library.hstar_results_optimum, self._sweep._handle, self._row, self._j, byref(found), sizeof(found))
        return Optimum(found)

    def __repr__(self) -> str:
        return f"<hstar.MethodSweep {self.name}: {self.optimum!r}>"


class Sweep(Results):
    """The error of difference formulas against the step. s.h; s["central"].error; s["central", row]; pandas.DataFrame(s.columns())"""

    @property
    def methods(self) -> Tuple[str, ...]:
        """The names of the methods."""
        names: List[str] = []
        while True:
            name = library.hstar_results_method(self._handle, len(names))
            if name is None:
                return tuple(names)
            names.append(text(name))

    def _column(self, row: int, j: int, column: int) -> Any:
        n = c_size_t()
        found = library.hstar_results_column(self._handle, row, j, column, byref(n))
        if not found:
            return None
        return shaped((c_double * n.value).from_address(found), (n.value,))

    @property
    def h(self) -> Any:
        """The steps, ascending."""
        return self._column(0, 0, 0)

    def __getitem__(self, key: "str | Tuple[str, int]") -> MethodSweep:
        name, row = (key, 0) if isinstance(key, str) else key
        methods = self.methods
        if name not in methods:
            raise KeyError(f"there is no method {name!r} in this sweep; there are {', '.join(methods) or 'none'}")
        if not 0 <= row < len(self):
            raise IndexError(f"there is no row {row}: rows are 0 to {len(self) - 1}")
        return MethodSweep(self, row, methods.index(name), name)

    def gradient_optimum(self, name: str) -> Optimum:
        """The one best step of a method for all components: its errors are norms over them."""
        methods = self.methods
        if name not in methods:
            raise KeyError(f"there is no method {name!r} in this sweep; there are {', '.join(methods) or 'none'}")
        found = OptimumStructure()
        ask(Raised(), library.hstar_results_gradient_optimum, self._handle, methods.index(name), byref(found), sizeof(found))
        return Optimum(found)

    def __iter__(self) -> Iterator[MethodSweep]:
        return (self[name] for name in self.methods)

    def columns(self, row: int = 0) -> Dict[str, Any]:
        """All columns by name: "h", "central.error", …"""
        found: Dict[str, Any] = {"h": self.h}
        for name in self.methods:
            method = self[name, row]
            for column in COLUMNS[1:]:
                values = method.column(column)
                if values is not None:
                    found[f"{name}.{column}"] = values
        return found

    def __repr__(self) -> str:
        return f"<hstar.{type(self).__name__} of {', '.join(self.methods)}>"


class Optimal(Sweep):
    """The best step in theory, by a fit and as measured, and what every selector chooses: a sweep with choices.

    best      what auto chooses for the first row, a Derivative; or None
    choices   by the name of each selector, for the first row
    """

    def choices_of(self, row: int = 0) -> Dict[str, Derivative]:
        """What each selector chooses for a row; one that chooses more than once has the method behind its name: "auto central"."""
        found: Dict[str, Derivative] = {}
        c, name, k = ResultStructure(), c_char_p(), 0
        while not library.hstar_results_choice(self._handle, row, k, byref(c), sizeof(c), byref(name), None):
            choice = Derivative(c, self._names.variable(c.variable))
            key = text(name.value)
            found[f"{key} {choice.method}" if key in found else key] = choice
            k += 1
        return found

    @property
    def choices(self) -> Dict[str, Derivative]:
        """Those of the first row."""
        return self.choices_of(0)

    @property
    def best(self) -> "Derivative | None":
        """What auto chooses for the first row."""
        c = ResultStructure()
        if library.hstar_results_derivative(self._handle, 0, byref(c), sizeof(c), None):
            return None
        return Derivative(c, self._names.variable(c.variable))


class Minimum(Results):
    """The end of a way downhill. x: the lowest place, in the form of the start where that was an array; f: its value; steps: how many."""

    def __init__(self, handle: int, names: Names) -> None:
        super().__init__(handle, names)
        f, steps = c_double(), c_size_t()
        place = library.hstar_results_place(self._handle, byref(f), byref(steps))
        self.f: float = f.value
        self.steps: int = steps.value
        n = len(names.variables)
        self.x: Any = shaped(place[:n], names.in_shape if size(names.in_shape) == n else (n,)) if n else None

    def __bool__(self) -> bool:
        """Was a minimum found?"""
        return self.status == "ok"

    def __repr__(self) -> str:
        return f"<hstar.Minimum f = {self.f!r} at {self.x} after {self.steps} steps{': ' + self.message if self.message else ''}>"


class Stencils(Results):
    """Difference formulas, exactly."""


class Cache(Results):
    """What a file of kept answers holds."""

    @property
    def functions(self) -> "List[Dict[str, Any]]":
        """A dict each: number, function, kind, variables, outputs, again, points, answers, bytes, made, used."""
        found: "List[Dict[str, Any]]" = json.loads(self.json())["functions"]
        return found


KINDS: Sequence[Type[Results]] = (Sweep, Optimal, Jacobian, Check, Noise, Minimum, Stencils, Hessian,
                                   Comparison, Comparison, Forecast, Cache)  # of hstar_kind

Asked = TypeVar("Asked", bound=Results)


def results_of(handle: int, names: Names, kind: Type[Asked]) -> Asked:
    """Results from C."""
    return kind(handle, names)


def read(path: Path) -> Results:
    """Results from a file of JSON, as .json() and the program write it, or from a page: of any kind.

    The names come back; of shapes the file knows none, so the place of a descent is a row, or of one variable a number.
    """
    place = c_void_p()
    ask(Raised(), library.hstar_results_read, _path(path), byref(place))
    handle = place.value or 0
    kind = KINDS[library.hstar_results_kind(handle)]
    if kind is Optimal and library.hstar_results_choice(handle, 0, 0, byref(ResultStructure()), sizeof(ResultStructure), None, None):
        kind = Sweep  # which C reads as one whose selectors were not asked
    found: Results = kind(handle, _names_in(json.loads(written(library.hstar_results_write, handle, _JSON))))
    return found


def page(results: Sequence[Results], *, title: "str | None" = None) -> str:
    """Several results as one page of HTML, with an index."""
    handles = (c_void_p * len(results))(*(one._handle for one in results))
    return text(written(library.hstar_results_page, handles, len(results), name(title, "the title")))


def report(files: "Sequence[Path]", *, title: "str | None" = None) -> str:
    """One page of HTML of what files hold: results as JSON, pages, records of suites and answers of `hstar batch`."""
    paths = (c_char_p * len(files))(*(_path(file) for file in files))
    return text(written(library.hstar_report, paths, len(files), name(title, "the title")))


def _names_in(told: Dict[str, Any]) -> Names:
    """Of what the JSON tells."""
    function = told.get("function", {})
    variables, m = function.get("variables", ()), len(function.get("text", ()))
    in_shape = () if len(variables) == 1 and variables[0].isidentifier() else (len(variables),)
    return Names(variables, None, () if m == 1 else (m,), in_shape, bool(told.get("directions")))
