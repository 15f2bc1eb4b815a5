"""Nodes copied, put between, made another kind, taken out and back in: on random trees and on the sample trees."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from random import Random

import pytest
from changes import library_of
from forgetful import forgetful
from how_many import how_many
from hypothesis import example, given, settings
from hypothesis import strategies as st
from random_trees import random_library
from same_walks import difference
from tree_texts import texts_of

from decisiontree.editing import body_of, plan, plan_documents
from decisiontree.errors import EditRefused
from decisiontree.graph import Graph
from decisiontree.model import (
    Change,
    DuplicateNode,
    Extract,
    Inline,
    InsertBetween,
    Subtree,
    Together,
    Tree,
    TurnInto,
)
from decisiontree.reader import KINDS, LibraryReading, load_library, read_document, reread
from decisiontree.transitions import links
from decisiontree.walk.scenario import run_scenario

TREES = Path(__file__).parents[2] / "trees"
CALLS = 12
BETWEEN = [kind for kind in KINDS if kind != "outcome"]
BLANKS = {"missing-key", "gap", "empty-text"}
"""Rules of what the author still has to fill in where a node is new."""
SEEDS = st.integers(0, 100_000)


@cache
def samples() -> LibraryReading:
    """The sample trees, read once."""
    return load_library([TREES])


def seeded(seed: int) -> Random:
    """Chance that comes again."""
    return Random(seed)  # noqa: S311  nothing is secret here


def random_reading(seed: int) -> LibraryReading:
    """A random library, written down and read; in every fourth facts are forgotten on the way."""
    random = seeded(seed)
    library = random_library(random)
    if seed % 4 == 0:
        library = forgetful(library, seeded(seed))
    return library_of(texts_of(library, random))


def tree_of(reading: LibraryReading, tree_id: str = "main") -> Tree:
    """A tree that can be read."""
    tree = reading.trees[tree_id].tree
    assert tree is not None
    return tree


def texts(reading: LibraryReading) -> Mapping[str, str]:
    """Every file's text."""
    documents = [each.document for each in reading.trees.values()]
    documents += [each.document for each in reading.scenarios.values()]
    documents += [reading.shared.document] if reading.shared is not None else []
    return {document.file: document.text for document in documents}


def applied(reading: LibraryReading, change: Change, tree_id: str = "main") -> LibraryReading:
    """The library after a change whose patches give what was proved, and whose inverse restores every byte."""
    before, after = texts(reading), reading
    edited = plan_documents(change, reading, tree_id)
    for file, edit in edited.items():
        old = before.get(file, "")
        assert edit.patch.apply(old) == edit.document.text
        assert edit.patch.invert(old).apply(edit.document.text) == old
    for file in sorted(edited, key=lambda name: not name.endswith("library.yaml")):
        after = reread(after, file, edited[file].document)
    return after


def faults(reading: LibraryReading) -> list[str]:
    """What is wrong with the library, but for what is still to be filled in."""
    return [
        fault.message for each in reading.trees.values() for fault in each.faults if fault.rule not in BLANKS
    ]


def part_of(tree: Tree, random: Random) -> tuple[str, ...]:
    """A node and what is reached through it alone; rather a large part than one node."""
    graph = Graph(tree)
    parts = [graph.part_from(node) for node in graph.reachable()]
    large = [part for part in parts if len(part) > 1]
    return random.choice(large if large and random.random() < 0.8 else parts)


@settings(max_examples=how_many(16, 500), deadline=None)
@given(SEEDS)
def test_a_copy_holds_what_the_node_holds_and_every_line_stays(seed: int) -> None:
    """Only lines are added."""
    random = seeded(seed)
    reading = random_reading(seed)
    node = random.choice(list(tree_of(reading).nodes))
    after = applied(reading, DuplicateNode(node, "brand_new"))
    assert not faults(after)
    document, copied = reading.trees["main"].document, after.trees["main"].document
    assert _data(copied.text)["brand_new"] == _data(document.text)[node]
    assert _is_subsequence(document.text.splitlines(), copied.text.splitlines())


@settings(max_examples=how_many(16, 500), deadline=None)
@given(SEEDS, st.sampled_from(BETWEEN))
def test_a_node_put_into_a_link_leads_where_the_link_led(seed: int, kind: str) -> None:
    """And nothing else leads anywhere else."""
    random = seeded(seed)
    reading = random_reading(seed)
    tree = tree_of(reading)
    node = random.choice([node for node in tree.nodes.values() if list(links(node))])
    link = random.choice(list(links(node)))
    after = applied(reading, InsertBetween(node.id, link.field, "brand_new", kind))
    assert not faults(after)
    turned = tree_of(after)
    assert link.target in [each.target for each in links(turned.nodes["brand_new"])]
    before = [(each.field, each.target) for each in links(node)]
    wanted = [(field, "brand_new" if field == link.field else target) for field, target in before]
    assert [(each.field, each.target) for each in links(turned.nodes[node.id])] == wanted


