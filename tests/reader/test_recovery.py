"""One broken node costs one node, and every error is told at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from decisiontree.model import Question, Shared, Step, Unreadable
from decisiontree.reader import Mapping, Reading, read_document, read_tree

THREE_BROKEN = """\
format: 1
title: A tree
start: one
nodes:
  # a comment above the first
  one:
    ask: Ready: or not?
    options: [{label: Ready, to: two}]

  two: {say: "Hello, to: three}
  three:
    say: Fine
    to: four
  four:
    options:
      - {label: Yes, they do, to: three
  end: {outcome: Done, resolution: resolved}
tags: [a]
"""


def test_every_syntax_error_is_told_in_one_run(yaml_faults: Callable[..., list[Any]]) -> None:
    """Mending one mistake must not bring the next to light."""
    assert [(fault.rule, fault.line) for fault in yaml_faults(THREE_BROKEN)] == [
        ("yaml-syntax", 7),
        ("yaml-syntax", 10),
        ("yaml-syntax", 16),
    ]


def test_sound_nodes_are_kept_in_place() -> None:
    """Their places are those in the whole file."""
    document = read_document(THREE_BROKEN, "f")
    nodes = document.at(("nodes",))
    assert isinstance(nodes, Mapping)
    assert [key.value for key, _value in nodes.entries] == ["three", "end"]
    start, end = document.locate(("nodes", "three", "say"))
    assert document.text[start:end] == "Fine"
    assert document.at(("tags", 0)) is not None


def test_broken_nodes_have_a_place() -> None:
    """The editor shows them as raw text."""
    document = read_document(THREE_BROKEN, "f")
    assert list(document.broken) == ["one", "two", "four"]
    start, end = document.locate(("nodes", "two", "to"))
    assert document.text[start:end] == '  two: {say: "Hello, to: three}'
    assert document.path_at(document.text.index("Hello")) == ("nodes", "two")


def test_broken_nodes_stay_in_the_tree_in_their_order() -> None:
    """Links to them lead somewhere, so nothing cascades."""
    tree = read_tree(read_document(THREE_BROKEN, "f"), Shared(), "tree").tree
    assert tree is not None
    assert list(tree.nodes) == ["one", "two", "three", "four", "end"]
    assert isinstance(tree.nodes["four"], Unreadable)
    assert isinstance(tree.nodes["three"], Step)


def test_an_error_in_the_head_leaves_the_nodes(read: Callable[..., Reading]) -> None:
    """One bad line above does not hide the tree."""
    tree = read("format: 1\ntitle: Late: what now\nstart: a\nnodes:\n  a: {to: b}\n").tree
    assert tree is not None
    assert (tree.start, list(tree.nodes)) == ("a", ["a"])


def test_an_error_is_told_with_its_node(yaml_faults: Callable[..., list[Any]]) -> None:
    """Outline and report name the node."""
    assert [fault.node for fault in yaml_faults(THREE_BROKEN)] == ["one", "two", "four"]


@pytest.mark.parametrize("indent", ["  ", "    ", " "])
def test_nodes_may_be_indented_as_one_likes(indent: str) -> None:
    """The first node says how far."""
    text = f"nodes:\n{indent}a:\n{indent}  to: b: c\n{indent}b: {{to: a}}\n"
    document = read_document(text, "f")
    assert list(document.broken) == ["a"]
    assert document.at(("nodes", "b", "to")) is not None


def test_line_ends_of_windows_change_nothing() -> None:
    """The parts are cut at the same places."""
    document = read_document(THREE_BROKEN.replace("\n", "\r\n"), "f")
    assert list(document.broken) == ["one", "two", "four"]


def test_any_node_of_the_samples_may_break(sample_trees: Path) -> None:
    """Whichever node is broken, the others are all read."""
    text = (sample_trees / "refund.yaml").read_text(encoding="utf-8")
    whole = read_document(text, "f")
    nodes = whole.at(("nodes",))
    assert isinstance(nodes, Mapping)
    names = [key.value for key, _value in nodes.entries]
    for key, value in nodes.entries:
        first = value.entries[0][1] if isinstance(value, Mapping) else value
        broken = read_document(text[: first.start] + "x: y: " + text[first.start :], "f")
        left = broken.at(("nodes",))
        assert isinstance(left, Mapping)
        assert list(broken.broken) == [key.value]
        assert [name.value for name, _value in left.entries] == [name for name in names if name != key.value]


def test_a_question_beside_a_broken_node_is_whole(read: Callable[..., Reading]) -> None:
    """The model holds what could be read."""
    tree = read(THREE_BROKEN.replace("Ready: or", "Ready or")).tree
    assert tree is not None
    assert isinstance(tree.nodes["one"], Question)


def test_a_broken_fact_costs_one_fact(read: Callable[..., Reading]) -> None:
    """What names it is not told: the fact is there, only unreadable."""
    text = """\
# a comment first
facts:
  one: {type: integer, label: One: the first}
  two: {type: integer, label: Two}
format: 1
title: T
start: a
nodes:
  a: {collect: [one, two, three], to: b}
  b:
    cases: [{when: one > 1, to: a}]
    else: a
"""
    reading = read(text)
    assert [(fault.rule, fault.place.node) for fault in reading.faults] == [
        ("yaml-syntax", None),
        ("unknown-fact", "a"),
    ]
    assert reading.tree is not None
    assert list(reading.tree.facts) == ["two"]


def test_a_broken_entry_of_the_head_is_not_missed_as_well(read: Callable[..., Reading]) -> None:
    """It is there, only unreadable."""
    reading = read("format: 1\ntitle: Late: what now\nstart: a\nnodes:\n  a: {to: b}\n")
    assert [fault.rule for fault in reading.faults] == ["yaml-syntax"]


def test_ids_that_stand_twice_are_told_beside_a_syntax_error(yaml_faults: Callable[..., list[Any]]) -> None:
    """Parts are read on their own; what stands twice is seen across them."""
    text = "tags: [a]\nnodes:\n  a: {to: b}\n  b: {to: c: d}\n  a: {to: c}\ntags: [b]\n"
    assert [(fault.rule, fault.line) for fault in yaml_faults(text)] == [
        ("yaml-syntax", 4),
        ("duplicate-key", 5),
        ("duplicate-key", 6),
    ]


def test_a_fix_in_a_part_fits_the_whole(yaml_faults: Callable[..., list[Any]]) -> None:
    """Parts are read on their own, their fixes are not."""
    text = "nodes:\n  a: {to: b: c}\n  b: {note: *now}\n"
    assert [fault.mended for fault in yaml_faults(text)] == [
        text.replace("b: c}", '"b: c"}'),
        text.replace("*now", '"*now"'),
    ]
