"""Words that a template brought along for the author to replace. Reads the templates once; shows nothing."""

from __future__ import annotations

from functools import cache

from decisiontree.model import Path
from decisiontree.reader import read_document
from decisiontree.tui.raw import mapping_of, texts_in, whole


def is_example(node: str | None, path: Path, text: str) -> bool:
    """Whether a text is as a template has it in the same field of the same node, or outside the nodes."""
    return bool(text) and (_named(whole(node, path)), text) in _examples()


@cache
def _examples() -> frozenset[tuple[Path, str]]:
    # read when the first field with words is entered, not when the editor starts
    from decisiontree.templates import examples

    documents = (read_document(text, "template") for text in examples())
    return frozenset(
        (_named(path), text)
        for document in documents
        for path, text in texts_in(mapping_of(document.plain(())))
    )


def _named(path: Path) -> Path:
    """A path without the numbers of items, which change when an item is moved."""
    return tuple(step for step in path if isinstance(step, str))
