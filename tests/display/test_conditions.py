"""Conditions, amounts and dates as a person reads them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from decisiontree.display import Wording, display_duration, display_share
from decisiontree.guards import parse
from decisiontree.model import Choice, Fact, FactType, Guard, Role

FACTS = {
    "days": Fact(id="days", type=FactType.INTEGER, label="Days late", minimum=0, maximum=365),
    "owed": Fact(id="owed", type=FactType.MONEY, label="Amount owed", currency="GBP", maximum=500000),
    "tier": Fact(
        id="tier",
        type=FactType.CHOICE,
        label="Tier",
        values=(Choice("standard", "Standard"), Choice("gold", "Gold")),
    ),
    "due": Fact(id="due", type=FactType.DATE, label="Due", minimum=date(2026, 1, 31).toordinal()),
    "insured": Fact(id="insured", type=FactType.BOOLEAN, label="Insured"),
    "name": Fact(id="name", type=FactType.TEXT, label="Name", optional=True, private=True, hint="In full"),
}
ROLES = (Role("rep", "Customer rep"), Role("lead", "Team lead"))
WORDS = Wording("en-GB", FACTS, ROLES)


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("days >= 3", "Days late is at least 3"),
        ("days < 3", "Days late is at most 2"),
        ("days in [1 .. 2]", "Days late is 1 to 2"),
        ("days == 1000", "Days late is 1000"),
        ("owed <= 50.00", "Amount owed is at most £50.00"),
        ("owed > 50.00", "Amount owed is over £50.00"),
        ("owed >= 50.00", "Amount owed is at least £50.00"),
        ("owed > 0.00", "Amount owed is at least £0.01"),
        ("owed in [50.01 .. 80.00]", "Amount owed is over £50.00, at most £80.00"),
        ("tier == gold", "Tier is Gold"),
        ("tier != gold", "Tier is not Gold"),
        ("tier in {standard, gold}", "Tier is Standard or Gold"),
        ("due == 2026-01-31", "Due is 31 January 2026"),
        ("due >= 2026-01-31", "Due is from 31 January 2026 on"),
        ("due <= 2026-01-31", "Due is 31 January 2026 or earlier"),
        ("due <= today - 18 years", "Due is 18 years before the call or earlier"),
        ("due >= today - 30 days", "Due is from 30 days before the call on"),
        ("insured", "Insured is yes"),
        ("not insured", "Insured is not yes"),
        ("name is known", "Name is known"),
        ("name is not known", "Name is not known"),
        ("role == lead", "your role is Team lead"),
        (
            "days >= 3 and (tier == gold or insured)",
            "Days late is at least 3 and (Tier is Gold or Insured is yes)",
        ),
        ("true", "always"),
    ],
)
def test_a_condition_can_be_read_aloud(condition: str, words: str) -> None:
    """By somebody who never saw a tree file."""
    guard = parse(condition, FACTS, ROLES)
    assert isinstance(guard, Guard)
    assert WORDS.condition(guard) == words


@pytest.mark.parametrize(("seconds", "words"), [(30, "30 s"), (120, "2 min"), (90, "1 min 30 s"), (0, "0 s")])
def test_a_duration_is_short(seconds: int, words: str) -> None:
    """Minutes and seconds, whichever there are."""
    assert display_duration(seconds) == words


@pytest.mark.parametrize(
    ("share", "language", "words"),
    [
        ("0.5", "en", "50 %"),
        ("1", "en", "100 %"),
        ("0.125", "de", "12,5 %"),
        ("0.5", "ar-EG", "٥٠ %"),
        ("0", "en", "0 %"),
    ],
)
def test_a_share_is_not_rounded(share: str, language: str, words: str) -> None:
    """An eighth of a limit is not 12 %."""
    assert display_share(Decimal(share), language) == words
