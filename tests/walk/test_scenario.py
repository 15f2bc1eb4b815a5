"""Scenarios over forms whose fields appear, and whose facts have several values."""

from __future__ import annotations

import pytest
from sessions import library_of

from decisiontree.model import Scenario
from decisiontree.walk import run_scenario

TREE = """\
format: 1
title: Claim
purpose: A test.
kind: process
owner: somebody
start: details
facts:
  reason: {type: choice, label: Reason, values: {broken: Broken, late: Late}}
  serial: {type: text, label: Serial}
  days: {type: integer, label: Days, min: 1, max: 90}
nodes:
  details:
    collect: [reason, {fact: serial, when: reason == broken}, {fact: days, when: reason == late}]
    to: check
  check: {listen: Right?, agreed: end, corrected: details}
  end: {outcome: Noted, resolution: resolved}
"""


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"reason": ("broken",), "serial": ("AB",)}, None),
        ({"reason": ("late", "broken"), "serial": ("AB",), "days": ("3",)}, None),
        (
            {"reason": ("broken",), "serial": ("AB",), "days": ("3",)},
            "some of the scenario was not used: 'days' (its field was not shown)",
        ),
        (
            {"reason": ("late",), "days": ("3",), "serial": ("AB",)},
            "some of the scenario was not used: 'serial' (its field was not shown)",
        ),
        ({"reason": ("late",)}, "'Days' is needed: a whole number from 1 to 90"),
    ],
)
def test_a_field_takes_a_value_on_the_visits_that_show_it(
    facts: dict[str, tuple[str, ...]], reason: str | None
) -> None:
    """A value that no visit takes is left over, and the report says that its field was not shown."""
    library, faults = library_of({"claim": TREE})
    assert not faults
    answers = {"check": ("corrected", "agreed") if len(facts["reason"]) > 1 else ("agreed",)}
    scenario = Scenario(name="A call", facts=facts, answers=answers, outcome="end")
    assert run_scenario(library, "claim", scenario).reason == reason


def test_a_list_without_a_visit_is_no_empty_answer() -> None:
    """Under `facts` the outer list is one of visits: the report shows how to write that no value applies."""
    label = 'type: choices, label: Reason, values: {broken: Broken, late: Late}, none: "No"'
    tree = TREE.replace("type: choice, label: Reason, values: {broken: Broken, late: Late}", label).replace(
        "reason == ", "reason has "
    )
    library, faults = library_of({"claim": tree})
    assert not faults

    def reason(*visits: str) -> str | None:
        scenario = Scenario(name="A call", facts={"reason": visits}, answers={"check": ("agreed",)})
        return run_scenario(library, "claim", scenario).reason

    assert reason("[]") is None
    assert (
        reason()
        == "the list of 'reason' has no value for this visit; if no value applies, write reason: [[]]"
    )
