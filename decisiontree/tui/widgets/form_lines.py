"""The lines of a form. Draws what `form_layout` laid out and says which field was clicked; edits nothing."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.geometry import Offset, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from decisiontree.tui.form_layout import Cell, FormLayout
from decisiontree.tui.widgets.styles import Styles


class FormLines(ScrollView, can_focus=False):
    """A scrolling page of cells."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "form--accent",
        "form--aside",
        "form--button",
        "form--dim",
        "form--due",
        "form--error",
        "form--ghost",
        "form--heading",
        "form--info",
        "form--label",
        "form--link",
        "form--missing",
        "form--must",
        "form--rule",
        "form--say",
        "form--title",
        "form--value",
        "form--warning",
    }

    @dataclass
    class Clicked(Message):
        """A cell of a field was clicked."""

        index: int

    @dataclass
    class Scrolled(Message):
        """The page moved under the editors."""

    def __init__(self) -> None:
        super().__init__()
        self.layout_shown = FormLayout()
        self._styles = Styles(self, "form")

    def show(self, layout: FormLayout) -> None:
        """Draw these lines."""
        before, self.layout_shown = self.layout_shown.lines, layout
        # as tall as the pane at least: a change of the virtual size costs a layout of the whole screen
        self.virtual_size = Size(1, max(len(layout.lines), self.scrollable_content_region.height))
        for y, (old, new) in enumerate(zip_longest(before, layout.lines, fillvalue=())):
            if old != new:
                self.refresh_line(y)

    def keep_line(self, before: int, now: int) -> None:
        """Scroll so that a line that has moved in the form stays where it was on the screen."""
        if now != before:
            self.scroll_to(y=max(0, self.scroll_offset.y + now - before), animate=False, force=True)

    def show_lines(self, first: int, count: int) -> None:
        """Scroll so that these lines are on the screen, the first before the last."""
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if height and first + count > top + height:
            top = first + count - height
        top = max(0, min(top, first))
        if top != self.scroll_offset.y:
            self.scroll_to(y=top, animate=False, force=True)

    def field_far(self, at: int, to: str, by: int) -> int:
        """The field a page below another one, or above it; or the last one of the form, or the first."""
        boxes = self.layout_shown.boxes
        if to != "page":
            return len(boxes) - 1 if by > 0 else 0
        wanted = boxes[at].y + by * max(1, self.scrollable_content_region.height - 1)
        return min(range(len(boxes)), key=lambda each: abs(boxes[each].y - wanted))

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.scrollable_content_region.width
        index = y + self.scroll_offset.y
        if index >= len(self.layout_shown.lines):
            return Strip.blank(width, self._styles[""])
        cells = self.layout_shown.lines[index]
        segments = [Segment(cell.text, self._styles[cell.style]) for cell in cells]
        return Strip(segments).crop_extend(0, width, self._styles[""])

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Scrolled())

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._styles.clear()

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        index = None if offset is None else self._field_at(offset)
        if index is not None:
            self.post_message(self.Clicked(index))

    def _field_at(self, offset: Offset) -> int | None:
        line = offset.y + self.scroll_offset.y
        if line >= len(self.layout_shown.lines):
            return None
        return cell_at(self.layout_shown.lines[line], offset.x)


def cell_at(cells: tuple[Cell, ...], x: int) -> int | None:
    """The field under a column: of the cell there, else of the last one before it."""
    at = 0
    field = None
    for cell in cells:
        field = cell.field if cell.field is not None else field
        at += cell_len(cell.text)
        if x < at:
            break
    return field
