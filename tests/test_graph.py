"""The map of a tree answers in document order, and exactly."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from decisiontree.graph import Graph, Trap, loops, way_between
from decisiontree.model import (
    Branch,
    Case,
    Condition,
    Node,
    Option,
    Outcome,
    Question,
    Step,
    Subtree,
    Tree,
    Unreadable,
    WayOut,
)


def ask(node_id: str, *targets: str | None) -> Question:
    """A question with one option for each target."""
    options = tuple(
        Option(label=f"to {target}", to=target, key=str(index)) for index, target in enumerate(targets)
    )
    return Question(id=node_id, ask="?", options=options)


def step(node_id: str, to: str | None) -> Step:
    """A step that moves on."""
    return Step(id=node_id, to=to)


def end(node_id: str) -> Outcome:
    """An outcome."""
    return Outcome(id=node_id, outcome=node_id)


def tree(*nodes: Node, start: str | None = "a", exits: tuple[str, ...] = ()) -> Tree:
    """A tree of these nodes; a walk can leave by the exits anywhere."""
    anytime = tuple(WayOut(label=target, to=target, key=target) for target in exits)
    return Tree(id="t", start=start, anytime=anytime, nodes={node.id: node for node in nodes})


def test_reachable_and_unreachable_part_the_nodes_in_document_order() -> None:
    """What no link and no exit leads to is unreachable."""
    graph = Graph(tree(end("z"), ask("a", "b", "c"), end("c"), end("b"), end("d"), end("x"), exits=("x",)))

    assert graph.reachable() == ("a", "c", "b", "x")
    assert graph.unreachable() == ("z", "d")


def test_without_a_start_nothing_is_called_unreachable() -> None:
    """A missing or dangling start is one mistake, not one for each node."""
    assert Graph(tree(end("a"), start=None)).unreachable() == ()
    assert Graph(tree(end("a"), start="gone")).unreachable() == ()
    assert Graph(tree(end("a"), start="gone")).reachable() == ()


def test_what_an_unreadable_node_seems_to_lead_to_is_not_unreachable() -> None:
    """One broken node does not make its followers look lost."""
    broken = tree(step("a", "b"), Unreadable(id="b"), end("c"), end("d"))

    assert Graph(broken).unreachable() == ("c", "d")
    assert Graph(broken, suspected={"b": ("c", "no_node")}).unreachable() == ("d",)


def test_a_route_is_a_shortest_one() -> None:
    """Of two ways the shorter is shown, of two equal ones the first in the document."""
    graph = Graph(
        tree(ask("a", "b", "c"), step("b", "d"), step("c", "d"), step("d", "e"), end("e"), end("f"))
    )

    assert graph.route("e") == ("a", "b", "d", "e")
    assert graph.length("e") == 4
    assert graph.route("f") == ()
    assert graph.length("f") is None


def test_dead_ends_have_no_way_on_at_all() -> None:
    """A dangling link, a hand-over and an unreadable node are no dead ends."""
    graph = Graph(
        tree(
            ask("a"),
            step("b", None),
            step("c", "gone"),
            Subtree(id="d", run="other"),
            Unreadable(id="e"),
            Subtree(id="f", run="other", returns=(("x", "a"),)),
            end("g"),
        )
    )

    assert graph.dead_ends() == ("a", "b")


def test_a_closed_loop_is_a_trap_and_what_leads_into_it_is_not() -> None:
    """Only the loop itself is named, from its earliest node round to it."""
    graph = Graph(tree(ask("a", "b", "d"), step("b", "c"), ask("c", "b", "e"), end("d"), step("e", "b")))

    assert graph.traps == (Trap(("b", "c", "e"), ("b", "c", "b")),)


def test_an_exit_does_not_rescue_a_trap() -> None:
    """`anytime` is for emergencies: a loop with nothing else to leave it by is a trap all the same."""
    graph = Graph(tree(step("a", "b"), step("b", "a"), end("x"), exits=("x",)))

    assert graph.traps == (Trap(("a", "b"), ("a", "b", "a")),)


def test_a_loop_that_may_be_left_by_an_illegible_or_dangling_link_is_no_trap() -> None:
    """Those links have a diagnostic of their own."""
    assert Graph(tree(step("a", "b"), ask("b", "a", None))).traps == ()
    assert Graph(tree(step("a", "b"), ask("b", "a", "gone"))).traps == ()
    assert Graph(tree(step("a", "b"), ask("b", "a", "c"), Unreadable(id="c"))).traps == ()


def test_a_subtree_in_a_loop_leaves_it_unless_every_outcome_comes_back() -> None:
    """Without `else`, what `returns` leaves out ends the conversation."""
    looping = tree(Subtree(id="a", run="other", returns=(("x", "b"),)), step("b", "a"))

    assert Graph(looping).traps == ()
    assert Graph(looping, returning={"a"}).traps == (Trap(("a", "b"), ("a", "b", "a")),)


def test_each_knot_of_nodes_gives_one_cycle_from_its_earliest_node() -> None:
    """However many loops a knot has, one short one is shown; a node that leads to itself is none."""
    graph = Graph(
        tree(ask("a", "b", "x"), ask("b", "a", "c"), ask("c", "a", "c"), ask("x", "x", "y"), end("y"))
    )

    assert graph.cycles() == (("a", "b", "a"),)


def test_the_order_of_the_file_says_nothing_about_where_a_loop_begins() -> None:
    """It begins where a call meets it first, so that moving a node moves no finding."""
    nodes = (ask("a", "b", "x"), ask("b", "c"), ask("c", "b", "x"), end("x"))

    assert Graph(tree(nodes[0], nodes[2], nodes[1], nodes[3])).cycles() == Graph(tree(*nodes)).cycles()
    assert Graph(tree(*nodes)).cycles() == (("b", "c", "b"),)


def test_a_node_that_also_leads_to_itself_does_not_hide_the_loop_it_is_part_of() -> None:
    """Its own link is `self-link`'s to tell."""
    graph = Graph(tree(ask("a", "a", "b"), ask("b", "a", "c"), end("c")))

    assert graph.cycles() == (("a", "b", "a"),)


