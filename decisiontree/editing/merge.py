"""Two people changed one text: what both did, where they did not touch the same unit. Pure; works on lines as they stand.

What comes out proves itself: read again it holds the data of the side that each unit was taken from, and every comment.

Algorithm: three-way merge; Khanna, Kunal, Pierce: A Formal Investigation of Diff3, 2007.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple, TypeAlias, TypeVar

from decisiontree.editing.arrange import arranged
from decisiontree.editing.units import Unit, UnitText, contents, cut, split_entries
from decisiontree.reader import Document, read_document

T = TypeVar("T")
_FILE = "merged"
WHOLE_FILE: Unit = ("",)
"""Stands for all of a text that cannot be cut into units, or whose parts do not fit together."""


class Side(Enum):
    """Whose version of a unit is taken."""

    MINE = "mine"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Clash:
    """A unit that both sides changed, each in its own way; None for a side that took it away."""

    unit: Unit
    theirs: str | None
    ours: str | None

    @property
    def is_whole(self) -> bool:
        """Whether the file could not be divided, so that one side's has to be taken as a whole."""
        return self.unit == WHOLE_FILE


@dataclass(frozen=True, slots=True)
class Merged:
    """The text with the changes of both sides."""

    text: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """What a person must decide, in the order of the file."""

    clashes: tuple[Clash, ...]


NO_CHOICES: Mapping[Unit, Side] = MappingProxyType({})


def merge(base: str, theirs: str, ours: str, choices: Mapping[Unit, Side] = NO_CHOICES) -> Merged | Conflict:
    """The changes that lead from `base` to `theirs` and to `ours`, together; `choices` settle the units that clash."""
    if theirs in (base, ours):
        return Merged(ours)
    if ours == base:
        return Merged(theirs)
    whole = choices.get(WHOLE_FILE)
    if whole is not None:
        return Merged(ours if whole is Side.MINE else theirs)
    endings = _LineEndings.of(base, theirs, ours)
    texts = tuple(endings.plain(text) for text in (base, theirs, ours))
    sides = _cut(tuple(read_document(text, _FILE) for text in texts))
    if sides is None:
        return Conflict((Clash(WHOLE_FILE, theirs, ours),))
    clashes = tuple(_clashes(sides, choices))
    if clashes:
        return Conflict(clashes)
    taken = [(unit, _taken(unit, sides, choices)) for unit in _units(sides)]
    text = _joined(taken, sides)
    if not _holds(text, taken, sides):
        return Conflict((Clash(WHOLE_FILE, theirs, ours),))
    return Merged(endings.own(text))


class _Version(NamedTuple):
    """One of the three texts: as a document, and in its parts."""

    document: Document
    parts: Mapping[Unit, UnitText]

    def body(self, unit: Unit) -> str | None:
        part = self.parts.get(unit)
        return None if part is None else part.body

    def tail(self, unit: Unit) -> str:
        part = self.parts.get(unit)
        return "" if part is None else part.tail


class _Three(NamedTuple):
    base: _Version
    theirs: _Version
    ours: _Version


_Taken: TypeAlias = Sequence[tuple[Unit, _Version]]
"""Every unit with the version it is taken from."""


class _LineEndings(NamedTuple):
    """How the merged text begins, ends its lines and ends: as the side does that changed it, else as ours."""

    bom: bool
    newline: str
    final: bool
    mixed: bool

    @classmethod
    def of(cls, base: str, theirs: str, ours: str) -> _LineEndings:
        newlines = [_newline(text) for text in (base, theirs, ours)]
        boms = [text.startswith("\ufeff") for text in (base, theirs, ours)]
        finals = [text.endswith("\n") for text in (base, theirs, ours)]
        return cls(_changed(boms), _changed(newlines), _changed(finals), len(set(newlines)) > 1)

    def plain(self, text: str) -> str:
        """A text as it can be compared with the others."""
        text = text.removeprefix("\ufeff")
        text = text if text.endswith("\n") else text + _newline(text)
        return text.replace("\r\n", "\n") if self.mixed else text

    def own(self, text: str) -> str:
        """The merged text as a file."""
        if self.mixed and self.newline == "\r\n":
            text = text.replace("\n", "\r\n")
        if not self.final:
            text = text.removesuffix("\n").removesuffix("\r")
        return "\ufeff" * self.bom + text


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _changed(values: Sequence[T]) -> T:
    base, theirs, ours = values
    return theirs if ours == base else ours


def _cut(documents: Sequence[Document]) -> _Three | None:
    """The three texts in parts; what is divided is divided in all of them."""
    known = [
        frozenset(entry.value or "" for entry, _ in getattr(document.root, "entries", ()))
        for document in documents
    ]
    divided = [split_entries(document) for document in documents]
    split = {
        name
        for name in frozenset().union(*divided)
        if all(name in some or name not in all_ for some, all_ in zip(divided, known, strict=True))
    }
    versions = []
    for document in documents:
        parts = cut(document, split)
        if parts is None:
            return None
        versions.append(_Version(document, parts))
    return _Three(*versions)


def _clashes(sides: _Three, choices: Mapping[Unit, Side]) -> Iterable[Clash]:
    for unit in _units(sides):
        base, theirs, ours = (side.body(unit) for side in sides)
        if theirs not in (base, ours) and ours != base and unit not in choices:
            yield Clash(unit, theirs, ours)


def _units(sides: _Three) -> tuple[Unit, ...]:
    return arranged(*(tuple(side.parts) for side in sides))


def _taken(unit: Unit, sides: _Three, choices: Mapping[Unit, Side]) -> _Version:
    """The version that a unit is taken from."""
    base, theirs, ours = (side.body(unit) for side in sides)
    if theirs in (base, ours):
        return sides.ours
    if ours == base:
        return sides.theirs
    return sides.ours if choices[unit] is Side.MINE else sides.theirs


def _joined(taken: _Taken, sides: _Three) -> str:
    lines: list[str] = []
    for unit, version in taken:
        body = version.body(unit)
        if body is not None:
            base, theirs, ours = (side.tail(unit) for side in sides)
            lines += (body, _tail(base, theirs, ours))
    return "".join(lines)


def _tail(base: str, theirs: str, ours: str) -> str:
    """The lines between two units; where both sides changed them, those of both."""
    if theirs in (base, ours):
        return ours
    if ours == base:
        return theirs
    known = Counter(ours.splitlines()) + Counter(base.splitlines())
    added = [
        line for line in theirs.splitlines(keepends=True) if line.strip() and not known[line.rstrip("\r\n")]
    ]
    return ours + "".join(added)


def _holds(text: str, taken: _Taken, sides: _Three) -> bool:
    """Whether the text, read again, is what was meant: each unit's data, no other, and no comment lost."""
    after = read_document(text, _FILE)
    split = {unit[0] for side in sides for unit in side.parts if len(unit) == 2}
    if cut(after, split) is None:
        return False
    known = {id(side): contents(side.document, split) for side in sides}
    wanted = {unit: known[id(side)][unit] for unit, side in taken if unit in side.parts}
    bodies = _comments("".join(side.body(unit) or "" for unit, side in taken))
    return contents(after, split) == wanted and not (_loose(sides) + bodies) - _comments(text)


def _loose(sides: _Three) -> Counter[str]:
    """The comments between units that a side has added, or that both have kept."""
    base, theirs, ours = (_comments("".join(part.tail for part in side.parts.values())) for side in sides)
    return (theirs & ours) | (theirs - base) | (ours - base)


def _comments(text: str) -> Counter[str]:
    return Counter(line.strip() for line in text.splitlines() if line.lstrip().startswith("#"))
