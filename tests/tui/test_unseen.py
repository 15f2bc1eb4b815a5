"""Characters that nobody sees stay in the files as they are, are shown as dots, and never reach the terminal."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest
from tui_editor import Editor, editing
from unseen_library import MARKER, write_unseen

from decisiontree.display import clean
from decisiontree.tui.screen_filter import drawn
from decisiontree.tui.widgets.one_line import OneLine
from decisiontree.tui.widgets.verbatim_document import VerbatimDocument

PATIENCE = 30.0
"""Seconds; a loaded machine is no failure."""
_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|P[^\x1b]*\x1b\\|\]22;[a-z-]*\a|[=>78()][AB0]?)|[\r\n]")
"""What Textual steers a terminal with: positions, colours, modes and what it asks the terminal for."""
DIALOGS = ("ctrl+p", "slash", "ctrl+r", "f1", "d", "r", "f7", "L", "t")


@pytest.fixture
def trees(tmp_path: Path) -> Path:
    """A library with such characters in every slot."""
    return write_unseen(tmp_path)


def _look(editor: Editor) -> None:
    assert clean(editor.text) == editor.text


async def _walk_fields(editor: Editor) -> None:
    await editor.press("enter")
    first = editor.form.stack.active
    for _ in range(60):
        _look(editor)
        await editor.press("tab")
        if editor.form.stack.active in (first, None):
            break
    await editor.press("escape")


async def test_every_field_shows_dots_and_keeps_its_text(trees: Path) -> None:
    """Going through all of them, those of the tree's head too, changes nothing."""
    async with editing(trees, tree="a", size=(140, 40)) as editor:
        for node in ("one", "end"):
            await editor.go_to(node)
            await _walk_fields(editor)
        await editor.press("home")
        await _walk_fields(editor)
        assert editor.workspace.dirty == ()
        assert editor.raw("nodes", "one", "ask") == f"What <{MARKER}>?"


async def test_no_dialog_shows_more_than_dots(trees: Path) -> None:
    """Palette, find, replace, help, delete, uses, findings, fixes, targets, trees."""
    async with editing(trees, tree="a", size=(140, 40)) as editor:
        for key in DIALOGS:
            await editor.go_to("one")
            await editor.press(key)
            _look(editor)
            await editor.press("down")
            _look(editor)
            await editor.press("escape", "escape")


async def test_played_in_the_editor_it_shows_dots(trees: Path) -> None:
    """Words, ways out, the hints of facts in their fields, what is known, the role."""
    async with editing(trees, tree="a", size=(140, 40)) as editor:
        await editor.go_to("one")
        await editor.press("s")
        for key in ("t", "1"):
            await editor.press(key)
            _look(editor)
        assert "As in the book" in editor.text
        await editor.write("Zebra")
        await editor.press("enter", "enter")
        _look(editor)
        await editor.press("escape", "escape")
        assert editor.app.is_running


async def test_typing_beside_them_keeps_each(trees: Path) -> None:
    """In a line and in several lines, where stock Textual would make line feeds of some; undo brings all back."""
    async with editing(trees, tree="a") as editor:
        for path in (("title",), ("note",)):
            await editor.go_to("one")
            editor.form.edit_path(path)
            await editor.pilot.pause()
            before = editor.raw("nodes", "one", *path)
            assert isinstance(before, str)
            await editor.write("x")
            assert editor.raw("nodes", "one", *path) == f"{before}x"
            await editor.press("backspace", "left", "backspace")
            assert editor.raw("nodes", "one", *path) == f"{before[:-2]}>"
            await editor.press("escape", "ctrl+z")
            assert editor.raw("nodes", "one", *path) == before


