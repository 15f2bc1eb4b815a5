"""Facts as fields to fill in."""

from __future__ import annotations

from datetime import date

import pytest

from decisiontree.display import Wording
from decisiontree.export.fields import field_view
from decisiontree.model import Choice, Fact, FactType, Tree, readable

FACTS = {
    "days": Fact(id="days", type=FactType.INTEGER, label="Days late", minimum=0, maximum=365),
    "owed": Fact(id="owed", type=FactType.MONEY, label="Amount owed", currency="GBP", maximum=500000),
    "fee": Fact(id="fee", type=FactType.MONEY, label="Fee", currency="GBP", minimum=1, maximum=500),
    "tier": Fact(id="tier", type=FactType.CHOICE, label="Tier", values=(Choice("gold", "Gold"),)),
    "due": Fact(id="due", type=FactType.DATE, label="Due", minimum=date(2026, 1, 31).toordinal()),
    "insured": Fact(id="insured", type=FactType.BOOLEAN, label="Insured"),
    "name": Fact(id="name", type=FactType.TEXT, label="Name", optional=True),
}
WORDS = Wording("en-GB", FACTS, ())
TREE = Tree(id="t", facts=FACTS)


def test_an_id_is_readable() -> None:
    """Where there is no title."""
    assert readable("end_no-need") == "End no need"
    assert readable("_") == "_"


@pytest.mark.parametrize(
    ("fact", "control", "hint"),
    [
        ("days", "whole", "0 to 365"),
        ("owed", "money", "at most £5,000.00"),
        ("fee", "money", "£0.01 to £5.00"),
        ("tier", "one_of", None),
        ("due", "date", "from 31 January 2026 on"),
        ("insured", "one_of", None),
        ("name", "text", None),
        ("nosuch", "text", None),
    ],
)
def test_a_fact_has_the_field_of_its_type(fact: str, control: str, hint: str | None) -> None:
    """With its range in words."""
    field = field_view(fact, "f", WORDS, TREE)
    assert (field.control, field.range_hint) == (control, hint)


def test_a_long_choice_is_a_list() -> None:
    """Seven buttons would be a wall."""
    values = tuple(Choice(f"v{number}", "Value") for number in range(7))
    facts = {"many": Fact(id="many", type=FactType.CHOICE, label="Many", values=values)}
    assert field_view("many", "f", Wording("en", facts, ()), TREE).control == "list"
