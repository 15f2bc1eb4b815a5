"""What decisions, ticks, exits, loops and other trees do to what is possible: by examples a person can follow."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from route_oracles import held_against_arrivals

from decisiontree.lint.wording import mentions
from decisiontree.model import Library, tree_texts
from decisiontree.reader import load_library
from decisiontree.routes import Early, read_too_early

SHARED = """\
format: 1
title: Shared
roles: [{id: rep, label: Rep}, {id: lead, label: Lead}]
authority:
  refund: {label: Refund, currency: GBP, limits: {rep: 50.00, lead: 500.00}}
facts:
  area: {type: choice, label: Area, values: {north: North, south: South}}
incidents:
  - {id: fault, trees: [main], when: area == north}
"""
HEAD = "format: 1\ntitle: A case\nstart: {start}\n"
FACTS = """\
facts:
  owed: {type: money, currency: GBP, label: Owed, min: 0, max: 1000, given: true}
  days: {type: integer, label: Days, min: 0, max: 90}
nodes:
"""
ENDS = """\
  paid: {outcome: Paid, resolution: resolved}
  done: {outcome: Done, resolution: resolved}
"""
Read = Callable[..., Library]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """`read("  nodes …", other="…")`: a library with the tree `main`, which starts at `a`, and others."""

    def run(nodes: str, head: str = "", **others: str) -> Library:
        (tmp_path / "library.yaml").write_text(SHARED, encoding="utf-8")
        whole = HEAD.format(start="a") + head + FACTS + nodes + ENDS
        (tmp_path / "main.yaml").write_text(whole, encoding="utf-8")
        for name, text in others.items():
            (tmp_path / f"{name}.yaml").write_text(
                HEAD.format(start="b") + "nodes:\n" + text + ENDS, encoding="utf-8"
            )
        library = load_library([tmp_path])
        assert [fault for reading in library.trees.values() for fault in reading.faults] == []
        return library.model

    return run


def _never(library: Library) -> list[tuple[str, tuple[str | int, ...]]]:
    found = []
    for each in held_against_arrivals(library):
        for at, place in enumerate(each.group.places):
            if each.is_infeasible(at) or each.shadowed(at) is not None:
                found.append((each.group.node.id, (each.group.field, place)))
    return sorted(found)


def _early(library: Library) -> list[tuple[str, str, tuple[str, ...]]]:
    written = mentions(library, "main", tree_texts(library.trees["main"]))
    found = read_too_early(library, "main", written)
    return [(early.node, early.fact, early.route) for early in found if isinstance(early, Early)]


def test_whoever_may_decide_it_decides_no_more_than_the_highest_limit(read: Read) -> None:
    """Behind `within` nothing is above 500 pounds, behind `above` nothing is within 50."""
    library = read(
        "  a: {decide: refund, amount: owed, within: small, above: large}\n"
        "  small: {cases: [{when: owed > 500, to: paid}], else: done}\n"
        "  large: {cases: [{when: owed <= 50, to: paid}], else: done}\n"
    )

    assert _never(library) == [("large", ("cases", 0)), ("small", ("cases", 0))]


def test_behind_a_decision_the_role_is_known_by_the_amount(read: Read) -> None:
    """Only the lead gives a hundred without asking."""
    library = read(
        "  a: {decide: refund, amount: owed, within: b, above: done}\n"
        "  b: {cases: [{when: owed > 100, to: c}], else: done}\n"
        "  c: {cases: [{when: role == rep, to: paid}], else: done}\n"
    )

    assert _never(library) == [("c", ("cases", 0))]


def test_a_form_that_is_skipped_gives_nothing(read: Read) -> None:
    """Whoever has tried it already comes to the branch without the days."""
    tried = (
        "  a: {ask: Which, options: [{label: One, to: t}, {label: Two, to: f}]}\n"
        "  t: {do: Try it., satisfies: [cable], to: f}\n"
        "  f: {collect: [days], skip_if: [cable], skip_to: b, to: b}\n"
        "  b: {cases: [{when: days > 3, to: paid}], else: done}\n"
    )

    assert _early(read(tried)) == [("b", "days", ("a", "t", "f", "b"))]
    assert _early(read(tried.replace("satisfies: [cable]", "satisfies: [lamp]"))) == []


def test_a_loop_brings_what_was_collected_on_it(read: Read) -> None:
    """The second time round the days are known."""
    library = read(
        "  a: {cases: [{when: days is known, to: b}], else: f}\n"
        "  f: {collect: [days], to: a}\n"
        "  b: {cases: [{when: days > 3, to: paid}, {when: days is not known, to: paid}], else: done}\n"
    )

    assert _never(library) == [("b", ("cases", 1))]
    assert _early(library) == []


def test_an_exit_brings_what_was_known_where_it_was_taken(read: Read) -> None:
    """It may be taken before anything was asked."""
    library = read(
        "  a: {say: Hello., to: f}\n"
        "  f: {collect: [days], to: b}\n"
        "  b: {cases: [{when: days > 3, to: paid}], else: done}\n",
        head="anytime: [{label: Now, to: b}]\n",
    )

    assert _early(library) == [("b", "days", ("a", "b"))]


def test_a_tree_that_is_run_gives_shared_facts(read: Read) -> None:
    """What it sets is known behind it; what it reads before it is known is told at the node that runs it."""
    main = "  a: {run: other, else: b}\n  b: {cases: [{when: area == south, to: paid}], else: done}\n"
    sets = "  b: {ask: Where, options: [{label: North, to: done, set: {area: north}}]}\n"
    reads = "  b: {cases: [{when: area == north, to: done}], else: paid}\n"

    assert _never(read(main, other=sets)) == [("b", ("cases", 0))]
    assert _early(read(main, other=sets)) == []
    assert _early(read(main, other=reads)) == [("a", "area", ("a", "other/b"))]


def test_an_incident_may_concern_a_caller_anew_when_the_area_is_known(read: Read) -> None:
    """What was no incident at first may be one later, so nothing is ruled out."""
    library = read(
        "  a: {cases: [{when: incident, to: paid}], else: f}\n"
        "  f: {collect: [area], to: b}\n"
        "  b: {cases: [{when: incident, to: paid}], else: done}\n"
    )

    assert _never(library) == []
