"""Facts, limits and decisions where they are needed: rows of the form, types, what a field names, what is still to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from tui_editor import Editor, editing

from decisiontree.tui.screens.condition import ConditionScreen

NONE: frozenset[str] = frozenset()


def _path(editor: Editor) -> tuple[str | int, ...]:
    assert editor.form.field is not None
    return editor.form.field.path


async def test_pages_and_ends_move_in_the_form(lamp: Path) -> None:
    """Where no text of its own is longer; in a text, Home and End stay in the line."""
    async with editing(lamp, tree="lamp", rules=NONE, size=(80, 20)) as editor:
        await editor.go_to("check")
        await editor.edit("#kind")
        fields = editor.form.stack.card.fields
        await editor.press("pagedown")
        below = editor.form.stack.active or 0
        assert below > 3
        await editor.press("pageup")
        assert _path(editor) == ("#kind",)
        await editor.press("end")
        assert editor.form.stack.active == len(fields) - 1
        await editor.press("home")
        assert editor.form.stack.active == 0
        await editor.edit("title")
        await editor.press("home")
        assert _path(editor) == ("title",)
        assert editor.form.stack.line_editor.cursor_position == 0
        await editor.edit("say")
        await editor.press("pagedown")
        assert (editor.form.stack.active or 0) > 3


async def test_typing_replaces_a_figure_and_arrows_keep_it(lamp: Path) -> None:
    """A limit, a number, an amount or a day; what follows in the same visit adds to it."""
    async with editing(lamp, tree="lamp", rules=NONE) as editor:
        await editor.go_to("give")
        await editor.edit("#shared", "authority", "refund", "limits", "rep")
        assert "type to replace it" in str(editor.form.border_subtitle)
        await editor.write("75")
        assert editor.document.library.shared.authority["refund"].limits == {"rep": 7500, "lead": 50000}
        await editor.press("tab", "right", "backspace")
        assert editor.document.library.shared.authority["refund"].limits == {"rep": 7500, "lead": 50000}
        editor.context.go(None)
        await editor.edit("facts", "amount", "max")
        await editor.write("80")
        assert editor.raw("facts", "amount", "max") == "80"


@pytest.mark.parametrize(
    ("node", "path", "part"),
    [
        ("details", ("collect", 0), ("facts", "amount", "label")),
        ("give", ("amount",), ("facts", "amount", "label")),
        ("which", ("cases", 0, "when"), ("facts", "tier", "label")),
    ],
)
async def test_a_field_that_names_a_fact_leads_to_it(
    lamp: Path, node: str, path: tuple[str | int, ...], part: tuple[str, ...]
) -> None:
    """Ctrl+O goes to its declaration, and back is the node."""
    async with editing(lamp, tree="lamp", rules=NONE) as editor:
        await editor.go_to(node)
        await editor.edit(*path)
        await editor.press("ctrl+o")
        assert editor.document.node is None
        assert _path(editor) == part
        await editor.press("escape", "left_square_bracket")
        assert editor.document.node == node


async def test_a_field_that_names_an_authority_or_a_tree_leads_to_it(lamp: Path) -> None:
    """In library.yaml, also from a limit; a tree is opened."""
    async with editing(lamp, tree="lamp", rules=NONE) as editor:
        for node, path, part in (
            ("give", ("decide",), ("authority", "refund")),
            ("give", ("#shared", "authority", "refund", "limits", "lead"), ("authority", "refund")),
        ):
            await editor.go_to(node)
            await editor.edit(*path)
            await editor.press("ctrl+o")
            assert editor.document.part[:2] == part
            await editor.press("escape", "left_square_bracket")
        await editor.go_to("other")
        await editor.edit("run")
        await editor.press("ctrl+o")
        assert editor.document.tree_id == "other"


async def test_the_builder_marks_the_row_that_is_being_changed(lamp: Path) -> None:
    """With a sign, until the steps are over."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.go_to("which")
        await editor.edit("cases", 0, "when")
        await editor.press("f4")
        assert "▸ " not in _rows(editor)
        await editor.press("enter")
        assert _rows(editor).splitlines()[0].startswith("▸ ")
        await editor.press("tab")
        assert "▸ " not in _rows(editor)


def _rows(editor: Editor) -> str:
    screen = editor.app.screen
    assert isinstance(screen, ConditionScreen)
    return "\n".join(screen.rows.render_line(y).text for y in range(2))
