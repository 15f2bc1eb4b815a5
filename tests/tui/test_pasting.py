"""Several lines pasted into the form: options, one line or lines, and nothing lost without a word."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from shutil import copyfile

import pytest
from tui_editor import Editor, editing

from decisiontree.tui.pasted import LONGEST, MOST_LINES, clean, lines_of

CASE = Path(__file__).parent / "cases" / "paste-lines-into-label"


@asynccontextmanager
async def at_a_new_option(folder: Path) -> AsyncIterator[Editor]:
    """The case's tree, the cursor in the label of an option that was just added."""
    copyfile(CASE / "t.yaml", folder / "t.yaml")
    async with editing(folder / "t.yaml", tree="t") as editor:
        await editor.press("a")
        yield editor


def labels(editor: Editor) -> list[object]:
    """The labels of the question's options."""
    options = editor.raw("nodes", "q", "options")
    assert isinstance(options, list)
    return [option["label"] for option in options if isinstance(option, dict)]


async def test_lines_pasted_into_a_new_option_become_options(tmp_path: Path) -> None:
    """One undo takes them back; the editor says what it did, and the cursor stays with the first."""
    text = (CASE / "clipboard.txt").read_text(encoding="utf-8")
    async with at_a_new_option(tmp_path) as editor:
        await editor.paste(text)
        assert labels(editor) == ["First", "Second", "Third", "Fourth", "Fifth"]
        assert editor.hint == "3 lines became 3 options; Ctrl+Z undoes it"
        assert editor.form.stack.written == "Third"
        await editor.press("ctrl+z")
        assert labels(editor) == ["First", "Second", ""]


@pytest.mark.parametrize(
    "text",
    [
        "Third\r\nFourth\r\nFifth\r\n",
        "Third\rFourth\rFifth",
        "\n  Third\n\n\t Fourth \n \nFifth\n\n",
        "- Third\n* Fourth\n• Fifth",
        "1. Third\n2) Fourth\n(3) Fifth",
        "a) Third\nb) Fourth\n[ ] Fifth",
        "Th\x07ird\nFou\u202erth\n\ufeffFifth\x1b",
    ],
)
async def test_lists_are_pasted_as_people_copy_them(tmp_path: Path, text: str) -> None:
    """Line ends of every kind, blank lines, tabs, signs and numbers of a list, characters that nobody sees."""
    async with at_a_new_option(tmp_path) as editor:
        await editor.paste(text)
        assert labels(editor)[2:] == ["Third", "Fourth", "Fifth"]


async def test_one_line_is_pasted_as_it_is(tmp_path: Path) -> None:
    """A line end behind it is no second line; a sign in front of it may be meant."""
    async with at_a_new_option(tmp_path) as editor:
        await editor.paste("- Third\n")
        assert labels(editor) == ["First", "Second", "- Third"]
        assert editor.hint == ""


async def test_lines_pasted_behind_words_become_one_line(tmp_path: Path) -> None:
    """So they do in a title; the editor says so."""
    async with at_a_new_option(tmp_path) as editor:
        await editor.write("To ")
        await editor.paste("Third\nFourth")
        assert labels(editor)[2:] == ["To Third Fourth"]
        assert editor.hint == "2 lines were joined into one, with spaces between them"
        editor.form.edit_path(("title",))
        await editor.pilot.pause()
        await editor.paste("\nThe\nchoice")
        assert editor.raw("nodes", "q", "title") == "The choice"


async def test_lines_pasted_into_a_text_of_several_lines_stay_lines(tmp_path: Path) -> None:
    """With their blank lines and their signs."""
    async with at_a_new_option(tmp_path) as editor:
        editor.form.edit_path(("say",))
        await editor.pilot.pause()
        await editor.paste("- One\r\n\r\n- T\x07wo")
        assert editor.raw("nodes", "q", "say") == "- One\n\n- Two"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("x\n" * (MOST_LINES + 1), "51 lines are too many here (limit: 50); nothing was pasted"),
        (
            "x" * (LONGEST + 1),
            "2,001 characters are too many for one line, 2,000 at most; nothing was pasted",
        ),
    ],
)
async def test_a_whole_file_pasted_by_mistake_is_refused(tmp_path: Path, text: str, told: str) -> None:
    """And said so; the label stays as it was."""
    async with at_a_new_option(tmp_path) as editor:
        await editor.paste(text)
        assert labels(editor) == ["First", "Second", ""]
        assert editor.hint == told


async def test_an_oversized_paste_changes_nothing_and_the_form_says_why(tmp_path: Path) -> None:
    """Into a text of several lines: it is shown as not applied, and saving repeats that."""
    async with at_a_new_option(tmp_path) as editor:
        await editor.press("escape")
        before = editor.document.source.text
        await editor.edit("ask")
        await editor.paste("word " * 14_000)
        assert "✗ not applied" in editor.text
        assert "the limit is 65,536: split it" in editor.hint
        await editor.press("escape", "ctrl+s")
        assert "what you typed was not applied" in editor.hint
        assert editor.document.source.text == before
        await editor.edit("ask")
        assert "word" not in editor.form.stack.written


async def test_ways_out_are_pasted_as_a_list_too(tmp_path: Path) -> None:
    """They have labels as options have."""
    async with at_a_new_option(tmp_path) as editor:
        await editor.press("escape")
        editor.context.go(None)
        await editor.press("a")
        await editor.paste("Danger\nA complaint")
        ways = editor.raw("anytime")
        assert ways == [{"label": "Danger"}, {"label": "A complaint"}]


async def test_a_search_takes_all_that_is_pasted(tmp_path: Path) -> None:
    """Lines of a copied heading are one line to look for."""
    async with at_a_new_option(tmp_path) as editor:
        await editor.press("escape", "ctrl+g")
        await editor.paste("Which\none")
        assert "Which one" in editor.text


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ()),
        ("\r\n\r\n", ()),
        ("1.5 l\n2.5 l", ("1.5 l", "2.5 l")),
        ("-\n-", ("-", "-")),
        ("क्षि\nنمی‌خواهم", ("क्षि", "نمی‌خواهم")),
        ("a\u2028b", ("a", "b")),
    ],
)
def test_words_are_not_taken_for_the_signs_of_a_list(text: str, lines: tuple[str, ...]) -> None:
    """Decimals stay, and so do the joiners that some scripts need."""
    assert lines_of(text) == lines


def test_cleaning_keeps_lines_as_they_are() -> None:
    """Only what nobody sees goes."""
    assert clean("a\tb  \r\n\r\n\x1b[31mc\r") == "a b\n\n[31mc\n"
