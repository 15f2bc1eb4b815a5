"""A fault of ours that ended the editor, in words that hold nothing an author wrote. Knows tracebacks; knows no screen."""

from __future__ import annotations

import traceback
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]


def words_of(fault: BaseException, kept: Path | None) -> str:
    """What happened, where in the program, and where unsaved work is kept; the message itself may quote a text."""
    where = f" at {place}" if (place := _place(fault)) else ""
    words = f"an internal error ended the editor: {type(fault).__name__}{where}"
    if kept is not None:
        words += f"; unsaved work is kept in '{kept}', and the editor offers it when it is opened again"
    else:
        words += "; there is no unsaved work"
    return f"{words} (set DECISIONTREE_TRACEBACK=1 for details, which may show text from your trees)"


def _place(fault: BaseException) -> str | None:
    """The innermost line of our own that the fault came through."""
    for frame in reversed(traceback.extract_tb(fault.__traceback__)):
        file = Path(frame.filename)
        if file.is_relative_to(_PACKAGE):
            return f"{file.relative_to(_PACKAGE).as_posix()}:{frame.lineno}"
    return None
