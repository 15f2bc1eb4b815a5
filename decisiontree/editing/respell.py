"""Names within a document → other names, written over the letters that stand there; all else keeps its spelling.

Many words are changed by one patch, and one reading proves it: nothing differs but what was meant to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from decisiontree.editing import scalar
from decisiontree.editing.locate import refuse_line
from decisiontree.editing.operations import Assign, Operation, RenameKey
from decisiontree.editing.prove import Edited, edit, refuse_unfit
from decisiontree.editing.typed_words import TypedWord
from decisiontree.model import Path
from decisiontree.reader import Document, Mapping, Scalar, YamlNode, content_end, read_patched
from decisiontree.reader import Sequence as SequenceNode
from decisiontree.text import Patch, Span, TextEdit


class Replacement(NamedTuple):
    """Letters of a word, by their offsets in its value, and what shall stand there instead."""

    start: int
    end: int
    text: str


class Respelling(NamedTuple):
    """A word of a document and what changes in it."""

    word: TypedWord
    parts: tuple[Replacement, ...]

    @property
    def before(self) -> str:
        """The word as it stands."""
        return self.word.scalar.value or ""

    @property
    def after(self) -> str:
        """The word as it will be."""
        text, at = "", 0
        for part in self.parts:
            text += self.before[at : part.start] + part.text
            at = part.end
        return text + self.before[at:]


def respelled(document: Document, respellings: Sequence[Respelling]) -> Edited:
    """The document with other names, proved; raises EditRefused and says why."""
    refuse_unfit(document)
    _refuse_doubles(document, respellings)
    changes = [each for each in respellings if each.after != each.before]
    in_place: list[TextEdit] = []
    anew: list[Respelling] = []
    for each in changes:
        edits = _edits(document, each)
        anew += [each] if edits is None else []
        in_place += edits or ()
    patch = Patch(tuple(sorted(in_place, key=lambda made: made.span)))
    there = _Wanted(changes, anew)
    after = read_patched(document, patch) if patch else document
    if not there.agrees(document.root, after.root):
        return edit(document, tuple(map(_operation, _deepest_first(changes))))
    if not anew:
        return Edited(patch, after)
    moved = there.moved
    rest = edit(after, tuple(_operation(each, moved(each.word.path)) for each in _deepest_first(anew)))
    return Edited(patch.then(rest.patch, document.text), rest.document)


def _operation(each: Respelling, path: Path | None = None) -> Operation:
    """The same as an operation that writes the whole word anew."""
    at = each.word.path if path is None else path
    return RenameKey(at, each.after) if each.word.is_key else Assign(at, each.after)


def _deepest_first(changes: Sequence[Respelling]) -> list[Respelling]:
    """Values before the keys that lead to them, so that every path holds until its turn."""
    return sorted(changes, key=lambda each: (each.word.is_key, -len(each.word.path)))


def _refuse_doubles(document: Document, respellings: Sequence[Respelling]) -> None:
    seen: set[tuple[Path, bool]] = set()
    for each in respellings:
        place = (each.word.path, each.word.is_key)
        if place in seen:
            refuse_line(document, each.word.scalar.start, f"'{each.word.path[-1]}' is there twice")
        seen.add(place)


class _Wanted:
    """What a document holds after the respellings that are made in place."""

    def __init__(self, changes: Sequence[Respelling], anew: Sequence[Respelling]) -> None:
        made = [each for each in changes if each not in anew]
        self.values = {each.word.path: each.after for each in made if not each.word.is_key}
        self.keys = {each.word.path: each.after for each in made if each.word.is_key}

    def agrees(self, old: YamlNode | None, new: YamlNode | None, path: Path = ()) -> bool:
        """Whether two nodes are the same but for what was to change."""
        if isinstance(old, Scalar) and isinstance(new, Scalar):
            return new.value == self.values.get(path, old.value)
        if isinstance(old, Mapping) and isinstance(new, Mapping):
            return len(old.entries) == len(new.entries) and all(
                other.value == self.keys.get((*path, key.value or ""), key.value)
                and self.agrees(value, item, (*path, key.value or ""))
                for (key, value), (other, item) in zip(old.entries, new.entries, strict=True)
            )
        if isinstance(old, SequenceNode) and isinstance(new, SequenceNode):
            return len(old.items) == len(new.items) and all(
                self.agrees(value, item, (*path, at))
                for at, (value, item) in enumerate(zip(old.items, new.items, strict=True))
            )
        return old is new is None

    def moved(self, path: Path) -> Path:
        """A path of the document before as one of the document after; a key that is yet to change stays."""
        return tuple(self.keys.get(path[: at + 1], step) for at, step in enumerate(path))


def _edits(document: Document, each: Respelling) -> list[TextEdit] | None:
    """Edits of the letters that change; None where the word must be written anew."""
    node, text = each.word.scalar, document.text
    at = None if node.anchor or node.tag or node.style == "*" else _letters(node, text)
    if at is None:
        return None
    if node.style is None and not scalar.is_plain(each.after.replace("\n", " "), flow=each.word.in_flow):
        return None
    edits = []
    for part in each.parts:
        if part.end <= part.start or at[part.start] is None or at[part.end - 1] is None:
            return None
        span = Span(at[part.start] or 0, (at[part.end - 1] or 0) + 1)
        if text[span.end - 1] == "'" == node.style:
            span = Span(span.start, span.end + 1)  # a quote within quotes stands twice
        edits.append(TextEdit(span, _quoted(part.text, node.style)))
    return None if any("\n" in made.text or made.text == "" for made in edits) else edits


def _quoted(text: str, style: str | None) -> str:
    if style == "'":
        return text.replace("'", "''")
    return scalar.double_quoted(text)[1:-1] if style == '"' else text


def _letters(node: Scalar, text: str) -> list[int | None] | None:
    """Where each letter of a scalar's value stands in the text; None for blanks and escapes, and for all if in doubt."""
    value = node.value or ""
    start, end = node.start, content_end(node, text)
    if node.style in ("'", '"'):
        start, end = start + 1, end - 1
    elif node.style in ("|", ">"):
        start = text.find("\n", start) + 1
    if value == text[start:end]:
        return list(range(start, end))
    written = _written(text[start:end], node.style)
    at: list[int | None] = []
    for letter in value:
        if letter.isspace():
            at.append(None)
            continue
        offset = next(written, None)
        if offset is None or (offset.is_plain and text[start + offset.at] != letter):
            return None
        at.append(start + offset.at if offset.is_plain else None)
    return at if next(written, None) is None else None


class _Letter(NamedTuple):
    """A letter as it is written, by its offset; one that is an escape is not plain."""

    at: int
    is_plain: bool = True


def _written(text: str, style: str | None) -> Iterator[_Letter]:
    """All letters that are no blanks; of a quote that stands for one within quotes, the first."""
    at = 0
    while at < len(text):
        escape = _ESCAPE.match(text, at) if style == '"' else None
        if escape is not None:
            code = escape[1] or escape[2] or escape[3]
            if not (chr(int(code, 16)).isspace() if code else escape[0][1] in _BLANKS):
                yield _Letter(at, is_plain=False)
            at = escape.end()
            continue
        if not text[at].isspace():
            yield _Letter(at)
            at += style == text[at] == "'"
        at += 1


_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|\s|.)", re.DOTALL)
_BLANKS = "ntrvf \t_NLP\r\n"
"""What a backslash before it makes a blank of, or nothing at the end of a line."""
