"""A card as lines of a given width, and where on them each field is edited. Pure data, no screen."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from decisiontree.display import clean, fit, one_line, pad, width, wrap
from decisiontree.model import Path
from decisiontree.tui.card import Card, CardField, Editor, Heading, Slot
from decisiontree.tui.marks import Sign, mark_of, style_of

LABEL_MIN, LABEL_MAX = 6, 13
NUMBER = 4
"""Columns before the fields of a row, for its number."""
MARKER = 2
"""Columns for the box or the dot before an item of a list."""
ARROW = " → "
DUE = f"{Sign.TODO} "
"""Before what an empty field asks for, where it must not stay empty."""
RULE = "─"
NOTES_INDENTED = 50
"""Narrower forms write what is wrong with a field from the left edge on."""
PROSE = (Editor.PROSE, Editor.RAW)
_FIRST_CLAUSE = re.compile(r"^(?:[^.;]|\.(?=\w))*")


class Cell(NamedTuple):
    """Plain text, the name of its style, and the field it belongs to."""

    text: str
    style: str = ""
    field: int | None = None


class Box(NamedTuple):
    """Where the editor of a field lies, in columns and lines of the whole form."""

    x: int
    y: int
    width: int
    height: int


def _one(_: int) -> int:
    return 1


@dataclass(frozen=True, slots=True)
class Active:
    """The field that is being edited, and how tall its editor is at a width."""

    index: int
    height: Callable[[int], int] = _one


class RefusedEdit(NamedTuple):
    """The field whose last edit was refused, and why."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class FormLayout:
    """All lines of a form, and a box per field."""

    lines: tuple[tuple[Cell, ...], ...] = ()
    boxes: tuple[Box, ...] = ()


def lay_out(
    card: Card, cells: int, active: Active | None = None, refusal: RefusedEdit | None = None
) -> FormLayout:
    """The lines of a card, as wide as so many cells."""
    writer = _Writer(card, cells, active, refusal)
    for entry in card.entries:
        if isinstance(entry, Heading):
            writer.heading(entry)
        else:
            writer.field(entry)
    return FormLayout(tuple(writer.lines), tuple(writer.boxes))


def placeholder(field: CardField) -> str:
    """What an empty field asks for, in a few words: the first clause of its help."""
    found = _FIRST_CLAUSE.match(one_line(field.help))
    return f"‹{found.group()}›" if found and found.group() else "‹…›"


def _label_width(card: Card) -> int:
    labels = (len(field.label) for field in card.fields if _has_label(field))
    return max(LABEL_MIN, min(LABEL_MAX, max(labels, default=0))) + 2


