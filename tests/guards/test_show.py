"""Guards written as conditions."""

from __future__ import annotations

from random import Random

import pytest
from conditions import guard_of
from hypothesis import given
from hypothesis import strategies as st
from random_guards import FACTS, ROLES, random_condition

from decisiontree.guards import GuardFault, parse, show


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("days<3", "days <= 2"),
        ("days in (1 .. 5)", "days in [2 .. 4]"),
        ("not days >= 3", "days not in [3 ..]"),
        ("not (days in {1, 3})", "days not in {1, 3}"),
        ("vip or incident and vip", "vip or (incident and vip)"),
        ("not (vip or incident)", "not (vip or incident)"),
        ("vip == true", "vip"),
        ("tier == 'a b'", "tier == 'a b'"),
        ("owed > 50", "owed >= 50.01"),
        ("bought == 2026-01-31", "bought == 2026-01-31"),
    ],
)
def test_a_guard_is_written_as_an_author_would(text: str, shown: str) -> None:
    """One form for each kind, with parentheses where `and` meets `or`."""
    assert show(guard_of(text, FACTS, ROLES), FACTS) == shown


@given(st.integers(0, 2**32))
def test_what_is_written_reads_back_as_the_same_guard(seed: int) -> None:
    """`parse(show(guard)) == guard` for every guard that was read."""
    guard = parse(random_condition(Random(seed), counted=True), FACTS, ROLES)  # noqa: S311  hypothesis gives the seed

    if not isinstance(guard, GuardFault):
        assert parse(show(guard, FACTS), FACTS, ROLES) == guard
