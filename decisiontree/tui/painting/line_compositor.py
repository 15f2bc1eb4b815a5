"""What reaches the terminal after a change: the lines that changed, of the widgets that they cross. Knows nothing of trees.

For any two changes, stock Textual asks every widget in the rectangle around both for all its lines. A key that moves the
cursor in one pane and changes the title above it would cost as much as drawing the whole screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

from rich.console import Console
from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip

Chops: TypeAlias = dict[int, Strip | None]
"""A line of the screen in the pieces between the edges of widgets, by the column where each begins."""

Places: TypeAlias = dict[int, int]
"""Where pieces of a line begin and end."""


class LineCompositor(Compositor):
    """Draws what changed line by line."""

    def render_partial_update(self) -> ChopsUpdate | None:
        """What is sent to the terminal, from the regions that widgets have reported since the last time."""
        screen = self.size.region
        regions = [region.intersection(screen) for region in self._dirty_regions]
        self._dirty_regions.clear()
        spans = list(self._regions_to_spans(regions))
        if not spans:
            return None
        chops: list[Chops] = [{} for _ in self.cuts]
        missing: dict[int, Places] = {}
        for y, left, right in spans:
            line = self.cuts[y]
            chops[y] = dict.fromkeys(line[:-1])
            pieces = ((place, end) for place, end in pairwise(line) if place < right and end > left)
            missing.setdefault(y, {}).update(pieces)
        self._fill(chops, missing)
        return LinesUpdate(chops, spans, [line[1:] for line in self.cuts])

    def _fill(self, chops: Sequence[Chops], missing: dict[int, Places]) -> None:
        """Draw the pieces that are missing by line; where widgets overlap, the one in front comes first."""
        for widget, (region, clip) in self.visible_widgets.items():
            shown = region.intersection(clip)
            left, right, top, bottom = shown.x, shown.right, shown.y, shown.bottom
            lines = [
                y
                for y, places in missing.items()
                if top <= y < bottom and any(left <= place < right for place in places)
            ]
            if not lines:
                continue
            first, last = lines[0], lines[-1]
            crop = Region(left - region.x, first - region.y, shown.width, last - first + 1)
            strips = widget.render_lines(crop)
            for y in lines:
                places, strip = missing[y], strips[y - first]
                for place in [each for each in places if left <= each < right]:
                    chops[y][place] = strip.crop(place - left, places.pop(place) - left)
                if not places:
                    del missing[y]


class LinesUpdate(ChopsUpdate):
    """What is sent, put together without an object for each move of the terminal's cursor."""

    def render_segments(self, console: Console) -> str:
        """The characters and escape sequences."""
        sent: list[str] = []
        last = self.spans[-1][0]
        for y, left, right in self.spans:
            for end, (x, strip) in zip(self.chop_ends[y], self.chops[y].items(), strict=True):
                if strip is None or x > right or end <= left:
                    continue
                piece = strip if end <= right else strip.crop(0, right - x)
                sent.append(f"\x1b[{y + 1};{x + 1}H{piece.render(console)}")
            if y != last:
                sent.append("\n")
        return "".join(sent)
