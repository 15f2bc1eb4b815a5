"""The way to one node: the shortest answers, proved by a walk of the library itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from decisiontree.explain import NoWay, WaySearch, way_to
from decisiontree.model import Library
from decisiontree.reader import load_library
from decisiontree.walk import ChooseOption, Origin, Repeated

DAY = date(2026, 11, 30).toordinal()
TREES = Path(__file__).parents[2] / "trees"
TREE = """\
format: 1
title: Ways
start: first
facts:
  days: {type: integer, label: Days, min: 0, max: 99}
nodes:
  first: {ask: Which?, options: [{label: Long, to: middle}, {label: Short, to: late}]}
  middle: {ask: On?, options: [{label: Yes, to: late}]}
  late: {cases: [{when: days > 30, to: long_ago}], else: over}
  long_ago: {say: That is long ago., to: chief}
  chief: {cases: [{when: role == lead, to: by_lead}], else: over}
  by_lead: {say: As the lead., to: over}
  over: {outcome: Over, resolution: resolved}
  lost: {say: No link leads here., to: over}
"""
SHARED = """\
format: 1
title: Shared
roles: [{id: rep, label: Rep}, {id: lead, label: Lead}]
"""


@pytest.fixture
def ways(tmp_path: Path) -> Library:
    """A tree with a long and a short way, a condition on a number and one on the role."""
    (tmp_path / "library.yaml").write_text(SHARED, encoding="utf-8")
    (tmp_path / "ways.yaml").write_text(TREE, encoding="utf-8")
    return load_library([tmp_path]).model


def _ended(search: WaySearch) -> Repeated | NoWay:
    while True:
        try:
            next(search)
        except StopIteration as end:
            result: Repeated | NoWay = end.value
            return result


def _way(library: Library, tree: str, node: str, role: str | None = "rep") -> Repeated | NoWay:
    return _ended(way_to(library, tree, node, Origin(tree, role, today=DAY)))


def test_the_shortest_answers_lead_to_the_node_with_values_that_fit(ways: Library) -> None:
    """One answer, not two, and a number of days for which the condition is true."""
    found = _way(ways, "ways", "long_ago")
    assert isinstance(found, Repeated)
    assert (found.state.path, found.reason) == ("long_ago", None)
    assert [move.answer.key for move in found.state.moves if isinstance(move.answer, ChooseOption)] == [
        "short"
    ]
    days = found.state.facts["days"]
    assert isinstance(days, int)
    assert days > 30


def test_a_node_that_only_another_role_reaches_is_reached_as_that_role(ways: Library) -> None:
    """The role that was asked for is kept wherever it can be."""
    found = _way(ways, "ways", "by_lead")
    assert isinstance(found, Repeated)
    assert (found.state.path, found.state.role) == ("by_lead", "lead")
    kept = _way(ways, "ways", "long_ago")
    assert isinstance(kept, Repeated)
    assert kept.state.role == "rep"


def test_a_node_without_a_way_is_named(ways: Library) -> None:
    """The search has seen everything, so it has not given up."""
    assert _way(ways, "ways", "lost") == NoWay("no answers lead to 'lost'")


def test_every_node_of_the_samples_is_reached_or_passed() -> None:
    """Each is on the way that was found; the walk stops there, unless the node goes on without a stop."""
    library = load_library([TREES]).model
    for tree in ("clinic", "internet", "outage"):
        for node in library.trees[tree].nodes:
            found = _way(library, tree, node, "starter")
            assert isinstance(found, Repeated), (tree, node)
            assert found.reason is None, (tree, node)
