"""A problem that is served to other programs, and a playground for a browser."""
from ctypes import byref, c_void_p
from typing import Any

from ._calls import Raised, ask
from ._library import library
from ._options import count, name


class Server:
    """Answers other programs about a problem, until it is closed: `with problem.serve() as server`."""

    def __init__(self, problem: Any, handle: c_void_p, model: "bytes | None", host: "bytes | None", port: int) -> None:
        self._problem = problem  # what C calls lives as long as it
        self._handle = c_void_p()
        ask(Raised(), library.hstar_serve_um_bridge, handle, model, host, port, byref(self._handle))
        self._address: str = library.hstar_server_address(self._handle).decode()

    @property
    def address(self) -> str:
        """What Problem.um_bridge takes: "http://127.0.0.1:4242#hstar"."""
        return self._address

    def close(self) -> None:
        """Answers what is being answered, and ends. What f raised meanwhile, after which nothing but an error was answered, is raised here."""
        handle, self._handle = getattr(self, "_handle", None), c_void_p()
        if not handle:
            return
        library.hstar_server_free(handle)
        raised = self._problem._raised
        if raised:
            first = raised[0]
            raised.clear()
            raise first

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *how: Any) -> None:
        self.close()

    def __del__(self) -> None:
        try:
            self.close()
        except BaseException:  # there is nobody to hear it
            pass

    def __repr__(self) -> str:
        return f"<hstar.Server at {self._address}>" if self._handle else "<hstar.Server, closed>"


class Playground:
    """A page in a browser on which f, x, methods and formats of a sweep can be changed, until it is closed.

    >>> with hstar.playground("exp(sin(x))", 1) as playground:
    ...     print(playground.address)
    """

    def __init__(self, f: "str | None" = None, at: "str | float | None" = None, *, port: int = 0) -> None:
        self._handle = c_void_p()
        place = at if at is None or isinstance(at, str) else repr(float(at))
        ask(Raised(), library.hstar_serve_playground, name(f, "the function"), name(place, "the point"), count(port, "port", 65535),
            byref(self._handle))
        self._address: str = library.hstar_server_address(self._handle).decode()

    @property
    def address(self) -> str:
        """For a browser on this machine; nobody can guess it."""
        return self._address

    def close(self) -> None:
        """Ends it, when what is being computed is."""
        handle, self._handle = getattr(self, "_handle", None), c_void_p()
        if handle:
            library.hstar_server_free(handle)

    def __enter__(self) -> "Playground":
        return self

    def __exit__(self, *how: Any) -> None:
        self.close()

    def __del__(self) -> None:
        try:
            self.close()
        except BaseException:  # there is nobody to hear it
            pass

    def __repr__(self) -> str:
        return f"<hstar.Playground at {self._address}>" if self._handle else "<hstar.Playground, closed>"


playground = Playground
