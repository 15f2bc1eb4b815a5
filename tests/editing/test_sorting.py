"""Entries get another order with their comments; several nodes are changed by one edit."""

from __future__ import annotations

import pytest
from changes import library_of

from decisiontree.editing import doubt, plan, plan_documents
from decisiontree.errors import EditRefused
from decisiontree.model import AddItem, Change, RemoveItem, RemoveNode, SetField, SortItems, Together

FACTS = """\
facts:
  # how much
  money:
    type: money  # in pounds
    currency: GBP

  day: {type: date}
  # a note between

  # who
  age: {type: integer}
start: a
"""
SORTED_FACTS = """\
facts:
  # who
  age: {type: integer}

  day: {type: date}
  # a note between

  # how much
  money:
    type: money  # in pounds
    currency: GBP
start: a
"""


@pytest.mark.parametrize(
    ("before", "field", "order", "after"),
    [
        (FACTS, ("facts",), (2, 1, 0), SORTED_FACTS),
        ("tags: [one, two,  three]\n", ("tags",), (0, 2, 1), "tags: [one, three,  two]\n"),
        ("tags:\n  - b\n  # first\n  - a", ("tags",), (1, 0), "tags:\n  # first\n  - a\n  - b"),
        (
            "snippets:\n  b: |+\n    text\n\n  a: x\nstart: n\n",
            ("snippets",),
            (1, 0),
            "snippets:\n  a: x\n  b: |+\n    text\n\nstart: n\n",
        ),
    ],
    ids=["facts with comments", "flow list", "list without a last line feed", "kept blank lines"],
)
def test_entries_are_sorted_with_their_comments(
    before: str, field: tuple[str, ...], order: tuple[int, ...], after: str
) -> None:
    """A comment goes along with the entry under it; blank lines and comments that stand alone keep their place."""
    library = library_of({"t.yaml": before})
    edited = plan_documents(SortItems(None, field, order), library, "t")["t.yaml"]
    assert edited.patch.apply(before) == after
    assert doubt(edited.document) is None


@pytest.mark.parametrize("order", [(0, 1), (0, 1, 1), (0, 1, 3)])
def test_an_order_of_other_entries_is_refused(order: tuple[int, ...]) -> None:
    """Nothing is lost or doubled."""
    with pytest.raises(EditRefused, match="has other entries now"):
        plan(SortItems(None, ("facts",), order), library_of({"t.yaml": FACTS}), "t")


NODES = """\
nodes:
  a:
    ask: A?
    tags: [x]
  b: {ask: B?, tags: [x, y]}
  c:
    ask: C?
    # kept
    tags:
      - y
      - x
  d:
    ask: D?
"""


@pytest.mark.parametrize(
    "changes",
    [
        (AddItem("a", ("tags",), 1, "z"), AddItem("c", ("tags",), 2, "z"), AddItem("d", ("tags",), 0, "z")),
        (SetField("a", ("tags",), None), RemoveItem("b", ("tags",), 0), RemoveItem("c", ("tags",), 1)),
        (RemoveNode("a"), RemoveNode("b"), SetField("c", ("ask",), "See?")),
        (RemoveNode("a"), RemoveNode("b"), RemoveNode("c"), RemoveNode("d")),
    ],
    ids=["tags added", "tags removed", "nodes removed", "all removed"],
)
def test_changes_of_several_nodes_give_what_they_give_one_by_one(changes: tuple[Change, ...]) -> None:
    """They are planned against one state of the file, which is read once."""
    library, one_by_one = library_of({"t.yaml": NODES}), NODES
    for change in changes:
        one_by_one = plan(change, library_of({"t.yaml": one_by_one}), "t")["t.yaml"].apply(one_by_one)
    assert plan(Together(changes), library, "t")["t.yaml"].apply(NODES) == one_by_one
