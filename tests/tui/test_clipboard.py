"""Nodes copied, cut and pasted in the editor: within a tree, into another one, and from another program."""

from __future__ import annotations

from pathlib import Path

import pytest
from tui_editor import Editor, editing

from decisiontree.tui.outline_rows import Shape

MAIN = """\
format: 1
title: Main
start: ask
facts:
  days: {type: integer, label: Days late, min: 0, max: 90}
nodes:
  ask:
    ask: What is it?
    options:
      - {label: Late, to: late}
      - {label: Other, to: end}
  # counted from the promised day
  late:
    say: Let me look that up.
    collect: [days]
    to: refund
  refund:
    say: It was {days} days late.
    to: end
  end: {outcome: Done, resolution: resolved}
"""
OTHER = """\
format: 1
title: Other
start: first
facts:
  days: {type: integer, label: Days since the order, min: 0, max: 30}
nodes:
  first:
    ask: What now?
    options:
      - {label: Stop, to: end}
  end: {outcome: Over, resolution: resolved}
"""


@pytest.fixture
def trees(tmp_path: Path) -> Path:
    """Two trees with a fact of the same name."""
    (tmp_path / "main.yaml").write_text(MAIN, encoding="utf-8")
    (tmp_path / "other.yaml").write_text(OTHER, encoding="utf-8")
    return tmp_path


def _text(editor: Editor, tree: str) -> str:
    return editor.workspace.document(tree).text


async def test_a_copied_part_becomes_a_new_option(trees: Path) -> None:
    """Pasting asks where, links what is pasted there and goes to the label; one undo takes all of it back."""
    async with editing(trees, tree="main") as editor:
        await editor.go_to("late")
        await editor.press("C")
        assert "copied 'Let me look that up.' and the 1 node reached only through it" in editor.hint
        assert "Copied: 'Let me look that up.' +1 from main" in editor.text
        assert editor.app.clipboard == editor.context.clipboard.clipping.document.text  # type: ignore[union-attr]
        await editor.go_to("ask")
        await editor.press("V")
        assert "as a new option of 'What is it?'" in editor.text
        await editor.press("enter")
        assert editor.form.field is not None
        assert editor.form.field.path == ("options", 2, "label")
        await editor.write("Late again")
        await editor.press("escape")
        assert editor.raw("nodes", "ask", "options", 2) == {"label": "Late again", "to": "late_2"}
        assert editor.raw("nodes", "late_2", "to") == "refund_2"
        assert editor.raw("nodes", "refund_2", "to") == "end"
        assert _text(editor, "main").count("  # counted from the promised day\n") == 2
        await editor.press("ctrl+z", "ctrl+z")
        assert "pasted" in editor.hint
        assert _text(editor, "main") == MAIN


async def test_the_same_key_again_takes_the_node_alone(trees: Path) -> None:
    """And once more the whole part."""
    async with editing(trees, tree="main") as editor:
        await editor.go_to("late")
        counts = []
        for _ in range(3):
            await editor.press("C")
            assert editor.context.clipboard is not None
            counts.append(len(editor.context.clipboard.nodes))
        assert counts == [2, 1, 2]


async def test_a_part_cut_in_one_tree_is_pasted_in_another_one(trees: Path) -> None:
    """What it needs goes along, what leads out of it is named, and one undo restores both files."""
    async with editing(trees, tree="main") as editor:
        await editor.go_to("late")
        await editor.press("X")
        assert _text(editor, "main") == MAIN
        editor.context.open("other")
        await editor.go_to("first")
        await editor.press("V", "enter")
        assert "moved 'Let me look that up.' and 1 node" in editor.hint
        assert "1 link to fill in 'It was {days} days late.'" in editor.hint
        assert "facts added: days_2 (was days)" in editor.hint
        assert "1 link of 'main' leads nowhere now: 'What is it?'" in editor.hint
        assert editor.raw("nodes", "first", "options", 1) == {"label": "", "to": "late"}
        assert editor.raw("nodes", "refund") == {"say": "It was {days_2} days late.", "to": ""}
        assert "late:" not in _text(editor, "main")
        assert "days" not in _text(editor, "main")
        await editor.press("escape", "V")
        assert "Moved: 'Let me look that up.' +1 from main" in editor.text
        assert "Paste 'Let me look that up.' and 1 node where?" in editor.text
        await editor.press("escape", "ctrl+z")
        assert (_text(editor, "main"), _text(editor, "other")) == (MAIN, OTHER)
        await editor.press("V")
        assert "Move 'Let me look that up.' and 1 node where?" in editor.text


