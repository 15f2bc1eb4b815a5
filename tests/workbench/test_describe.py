"""Changes in words."""

from __future__ import annotations

import pytest

from decisiontree.model import (
    AddItem,
    AddNode,
    Change,
    DuplicateNode,
    Extract,
    Inline,
    InsertBetween,
    MoveItem,
    RemoveItem,
    RemoveNode,
    RenameField,
    RenameNode,
    Retarget,
    SetField,
    SortItems,
    Together,
    TurnInto,
)
from decisiontree.workbench.describe import describe


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (SetField("refund", ("title",), "x"), "title of 'refund'"),
        (SetField(None, ("title",), "x"), "title of the tree"),
        (SetField("refund", ("note",), None), "note of 'refund' removed"),
        (SetField("verify", ("options", 1, "label"), "x"), "label of option 2 of 'verify'"),
        (SetField(None, ("facts", "tier", "label"), "x"), "label of fact 'tier' of the tree"),
        (SetField("verify", ("ask",), "x"), "question of 'verify'"),
        (SetField("verify", ("options", 0, "to"), "x"), "'goes to' of option 1 of 'verify'"),
        (SetField("which", ("else",), "x"), "otherwise of 'which'"),
        (SetField("which", ("cases", 1, "when"), "x"), "when of case 2 of 'which'"),
        (SetField("verify", ("options", 0, "when"), "x"), "'only when' of option 1 of 'verify'"),
        (SetField("tell", ("must_say", 1), "x"), "word-for-word text 2 of 'tell'"),
        (
            SetField(None, ("authority", "refund", "limits", "rep"), "5"),
            "limit 'rep' of authority 'refund' of the tree",
        ),
        (SetField("verify", ("options", 0, "set", "tier"), "x"), "fact 'tier' of option 1 of 'verify'"),
        (RenameField(None, ("facts", "tier"), "level"), "fact 'tier' of the tree renamed to 'level'"),
        (AddItem("verify", ("options",), 1, {}), "option of 'verify' added"),
        (RemoveItem("verify", ("cases",), 0), "case 1 of 'verify' removed"),
        (MoveItem(None, ("anytime",), 2, 0), "exit 3 of the tree moved to place 1"),
        (SortItems("verify", ("options",), (1, 0)), "options of 'verify' sorted"),
        (Retarget("verify", ("options", 0, "to"), "end"), "option 1 of 'verify' goes to 'end'"),
        (Retarget("verify", ("to",), "end"), "'verify' goes to 'end'"),
        (Retarget(None, ("start",), "end"), "start of the tree goes to 'end'"),
        (AddNode("sorry", {}), "node 'sorry' added"),
        (RemoveNode("sorry"), "node 'sorry' removed"),
        (RenameNode("a", "b"), "node 'a' renamed to 'b'"),
        (DuplicateNode("a", "b"), "'b' added as a copy of 'a'"),
        (InsertBetween("a", ("to",), "b", "form"), "form 'b' put into 'a'"),
        (InsertBetween("a", ("options", 0, "to"), "b"), "step 'b' put into option 1 of 'a'"),
        (TurnInto("a", "step"), "'a' made the kind step"),
        (Extract(("a", "b"), "part"), "tree 'part' made of 2 nodes"),
        (Inline("a"), "what 'a' runs copied to its place"),
        (Together((AddNode("a", {}), RemoveNode("b"))), "node 'a' added and 1 more"),
    ],
)
def test_a_change_is_named_as_a_person_would(change: Change, words: str) -> None:
    """For "Undid: …"."""
    assert describe(change).words == words


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        (RenameNode("a", "b"), ("a", ()), ("b", ())),
        (AddNode("b", {}, after="a"), ("a", ()), ("b", ())),
        (RemoveNode("a"), ("a", ()), (None, ())),
        (DuplicateNode("a", "b"), ("a", ()), ("b", ())),
        (InsertBetween("a", ("to",), "b"), ("a", ("to",)), ("b", ())),
        (Extract(("a", "b"), "part"), ("a", ()), ("a", ())),
        (MoveItem("a", ("options",), 2, 0), ("a", ("options", 2)), ("a", ("options", 0))),
        (RemoveItem("a", ("options",), 2), ("a", ("options", 2)), ("a", ("options",))),
    ],
)
def test_the_place_to_show_is_one_that_is_there(change: Change, before: object, after: object) -> None:
    """After an undo it is the place before, after a redo the one after."""
    assert describe(change).before == before
    assert describe(change).after == after
