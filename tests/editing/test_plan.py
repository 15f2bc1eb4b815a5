"""Changes on the sample trees, checked by another parser and by what the reader makes of the result."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from changes import library_of
from how_many import how_many
from hypothesis import given, settings
from hypothesis import strategies as st

from decisiontree.editing import plan
from decisiontree.errors import EditRefused
from decisiontree.model import (
    AddItem,
    AddNode,
    Change,
    MoveItem,
    Question,
    RemoveItem,
    RemoveNode,
    RenameNode,
    Retarget,
    SetField,
    Together,
    Tree,
)
from decisiontree.reader import LibraryReading, load_library, read_document
from decisiontree.transitions import head_links, links

TREES = Path(__file__).parents[2] / "trees"
WORDS = [
    "Yes, please",
    "no",
    "ticket #4",
    "say: it",
    "{caller_name}",
    "it's",
    'say "hi"',
    "1.10",
    "ends:",
    "two\nlines",
    "é 🙂",
]
TEXTS = st.lists(st.sampled_from([*WORDS, "plain words"]), min_size=1, max_size=3).map(" ".join)


@cache
def samples() -> LibraryReading:
    """The sample trees, read once."""
    return load_library([TREES])


@st.composite
def changes(draw: st.DrawFn, tree: Tree) -> Change:
    """Any change that makes sense on the tree."""
    node = draw(st.sampled_from(list(tree.nodes)))
    questions = [node for node in tree.nodes.values() if isinstance(node, Question) and node.options]
    question = draw(st.sampled_from(questions))
    index = draw(st.integers(0, len(question.options) - 1))
    to = draw(st.sampled_from(list(tree.nodes)))
    text = draw(TEXTS)
    one: st.SearchStrategy[Change] = st.sampled_from(
        [
            SetField(node, ("note",), text),
            SetField(None, ("title",), text),
            SetField(question.id, ("options", index, "label"), text),
            SetField(question.id, ("options", index, "hint"), text),
            SetField(question.id, ("ask",), None),
            SetField(None, ("phrases", "required"), [text]),
            AddItem(question.id, ("options",), index, {"label": text, "to": to}),
            RemoveItem(question.id, ("options",), index),
            MoveItem(question.id, ("options",), index, 0),
            Retarget(question.id, ("options", index, "to"), to),
            AddNode("brand_new", {"ask": text, "options": [{"label": text, "to": to}]}, node),
            RemoveNode(node),
            RenameNode(node, "brand_new"),
        ]
    )
    return Together((draw(one), SetField(None, ("purpose",), text))) if draw(st.booleans()) else draw(one)


@settings(max_examples=how_many(25, 500), deadline=None)
@given(st.data())
def test_every_kind_of_change_is_undone_by_its_inverse(data: st.DataObject) -> None:
    """Undo restores every byte of every file."""
    library = samples()
    tree_id = data.draw(st.sampled_from(sorted(library.trees)))
    change = data.draw(changes(_tree(library, tree_id)))
    texts = _texts(library)
    for file, patch in plan(change, library, tree_id).items():
        after = patch.apply(texts[file])
        assert patch.invert(texts[file]).apply(after) == texts[file]


@settings(max_examples=12, deadline=None)
@given(st.data())
def test_another_parser_reads_the_text_that_was_set_and_all_else_as_before(data: st.DataObject) -> None:
    """And what stands above the node stays as it is, byte for byte."""
    library = samples()
    tree_id = data.draw(st.sampled_from(sorted(library.trees)))
    node = data.draw(st.sampled_from(sorted(_tree(library, tree_id).nodes)))
    text = data.draw(TEXTS)
    document = library.trees[tree_id].document
    patches = plan(SetField(node, ("note",), text), library, tree_id)
    after = read_document(patches[document.file].apply(document.text), document.file) if patches else document
    span = document.locate(("nodes", node))
    before = document.text[: span.start]
    assert after.text.startswith(before[: before.rfind(f"{node}:")])
    wanted = _independent(document.text)
    wanted["nodes"][node]["note"] = text
    found = _independent(after.text)
    found["nodes"][node]["note"] = found["nodes"][node]["note"].removesuffix("\n")
    assert found == wanted


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_a_renamed_node_keeps_every_link(data: st.DataObject) -> None:
    """The tree after is the tree before with one id exchanged."""
    library = samples()
    tree_id = data.draw(st.sampled_from(sorted(library.trees)))
    before = _tree(library, tree_id)
    old = data.draw(st.sampled_from(list(before.nodes)))
    texts = _texts(library)
    for file, patch in plan(RenameNode(old, "brand_new"), library, tree_id).items():
        texts[file] = patch.apply(texts[file])
    after = _tree(library_of(texts), tree_id)
    assert _links(after) == [
        ("brand_new" if node == old else node, field, "brand_new" if to == old else to)
        for node, field, to in _links(before)
    ]
    assert after.nodes["brand_new"].content.was[-1] == old


def test_a_renamed_outcome_is_renamed_in_the_trees_that_come_back_from_it() -> None:
    """`returns` of a tree that runs this one, and no other `returns`."""
    caller = "format: 1\ntitle: T\nstart: a\nnodes:\n  a: {run: sub, returns: {done: done}, else: done}\n"
    caller += (
        "  b: {run: other, returns: {done: done}, else: done}\n  done: {outcome: D, resolution: resolved}\n"
    )
    sub = "format: 1\ntitle: S\nstart: done\nnodes:\n  done: {outcome: D, resolution: resolved}\n"
    library = library_of({"caller.yaml": caller, "sub.yaml": sub})
    patches = plan(RenameNode("done", "end"), library, "sub")
    assert patches["caller.yaml"].apply(caller) == caller.replace(
        "a: {run: sub, returns: {done: done}", "a: {run: sub, returns: {end: done}"
    )
    assert sorted(patches) == ["caller.yaml", "sub.yaml"]


def test_a_renamed_node_is_renamed_in_scenarios() -> None:
    """`node` in the tree's own scenarios, `tree/node` in those of a tree that runs it."""
    sub = "format: 1\ntitle: S\nstart: q\nnodes:\n  q: {ask: Q?, options: [{label: A, to: q}]}\n"
    own = "format: 1\nscenarios:\n  - name: One  # first\n    answers: {q: a}\n    expect: {outcome: q}\n"
    other = (
        "format: 1\nscenarios:\n  - name: Two\n    answers: {q: a, sub/q: a}\n    expect: {outcome: sub/q}\n"
    )
    files = {"sub.yaml": sub, "sub.scenarios.yaml": own, "caller.yaml": sub, "caller.scenarios.yaml": other}
    patches = plan(RenameNode("q", "ask_it"), library_of(files), "sub")
    assert patches["sub.scenarios.yaml"].apply(own) == own.replace("{q:", "{ask_it:").replace(
        ": q}", ": ask_it}"
    )
    assert patches["caller.scenarios.yaml"].apply(other) == other.replace("sub/q", "sub/ask_it")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (RenameNode("a", "b"), "there is a node 'b' already"),
        (RenameNode("nobody", "c"), "there is no node 'nobody'"),
        (RenameNode("a", "Bad Id"), "'Bad Id' cannot be an id"),
        (RemoveNode("nobody"), "there is no node 'nobody'"),
        (AddNode("a", {"say": "x"}), "there is a node 'a' already"),
        (AddNode("c", {"say": "x"}, after="nobody"), "there is no node 'nobody' to put it after"),
        (RemoveItem("a", ("options",), 7), "there is no item 8"),
        (RemoveItem("a", ("ask",), 0), "'ask' is not a list"),
        (MoveItem("a", ("options",), 3, 0), "there is no item 4"),
        (MoveItem("a", ("cases",), 0, 1), "there is no 'cases'"),
        (AddItem("a", ("options", 0), 0, "x"), "'options.1' is not a list"),
        (SetField("a", ("ask", "deeper"), "x"), "'ask' has no fields, so 'deeper' cannot go there"),
        (SetField(None, (), "x"), "the file as a whole can only be edited entry by entry"),
        (SetField(None, (), None), "the file as a whole can only be edited entry by entry"),
        (MoveItem("a", ("options",), 0, 5), "there is no place 6"),
        (AddItem("a", ("options",), 9, "x"), "there is no place 10"),
        (SetField("a", ("options", 4, "label"), "x"), "'options.5.label' is not there yet"),
    ],
)
def test_a_change_that_makes_no_sense_is_refused_with_its_reason(change: Change, reason: str) -> None:
    """The text stays, and the message names the thing."""
    text = "format: 1\nnodes:\n  a: {ask: Q?, options: [{label: A, to: b}]}\n  b: {outcome: B}\n"
    with pytest.raises(EditRefused, match=reason.replace("(", r"\(")):
        plan(change, library_of({"t.yaml": text}), "t")


