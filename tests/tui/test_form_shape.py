"""The shape of a form: what is a field, an item, a placeholder, a button; and what Enter does in an item."""

from __future__ import annotations

from pathlib import Path as File

from tui_editor import Editor, editing

from decisiontree.display import width
from decisiontree.model import Path, SetField
from decisiontree.reader import load_library
from decisiontree.tui.card import Card
from decisiontree.tui.form_layout import ARROW, NUMBER, Active, lay_out
from decisiontree.tui.node_card import node_card
from decisiontree.workbench import open_workspace

TASKS = """\
format: 1
title: Tasks
start: only
nodes:
  only:
    must_say: [This call is recorded., Prices include tax.]
    do: Unplug the cable.
    to: end
  end: {outcome: Over, resolution: informed}
"""


def _path(editor: Editor) -> Path:
    """Where in its node the field is that is being edited."""
    return editor.form.field.path if editor.form.field is not None else ()


def _card(folder: File, tree: str, node: str) -> Card:
    library = load_library([folder])
    reading = library.trees[tree]
    assert reading.tree is not None
    return node_card(reading.document, reading.tree, library.model, node)


def _texts(card: Card, cells: int, active: Active | None = None) -> list[str]:
    return ["".join(cell.text for cell in line).rstrip() for line in lay_out(card, cells, active).lines]


def test_items_begin_with_a_sign_and_empty_fields_say_what_they_ask_for(tmp_path: File, lamp: File) -> None:
    """Boxes to tick, dots, numbers; an empty text is in brackets, with a sign where it must not stay empty."""
    (tmp_path / "tasks.yaml").write_text(TASKS, encoding="utf-8")
    tasks = _texts(_card(tmp_path / "tasks.yaml", "tasks", "only"), 60)
    assert [line.split("  ")[-1].strip()[0] for line in tasks if "recorded" in line or "Prices" in line] == [
        "☐",
        "☐",
    ]
    assert any(line.endswith("☐ Unplug the cable.") for line in tasks)
    workspace = open_workspace([lamp]).apply("lamp", SetField("check", ("ask",), ""))
    tree = workspace.tree("lamp")
    assert tree is not None
    lines = _texts(node_card(workspace.document("lamp"), tree, workspace.library.model, "check"), 60)
    assert "question  ◇ ‹What the rep finds out or asks›" in lines
    assert any(line.startswith("1.  It works") for line in lines)
    assert any(
        line.startswith("collects  • Amount owed") for line in _texts(_card(lamp, "lamp", "details"), 60)
    )


def test_a_row_takes_two_lines_while_it_is_edited(lamp: File) -> None:
    """Label and target each as wide as the form; the other rows stay on one line."""
    card = _card(lamp, "lamp", "check")
    paths = [field.path for field in card.fields]
    label, target = paths.index(("options", 1, "label")), paths.index(("options", 1, "to"))
    for active in (label, target):
        boxes = lay_out(card, 40, Active(active)).boxes
        assert boxes[label].x + boxes[label].width == 40
        assert boxes[target].x + boxes[target].width == 40
        assert boxes[label].width == 40 - NUMBER
        assert boxes[target].y == boxes[label].y + 1
        assert boxes[paths.index(("options", 0, "to"))].y == boxes[paths.index(("options", 0, "label"))].y


def test_the_id_behind_the_words_goes_before_the_words_are_cut(lamp: File) -> None:
    """It is shown as a whole or not at all."""
    card = _card(lamp, "lamp", "check")
    wide, narrow = _texts(card, 100), _texts(card, 44)
    assert any(line.endswith("→ I am sending somebody.  electrician") for line in wide)
    cut = next(line for line in narrow if line.startswith("2."))
    assert cut.endswith("→ I am sending som…")
    assert all(width(line) <= 44 for line in narrow)
    assert ARROW in cut


async def test_enter_in_a_task_begins_the_next_and_in_an_empty_one_leaves_the_list(tmp_path: File) -> None:
    """A text alone becomes a list; the middle of a text parts it; what is left alone is a text again."""
    file = tmp_path / "tasks.yaml"
    file.write_text(TASKS, encoding="utf-8")
    async with editing(file, tree="tasks", size=(80, 24), rules=frozenset()) as editor:
        editor.context.edit("only", ("do",))
        await editor.press("enter")
        await editor.write("Wait")
        await editor.press("ctrl+j")
        await editor.write("ten seconds.")
        assert editor.raw("nodes", "only", "do") == ["Unplug the cable.", "Wait\nten seconds."]
        editor.context.edit("only", ("do", 0))
        await editor.press("home", *["right"] * 6, "enter")
        assert editor.raw("nodes", "only", "do") == ["Unplug", "the cable.", "Wait\nten seconds."]
        await editor.press("ctrl+u", "enter")
        editor.context.edit("only", ("do", 1))
        await editor.press("enter")
        assert editor.raw("nodes", "only", "do") == ["Unplug", "Wait\nten seconds.", ""]
        await editor.press("enter")
        assert editor.raw("nodes", "only", "do") == ["Unplug", "Wait\nten seconds."]
        assert _path(editor) == ("note",)
        editor.context.edit("only", ("do", 1))
        await editor.press("ctrl+u", "enter")
        assert editor.raw("nodes", "only", "do") == "Unplug"


async def test_options_are_written_one_after_the_other_with_enter_alone(lamp: File) -> None:
    """Label, Enter, target, Enter, and the next option; an empty one is taken back. A link that was there stays."""
    async with editing(lamp, tree="lamp", size=(80, 24), rules=frozenset()) as editor:
        editor.context.edit("check", ("options", 2, "to"))
        await editor.press("enter")
        assert editor.form.stack.choices.display
        await editor.press("escape", "shift+tab", "enter")
        await editor.write("electr")
        await editor.press("enter", "enter")
        assert _path(editor) == ("options", 3, "label")
        await editor.write("Sparks")
        await editor.press("enter")
        await editor.write("end_danger")
        await editor.press("enter", "enter", "enter")
        options = editor.raw("nodes", "check", "options")
        assert isinstance(options, list)
        assert options[2:] == [
            {"label": "Did that before", "to": "electrician"},
            {"label": "Sparks", "to": "end_danger"},
        ]
        assert _path(editor) == ("title",)


async def test_what_is_collected_is_chosen_one_after_the_other(lamp: File) -> None:
    """After a fact was chosen, Enter offers the list again; Tab goes on."""
    async with editing(lamp, tree="lamp", rules=frozenset()) as editor:
        editor.context.edit("details", ("collect", 0))
        await editor.press("tab", "tab")
        assert _path(editor) == ("collect", "+")
        await editor.press("enter")
        await editor.write("tier")
        await editor.press("enter")
        assert editor.raw("nodes", "details", "collect") == ["amount", "tier"]
        await editor.press("enter")
        assert _path(editor) == ("collect", "+")
        assert editor.form.stack.choices.display
        await editor.press("escape", "tab")
        assert _path(editor) == ("to",)
