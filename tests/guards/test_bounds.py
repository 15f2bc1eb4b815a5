"""The numbers a condition compares with are found where they stand."""

from __future__ import annotations

import pytest
from random_guards import FACTS

from decisiontree.guards.bounds import has_bound, with_lower_bound


def test_a_bound_is_found_by_fact_sign_and_number() -> None:
    """Written otherwise it is the same number."""
    assert has_bound("vip and owed < 50", FACTS["owed"], "<", 5000)
    assert not has_bound("vip and owed <= 50", FACTS["owed"], "<", 5000)
    assert not has_bound("days < 50", FACTS["owed"], "<", 5000)


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("owed > 50.00 and vip", "owed >= 50.00 and vip"),
        ("vip and owed >= 50.01", "vip and owed >= 50.00"),
        ("owed > 60", None),
        ("owed in [50.01 .. 60]", None),
        ("owed > 50 or (vip and owed > 50)", None),
    ],
)
def test_a_lower_bound_is_moved_where_it_is_one_comparison(text: str, closed: str | None) -> None:
    """Anything else is left to the author."""
    assert with_lower_bound(text, FACTS["owed"], 5000, 5001) == closed
