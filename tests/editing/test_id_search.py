"""Which nodes may name something, found in the text."""

from __future__ import annotations

import pytest

from decisiontree.editing.rename import mentioning
from decisiontree.reader import read_document

TREE = """\
start: end
nodes:
  first: {to: end}
  # end
  second: {ask: "in other letters: \\x65nd"}
  third:
    to: >-
      end
  fourth: {to: third}
  end: {outcome: Done}
tags: [end]
"""


@pytest.mark.parametrize(
    ("word", "nodes"),
    [
        ("end", ("first", "second", "third", "end")),
        ("third", ("second", "third", "fourth")),
        ("nowhere", ("second",)),
        ("two words", ("first", "second", "third", "fourth", "end")),
    ],
)
def test_nodes_that_hold_a_word_or_an_escape_are_found(word: str, nodes: tuple[str, ...]) -> None:
    """In the order of the file; a word with a blank may be spread over lines, so that all are named."""
    assert mentioning(read_document(TREE, "tree.yaml"), word) == nodes


def test_a_file_without_nodes_mentions_nothing() -> None:
    """Nor does one that is no mapping."""
    assert mentioning(read_document("- a", "tree.yaml"), "a") == ()
