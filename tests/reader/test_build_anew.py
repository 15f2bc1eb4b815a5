"""Trees after an edit of their document: nodes that nothing touched are shared, and everything is as if read anew."""

from __future__ import annotations

from random import Random

import pytest
from how_many import how_many
from hypothesis import given, settings
from hypothesis import strategies as st
from random_patches import random_patch

from decisiontree.model import NOTHING_SHARED
from decisiontree.reader import Reading, read_document, read_patched, read_tree
from decisiontree.reader.incremental.tree import reread_tree
from decisiontree.text import Patch, Span, TextEdit

TREE = """\
format: 1
title: Refund
start: verify
facts:
  late: {type: boolean, label: Late}
nodes:
  verify:
    aks: Passed?
    options:
      - {label: Yes, to: end}
  # the rest
  talk:
    say: Two words # and a comment
    to: end
  choose:
    cases:
      - {when: lat, to: end}
    else: talk
  end: {outcome: Done, resolution: resolvd}
tags: [a, 'b']
colour: red
"""


def reading_of(text: str) -> Reading:
    """The text, read as a tree."""
    return read_tree(read_document(text, "refund.yaml"), NOTHING_SHARED, "refund")


def replaced(before: Reading, old: str, new: str) -> Reading:
    """The reading after the first such words are replaced; fails when it is not that of the new text."""
    start = before.document.text.index(old)
    return patched(before, Patch((TextEdit(Span(start, start + len(old)), new),)))


def patched(before: Reading, patch: Patch) -> Reading:
    """The reading after a patch; fails when it is not that of the new text."""
    after = reread_tree(before, read_patched(before.document, patch), NOTHING_SHARED, "refund")
    whole = reading_of(after.document.text)
    assert after.tree == whole.tree
    assert after.faults == whole.faults
    if after.tree is not None and whole.tree is not None:
        assert list(after.tree.nodes) == list(whole.tree.nodes)
    return after


def shared(before: Reading, after: Reading) -> set[str]:
    """Ids of the nodes that were not built again."""
    assert before.tree is not None
    assert after.tree is not None
    return {name for name, node in after.tree.nodes.items() if before.tree.nodes.get(name) is node}


@settings(max_examples=how_many(30, 500), deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 5))
def test_a_tree_after_patches_is_that_of_its_text(random: Random, count: int) -> None:
    """Its nodes, their order, and every fault with its place and its fixes."""
    reading = reading_of(TREE)
    for _ in range(count):
        reading = patched(reading, random_patch(random, reading.document.text))


@pytest.mark.parametrize(
    ("old", "new", "built"),
    [
        ("Two words", "More than two words", {"talk"}),
        ("aks: Passed?", "ask: Passed?", {"verify"}),
        ("# the rest", "# all of the rest", {"verify"}),
        ("title: Refund", "title: Refunds of all sorts", set()),
        ("colour: red\n", "", set()),
        ("  end: {", "  more: {to: end}\n  end: {", {"choose", "more", "end"}),
        ("  talk:\n    say: Two words # and a comment\n    to: end\n", "", {"verify"}),
    ],
)
def test_only_what_an_edit_touches_is_built_again(old: str, new: str, built: set[str]) -> None:
    """All other nodes are the very same objects, and their faults stand where they stand now."""
    before = reading_of(TREE)
    after = replaced(before, old, new)
    assert after.tree is not None
    assert set(after.tree.nodes) - shared(before, after) == built


def test_other_facts_make_other_nodes() -> None:
    """Conditions are read with the facts in scope."""
    before = reading_of(TREE)
    after = replaced(before, "late: {type", "lat: {type")
    assert shared(before, after) == set()


def test_several_edits_since_the_reading_add_up() -> None:
    """A change of several operations leaves documents between that nobody read as a tree."""
    before = reading_of(TREE)
    document = before.document
    for old, new in (
        ("Passed?", "Did they?"),
        ("title: Refund", "title: R"),
        ("colour: red", "colour: blue"),
    ):
        at = document.text.index(old)
        document = read_patched(document, Patch((TextEdit(Span(at, at + len(old)), new),)))
    after = reread_tree(before, document, NOTHING_SHARED, "refund")
    whole = reading_of(document.text)
    assert (after.tree, after.faults) == (whole.tree, whole.faults)
    assert shared(before, after) == {"talk", "choose", "end"}


def test_faults_that_reach_their_limit_are_told_as_in_the_whole_file() -> None:
    """The last one says that there are more; which one that is depends on all nodes before it."""
    nodes = "".join(f"  n{at}: {{to: end, x{at}: y}}\n" for at in range(999))
    before = reading_of(f"format: 1\nnodes:\n{nodes}  last: {{to: end}}\n")
    after = replaced(before, "last: {", "last: {abc: 1, ")
    assert after.faults[-1].message.endswith("the file has more of this further on")
