"""library.yaml as the model has it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from decisiontree.model import Role, Shared, Uses
from decisiontree.reader import SharedReading, read_document, read_scenarios, read_shared

Faults = Callable[[SharedReading], list[Any]]

LATER = "format: 2\n"

SMALL = """\
format: 1
roles: [{id: rep, label: Rep}, {id: lead, label: Lead}]
facts:
  used: {type: integer, label: Used, given: true}
  greet: {type: text, label: Greet}
"""


def read_text(text: str) -> SharedReading:
    """A text as library.yaml."""
    return read_shared(read_document(text, "library.yaml"))


def test_the_example_of_the_format_reads_clean(folder: Path) -> None:
    """The page that defines the format must be right about it."""
    assert read_text((folder / "library.yaml").read_text(encoding="utf-8")).faults == ()


def test_roles_and_limits_are_kept_in_order(shared: Shared) -> None:
    """Least authority first; `any` is no ceiling."""
    assert shared.roles[0] == Role("starter", "New starter")
    refund = shared.authority["refund"]
    assert refund.limits == {"starter": 2500, "rep": 5000, "senior": 15000, "lead": 50000}
    assert refund.uses == Uses("refunds_90_days", {"starter": 1, "rep": 1, "senior": 2, "lead": None})
    assert shared.authority["fee_waiver"].limits is None


def test_the_rest_of_the_library(shared: Shared) -> None:
    """Snippets, topics and incidents with their times."""
    assert shared.snippets == {"greeting": "Thanks for calling Northwind."}
    assert shared.topics[0].owner == "billing-lead"
    (incident,) = shared.incidents
    assert incident.starts == datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
    assert (incident.trees, incident.do_not_say) == (("router",), ("a time for the fix",))


@pytest.mark.parametrize(
    ("written", "rule", "words"),
    [
        ("authority: {refund: {label: R, currency: GBP, limits: {boss: 5}}}", "unknown-role", "there is no role 'boss'"),
        ("authority: {refund: {label: R, currency: GBP, limits: {repp: 5}}}", "unknown-role", "did you mean 'rep'?"),
        ("authority: {refund: {label: R, currency: GBP, limits: {rep: 5.001}}}", "bad-value", "the limit of 'rep' cannot be '5.001'"),
        ("authority: {refund: {label: R, currency: GBP, limits: {rep: -5}}}", "bad-value", "the limit of 'rep' cannot be '-5'"),
        ("authority: {refund: {label: R, limits: {rep: 5}}}", "missing-key", "needs 'currency'"),
        ("authority: {refund: {label: R}}", "missing-key", "needs 'limits', 'uses' or both"),
        ("authority: {refund: {label: R, uses: {fact: usd, limits: {rep: 1}}}}", "unknown-fact", "did you mean 'used'?"),
        ("authority: {refund: {label: R, currency: GBP, uses: {fact: used, limits: {rep: 1}}}}", "unknown-key", "counts uses only"),
        ("snippets: {greet: Hello}", "bad-id", "'greet' is also a fact"),
        ("incidents: [{id: a, trees: [t], starts: 2026-11-20, expires: 2026-11-22T08:00Z}]", "bad-value", "with its zone"),
        ("incidents: [{id: a, trees: [t], starts: 2026-11-20T08:00Z, expires: 2026-11-20T08:00Z, when: usd > 1}]", "unknown-fact", "usd"),
        ("snipets: {a: b}", "unknown-key", "did you mean 'snippets'?"),
        ("topics: [{id: A B, label: L}]", "bad-id", "'A B' is not a valid id"),
    ],
)  # fmt: skip
def test_a_fault_of_the_library_is_told(faults: Faults, written: str, rule: str, words: str) -> None:
    """Roles and facts are known before the limits and conditions that name them."""
    for text in (SMALL + written, "format: 1\n" + written + SMALL.removeprefix("format: 1")):
        (fault,) = faults(read_text(text + "\n"))
        assert fault.rule == rule
        assert words in fault.message


def test_of_a_library_in_a_later_format_only_that_is_told() -> None:
    """What the rest would mean cannot be known; the roles that can be had are kept, so that no tree loses them."""
    reading = read_shared(
        read_document(LATER + "roles: [{id: lead, label: Lead}]\nphases: &x [a]\n", "library.yaml")
    )
    assert [fault.rule for fault in reading.faults] == ["format-version"]
    assert [role.id for role in reading.shared.roles] == ["lead"]


def test_of_scenarios_in_a_later_format_only_that_is_told() -> None:
    """None of them is walked, for it may be meant otherwise."""
    reading = read_scenarios(
        read_document(LATER + "scenarios: [{name: A, expects: b}]\n", "a.scenarios.yaml")
    )
    assert [fault.rule for fault in reading.faults] == ["format-version"]
    assert reading.scenarios == ()
