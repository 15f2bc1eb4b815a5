"""Without libyaml, the same nodes and the same faults."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml
from how_many import how_many
from hypothesis import given, settings
from hypothesis import strategies as st

from decisiontree.reader import Document, Mapping, Scalar, Sequence, YamlNode, read_document


@contextmanager
def without_libyaml() -> Iterator[None]:
    """PyYAML as it is where nobody compiled it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml, "__with_libyaml__", False)
        yield


def skeleton(node: YamlNode | None) -> Any:  # noqa: ANN401  nested tuples
    """Everything that a node is."""
    if node is None:
        return None
    place = (node.start, node.end, node.column, node.anchor, node.tag)
    if isinstance(node, Scalar):
        return (*place, node.value, node.style)
    if isinstance(node, Mapping):
        return (*place, node.flow, [(skeleton(key), skeleton(value)) for key, value in node.entries])
    assert isinstance(node, Sequence)
    return (*place, node.flow, [skeleton(item) for item in node.items])


def both(text: str) -> tuple[Document, Document]:
    """A text read by libyaml and without it."""
    with without_libyaml():
        pure = read_document(text, "f")
    return read_document(text, "f"), pure


def test_the_samples_read_alike(sample_trees: Path, folder: Path) -> None:
    """Nodes, places, styles."""
    for file in (*sample_trees.glob("*.yaml"), *folder.glob("*.yaml")):
        fast, pure = both(file.read_text(encoding="utf-8"))
        assert skeleton(pure.root) == skeleton(fast.root)
        assert pure.faults == fast.faults


@pytest.mark.parametrize(
    "text",
    [
        "a: {b: what? yes}\n",
        "a: {b: x?y, c: ?z}\n",
        "a: one\ttwo\n",
        "a: x\t# comment\n",
        "a: |  # c\n  x\n",
        "a: x\n  \ty\n",
        "a: x\n\ty\n",
        "a: one\n\n  two\n   three\n",
        "a: {b: c:,}\n",
        "a: [b?, c]\n",
        "- a\n-\tb\n",
        "a: x\n---\nb: y\n",
        "a: x\n...\n",
        "'a':b\n",
        "{a: b, c}\n",
        "a: b\r\nc: d\r\n  e\r\n",
    ],
)
def test_where_the_two_parsers_used_to_differ(text: str) -> None:
    """Tabs, and questions inside braces."""
    fast, pure = both(text)
    assert skeleton(pure.root) == skeleton(fast.root)
    assert [fault.rule for fault in pure.faults] == [fault.rule for fault in fast.faults]


# Without `!`, `%` and headers such as `>#`: these end in a fault either way, but not at the same sign.
SIGNS = st.text(alphabet=st.sampled_from("ab:-#?&*'\"[]{},\n \té"), max_size=30)


@settings(max_examples=how_many(80, 500), deadline=None)
@given(SIGNS)
def test_any_text_reads_alike(text: str) -> None:
    """A file that is sound here is sound there, and the same."""
    fast, pure = both(f"a:\n  b: {text}\n  c: [d, {text}]\n")
    if not fast.faults or not pure.faults:
        assert skeleton(pure.root) == skeleton(fast.root)
        assert [fault.rule for fault in pure.faults] == [fault.rule for fault in fast.faults]
