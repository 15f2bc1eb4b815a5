"""Labels that read alike, and labels that look like it and do not."""

from __future__ import annotations

import pytest

from decisiontree.model.alike import as_read


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Their money", " their  MONEY."),
        ("Да", "«да!»"),
        ("Straße", "STRASSE"),
        ("Basic", "\uff22asic"),
        ("\u30ab\u30fc\u30c9", "\uff76\uff70\uff84\uff9e"),
        ("Café", "Cafe\u0301"),
        ("はい", "はい。"),
        ("नहीं", "नहीं।"),
        ("The **bill**", "the bill"),
        ("Rech\u00adnung", "Rechnung"),
        ("¿Sí?", "sí"),
    ],
)
def test_what_the_eye_passes_over_makes_no_difference(one: str, other: str) -> None:
    """Case, width, stress, blanks, unseen characters, and the signs at the ends."""
    assert as_read(one) == as_read(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A*", "A"),
        ("Rh+", "Rh-"),
        ("5", "5 %"),
        ("Drücken", "Drucken"),
        ("Да", "Нет"),
        ("?", "!"),
        ("2*3*4", "234"),
    ],
)
def test_what_stands_for_something_does(one: str, other: str) -> None:
    """Grades, blood groups, umlauts, other scripts."""
    assert as_read(one) != as_read(other)
