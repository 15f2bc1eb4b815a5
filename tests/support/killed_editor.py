"""A real editor in a pseudo-terminal that is killed again and again while somebody types and saves.

The harness knows what was acknowledged, by what it sees from outside: whole records of the journal, the file on disk,
the word "saved" on the screen. After each kill it holds the editor to that.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

from told_time import NOW

from decisiontree import clock
from decisiontree.reader import Scalar, read_document
from decisiontree.workbench.replay import replayed

PATIENCE = 60.0
"""Seconds to wait for a condition; a loaded machine is no failure."""
SIZE = (24, 80)
ROUNDS_OF_ONE_FILE = 12
_ESCAPES = re.compile(rb"\x1b\[[0-9;:<=>?]*[ -/]*[@-~]|\x1b[@-_]|[\x00-\x09\x0b-\x1f]")
_TOKEN = re.compile(rb"k(\d{6})")
_SAID = ("nodes", "n0", "say")


def tree(nodes: int = 150) -> str:
    """A tree of some ten thousand bytes; its first node's words are what is typed into."""
    lines = ["# kept whole", "format: 1", "title: Killed often", "start: n0", "nodes:"]
    for number in range(nodes):
        lines += [f"  n{number}:", f"    say: Step {number}", f"    note: Word {number} of many.  # noted"]
        lines += [f"    to: {f'n{number + 1}' if number + 1 < nodes else 'done'}"]
    return "\n".join([*lines, "  done: {outcome: Done, resolution: resolved}", ""])


class EditorProcess:
    """`decisiontree edit` in a pseudo-terminal, its output as plain text without positions and colours."""

    def __init__(self, folder: Path, env: Mapping[str, str]) -> None:
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.execve(  # noqa: S606  the editor, with our own Python
                sys.executable, [sys.executable, "-m", "decisiontree", "edit", "trees/often.yaml"], dict(env)
            )
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
        self.shown = b""
        self._raw = b""

    def send(self, keys: bytes) -> None:
        """Press keys."""
        os.write(self._terminal, keys)

    def drain(self, seconds: float) -> None:
        """Take what the editor draws, for so long."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if not select.select([self._terminal], [], [], left)[0]:
                return
            try:
                self._raw += os.read(self._terminal, 65536)
            except OSError:
                return
            whole, mark, rest = self._raw.rpartition(b"\x1b")
            self.shown += _ESCAPES.sub(b"", whole)
            self._raw = mark + rest

    def wait(self, condition: Callable[[], bool], what: str) -> None:
        """Go on taking what is drawn until a condition holds."""
        end = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > end:
                raise AssertionError(
                    f"{what} never came; drawn last: {self.shown[-1500:].decode(errors='replace')}"
                )
            self.drain(0.02)

    def wait_shown(self, words: bytes) -> None:
        """Wait for words on the screen that were not there when it was last waited for any."""
        self.wait(lambda: words in self.shown, words.decode())
        self.shown = self.shown.partition(words)[2]

    def kill(self) -> None:
        """End it without a warning."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._terminal)


