"""What the tests of the reader share: a text in, faults by rule and line out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from decisiontree.diagnostic import Fault
from decisiontree.model import NOTHING_SHARED, Shared
from decisiontree.reader import Reading, SharedReading, read_document, read_shared, read_tree
from decisiontree.text import Patch

HEAD = "format: 1\ntitle: A tree\nstart: begin\n"
END = "  end: {outcome: Done, resolution: resolved}\n"


class Told(NamedTuple):
    """A fault as a test looks at it: the line counts from 1, `mended` is the text after its first fix."""

    rule: str
    line: int
    message: str
    shown: str
    node: str | None
    field: str | None
    mended: str | None


def told(text: str, faults: tuple[Fault, ...]) -> list[Told]:
    """The faults of a text, in the order of the file."""
    seen = []
    for fault in sorted(faults, key=lambda fault: fault.place.span):
        span, edit = fault.place.span, fault.fixes[0].edit if fault.fixes else None
        mended = edit.apply(text) if isinstance(edit, Patch) else None
        line = text.count("\n", 0, span.start) + 1
        shown = text[span.start : span.end]
        seen.append(Told(fault.rule, line, fault.message, shown, fault.place.node, fault.place.field, mended))
    return seen


@pytest.fixture
def folder() -> Path:
    """The examples of the format's own page."""
    return Path(__file__).parent / "format"


@pytest.fixture
def shared(folder: Path) -> Shared:
    """The library of the format's own page."""
    return read_shared(read_document((folder / "library.yaml").read_bytes(), "library.yaml")).shared


@pytest.fixture
def read() -> Callable[..., Reading]:
    """`read(text)` reads a whole tree file."""

    def read_text(text: str | bytes, shared: Shared = NOTHING_SHARED) -> Reading:
        return read_tree(read_document(text, "tree.yaml"), shared, "tree")

    return read_text


@pytest.fixture
def read_nodes() -> Callable[..., Reading]:
    """`read_nodes("  begin: …")` reads a tree of these nodes, under a head without fault and before an outcome `end`."""

    def read_text(nodes: str, shared: Shared = NOTHING_SHARED, head: str = "") -> Reading:
        return read_tree(read_document(f"{HEAD}{head}nodes:\n{nodes}{END}", "tree.yaml"), shared, "tree")

    return read_text


@pytest.fixture
def faults() -> Callable[[Reading | SharedReading], list[Told]]:
    """`faults(reading)`: what is told about a file."""

    def of(reading: Reading | SharedReading) -> list[Told]:
        return told(reading.document.text, reading.faults)

    return of


@pytest.fixture
def yaml_faults() -> Callable[[str | bytes], list[Told]]:
    """`yaml_faults(text)`: what is told about a text as YAML, before anything is known of trees."""

    def of(text: str | bytes) -> list[Told]:
        document = read_document(text, "file.yaml")
        return told(document.text, document.faults)

    return of