async def test_the_cursor_stands_on_its_dot(trees: Path) -> None:
    """A dot takes a cell, so a click and the cursor mean the character that is under them."""
    async with editing(trees, tree="a") as editor:
        await editor.go_to("one")
        line = editor.form.stack.line_editor
        line.write("\x1b\x1bab\u202e", "")
        assert line.drawn == "··ab·"
        assert [line._position_to_cell(at) for at in range(6)] == [0, 1, 2, 3, 4, 5]
        assert [line._cell_offset_to_index(cell) for cell in range(7)] == [0, 1, 2, 3, 4, 5, 5]
        assert OneLine("漢\u200b字").drawn == "漢·字"


def test_a_text_of_several_lines_is_kept_to_the_character() -> None:
    """Whatever other separators it holds, after edits and after their reverse."""
    text = "one\u2028two\x85\nthree\x0b\x1b four\rfive\n"
    kept = VerbatimDocument(text)
    assert kept.text == text
    assert kept.lines == ["one·two·", "three·· four·five", ""]
    result = kept.replace_range((0, 3), (1, 5), "-\n-")
    assert kept.text == "one-\n-\x0b\x1b four\rfive\n"
    assert kept.replace_range((0, 3), result.end_location, result.replaced_text).end_location == (1, 5)
    assert kept.text == text
    assert VerbatimDocument("a\r\nb\r\n").text == "a\r\nb\r\n"
    assert VerbatimDocument("a\r\nb\n").text == "a\r\nb\n"
    assert VerbatimDocument("").lines == [""]


def test_the_last_filter_keeps_the_width() -> None:
    """What no widget has replaced takes the cells that the layout reckoned with."""
    assert drawn("a\x1bb\u202e\u2028c\td") == "abcd"
    assert drawn("a\u00adb\ue000") == "a·b·"
    assert drawn("a\u115fb") == "a··b"
    assert drawn("می\u200cخواهم 👩\u200d💻") == "می\u200cخواهم 👩\u200d💻"


def test_the_terminal_gets_nothing_raw(trees: Path, clean_environment: dict[str, str]) -> None:
    """Byte for byte, in a terminal of its own: outline, fields, findings, play, find, and the way out."""
    terminal, editors = pty.openpty()
    termios.tcsetwinsize(editors, (40, 140))
    editor = subprocess.Popen(
        [sys.executable, "-m", "decisiontree", "edit", str(trees / "a.yaml")],
        stdin=editors,
        stdout=editors,
        stderr=editors,
        cwd=trees.parent,
        env={**clean_environment, "TERM": "xterm-256color"},
        start_new_session=True,
    )
    os.close(editors)
    try:
        sent = _drive(terminal)
        assert editor.wait(PATIENCE) == 0
    finally:
        editor.kill()
        editor.wait()
        os.close(terminal)
    plain = _SEQUENCE.sub("", sent.decode())
    assert "First <·" in plain
    assert {
        f"U+{ord(char):04X}" for char, seen in zip(plain, clean(plain), strict=True) if char != seen
    } == set()


def _drive(terminal: int) -> bytes:
    sent = _read_until(terminal, "Palette")
    for keys, shown in (
        ("\r", "Follow"),
        ("\x1b[19~", "F7"),
        ("\x1b", "Palette"),
        ("\x1b[15~", "PLAY"),
        ("1", "book"),
        ("\x1b", "Palette"),
        ("/", "few letters"),
        ("y", "Yes"),
        ("\x1b", "Palette"),
    ):
        os.write(terminal, keys.encode())
        sent += _read_until(terminal, shown)
    os.write(terminal, b"\x11")
    return sent + _read_until(terminal, "\x1b[?1049l")


def _read_until(terminal: int, wanted: str) -> bytes:
    """What the editor sends until it has drawn some words."""
    sent, end = b"", time.monotonic() + PATIENCE
    while wanted.encode() not in sent:
        assert time.monotonic() < end, f"{wanted!r} never came: {sent[-1500:]!r}"
        if select.select([terminal], [], [], 0.1)[0]:
            sent += os.read(terminal, 65536)
    return sent
