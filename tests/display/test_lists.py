"""Several things in a row, as the CLDR joins them in each language."""

from __future__ import annotations

import pytest
from babel.lists import format_list
from languages import LANGUAGES

from decisiontree.display import display_value, typed_answer, typed_form
from decisiontree.model import Choice, Fact, FactType
from decisiontree.text import DIRECTION_MARKS

LABELS = {"a": "Cough", "b": "Fever, high", "c": "{0}", "d": "Pain", "e": "Rash"}
ILL = Fact(
    id="ill",
    type=FactType.CHOICES,
    label="Ill",
    values=tuple(Choice(each, label) for each, label in LABELS.items()),
    none="None of these",
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("ids", ["a", "ab", "abe", "abde", "abcde"])
def test_labels_are_joined_as_cldr_has_them(language: str, ids: str) -> None:
    """One, two and more; a label may look like a place in the pattern."""
    words = [LABELS[each].replace("{0}", "zero") for each in ids]
    cldr = format_list(words, locale=language.replace("-", "_"))

    shown = display_value(ILL, frozenset(ids), language)

    assert shown.replace("{0}", "zero") == "".join(char for char in cldr if char not in DIRECTION_MARKS)


def test_the_empty_answer_has_its_label() -> None:
    """In every language, since the author wrote it."""
    assert display_value(ILL, frozenset(), "de") == "None of these"


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("1", "a"),
        ("1,5", "ae"),
        ("1 5", "ae"),
        ("[a, e]", "ae"),
        ("cough, RASH", "ae"),
        ("Fever, high", "b"),
        ("cough,fever, high , rash", "abe"),
        ("d", "d"),
        ("6", ""),
        ("none of these", ""),
        ("[]", ""),
        ("e, e", "e"),
    ],
)
def test_numbers_ids_and_labels_are_read(text: str, ids: str) -> None:
    """With commas, and numbers also with blanks between them."""
    assert typed_answer(ILL, text, "en") == frozenset(ids)


@pytest.mark.parametrize("text", ["", ",", "7", "0", "cough and rash", "cough,", "cough, 6", "1;2"])
def test_what_is_no_answer_is_not_read(text: str) -> None:
    """None of it, where a part cannot be read."""
    assert typed_answer(ILL, text, "en") is None


@pytest.mark.parametrize("ids", ["", "a", "be", "abcde"])
def test_what_is_shown_to_be_changed_is_read_again(ids: str) -> None:
    """In `play` and in the editor."""
    assert typed_answer(ILL, typed_form(ILL, frozenset(ids), "en"), "en") == frozenset(ids)
