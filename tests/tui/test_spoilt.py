"""What the editor says of work that cannot be read, and of a fault of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from tui_editor import editing

from decisiontree.files.folders import state_folder
from decisiontree.tui.app import EditorApp
from decisiontree.tui.fault import words_of


def _spoil(count: int) -> None:
    """Journals that are none, each with a name of its own."""
    state_folder().mkdir(parents=True, mode=0o700)
    for number in range(count):
        (state_folder() / f"{number}.journal").write_bytes(b"no journal\n")


async def test_spoilt_work_is_told_with_its_file_and_the_editor_opens(lamp: Path) -> None:
    """Any key to go on; then everything is as ever, and nothing is said the next time."""
    _spoil(1)
    async with editing(lamp, tree="lamp", size=(80, 24)) as editor:
        assert "Unsaved work cannot be read" in editor.text
        assert "0.journal.spoilt" in "".join(line.strip(" │") for line in editor.text.splitlines())
        await editor.press("enter")
        await editor.edit("title")
        await editor.write("!")
        assert editor.raw("nodes", "check", "title") == "The socket!"
        await editor.press("ctrl+s", "ctrl+q")
    async with editing(lamp, tree="lamp") as editor:
        assert "cannot be read" not in editor.text


async def test_of_many_the_first_are_told_and_all_are_kept(lamp: Path) -> None:
    """The answer stays on a small screen."""
    _spoil(30)
    async with editing(lamp, tree="lamp", size=(80, 24)) as editor:
        assert "And 26 more like these." in editor.text
        assert "Go on" in editor.text
        await editor.press("escape", "ctrl+q")
    assert len([*state_folder().glob("*.spoilt")]) == 30


async def test_sound_work_beside_spoilt_work_is_offered(lamp: Path) -> None:
    """After what had to be told."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.edit("title")
        await editor.write("!")
        editor.unsaved.keep_now()
    (state_folder() / "0.journal").write_bytes(b"no journal\n")
    async with editing(lamp, tree="lamp") as editor:
        assert "cannot be read" in editor.text
        await editor.press("g", "r")
        assert editor.raw("nodes", "check", "title") == "The socket!"


async def test_a_fault_of_ours_shows_no_text_of_an_author_and_says_where_the_work_is(
    lamp: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No traceback with values; the work is in the journal, and offered the next time."""

    async def fail_while_editing() -> None:
        async with editing(lamp, tree="lamp") as editor:
            await editor.edit("title")
            await editor.write("!")
            apps.append(editor.app)
            editor.app.call_later(lambda: nothing["PRECIOUS-WORDS"])
            await editor.pilot.pause()
        raise AssertionError

    nothing: dict[str, str] = {}
    apps: list[EditorApp] = []
    with pytest.raises(KeyError):
        await fail_while_editing()
    (app,) = apps
    assert isinstance(app.fault, KeyError)
    words = words_of(app.fault, app.kept)
    assert "KeyError" in words
    assert "PRECIOUS" not in words
    (journal,) = state_folder().glob("*.journal")
    assert f"unsaved work is kept in '{journal}'" in words
    assert app._exit_renderables == []
    printed = capsys.readouterr()
    assert "PRECIOUS" not in printed.out + printed.err
    async with editing(lamp, tree="lamp") as editor:
        assert "ended before these changes were saved" in editor.text
