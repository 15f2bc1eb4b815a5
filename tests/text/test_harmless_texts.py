"""Texts for other programs: JSON, CSV, and what GitHub Actions takes for a command."""

from __future__ import annotations

import csv
import io
import json

import pytest

from decisiontree.text.actions_commands import holds_command, without_commands
from decisiontree.text.csv_text import csv_text
from decisiontree.text.json_text import json_text
from decisiontree.text.visible import clean, visible, visible_lines

HOSTILE = "é \x1b \x7f \x9b \u202e \u2028 \U000e0041 \ud800 ##[warning]x \n end"


@pytest.mark.parametrize("ascii_only", [True, False])
def test_json_says_the_same_and_shows_nothing_raw(*, ascii_only: bool) -> None:
    """It is read as it was, its letters stay where they are wanted, and no old command stands in it."""
    text = json_text({HOSTILE: [HOSTILE]}, ascii_only=ascii_only)

    assert json.loads(text) == {HOSTILE: [HOSTILE]}
    assert {char for char in text if char != "\n" and not char.isprintable()} == set()
    assert ("é" in text) is not ascii_only
    assert "##[" not in text
    assert not holds_command(text)


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+44 1", "'+44 1"),
        ("@SUM(1)", "'@SUM(1)"),
        ("-1+cmd|' /C x'!A0", "'-1+cmd|' /C x'!A0"),
        ("\t=1", "' =1"),
        ("  =1", "'  =1"),
        ("\u3000=1", "'\u3000=1"),
        ("\u200d=1", "<U+200D>=1"),
        ("\uff1d1+1", "'\uff1d1+1"),
        ("\uff20x", "'\uff20x"),
        ("a;=1+1", "a;'=1+1"),
        ("\r=1", "<U+000D>=1"),
        ("two\nlines", "two<U+000A>lines"),
        ("-50.00", "-50.00"),
        ("-1,250.00", "-1,250.00"),
        ("+5", "+5"),
        ("any", "any"),
        ("a - b = c", "a - b = c"),
    ],
)
def test_a_spreadsheet_computes_no_text(cell: str, written: str) -> None:
    """Neither where commas part the cells nor where semicolons do; a number stays one."""
    assert [*csv.reader(io.StringIO(csv_text([["id", cell, 5]])))] == [["id", written, "5"]]


def test_a_command_is_found_where_the_runner_finds_it() -> None:
    """And what has been made harmless is left alone."""
    for text in ("::error::x", "ok\n\t::x::", "a ##[group]b", "\u00a0\u200d::x::"):
        assert holds_command(text)
        assert not holds_command(without_commands(text))
        assert without_commands(without_commands(text)) == without_commands(text)
    for text in ("a ::error::x", "# # [x]", "std::vector", ":\n:"):
        assert not holds_command(text)
        assert without_commands(text) == text


def test_what_nobody_sees_is_named_or_dotted() -> None:
    """On one line, on its lines, or as a dot; joiners hold emoji together and stay."""
    text = "é\x1b\t\r\n\u202e👩\u200d🚒"

    assert visible(text) == "é<U+001B> <U+000D><U+000A><U+202E>👩\u200d🚒"
    assert visible_lines(text) == "é<U+001B> <U+000D>\n<U+202E>👩\u200d🚒"
    assert clean(text) == "é· ·\n·👩\u200d🚒"
