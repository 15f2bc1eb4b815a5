"""Scenarios: texts per visit, typed later by the tree they belong to."""

from __future__ import annotations

from pathlib import Path

from decisiontree.model import Scenario
from decisiontree.reader import read_document, read_scenarios


def test_the_example_of_the_format_reads_clean(folder: Path) -> None:
    """One text or a list, one per visit."""
    reading = read_scenarios(
        read_document((folder / "late.scenarios.yaml").read_bytes(), "late.scenarios.yaml")
    )
    assert reading.faults == ()
    assert reading.scenarios == (
        Scenario(
            name="Gold customer, four days late, settled by the rep",
            role="rep",
            given={"tier": "gold", "refunds_90_days": "0"},
            facts={"days_late": ("4",), "amount_owed": ("40.00",)},
            answers={"verify": ("passed",), "listen": ("corrected", "agreed")},
            outcome="end_settled",
            grants={"refund": "40.00"},
            customer={"mood": "tired", "opening": "I have been waiting all week."},
        ),
    )


def test_a_comment_after_a_value_is_a_comment() -> None:
    """Values are no prose, so nothing is cut off."""
    text = "format: 1\nscenarios:\n  - name: N\n    facts:\n      used: 1   # a day behind\n    expect: {outcome: end}\n"
    assert read_scenarios(read_document(text, "f")).faults == ()


def test_a_fault_of_a_scenario_is_told() -> None:
    """Shape only: whether the walk ends there is found by running it."""
    text = "format: 1\nscenarios:\n  - name: N\n    answers: {a: [[x]]}\n    expct: {}\n    expect: {outcome: end}\n"
    reading = read_scenarios(read_document(text, "f"))
    assert [(fault.rule, fault.place.field) for fault in reading.faults] == [
        ("unknown-key", "scenarios.0.expct"),
        ("wrong-shape", "scenarios.0.answers.a.0"),
    ]
