"""A program in a real terminal: its own tmux server, keys as a terminal sends them, the screen as text."""

from __future__ import annotations

import re
import shlex
import subprocess
import time
import uuid
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

PATIENCE = 60.0
"""Seconds to wait for a screen; a loaded machine is no failure."""


class Terminal:
    """One program; the shell around it tells the exit code on the normal screen, so a restored terminal is seen too."""

    def __init__(
        self, command: Sequence[str], cwd: Path, env: Mapping[str, str], size: tuple[int, int] = (80, 24)
    ) -> None:
        self._server = f"dt-{uuid.uuid4().hex[:8]}"
        columns, rows = map(str, size)
        # a shell may have exported its size; a program that believes it does not see a resize
        env = {**env, "COLUMNS": columns, "LINES": rows}
        settings = " ".join(f"{key}={shlex.quote(value)}" for key, value in env.items())
        line = f"env -i TERM=screen-256color {settings} {shlex.join(command)}"
        self._tmux(
            "-f",
            "/dev/null",
            "new-session",
            "-d",
            "-s",
            "s",
            "-x",
            columns,
            "-y",
            rows,
            "-c",
            str(cwd),
            f"sh -c {shlex.quote(f'echo pid $$; exec {line}')}; code=$?; echo; echo exit code $code; exec sleep 600",
        )
        self._tmux("set", "-g", "escape-time", "0")
        self._tmux("set", "-g", "status", "off")
        self._tmux("set", "-s", "set-clipboard", "on")
        self.resize(*size)

    def keys(self, *names: str) -> None:
        """Press keys by tmux's names: Enter, C-s, Down, Escape, F1."""
        self._tmux("send-keys", "-t", "s", *names)

    def burst(self, text: str) -> None:
        """Send characters as they are, in one write."""
        self._tmux("send-keys", "-t", "s", "-l", text)

    def click(self, column: int, row: int) -> None:
        """Press and release the left button on a cell, counted from 0, as a terminal reports it."""
        for end in "Mm":
            self.burst(f"\x1b[<0;{column + 1};{row + 1}{end}")

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size."""
        self._tmux("resize-window", "-t", "s", "-x", str(columns), "-y", str(rows))

    @property
    def screen(self) -> str:
        """What stands on the screen."""
        return self._tmux("capture-pane", "-t", "s", "-p")

    def wait(self, wanted: str | Callable[[str], bool]) -> str:
        """The screen as soon as it matches."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            screen = self.screen
            if wanted(screen) if callable(wanted) else re.search(wanted, screen):
                return screen
            time.sleep(0.03)
        raise AssertionError(f"{wanted!r} never showed; the screen was:\n{self.screen}")

    def exit_code(self) -> int:
        """The exit code, once the program has ended and the normal screen is back."""
        match = re.search(r"exit code (\d+)", self.wait(r"exit code \d+"))
        assert match is not None
        return int(match[1])

    @property
    def restored(self) -> bool:
        """Whether the program gave the normal screen and the mouse back."""
        return (
            self._tmux("display-message", "-p", "-t", "s", "#{alternate_on}#{mouse_any_flag}").strip() == "00"
        )

    @property
    def clipboard(self) -> str:
        """What the program sent to the terminal's clipboard last; nothing where it sent nothing."""
        return self._tmux("show-buffer") if self._tmux("list-buffers") else ""

    def pid(self) -> int:
        """The program's process id."""
        return int(self._tmux("list-panes", "-t", "s", "-F", "#{pane_pid}"))

    def device(self) -> str:
        """The file of the terminal, for what somebody else writes there."""
        return self._tmux("display-message", "-p", "-t", "s", "#{pane_tty}").strip()

    def close(self) -> None:
        """End the server and what runs in it."""
        subprocess.run(["tmux", "-L", self._server, "kill-server"], check=False, capture_output=True)

    def _tmux(self, *arguments: str) -> str:
        done = subprocess.run(
            ["tmux", "-L", self._server, *arguments], check=True, capture_output=True, encoding="utf-8"
        )
        return done.stdout
