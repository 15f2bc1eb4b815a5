"""What reaches the terminal after a change: the lines that changed, of the widgets that they cross. Knows nothing of trees.

For any two changes, stock Textual asks every widget in the rectangle around both for all its lines. A key that moves the
cursor in one pane and changes the title above it would cost as much as drawing the whole screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TypeAlias

from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip

Chops: TypeAlias = dict[int, Strip | None]
"""A line of the screen in the pieces between the edges of widgets, by the column where each begins."""


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
        missing: dict[int, set[int]] = {}
        for y, left, right in spans:
            line = self.cuts[y]
            chops[y] = dict.fromkeys(line[:-1])
            places = (place for place, end in pairwise(line) if place < right and end > left)
            missing.setdefault(y, set()).update(places)
        self._fill(chops, missing)
        return ChopsUpdate(chops, spans, [line[1:] for line in self.cuts])

    def _fill(self, chops: Sequence[Chops], missing: dict[int, set[int]]) -> None:
        """Draw the pieces that are missing by line; where widgets overlap, the one in front comes first."""
        for widget, (region, clip) in self.visible_widgets.items():
            shown = region.intersection(clip)
            lines = [y for y, places in missing.items() if _lies_in(shown, y, places)]
            if not lines:
                continue
            first, last = lines[0], lines[-1]
            crop = Region(shown.x - region.x, first - region.y, shown.width, last - first + 1)
            strips = widget.render_lines(crop)
            for y in lines:
                line = _pieces(strips[y - first], self.cuts[y], shown)
                for place in missing[y].intersection(line):
                    chops[y][place] = line[place]
                missing[y].difference_update(line)
                if not missing[y]:
                    del missing[y]


def _lies_in(shown: Region, y: int, places: Iterable[int]) -> bool:
    """Whether one of the pieces that begin at these places of a line is in a region."""
    return shown.y <= y < shown.bottom and any(shown.x <= place < shown.right for place in places)


def _pieces(strip: Strip, cuts: Sequence[int], shown: Region) -> dict[int, Strip]:
    """A line of a widget, cut where other widgets begin and end."""
    places = [cut for cut in cuts if shown.x <= cut <= shown.right]
    return dict(zip(places, strip.divide([cut - shown.x for cut in places[1:]]), strict=False))
