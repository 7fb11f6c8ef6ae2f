"""What can go wrong, as exceptions."""
from ._structures import ErrorStructure

STATUSES = ("ok", "invalid", "undefined", "unresolved", "file", "child", "memory", "cancelled")
OK, INVALID, UNDEFINED, UNRESOLVED, FILE, CHILD, MEMORY, CANCELLED = range(len(STATUSES))
_NOWHERE = 2 ** 64 - 1


class Error(ValueError):
    """hstar cannot do what it was asked: the input is wrong, or a file, a program or a call failed.

    status   "invalid", "undefined", "unresolved", "file", "child" or "cancelled"
    message  what is wrong, a sentence
    remedy   what to do instead, or ""
    excerpt  the text that is wrong, and `caret`, the column of the place in it; or "" and None
    """

    def __init__(self, message: str, remedy: str = "", status: str = "invalid", excerpt: str = "",
                 caret: "int | None" = None) -> None:
        lines = [message]
        if excerpt and caret is not None:
            lines += ["  " + excerpt, "  " + " " * caret + "^"]
        if remedy:
            lines.append(remedy)
        super().__init__("\n".join(lines))
        self.message, self.remedy, self.status, self.excerpt, self.caret = message, remedy, status, excerpt, caret


def error_of(status: int, told: ErrorStructure) -> Exception:
    """The exception for what a function of the library said."""
    message = text(told.message)
    if status == MEMORY:
        return MemoryError(message)
    placed = told.position not in (_NOWHERE, 2 ** 32 - 1)
    return Error(message, text(told.remedy), STATUSES[status] if status < len(STATUSES) else str(status),
                 text(told.excerpt) if placed else "", told.caret if placed else None)


def text(raw: "bytes | None") -> str:
    """Texts of the library are UTF-8; an excerpt may have been cut within a letter."""
    return "" if raw is None else raw.decode("utf-8", "replace")
