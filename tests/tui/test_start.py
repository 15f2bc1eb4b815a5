"""The editor starts with what was read; what is wrong with it comes after the first screen."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from tui_editor import Editor

from decisiontree.errors import UsageError
from decisiontree.model import AddNode
from decisiontree.settings import Settings
from decisiontree.tui.app import EditorApp
from decisiontree.tui.marks import CHECKING
from decisiontree.workbench import Workspace, open_workspace

NEVER = 3600.0


@pytest.fixture
def faulty(lamp: Path) -> Path:
    """Trees with an error in the one that is shown."""
    file = lamp / "lamp.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("to: details", "to: nowhere"), encoding="utf-8")
    return lamp


@asynccontextmanager
async def _started(
    workspace: Workspace, tree: str = "lamp", *, pause: float = NEVER, choose: bool = False
) -> AsyncIterator[Editor]:
    """An editor as it starts, which looks for findings after a pause."""
    app = EditorApp(workspace, tree, choose=choose)
    app._editor.context.due_findings.pause_seconds = pause
    async with app.run_test(size=(120, 40)) as pilot:
        editor = Editor(app, pilot)
        await editor.settle()
        try:
            yield editor
        finally:
            gc.unfreeze()


def _open(folder: Path) -> Workspace:
    return open_workspace([folder], settings=Settings(root=folder))


async def _until_checked(editor: Editor) -> None:
    while CHECKING in editor.text:
        await editor.pilot.pause(0.01)
    await editor.settle()


@pytest.mark.parametrize("choose", [False, True])
async def test_the_first_screen_comes_before_the_findings(faulty: Path, *, choose: bool) -> None:
    """Outline and form, or the library, are there; then the screen is the one of a library that was checked before."""
    checked = _open(faulty)
    checked.check.finish()
    async with _started(checked, choose=choose) as editor:
        wanted = editor.text
    assert CHECKING not in wanted
    assert "● 2 errors" in wanted
    async with _started(_open(faulty), choose=choose) as editor:
        assert "no errors" not in editor.text
        assert editor.text.count(CHECKING) == 2
        assert "A lamp does not work" in editor.text
        assert not editor.workspace.check.is_made
    async with _started(_open(faulty), pause=0.001, choose=choose) as editor:
        await _until_checked(editor)
        assert editor.text == wanted


async def test_keys_work_before_the_first_check(faulty: Path) -> None:
    """What is typed before it is checked with the rest; a command that goes by findings looks for them first."""
    async with _started(_open(faulty)) as editor:
        await editor.press("down", "down")
        node = editor.document.node
        assert node is not None
        await editor.edit("title")
        await editor.write("Once more")
        assert editor.raw("nodes", node, "title") == "Once more"
        assert CHECKING in editor.text
        await editor.press("f8")
        assert "dangling-link" in editor.hint
        assert CHECKING not in editor.text


async def test_a_file_that_cannot_be_read_is_told_of_at_once(lamp: Path) -> None:
    """Its lines are shown to be mended, before anything was checked."""
    (lamp / "lamp.yaml").write_text("title: [", encoding="utf-8")
    async with _started(_open(lamp)) as editor:
        assert not editor.workspace.check.is_made
        assert "This file cannot be read" in editor.text


async def test_another_tree_opens_before_its_findings(faulty: Path) -> None:
    """Right after a change, its marks are those of before, until all trees were checked again."""
    async with _started(_open(faulty)) as editor:
        editor.context.apply(AddNode("fresh", {"say": ""}))
        editor.context.open("other")
        await editor.settle()
        assert not editor.workspace.check.is_made
        editor.context.open("lamp")
        editor.context.due_findings.settle()
        assert {each.place.node for each in editor.document.findings} > {"fresh"}


def test_a_rule_that_is_not_there_is_told_of_before_the_screen(lamp: Path) -> None:
    """The settings are proved when the files are opened."""
    with pytest.raises(UsageError, match="no-such-rule"):
        open_workspace([lamp], settings=Settings(root=lamp, rules={"no-such-rule": None}))


def test_the_first_screen_loads_no_rules_and_walks_no_tree() -> None:
    """What only findings, the preview and commands need is loaded when they do."""
    program = (
        "import sys, decisiontree.workbench, decisiontree.tui.app\n"
        "print(*sorted({'.'.join(name.split('.')[:2]) for name in sys.modules}))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    ).stdout.split()
    late = ("lint", "routes", "combinations", "walk", "explain", "export", "docs")
    assert not {f"decisiontree.{name}" for name in late}.intersection(loaded)
