"""The table of transitions: a row for each kind of node, and what it says of each field."""

from __future__ import annotations

from typing import get_args

import pytest

from decisiontree.display import NODE_KINDS
from decisiontree.model import (
    Assignments,
    Branch,
    Case,
    Condition,
    Content,
    Decision,
    Field,
    Form,
    Library,
    Listen,
    Node,
    Option,
    Outcome,
    Question,
    Step,
    Subtree,
    TextItem,
    Tree,
    Unreadable,
    WayOut,
)
from decisiontree.reader import KINDS
from decisiontree.transitions import (
    ALWAYS,
    Effects,
    begins,
    can_run,
    comes_back,
    edges,
    exits,
    links,
    may_end,
    return_target,
    skip_target,
    waits,
)
from decisiontree.transitions.edges import TABLE

_LIBRARY = Library()
_TICKED = Content(skip_if=("restart",))
_SHOWN = Content(say=(TextItem("Hello"),))


def test_each_kind_of_node_has_its_row() -> None:
    """A kind that is forgotten here could not be walked, read or named."""
    kinds = {kind.__name__.lower() for kind in get_args(Node)}
    assert set(TABLE) == set(get_args(Node))
    assert set(NODE_KINDS) == kinds
    assert set(KINDS) == kinds - {"unreadable"}


def test_an_option_says_what_choosing_it_does() -> None:
    """What it sets and forgets, and whether it approves, under the key that logs know."""
    option = Option(
        label="Yes",
        to="on",
        key="yes",
        assigns=Assignments(forgets=("days",), sets=(("tier", "gold"),)),
        approves=True,
    )
    (edge,) = edges(Question(id="q", options=(option,)), _LIBRARY)
    assert (edge.field, edge.entry, edge.target, edge.key) == (
        ("options", 0, "to"),
        ("options", 0),
        "on",
        "yes",
    )
    assert edge.effects == Effects((("days", None), ("tier", "gold")), (), approves=True)
    assert not edge.exclusive


def test_a_condition_that_cannot_be_read_is_neither_open_nor_shut() -> None:
    """Nobody can say when such a case is taken."""
    cases = (Case(Condition("days >"), "a"), Case(Condition("true", ALWAYS), "b"))
    found = edges(Branch(id="b", cases=cases), _LIBRARY)
    assert [(edge.guard, edge.exclusive) for edge in found] == [(None, True), (ALWAYS, True)]


def test_an_else_that_was_left_out_is_no_way() -> None:
    """A branch may do without; one that is there comes last."""
    assert edges(Branch(id="b"), _LIBRARY) == ()
    assert [edge.field for edge in edges(Branch(id="b", otherwise="c"), _LIBRARY)] == [("else",)]


def test_a_decision_whose_authority_is_not_known_says_nothing_of_its_limit() -> None:
    """Above it is where it goes on when it is not within."""
    within, above = edges(Decision(id="d", decide="refund", within="a", above="b"), _LIBRARY)
    assert (within.guard, above.guard) == (None, ALWAYS)


def test_a_form_collects_on_its_way() -> None:
    """What is filled in is known behind it."""
    (edge,) = edges(Form(id="f", collect=(Field("days"), Field("tried")), to="on"), _LIBRARY)
    assert edge.effects == Effects(collects=(Field("days"), Field("tried")))


def test_links_are_the_fields_that_name_a_node() -> None:
    """Those that are there, the one for a node that is skipped last."""
    node = Listen(id="l", content=Content(skip_to="off"), agreed="on")
    assert [(link.field, link.target) for link in links(node)] == [(("agreed",), "on"), (("skip_to",), "off")]


@pytest.mark.parametrize(
    ("node", "target"),
    [
        (Step(id="s", content=_TICKED, to="on"), "on"),
        (Form(id="f", content=_TICKED, to="on"), "on"),
        (Step(id="s", content=Content(skip_if=("restart",), skip_to="off"), to="on"), "off"),
        (Question(id="q", content=_TICKED), None),
        (Listen(id="l", content=_TICKED, agreed="on"), None),
        (Step(id="s", content=Content(skip_to="off"), to="on"), None),
    ],
)
def test_a_node_that_is_skipped_leads_to_what_comes_next(node: Node, target: str | None) -> None:
    """Its own `skip_to`, else where it leads anyway, if that is one place; without `skip_if` it is never skipped."""
    assert skip_target(node) == target


def test_an_outcome_comes_back_by_its_name_or_by_else() -> None:
    """An entry whose target cannot be read comes back all the same, nobody knows where."""
    caller = Subtree(id="s", run="other", returns=(("done", "on"), ("lost", None)))
    assert [return_target(caller, each) for each in ("done", "lost", "gone")] == ["on", None, None]
    assert [comes_back(caller, each) for each in ("done", "lost", "gone")] == [True, True, False]
    caller = Subtree(id="s", run="other", returns=(("done", "on"),), otherwise="else")
    assert return_target(caller, "gone") == "else"
    assert comes_back(caller, "gone")


def test_exits_that_lead_nowhere_are_no_exits() -> None:
    """Those that are left are there from the start on; without a start there is no walk."""
    anytime = tuple(WayOut(label=str(to), to=to, key=str(to)) for to in ("end", "lost", None))
    tree = Tree(id="t", start="s", anytime=anytime, nodes={each: Step(id=each) for each in ("s", "end")})
    assert exits(tree) == ("end",)
    assert begins(tree) == ("s", "end")
    assert can_run(tree)
    headless = Tree(id="t", start="gone", anytime=anytime, nodes=tree.nodes)
    assert begins(headless) == ()
    assert not can_run(headless)
    assert not can_run(None)


@pytest.mark.parametrize(
    ("node", "stays"),
    [
        (Step(id="s"), True),
        (Decision(id="d"), True),
        (Branch(id="b"), False),
        (Subtree(id="s"), False),
        (Outcome(id="o"), False),
        (Branch(id="b", content=_SHOWN), True),
        (Outcome(id="o", team="Leads"), True),
    ],
)
def test_a_walk_waits_where_there_is_something_to_see(node: Node, stays: bool) -> None:
    """Branches, subtrees and outcomes pass by themselves unless they hold more than their way."""
    assert waits(node) is stays


@pytest.mark.parametrize(
    ("node", "ends"),
    [
        (Outcome(id="o"), True),
        (Unreadable(id="u"), True),
        (Subtree(id="s", returns=(("done", "on"),)), True),
        (Subtree(id="s", otherwise="on"), False),
        (Question(id="q"), False),
    ],
)
def test_a_walk_may_end_at_an_outcome_and_in_a_tree_that_hands_over(node: Node, ends: bool) -> None:
    """A subtree without `else` hands over for what `returns` leaves out."""
    assert may_end(node) is ends