def test_a_branch_links_by_its_cases_and_its_else() -> None:
    """Every row counts, whatever its condition."""
    branch = Branch(id="a", cases=(Case(Condition("x"), "b"), Case(Condition("y"), None)), otherwise="c")
    graph = Graph(tree(branch, end("b"), end("c")))

    assert [link.target for link in graph.outgoing("a")] == ["b", "c"]
    assert graph.unreachable() == ()


def test_a_bypass_is_shown_as_a_route() -> None:
    """With a way round there is a route that shows it; with none there is nothing to show."""
    graph = Graph(tree(ask("a", "b", "c"), step("b", "d"), step("c", "d"), step("d", "e"), end("e")))

    assert graph.bypass("e", "b") == ("a", "c", "d", "e")
    assert graph.bypass("e", "d") is None
    assert graph.bypass("e", "a") is None


def test_an_exit_is_a_way_round_a_mandatory_step() -> None:
    """An exit can be taken at once, so it keeps no promise."""
    graph = Graph(tree(step("a", "b"), step("b", "e"), end("e"), exits=("e",)))

    assert graph.bypass("e", "b") == ("a", "e")


def test_clicks_count_moves_and_an_exit_is_one_from_anywhere() -> None:
    """From where no target can be reached there is no number."""
    without = Graph(tree(step("a", "b"), step("b", "c"), end("c"), end("d")))
    with_exit = Graph(tree(step("a", "b"), step("b", "c"), end("c"), end("d"), exits=("c",)))

    assert without.clicks_to(["c"]) == {"c": 0, "b": 1, "a": 2}
    assert with_exit.clicks_to(["c"]) == {"c": 0, "b": 1, "a": 1, "d": 1}


def test_loops_of_names_include_names_that_lead_to_themselves() -> None:
    """Trees that call each other are asked like this."""
    assert loops({"a": ["b"], "b": ["a", "c"], "c": ["c"], "d": []}) == (("a", "b", "a"), ("c", "c"))


