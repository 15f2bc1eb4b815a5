"""What the five operations do to values, and what counts as the same."""

from __future__ import annotations

import pytest

from decisiontree.editing.operations import (
    Assign,
    Delete,
    Insert,
    Operation,
    RenameKey,
    Reorder,
    applied,
    same,
)
from decisiontree.errors import EditRefused
from decisiontree.reader import read_document

DATA = {"a": "1", "b": ["x", "y", "z"], "c": {"d": "2"}}


@pytest.mark.parametrize(
    ("operation", "after"),
    [
        (Assign(("b", 1), "Y"), {**DATA, "b": ["x", "Y", "z"]}),
        (Insert(("b",), 0, "w"), {**DATA, "b": ["w", "x", "y", "z"]}),
        (Insert((), 1, "n", "new"), {"a": "1", "new": "n", "b": ["x", "y", "z"], "c": {"d": "2"}}),
        (Delete(("c", "d")), {**DATA, "c": {}}),
        (Reorder(("b", 0), 2), {**DATA, "b": ["y", "z", "x"]}),
        (Reorder(("c",), 0), {"c": {"d": "2"}, "a": "1", "b": ["x", "y", "z"]}),
        (RenameKey(("a",), "z"), {"z": "1", "b": ["x", "y", "z"], "c": {"d": "2"}}),
    ],
)
def test_an_operation_gives_new_data_and_leaves_the_old(operation: Operation, after: object) -> None:
    """On plain data and on YAML nodes alike."""
    before = repr(DATA)
    assert same(applied(operation, DATA), after)
    assert repr(DATA) == before
    nodes = read_document("a: 1\nb: [x, y, z]\nc:\n  d: '2'\n", "f.yaml").root
    assert same(applied(operation, nodes), after)


def test_the_order_of_keys_counts() -> None:
    """The order of nodes and facts is the author's."""
    assert not same({"a": "1", "b": "2"}, {"b": "2", "a": "1"})
    one, other = (read_document(text, "f.yaml").root for text in ("{a: 1, b: 2}", "{b: 2, a: 1}"))
    assert not same(one, other)
    assert not same({"a": "1", "b": "2"}, other)


@pytest.mark.parametrize("text", ["a: [1]", "a: {b: 1}", "a: ''", "a:", "a: 1\nb: 2", "a: [1, 2]", "b: 1"])
def test_other_data_are_not_the_same(text: str) -> None:
    """Nothing written is not an empty text, a list is not its only item."""
    assert not same(read_document("a: 1", "f.yaml").root, read_document(text, "f.yaml").root)


@pytest.mark.parametrize(
    "operation", [Insert((), 0, "x"), Insert(("b",), 0, "x", "k"), Insert(("a",), 0, "x")]
)
def test_an_entry_goes_into_a_collection_of_its_kind(operation: Operation) -> None:
    """A key into a mapping, an item into a list, nothing into a text."""
    with pytest.raises(EditRefused, match=r"that is not a list|that has no fields"):
        applied(operation, DATA)


@pytest.mark.parametrize("operation", [Insert((), 0, "x", "a"), RenameKey(("a",), "b")])
def test_a_key_is_never_there_twice(operation: Operation) -> None:
    """The operation is refused before any text is touched."""
    with pytest.raises(EditRefused, match="is there already"):
        applied(operation, DATA)