def test_a_tree_with_a_syntax_error_is_not_edited() -> None:
    """Nothing could be proved; the message names the line to mend."""
    library = library_of({"t.yaml": "format: 1\ntitle: T\nnodes:\n  a: {ask: 'open\n  b: {outcome: B}\n"})
    with pytest.raises(EditRefused, match=r"line \d of 't.yaml' must be fixed first"):
        plan(SetField(None, ("title",), "x"), library, "t")


def test_a_text_that_is_too_long_is_refused_with_the_limit() -> None:
    """Before the file is written and nobody can read it any more."""
    with pytest.raises(EditRefused, match=r"cannot be written: a text of 70,000 characters; the limit is"):
        plan(SetField(None, ("title",), "x" * 70_000), library_of({"t.yaml": "title: T\n"}), "t")


@pytest.mark.parametrize("text", ["", "# nothing yet\n"])
def test_an_empty_file_says_what_to_do(text: str) -> None:
    """There is nothing that a field could be added to."""
    with pytest.raises(EditRefused, match="the file is empty"):
        plan(SetField(None, ("title",), "x"), library_of({"t.yaml": text}), "t")


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("a: &x {say: one}\nb: *x\n", ("a",)),
        ("a: &x {say: one}\nb: *x\n", ("a", "say")),
        ("a: &x {say: one}\nb: *x\n", ("a", "do")),
        ("a: &x {say: one}\nb: *x\n", ("b",)),
        ("a: !!str one\n", ("a",)),
    ],
)
def test_values_with_anchors_and_tags_are_left_alone(text: str, field: tuple[str, ...]) -> None:
    """Other places may hang on them."""
    with pytest.raises(EditRefused, match=r"anchor|'\*x' may repeat this"):
        plan(SetField(None, field, "two"), library_of({"t.yaml": text}), "t")