@settings(max_examples=how_many(24, 500), deadline=None)
@given(SEEDS, st.sampled_from(list(KINDS)))
def test_turning_there_and_back_gives_the_node_again(seed: int, kind: str) -> None:
    """Every field that the node had holds what it held; nothing stays in comments that was not there."""
    random = seeded(seed)
    reading = random_reading(seed)
    node = random.choice(list(tree_of(reading).nodes.values()))
    own = type(node).__name__.lower()
    there = applied(reading, TurnInto(node.id, kind))
    assert not faults(there)
    assert type(tree_of(there).nodes[node.id]).__name__.lower() == kind
    back = applied(there, TurnInto(node.id, own))
    assert not faults(back)
    before, after = (_data(each.trees["main"].document.text)[node.id] for each in (reading, back))
    assert {key: after.get(key) for key in before} == before


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "question"])
def test_what_is_kept_can_be_taken_up_by_hand(kind: str) -> None:
    """Without the signs of the comment the node holds its old fields, and is turned back with them."""
    text = (
        "nodes:\n  a:\n    ask: Q?\n    options:\n      # one\n      - {label: A, to: b}  # two\n"
        "  b: {outcome: B}\n"
    )
    turned = applied(library_of({"main.yaml": text}), TurnInto("a", kind)).trees["main"].document.text
    head, rest = turned.split("    # kept from the question:\n")
    by_hand = head + "".join(line.replace("    # ", "    ", 1) for line in rest.splitlines(keepends=True))
    again = applied(library_of({"main.yaml": by_hand}), TurnInto("a", "question")).trees["main"].document
    assert _data(again.text)["a"]["options"] == [{"label": "A", "to": "b"}]
    assert "      # one\n      - {label: A, to: b}  # two\n" in again.text


@settings(max_examples=how_many(16, 500), deadline=None)
@given(SEEDS)
@example(24637)  # an outcome without a title is brought in as a step
def test_no_rep_notices_that_a_part_is_a_tree_of_its_own(seed: int) -> None:
    """Random calls show the same screens in the same order, and again once the part is back in its place."""
    random = seeded(seed)
    reading = random_reading(seed)
    part = part_of(tree_of(reading), random)
    try:
        after = applied(reading, Extract(part, "part"))
    except EditRefused:
        return
    assert not faults(after)
    again = applied(after, Inline(part[0]))
    assert not faults(again)
    _check_lines_outside(reading, after, part[0])
    _check_lines_outside(again, after, part[0])
    for call in range(CALLS):
        assert difference(reading.model, after.model, "main", seeded(call)) is None
        assert difference(reading.model, again.model, "main", seeded(call)) is None


@settings(max_examples=how_many(16, 500), deadline=None)
@given(SEEDS)
@example(81)  # a node's words stand under a heading that its kind gives
def test_no_rep_notices_that_a_tree_has_become_a_part(seed: int) -> None:
    """The other way round, from a library where one tree runs another."""
    reading = random_reading(seed)
    runner = next(node.id for node in tree_of(reading).nodes.values() if isinstance(node, Subtree))
    try:
        after = applied(reading, Inline(runner))
    except EditRefused:
        return
    assert not faults(after)
    _check_lines_outside(after, reading, runner)
    for call in range(CALLS):
        assert difference(reading.model, after.model, "main", seeded(call)) is None


def test_most_parts_of_random_trees_can_be_taken_out() -> None:
    """The tests above would prove nothing if every change were refused."""
    done = 0
    for seed in range(60):
        reading = random_reading(seed)
        try:
            applied(reading, Extract(part_of(tree_of(reading), seeded(seed)), "part"))
        except EditRefused:
            continue
        done += 1
    assert done >= 35


@pytest.mark.parametrize(
    "tree_id",
    sorted(path.stem for path in TREES.glob("*.yaml") if "." not in path.stem and path.stem != "library"),
)
def test_the_sample_trees_keep_their_tests_when_parts_are_taken_out(tree_id: str) -> None:
    """Every scenario of the library passes with the part in a tree of its own, and with it back in its place."""
    reading, done = samples(), 0
    tree = tree_of(reading, tree_id)
    for node in [*tree.nodes][::7]:
        part = Graph(tree).part_from(node)
        try:
            after = applied(reading, Extract(part, "part"), tree_id)
        except EditRefused:
            continue
        done += 1
        again = applied(after, Inline(node), tree_id)
        for library in (after, again):
            assert not faults(library)
            assert _failing(library) == []
            assert difference(reading.model, library.model, tree_id, seeded(done)) is None
    assert done > 0


