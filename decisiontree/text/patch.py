"""Edits of a text as data: apply, invert, chain. An inverse patch is all that undo needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from decisiontree.text.span import Span


@dataclass(frozen=True, slots=True)
class TextEdit:
    """Replace the code points of `span` by `text`."""

    span: Span
    text: str

    @property
    def growth(self) -> int:
        """By how much the edit lengthens the text."""
        return len(self.text) - (self.span.end - self.span.start)

    def moved(self, by: int) -> TextEdit:
        """The same edit further on in the text."""
        return TextEdit(self.span.moved(by), self.text)


@dataclass(frozen=True, slots=True)
class Patch:
    """Edits of one text, in order and without overlap; all spans speak of the text before the patch.

    Raises ValueError when the edits overlap or are out of order: that is a fault of ours.
    """

    edits: tuple[TextEdit, ...]

    def __post_init__(self) -> None:
        for before, after in pairwise(self.edits):
            if after.span.start < before.span.end:
                raise ValueError(f"edits overlap at offset {after.span.start}")

    def __bool__(self) -> bool:
        return bool(self.edits)

    def placed(self, place: Callable[[Span], Span]) -> Patch:
        """The same edits of another text, in which each span stands elsewhere."""
        return Patch(tuple(TextEdit(place(edit.span), edit.text) for edit in self.edits))

    def apply(self, text: str) -> str:
        """The text after all edits."""
        parts: list[str] = []
        at = 0
        for edit in self.edits:
            parts.append(text[at : edit.span.start])
            parts.append(edit.text)
            at = edit.span.end
        parts.append(text[at:])
        return "".join(parts)

    def invert(self, text: str) -> Patch:
        """The patch that turns `apply(text)` back into `text`."""
        edits: list[TextEdit] = []
        shift = 0
        for edit in self.edits:
            start = edit.span.start + shift
            edits.append(TextEdit(Span(start, start + len(edit.text)), text[edit.span.start : edit.span.end]))
            shift += edit.growth
        return Patch(tuple(edits))

    def moved(self, offset: int) -> int:
        """Where an offset of the text before stands in the text after; inside a replaced span, its new end."""
        shift = 0
        for edit in self.edits:
            if offset < edit.span.start:
                break
            if offset < edit.span.end:
                return edit.span.start + shift + len(edit.text)
            shift += edit.growth
        return offset + shift

    def then(self, later: Patch, text: str) -> Patch:
        """One patch of `text` that does what this one and then `later` do."""
        if not self or not later:
            return self or later
        clusters = _clusters(self.invert(text).edits, later.edits)
        edits: list[TextEdit] = []
        own = iter(self.edits)
        shift = 0
        for span, back, forth in clusters:
            start = span.start - shift
            shift -= sum(edit.growth for edit in back)
            # only the text around both is put together: the whole may be large
            place = Span(start, span.end - shift)
            middle = Patch(tuple(next(own).moved(-start) for _ in back)).apply(text[slice(*place)])
            inner = Patch(tuple(edit.moved(-span.start) for edit in forth))
            edits.append(TextEdit(place, inner.apply(middle)))
        return Patch(tuple(edits))


def _clusters(
    back: tuple[TextEdit, ...], forth: tuple[TextEdit, ...]
) -> list[tuple[Span, list[TextEdit], list[TextEdit]]]:
    """Spans of the text between two patches, each with the edits of both sides that touch it."""
    clusters: list[tuple[Span, list[TextEdit], list[TextEdit]]] = []
    sides = [(edit, 0) for edit in back] + [(edit, 1) for edit in forth]
    for edit, side in sorted(sides, key=lambda pair: (pair[0].span, pair[1])):
        if not clusters or edit.span.start > clusters[-1][0].end:
            clusters.append((edit.span, [], []))
        span, behind, ahead = clusters[-1]
        clusters[-1] = (Span(span.start, max(span.end, edit.span.end)), behind, ahead)
        (ahead if side else behind).append(edit)
    return clusters
