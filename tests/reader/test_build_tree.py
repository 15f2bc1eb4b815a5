"""The head of a tree, and what is told about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from decisiontree.model import FactType, Gate, Phrases, Shared, WayOut
from decisiontree.reader import Reading, load_library, read_document, read_tree

Faults = Callable[[Reading], list[Any]]
NODES = "nodes:\n  a: {outcome: Done, resolution: resolved}\n"


def test_the_example_of_the_format_reads_clean(folder: Path, shared: Shared) -> None:
    """The page that defines the format must be right about it."""
    reading = read_tree(read_document((folder / "late.yaml").read_bytes(), "late.yaml"), shared, "late")
    assert reading.faults == ()
    tree = reading.tree
    assert tree is not None
    assert (tree.id, tree.title, tree.kind) == ("late", "Late delivery, what you may offer", "empowerment")
    assert (tree.owner, tree.review_by, tree.language) == ("billing-lead", date(2027, 3, 1), "en")
    assert (tree.tags, tree.start) == (("billing", "delivery"), "verify")
    assert tree.anytime == (WayOut(label="Safety or harm", to="end_specialist", key="safety_or_harm"),)
    assert tree.requires == (Gate("entitled", "listen"),)
    assert tree.phrases == Phrases(("company policy",), ())
    assert list(tree.facts) == ["days_late", "amount_owed", "tier", "caller_name"]
    assert tree.facts["amount_owed"].maximum == 500_000
    assert tree.facts["tier"].type is FactType.CHOICE
    assert list(tree.nodes)[:3] == ["verify", "details", "listen"]


def test_the_sample_trees_have_no_fault_but_quotes(sample_trees: Path) -> None:
    """The same reader serves the demo."""
    library = load_library([sample_trees])
    faults = [fault for reading in library.trees.values() for fault in reading.faults]
    faults += [fault for scenarios in library.scenarios.values() for fault in scenarios.faults]
    assert len(library.trees) == 6
    assert {fault.rule for fault in faults} <= {"ambiguous-scalar"}
    assert library.shared is not None
    assert library.shared.faults == ()


@pytest.mark.parametrize(
    ("text", "rule", "line", "message", "mended"),
    [
        ("title: T\nstart: a\n" + NODES, "missing-key", 1, "a tree needs 'format'; add `format: 1`", None),
        ("format: 1\nstart: a\n" + NODES, "missing-key", 1, "a tree needs 'title'; add it, for example `title: Late delivery, what you may offer`", None),
        ("format: 2\ntitle: T\nstart: a\n" + NODES, "format-version", 1, "the file is in format 2 and this program reads format 1; install a newer decisiontree-desk", None),
        ("format: one\ntitle: T\nstart: a\n" + NODES, "format-version", 1, "'format' is not 1, which is the only format so far", "format: 1\n"),
        ("format: 1\ntilte: T\ntitle: T\nstart: a\n" + NODES, "unknown-key", 2, "'tilte' is not a field of a tree; did you mean 'title'?", "title: T\ntitle"),
        ("format: 1\ntitle: T\nkind: scrpt\nstart: a\n" + NODES, "bad-value", 3, "'kind' cannot be 'scrpt'; did you mean 'script'? choose from: troubleshooting, empowerment, script, scheduling, crisis, process", "kind: script"),
        ("format: 1\ntitle: T\nreview_by: soon\nstart: a\n" + NODES, "bad-value", 3, "'review_by' cannot be 'soon'; write a date such as 2027-03-01", None),
        ("format: 1\ntitle: T\nreview_by: 2026-13-45\nstart: a\n" + NODES, "bad-value", 3, "'review_by' cannot be '2026-13-45'; write a date such as 2027-03-01", None),
        ("format: 1\ntitle: T\nstart: a\nnodes: [a]\n", "wrong-shape", 4, "'nodes' is empty; write each node here under its id", None),
        ("- a\n- b\n", "wrong-shape", 1, "the file is a list; a tree begins with 'format: 1'", None),
        ("just a text", "wrong-shape", 1, "the file is a text; a tree begins with 'format: 1'", None),
        ("format: 1\ntitle: T\nstart: a\ntags: one\n" + NODES, "wrong-shape", 4, "'tags' is a text; write a list such as [billing, delivery]", None),
        ("format: 1\ntitle: T\nstart: a\nfacts: {role: {type: text, label: R}}\n" + NODES, "bad-id", 4, "'role' is reserved; give the fact another name", None),
        ("format: 1\ntitle: T\nstart: a\nfacts: {known: {type: text, label: R}}\n" + NODES, "bad-id", 4, "'known' is a reserved word of conditions; give it another name", None),
        ("format: 1\ntitle: T\nstart: a\nfacts: {my-fact: {type: text, label: R}}\n" + NODES, "bad-id", 4, "'my-fact' cannot be used in a condition; use letters, digits and '_', and begin with a letter", None),
    ],
)  # fmt: skip
def test_a_fault_of_the_head_is_told_in_plain_words(
    read: Callable[..., Reading],
    faults: Faults,
    text: str,
    rule: str,
    line: int,
    message: str,
    mended: str | None,
) -> None:
    """Thing, place, expectation."""
    (fault,) = faults(read(text))
    assert (fault.rule, fault.line, fault.message, fault.node) == (rule, line, message, None)
    if mended is not None:
        assert mended in fault.mended


def test_a_tree_without_a_start_is_left_to_its_own_rule(read: Callable[..., Reading]) -> None:
    """'missing-start' says it."""
    assert read("format: 1\ntitle: T\n" + NODES).faults == ()


def test_a_name_may_not_be_in_the_tree_and_in_the_library(
    read: Callable[..., Reading], faults: Faults, shared: Shared
) -> None:
    """A condition could mean either."""
    head = "format: 1\ntitle: T\nstart: a\nfacts:\n  {name}: {{type: integer, label: L}}\n"
    (fact,) = faults(read(head.format(name="refunds_90_days") + NODES, shared))
    assert (fact.rule, fact.line) == ("bad-id", 5)
    (snippet,) = faults(read(head.format(name="greeting") + NODES, shared))
    assert (snippet.rule, snippet.line) == ("bad-id", 5)


def test_a_file_whose_name_is_no_id_is_told() -> None:
    """The name is the tree's id, and logs hang on it."""
    text = "format: 1\ntitle: T\nstart: a\n" + NODES
    (fault,) = read_tree(read_document(text, "My Tree.yaml"), Shared(), "My Tree").faults
    assert fault.rule == "bad-id"
    assert "my_tree.yaml" in fault.message


def test_unreadable_text_gives_no_tree(read: Callable[..., Reading]) -> None:
    """There is nothing to build from."""
    assert read(b"\xff").tree is None
    assert read("").tree is None
