"""What makes a file unreadable is said in plain words, with the line correctly written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from decisiontree.reader import read_document

NODE = "nodes:\n  a:\n    ask: Why\n{}\n    to: b\n"


@pytest.mark.parametrize(
    ("line", "mended", "words"),
    [
        ("    note: Hello: there", '    note: "Hello: there"', "contains ': '"),
        ("    note: @sam knows", '    note: "@sam knows"', "cannot begin with '@'"),
        ("    note: `code` first", '    note: "`code` first"', "cannot begin with '`'"),
        ("    note: %50 off", '    note: "%50 off"', "cannot begin with '%'"),
        ("    note: - dash", '    note: "- dash"', "cannot begin with '-'"),
        ("    note: * star", '    note: "* star"', "cannot begin with '*'"),
        ("    note: & more", '    note: "& more"', "cannot begin with '&'"),
        ("    note: > arrow", '    note: "> arrow"', "cannot begin with '>'"),
        ("    note: ? what", '    note: "? what"', "cannot begin with '?'"),
        ("    note: ] odd", '    note: "] odd"', "cannot begin with ']'"),
        ("    say: {name} is here", '    say: "{name} is here"', "cannot begin with '{'"),
        ("    say: [sic] he said", '    say: "[sic] he said"', "cannot begin with '['"),
        ('    say: "Hi" he said', "    say: '\"Hi\" he said'", "goes on after its closing quote"),
        ("    say: 'it's late'", '    say: "it\'s late"', "goes on after its closing quote"),
        ('    say: "open', '    say: "open"', "not closed on its line"),
        ("    note: {a: b: c}", '    note: {a: "b: c"}', "contains ': '"),
        ("    media: {image: x, alt: y", "    media: {image: x, alt: y}", "never closed"),
        ("    tags: [x, y", "    tags: [x, y]", "never closed"),
        ("    note", "    note:", "':' is missing after 'note'"),
        ("    note:x", "    note: x", "space is missing after 'note:'"),
        ("    note：x", "    note: x", "a full-width colon after 'note' (U+FF1A)"),
        ("      note: x", "    note: x", "indented by 6, the one above by 4"),
        ("   note: x", "    note: x", "indented by 3, the one above by 4"),
        (r'    say: "a\qb"', r"    say: 'a\qb'", "begins an escape"),
    ],
)
def test_a_slip_is_told_with_the_line_as_it_should_be(
    yaml_faults: Callable[..., list[Any]], line: str, mended: str, words: str
) -> None:
    """The fix makes the node readable, and nothing else changes."""
    (fault,) = yaml_faults(NODE.format(line))
    assert fault.rule == "yaml-syntax"
    assert fault.line == 4
    assert words in fault.message
    assert fault.mended == NODE.format(mended)


def test_tabs_that_indent_become_spaces(yaml_faults: Callable[..., list[Any]]) -> None:
    """YAML forbids them, and nobody sees why."""
    (fault,) = yaml_faults("nodes:\n  a:\n\t\tto: b\n")
    assert (fault.line, fault.message) == (3, "this is a tab; indent with spaces")
    assert fault.mended == "nodes:\n  a:\n    to: b\n"


def test_every_fix_of_a_slip_makes_the_file_readable() -> None:
    """A guess that does not help is not offered."""
    for line in ("    note: a: 'b", "    x: [a: {b", "  \t note: x", '    say: "a" "b', "    ? : :"):
        text = NODE.format(line)
        for fault in read_document(text, "f").faults:
            for fix in fault.fixes:
                mended = fix.edit.apply(text)  # type: ignore[union-attr]  # the YAML layer knows no changes of trees
                assert not [left for left in read_document(mended, "f").faults if left.rule == "yaml-syntax"]


def test_no_word_of_the_parser_reaches_the_author(yaml_faults: Callable[..., list[Any]]) -> None:
    """Tokens, scalars and blocks mean nothing to a supervisor."""
    for line in ("    }", "  - x", "    : :", "   'a' b", "    !<x y: z", "  ...\n  foo", "    a: {b: [c}}"):
        for fault in yaml_faults(NODE.format(line)):
            for word in ("token", "scalar", "block", "flow", "mapping values", "expected", "simple key"):
                assert word not in fault.message


def test_a_long_line_does_not_flood_the_message(yaml_faults: Callable[..., list[Any]]) -> None:
    """A message is one line."""
    (fault,) = yaml_faults(f"a: {'word ' * 200}: b\n")
    assert len(fault.message) < 200
