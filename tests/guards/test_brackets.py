"""Parentheses are put where the program reads them anyway."""

from __future__ import annotations

from random import Random

import pytest
from random_guards import FACTS, ROLES, random_condition

from decisiontree.guards import GuardFault, parse
from decisiontree.guards.brackets import bracketed


@pytest.mark.parametrize(
    ("text", "clear"),
    [
        ("vip or days > 3 and incident", "vip or (days > 3 and incident)"),
        ("vip and incident or not vip and days > 3", "(vip and incident) or (not vip and days > 3)"),
        (
            "(vip and incident or days > 3) and note is known",
            "((vip and incident) or days > 3) and note is known",
        ),
        ("days in (1 .. 3] and vip or incident", "(days in (1 .. 3] and vip) or incident"),
        ("tier in {24h, 'a b'} and vip or incident", "(tier in {24h, 'a b'} and vip) or incident"),
    ],
)
def test_what_and_joins_beside_an_or_gets_parentheses(text: str, clear: str) -> None:
    """Each run of `and` gets its own."""
    assert bracketed(text) == clear


@pytest.mark.parametrize(
    "text",
    [
        "vip",
        "vip and incident and days > 3",
        "vip or incident",
        "vip or (days > 3 and incident)",
        "(vip or incident) and days > 3",
    ],
)
def test_a_clear_condition_is_left_alone(text: str) -> None:
    """Also one with parentheses that are not needed."""
    assert bracketed(text) is None


def test_parentheses_change_no_meaning_and_are_put_once() -> None:
    """The text with them is read as the text without, and needs no more."""
    random = Random(3)  # noqa: S311  a seed, so that a failure comes again
    mixed = 0
    for _ in range(500):
        text = random_condition(random)
        clear = bracketed(text)
        if clear is not None and not isinstance(parse(text, FACTS, ROLES), GuardFault):
            mixed += 1
            assert parse(clear, FACTS, ROLES) == parse(text, FACTS, ROLES)
            assert bracketed(clear) is None
    assert mixed > 10
