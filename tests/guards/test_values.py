"""Texts and the values of facts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from random_guards import FACTS

from decisiontree.guards import expected, in_domain, parse_value, show_value
from decisiontree.model import FactValue


@pytest.mark.parametrize(
    ("fact", "text", "value"),
    [
        ("days", "7", 7),
        ("days", "-5", -5),
        ("days", "-6", None),
        ("days", "41", None),
        ("days", "7.0", None),
        ("days", " 7", None),
        ("owed", "50", 5000),
        ("owed", "-0.01", -1),
        ("owed", "0.005", None),
        ("dinar", "0.005", 5),
        ("vip", "true", True),
        ("vip", "yes", None),
        ("tier", "gold", "gold"),
        ("tier", "Gold", None),
        ("bought", "2024-02-29", 738945),
        ("bought", "2023-02-29", None),
        ("bought", "20240229", None),
        ("note", "", None),
        ("note", "  as it is ", "  as it is "),
    ],
)
def test_a_text_is_read_by_the_type_and_domain_of_its_fact(
    fact: str, text: str, value: FactValue | None
) -> None:
    """Whole numbers inside, nothing guessed."""
    assert parse_value(FACTS[fact], text) == value


@given(st.sampled_from(["days", "owed", "dinar", "bought"]), st.integers(-(2**53) + 1, 2**53 - 1))
def test_a_number_that_is_written_reads_back(name: str, number: int) -> None:
    """Writing and reading are inverse on every value of the domain that has a plain form."""
    fact = FACTS[name]
    if in_domain(fact, number) and abs(number) < 10**14:
        assert parse_value(fact, show_value(fact, number)) == number


def test_a_truth_value_is_no_number() -> None:
    """True is not 1 here, although it is in Python."""
    assert not in_domain(FACTS["days"], True)
    assert not in_domain(FACTS["vip"], 1)


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        ("days", "a whole number from -5 to 40"),
        ("owed", "an amount in GBP such as 12.50"),
        ("tier", "one of 24h, gold, a b"),
        ("vip", "true or false"),
        ("bought", "a date such as 2026-01-31"),
    ],
)
def test_what_may_be_written_is_said_in_words(fact: str, words: str) -> None:
    """For messages and forms."""
    assert expected(FACTS[fact]) == words


def test_bounds_are_said_in_the_facts_own_units() -> None:
    """An amount's bounds are amounts, and its example lies within them."""
    fact = replace(FACTS["owed"], minimum=2000, maximum=5000)

    assert expected(fact) == "an amount in GBP such as 20.00, from 20.00 to 50.00"