class _Writer:
    """Lines so far; fields come in the order of the card."""

    def __init__(self, card: Card, cells: int, active: Active | None, refusal: RefusedEdit | None) -> None:
        self.width = cells
        self.refusal = refusal
        self.active = active
        self.label_width = _label_width(card)
        self.lines: list[tuple[Cell, ...]] = []
        self.boxes: list[Box] = []
        self._fields = card.fields
        self._left_field: CardField | None = None
        self._indent = 0
        """Where what belongs to the last row or item begins."""

    def heading(self, heading: Heading) -> None:
        """A line above a group, with an empty line before it unless it is a tight one."""
        if heading.tight:
            self.lines += [(Cell(text, "dim"),) for text in wrap(heading.left, self.width)]
            return
        if self.lines:
            self.lines.append(())
        self._indent = 0
        if heading.left:
            self.lines.append(self._ruled(heading))

    def field(self, field: CardField) -> None:
        """One field, and under it what is wrong with it."""
        index = len(self.boxes)
        match field.slot:
            case Slot.LEFT:
                self._left(field, index)
            case Slot.RIGHT:
                self._right(field, index)
            case _ if field.editor is Editor.BUTTON:
                self._button(field, index)
            case Slot.LINE:
                if self._indent == NUMBER:
                    self.lines.append(())  # the rows end here
                self._indent = self.label_width if field.marker else 0
                self._block(field, index, 0, self.label_width)
            case Slot.UNDER:
                self._block(field, index, self._indent, max(7, len(field.label) + 2))
        if field.slot is Slot.LEFT:
            self._left_field = field  # what is wrong with it stands below the whole row
            return
        if field.slot is Slot.RIGHT and self._left_field is not None:
            self._notes(self._left_field, index - 1)
        self._notes(field, index)

    def _ruled(self, heading: Heading) -> tuple[Cell, ...]:
        """The words of a heading with a line through what they leave free."""
        left = fit(clean(heading.left), self.width)
        at = self._left_width() + NUMBER + len(ARROW)
        cells = [Cell(left, "heading")]
        if heading.right and at < self.width:
            cells += [
                Cell(f" {RULE * max(0, at - width(left) - 2)} ", "rule"),
                Cell(fit(heading.right, self.width - at), "heading"),
            ]
        taken = sum(width(cell.text) for cell in cells)
        return (*cells, Cell(f" {RULE * (self.width - taken - 1)}" if taken < self.width else "", "rule"))

    def _left_width(self) -> int:
        return max(8, (self.width - NUMBER - len(ARROW)) * 11 // 20)

    def _left(self, field: CardField, index: int) -> None:
        self._indent = NUMBER
        room = max(1, self.width - NUMBER) if self._is_row_active(index) else self._left_width()
        self.boxes.append(Box(NUMBER, len(self.lines), room, 1))
        number = Cell(pad(field.marker, NUMBER), self._label_style(index), index)
        self.lines.append((number, *self._value_cells(field, index, self._value(field), room)))

    def _right(self, field: CardField, index: int) -> None:
        """Behind the left one, or below it while one of the two is edited: then both get the whole width."""
        if self._is_row_active(index - 1):
            line: tuple[Cell, ...] = (Cell(" " * NUMBER),)
            x = NUMBER + len(ARROW) - 1
            arrow = ARROW.lstrip()
        else:
            line = self.lines.pop()
            x = NUMBER + self._left_width() + len(ARROW)
            arrow = ARROW
        room = max(1, self.width - x)
        self.boxes.append(Box(x, len(self.lines), room, 1))
        value = self._value_cells(field, index, self._value(field), room)
        self.lines.append((*line, Cell(arrow, "dim", index), *value))

    def _button(self, field: CardField, index: int) -> None:
        x = min(self._indent, max(0, self.width - 8))
        if len(field.path) < 2:
            x = 0  # it adds to the whole
        self.boxes.append(Box(x, len(self.lines), self.width - x, 1))
        label = fit(f" {field.label} ", self.width - x)
        self.lines.append((Cell(" " * x), Cell(label, "button", index)))

    def _block(self, field: CardField, index: int, indent: int, label_width: int) -> None:
        before = indent + label_width
        x = before + (MARKER if field.marker else 0)
        room = max(1, self.width - x)
        texts = self._value_lines(field, room)
        if self._is_active(index) and self.active is not None:
            height = self.active.height(room)
            texts = [*texts, *[""] * height][:height]
        self.boxes.append(Box(x, len(self.lines), room, len(texts)))
        label = pad(field.label, label_width - 1) + " "
        marker = pad(field.marker, MARKER) if field.marker else ""
        for at, text in enumerate(texts):
            head = label + marker if at == 0 else " " * (x - indent)
            cells = self._value_cells(field, index, text, room)
            self.lines.append(
                (Cell(" " * indent, "", index), Cell(head, self._label_style(index), index), *cells)
            )

    def _value_lines(self, field: CardField, room: int) -> list[str]:
        if field.editor in PROSE and field.value:
            return wrap(field.value, room)
        return [self._value(field)]

    def _value_cells(self, field: CardField, index: int, text: str, room: int) -> list[Cell]:
        """A value on the ground of a field: its words, or what is asked for; behind them its name, where it fits."""
        style = self._style(field)
        cells: list[Cell] = []
        is_todo = any(mark_of(finding) is Sign.TODO for finding in field.findings)
        if (field.is_due or (is_todo and not field.value)) and not field.shown:
            cells.append(Cell(fit(DUE, room), "due", index))
            room -= len(DUE)
        cells.append(Cell(fit(text, max(0, room)), style, index))
        room -= width(cells[-1].text)
        asides = (f"  {one_line(each)}" for each in field.asides)
        aside = next((each for each in asides if width(each) <= room), "")
        if aside:
            cells.append(Cell(aside, "aside", index))
            room -= width(aside)
        if room > 0:
            cells.append(Cell(" " * room, "value", index))
        return cells

    def _value(self, field: CardField) -> str:
        if field.shown:
            return clean(field.shown)
        return one_line(field.value) if field.value else placeholder(field)

    def _style(self, field: CardField) -> str:
        if field.missing:
            return "missing"
        if not field.value and not field.shown:
            return "ghost"
        return "link" if field.editor is Editor.LINK else "value"

    def _label_style(self, index: int) -> str:
        return "accent" if self._is_active(index) else "label"

    def _is_active(self, index: int) -> bool:
        return self.active is not None and self.active.index == index

    def _is_row_active(self, index: int) -> bool:
        """Whether one of the two fields of the row is edited that the field of an index begins."""
        if self.active is None or self.active.index not in (index, index + 1):
            return False
        return self._fields[self.active.index].slot in (Slot.LEFT, Slot.RIGHT)

    def _notes(self, field: CardField, index: int) -> None:
        marked = [(mark_of(finding), finding.message) for finding in field.findings]
        # an empty field shows that it is to be written where its words will be
        notes: list[tuple[str, str]] = [
            each for each in marked if each[0] is not Sign.TODO or not _is_empty(field)
        ]
        if self.refusal is not None and self.refusal.path == field.path:
            notes.insert(0, ("✗", f"not applied: {self.refusal.reason}"))
        indent = self._indent
        if field.slot is Slot.LINE:
            indent = self.label_width if self.width >= NOTES_INDENTED else 0
        for mark, message in notes:
            self._note(mark, message, indent, index)

    def _note(self, mark: str, message: str, indent: int, index: int) -> None:
        style = style_of(mark) or "error"
        texts: Sequence[str] = wrap(one_line(message), max(1, self.width - indent - 2))
        for at, text in enumerate(texts):
            sign = f"{mark} " if at == 0 else "  "
            self.lines.append((Cell(" " * indent + sign, style, index), Cell(text, style, index)))


def _is_empty(field: CardField) -> bool:
    return not field.value and field.editor is not Editor.BUTTON


def _has_label(field: CardField) -> bool:
    return field.slot is Slot.LINE and field.editor is not Editor.BUTTON