def test_an_anchor_is_not_moved_past_what_refers_to_it() -> None:
    """The file would have no such anchor any more where it is needed."""
    text = "tags: [&x one, *x, two]\n"
    with pytest.raises(EditRefused, match="anchor"):
        plan(MoveItem(None, ("tags",), 0, 2), library_of({"t.yaml": text}), "t")


def test_a_key_that_stands_twice_is_not_edited() -> None:
    """Nobody can say which of the two is meant."""
    with pytest.raises(EditRefused, match="'title' is there twice"):
        plan(SetField(None, ("title",), "c"), library_of({"t.yaml": "title: a\ntitle: b\n"}), "t")


def test_a_change_that_changes_nothing_gives_no_patch() -> None:
    """The same text again is no step to undo."""
    text = "title: A title\nnodes: {}\n"
    assert plan(SetField(None, ("title",), "A title"), library_of({"t.yaml": text}), "t") == {}
    assert plan(SetField(None, ("owner",), None), library_of({"t.yaml": text}), "t") == {}


@pytest.mark.parametrize(
    "file", sorted(Path(__file__).parents[2].rglob("*.yaml")), ids=lambda file: file.name
)
def test_reading_and_writing_without_a_change_keeps_every_byte(file: Path) -> None:
    """On every YAML file of the repository that is text at all."""
    content = file.read_bytes()
    document = read_document(content, file.name)
    unreadable = {"utf16", "not-utf8", "file-too-large"}
    assert document.encoded() == content or unreadable & {fault.rule for fault in document.faults}


def _tree(library: LibraryReading, tree_id: str) -> Tree:
    tree = library.trees[tree_id].tree
    assert tree is not None
    return tree


def _texts(library: LibraryReading) -> dict[str, str]:
    documents = [reading.document for reading in library.trees.values()]
    documents += [scenarios.document for scenarios in library.scenarios.values()]
    documents += [library.shared.document] if library.shared is not None else []
    return {document.file: document.text for document in documents}


def _links(tree: Tree) -> list[tuple[str | None, object, str]]:
    found: list[tuple[str | None, object, str]] = [
        (None, link.field, link.target) for link in head_links(tree)
    ]
    return found + [
        (node.id, link.field, link.target) for node in tree.nodes.values() for link in links(node)
    ]


def _independent(text: str) -> Any:  # noqa: ANN401  PyYAML gives any data
    return yaml.load(text, yaml.BaseLoader)  # noqa: S506  makes texts only
