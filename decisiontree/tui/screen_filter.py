"""The last look at each line before the terminal gets it: whatever a widget draws, nothing in it steers the screen."""

from __future__ import annotations

from rich.cells import get_character_cell_size
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from decisiontree.display import clean

_CONTROLS = str.maketrans("", "", "\t\n")


class ScreenFilter(LineFilter):
    """Widgets show stand-ins by themselves; what slips through takes as many cells here as the layout gave it, often none."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002  Textual's own
        # what is printable steers nothing; fillers are, and widgets see to them
        if all(text.isprintable() for text, _style, _control in segments):
            return segments
        return [
            Segment(drawn(text), style, control)
            if not control and not text.isprintable()
            else Segment(text, style, control)
            for text, style, control in segments
        ]


class JoinedFilters(LineFilter):
    """Filters one after the other, as one: Textual keeps what each filter makes of a line."""

    def __init__(self, filters: tuple[LineFilter, ...] = ()) -> None:
        super().__init__()
        self.filters = filters

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        for each in self.filters:
            segments = each.apply(segments, background)
        return segments


def drawn(text: str) -> str:
    """The text as wide as the layout reckons it, with a dot for each cell of a character that nobody sees."""
    cleaned = clean(text)
    if cleaned == text:
        return text.translate(_CONTROLS)
    parts = (
        char if char == old else "·" * get_character_cell_size(old)
        for char, old in zip(cleaned, text, strict=True)
    )
    return "".join(parts).translate(_CONTROLS)
