"""What all trees share as outline rows: a section per collection, a row per role, authority, fact and so on. Pure data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from decisiontree.model import Path
from decisiontree.reader import LIBRARY, Document, FieldType
from decisiontree.tui.outline_rows import Row, Shape
from decisiontree.tui.raw import Raw, list_of, mapping_of, text_of
from decisiontree.tui.search import Hit, Index

SECTIONS = tuple(spec for spec in LIBRARY if spec.type in (FieldType.LIST, FieldType.MAPPING))
"""The collections of library.yaml, in the order of the format."""
_WORDS = ("label", "banner", "say")
"""Fields that say in words what an entry is, the first that is there."""


def library_rows(document: Document) -> tuple[Row, ...]:
    """The rows in reading order, each with the path of what it stands for as its link."""
    rows = [Row(Shape.HEAD, link=())]
    for spec in SECTIONS:
        entries = tuple(entries_of(document, spec.key))
        rows.append(Row(Shape.SECTION, label=f"{spec.label} ({len(entries)})", link=(spec.key,)))
        for index, (path, name, words) in enumerate(entries):
            guide = "└" if index == len(entries) - 1 else "├"
            rows.append(Row(Shape.PART, name, words, link=path, guides=guide))
    return tuple(rows)


def entries_of(document: Document, section: str) -> Iterator[tuple[Path, str, str]]:
    """The entries of a collection: path, name and words of each."""
    held = document.plain((section,))
    for name, raw in mapping_of(held).items():
        yield (section, name), name, _words(raw)
    for index, raw in enumerate(list_of(held)):
        yield (section, index), text_of(mapping_of(raw).get("id")) or str(index + 1), _words(raw)


def index_of_parts(document: Document) -> Index:
    """All entries by name and words; the key is the section and the name."""
    return Index(
        Hit(
            f"{spec.key}/{name}",
            name,
            words,
            spec.noun.removeprefix("a ").removeprefix("an ") or "snippet",
            by_words=True,
        )
        for spec in SECTIONS
        for _path, name, words in entries_of(document, spec.key)
    )


def part_called(document: Document, key: str) -> Path:
    """The part that a key of that index stands for; the whole file where there is none any more."""
    section, _, wanted = key.partition("/")
    return next((path for path, name, _words in entries_of(document, section) if name == wanted), ())


def part_of(document: Document, path: Path) -> Path:
    """The row that a place belongs to: its entry, else its section, else the whole file."""
    if not path or all(spec.key != path[0] for spec in SECTIONS):
        return ()
    return path[:2] if document.at(path[:2]) is not None else path[:1]


def row_of(rows: Sequence[Row], part: Path) -> int:
    """The index of the row of a part; that of its section, or 0, where it has none."""
    places: Mapping[Path | None, int] = {row.link: index for index, row in enumerate(rows)}
    return places.get(part, places.get(part[:1], 0))


def _words(raw: Raw) -> str:
    if isinstance(raw, str):
        return raw
    held = mapping_of(raw)
    return next((text_of(held[key]) for key in _WORDS if text_of(held.get(key))), "")
