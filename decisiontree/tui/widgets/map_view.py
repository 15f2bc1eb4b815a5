"""A map on the screen: draws only the rows that are seen, holds a cursor on a box. Shows and reports; goes nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region, Size, Spacing
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from decisiontree.tui.map.drawing import BoxArea, Drawing, StyledRun
from decisiontree.tui.widgets.styles import Styles

_HEAVY = str.maketrans("╭╮╰╯─│├", "┏┓┗┛━┃┠")
"""The border of the chosen box, which stands out without colour, too."""
_EMPTY = Drawing((), {}, 0)
_NEAR = Spacing(1, 3, 1, 3)
"""What is seen around the chosen box."""


class MapView(ScrollView, can_focus=True):
    """The boxes and lines of a drawing; those that the chosen box is joined to stand out."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "map--accent",
        "map--cursor",
        "map--dim",
        "map--error",
        "map--frame",
        "map--info",
        "map--kind",
        "map--line",
        "map--link",
        "map--near",
        "map--strong",
        "map--success",
        "map--warning",
    }

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "page_down", "Scroll down", id="map.page_down", show=False),
        Binding("pageup", "page_up", "Scroll up", id="map.page_up", show=False),
    ]

    @dataclass
    class Clicked(Message):
        """A box was clicked, or clicked twice."""

        node: str
        twice: bool

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  the name Textual uses
        super().__init__(id=id)
        self.drawing = _EMPTY
        self.node = ""
        self._styles = Styles(self, "map")
        self._strips: dict[int, Strip] = {}

    def show(self, drawing: Drawing, node: str, *, centred: bool) -> None:
        """Draw a map with the cursor on a box, which is in the middle or at least seen."""
        self.drawing, self.node = drawing, node
        self.virtual_size = Size(drawing.width, len(drawing.rows))
        self._strips.clear()
        area = Region(*drawing.areas[node])
        if centred:
            corner = area.center
            room = self.scrollable_content_region.size
            self.scroll_to(
                round(corner[0] - room.width / 2),
                round(corner[1] - room.height / 2),
                animate=False,
                force=True,
            )
        else:
            self.scroll_to_region(area, spacing=_NEAR, animate=False, force=True)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        region, margin = self.scrollable_content_region, self._margin
        base = self._styles[""]
        index = y + self.scroll_offset.y - margin.y
        if not 0 <= index < len(self.drawing.rows):
            return Strip.blank(region.width, base)
        strip = self._strips.get(index)
        if strip is None:
            segments = [self._segment(run) for run in self.drawing.rows[index]]
            strip = self._strips[index] = Strip([Segment(" " * margin.x, base), *segments])
        x = self.scroll_offset.x
        return strip.crop_extend(x, x + region.width, base)

    def notify_style_update(self) -> None:
        """Forget what was drawn with other colours."""
        super().notify_style_update()
        self._styles.clear()
        self._strips.clear()

    def on_resize(self) -> None:
        """The margins are others now."""
        self._strips.clear()

    def on_click(self, event: events.Click) -> None:
        """Report the box under the mouse; the second click of two means the box of the first."""
        offset = event.get_content_offset(self)
        node = self.node if event.chain > 1 else None if offset is None else self._node_at(offset)
        if node is not None:
            self.post_message(self.Clicked(node, twice=event.chain > 1))

    @property
    def _margin(self) -> Offset:
        """The room beside and above a map that is smaller than the screen."""
        room = self.scrollable_content_region.size
        rest = Offset(room.width - self.drawing.width, room.height - len(self.drawing.rows))
        return Offset(max(0, rest.x // 2), max(0, rest.y // 2))

    def _node_at(self, offset: Offset) -> str | None:
        at = offset + self.scroll_offset - self._margin
        return next((node for node, area in self.drawing.areas.items() if _holds(area, at)), None)

    def _segment(self, run: StyledRun) -> Segment:
        """A run in its colours; the chosen box and what it is joined to in others."""
        if self.node not in run.nodes:
            return Segment(run.text, self._styles[run.style])
        if run.style == "line":
            return Segment(run.text, self._styles["near"])
        if run.style == "frame":
            return Segment(run.text.translate(_HEAVY), self._styles["cursor"])
        return Segment(run.text, self._styles[run.style])


def _holds(area: BoxArea, at: Offset) -> bool:
    return area.x <= at.x < area.x + area.width and area.y <= at.y < area.y + area.height
