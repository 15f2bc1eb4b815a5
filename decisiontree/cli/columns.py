"""Lists of a name and what it is: one line each for a pipe, so that it can be searched; wrapped for a person's terminal."""

from __future__ import annotations

import shutil
import sys

_NARROWEST = 20
"""Words squeezed into less than this are harder to read than lines that run on."""


def terminal_width() -> int | None:
    """The columns of the terminal that is written to; None where it is none."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def entry(head: str, text: str, columns: int | None) -> str:
    """The head and the text beside it, the text's further lines below its first."""
    # help is told without it
    from decisiontree.display import even, hang, width

    if columns is None or columns - width(head) < _NARROWEST:
        return head + text
    return "\n".join(hang(even(text), columns, head, " " * width(head)))
