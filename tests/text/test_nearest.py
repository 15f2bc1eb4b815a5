"""Did you mean: near words, within a budget."""

from __future__ import annotations

import pytest

from decisiontree.text.nearest import Nearest, did_you_mean


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("optoins", "options"),
        ("OPTIONS", "options"),
        ("listne", "listen"),
        ("zebra", None),
        ("x" * 100, None),
        ("", None),
    ],
)
def test_the_nearest_word_is_found(word: str, expected: str | None) -> None:
    """Slips of the finger and capitals; nothing far-fetched."""
    assert Nearest().to(word, ("options", "listen", "to")) == expected


def test_the_budget_ends_the_search() -> None:
    """A hostile file names thousands of things that are not there."""
    nearest = Nearest()
    choices = [f"fact_{number}" for number in range(5000)]
    answers = [nearest.to("facts_1", choices) for _ in range(6)]
    assert answers[0] == "fact_1"
    assert answers[-1] is None


def test_a_message_offers_the_word_where_there_is_one() -> None:
    """Else it ends as it was."""
    assert did_you_mean("options") == "; did you mean 'options'?"
    assert did_you_mean(None) == ""
