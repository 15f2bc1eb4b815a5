"""Keys in no sensible order: nothing ends the editor, undo leads back to the file, redo to what was shown."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from tui_editor import Editor, editing

from decisiontree.tui.commands.tables import COMMANDS
from decisiontree.workbench import Workspace

LEAVING = frozenset({"quit", "tour", "tree.export"})
"""Commands that leave the library that is tried here, or that write something else than its files."""
MOVING = ("up", "down", "left", "right", "home", "end", "tab", "shift+tab", "enter", "escape", "backspace")
WORDS = tuple("abcxyz '\"#:-[{")
COMMAND_KEYS = tuple(
    key for each in COMMANDS if each.name not in LEAVING for key in each.keys.split(",") if key
)
SCENARIOS = """\
format: 1
scenarios:
  - name: It stays dark
    answers: {check: it_stays_dark}
    expect: {outcome: end_sent}
"""


def _texts(workspace: Workspace) -> dict[str, str]:
    return {document.file: document.full_text for document in workspace.library.documents}


def _random_keys(seed: int, count: int) -> list[str]:
    random = Random(seed)  # noqa: S311  a seed, so that a failure comes again
    weights = [random.randint(2, 6) for _ in range(3)]
    groups = random.choices((MOVING, WORDS, COMMAND_KEYS), weights, k=count)
    return [random.choice(group) for group in groups]


async def _in_the_tree(editor: Editor) -> None:
    """Leave whatever has been opened, one step at a time."""
    for _ in range(12):
        await editor.burst("escape")
    editor.context.writer.take_over()


def _all_steps_back_and_forth(workspace: Workspace) -> tuple[dict[str, str], dict[str, str]]:
    """The texts after undo has taken every step back, and after redo has made them all again."""
    steps = len(workspace.history.done)
    for _ in range(steps):
        workspace, _told = workspace.undo()
    first = _texts(workspace)
    for _ in range(steps):
        workspace, _told = workspace.redo()
    return first, _texts(workspace)


@pytest.mark.parametrize(("seed", "size"), [(1, (80, 24)), (2, (140, 40)), (3, (40, 10))])
async def test_random_keys_end_nothing_and_undo_leads_back(
    lamp: Path, seed: int, size: tuple[int, int]
) -> None:
    """One at a time and in bursts, from every pane and dialog that they open, on every kind of node."""
    (lamp / "lamp.scenarios.yaml").write_text(SCENARIOS, encoding="utf-8")
    async with editing(lamp, tree="lamp", size=size) as editor:
        start = _texts(editor.workspace)
        keys = _random_keys(seed, 120)
        for at in range(0, len(keys), 6):
            await editor.burst(*keys[at : at + 5])
            await editor.burst(keys[at + 5])
            assert editor.app.fault is None, keys[: at + 6]
        await _in_the_tree(editor)
        assert editor.app.is_running
        before, after = _all_steps_back_and_forth(editor.workspace)
        assert before == start
        assert after == _texts(editor.workspace)
