"""Where a text is, in the words of the editor: the node or the file, and the field. Pure data, no screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import NamedTuple

from decisiontree.files import SCENARIOS_SUFFIX
from decisiontree.model import Node, Path, TextPlace, Unreadable
from decisiontree.reader import LibraryReading
from decisiontree.tui.headline import headline, kind_of
from decisiontree.tui.vocabulary import specs_along, specs_of


class PlaceWords(NamedTuple):
    """What the part of the file is called, and the field in it."""

    part: str
    field: str


def words_of(library: LibraryReading, place: TextPlace) -> PlaceWords:
    """A node by its words, anything else by the file; then the field as the form calls it."""
    name, path = PurePath(place.file).name, place.path
    reading = library.trees.get(library.tree_of(place.file) or "")
    tree = reading.tree if reading is not None else None
    if tree is None or place.file.endswith(SCENARIOS_SUFFIX):
        return PlaceWords(name, " ".join(map(_step, path)))
    node = tree.nodes.get(str(path[1])) if path[0] == "nodes" and len(path) > 1 else None
    if node is None:
        return PlaceWords(tree.title or tree.id, _field(None, path))
    return PlaceWords(headline(node) or node.id, _field(node, path[2:]))


def _field(node: Node | None, path: Path) -> str:
    kind = None if node is None or isinstance(node, Unreadable) else kind_of(node)
    return " ".join(_labelled(kind, path))


def _labelled(kind: str | None, path: Path) -> Iterator[str]:
    specs = specs_of(kind)
    for at, step in enumerate(path):
        along = tuple(specs_along(specs, path[: at + 1]))
        yield along[-1].caption if along and along[-1].key == step else _step(step)


def _step(step: str | int) -> str:
    return str(step + 1) if isinstance(step, int) else step
