"""A terminal that measures: runs a program on a pseudo-terminal, answers what it asks, and knows what the screen shows.

Only for Linux, whose kernel tells one process the CPU time of another.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import termios
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from signal import SIGKILL

from benchmarks.screen_cells import ScreenCells

STAMP = re.compile(rb"\x1b\]7777;(\d+)\x07")
ANSWERS = {
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",  # frames are shown whole
    b"\x1b[?2048$p": b"\x1b[?2048;0$y",  # no news of its size
    b"\x1b[6n": b"\x1b[1;1R",  # the cursor is at the top
    b"\x1b[c": b"\x1b[?62;c",  # an ordinary terminal
    b"\x1b[?u": b"\x1b[?0u",  # no keys but the old ones
}
QUERY = re.compile(b"|".join(map(re.escape, ANSWERS)))
IDLE_MS = 1.0
"""CPU that a program spends while it only waits: timers, the blinking cursor."""

LONGEST_WORK = 1.5
"""Seconds after which no more is waited for: work in the background goes on, or only the cursor blinks."""

Effect = Callable[[ScreenCells, ScreenCells], bool]
"""Whether the screen after a frame shows what a key does, compared with the screen before the key."""


@dataclass(frozen=True, slots=True)
class KeyCost:
    """Milliseconds of CPU of a key: until the frame that shows its effect, and until nothing is left to do."""

    frame: float
    quiet: float


class NoEffectError(Exception):
    """A key, or the start, had not the effect that was waited for."""


class PseudoTerminal:
    """One program in a terminal of a size."""

    def __init__(
        self, command: list[str], size: tuple[int, int], folder: str, environment: Mapping[str, str]
    ) -> None:
        self.cells = ScreenCells(*size)
        self._unread = b""
        self._pid, self._fd = pty.fork()
        if self._pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
            os.chdir(folder)
            os.execve(command[0], command, environment)

    def cpu(self) -> float:
        """Milliseconds of CPU of all threads of the program until now."""
        return time.clock_gettime(~self._pid << 3 | 2) * 1000  # clock_getcpuclockid(3)

    def start(self, is_ready: Callable[[ScreenCells], bool], seconds: float = 120) -> KeyCost:
        """What the program spends until the first frame that is ready, and until it is quiet; from the very start."""
        frame = self._frame_that(lambda _, now: is_ready(now), seconds)
        return KeyCost(frame, self.settle(0.5))

    def press(self, key: bytes, shows: Effect, quiet_seconds: float, seconds: float = 5) -> KeyCost:
        """Give a key to a program that is quiet; what it costs."""
        before = self.cpu()
        os.write(self._fd, key)
        frame = self._frame_that(shows, seconds)
        return KeyCost(frame - before, self.settle(quiet_seconds) - before)

    def give(self, *keys: bytes) -> None:
        """Give keys that are not measured, each once the program is quiet."""
        for key in keys:
            os.write(self._fd, key)
            self.settle(0.1)

    def settle(self, quiet_seconds: float) -> float:
        """Read until the program does nothing for so long, or a blinking cursor keeps it awake; the CPU time at which that began."""
        quiet_since, spent = time.monotonic(), self.cpu()
        end = quiet_since + quiet_seconds + LONGEST_WORK
        while (left := min(quiet_since + quiet_seconds, end) - time.monotonic()) > 0:
            is_written = self._read(min(left, 0.02))
            now = self.cpu()
            if is_written or now - spent > IDLE_MS:
                quiet_since, spent = time.monotonic(), now
        return spent

    def close(self) -> None:
        """End the program, whatever it does."""
        with suppress(ProcessLookupError):
            os.kill(self._pid, SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._fd)

    def _frame_that(self, shows: Effect, seconds: float) -> float:
        """Read to the first frame after which the screen shows something; the CPU time of that frame."""
        before, end = self.cells.copy(), time.monotonic() + seconds
        found: float | None = None
        while found is None:
            if time.monotonic() > end:
                raise NoEffectError(self.cells.text)
            self._read(0.5)
            while found is None and (stamp := STAMP.search(self._unread)):
                self.cells.draw(self._unread[: stamp.start()])
                self._unread = self._unread[stamp.end() :]
                if shows(before, self.cells):
                    found = int(stamp[1]) / 1e6
        return found

    def _read(self, seconds: float) -> bool:
        """Read what comes, wait at most so long, and answer questions; whether anything came."""
        if not select.select([self._fd], [], [], seconds)[0]:
            self._draw_whole_frames()
            return False
        try:
            read = os.read(self._fd, 1 << 16)
        except OSError:
            raise NoEffectError(f"the program has ended\n{self._unread.decode(errors='replace')}") from None
        for query in QUERY.findall(read):
            os.write(self._fd, ANSWERS[query])
        self._unread += read
        return True

    def _draw_whole_frames(self) -> None:
        *whole, self._unread = STAMP.split(self._unread)[::2]
        for frame in whole:
            self.cells.draw(frame)
