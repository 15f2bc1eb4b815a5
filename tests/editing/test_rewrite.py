"""Lines that a person wrote again: the entry is theirs, everything else stays, and what cannot be is refused with its line."""

from __future__ import annotations

import pytest

from decisiontree.editing import lines_at, rewritten
from decisiontree.errors import EditRefused
from decisiontree.model import Path
from decisiontree.reader import read_document

TREE = """\
# a tree
format: 1
title: Lamps
start: one
nodes:
  # the first
  one:
    ask: Does it work?   # really
    say: |
      Two lines,

      and a third.
    options:
      - {label: "Yes", to: two}
  two: {outcome: Over, resolution: informed}

  three:
    outcome: Gone
"""
ONE = ("nodes", "one")


def _rewritten(path: Path, lines: str, text: str = TREE) -> str:
    document = read_document(text, "lamps.yaml")
    edited = rewritten(document, path, lines)
    assert edited.document.text == edited.patch.apply(text)
    return edited.document.text


def test_an_entry_is_shown_from_column_0_with_its_comments() -> None:
    """As one would write it alone; nothing of its neighbours."""
    lines = lines_at(read_document(TREE, "lamps.yaml"), ONE)
    assert lines.startswith(
        "# the first\none:\n  ask: Does it work?   # really\n  say: |\n    Two lines,\n\n"
    )
    assert lines.endswith('  options:\n    - {label: "Yes", to: two}\n')


@pytest.mark.parametrize("path", [(), ONE, ("nodes", "two"), ("nodes", "three"), ("title",)])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_lines_that_are_the_same_change_nothing(path: Path, ending: str) -> None:
    """Also with the line ends of Windows, which the file keeps."""
    text = TREE.replace("\n", ending)
    lines = lines_at(read_document(text, "lamps.yaml"), path)
    assert "\r" not in lines
    assert _rewritten(path, lines, text) == text


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_other_lines_stand_where_the_old_ones_stood(ending: str) -> None:
    """Indented as the entry was; a line feed at the end is put back."""
    text = TREE.replace("\n", ending)
    after = _rewritten(ONE, "one:\n  ask: Well?\n\n  to: two", text)
    expected = (
        TREE[: TREE.index("  # the first")]
        + "  one:\n    ask: Well?\n\n    to: two\n"
        + TREE[TREE.index("  two:") :]
    )
    assert after == expected.replace("\n", ending)


def test_entries_can_be_added_behind_and_an_unreadable_one_can_be_made_readable() -> None:
    """A node of its own in the lines is a new node; a node that was broken is read again."""
    after = _rewritten(
        ("nodes", "two"), "two: {outcome: Over, resolution: informed}\nfour:\n  outcome: More\n"
    )
    assert read_document(after, "lamps.yaml").plain(("nodes", "four")) == {"outcome": "More"}
    broken = TREE.replace("    outcome: Gone\n", "    outcome: 'Gone\n")
    document = read_document(broken, "lamps.yaml")
    assert "three" in document.broken
    assert _rewritten(("nodes", "three"), "three:\n  outcome: Gone\n", broken) == TREE


@pytest.mark.parametrize(
    ("path", "lines", "reason"),
    [
        (ONE, 'one:\n  ask: "Well?\n', "line 2: "),
        (ONE, "uno:\n  ask: Well?\n", "no longer the lines of 'one'"),
        (ONE, "one:\n  ask: Well?\ntwo:\n  outcome: Other\n", "also change 'two'"),
        (("title",), "title: Lamps\nstart: two\n", "also change 'start'"),
        (("nodes", "nobody"), "nobody: {}\n", "there is no 'nobody'"),
    ],
)
def test_what_reaches_beyond_the_entry_or_cannot_be_read_is_refused(
    path: Path, lines: str, reason: str
) -> None:
    """With the line as the person counts it."""
    with pytest.raises(EditRefused, match=reason):
        _rewritten(path, lines)
