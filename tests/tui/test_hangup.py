"""A terminal that goes away without a signal: the editor ends by itself, and what was typed is in the journal."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from decisiontree.tui import hangup
from decisiontree.workbench.replay import replayed

PATIENCE = 60.0
"""Seconds; a loaded machine is no failure."""


@pytest.fixture
def opened(lamp: Path, clean_environment: dict[str, str]) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """An editor whose terminal is not the one of its session, so that nobody sends it SIGHUP; the terminal's other end."""
    terminal, editors = pty.openpty()
    termios.tcsetwinsize(editors, (24, 80))
    editor = subprocess.Popen(
        [sys.executable, "-m", "decisiontree", "edit", "lamp"],
        stdin=editors,
        stdout=editors,
        stderr=editors,
        cwd=lamp.parent,
        env={**clean_environment, "TERM": "xterm-256color"},
        start_new_session=True,
    )
    os.close(editors)
    yield editor, terminal
    editor.kill()
    editor.wait()


def test_a_terminal_that_is_gone_ends_the_editor_and_keeps_what_was_typed(
    opened: tuple[subprocess.Popen[bytes], int], lamp: Path, clean_environment: dict[str, str]
) -> None:
    """Also the keys of the last moment: they were typed before the line dropped."""
    editor, terminal = opened
    _read_until(terminal, b"Help")
    os.write(terminal, b"\r precious")
    _read_until(terminal, b"not saved")
    os.write(terminal, b" too")
    _read_until(terminal, b"too")
    os.close(terminal)
    assert editor.wait(PATIENCE) == 129
    state = Path(clean_environment["HOME"]) / ".local" / "state" / "decisiontree"
    (journal,) = state.glob("*.journal")
    work = replayed(journal.read_bytes()).work
    assert work is not None
    assert "precious too" in str(work.texts["trees/lamp.yaml"])
    assert "precious" not in (lamp / "lamp.yaml").read_text(encoding="utf-8")


def test_a_thread_of_the_terminal_that_dies_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the one that draws, the editor would stand still for ever."""
    told = threading.Event()
    other_end, terminal = pty.openpty()
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    hangup.watch(terminal, told.set)
    assert not told.is_set()
    broken = threading.Thread(target=lambda: os.write(-1, b"drawn"))
    broken.start()
    broken.join()
    assert told.is_set()
    os.close(other_end)


def test_only_the_other_end_of_the_terminal_ends_the_watch(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys nobody has read yet are no hang-up."""
    told = threading.Event()
    other_end, terminal = pty.openpty()
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    os.write(other_end, b"typed\n")
    select.select([terminal], [], [])
    hangup.watch(terminal, told.set)
    assert not told.wait(0.05)
    os.close(other_end)
    assert told.wait(PATIENCE)
    os.close(terminal)


def test_a_terminal_that_is_gone_does_not_stop_what_still_draws() -> None:
    """Textual's queue holds 30 frames, and the thread that empties it dies with the terminal: the loop would wait for ever."""
    run = subprocess.run([sys.executable, "-c", _DRAW_ON_A_DEAD_TERMINAL], timeout=PATIENCE, check=False)
    assert run.returncode == 0


@pytest.mark.parametrize(
    ("work", "code"),
    [("threading.Event().wait()", 7), ("for _ in range(20): await asyncio.sleep(0.01)", 0)],
    ids=["stuck", "slow"],
)
def test_only_a_loop_that_is_stuck_is_ended(work: str, code: int) -> None:
    """One that turns is left alone, however long it takes."""
    program = _WATCHED.format(work=work, seconds=0.05 if code else 60)
    assert subprocess.run([sys.executable, "-c", program], timeout=PATIENCE, check=False).returncode == code


def _read_until(terminal: int, wanted: bytes) -> None:
    """Take what the editor draws until it has drawn some bytes."""
    drawn, end = b"", time.monotonic() + PATIENCE
    while wanted not in drawn:
        assert time.monotonic() < end, f"{wanted!r} never came: {drawn[-500:]!r}"
        if select.select([terminal], [], [], 0.1)[0]:
            drawn += os.read(terminal, 65536)


_DRAW_ON_A_DEAD_TERMINAL = """
import os, pty, sys
from textual.drivers._writer_thread import MAX_QUEUED_WRITES, WriterThread
from decisiontree.tui import hangup
terminal, editors = pty.openpty()
os.dup2(editors, 2)
os.dup2(editors, 1)
hangup.watch(editors, lambda: None)
os.close(terminal)
drawing = WriterThread(sys.__stderr__)
drawing.start()
for _ in range(4 * MAX_QUEUED_WRITES):
    drawing.write("drawn")
drawing.stop()
print("said at the end", flush=True)
"""

_WATCHED = """
import asyncio, threading
from decisiontree.tui import hangup
async def main():
    hangup.leave_if_stuck(asyncio.get_running_loop(), {seconds}, 7)
    await asyncio.sleep(0)
    {work}
asyncio.run(main())
"""
