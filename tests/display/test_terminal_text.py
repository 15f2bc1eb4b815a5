"""Texts cut, filled up and wrapped by the cells of a terminal."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from decisiontree.display import clean, fit, fit_end, hang, one_line, pad, width, wrap


@pytest.mark.parametrize("bad", ["\u202e", "\u0007", "\x1b", "\u200b", "\u2066", "\x9b"])
def test_invisible_characters_become_dots(bad: str) -> None:
    """None reaches the terminal."""
    assert clean(f"a{bad}b") == "a·b"


def test_a_line_is_one_line() -> None:
    """Line feeds and tabs are spaces there."""
    assert one_line(" a\n\tb  c ") == "a b c"


@pytest.mark.parametrize("blank", ["\u00a0", "\u202f", "\u3000"])
def test_a_no_break_blank_stays(blank: str) -> None:
    """It holds an amount together, `CHF 50.00`, and is no place to break a line at."""
    amount = f"CHF{blank}50.00"
    assert one_line(f"up to  {amount} ") == f"up to {amount}"
    assert wrap(f"up to {amount}", width(amount)) == ["up to", amount]


@pytest.mark.parametrize(
    "text", ["Grüße – „ja“…", "日本語", "नमस्ते", "✂\ufe0f", "e\u0301", "👨\u200d👩\u200d👧", "Привет"]
)
def test_a_text_is_as_wide_as_the_editor_draws_it(text: str) -> None:
    """Latin letters and their punctuation are counted without the tables."""
    assert width(text) == cell_len(text)


@given(st.text(max_size=60), st.integers(min_value=1, max_value=30))
def test_cut_and_filled_lines_have_the_width_asked_for(text: str, width: int) -> None:
    """In cells, whatever the script."""
    line = one_line(text)
    assert cell_len(fit(line, width)) <= width
    assert cell_len(pad(line, width)) == width
    assert cell_len(fit_end(line, width)) <= max(width, 1)


@given(st.text(max_size=200), st.integers(min_value=2, max_value=30))
def test_broken_lines_fit_and_lose_no_letter(text: str, width: int) -> None:
    """Only spaces at the breaks go."""
    lines = wrap(text, width)
    assert lines
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(clean(text).split())


@given(
    st.lists(st.text("abc", min_size=1, max_size=9), min_size=1, max_size=12),
    st.integers(min_value=12, max_value=30),
)
def test_a_hanging_paragraph_is_wrapped_as_the_standard_library_does(words: list[str], cells: int) -> None:
    """Where every character takes one cell and every word fits."""
    text = " ".join(words)
    expected = textwrap.wrap(text, cells, initial_indent="> ", subsequent_indent="   ")
    assert hang(text, cells, "> ", "   ") == expected


def test_a_word_of_signs_that_take_no_cell_is_kept() -> None:
    """Though no part of it fits into a line by its width, nor needs to."""
    assert hang("abcd \u0301 ef", 4, "> ", "  ") == ["> ab", "  cd", "  \u0301", "  ef"]
