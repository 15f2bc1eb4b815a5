"""Numbers as people type them, in `play` and in the editor; the page's tests type the same."""

from __future__ import annotations

import pytest

from decisiontree.guards import parse_value
from decisiontree.model import Fact, FactType
from decisiontree.walk import typed_number

OWED = Fact(id="owed", type=FactType.MONEY, label="Owed", currency="GBP", minimum=0, maximum=500_000)
DAYS = Fact(id="days", type=FactType.INTEGER, label="Days", minimum=0, maximum=5_000)


@pytest.mark.parametrize(
    "typed", ["1200.50", "£1,200.5", "1 200,50", "GBP 1200.50", "1200.50 GBP", "1'200.50"]
)
def test_an_amount_is_read_as_people_write_it(typed: str) -> None:
    """With or without the sign, the groups and the point."""
    assert parse_value(OWED, typed_number(OWED, typed)) == 120_050


@pytest.mark.parametrize("typed", ["40€", "USD 40", "40 pounds", "40.001", "40,0001", "1.200,50", ""])
def test_what_is_no_amount_of_this_currency_stays_a_mistake(typed: str) -> None:
    """Nothing is guessed at."""
    assert parse_value(OWED, typed_number(OWED, typed)) is None


def test_whole_numbers_have_groups_and_no_sign() -> None:
    """A text is left alone."""
    assert [typed_number(DAYS, typed) for typed in ("1,200", "1 200", "£12", "1,20")] == [
        "1200",
        "1200",
        "£12",
        "1,20",
    ]
    assert typed_number(Fact(id="name", type=FactType.TEXT, label="Name"), "O'Neil, 1 000") == "O'Neil, 1 000"