CALLER = "format: 1\ntitle: C\nstart: go\nnodes:\n  go: {run: main, returns: {end: done}}\n  done: {outcome: D, resolution: resolved}\n"
TOLD = """\
format: 1
title: T
start: a
anytime: [{label: Out, to: end}]
requires: [{before: c, pass: a}]
facts:
  days: {type: integer, label: Days, min: 0, max: 9}
  kind: {type: boolean, label: Kind, given: true}
nodes:
  a: {collect: [days], to: b}
  b: {cases: [{when: days > 3, to: c}], else: end}
  c: {say: "{kind}", to: end}
  end: {outcome: End, resolution: resolved}
"""


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (DuplicateNode("a", "b"), "there is a node 'b' already"),
        (DuplicateNode("x", "y"), "there is no node 'x'"),
        (DuplicateNode("a", "Not An Id"), "cannot be an id"),
        (
            InsertBetween("a", ("to",), "new", "outcome"),
            "'outcome' ends the call, so nothing can come after it",
        ),
        (InsertBetween("a", ("to",), "new", "leaf"), "'leaf' is not a kind of node"),
        (InsertBetween("a", ("agreed",), "new", "step"), "there is no link to put a node into"),
        (InsertBetween(None, ("requires", 0, "pass"), "new", "step"), "a requirement leads nowhere"),
        (TurnInto("a", "leaf"), "'leaf' is not a kind of node; choose from: question, step"),
        (TurnInto("x", "step"), "there is no node 'x'"),
        (Extract(("b",), "main"), "there is a tree 'main' already"),
        (Extract(("b",), "library"), "no tree can be called 'library'"),
        (Extract(("x",), "part"), "there is no node 'x'"),
        (Extract(("a", "c"), "part"), "must be entered through one node only"),
        (Extract(("end",), "part"), "an outcome alone cannot become a tree"),
        (Extract(("b",), "part"), "fact 'days' is used inside and outside .* but 'caller' runs this tree"),
        (Inline("a"), "'a' runs no other tree"),
    ],
)
def test_what_cannot_be_done_exactly_is_refused_with_its_reason(change: Change, reason: str) -> None:
    """The text stays, and the message names the thing."""
    with pytest.raises(EditRefused, match=reason):
        plan(change, library_of({"main.yaml": TOLD, "caller.yaml": CALLER}), "main")


def test_a_fact_that_would_be_asked_later_keeps_the_part_where_it_is() -> None:
    """What is known at the start is asked where a tree begins: `kind` is spoken of in `c` alone."""
    text = TOLD.replace("requires: [{before: c, pass: a}]\n", "")
    with pytest.raises(EditRefused, match="fact 'kind' would be asked later than now"):
        plan(Extract(("c",), "part"), library_of({"main.yaml": text}), "main")


MOVED = """\
format: 1
title: T
start: a
nodes:
  a: {say: "{area}", to: moved}
  moved: {say: So you have moved., forget: [area], to: b}
  b: {cases: [{when: area, to: c}], else: end}
  c: {say: "{area}", to: end}
  end: {outcome: End, resolution: resolved}
"""
AREA = "format: 1\ntitle: L\nfacts:\n  area: {type: boolean, label: Area, given: true}\n"


def test_a_given_fact_that_is_forgotten_keeps_the_part_where_it_is() -> None:
    """Where the new tree begins it would be asked once more, before anything needs it."""
    library = library_of({"library.yaml": AREA, "main.yaml": MOVED})
    with pytest.raises(EditRefused, match="fact 'area' is forgotten in 'moved', and would be asked again"):
        plan(Extract(("b", "c"), "part"), library, "main")


LOOP = """\
format: 1
title: T
start: ask
facts:
  days: {type: integer, label: Days, min: 0, max: 9}
nodes:
  ask: {collect: [days], to: more}
  more: {ask: "More?", options: [{label: Again, to: note}, {label: Done, to: end}]}
  note: {say: Once more., to: ask}
  end: {outcome: End, resolution: resolved}
"""


def test_a_part_that_is_entered_again_still_knows_what_it_was_told() -> None:
    """The form shows what was filled in before: so the fact is shared, and not one that the new tree forgets."""
    reading = library_of({"main.yaml": LOOP})
    after = applied(reading, Extract(("ask", "more"), "part"))
    assert [*after.model.shared.facts] == ["days"]
    assert all(difference(reading.model, after.model, "main", seeded(call)) is None for call in range(CALLS))
    with pytest.raises(EditRefused, match="'caller' runs this tree, which forgets the fact each time"):
        applied(library_of({"main.yaml": LOOP, "caller.yaml": CALLER}), Extract(("ask", "more"), "part"))


