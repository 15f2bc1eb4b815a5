"""`decisiontree` alone, in a real pseudo-terminal: on a library it opens the editor, elsewhere it prints help."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TREE = """\
format: 1
title: A small tree
start: done
nodes:
  done: {outcome: Done, resolution: resolved}
"""
PATIENCE = 30.0
"""Seconds without any output after which the program is taken to have nothing more to say."""


@contextmanager
def _in_a_terminal(folder: Path, environment: dict[str, str]) -> Iterator[int]:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "decisiontree"],
        cwd=folder,
        env=environment | {"TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    try:
        yield ours
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def _read_until(terminal: int, words: bytes) -> bytes:
    """What the program wrote, up to the words, or up to its end."""
    seen = b""
    while words not in seen:
        if not select.select([terminal], [], [], PATIENCE)[0]:
            break
        try:
            seen += os.read(terminal, 65536)
        except OSError:  # the other side is closed
            break
    return seen


def test_on_a_library_it_opens_the_editor(tmp_path: Path, clean_environment: dict[str, str]) -> None:
    """The screen is taken over, and the tree's title stands on it."""
    (tmp_path / "trees").mkdir()
    (tmp_path / "trees" / "small.yaml").write_text(TREE, encoding="utf-8")

    with _in_a_terminal(tmp_path, clean_environment) as terminal:
        seen = _read_until(terminal, b"A small tree")

    assert b"\x1b[?1049h" in seen
    assert b"A small tree" in seen


def test_elsewhere_it_prints_help_and_how_to_start(tmp_path: Path, clean_environment: dict[str, str]) -> None:
    """There is nothing to edit; what to do about it comes last, where a small screen shows it."""
    with _in_a_terminal(tmp_path, clean_environment) as terminal:
        seen = _read_until(terminal, b"decisiontree new NAME")

    assert b"Usage: decisiontree" in seen
    assert b"There are no trees in this folder." in seen[-200:]
    assert seen.rstrip().endswith(b"decisiontree new NAME")
    assert b"\x1b[?1049h" not in seen
