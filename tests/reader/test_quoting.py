"""A text in quotes is the same text to every reader."""

from __future__ import annotations

import pytest
import yaml
from how_many import how_many
from hypothesis import given, settings
from hypothesis import strategies as st

from decisiontree.reader import read_document
from decisiontree.reader.quoting import is_ambiguous, quoted, read_elsewhere, shortened


@settings(max_examples=how_many(100, 500), deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_any_text_in_quotes_reads_back(text: str) -> None:
    """In a block and inside braces; by us and by a stranger."""
    document = read_document(f"a: {quoted(text)}\nb: {{c: {quoted(text)}}}\n", "f")
    assert document.faults == ()
    assert document.plain() == {"a": text, "b": {"c": text}}
    assert yaml.safe_load(document.text)["a"] == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", '"plain"'),
        ('he said "hi"', "'he said \"hi\"'"),
        ("it's \\ odd", "'it''s \\ odd'"),
        ('a "b"\nc', '"a \\"b\\"\\nc"'),
        ("\u202e", '"\\u202E"'),
        ("\x07", '"\\x07"'),
    ],
)
def test_quotes_are_the_ones_that_need_least(text: str, expected: str) -> None:
    """People read them."""
    assert quoted(text) == expected


def test_what_a_stranger_types_is_ambiguous() -> None:
    """Checked against a reader that guesses types."""
    for text in (
        "yes",
        "No",
        "on",
        "null",
        "~",
        "1",
        "-1",
        "1.5",
        "1e3",
        "12:30",
        "0x1F",
        "010",
        "2026-01-02",
        ".inf",
        "=",
        "1_000",
    ):
        assert is_ambiguous(text), text
    for text in ("yes please", "one", "1.2.3", "v1", "a:b", "none", "offer"):
        assert not is_ambiguous(text), text
        assert yaml.safe_load(text) == text


def test_a_long_text_is_cut() -> None:
    """For messages."""
    assert shortened("x" * 100, 10) == "x" * 9 + "…"
    assert shortened("short", 10) == "short"


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("Yes", "true"),
        ("No", "false"),
        ("~", "nothing at all"),
        ("=", "a special character"),
        ("2026-01-31", "a date"),
        ("12:30", "a number"),
        ("1.10", "a number"),
        (".inf", "a number"),
    ],
)
def test_what_others_make_of_an_ambiguous_text_is_said(text: str, read_as: str) -> None:
    """So that who does not know YAML sees why quotes are due."""
    assert is_ambiguous(text)
    assert read_elsewhere(text) == read_as
