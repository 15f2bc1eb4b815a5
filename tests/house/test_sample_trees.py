"""The sample trees carry real work: clean, every node met by a call, every call ending as its scenario says."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from calls import Call

from decisiontree.diagnostic import Severity
from decisiontree.lint import check
from decisiontree.model import Branch, Content, Node, Scenario, Subtree
from decisiontree.model.content import NOTHING
from decisiontree.model.money import plain_amount
from decisiontree.reader import load_library
from decisiontree.settings import find_settings
from decisiontree.transitions import shows_more
from decisiontree.walk import State
from decisiontree.walk.coverage import scenario_coverage
from decisiontree.walk.scenario import run_scenario

TREES = Path(__file__).parents[2] / "trees"
READING = load_library([TREES])
LIBRARY = READING.model
CALLS = [
    pytest.param(tree, scenario, id=f"{tree}: {scenario.name}")
    for tree, reading in READING.scenarios.items()
    for scenario in reading.scenarios
]
YEARS_LATER = date(2031, 3, 5)
BREATH = 250


def test_the_sample_trees_have_neither_errors_nor_warnings() -> None:
    """What we ask of others we do ourselves, and no day needs a repair: what a day brings, all later ones bring, too."""
    found = check(READING, today=YEARS_LATER, settings=find_settings(TREES))

    assert [one for one in found if one.severity is not Severity.INFO] == []


@pytest.mark.parametrize("tree", LIBRARY.trees)
def test_two_roles_come_to_every_outcome_and_every_decision(tree: str) -> None:
    """A scenario for one role shows that a way is there; one for a second shows that it is not that role's alone."""
    results = [run_scenario(LIBRARY, tree, scenario) for scenario in READING.scenarios[tree].scenarios]

    assert scenario_coverage(LIBRARY, tree, results).missed(roles=2) == ()


def test_the_six_trees_and_their_scenarios_are_there() -> None:
    """A sample that moved away would take its tests along in silence."""
    six = {"clinic", "coldcall", "heating", "internet", "outage", "refund"}

    assert set(LIBRARY.trees) == six
    assert set(READING.scenarios) == six


@pytest.mark.parametrize(("tree", "scenario"), CALLS)
def test_a_call_ends_as_its_scenario_says(tree: str, scenario: Scenario) -> None:
    """Every answer is taken, the outcome is the expected one, and what it grants was decided."""
    call = Call(LIBRARY, tree, scenario)
    state = call.walked()

    assert _ended(state, tree) == scenario.outcome
    assert state.withheld == ()
    assert scenario.grants is None or _granted(state) == dict(scenario.grants)
    assert call.unused() == []


@pytest.mark.parametrize("tree", LIBRARY.trees)
def test_every_node_is_met_by_a_call(tree: str) -> None:
    """A node that no call meets is wording that nobody has tried; branches pass by themselves."""
    shown = {(tree, node.id) for node in LIBRARY.trees[tree].nodes.values() if not _passes(node)}

    assert shown - _met() == set()


@pytest.mark.parametrize("tree", LIBRARY.trees)
def test_a_tree_is_walked_by_more_than_one_role(tree: str) -> None:
    """Whoever answers the call, somebody has tried it in their place."""
    assert len({scenario.role for scenario in READING.scenarios[tree].scenarios}) > 1


@pytest.mark.parametrize("tree", LIBRARY.trees)
def test_wording_can_be_said_in_one_breath(tree: str) -> None:
    """A rep who has to breathe in the middle loses the caller; a list has a breath after each of its items."""
    said = [item.text for node in LIBRARY.trees[tree].nodes.values() for item in node.content.say]

    assert [line for text in said for line in text.splitlines() if len(line) > BREATH] == []


def test_the_samples_show_all_that_a_node_can_be_and_hold() -> None:
    """Every kind of node and every kind of content is used somewhere."""
    nodes = [node for tree in LIBRARY.trees.values() for node in tree.nodes.values()]

    assert {type(node).__name__ for node in nodes} == {
        "Branch", "Decision", "Form", "Listen", "Outcome", "Question", "Step", "Subtree",
    }  # fmt: skip
    assert {name for node in nodes for name in _used(node.content)} == set(Content.__slots__)


def _ended(state: State, tree: str) -> str:
    assert state.outcome is not None
    here = state.outcome.tree == tree
    return state.outcome.node if here else f"{state.outcome.tree}/{state.outcome.node}"


def _granted(state: State) -> dict[str, str]:
    currencies = {name: authority.currency for name, authority in LIBRARY.shared.authority.items()}
    return {
        grant.authority: plain_amount(grant.amount or 0, currencies[grant.authority] or "")
        for grant in state.grants
    }


@cache
def _met() -> frozenset[tuple[str, str]]:
    """The nodes that any call meets, with their trees."""
    met: set[tuple[str, str]] = set()
    for tree, reading in READING.scenarios.items():
        for scenario in reading.scenarios:
            call = Call(LIBRARY, tree, scenario)
            call.walked()
            met |= set(call.met)
    return frozenset(met)


def _passes(node: Node) -> bool:
    return isinstance(node, Branch | Subtree) and not shows_more(node)


def _used(content: Content) -> set[str]:
    return {name for name in Content.__slots__ if getattr(content, name) != getattr(NOTHING, name)}
