"""What can be sorted in a file, by what, and what that changes. Pure data, no screen; applies nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from decisiontree.display import one_line
from decisiontree.model import Path, Question, SortItems, Tree
from decisiontree.reader import Document, Mapping
from decisiontree.tui.headline import called
from decisiontree.tui.outline_rows import Homes, Shape, outline
from decisiontree.tui.raw import Raw, list_of, mapping_of, text_of
from decisiontree.tui.search import Hit

PREVIEWED = 8
"""Entries that a row names."""
_OF_TREE = ("facts", "snippets")
_OF_LIBRARY = ("facts", "authority", "snippets", "incidents", "topics")
"""Roles are not sorted: they go from least authority to most."""
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Sorting:
    """One list of a file, and the order that it would have."""

    what: str
    by: str
    node: str | None
    field: Path
    order: tuple[int, ...]
    """The places that the entries have now, in their new order."""
    names: tuple[str, ...]
    """What the entries are called, in their new order."""

    @property
    def moved(self) -> int:
        """How many entries have another place afterwards."""
        return sum(at != place for at, place in enumerate(self.order))

    @property
    def change(self) -> SortItems:
        """As a change of the file."""
        return SortItems(self.node, self.field, self.order)

    def hit(self, key: int) -> Hit:
        """For a list to choose from, with the first entries of the new order."""
        names = ", ".join(one_line(name) for name in islice(self.names, PREVIEWED))
        note = f"{self.moved} of {len(self.order)} move"
        return Hit(str(key), f"{self.what} by {self.by}", names, note if self.moved else "sorted already")


def sortings_of_tree(tree: Tree, homes: Homes, document: Document, node: str | None) -> Iterator[Sorting]:
    """The options of the question that is shown, the nodes, and what is declared in the tree."""
    shown = tree.nodes.get(node or "")
    if isinstance(shown, Question):
        labels = [option.label for option in shown.options]
        yield from _sorting((f"options of '{shown.id}'", "label"), shown.id, ("options",), labels)
    held = document.at(("nodes",))
    nodes = [*held.positions] if isinstance(held, Mapping) else []
    words = {each: called(tree, each) for each in nodes}
    places = {row.node: at for at, row in enumerate(outline(tree, homes)) if row.shape is Shape.HOME}
    names = [words[each] for each in nodes]
    read = ("nodes", "outline")
    yield from _sorting(read, None, ("nodes",), names, lambda at: places.get(nodes[at], len(places)))
    yield from _sorting(("nodes", "title"), None, ("nodes",), names)
    yield from _sorting(("nodes", "id"), None, ("nodes",), nodes)
    yield from _declared(document, _OF_TREE)


def sortings_of_library(document: Document) -> Iterator[Sorting]:
    """What all trees share."""
    yield from _declared(document, _OF_LIBRARY)


def sortings_of_scenarios(document: Document, field: str) -> Iterator[Sorting]:
    """The scenarios of a tree."""
    names = [text_of(mapping_of(each).get("name")) for each in list_of(document.plain((field,)))]
    yield from _sorting(("scenarios", "name"), None, (field,), names)


def natural(words: str) -> tuple[tuple[int, str], ...]:
    """What words are sorted by: letters without accents and capitals, numbers by their value."""
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", words.casefold())
        if not unicodedata.combining(letter)
    )
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in _DIGITS.split(plain) if part)


def _declared(document: Document, sections: Sequence[str]) -> Iterator[Sorting]:
    for section in sections:
        entries = [*_entries(document.plain((section,)))]
        names, labels = [name for name, _ in entries], [label or name for name, label in entries]
        if any(label for _, label in entries):
            yield from _sorting((section, "label"), None, (section,), labels)
        yield from _sorting((section, "id"), None, (section,), names)


def _entries(held: Raw) -> Iterator[tuple[str, str]]:
    """The name and the label of each entry."""
    for name, raw in mapping_of(held).items():
        yield name, text_of(mapping_of(raw).get("label"))
    for raw in list_of(held):
        yield text_of(mapping_of(raw).get("id")) or text_of(raw), text_of(mapping_of(raw).get("label"))


def _sorting(
    said: tuple[str, str],
    node: str | None,
    field: Path,
    names: Sequence[str],
    place: Callable[[int], int] | None = None,
) -> Iterator[Sorting]:
    """Nothing where there is nothing to sort; entries of the same name stay in their order."""
    if len(names) < 2:
        return
    places = range(len(names))
    order = (
        sorted(places, key=place) if place is not None else sorted(places, key=lambda at: natural(names[at]))
    )
    yield Sorting(*said, node, field, tuple(order), tuple(names[at] for at in order))
