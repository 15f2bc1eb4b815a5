"""Finding by a few letters, and texts on their way to the screen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from decisiontree.display import clean
from decisiontree.tui.search import BEST, Hit, Index, merged
from decisiontree.tui.shown import fit, fit_end, one_line, pad, wrap


def _names(index: Index, query: str) -> list[str]:
    return [hit.name for hit in index.best(query)]


def test_the_start_of_a_name_beats_the_middle_of_a_word() -> None:
    """And a scattered match comes last."""
    index = Index(
        [
            Hit("1", "arefund"),
            Hit("2", "r-e-f-u"),
            Hit("3", "refund_ok"),
            Hit("4", "my refund"),
            Hit("5", "refu"),
        ]
    )
    assert _names(index, "refu") == ["refu", "refund_ok", "my refund", "arefund", "r-e-f-u"]


def test_words_in_any_order_are_found() -> None:
    """Two words of a sentence."""
    index = Index([Hit("1", "late", "How many days past the date"), Hit("2", "other", "Nothing")])
    assert _names(index, "date days") == ["late"]


def test_letters_strewn_over_a_sentence_are_no_match() -> None:
    """They are chance."""
    assert _names(Index([Hit("1", "x", "the quick brown fox jumps over the lazy dog again")]), "txd") == []


def test_at_most_the_best_are_returned() -> None:
    """A list of ten thousand is never drawn."""
    assert len(Index(Hit(str(n), f"node {n}") for n in range(9999)).best("node")) == BEST


def test_a_command_beats_a_node_that_fits_worse() -> None:
    """Among equals the first index comes first."""
    nodes, commands = Index([Hit("n", "u_n_do")]), Index([Hit("c", "Undo")])
    assert [hit.key for hit in merged((nodes, commands), "undo")] == ["c", "n"]


@pytest.mark.parametrize("bad", ["\u202e", "\u0007", "\x1b", "\u200b", "\u2066", "\x9b"])
def test_invisible_characters_become_dots(bad: str) -> None:
    """None reaches the terminal."""
    assert clean(f"a{bad}b") == "a·b"


def test_a_line_is_one_line() -> None:
    """Line feeds and tabs are spaces there."""
    assert one_line(" a\n\tb  c ") == "a b c"


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