async def test_what_is_cut_moves_within_its_tree_under_its_ids(trees: Path) -> None:
    """Put on a link, it leads on to where the link led; the link that led to it is empty."""
    async with editing(trees, tree="main") as editor:
        await editor.go_to("refund")
        await editor.press("X")
        await editor.go_to("late")
        await editor.press("V")
        assert "after 'Let me look that up.'" not in editor.text
        await editor.write("before 'let")
        await editor.press("enter")
        assert (
            "moved 'It was {days} days late.'; the link from 'Let me look that up.' is empty" in editor.hint
        )
        assert editor.document.node == "refund"
        assert editor.raw("nodes", "ask", "options", 0) == {"label": "Late", "to": "refund"}
        assert editor.raw("nodes", "refund", "to") == "late"
        assert not editor.raw("nodes", "late", "to")
        await editor.press("ctrl+z")
        assert _text(editor, "main") == MAIN
        await editor.go_to("ask")
        await editor.press("V", "enter", "escape")
        assert editor.raw("nodes", "ask", "options", 2) == {"label": "", "to": "refund"}
        assert not editor.raw("nodes", "late", "to")


async def test_a_cut_follows_what_is_changed_meanwhile_and_escape_ends_it(trees: Path) -> None:
    """Words written after the cut are moved with the rest."""
    async with editing(trees, tree="main") as editor:
        await editor.go_to("refund")
        await editor.press("X")
        await editor.edit("say")
        await editor.write(" Sorry.")
        await editor.press("escape")
        editor.context.open("other")
        await editor.go_to("end")
        await editor.press("V", "end", "enter")
        assert editor.raw("nodes", "refund", "say") == "It was {days_2} days late. Sorry."
        await editor.press("ctrl+z", "X", "escape")
        assert "nothing was removed" in editor.hint
        assert editor.context.clipboard is None
        await editor.press("V")
        assert "nothing to paste yet" in editor.hint


async def test_yaml_from_another_program_is_pasted_as_nodes(trees: Path) -> None:
    """A bracketed paste into the outline; ids that are taken are changed, and the reader sees what it was."""
    async with editing(trees, tree="main") as editor:
        await editor.paste("ask:\r\n  ask: Again?\r\n  options:\r\n    - {label: Yes, to: late}\r\n")
        await editor.press("end", "enter")
        assert "its id here is 'ask_2'" in editor.hint
        assert editor.raw("nodes", "ask_2", "options", 0) == {"label": "Yes", "to": "late"}


async def test_what_is_no_node_is_not_pasted(trees: Path) -> None:
    """The message says what was expected, and nothing changes."""
    texts = {
        "Hello, how are you?": "that is not the YAML of nodes",
        "a: [1, 2": "line 1 of what was pasted is not YAML",
        "a: {colour: red}": "'a' is not a node",
        "My node:\n  say: x\n": "that is not the YAML of nodes",
        " ": "that is not the YAML of nodes",
    }
    async with editing(trees, tree="main") as editor:
        for text, why in texts.items():
            await editor.paste(text)
            assert why in editor.hint
        await editor.paste("a:\n  say: &x hi\n  to: b\n")
        await editor.press("enter")
        assert "an anchor, an alias or a tag" in editor.hint
        assert _text(editor, "main") == MAIN


async def test_what_is_selected_is_copied_and_cut(trees: Path) -> None:
    """Wherever the cursor is; pasted, the first of them is led to. On a link, a cut says what is there."""
    async with editing(trees, tree="main") as editor:
        await editor.go_to("ask")
        await editor.press("right")  # on 'late'
        await editor.press("comma", "comma", "C")
        assert "copied the 2 selected nodes" in editor.hint
        assert editor.context.clipboard is not None
        assert editor.context.clipboard.nodes == ("late", "refund")
        await editor.press("X")
        assert "cut the 2 selected nodes" in editor.hint
        await editor.press("escape", "escape")
        outline = editor.main.panes.outline
        outline.cursor = next(at for at, row in enumerate(outline.rows) if row.shape is Shape.LINK)
        await editor.press("X")
        assert "this row is a link" in editor.hint
        assert "→ goes to 'Done'" in editor.hint
