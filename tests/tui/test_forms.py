"""Cards, their layout, and the changes that the forms make."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len
from tui_editor import editing

from decisiontree.model import SetField, TurnInto
from decisiontree.reader import LibraryReading, load_library
from decisiontree.reader.fields import CONTENT, KINDS, FieldSpec, FieldType
from decisiontree.tui import intents
from decisiontree.tui.card import Card, Editor
from decisiontree.tui.form_layout import Active, RefusedEdit, lay_out
from decisiontree.tui.headline import kind_of
from decisiontree.tui.link_targets import NO_NODES, created, targets
from decisiontree.tui.node_card import ID, RAW, head_card, node_card
from decisiontree.tui.single_fields import Setting, choices_of
from decisiontree.workbench import open_workspace

_KINDS = ("question", "step", "outcome", "form", "listen", "branch", "decision", "subtree")
"""In the order in which words that ask nothing create them."""
SHAPE_RULES = {"unknown-key", "wrong-shape", "bad-value", "yaml-syntax"}
NODES = {
    "question": "check",
    "form": "details",
    "listen": "read_back",
    "branch": "which",
    "decision": "give",
    "subtree": "other",
    "step": "electrician",
    "outcome": "end_paid",
}


@pytest.fixture
def library(lamp: Path) -> LibraryReading:
    """The lamp tree and its library, read."""
    return load_library([lamp])


def _card(library: LibraryReading, node: str) -> Card:
    reading = library.trees["lamp"]
    assert reading.tree is not None
    return node_card(reading.document, reading.tree, library.model, node)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_every_kind_can_be_reached(library: LibraryReading, kind: str) -> None:
    """Shown in the form, or offered by 'add a field'."""
    card = _card(library, NODES[kind])
    shown = {str(field.path[0]) for field in card.fields}
    offered = {hit.key for hit in card.fields[-1].choices}
    assert shown | offered >= {spec.key for spec in (*KINDS[kind].fields, *CONTENT)}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_shows_its_required_fields(library: LibraryReading, kind: str) -> None:
    """They are there from the start."""
    shown = {str(field.path[0]) for field in _card(library, NODES[kind]).fields}
    assert shown >= {spec.key for spec in KINDS[kind].fields if spec.required}


@pytest.mark.parametrize("to_kind", KINDS)
@pytest.mark.parametrize("from_kind", KINDS)
def test_any_kind_becomes_any_other(lamp: Path, from_kind: str, to_kind: str) -> None:
    """What the new kind cannot hold is a comment; the file stays well formed and the kind is the one chosen."""
    workspace = open_workspace([lamp])
    tree = workspace.tree("lamp")
    assert tree is not None
    node = tree.nodes[NODES[from_kind]]
    changed = workspace.apply("lamp", TurnInto(node.id, to_kind))
    after = changed.tree("lamp")
    assert after is not None
    assert kind_of(after.nodes[node.id]) == to_kind
    assert not [
        finding
        for finding in changed.diagnostics
        if finding.place.node == node.id and finding.rule in SHAPE_RULES
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_a_created_node_is_of_its_kind(lamp: Path, kind: str) -> None:
    """With no more in it than needed."""
    workspace = open_workspace([lamp])
    change = intents.link_to_new("check", ("options", 0, "to"), kind, "fresh", "")
    tree = workspace.apply("lamp", change).tree("lamp")
    assert tree is not None
    assert kind_of(tree.nodes["fresh"]) == kind


def test_findings_stand_at_the_field_they_are_about(lamp: Path) -> None:
    """The nearest field, where the very one is not shown."""
    workspace = open_workspace([lamp])
    broken = workspace.apply("lamp", SetField("check", ("options", 1, "to"), "nowhere"))
    tree = broken.tree("lamp")
    assert tree is not None
    card = node_card(
        broken.document("lamp"), tree, broken.library.model, "check", findings=broken.diagnostics
    )
    field = next(field for field in card.fields if field.path == ("options", 1, "to"))
    assert [finding.rule for finding in field.findings] == ["dangling-link"]
    assert field.missing


@pytest.mark.parametrize("width", [20, 34, 60, 100])
@pytest.mark.parametrize("node", [*NODES.values(), "head"])
def test_no_line_is_wider_than_the_form(library: LibraryReading, node: str, width: int) -> None:
    """And every field has a box inside it, none over another."""
    reading = library.trees["lamp"]
    assert reading.tree is not None
    head = head_card(reading.document, reading.tree, library.model)
    card = head if node == "head" else _card(library, node)
    layout = lay_out(
        card,
        width,
        Active(0, lambda _: 2),
        RefusedEdit(ID, "a reason that is long enough to be broken"),
    )
    assert len(layout.boxes) == len(card.fields)
    assert all(sum(cell_len(cell.text) for cell in line) <= width for line in layout.lines)
    assert all(box.x >= 0 and box.x + box.width <= width for box in layout.boxes)
    cells = [
        (box.y + line, column) for box in layout.boxes for line in range(box.height) for column in (box.x,)
    ]
    assert len(set(cells)) == len(cells)


def test_wide_characters_are_measured_in_cells(lamp: Path) -> None:
    """A title in another script does not push the frame."""
    workspace = open_workspace([lamp])
    changed = workspace.apply("lamp", SetField("check", ("title",), "電球が点かない" * 5))
    tree = changed.tree("lamp")
    assert tree is not None
    card = node_card(changed.document("lamp"), tree, changed.library.model, "check")
    lines = lay_out(card, 34).lines
    assert all(sum(cell_len(cell.text) for cell in line) <= 34 for line in lines)


def test_a_node_that_cannot_be_read_is_shown_as_it_stands(lamp: Path) -> None:
    """Its lines in the file, as one text that can be mended."""
    file = lamp / "lamp.yaml"
    text = file.read_text(encoding="utf-8").replace("    agreed: which", "    agreed: [which")
    file.write_text(text, encoding="utf-8")
    card = _card(load_library([lamp]), "read_back")
    assert [field.path for field in card.fields] == [RAW]
    assert card.fields[0].value.rstrip().endswith("corrected: details")
    assert "    agreed: [which\n" in card.fields[0].value


def test_nodes_that_fit_come_first_and_creating_last(library: LibraryReading) -> None:
    """So that Enter after a few letters of a name links, and never creates by accident."""
    tree = library.model.trees["lamp"]
    hits = targets(NO_NODES.of(tree).index, tree, "electr", "")
    assert hits[0].key == "electrician"
    assert [created(hit.key) for hit in hits[1:]] == [(kind, "electr", "electr") for kind in _KINDS]


def test_letters_that_are_only_strewn_over_a_name_stand_below_creating(library: LibraryReading) -> None:
    """A new id and Enter must not link to a node that nobody meant; the rarer kinds do not hide it."""
    tree = library.model.trees["lamp"]
    hits = targets(NO_NODES.of(tree).index, tree, "elan", "")
    assert [created(hit.key) for hit in hits[:3]] == [(kind, "elan", "elan") for kind in _KINDS[:3]]
    assert "electrician" in [hit.key for hit in hits[3:-5]]


def test_an_exact_id_offers_no_creation(library: LibraryReading) -> None:
    """It is there already."""
    tree = library.model.trees["lamp"]
    assert all(created(hit.key) is None for hit in targets(NO_NODES.of(tree).index, tree, "electrician", ""))


def test_a_dangling_id_is_created_under_that_very_id(library: LibraryReading) -> None:
    """Ids with a final underscore are ids too."""
    tree = library.model.trees["lamp"]
    hits = targets(NO_NODES.of(tree).index, tree, "trace_", "")
    assert created(hits[-1].key) == ("subtree", "trace_", "")


def test_facts_to_choose_from_are_the_trees_own_first(lamp: Path) -> None:
    """And a fact of the tree's own replaces the library's of the same name, as in conditions."""
    shared = lamp / "library.yaml"
    facts = "facts:\n  vip: {type: boolean, label: Valued}\n  amount: {type: integer, label: Of all trees}\n"
    shared.write_text(shared.read_text(encoding="utf-8") + facts, encoding="utf-8")
    library = load_library([lamp])
    reading = library.trees["lamp"]
    assert reading.tree is not None
    assert "amount" in reading.tree.facts
    setting = Setting(reading.tree, library.model)
    spec = FieldSpec(key="fact", type=FieldType.FACT, label="Fact", help="")
    offered = choices_of(setting, spec)
    assert [hit.key for hit in offered] == [*reading.tree.facts, "vip"]
    assert "Of all trees" not in {hit.words for hit in offered}


def test_only_text_fields_are_written_letter_by_letter(library: LibraryReading) -> None:
    """Ids and links are taken over when they are whole."""
    editors = {field.path: field.editor for field in _card(library, "check").fields}
    assert editors[("#id",)] is Editor.NAME
    assert editors[("options", 0, "to")] is Editor.LINK
    assert editors[("say",)] is Editor.PROSE


async def test_a_field_of_a_form_gets_a_condition_and_loses_it_again(lamp: Path) -> None:
    """What was a word becomes a fact with a condition, and a word again; the card says when the field is shown."""
    async with editing(lamp, tree="lamp") as editor:
        editor.context.go("details")
        await editor.press("enter")
        editor.form.edit_path(("collect", 0))
        await editor.pilot.pause()
        assert "+ only when …" in editor.text
        editor.form.edit(
            next(i for i, f in enumerate(editor.form.stack.card.fields) if f.path == ("collect", 0, "+"))
        )
        await editor.press("enter")
        await editor.press("enter")
        await editor.write("tier == gold")
        assert editor.raw("nodes", "details", "collect") == [{"fact": "amount", "when": "tier == gold"}]
        assert "only when" in editor.text
        editor.form.edit_path(("collect", 0, "when"))
        await editor.press("ctrl+u")
        await editor.press("tab")
        assert editor.raw("nodes", "details", "collect") == ["amount"]
