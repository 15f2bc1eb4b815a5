"""Notices that the terminal is gone. Knows file descriptors and threads; knows nothing of screens.

A signal alone is not enough: it goes only to the session that owns the terminal, and a loop that waits for a dead
writer never hears it.
"""

from __future__ import annotations

import os
import select
import sys
import threading
from collections.abc import Callable


def watch(fileno: int, on_gone: Callable[[], None]) -> None:
    """Call once, from a thread of its own, when nothing is at the other end of the terminal or Textual can no longer draw on it."""

    def ended(_: threading.ExceptHookArgs) -> None:
        # the one that reads keys or the one that draws: without either nobody can use the editor
        on_gone()

    threading.excepthook = ended
    threading.Thread(target=_wait, args=(fileno, on_gone), name="terminal-watch", daemon=True).start()


def leave_at_latest(seconds: float, code: int) -> None:
    """End the process after so long, even if its loop hangs: what is not saved is in the journal."""
    timer = threading.Timer(seconds, os._exit, [code])
    timer.daemon = True
    timer.start()


def _wait(fileno: int, on_gone: Callable[[], None]) -> None:
    """Sleep until the terminal hangs up; its keys are not looked at. Windows ends what runs in a window with it."""
    if sys.platform != "win32":
        poll = select.poll()
        poll.register(fileno, 0)
        # a system that cannot poll terminals says so, and is left to its signals
        if any(state & (select.POLLHUP | select.POLLERR) for _, state in poll.poll()):
            on_gone()
