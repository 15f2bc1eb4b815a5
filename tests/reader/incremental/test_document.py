"""Documents after a patch: read in part, and the same in every respect as if the whole text had been read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from how_many import how_many
from hypothesis import given, settings
from hypothesis import strategies as st
from random_patches import random_patch
from same_documents import differences

from decisiontree.reader import Document, read_document, read_patched
from decisiontree.text import Patch, Span, TextEdit

TREE = """\
# the head
format: 1
title: Refund
start: verify

nodes:
  # asked first
  verify:
    ask: "Passed?"
    options:
      - {label: Yes, to: end}

  # the long one
  talk:
    say: |
      Two lines
      of words

    to: end
  end: {outcome: Done, resolution: resolved}
tags: [a, b]
"""


def replaced(document: Document, old: str, new: str) -> Document:
    """The document with the first such words replaced; fails when that is not the document of the new text."""
    start = document.text.index(old)
    patch = Patch((TextEdit(Span(start, start + len(old)), new),))
    after = read_patched(document, patch)
    assert differences(after, read_document(after.encoded(), document.file)) == []
    return after


@pytest.fixture(params=["\n", "\r\n"], ids=["LF", "CRLF"])
def tree(request: pytest.FixtureRequest) -> Document:
    """A tree with a byte order mark and comments everywhere, with either line end."""
    return read_document(("\ufeff" + TREE.replace("\n", request.param)).encode(), "refund.yaml")


@settings(max_examples=how_many(25, 500), deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 6))
def test_a_document_after_patches_is_that_of_its_text(random: object, count: int) -> None:
    """Whatever the patches are, and each on top of the one before."""
    document = read_document(TREE, "refund.yaml")
    for _ in range(count):
        document = read_patched(document, random_patch(random, document.text))  # type: ignore[arg-type]  # a Random
        whole = read_document(document.encoded(), "refund.yaml")
        assert differences(document, whole) == []


def test_random_patches_of_random_documents_are_read_in_part_and_right(
    fuzz: Callable[[str, int], str],
) -> None:
    """`benchmarks/fuzz_patches.py` is the long form of this test; half of the patches need only a part read."""
    said = fuzz("patches", 20)

    in_part = [int(line.split()[0]) for line in said.splitlines() if line.endswith("read in part")]
    assert in_part[0] > 66, said


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Passed?", "Did they pass?"),
        ("talk:", "speak:"),
        ("start: verify", "start: talk"),
        ("of words", "of words\n\n      and more"),
        ("  end: {outcome: Done, resolution: resolved}", "  x: {to: end}\n  end: {outcome: Done}"),
        ("\n  # the long one", "\n  y: {to: end}\n\n  # the long one"),
        ("[a, b]", "[a, b, c]"),
        ("nodes:\n", "nodes:   # all of them\n"),
    ],
)
def test_what_an_edit_does_not_touch_is_not_read_again(old: str, new: str) -> None:
    """Nodes before and behind are the very same objects, or their copies at another place."""
    document = read_document(TREE, "refund.yaml")
    assert replaced(document, old, new).lineage


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Passed?", 'Passed?"\n    note: "'),
        ("of words", "of words\n\n\n"),
        ("  # the long one\n", ""),
        ("  talk:", "  # said next\n  talk:"),
        ("of words", "of words\n  between: {to: end}\n  last:\n    do: it"),
        ("format", "# more of the head\nformat"),
    ],
)
def test_edits_with_either_line_end(tree: Document, old: str, new: str) -> None:
    """The same holds for carriage returns and a byte order mark."""
    newline = tree.newline
    assert replaced(tree, old.replace("\n", newline), new.replace("\n", newline)).bom


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("talk:", "verify:"),
        ("Two lines", "Two \u2028 lines"),
        ("Passed?", "Passed\u2066?"),
        ("Passed?", "Passed\0?"),
        ("Passed?", "Passed\x1b?"),
        ("{label: Yes", "&a {label: Yes"),
        ('"Passed?"', '"Passed?'),
        ("  talk:", "talk:"),
        ("  talk:", "   talk:"),
        ("  talk:", "---\n  talk:"),
        ("say: |", "say: 'open"),
        ("nodes:\n", "nodes: {}\n"),
    ],
)
def test_an_edit_that_the_rest_of_the_file_may_feel_has_all_of_it_read(old: str, new: str) -> None:
    """Keys that stand twice, other depths, texts that do not end: their faults are those of the whole file."""
    assert not replaced(read_document(TREE, "refund.yaml"), old, new).lineage


def test_a_document_with_a_fault_is_read_as_a_whole() -> None:
    """Its faults speak of lines and of other entries."""
    document = read_document(TREE + "title: Again\n", "refund.yaml")
    assert not replaced(document, "Passed?", "Passed\n    ?").lineage


def test_one_patch_may_touch_many_places() -> None:
    """A node's new name stands in its key, in links and in the head."""
    document = read_document(TREE, "refund.yaml")
    text, old, new = document.text, "end", "finish_2"
    places = [at for at in range(len(text)) if text.startswith(old, at)]
    after = read_patched(document, Patch(tuple(TextEdit(Span(at, at + len(old)), new) for at in places)))
    assert after.lineage
    assert differences(after, read_document(text.replace(old, new), "refund.yaml")) == []


def test_the_document_before_stays_as_it_was() -> None:
    """Undo and a check in the background still look at it."""
    document = read_document(TREE, "refund.yaml")
    after = replaced(document, "title: Refund", "title: Refund of the whole amount")
    replaced(after, "Passed?", "Did they?")
    assert differences(document, read_document(TREE, "refund.yaml")) == []
    assert differences(after, read_document(after.text, "refund.yaml")) == []
