"""Which functions of the package a run passes, in the order in which it first comes to them."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import decisiontree

PACKAGE = Path(decisiontree.__file__).parent


@contextmanager
def passed_functions() -> Iterator[dict[str, None]]:
    """Gathers `walk/advance.py advance` and its like while it lasts, in all threads of this process that begin in it."""
    passed: dict[str, None] = {}
    folder = f"{PACKAGE}/"

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_filename.startswith(folder):
            passed.setdefault(f"{frame.f_code.co_filename.removeprefix(folder)} {frame.f_code.co_qualname}")

    before = sys.getprofile()
    threading.setprofile(note)
    sys.setprofile(note)
    try:
        yield passed
    finally:
        sys.setprofile(before)
        threading.setprofile(before)
