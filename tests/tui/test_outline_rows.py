"""Homes and rows: where each node stands in the outline, and what every link becomes."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from decisiontree.model import Node, Option, Question, Step, Tree, WayOut
from decisiontree.reader import load_library
from decisiontree.transitions import links
from decisiontree.tui.marks import Sign
from decisiontree.tui.outline_branches import branch_below, rows_below, worst_in_branches
from decisiontree.tui.outline_rows import GUIDES_SHOWN, Row, Shape, find_homes, outline, place_of


def _tree(*steps: tuple[str, str | None], start: str | None = "a") -> Tree:
    return Tree(id="t", start=start, nodes={node: Step(id=node, to=to) for node, to in steps})


def _rows(tree: Tree, *closed: str) -> tuple[Row, ...]:
    return outline(tree, find_homes(tree), closed)


def _shapes(tree: Tree) -> list[tuple[str | None, Shape]]:
    return [(row.node, row.shape) for row in _rows(tree)]


def test_a_link_to_an_ancestor_is_a_loop() -> None:
    """And never opens, so the rows are finite."""
    assert _shapes(_tree(("a", "b"), ("b", "a"))) == [
        (None, Shape.HEAD),
        ("a", Shape.HOME),
        ("b", Shape.HOME),
        ("a", Shape.LOOP),
    ]


def test_a_link_to_itself_is_a_loop() -> None:
    """A node is its own ancestor."""
    assert _shapes(_tree(("a", "a")))[-1] == ("a", Shape.LOOP)


def test_a_link_to_no_node_is_missing() -> None:
    """It keeps its place among the options."""
    assert _shapes(_tree(("a", "nowhere")))[-1] == ("nowhere", Shape.MISSING)


def test_a_node_stands_on_its_shortest_path() -> None:
    """Not where it is met first in the file."""
    options = (Option(label="long", to="b", key="long"), Option(label="short", to="c", key="short"))
    nodes: dict[str, Node] = {
        "a": Question(id="a", options=options),
        "b": Step(id="b", to="c"),
        "c": Step(id="c", to=None),
    }
    homes = find_homes(Tree(id="t", start="a", nodes=nodes))
    assert homes.parents == {"a": None, "b": "a", "c": "a"}


def test_two_options_to_one_node_give_one_home_and_one_link() -> None:
    """The second is a link to the row just above."""
    options = (Option(label="one", to="b", key="one"), Option(label="two", to="b", key="two"))
    tree = Tree(id="t", start="a", nodes={"a": Question(id="a", options=options), "b": Step(id="b", to=None)})
    assert _shapes(tree)[2:] == [("b", Shape.HOME), ("b", Shape.LINK)]


def test_what_only_anytime_reaches_has_a_section() -> None:
    """What the start reaches as well stays at home there."""
    nodes = {"a": Step(id="a", to="b"), "b": Step(id="b", to=None), "x": Step(id="x", to="b")}
    ways = (WayOut(label="Danger", to="x", key="danger"), WayOut(label="Back", to="b", key="back"))
    rows = _rows(Tree(id="t", start="a", anytime=ways, nodes=nodes))
    assert [(row.shape, row.node or row.label) for row in rows[3:]] == [
        (Shape.SECTION, "Any time (1)"),
        (Shape.HOME, "x"),
        (Shape.LINK, "b"),
    ]


def test_lost_nodes_stand_under_their_own_roots() -> None:
    """Also those that only point at each other."""
    rows = _rows(_tree(("a", None), ("p", "q"), ("q", "p"), ("r", None)))
    assert rows[2].label == "Not reachable (3)"
    assert [row.node for row in rows[3:]] == ["r", "p", "q", "p"]


def test_a_tree_without_a_start_shows_every_node() -> None:
    """All of them as not reachable."""
    rows = _rows(_tree(("a", None), start=None))
    assert [row.node for row in rows] == [None, None, "a"]


def test_a_closed_node_hides_what_is_below() -> None:
    """And says that it is closed."""
    rows = _rows(_tree(("a", "b"), ("b", None)), "a")
    assert [(row.node, row.opened) for row in rows[1:]] == [("a", False)]


def test_a_chain_of_thousands_is_no_recursion_and_no_wall_of_guides() -> None:
    """Guides are cut on the left."""
    steps = [(f"n{number}", f"n{number + 1}") for number in range(3000)]
    rows = _rows(_tree(*steps, start="n0"))
    assert len(rows) == 3002
    assert max(len(row.guides) for row in rows) <= GUIDES_SHOWN + 1


def test_the_cursor_finds_its_row_again() -> None:
    """By the link it stands for; else by the home of the node."""
    rows = _rows(_tree(("a", "b"), ("b", "a")))
    assert place_of(rows, rows[3], "a") == 3
    assert place_of(rows, None, "a") == 1
    assert place_of(rows, None, "gone") == 0


def test_every_link_of_the_sample_trees_is_one_row(sample_trees: Path) -> None:
    """Rows are links and roots, no more and no less."""
    for tree in load_library([sample_trees]).model.trees.values():
        homes = find_homes(tree)
        rows = outline(tree, homes)
        below = [row for row in rows if row.parent is not None]
        assert len(below) == sum(1 for node in tree.nodes.values() for _ in links(node))
        assert sum(1 for row in rows if row.shape is Shape.HOME) == len(tree.nodes)


_IDS = [f"n{number}" for number in range(8)]


WAYS = st.dictionaries(
    st.sampled_from(_IDS), st.lists(st.sampled_from([*_IDS, "gone"]), max_size=4), min_size=1
)


def _tree_of(ways: dict[str, list[str]]) -> Tree:
    nodes = {
        node: Question(id=node, options=tuple(Option(label=to, to=to, key=to) for to in targets))
        for node, targets in ways.items()
    }
    return Tree(id="t", start=next(iter(nodes)), nodes=nodes)


@given(WAYS)
def test_any_tree_gives_each_node_one_home_and_each_link_one_row(ways: dict[str, list[str]]) -> None:
    """Whatever the links are: loops, doubles, lost nodes."""
    rows = _rows(_tree_of(ways))
    assert sorted(str(row.node) for row in rows if row.shape is Shape.HOME) == sorted(ways)
    assert sum(row.parent is not None for row in rows) == sum(map(len, ways.values()))


@given(WAYS, st.sets(st.sampled_from(_IDS)))
def test_a_branch_alone_has_the_rows_that_it_has_in_the_whole(
    ways: dict[str, list[str]], closed: set[str]
) -> None:
    """Whichever branches are closed: to open or close one gives what building all rows would give."""
    tree = _tree_of(ways)
    homes = find_homes(tree)
    rows = outline(tree, homes, closed)
    for at, row in enumerate(rows):
        if row.opened and row.node is not None:
            count = rows_below(rows, at, homes)
            assert branch_below(tree, homes, row, closed) == rows[at + 1 : at + 1 + count]
            shut = (*rows[:at], row._replace(opened=False), *rows[at + 1 + count :])
            assert shut == outline(tree, homes, {*closed, row.node})


@given(WAYS, st.dictionaries(st.sampled_from(_IDS), st.sampled_from(Sign)))
def test_a_closed_branch_shows_the_worst_mark_in_it(
    ways: dict[str, list[str]], marks: dict[str, Sign]
) -> None:
    """Its own or that of any node whose home is below."""
    tree = _tree_of(ways)
    homes = find_homes(tree)
    marked = {node: mark for node, mark in marks.items() if node in tree.nodes}
    naive: dict[str, Sign] = {}
    for node in tree.nodes:
        inside = [mark for each, mark in marked.items() if node in (each, *homes.ancestors(each))]
        if inside:
            naive[node] = min(inside, key=lambda mark: mark.rank)
    assert worst_in_branches(marked, homes) == naive
