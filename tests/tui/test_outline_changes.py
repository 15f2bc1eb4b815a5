"""The outline after a change of words: the same rows, made without building them again."""

from __future__ import annotations

from pathlib import Path

import pytest
from tui_editor import editing

from decisiontree.model import Change, MoveItem, RemoveItem, RenameNode, Retarget, SetField
from decisiontree.tui.outline_changes import kept_rows
from decisiontree.tui.outline_rows import find_homes, outline
from decisiontree.workbench import open_workspace

WORDS: tuple[Change, ...] = (
    SetField("check", ("title",), "Another title"),
    SetField("check", ("options", 0, "label"), "It shines"),
    SetField("end_danger", ("outcome",), "Called"),
    SetField(None, ("title",), "Lamps"),
    SetField("check", ("note",), "Look twice"),
)
LINKS: tuple[Change, ...] = (
    Retarget("check", ("options", 0, "to"), "check"),
    RemoveItem("check", ("options",), 2),
    MoveItem("check", ("options",), 0, 1),
    RenameNode("details", "detail"),
    SetField(None, ("start",), "details"),
    SetField(None, ("anytime", 0, "label"), "Fire"),
)


@pytest.mark.parametrize("change", [*WORDS, *LINKS], ids=str)
def test_rows_that_are_kept_are_those_that_would_be_built(lamp: Path, change: Change) -> None:
    """Where a link is another, or a node has come or gone, none are kept."""
    workspace = open_workspace([lamp])
    before, after = workspace.tree("lamp"), workspace.apply("lamp", change).tree("lamp")
    assert before is not None
    assert after is not None
    homes = find_homes(before)
    kept = kept_rows(before, after, homes, outline(before, homes))
    if change in LINKS:
        assert kept is None
    else:
        assert kept is not None
        assert kept.homes == find_homes(after)
        assert kept.rows == outline(after, kept.homes)


async def test_a_label_that_is_typed_or_undone_is_seen_in_the_outline(lamp: Path) -> None:
    """At each key, also after a node was closed."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.edit("options", 0, "label")
        await editor.write("!")
        assert "It works!" in "\n".join(line[:40] for line in editor.text.splitlines())
        await editor.press("ctrl+z", "escape")
        assert "It works!" not in editor.text
        await editor.go_to("details")
        await editor.press("left", "left")
        await editor.go_to("check")
        await editor.edit("options", 1, "label")
        await editor.write("?")
        assert "It stays dark?" in "\n".join(line[:40] for line in editor.text.splitlines())
