"""The places that a row of the outline offers for what is pasted."""

from __future__ import annotations

from decisiontree.model import AddItem, Option, Outcome, Question, SetField, Step, Tree
from decisiontree.tui.clipboard import places
from decisiontree.tui.outline_rows import Row, Shape

ASK = Question(id="ask", ask="?", options=(Option(label="[b]On[/b]", to="step", key="on"),))
STEP = Step(id="step", to="end")
TREE = Tree(id="t", start="ask", nodes={"ask": ASK, "step": STEP, "end": Outcome(id="end", outcome="End")})
TO_STEP = ("options", 0, "to")


def _words(row: Row, *, leads_on: bool, tree: Tree = TREE) -> list[str]:
    node = tree.nodes.get(row.node or "")
    return [place.words for place in places(tree, row, node, leads_on=leads_on)]


def test_a_node_offers_its_ways_and_the_way_to_it() -> None:
    """Before and after only what leads on itself."""
    home = Row(Shape.HOME, "step", "[b]On[/b]", "ask", TO_STEP)
    assert _words(home, leads_on=True) == [
        "after 'step', before 'End'",
        "before 'step', on '[b]On[/b]' of '?'",
        "in place of the link to 'step', where '[b]On[/b]' of '?' goes",
        "after 'step' in the file, with no link to it yet",
    ]
    assert _words(home, leads_on=False) == [
        "in place of the link to 'step', where '[b]On[/b]' of '?' goes",
        "after 'step' in the file, with no link to it yet",
    ]
    assert _words(Row(Shape.HOME, "ask"), leads_on=True)[:2] == [
        "as a new option of '?'",
        "before '?', as the start of the tree",
    ]


def test_a_link_offers_itself() -> None:
    """One that leads nowhere, one that leads elsewhere, and an empty one of a node."""
    assert _words(Row(Shape.MISSING, "gone", "Yes", "ask", TO_STEP), leads_on=True) == [
        "where 'Yes' of '?' goes"
    ]
    assert _words(Row(Shape.LINK, "end", "next", "step", ("to",)), leads_on=True) == [
        "in place of the link to 'End', where 'step' goes",
        "on the link 'step', before 'End'",
    ]
    empty = Tree(id="t", nodes={"new": Step(id="new", to=None)})
    assert _words(Row(Shape.HOME, "new"), leads_on=False, tree=empty)[0] == "where 'new' goes"


def test_the_head_offers_the_start_and_an_exit() -> None:
    """The start first, where the tree has none."""
    new = Tree(id="t")
    assert _words(Row(Shape.HEAD), leads_on=False, tree=new)[0] == "as the start of the tree"
    assert _words(Row(Shape.HEAD), leads_on=True)[0] == "as the start of the tree, before '?'"
    assert _words(Row(Shape.SECTION, label="Not reachable (1)"), leads_on=True) == []
    exit_ = places(TREE, Row(Shape.HEAD), None, leads_on=False)[0]
    path = ("anytime", 0, "to")
    assert exit_.changes("x") == (
        AddItem(None, ("anytime",), 0, {"label": ""}),
        SetField(None, path, "x"),
    )
    assert exit_.to_write == ("anytime", 0, "label")
