"""Authors' texts in files that are not HTML: without marks, in Markdown, in labels of a diagram."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from decisiontree.display import isolated
from decisiontree.export.markdown import markdown
from decisiontree.export.plain_text import line, md, mermaid, plain
from decisiontree.export.view import TextView
from decisiontree.markup import RULES

NAMES = {"caller_name": "Caller's *name*"}
LIST = "Two things:\n\n- the *order* number\n- **one** of\n  1. `this`\n  2. [that](https://x.example/a_b)\n\n> quoted"


def text(source: str) -> TextView:
    """An author's text."""
    return TextView(source, NAMES)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("Nothing special.", "Nothing special."),
        ("I *must* say **this**, `now`.", "I must say this, now."),
        ("Good morning, {caller_name}. {{no}", "Good morning, [Caller's *name*]. {no}"),
        (
            LIST,
            "Two things:\n\n- the order number\n- one of\n  1. this\n  2. that (https://x.example/a_b)\n\nquoted",
        ),
        ("one\ntwo", "one\ntwo"),
        ("3 * 4 < 13 & more", "3 * 4 < 13 & more"),
        ("pay\u202e *now*", "pay now"),
        ("[https://x.example](https://x.example)", "https://x.example"),
        (
            "### Costs\n| plan | a month |\n|---|---|\n| Basic | 10 |\n| Free | |",
            "Costs:\n\n- Basic · a month: 10\n- Free",
        ),
    ],
)
def test_plain_text_has_no_marks(source: str, shown: str) -> None:
    """What a page shows, and the address of a link."""
    assert plain(text(source)) == shown


def test_a_line_is_one_line() -> None:
    """Titles, labels and cells of a table hold no line end."""
    assert (
        line(text(LIST))
        == "Two things: - the order number - one of 1. this 2. that (https://x.example/a_b) quoted"
    )
    assert line("a\n  b") == "a b"


def test_words_of_the_page_keep_no_isolates() -> None:
    """They keep an author's words apart from the page's on a page, and would be seen as boxes elsewhere."""
    ours = TextView(f"It ends with “{isolated('*No*')}”", ours=True)
    assert plain(ours) == "It ends with “No”"
    assert md(ours) == "It ends with “*No*”"


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (
            LIST,
            "Two things:\n\n- the *order* number\n- **one** of\n  1. `this`\n  2. [that](<https://x.example/a_b>)\n\n> quoted",
        ),
        ("Hi, {caller_name}", "Hi, \\[Caller's \\*name\\*\\]"),
        ("a | b, <b>, $5 & $6, snake_case", "a \\| b, \\<b>, \\$5 \\& \\$6, snake\\_case"),
        ("one\ntwo", "one\\\ntwo"),
        ("### *a*\n| b | c |\n|--|--|\n| `x\\|y` | |", "### *a*\n\n| b | c |\n|---|---|\n| `x\\|y` |  |"),
        ("``a ` b``", "``a ` b``"),
    ],
)
def test_an_authors_markdown_stays_markdown(source: str, shown: str) -> None:
    """Emphasis, lists and links are kept; all else is words."""
    assert md(text(source)) == shown


@pytest.mark.parametrize(
    "words", ["# no title", "1. no list", "+ nor this", "a *b* [c](d)", "\\*", "===", "> x"]
)
def test_other_words_are_escaped(words: str) -> None:
    """What comes from a title or a name is shown as it is."""
    html = MarkdownIt("commonmark").renderInline(md(words))
    assert MarkdownIt("commonmark").render(md(words)) == f"<p>{html}</p>\n"
    assert html.replace("&gt;", ">") == words


@given(st.text("ab *_`[](){}<>#-+1.\\\n>!&|", max_size=24))
def test_markdown_shows_what_the_page_shows(source: str) -> None:
    """Read again by CommonMark, the Markdown has the words of the page, whatever an author wrote."""
    reader = MarkdownIt("zero", {"html": False}).enable([*RULES, "entity", "html_inline"])
    shown = "".join(_words(str(markdown(TextView(source)))))
    assert "".join(_words(reader.render(md(TextView(source))))) == shown


def _words(html: str) -> str:
    inside = False
    kept = []
    for char in html:
        if char in "<>":
            inside = char == "<"
        elif not inside and not char.isspace():
            kept.append(char)
    return "".join(kept)


def test_a_label_of_a_diagram_ends_no_label() -> None:
    """Quotes, tags, entities and the marks of Markdown are written as Mermaid's codes."""
    assert mermaid('say "hi" & <b>') == "say #34;hi#34; #38; #60;b#62;"
    assert mermaid("1. *must*; #1\n2") == "1#46; #42;must#42;#59; #35;1 2"
    assert mermaid(text("Is it *on*? {caller_name}")) == "Is it on? [Caller's #42;name#42;]"