def test_a_tree_that_forgets_is_not_brought_in_where_it_runs_again() -> None:
    """Its fact would be known the second time."""
    outer = "format: 1\ntitle: T\nstart: go\nnodes:\n  go: {run: main, returns: {end: go}}\n"
    with pytest.raises(
        EditRefused, match="a call can come to 'go' more than once, and 'main' forgets 'days'"
    ):
        plan(Inline("go"), library_of({"main.yaml": LOOP, "outer.yaml": outer}), "outer")


def test_an_outcome_with_words_becomes_a_step_where_it_leads_back() -> None:
    """Under the title that it had; one that grants something cannot."""
    outer = "format: 1\ntitle: T\nstart: hi\nnodes:\n  hi: {say: Hi., to: go}\n"
    outer += "  go: {run: main, returns: {end: bye}}\n  bye: {outcome: Bye, resolution: resolved}\n"
    inner = "format: 1\ntitle: M\nstart: a\nnodes:\n  a: {say: Well., to: end}\n"
    for words, node in (
        ("say: Thank you.", {"title": "End", "say": "Thank you.", "to": "bye"}),
        ("title: Over, note: '{x}'", {"title": "Over", "note": "{x}", "to": "bye"}),
    ):
        text = inner + f"  end: {{outcome: End, resolution: resolved, {words}}}\n"
        reading = library_of({"main.yaml": text, "outer.yaml": outer})
        after = applied(reading, Inline("go"), "outer")
        assert _data(after.trees["outer"].document.text)["end"] == node
        assert difference(reading.model, after.model, "outer", seeded(0)) is None
    text = inner + "  end: {outcome: End, resolution: escalated, team: Leads}\n"
    with pytest.raises(EditRefused, match="'end' of tree 'main' does more than lead back"):
        plan(Inline("go"), library_of({"main.yaml": text, "outer.yaml": outer}), "outer")


def test_a_requirement_is_not_torn_in_two() -> None:
    """No tree can say what another one's routes must pass."""
    text = TOLD.replace("{kind}", "Well.").replace("when: days > 3", "when: kind")
    with pytest.raises(EditRefused, match="to pass 'a' before 'c' would reach from one tree into another"):
        plan(Extract(("b", "c"), "part"), library_of({"main.yaml": text}), "main")


def test_several_reshapings_are_one_change() -> None:
    """Together with others, each on what the one before has left."""
    change = Together(
        (DuplicateNode("c", "c2"), TurnInto("c2", "question"), InsertBetween("a", ("to",), "n", "step"))
    )
    after = applied(library_of({"main.yaml": TOLD}), change)
    assert [*tree_of(after).nodes] == ["a", "n", "b", "c", "c2", "end"]


def test_a_new_node_starts_as_one_that_is_put_in_or_turned() -> None:
    """One table of first words for all of them."""
    assert body_of("listen", "So?", "b") == {"listen": "So?", "agreed": "b"}
    assert body_of("outcome", "Done") == {"outcome": "Done"}  # its resolution is a choice


def _check_lines_outside(whole: LibraryReading, split: LibraryReading, runner: str) -> None:
    """Every line of the tree that runs the part stands in the tree that holds it, but for the node that runs it."""
    document = split.trees["main"].document
    span = document.locate(("nodes", runner))
    first, last = (document.text.count("\n", 0, at) for at in (span.start, span.end))
    lines = document.text.splitlines()
    above = first - 1 if lines[first - 1].startswith(f"  {runner}:") else first
    kept = [
        line
        for line in (*lines[:above], *lines[last + 1 :])
        if line.strip() and f"about {runner}" not in line
    ]
    assert _is_subsequence(kept, whole.trees["main"].document.text.splitlines())


def _failing(reading: LibraryReading) -> list[str]:
    return [
        f"{tree_id}: {scenario.name}"
        for tree_id, scenarios in reading.scenarios.items()
        for scenario in scenarios.scenarios
        if not run_scenario(reading.model, tree_id, scenario).passed
    ]


def _data(text: str) -> dict[str, dict[str, object]]:
    whole = read_document(text, "t.yaml").plain()
    assert isinstance(whole, dict)
    nodes = whole["nodes"]
    assert isinstance(nodes, dict)
    return nodes  # type: ignore[return-value]


def _is_subsequence(lines: list[str], longer: list[str]) -> bool:
    rest = iter(longer)
    return all(line in rest for line in lines)  # `in` goes on where it stopped
