"""A form with its editors on top: lays out a card and puts the right editor over the field being written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.css.scalar import Scalar
from textual.geometry import Offset
from textual.getters import query_one
from textual.widget import Widget

from decisiontree.display import one_line
from decisiontree.model import Path
from decisiontree.tui.card import TICK, Card, CardField, Editor, Slot
from decisiontree.tui.conditions.completion import CURSOR
from decisiontree.tui.example_words import is_example
from decisiontree.tui.form_layout import PROSE, Active, Box, FormLayout, RefusedEdit, lay_out, placeholder
from decisiontree.tui.search import Hit
from decisiontree.tui.widgets.choices import NOTHING_FITS, Choices
from decisiontree.tui.widgets.field_editors import LineEditor, ProseEditor
from decisiontree.tui.widgets.form_lines import FormLines

CHOICES_SHOWN = 9
WRITTEN = (Editor.LINE, Editor.PROSE, Editor.NAME, Editor.RAW, Editor.CONDITION)

TYPE_TO_CREATE = "type a name to create one"
REPLACES = "type to replace it, → to keep it"

FindHits: TypeAlias = Callable[[Card, CardField, str], Sequence[Hit]]
"""What can be chosen for a field, given the letters typed so far."""


class FormStack(Container):
    """One line editor, one prose editor and one live list, mounted once and moved about."""

    lines = query_one(FormLines)
    line_editor = query_one(LineEditor)
    prose_editor = query_one(ProseEditor)
    choices = query_one(Choices)

    def __init__(self, find: FindHits) -> None:
        super().__init__()
        self._find = find
        self.card = Card("", None, "")
        self.active: int | None = None
        self.refused: RefusedEdit | None = None
        self._placed: tuple[object, int] = (None, 0)
        """The field that was laid out last, and its line."""

    def compose(self) -> ComposeResult:
        yield FormLines()
        yield LineEditor()
        yield ProseEditor()
        yield Choices()

    @property
    def field(self) -> CardField | None:
        """The field that is being edited."""
        fields = self.card.fields
        return fields[self.active] if self.active is not None and self.active < len(fields) else None

    @property
    def editor(self) -> LineEditor | ProseEditor:
        """The widget that has the focus while the active field is edited."""
        field = self.field
        return self.prose_editor if field is not None and field.editor in PROSE else self.line_editor

    @property
    def written(self) -> str:
        """The text in the editor."""
        return self.prose_editor.text if self.editor is self.prose_editor else self.line_editor.value

    def refuse(self, path: Path, reason: str) -> None:
        """Say under a field why the last edit of it was not applied; what is being typed stays."""
        self.refused = RefusedEdit(path, reason)
        self.place()

    def fill(self) -> None:
        """Write the field's value into its editor; a field that is chosen shows its value behind an empty line."""
        field = self.field
        if field is None:
            return
        self.prose_editor.is_item = field.marker == TICK
        if field.editor in WRITTEN:
            self.editor.write(field.value, "" if field.value else placeholder(field))
        else:
            is_button = field.editor is Editor.BUTTON
            empty = field.label if is_button else placeholder(field)
            opens = "" if is_button and not field.choices else " ▾"
            words = one_line(field.shown or field.value) or empty
            kind = f"  {field.asides[-1]}" if field.names_fact and field.asides else ""
            self.editor.write("", f"{words}{kind}{opens}")

    def select_whole(self) -> str:
        """Select what typing replaces, a figure or words of a template, and say so; empty where it adds to the text."""
        field = self.field
        if field is None or field.editor not in (Editor.LINE, Editor.PROSE) or not field.value:
            return ""
        is_words = not field.is_figure and is_example(self.card.node, field.path, field.value)
        if not (field.is_figure or is_words):
            return ""
        self.editor.select_all()
        return f"an example: {REPLACES}" if is_words else f"{REPLACES}. {field.help}"

    def place(self) -> None:
        """Lay the card out, scroll to the field being edited and put its editor there."""
        active = None
        width = self.lines.scrollable_content_region.width
        if self.active is not None and self.field is not None:
            active = Active(self.active, self._lines_needed)
        layout = lay_out(self.card, width, active, self.refused)
        self.lines.show(layout)
        if active is not None:
            self._show_active(active.index, layout)
        self.place_editors()

    def _lines_needed(self, width: int) -> int:
        """How tall the editor is; a text taller than the pane scrolls in it, so that its cursor is always seen."""
        if self.editor is not self.prose_editor:
            return 1
        needed = self.prose_editor.lines_needed(width)
        return max(1, min(needed, self.lines.scrollable_content_region.height - 1))

    def _show_active(self, index: int, layout: FormLayout) -> None:
        """Show the field being edited; while it is the same one, its line stays where it is on the screen."""
        box, place = layout.boxes[index], (self.card.tree, self.card.node, self.card.fields[index].path)
        if place == self._placed[0]:
            self.lines.keep_line(self._placed[1], box.y)
        self.lines.show_lines(box.y, box.height + 1)
        self._placed = place, box.y

    def reveal(self, path: Path) -> None:
        """Scroll to the field of a path, or the nearest one, without editing it."""
        boxes = self.lines.layout_shown.boxes
        index = self.card.index_of(path) or 0
        if index < len(boxes):
            self.lines.show_lines(boxes[index].y, boxes[index].height + 1)

    def place_editors(self) -> None:
        """Put the editor and the live list over their lines."""
        boxes = self.lines.layout_shown.boxes
        box = boxes[self.active] if self.active is not None and self.active < len(boxes) else None
        for editor in (self.line_editor, self.prose_editor):
            editor.display = box is not None and editor is self.editor
        if box is None:
            self.choices.display = False
            return
        y = box.y - self.lines.scroll_offset.y
        _put(self.editor, Box(box.x, y, box.width, box.height))
        if self.choices.display:
            self._place_choices(y)

    def show_choices(self, query: str) -> None:
        """Open the live list for the field being edited, or fill it anew."""
        field = self.field
        if field is None:
            return
        if self.refused is not None:  # of letters that are others now
            self.refused = None
            self.place()
        hits = self._find(self.card, field, query)
        at = next((index for index, hit in enumerate(hits) if hit.key == field.value), 0)
        self.choices.display = True
        nothing = NOTHING_FITS if query or field.creates is None else TYPE_TO_CREATE
        self.choices.show(hits, 0 if query else at, empty=nothing)
        self.place_editors()

    def show_completions(self) -> None:
        """Open the live list where something fits the word at the cursor of the line, else close it."""
        field, at = self.field, self.line_editor.cursor_position
        text = self.line_editor.value
        hits = self._find(self.card, field, f"{text[:at]}{CURSOR}{text[at:]}") if field is not None else ()
        self.choices.display = bool(hits)
        if hits:
            self.choices.show(hits)
            self.place_editors()

    def complete(self, hit: Hit) -> None:
        """Write what was chosen for the word at the cursor."""
        before, _, after = hit.key.partition(CURSOR)
        self.close_choices()
        self.line_editor.value = before + after
        self.line_editor.cursor_position = len(before)

    def close_choices(self) -> None:
        """Take the live list away."""
        self.choices.display = False

    @on(FormLines.Scrolled)
    def scrolled(self, event: FormLines.Scrolled) -> None:
        """The editors follow their lines."""
        event.stop()
        self.place_editors()

    def on_resize(self) -> None:
        self.place()

    def _place_choices(self, y: int) -> None:
        """Below the line, or above it when there is more room; never over the label that the choice is for."""
        size = self.lines.scrollable_content_region.size
        wanted = min(CHOICES_SHOWN, self.choices.count) + 2
        label = int(self.field is not None and self.field.slot is Slot.RIGHT and y > 1)
        below, above = size.height - y - 1, y - label
        height = min(wanted, max(below, above))
        top = y + 1 if below >= wanted or below >= above else above - height
        _put(self.choices, Box(0, top, size.width, height))


def _put(widget: Widget, box: Box) -> None:
    """Move and size a widget, touching only what changes: each touch is a layout."""
    styles = widget.styles
    if widget.offset != Offset(box.x, box.y):
        styles.offset = (box.x, box.y)
    if not _is_cells(styles.width, box.width):
        styles.width = box.width
    if not _is_cells(styles.height, box.height):
        styles.height = box.height


def _is_cells(size: Scalar | None, cells: int) -> bool:
    """Whether a size is that many cells; `1fr`, the whole pane, holds the number 1 as well."""
    return size is not None and size.is_cells and size.value == cells
