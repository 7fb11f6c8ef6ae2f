"""The way into C and back: exceptions of callbacks are kept, and raised again when C has returned."""
import sys
import threading
from ctypes import byref, string_at
from typing import Any, Callable, List, Optional

from ._errors import CANCELLED, error_of
from ._structures import ErrorStructure, Progress, Write


class Raised(List[BaseException]):
    """What callbacks raised meanwhile: empty, or the first one. Beside it what may yet be got over: a batch function is asked ahead, and where
    that fails once more, for those points only that are needed."""
    held: Optional[BaseException] = None


# What the main thread is within, the innermost last.
_within: List[Raised] = []


_MOST_NESTED = 24


class _Nesting(threading.local):
    """How many questions this thread is within: a function may ask, but each question takes 128 KB of the stack."""
    n = 0


_nesting = _Nesting()


def _keep_unraisable(unraisable: Any) -> None:
    """A signal can come between C and the first line of a callback. ctypes drops what its handler raises, but tells."""
    ours = _within and "ctypes callback" in (unraisable.err_msg or "") and _in_main_thread()
    if ours and unraisable.exc_value is not None:
        _within[-1].append(unraisable.exc_value)
    else:
        _previous_hook(unraisable)


def _in_main_thread() -> bool:
    return threading.get_ident() == threading.main_thread().ident


_previous_hook: Callable[[Any], Any] = sys.__unraisablehook__


def enter(raised: Raised) -> bool:
    """Before C is called. In the main thread, which is where signals are handled, nothing that they raise may get lost."""
    global _previous_hook
    if _nesting.n >= _MOST_NESTED:
        raise RecursionError(f"hstar asks a function that asks hstar, {_MOST_NESTED} times over")
    _nesting.n += 1
    if not _in_main_thread():
        return False
    if not _within:
        _previous_hook = sys.unraisablehook
        sys.unraisablehook = _keep_unraisable
    _within.append(raised)
    return True


def leave(main: bool) -> None:
    """After C was called, with what `enter` said."""
    _nesting.n -= 1
    if not main:
        return
    _within.pop()
    if not _within:
        sys.unraisablehook = _previous_hook


def again(raised: Raised, status: int = CANCELLED) -> None:
    """Raises what a callback raised, if the work ended by it."""
    first = raised[0] if raised else raised.held if status == CANCELLED else None
    del raised[:]
    raised.held = None
    if first is not None:
        try:
            raise first
        finally:
            del first  # or the traceback would hold the frame that holds it


def ask(raised: Raised, function: Callable[..., int], *arguments: Any) -> None:
    """Calls a function of the library that takes a place for an error last, and raises what went wrong."""
    told = ErrorStructure()
    main = enter(raised)
    try:
        status = function(*arguments, byref(told))
    finally:
        leave(main)
    again(raised, status)
    if status:
        raise error_of(status, told)


class Left(Exception):
    """A signal came while a thread asked: it is left to itself, `ended` says how long, and what the signal raised is the cause."""

    def __init__(self, ended: threading.Event) -> None:
        super().__init__()
        self.ended = ended


def ask_aside(keeps: Any, raised: Raised, function: Callable[..., int], *arguments: Any) -> None:
    """The same where C waits for another program, and hears no signal: the main thread lets a thread ask, which keeps what C uses, and hears
    them."""
    if not _in_main_thread():
        ask(raised, function, *arguments)
        return
    nesting, failed, ended = _nesting.n, Raised(), threading.Event()

    def work(_: Any) -> None:
        _nesting.n = nesting
        try:
            ask(raised, function, *arguments)
        except BaseException as error:
            failed.append(error)
        finally:
            ended.set()

    thread = threading.Thread(target=work, args=(keeps,), daemon=True)
    try:
        thread.start()
        ended.wait()
    except BaseException as error:
        if thread.ident is None:  # there is no thread left
            raise
        raised.append(error)  # where the work looks up next, it ends
        raise Left(ended) from error
    again(failed)


def progress_of(raised: Raised, listener: "Optional[Callable[[int, int], Any]]") -> Any:
    """A callback for hstar_options.progress. Without a listener it is there for signals, which Python handles on the way."""
    if listener is None:
        def told(_: Any, done: int, every: int) -> int:
            return 1 if raised else 0
    else:
        hear = listener

        def told(_: Any, done: int, every: int) -> int:
            try:
                if raised:
                    return 1
                if hear(done, every) is not False:
                    return 0
                raised.held = None  # this is why the work ends
                return 1
            except BaseException as error:
                raised.append(error)
                return 1
    return Progress(told)


def written(function: Callable[..., int], *arguments: Any) -> bytes:
    """What a function of the library writes, that takes where to, a context and a place for an error last."""
    parts: List[bytes] = []
    raised = Raised()

    def take(start: int, n: int, _: Any) -> int:
        try:
            if raised:
                return 1
            parts.append(string_at(start, n))
            return 0
        except BaseException as error:
            raised.append(error)
            return 1

    ask(raised, function, *arguments, Write(take), None)
    return b"".join(parts)


__all__ = ["Left", "Raised", "again", "ask", "ask_aside", "enter", "leave", "progress_of", "written"]
