"""The library: all trees in a table, and what is done with whole trees. Nothing is on disk before Ctrl+S."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from tui_editor import Editor, editing

from decisiontree.tui.screens.library import LibraryScreen
from decisiontree.tui.trees.last_changes import times_of_commits
from decisiontree.tui.widgets.tree_table import TreeTable

SCENARIOS = "format: 1\nscenarios: []\n"


def _library(editor: Editor) -> LibraryScreen:
    screen = editor.app.screen
    assert isinstance(screen, LibraryScreen)
    return screen


def _trees(editor: Editor) -> list[str]:
    """The ids of the rows, from top to bottom."""
    return [row.tree_id for row in _library(editor).table.rows]


def _lines(editor: Editor) -> list[str]:
    return editor.text.splitlines()


async def test_the_first_tree_is_made_where_there_is_none(tmp_path: Path) -> None:
    """An empty folder shows the first step; the title typed gives the id, and Ctrl+S writes the file. Undo empties it again."""
    folder = tmp_path / "trees"
    folder.mkdir()
    async with editing(folder, tree="", size=(80, 24)) as editor:
        assert "No trees yet." in editor.text
        await editor.press("escape")
        assert "n makes one from a template" in _library(editor).hint_bar.message
        await editor.press("n")
        await editor.write("trouble")
        await editor.press("enter")
        await editor.write("Wifi is down")
        assert "wifi_is_down.yaml" in editor.text
        await editor.press("enter")
        assert editor.document.tree_id == "wifi_is_down"
        assert editor.raw("title") == "Wifi is down"
        assert not [*folder.iterdir()]
        await editor.press("ctrl+s")
        assert [file.name for file in folder.iterdir()] == ["wifi_is_down.yaml"]
        await editor.press("ctrl+z")
        assert "No trees yet." in editor.text
        await editor.press("ctrl+s")
        assert not [*folder.iterdir()]


async def test_what_a_supervisor_looks_for_is_in_the_rows(lamp: Path) -> None:
    """Title, owner, findings, nodes, scenarios, a review that is overdue; a tree that cannot be read is a row that says so."""
    (lamp / "broken.yaml").write_text("", encoding="utf-8")
    (lamp / "lamp.scenarios.yaml").write_text(SCENARIOS, encoding="utf-8")
    other = (lamp / "other.yaml").read_text(encoding="utf-8")
    (lamp / "other.yaml").write_text(f"{other}review_by: 2020-01-31\n", encoding="utf-8")
    async with editing(lamp, tree="lamp", size=(120, 24)) as editor:
        await editor.press("t")
        rows = {
            row.tree_id: line
            for row, line in zip(_library(editor).table.rows, _lines(editor)[4:], strict=False)
        }
        assert "A lamp does not work" in rows["lamp"]
        assert "lamp-lead" in rows["lamp"]
        assert f"{len(editor.document.tree.nodes)}" in rows["lamp"]
        assert "2020-01-31 !" in rows["other"]
        assert "cannot be read" in rows["broken"]
        assert "● 1" in rows["broken"]
        assert _trees(editor)[-1] == "@library" or "Lamp shop" in rows[_trees(editor)[-1]]


async def test_rows_are_sorted_by_key_and_by_mouse_and_narrowed_by_letters(lamp: Path) -> None:
    """library.yaml stays below the trees; Escape clears the filter before it leaves."""
    async with editing(lamp, tree="lamp", size=(120, 24)) as editor:
        await editor.press("t")
        assert _trees(editor)[:2] == ["lamp", "other"]
        await editor.press("O")
        assert _trees(editor)[:2] == ["other", "lamp"]
        at = _lines(editor)[3].index("Nodes")
        await editor.pilot.click(offset=(at, 3))
        assert _trees(editor)[:2] == ["lamp", "other"]
        await editor.pilot.click(offset=(at, 3))
        assert _trees(editor)[:2] == ["other", "lamp"]
        await editor.press("slash")
        await editor.write("lamp-lead")
        assert _trees(editor) == ["lamp"]
        await editor.press("escape")
        assert len(_trees(editor)) == 3
        await editor.press("escape")
        assert editor.app.screen is editor.main


async def test_a_double_click_opens_a_tree(lamp: Path) -> None:
    """As Enter does; library.yaml opens the same way."""
    async with editing(lamp, tree="lamp", size=(120, 24)) as editor:
        await editor.press("t")
        await editor.pilot.click(TreeTable, offset=(3, 1), times=2)
        await editor.pilot.pause()
        assert editor.document.tree_id == "other"
        await editor.press("t", "end", "enter")
        assert "library.yaml" in _lines(editor)[0]


async def test_a_tree_is_deleted_with_its_scenarios_and_brought_back_after_saving(lamp: Path) -> None:
    """First its uses are named; undo brings it back before saving, the kept copy after, also in another editor."""
    (lamp / "other.scenarios.yaml").write_text(SCENARIOS, encoding="utf-8")
    text = (lamp / "other.yaml").read_text(encoding="utf-8")
    async with editing(lamp, tree="lamp", size=(100, 30)) as editor:
        await editor.press("t", "down", "d")
        assert "lamp.yaml" in editor.text
        assert "run: other" in editor.text
        await editor.press("d")
        assert _trees(editor)[0] == "lamp"
        assert "other" not in editor.workspace.library.trees
        await editor.press("ctrl+z")
        assert "other" in editor.workspace.library.trees
        assert editor.workspace.dirty == ()
        await editor.press("ctrl+y", "ctrl+s")
        assert sorted(file.name for file in lamp.iterdir()) == ["lamp.yaml", "library.yaml"]
        assert editor.hint.startswith("removed: ")
    async with editing(lamp, tree="lamp", size=(100, 30)) as editor:
        await editor.press("t", "u")
        assert "other.scenarios.yaml, other.yaml" in editor.text
        await editor.press("enter", "ctrl+s")
        assert (lamp / "other.yaml").read_text(encoding="utf-8") == text
        assert (lamp / "other.scenarios.yaml").read_text(encoding="utf-8") == SCENARIOS
        await editor.press("u")
        assert "no deleted tree is kept" in _library(editor).hint_bar.message


async def test_a_tree_is_copied_and_renamed_from_the_library(lamp: Path) -> None:
    """The copy has the new title and everything else as it was; a rename of a tree that is not shown keeps the one that is."""
    async with editing(lamp, tree="other", size=(100, 30)) as editor:
        await editor.press("t", "home", "R")
        for _ in range(4):
            await editor.press("backspace")
        await editor.write("desk")
        await editor.press("enter")
        assert [*editor.workspace.library.trees] == ["desk", "other"]
        assert editor.document.tree_id == "other"
        await editor.press("home", "c")
        await editor.write("Lamp: second line")
        await editor.press("enter")
        assert editor.document.tree_id == "lamp_second_line"
        assert editor.raw("title") == "Lamp: second line"
        # comments survive
        assert "# the lamp desk" in editor.document.source.text
        await editor.press("ctrl+s")
        assert sorted(file.name for file in lamp.iterdir()) == [
            "desk.yaml",
            "lamp_second_line.yaml",
            "library.yaml",
            "other.yaml",
        ]


async def test_a_title_that_is_taken_gets_another_id(lamp: Path) -> None:
    """Neither an open tree nor a file on disk that is not open is written over."""
    (lamp / "lamp_2.yaml").mkdir()
    async with editing(lamp, tree="lamp", size=(100, 30)) as editor:
        await editor.press("t", "n", "enter")
        await editor.write("Lamp")
        assert "lamp_3.yaml" in editor.text


async def test_all_findings_are_listed_and_lead_to_their_place(lamp: Path) -> None:
    """A check of all trees names the tree of each finding."""
    async with editing(lamp, tree="other", size=(100, 30)) as editor:
        await editor.press("t", "C")
        assert "Checked 2 trees" in editor.text
        await editor.write("no route leads")
        await editor.press("enter")
        assert (editor.document.tree_id, editor.document.node) == ("lamp", "old")


async def test_trees_that_come_and_go_on_disk_are_noticed_in_the_library(tmp_path: Path) -> None:
    """Also the first one, and library.yaml, of a folder that was not there when the editor opened."""
    folder = tmp_path / "trees"
    folder.mkdir()
    async with editing(folder, tree="", size=(100, 30)) as editor:
        (folder / "one.yaml").write_text("format: 1\ntitle: One\n", encoding="utf-8")
        for _ in range(3):
            editor.main.disk_polling.look()
        assert _trees(editor) == ["one"]
        (folder / "library.yaml").write_text("format: 1\ntitle: Shop\n", encoding="utf-8")
        for _ in range(3):
            editor.main.disk_polling.look()
        assert len(_trees(editor)) == 2
        await editor.press("home", "enter")
        assert editor.document.tree_id == "one"
        await editor.press("t")
        (folder / "one.yaml").unlink()
        for _ in range(3):
            editor.main.disk_polling.look()
        assert len(_trees(editor)) == 1
        assert "one.yaml was deleted on disk" in _library(editor).hint_bar.message


async def test_the_last_change_is_the_commit_of_the_text_on_disk(tmp_path: Path) -> None:
    """A file that differs from its last commit, or is not in git, has the time of the file; without git all have."""
    for name in ("old", "changed", "new"):
        (tmp_path / f"{name}.yaml").write_text(f"title: {name}\n", encoding="utf-8")
    files = {str(file): file.read_text(encoding="utf-8") for file in tmp_path.glob("*.yaml")}
    assert await times_of_commits(files) == {}
    _git(tmp_path, "init", "--quiet")
    _git(tmp_path, "add", "old.yaml", "changed.yaml")
    _git(tmp_path, "commit", "--quiet", "--message", "first", when="2025-03-01T12:00:00Z")
    files[str(tmp_path / "changed.yaml")] = "title: changed since\n"
    found = await times_of_commits(files)
    assert {Path(file).name: f"{moment:%Y-%m-%d %H:%M}" for file, moment in found.items()} == {
        "old.yaml": "2025-03-01 12:00"
    }


def _git(folder: Path, *arguments: str, when: str = "") -> None:
    names = {
        f"GIT_{role}_{what}": "a@b.example" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    environment = {**os.environ, **names, "GIT_CONFIG_GLOBAL": os.devnull}
    if when:
        environment |= {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
    subprocess.run(["git", *arguments], cwd=folder, env=environment, check=True)


async def test_an_export_is_refused_with_its_reasons_and_can_be_forced(
    lamp: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder is asked for; what was written, or why nothing was, is shown."""
    monkeypatch.chdir(lamp.parent)
    other = (lamp / "other.yaml").read_text(encoding="utf-8")
    (lamp / "other.yaml").write_text(other.replace("to: end_other", "to: nowhere"), encoding="utf-8")
    async with editing(lamp, tree="lamp", size=(100, 40)) as editor:
        await editor.press("t", "x", "enter")
        await editor.app.workers.wait_for_complete()
        await editor.pilot.pause()
        assert "Not exported" in editor.text
        assert not (lamp.parent / "site").exists()
        await editor.press("e")
        await editor.app.workers.wait_for_complete()
        await editor.pilot.pause()
        assert "Exported to 'site'" in editor.text
        assert (lamp.parent / "site" / "lamp.html").is_file()


async def test_a_tag_is_added_to_several_trees(lamp: Path) -> None:
    """To those that are selected, else to the one under the cursor; one step for all of them, and Escape ends it."""
    async with editing(lamp, tree="lamp", size=(100, 30)) as editor:
        await editor.press("t", "asterisk")
        assert _library(editor).table.selected == {"lamp", "other"}
        assert "◆" in editor.text
        await editor.press("number_sign")
        await editor.write("shop")
        await editor.press("enter")
        tags = {tree_id: editor.workspace.tree(tree_id) for tree_id in ("lamp", "other")}
        assert [tree.tags for tree in tags.values() if tree is not None] == [("shop",), ("shop",)]
        assert "added to 2 trees" in _library(editor).hint_bar.message
        await editor.press("ctrl+z")
        assert editor.workspace.dirty == ()
        await editor.press("escape", "number_sign")
        assert "Tags of 1 tree" in editor.text
