"""Entries as their author wrote them, taken from one place and put at another: comments, quotes and lines go along.

What is put in or cut is proved like every edit: read again, the file must hold what the operations give.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence as SequenceOf
from dataclasses import dataclass, replace
from itertools import groupby

from decisiontree.editing import scalar
from decisiontree.editing.locate import locate, refuse_references
from decisiontree.editing.operations import (
    Delete,
    Insert,
    Operation,
    Read,
    applied,
    data_of,
    same,
    with_entries,
    without_entries,
)
from decisiontree.editing.prove import Edited, edit, refuse_unfit
from decisiontree.editing.regions import (
    Region,
    are_spaced,
    blank_lines_above,
    blank_lines_below,
    column_of,
    entry_start,
    region,
    size,
)
from decisiontree.editing.splice_insert import insert
from decisiontree.editing.yaml_style import style_of
from decisiontree.errors import EditRefused
from decisiontree.model import Path
from decisiontree.reader import Document, Mapping, read_patched
from decisiontree.text import Patch, Span, TextEdit

_AROUND = 4
"""So many entries before and behind say whether blank lines set them apart."""


@dataclass(frozen=True, slots=True)
class Passage:
    """An entry of a mapping: its key, its data, and its lines at column 0; no lines where it stood in braces.

    `at` is the line that the key stands on, `width` how many letters it takes there.
    """

    key: str
    value: Read
    lines: tuple[str, ...] = ()
    at: int = 0
    width: int = 0

    def renamed(self, key: str) -> Passage:
        """The passage under another key."""
        if not self.lines:
            return replace(self, key=key)
        line = self.lines[self.at]
        quote = line[0] if line[0] in "'\"" else None
        written = scalar.key(key, quote, flow=False) + line[self.width :]
        lines = (*self.lines[: self.at], written, *self.lines[self.at + 1 :])
        return replace(self, key=key, lines=lines, width=len(written) - len(line) + self.width)

    @property
    def has_comment(self) -> bool:
        """Whether there may be words in it that are no data."""
        return any("#" in line for line in self.lines)


def taken(document: Document, path: Path) -> Passage:
    """The entry at a path as it is written there; raises EditRefused for what cannot be copied."""
    target = locate(document, path)
    refuse_references(target.node)
    parent, text = target.parent, document.text
    if not isinstance(parent, Mapping):
        raise EditRefused("an item of a list has no name")
    key, value = parent.entries[target.index]
    if target.in_flow:
        if "#" in text[key.start : value.end]:
            raise EditRefused(f"'{key.value}' is in braces with a '#'; put it on separate lines first")
        return Passage(key.value or "", data_of(value, nothing=""))
    return passage_of(text, parent, target.index, above=len(path) > 1 or target.index > 0)[0]


def passage_of(text: str, parent: Mapping, index: int, *, above: bool = True) -> tuple[Passage, Region]:
    """The entry of a mapping in lines, and where it stands."""
    key, value = parent.entries[index]
    start = entry_start(text, parent, index)
    place = region(text, parent, index, above=above)
    if place.shared:
        raise EditRefused(f"'{key.value}' shares its line with another entry")
    lines = dedented(text[place.start : place.end], column_of(text, start))
    at = text.count("\n", place.start, start)
    return Passage(key.value or "", data_of(value), lines, at, key.end - start), place


def dedented(text: str, column: int) -> tuple[str, ...]:
    """Its lines without the blanks before a column."""
    lines = text.removesuffix("\n").split("\n")
    return tuple(
        line[min(column, len(line) - len(line.lstrip(" "))) :]
        for line in (each.rstrip("\r") for each in lines)
    )


def proved(document: Document, patch: Patch, operations: SequenceOf[Operation]) -> Edited:
    """A patch that gives what the operations give, and nothing else; raises EditRefused."""
    wanted = document.root
    for operation in operations:
        wanted = applied(operation, wanted)
    return _proved_as(document, patch, wanted)


def _proved_as(document: Document, patch: Patch, wanted: Read) -> Edited:
    """A patch that gives some data, and nothing else; raises EditRefused."""
    after = read_patched(document, patch)
    refuse_unfit(after)
    if not same(wanted, after.root):
        raise EditRefused("this cannot be written without changing something else; nothing was changed")
    return Edited(patch, after)


def put_in(document: Document, path: Path, index: int, passages: SequenceOf[Passage]) -> Edited:
    """The document with passages in the mapping at a path, before its entry `index`, in one proof."""
    operations = tuple(
        Insert(path, index + at, passage.value, passage.key, passage.lines)
        for at, passage in enumerate(passages)
    )
    if not operations:
        return Edited(Patch(()), document)
    if len(operations) > 1 and all(passage.lines for passage in passages):
        entries = {passage.key: passage.value for passage in passages}
        wanted = with_entries(document.root, path, index, entries)
        for joined in _joined(document, operations, passages):
            patch = Patch((joined,))
            try:
                return _proved_as(document, patch, wanted)
            except EditRefused:
                continue
    return edit(document, operations)


def cut_out(document: Document, paths: SequenceOf[Path]) -> Edited:
    """The document without the entries of one mapping, in one proof where they stand in lines of their own."""
    operations = tuple(Delete(path) for path in paths)
    targets = [locate(document, path) for path in paths]
    if (
        len(targets) > 1
        and not any(target.in_flow for target in targets)
        and len(targets) < size(targets[0].parent)
    ):
        try:
            wanted = without_entries(document.root, paths[0][:-1], frozenset(path[-1] for path in paths))
            return _proved_as(document, Patch(tuple(_runs(document, paths))), wanted)
        except EditRefused:
            pass  # one by one, each in the way that fits it
    return edit(document, operations)


def _joined(
    document: Document, operations: SequenceOf[Insert], passages: SequenceOf[Passage]
) -> Iterator[TextEdit]:
    target = locate(document, operations[0].path)
    if not isinstance(target.node, Mapping) or not target.node.entries or target.node.flow:
        return
    index, count = operations[0].index, size(target.node)
    is_spaced = are_spaced(document.text, target.node, max(index - _AROUND, 0), min(index + _AROUND, count))
    for between in (("",), ()) if is_spaced else ((), ("",)):
        lines: list[str] = list(passages[0].lines)
        for passage in passages[1:]:
            lines += [*between, *passage.lines]
        yield from insert(target, replace(operations[0], lines=tuple(lines)), style_of(document))


def _runs(document: Document, paths: SequenceOf[Path]) -> Iterator[TextEdit]:
    """One cut for each run of neighbours; of blank lines above and below it, those above stay."""
    text, parent = document.text, locate(document, paths[0]).parent
    indexes = sorted(locate(document, path).index for path in paths)
    for _, group in groupby(enumerate(indexes), key=lambda pair: pair[1] - pair[0]):
        run = [index for _, index in group]
        start, end = region(text, parent, run[0]).start, region(text, parent, run[-1]).end
        above, below = blank_lines_above(text, start), blank_lines_below(text, end)
        if below == len(text):
            start = above - (0 if text.endswith("\n") else len(document.newline))
        yield TextEdit(Span(start, below if below == len(text) or above < start else end), "")
