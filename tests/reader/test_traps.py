"""What YAML cuts or bends in silence is an error that shows the line correctly quoted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from decisiontree.reader import Reading
from decisiontree.text import Patch

Faults = Callable[[Reading], list[Any]]


@pytest.mark.parametrize(
    ("written", "mended", "words"),
    [
        ("note: ticket #4", 'note: "ticket #4"', 'write note: "ticket #4"'),
        ("note: ticket   #4 of 5", 'note: "ticket   #4 of 5"', "cuts 'note' off at '#'"),
        ("note: a text # a comment", 'note: "a text" # a comment', "cuts 'note' off at '#'"),
        ("say: #4 is yours", 'say: "#4 is yours"', "reads all of 'say' as a comment"),
        ("say: {name}", 'say: "{name}"', 'write say: "{name}"'),
        ("source: [sic]", 'source: "[sic]"', "YAML reads a list here"),
        (
            "media: {image: a.png, alt: Red, not green}",
            'media: {image: a.png, alt: "Red, not green"}',
            "at the comma",
        ),
        (
            "media: {image: a.png, alt: Red, green, blue}",
            'media: {image: a.png, alt: "Red, green, blue"}',
            "comma",
        ),
    ],
)
def test_a_trap_is_told_once_with_its_fix(
    read_nodes: Callable[..., Reading], faults: Faults, written: str, mended: str, words: str
) -> None:
    """The fix quotes what the author meant."""
    reading = read_nodes(f"  begin:\n    {written}\n    to: end\n")
    (fault,) = faults(reading)
    assert (fault.rule, fault.line, fault.node) == ("unquoted-text", 6, "begin")
    assert words in fault.message
    assert fault.mended == reading.document.text.replace(written, mended)


def test_an_option_whose_label_holds_a_comma_is_told(
    read_nodes: Callable[..., Reading], faults: Faults
) -> None:
    """`{label: Yes, please, to: end}` is the most common trap of all."""
    reading = read_nodes("  begin:\n    ask: Tea?\n    options:\n      - {label: Yes, please, to: end}\n")
    (fault,) = faults(reading)
    assert fault.rule == "unquoted-text"
    assert fault.field == "options.0.label"
    assert '{label: "Yes, please", to: end}' in fault.mended


def test_a_comma_ends_a_word_that_is_no_text(read_nodes: Callable[..., Reading], faults: Faults) -> None:
    """Only texts hold commas."""
    reading = read_nodes("  begin: {ask: X, options: [{label: A, to: end, soon}]}\n")
    assert [fault.rule for fault in faults(reading)] == ["unknown-key"]


def test_quoted_texts_are_no_traps(read_nodes: Callable[..., Reading], faults: Faults) -> None:
    """Comments after quotes, after ids and on lines of their own are comments."""
    nodes = """\
  begin:   # here it begins
    say: "ticket #4"   # a comment
    note: 'a # b'
    # alone
    do: |
      press #4
    because: A reason  # dt: ignore[some-rule] our own mark is meant as such
    to: end   # the end
"""
    assert faults(read_nodes(nodes)) == []


def test_a_message_is_one_line_whatever_the_file_holds(
    read_nodes: Callable[..., Reading], faults: Faults
) -> None:
    """Reports and the editor count on it."""
    reading = read_nodes('  begin: {"a\\nb": x, ? [p,\n q] : y, timer: "a\\nb", to: end}\n')
    assert {fault.rule for fault in faults(reading)} == {"unknown-key", "complex-key", "bad-value"}
    assert not [fault for fault in faults(reading) if "\n" in fault.message]


def test_both_readings_of_a_comment_are_offered(read_nodes: Callable[..., Reading]) -> None:
    """Only the author knows whether it was one; the likelier comes first."""
    reading = read_nodes("  begin:\n    note: ticket #4\n    to: end\n")
    assert [fix.title for fix in reading.faults[0].fixes] == [
        "put the whole line in quotes",
        "put the text in quotes and keep the comment",
    ]


@pytest.mark.parametrize(
    "word", ["no", "Yes", "on", "~", "null", "1.10", "010", "12:30", "2026-01-02", "0x1F", "1e3"]
)
def test_a_text_that_other_tools_take_for_something_else_is_mentioned(
    read_nodes: Callable[..., Reading], faults: Faults, word: str
) -> None:
    """We read it as a text; a tool beside us does not."""
    reading = read_nodes(f"  begin:\n    note: {word}\n    to: end\n")
    (fault,) = faults(reading)
    assert (fault.rule, fault.shown) == ("ambiguous-scalar", word)
    assert f'note: "{word}"' in fault.mended


@pytest.mark.parametrize("text", ["nobody", "1.10 pounds", "at 12:30", "v1", "none", '"no"', "'1.10'"])
def test_other_texts_are_not_mentioned(read_nodes: Callable[..., Reading], faults: Faults, text: str) -> None:
    """An info on every line would be read by nobody."""
    assert faults(read_nodes(f"  begin:\n    note: {text}\n    to: end\n")) == []


@pytest.mark.parametrize(
    ("written", "mended", "words"),
    [
        ("note: &keep ticket", 'note: "&keep ticket"', "put the text in quotes"),
        ("do: &keep [Listen]", "do: [Listen]", "delete it"),
        ("note: &keep 'ticket'", "note: 'ticket'", "delete it"),
        ("note: *bold", 'note: "*bold"', "put the text in quotes"),
        ("note: &keep ticket\n    say: *keep", None, "delete it"),
        ("say: [&keep ticket]\n    note: *keep", None, "delete it"),
    ],
)
def test_the_fix_of_an_anchor_does_what_the_message_says(
    read_nodes: Callable[..., Reading], written: str, mended: str | None, words: str
) -> None:
    """It is not offered where an alias would then name nothing."""
    reading = read_nodes(f"  begin:\n    {written}\n    to: end\n")
    found = [fault for fault in reading.faults if fault.rule == "alias"]
    assert words in found[0].message
    if mended is None:
        assert [fault.fixes for fault in found] == [(), ()]
        assert found[1].message.endswith("write the text out")
    else:
        edits = [fix.edit for fix in found[0].fixes if isinstance(fix.edit, Patch)]
        after = reading.document.text.replace(written, mended)
        assert [edit.apply(reading.document.text) for edit in edits] == [after]
