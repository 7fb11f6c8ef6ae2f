"""A problem that is served to other programs, and a playground for a browser."""
from ctypes import byref, c_void_p
from typing import Any, TypeVar
from ._calls import Raised, ask
from ._library import library
from ._options import count, name


_S = TypeVar("_S", bound="_Serving")


class _Serving:
    """What serves at an address until it is closed, also by the end of a `with`."""

    _handle: c_void_p
    _address: str

    def _serve_by(self, start: Any, *words: Any) -> None:
        self._handle = c_void_p()
        ask(Raised(), start, *words, byref(self._handle))
        self._address = library.hstar_server_address(self._handle).decode()

    def close(self) -> None:
        """Answers what is being answered, and ends."""
        handle, self._handle = getattr(self, "_handle", None), c_void_p()
        if handle:
            library.hstar_server_free(handle)

    def __enter__(self: _S) -> _S:
        return self

    def __exit__(self, *how: Any) -> None:
        self.close()

    def __del__(self) -> None:
        try:
            self.close()
        except BaseException:  # there is nobody to hear it
            pass

    def __repr__(self) -> str:
        kind = type(self).__name__
        return f"<hstar.{kind} at {self._address}>" if self._handle else f"<hstar.{kind}, closed>"


class Server(_Serving):
    """Answers other programs about a problem, until it is closed: `with problem.serve() as server`."""

    def __init__(self, problem: Any, handle: c_void_p, model: "bytes | None", host: "bytes | None", port: int) -> None:
        self._problem = problem  # what C calls lives as long as it
        self._serve_by(library.hstar_serve_um_bridge, handle, model, host, port)

    @property
    def address(self) -> str:
        """What Problem.um_bridge takes: "http://127.0.0.1:4242#hstar"."""
        return self._address

    def close(self) -> None:
        """Answers what is being answered, and ends. What f raised meanwhile, after which nothing but an error was answered, is raised here."""
        served = bool(getattr(self, "_handle", None))
        super().close()
        raised = self._problem._raised if served else None
        if raised:
            first = raised[0]
            raised.clear()
            raise first


class Playground(_Serving):
    """A page in a browser on which f, x, methods and formats of a sweep can be changed, until it is closed.

    >>> with hstar.playground("exp(sin(x))", 1) as playground:
    ...     print(playground.address)
    """

    def __init__(self, f: "str | None" = None, at: "str | float | None" = None, *, port: int = 0) -> None:
        place = at if at is None or isinstance(at, str) else repr(float(at))
        self._serve_by(library.hstar_serve_playground, name(f, "the function"), name(place, "the point"), count(port, "port", 65535))

    @property
    def address(self) -> str:
        """For a browser on this machine; nobody can guess it."""
        return self._address


playground = Playground
