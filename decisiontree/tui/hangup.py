"""Notices that the terminal is gone. Knows file descriptors, threads and the event loop; knows nothing of screens.

A signal alone is not enough: it goes only to the session that owns the terminal, and a loop that waits for a dead
writer never hears it.
"""

from __future__ import annotations

import asyncio
import os
import select
import sys
import threading
from collections.abc import Callable

DRAWING = "textual-output"
"""Textual's name for the thread that writes what the screens drew."""
BEAT_SECONDS = 0.5


def watch(fileno: int, on_gone: Callable[[], None]) -> None:
    """Call once, from a thread of its own, when nothing is at the other end of the terminal or Textual can no longer draw on it."""

    def ended(died: threading.ExceptHookArgs) -> None:
        # the one that reads keys or the one that draws: the editor is of no use without either
        on_gone()
        if died.thread is not None and died.thread.name == DRAWING:
            _draw_nowhere(died.thread)

    threading.excepthook = ended
    threading.Thread(target=_wait, args=(fileno, on_gone), name="terminal-watch", daemon=True).start()


def leave_if_stuck(loop: asyncio.AbstractEventLoop, seconds: float, code: int) -> None:
    """End the process once its loop has not turned for so long. A slow loop that still turns has all the time it needs."""
    threading.Thread(target=_see_turns, args=(loop, seconds, code), name="loop-watch", daemon=True).start()


def _see_turns(loop: asyncio.AbstractEventLoop, seconds: float, code: int) -> None:
    turned = threading.Event()
    while True:
        turned.clear()
        try:
            loop.call_soon_threadsafe(turned.set)
        except (
            RuntimeError
        ):  # closed: nothing is left to keep, and the process has as long again to end in order
            break
        if not turned.wait(seconds):
            os._exit(code)
        threading.Event().wait(BEAT_SECONDS)


def _draw_nowhere(drawing: threading.Thread) -> None:
    """Go on taking what is drawn: a full queue would stop the loop, which still has work to keep."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.__stdout__, sys.__stderr__):
        if stream is not None:
            os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
    drawing.run()


def _wait(fileno: int, on_gone: Callable[[], None]) -> None:
    """Sleep until the terminal hangs up; its keys are not looked at. Windows ends what runs in a window with it."""
    if sys.platform != "win32":
        poll = select.poll()
        poll.register(fileno, 0)
        # a system that cannot poll terminals says so, and is left to its signals
        if any(state & (select.POLLHUP | select.POLLERR) for _, state in poll.poll()):
            on_gone()
