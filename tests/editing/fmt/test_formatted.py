"""Putting a file in form moves blanks only, and once is enough."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from random_documents import render
from real_edits import comments_of, judge_form, source_of

from decisiontree.editing.fmt import formatted
from decisiontree.errors import EditRefused
from decisiontree.reader import read_document

CROOKED = """\


# head
format: 1\x20\x20
nodes:
    a:
        say: |
             hello
               there
        # about options
        options:
        -   label: Yes
            to: b
          # odd
        - {label: No,
           to: c}
    b:
        say: "long
          words
            here"   # said slowly



    # c is last
    c: {say: x}
# trailing

"""
STRAIGHT = """\
# head
format: 1
nodes:
  a:
    say: |
      hello
        there
    # about options
    options:
      - label: Yes
        to: b
        # odd
      - {label: No,
         to: c}

  b:
    say: "long
      words
      here"   # said slowly

  # c is last
  c: {say: x}
# trailing
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_a_crooked_file_is_put_in_form(newline: str, bom: str) -> None:
    """Two columns a step, a blank line between nodes, none twice; comments go with what they speak of."""
    document = read_document((bom + CROOKED.replace("\n", newline)).encode(), "a.yaml")
    patch, after = formatted(document)
    assert after.encoded().decode() == bom + STRAIGHT.replace("\n", newline)
    assert patch.invert(document.text).apply(after.text) == document.text


@pytest.mark.parametrize("seed", range(300))
def test_any_document_keeps_its_data_and_comments_and_is_in_form_after_once(seed: int) -> None:
    """Another parser reads the same; a second time changes nothing; nothing is refused."""
    document = read_document(render(Random(seed)).text.encode(), "random.yaml")  # noqa: S311  no secret
    source = source_of(document)
    assert source is not None
    assert judge_form(document, source) in ("in form", "put in form")


def test_the_sample_trees_are_in_form(sample_trees: Path) -> None:
    """What we show to authors is how `fmt` would write it."""
    for path in sorted(sample_trees.glob("*.yaml")):
        assert not formatted(read_document(path.read_bytes(), path.name)).patch, path.name


@pytest.mark.parametrize(
    "text",
    [
        "a: |+\n   x\n\n\nb: y\n",  # the blank lines are the text's own
        "nodes:\n  a:\n    say: |+\n      x\n  b: {say: y}\n",  # a blank line between the nodes would be
        "a: |2\n    x\n   y\n",
        'a: "x \\\n   y"\n',
        "a: |\n  x",
        "- - a\n  - b\n-  c: d\n   e: f\n",
        "{a: b,\n   c: d}\n",
    ],
)
def test_blanks_that_count_stay(text: str) -> None:
    """Texts after `|`, the file's last line without a line feed, lists in lists."""
    document = read_document(text, "a.yaml")
    after = formatted(document).document
    assert after.plain() == document.plain()
    assert not formatted(after).patch
    assert comments_of(after.text) == []


@pytest.mark.parametrize("text", ["a: [x\n", "a: &b x\nc: *b\n", "a: 1\na: 2\n"])
def test_a_file_with_faults_is_refused_and_the_line_named(text: str) -> None:
    """Nothing is guessed about a file that trees may not be."""
    with pytest.raises(EditRefused, match=r"line [12] of 'a\.yaml' must be fixed first"):
        formatted(read_document(text, "a.yaml"))
