"""Offsets to lines and columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisiontree.text import LineIndex

TEXTS = st.text(alphabet="ab\n\r\u2028🙂é", max_size=40)


@given(TEXTS, st.integers(0, 40))
def test_a_place_leads_back_to_its_offset(text: str, offset: int) -> None:
    """Line and column name one offset, counted in code points."""
    index = LineIndex(text)
    offset = min(offset, len(text))
    line, column = index.place(offset)
    assert index.line_start(line) + column - 1 == offset
    assert text.count("\n", 0, offset) == line - 1


@given(TEXTS)
def test_only_line_feeds_end_lines(text: str) -> None:
    """As editors and git count; a final one opens an empty line."""
    assert len(LineIndex(text)) == text.count("\n") + 1


@pytest.mark.parametrize(("offset", "place"), [(-5, (1, 1)), (0, (1, 1)), (2, (2, 1)), (99, (2, 3))])
def test_an_offset_outside_the_text_is_brought_back(offset: int, place: tuple[int, int]) -> None:
    """A finding at the end of a file has a place too."""
    assert LineIndex("a\n🙂b").place(offset) == place


def test_a_line_past_the_last_starts_at_the_end() -> None:
    """So that a range of lines can be cut out without a special case."""
    assert LineIndex("a\nb").line_start(3) == 3
