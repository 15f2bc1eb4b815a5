"""A condition is split into its clauses and written again, whatever it says."""

from __future__ import annotations

import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from random_guards import FACTS, ROLES, random_condition

from decisiontree.guards import Clause, ClauseGroup, clause_text, parse, split_clauses


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("", Clause("")),
        ("not vip", Clause("not vip")),
        ("days in (1 .. 3]", Clause("days in (1 .. 3]")),
        ("tier == or", Clause("tier == or")),
        ("vip and days >= 3", ClauseGroup("and", (Clause("vip"), Clause("days >= 3")))),
        ("vip and ", ClauseGroup("and", (Clause("vip"), Clause("")))),
        (
            "not (vip or symptoms has any {cough, any}) and tier in {'a b', gold}",
            ClauseGroup(
                "and",
                (
                    ClauseGroup(
                        "or",
                        (Clause("vip"), Clause("symptoms has any {cough, any}")),
                        negated=True,
                        enclosed=True,
                    ),
                    Clause("tier in {'a b', gold}"),
                ),
            ),
        ),
        ("vip and (days > 3", Clause("vip and (days > 3")),
        ("vip) or days", Clause("vip) or days")),
        (f"{'(' * 9000}vip", Clause(f"{'(' * 9000}vip")),
    ],
)
def test_what_joins_clauses_is_found(text: str, clauses: Clause | ClauseGroup) -> None:
    """A clause keeps its words; what does not match is one clause."""
    assert split_clauses(text) == clauses


@given(st.integers(0, 2**32))
def test_clauses_are_written_as_they_were(seed: int) -> None:
    """Letter for letter where nothing is in parentheses twice; always with the same meaning."""
    text = random_condition(Random(seed), counted=True)  # noqa: S311  it is a test
    again = clause_text(split_clauses(text))
    assert parse(again, FACTS, ROLES) == parse(text, FACTS, ROLES)
    assert "not not" in text or "((" in text or again == text


@given(st.lists(st.sampled_from([*"()ab'{}[],.=", "and", "or", "not", "in", "has"]), max_size=30))
def test_any_text_can_be_split(words: list[str]) -> None:
    """Nothing that is typed stops the builder, and no word is lost but a `not` that takes another one back."""
    text = " ".join(words)
    assert _without_grammar(clause_text(split_clauses(text))) == _without_grammar(text)


def _without_grammar(text: str) -> str:
    return re.sub(r"[()\s]|\bnot\b", "", text)
