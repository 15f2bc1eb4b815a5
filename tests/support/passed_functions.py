"""Which functions of the package a run passes, in the order in which it first comes to them."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, FrameType

import decisiontree

FOLDER = f"{Path(decisiontree.__file__).parent}/"


@contextmanager
def passed_functions() -> Iterator[dict[str, tuple[str, ...]]]:
    """Gathers `walk/advance.py advance` and its like while it lasts, each with what was running when it was first called.

    In all threads of this process that begin in it.
    """
    passed: dict[str, tuple[str, ...]] = {}

    def note(frame: FrameType, event: str, _: object) -> None:
        name = _name(frame.f_code) if event == "call" else None
        if name is not None and name not in passed:
            passed[name] = tuple(_callers(frame))

    before = sys.getprofile()
    threading.setprofile(note)
    sys.setprofile(note)
    try:
        yield passed
    finally:
        sys.setprofile(before)
        threading.setprofile(before)


def _callers(frame: FrameType) -> Iterator[str]:
    while (caller := frame.f_back) is not None:
        frame = caller
        if (name := _name(frame.f_code)) is not None:
            yield name


def _name(code: CodeType) -> str | None:
    """The function as the page names it; None for one of others."""
    if not code.co_filename.startswith(FOLDER):
        return None
    return f"{code.co_filename.removeprefix(FOLDER)} {code.co_qualname}"