class Soak:
    """Round after round on one library; `counts` tells what was met."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.counts: Counter[str] = Counter()
        self._random = Random(seed)  # noqa: S311  a seed, so that a failure comes again
        self._round = 0
        self._tokens = 0

    def run(self, rounds: int) -> Counter[str]:
        """So many kills; raises AssertionError where something acknowledged was lost or a file is not whole."""
        for _ in range(rounds):
            if self._round % ROUNDS_OF_ONE_FILE == 0:
                self._start_anew()
            self._round += 1
            self._one()
        self._start().kill()
        return self.counts

    def _start_anew(self) -> None:
        self._home = self.folder / f"home{self._round}"
        self._file = self._home / "trees" / "often.yaml"
        self._file.parent.mkdir(parents=True)
        self._file.write_text(tree(), encoding="utf-8")
        self._written = "Step 0"
        self._titles = {0: "Step 0"}
        self._acknowledged, self._source = 0, "nobody"
        self._left: str | None = None
        self._told_before = False
        self._env = {
            "HOME": str(self._home),
            "PATH": os.environ["PATH"],
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            clock.TOLD: NOW,
        }

    def _one(self) -> None:
        """Start, bring back what there is, type and save, kill."""
        editor = self._start()
        editor.send(b"\r")
        asked = 0
        for _ in range(self._random.randint(1, 9)):
            self._type(editor)
            if self._random.random() < 0.35:
                editor.send(b"\x13")
                asked += 1
                if self._random.random() < 0.4:
                    self._wait_for_save(editor, asked)
        self.counts["saves asked for"] += asked
        editor.drain(self._random.random() * 0.15)
        self._see()
        editor.kill()
        self._check()

    def _wait_for_save(self, editor: EditorProcess, asked: int) -> None:
        """Until the first save is told of on the screen; a later one draws nothing new there, so the file is looked at."""
        if asked == 1 and not self._told_before:
            editor.wait_shown(b" saved trees")
        else:
            editor.wait(lambda: _said(self._file.read_text(encoding="utf-8")) == self._written, "the save")
        self._acknowledge(self._tokens, "a save")
        self.counts["saves waited for"] += 1

    def _type(self, editor: EditorProcess) -> None:
        """A word more to say, at once or letter by letter."""
        self._tokens += 1
        word = f" k{self._tokens:06}"
        self._written += word
        self._titles[self._tokens] = self._written
        at_once = self._random.random() < 0.5
        for part in (word,) if at_once else word:
            editor.send(part.encode())
            editor.drain(self._random.random() * 0.03)

    def _see(self) -> None:
        """What is acknowledged right now: whole lines of the journal first, then the file."""
        journal = b"".join(each.read_bytes().rpartition(b"\n")[0] for each in self._journals())
        for content, source in ((journal, "the journal"), (self._file.read_bytes(), "the file")):
            self._acknowledge(max((int(token) for token in _TOKEN.findall(content)), default=0), source)

    def _acknowledge(self, token: int, source: str) -> None:
        if token > self._acknowledged:
            self._acknowledged, self._source = token, source

    def _check(self) -> None:
        """The file is whole, and nothing acknowledged is lost between it and the journal."""
        self.counts["kills"] += 1
        text = self._file.read_text(encoding="utf-8")
        saved = _said(text)
        assert _without_said(text) == _without_said(tree()), "the file on disk is not whole"
        assert self._written.startswith(saved), f"the file is {saved!r}, which nobody wrote"
        self._left = self._said_left()
        survived = self._left if self._left is not None else saved
        wanted = self._titles[self._acknowledged]
        assert survived.startswith(wanted), (
            f"lost: {survived!r} is left of {wanted!r}, told by {self._source}"
        )
        self.counts["unsaved work left"] += self._left is not None
        self.counts["everything saved"] += saved == self._written
        self.counts["a torn record"] += any(
            each.read_bytes() and not each.read_bytes().endswith(b"\n") for each in self._journals()
        )
        self._written = survived
        self._titles = {number: title for number, title in self._titles.items() if survived.startswith(title)}

    def _said_left(self) -> str | None:
        """What is said, in the journal, where it is not on disk."""
        for journal in self._journals():
            work = replayed(journal.read_bytes()).work
            text = None if work is None else next(iter(work.texts.values()))
            if text is not None and text != self._file.read_text(encoding="utf-8"):
                return _said(text)
        return None

    def _start(self) -> EditorProcess:
        """An editor that has brought back, and saved, what the last one left."""
        left, self._left = self._left, None
        self._told_before = left is not None
        editor = EditorProcess(self._home, self._env)
        if left is None:
            editor.wait_shown(b"? Help")
            return editor
        editor.wait_shown(b"you are asked again")
        editor.send(b"r")
        editor.wait_shown(b"recovered;")
        editor.send(b"\x13")
        editor.wait_shown(b" saved trees")
        found = _said(self._file.read_text(encoding="utf-8"))
        assert found == left, f"recovered {found!r} instead of {left!r}"
        self.counts["recovered"] += 1
        return editor

    def _journals(self) -> list[Path]:
        return sorted((self._home / ".local" / "state" / "decisiontree").glob("*.journal"))


def _said(text: str) -> str:
    said = read_document(text, "often.yaml").at(_SAID)
    assert isinstance(said, Scalar), "the file on disk is not whole"
    return said.value or ""


def _without_said(text: str) -> str:
    lines = text.split("\n")
    return "\n".join([*lines[:6], *lines[7:]])
