"""Quoting: whatever is written is read back as the same text, by libyaml and by PyYAML's own scanner."""

from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from decisiontree.editing import scalar
from decisiontree.reader import read_document

TEXTS = st.text(
    st.one_of(
        st.sampled_from(list("ab1 .,:;#-?!&*|>%@`'\"\\[]{}~=<\t\n\r\x85\u2028é🙂\u200d\u00a0")),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=24,
)
LOADERS = (yaml.BaseLoader, yaml.CBaseLoader) if yaml.__with_libyaml__ else (yaml.BaseLoader,) * 2
STYLES = st.sampled_from([None, "'", '"'])


def read_back(text: str) -> list[object]:
    """The value of the first key, by three readers."""
    document = read_document(text, "f.yaml").plain()
    first = next(iter(document.values())) if isinstance(document, dict) else document
    loaded = [next(iter(yaml.load(text, loader).values())) for loader in LOADERS]  # noqa: S506
    return [first, *loaded]


@given(TEXTS, STYLES)
@example("?", None)
@example("a?b", None)
@example("x\ty", None)
def test_a_text_on_one_line_is_read_back(text: str, style: str | None) -> None:
    """In blocks and in braces, in every style."""
    for template, flow in (
        ("k: {}\n", False),
        ("k: {}  # c\n", False),
        ("- {{k: {}, l: m}}\n", True),
        ("[{{k: {}}}]", True),
    ):
        written = template.format(scalar.inline(text, style, flow=flow))
        keyed = written.removeprefix("- ").removeprefix("[").removesuffix("]")
        assert read_back(keyed) == [text] * 3


@given(TEXTS, STYLES)
def test_a_key_is_read_back(text: str, style: str | None) -> None:
    """Ids, facts and values of choices may be any word."""
    for template, flow in (("{}: v\n", False), ("{{{}: v}}\n", True)):
        data = yaml.load(template.format(scalar.key(text, style, flow=flow)), yaml.BaseLoader)  # noqa: S506
        assert data == {text: "v"}


@given(TEXTS, st.integers(0, 6), st.integers(1, 4))
def test_a_text_in_lines_is_read_back_or_refused(text: str, column: int, depth: int) -> None:
    """A block that would hide a blank or bend a line is not written at all."""
    for block in (scalar.literal(text, column, depth, "\n"), scalar.folded(text, column, depth, [], "\n")):
        if block is not None:
            written = f"{' ' * column}k: {block.header}\n{block.body}\n"
            assert read_back(written) == [text] * 3


@pytest.mark.parametrize(
    "text",
    [
        "yes",
        "No",
        "on",
        "null",
        "~",
        "1",
        "1.10",
        "0x1F",
        "12:30",
        "2026-01-02",
        ".5",
        "=",
        "<<",
        "",
        " a",
        "a ",
        "{a}",
        "[a]",
        "*a",
        "&a",
        "!a",
        "@a",
        "%a",
        "|a",
        ">a",
        "-a",
        "?a",
        "#a",
        '"a',
        "'a",
        "`a",
        "a: b",
        "a #b",
        "a:",
    ],
)
def test_a_text_that_some_reader_would_bend_is_quoted(text: str) -> None:
    """The quoting traps are ours to catch."""
    assert scalar.inline(text, None, flow=False) == scalar.double_quoted(text)


@pytest.mark.parametrize("text", ["a, b", "a]", "a}", "a?", "a:b", "a[b", "a{b"])
def test_inside_brackets_more_is_quoted(text: str) -> None:
    """And outside them it is not."""
    assert scalar.inline(text, None, flow=True) == scalar.double_quoted(text)
    assert scalar.inline(text, None, flow=False) == text


@pytest.mark.parametrize("text", ["3", "-1", "40.00", "true", "2027-03-01"])
def test_a_number_stands_without_quotes_where_a_number_is_due(text: str) -> None:
    """`min: 0`, not `min: "0"`."""
    assert scalar.inline(text, None, flow=True, typed=True) == text


def test_what_cannot_be_seen_is_escaped() -> None:
    """A direction mark or a line separator in a text would show another text than is read."""
    written = scalar.inline("a\u202eb\u2028c", None, flow=False)
    assert written == '"a\\u202Eb\\Lc"'
    assert re.search("[\u2028-\u202e]", written) is None
