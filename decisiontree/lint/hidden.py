"""Where a file holds characters that nobody sees and nothing needs, and the patch that takes them out. Knows no rule."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from decisiontree.diagnostic import Place
from decisiontree.text import (
    Patch,
    Span,
    TextEdit,
    every_unseen,
    find_unseen,
    line_end,
    line_start,
    may_have_unseen,
)

if TYPE_CHECKING:
    from decisiontree.reader import Document, Scalar

Wanted: TypeAlias = Callable[[str], bool]
"""Which of these characters are looked for."""
# an escape that may write one, in double quotes
_ESCAPED = re.compile(r"\\[0abevfrNLPxuU]")
_ESCAPE = r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))"
_NAMED = dict(zip("0abevfrNLP", "\0\a\b\x1b\v\f\r\x85\u2028\u2029", strict=True))
_STAYS_PLAIN = re.compile(r"[^\W\d_][\w ,.!?()'\u2019-]*")


class Hidden(NamedTuple):
    """The characters of one key or value, or of one line of a comment; the patch is None where none can be told."""

    place: Place
    chars: Sequence[str]
    patch: Patch | None


def hidden_in_values(document: Document, wanted: Wanted) -> Iterator[Hidden]:
    """Of every key and every value, as they are read: escapes count."""
    if not _may_hold(document.text) and not _ESCAPED.search(document.text):
        return
    for scalar in document.scalars():
        value = scalar.value or ""
        if value.isascii() and value.isprintable():
            continue
        hidden = [at for at in find_unseen(value) if wanted(value[at])]
        if hidden:
            patch = _without(document, scalar, value, hidden)
            yield Hidden(_place(document, scalar), [value[at] for at in hidden], patch)


def hidden_in_comments(document: Document, wanted: Wanted) -> Iterator[Hidden]:
    """Of every line, what stands in no key and no value; nothing where the file could not be read."""
    text = document.text
    if document.root is None or not _may_hold(text):
        return
    scalars = tuple(document.scalars())
    starts = [scalar.start for scalar in scalars]
    done = 0
    for at in every_unseen(text):
        before = bisect_right(starts, at) - 1
        if at < done or text[at] == "\r" or (before >= 0 and at < scalars[before].end):
            continue
        start, done = line_start(text, at), line_end(text, at)
        line = (start + each for each in find_unseen(text[start:done]))
        hidden = [each for each in line if each >= at and text[each] != "\r" and wanted(text[each])]
        if hidden:
            patch = Patch(tuple(TextEdit(Span(each, each + 1), "") for each in hidden))
            place = Place(document.file, Span(hidden[0], hidden[0] + 1))
            yield Hidden(place, [text[each] for each in hidden], patch)


def _may_hold(text: str) -> bool:
    """Whether one may stand in it as it is; controls the reader tells, and carriage returns end lines."""
    return not text.isascii() and may_have_unseen(text.replace("\r", ""))


def _place(document: Document, scalar: Scalar) -> Place:
    path = document.path_at(scalar.start)
    span = Span(scalar.start, scalar.end)
    if len(path) > 1 and path[0] == "nodes":
        return Place(document.file, span, str(path[1]), ".".join(map(str, path[2:])) or None)
    return Place(document.file, span, None, ".".join(map(str, path)) or None)


def _without(document: Document, scalar: Scalar, value: str, hidden: Sequence[int]) -> Patch | None:
    """Takes out just these; None where nothing would be left, or where it cannot be told what that would be.

    The third of a character in a value is the third in what is written, be it there as it is or as an escape.
    """
    # the reader is imported here so that listing the rules does not pay for YAML
    from decisiontree.reader import is_ambiguous, quoted

    text = document.text[scalar.start : scalar.end]
    unwanted = frozenset(hidden)
    better = "".join(char for at, char in enumerate(value) if at not in unwanted).strip()
    if not better:
        return None
    if scalar.style is None and (not _STAYS_PLAIN.fullmatch(better) or is_ambiguous(better)):
        whole = TextEdit(Span(scalar.start, scalar.end), quoted(better))
        return None if "\n" in text else Patch((whole,))
    taken = _counted(value, unwanted)
    met: Counter[str] = Counter()
    edits: list[TextEdit] = []
    signs = (
        "[" + "".join(sorted({char for char, _nth in taken})) + "]"
    )  # none of them means anything in a pattern
    for match in re.finditer(f"{_ESCAPE}|{signs}" if scalar.style == '"' else signs, text, re.DOTALL):
        char = _meant(match[0])
        if (char, met[char]) in taken:
            edits.append(TextEdit(Span(scalar.start + match.start(), scalar.start + match.end()), ""))
        met[char] += 1
    return Patch(tuple(edits)) if len(edits) == len(taken) else None


def _counted(value: str, unwanted: frozenset[int]) -> frozenset[tuple[str, int]]:
    """Each of these characters and how many of its kind stand before it."""
    met: Counter[str] = Counter()
    counted = set()
    for at in every_unseen(value):
        if at in unwanted:
            counted.add((value[at], met[value[at]]))
        met[value[at]] += 1
    return frozenset(counted)


def _meant(written: str) -> str:
    """The character that stands there, or that an escape stands for."""
    if len(written) > 2:
        return chr(int(written[2:], 16))
    return _NAMED.get(written[1], "") if len(written) == 2 else written
