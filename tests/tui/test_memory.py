"""What the editor remembers between two sessions, and what no file of it can spoil."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from tui_editor import editing

from decisiontree.settings import Settings
from decisiontree.tui.app import EditorApp
from decisiontree.tui.memory import Bookmark, EditorMemory, LeftAt, LibraryMemory, folder_of
from decisiontree.workbench import open_workspace

ROOT = Path("library")


async def test_each_tree_opens_where_it_was_left(lamp: Path) -> None:
    """The node that was shown and the nodes that were closed are there again, in the next session and after another tree."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.go_to("read_back")
        await editor.press("left")
        editor.context.open("other")
        await editor.pilot.pause()
        assert editor.document.node == "only"
        assert not editor.main.panes.outline.folded
        editor.context.open("lamp")
        await editor.pilot.pause()
        assert editor.document.node == "read_back"
        await editor.press("ctrl+q")
    async with editing(lamp, tree="lamp") as editor:
        assert editor.document.node == "read_back"
        assert editor.main.panes.outline.folded == {"read_back"}
        assert editor.main.panes.outline.row.opened is False


async def test_panes_are_shown_as_they_were_left(lamp: Path) -> None:
    """The zoom, the preview and the lines of the file are there again in the next session, or hidden again."""
    async with editing(lamp, tree="lamp", size=(150, 40)) as editor:
        assert editor.main.panes.preview.display
        await editor.press("v", "y", "z", "ctrl+q")
    async with editing(lamp, tree="lamp", size=(150, 40)) as editor:
        assert editor.main.has_class("-zoom")
        await editor.press("z")
        assert editor.main.panes.source.display
        assert not editor.main.panes.preview.display
        await editor.press("y", "v", "ctrl+q")
    async with editing(lamp, tree="lamp", size=(150, 40)) as editor:
        assert editor.main.panes.preview.display
        assert not editor.main.panes.source.display


async def test_a_node_that_is_gone_is_not_looked_for(lamp: Path) -> None:
    """A tree whose node was deleted meanwhile opens on its start."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.go_to("old")
        await editor.press("ctrl+q")
    file = lamp / "lamp.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("  old:", "  new:"), encoding="utf-8")
    async with editing(lamp, tree="lamp") as editor:
        assert editor.document.node == "check"


async def test_without_a_tree_named_the_last_one_is_shown(lamp: Path) -> None:
    """Who chooses a tree finds the one of the last time behind the choice."""
    async with editing(lamp, tree="other") as editor:
        await editor.press("ctrl+q")
    workspace = open_workspace([lamp], settings=Settings(root=Path.cwd()))
    app = EditorApp(workspace, "lamp", choose=True)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app._editor.context.document.tree_id == "other"


async def test_a_library_is_known_by_its_folder(lamp: Path) -> None:
    """Another current folder, a settings file that is new and one file named alone make no other library of it."""
    app = EditorApp(open_workspace([lamp]), "lamp")
    async with app.run_test() as pilot:
        await pilot.press("down", "ctrl+q")
    (lamp.parent / "decisiontree.toml").write_text("[library]\n", encoding="utf-8")
    app = EditorApp(open_workspace([lamp / "lamp.yaml"]), "lamp")
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app._editor.context.document.node == "details"
    assert folder_of(open_workspace([lamp])) == lamp


def test_two_editors_remember_side_by_side(tmp_path: Path) -> None:
    """Each writes what it has changed and leaves what the other has changed; nobody but the user can read it."""
    first, second = EditorMemory(tmp_path / "memory", ROOT), EditorMemory(tmp_path / "memory", ROOT)
    first.library = LibraryMemory("a", MappingProxyType({"a": LeftAt("x", frozenset({"y"}))}), sort="title")
    first.user = replace(first.user, theme="light")
    first.keep()
    second.library = replace(
        second.library, places=MappingProxyType({"b": LeftAt("z")}), bookmarks=(Bookmark("b", "z"),)
    )
    second.keep()
    third = EditorMemory(tmp_path / "memory", ROOT)
    assert third.library == LibraryMemory(
        "a",
        MappingProxyType({"a": LeftAt("x", frozenset({"y"})), "b": LeftAt("z")}),
        (Bookmark("b", "z"),),
        sort="title",
    )
    assert third.user.theme == "light"
    assert EditorMemory(tmp_path / "memory", Path("elsewhere")).library == LibraryMemory()
    if os.name == "posix":
        modes = {stat.S_IMODE(file.stat().st_mode) for file in (tmp_path / "memory").iterdir()}
        assert modes == {0o600}
    assert not any("library" in file.name for file in (tmp_path / "memory").iterdir())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\x00",
        b"[]",
        b'{"version": 1, "places": {"a": 3}}',
        b'{"version": "x"}',
        b'{"version": 1, "tree": {}}',
    ],
)
def test_a_spoilt_file_is_as_good_as_none(tmp_path: Path, content: bytes) -> None:
    """It is ignored without a word, and replaced by the next thing to remember."""
    _write_all(tmp_path / "memory", content)
    memory = EditorMemory(tmp_path / "memory", ROOT)
    assert memory.library == LibraryMemory()
    memory.library = replace(memory.library, tree="a")
    memory.keep()
    assert EditorMemory(tmp_path / "memory", ROOT).library.tree == "a"


def test_the_file_of_a_newer_program_stays(tmp_path: Path) -> None:
    """An older program neither reads nor replaces it."""
    content = b'{"version": 2, "tree": "a"}'
    _write_all(tmp_path / "memory", content)
    memory = EditorMemory(tmp_path / "memory", ROOT)
    memory.library = replace(memory.library, tree="b")
    memory.keep()
    assert {file.read_bytes() for file in (tmp_path / "memory").iterdir()} == {content}


def test_the_file_stays_small(tmp_path: Path) -> None:
    """Many trees, many closed nodes and long names are not kept for ever."""
    memory = EditorMemory(tmp_path / "memory", ROOT)
    places = {f"t{number}": LeftAt("n" * 500, frozenset({"m" * 500})) for number in range(5_000)}
    places["last"] = LeftAt("n", frozenset(f"n{number}" for number in range(100_000)))
    memory.library = LibraryMemory("last", MappingProxyType(places))
    memory.keep()
    again = EditorMemory(tmp_path / "memory", ROOT).library
    assert again.tree == "last"
    assert len(again.places) == 200
    assert again.places["last"] == LeftAt("n")
    assert sum(file.stat().st_size for file in (tmp_path / "memory").iterdir()) < 100_000


def _write_all(folder: Path, content: bytes) -> None:
    """Put the same content into every file that a memory has."""
    memory = EditorMemory(folder, ROOT)
    memory.library = replace(memory.library, sort="x")
    memory.user = replace(memory.user, theme="x")
    memory.keep()
    for file in folder.iterdir():
        file.write_bytes(content)
