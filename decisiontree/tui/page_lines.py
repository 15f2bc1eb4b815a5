"""A page as styled lines, for the editor's play and its preview alike. Pure data, no screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from decisiontree.display import clean, hang, wrap

if TYPE_CHECKING:
    from decisiontree.walk import Paragraph

_FORMS = {
    "": ("%s", ""),
    "Say": ("“%s”", "say"),
    "or": ("or: “%s”", "say"),
    "Read back": ("“%s”", "say"),
    "Word for word": ("☐ word for word: “%s”", "must"),
    "Do": ("☐ %s", ""),
    "Ask": ("%s", "title"),
    "Incident": ("▲ %s", "must"),
}
"""By the label of a paragraph, how it is written and the name of its style."""


class Line(NamedTuple):
    """A paragraph and the name of its style."""

    text: str
    style: str = ""
    indent: int = 0
    """Of its further lines, where that is more than of its first."""
    number: int = 0
    """The answer that a click on it gives, counted from 1; 0 where it gives none."""

    def broken(self, cells: int) -> list[str]:
        """The paragraph as lines of at most so many cells."""
        if not self.indent:
            return wrap(self.text, cells)
        words = clean(self.text).lstrip()
        return hang(words, cells, " " * (len(self.text) - len(self.text.lstrip())), " " * self.indent)


def page(
    title: str, words: Iterable[Paragraph], ways: Iterable[Iterable[Line]], remarks: Iterable[Paragraph]
) -> tuple[Line, ...]:
    """A page from top to bottom, a blank line between its blocks."""
    said = groupby(words, lambda each: each.label in ("Ask", "Read back"))
    beside = groupby(remarks, lambda each: each.label)
    above, below = (styled(run) for _, run in said), (styled(run) for _, run in beside)
    return joined((Line(title, "title"),), *above, *ways, *below)


def styled(paragraphs: Iterable[Paragraph]) -> tuple[Line, ...]:
    """Each paragraph as it is written in the editor."""
    return tuple(map(_styled, paragraphs))


def answer_lines(number: int, label: str, hint: str | None, *, indent: str = "  ") -> Iterator[Line]:
    """An answer that can be chosen, and what helps to choose it."""
    first = f"{indent}{number}  "
    yield Line(first + label, "key", len(first), number)
    if hint is not None:
        yield Line(" " * len(first) + hint, "note", number=number)


def joined(*blocks: Iterable[Line]) -> tuple[Line, ...]:
    """The blocks that hold anything, a blank line between them."""
    lines: list[Line] = []
    for block in filter(None, map(tuple, blocks)):
        lines += (Line(""), *block) if lines else block
    return tuple(lines)


def _styled(paragraph: Paragraph) -> Line:
    label, tone = paragraph.label, paragraph.tone
    text = paragraph.text + (f"   (only when {paragraph.only_when})" if paragraph.only_when else "")
    if label == "Decision":
        return Line(text, "must" if tone else "good")
    if label not in _FORMS:
        return Line(f"{label.lower()}: {text}", "note")
    pattern, style = _FORMS[label]
    return Line(pattern % text, style)