def test_a_way_between_names_passes_unknown_ones_over() -> None:
    """A tree that is not there leads nowhere."""
    calls = {"a": ["b", "gone"], "b": ["c"], "c": []}

    assert way_between("a", "c", calls) == ("a", "b", "c")
    assert way_between("gone", "c", calls) == ()


NAMES = "abcdefgh"


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(NAMES), st.lists(st.sampled_from(NAMES), min_size=1, max_size=3)))
def test_every_node_is_either_on_a_way_to_an_end_or_led_into_a_trap(ways: dict[str, list[str]]) -> None:
    """Where no end can be reached there is a closed loop ahead, and no trap has a way out."""
    steps: list[Node] = [ask(name, *targets) for name, targets in ways.items()]
    ends: list[Node] = [end(name) for name in NAMES if name not in ways]
    graph = Graph(tree(*steps, *ends, start=None))
    closed = [set(members) for members, _ in graph.traps]
    following = {name: _ahead(name, ways) for name in NAMES}

    for members in closed:
        assert all(following[name] == members for name in members)
    for name in ways:
        reaches_an_end = any(other not in ways for other in following[name])
        assert reaches_an_end or any(members <= following[name] for members in closed)


@settings(deadline=None)
@given(
    st.dictionaries(st.sampled_from(NAMES), st.lists(st.sampled_from(NAMES), min_size=1, max_size=3)),
    st.sampled_from(NAMES),
)
def test_a_bypass_exists_exactly_when_taking_the_node_away_leaves_a_route(
    ways: dict[str, list[str]], passes: str
) -> None:
    """Also where several are asked about the same node; the route shown is a real one."""
    nodes: list[Node] = [ask(name, *ways[name]) if name in ways else end(name) for name in NAMES]
    graph = Graph(tree(*nodes))
    without = {
        name: [to for to in targets if to != passes] for name, targets in ways.items() if name != passes
    }
    open_to = {"a", *_ahead("a", without)} if passes != "a" else set()
    for before in NAMES:
        route = graph.bypass(before, passes)
        assert (route is not None) == (before in open_to)
        if route:
            assert route[0] == "a"
            assert route[-1] == before
            assert passes not in route
            assert all(after in ways[here] for here, after in itertools.pairwise(route))


def _ahead(name: str, ways: dict[str, list[str]]) -> set[str]:
    met: set[str] = set()
    waiting = list(ways.get(name, ()))
    while waiting:
        here = waiting.pop()
        if here not in met:
            met.add(here)
            waiting += ways.get(here, ())
    return met


def test_what_is_met_only_through_a_node_is_lost_with_it() -> None:
    """Not what an exit leads to, nor what was never met; the start loses all but what the exits lead to."""
    graph = Graph(
        tree(
            ask("a", "b", "d"),
            ask("b", "c"),
            ask("c", "b", "d", "gone"),
            end("d"),
            end("x"),
            end("z"),
            exits=("x",),
        )
    )

    assert graph.only_through("b") == ("c",)
    assert graph.only_through("a") == ("b", "c", "d")
    assert graph.only_through("z") == ()


def test_an_exit_leads_to_its_node_in_a_tree_whose_start_is_missing() -> None:
    """What the author has not written yet hides nothing of what is there."""
    graph = Graph(tree(ask("x", "y"), end("y"), start=None, exits=("x",)))

    assert graph.only_through("x") == ("y",)


def test_a_part_has_one_way_in() -> None:
    """A node that is led to from outside the part stays outside, with all that is met through it."""
    graph = Graph(
        tree(
            ask("a", "b"),
            ask("b", "c", "d"),
            ask("c", "e", "b"),
            step("d", "f"),
            end("e"),
            end("f"),
            step("z", "d"),
        )
    )

    assert graph.part_from("b") == ("b", "c", "e")
    assert graph.part_from("a") == ("a", "b", "c", "e")
    assert graph.only_through("b") == ("c", "d", "e", "f")


def test_a_part_that_no_route_meets_is_one_too() -> None:
    """What was pasted and is not linked yet can be moved as a whole, round its loops, and never with the start."""
    graph = Graph(tree(ask("a", "f"), end("f"), ask("x", "y", "f"), ask("y", "z", "x", "a"), end("z")))

    assert graph.part_from("x") == ("x", "y", "z")
