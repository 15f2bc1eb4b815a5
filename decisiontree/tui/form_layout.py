"""A card as lines of a given width, and where on them each field is edited. Pure data, no screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from decisiontree.display import clean, fit, one_line, pad, wrap
from decisiontree.model import Path
from decisiontree.tui.card import Card, CardField, Editor, Heading, Slot
from decisiontree.tui.marks import Sign, mark_of, style_of

LABEL_MIN, LABEL_MAX = 6, 13
NUMBER = 3
ARROW = " → "
PROSE = (Editor.PROSE, Editor.RAW)


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


@dataclass(frozen=True, slots=True)
class Active:
    """The field that is being edited, and how tall its editor is."""

    index: int
    height: int = 1


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
    card: Card, width: int, active: Active | None = None, refusal: RefusedEdit | None = None
) -> FormLayout:
    """The lines of a card."""
    writer = _Writer(width, active, _label_width(card), refusal)
    for entry in card.entries:
        if isinstance(entry, Heading):
            writer.heading(entry)
        else:
            writer.field(entry)
    return FormLayout(tuple(writer.lines), tuple(writer.boxes))


def _label_width(card: Card) -> int:
    labels = (len(field.label) for field in card.fields if _has_label(field))
    return max(LABEL_MIN, min(LABEL_MAX, max(labels, default=0))) + 2


class _Writer:
    """Lines so far; fields come in the order of the card."""

    def __init__(
        self, width: int, active: Active | None, label_width: int, refusal: RefusedEdit | None
    ) -> None:
        self.width = width
        self.refusal = refusal
        self.active = active
        self.label_width = label_width
        self.lines: list[tuple[Cell, ...]] = []
        self.boxes: list[Box] = []
        self._left_field: CardField | None = None

    def heading(self, heading: Heading) -> None:
        """A line above a group, with an empty line before it unless it is a tight one."""
        if heading.tight:
            self.lines += [(Cell(text, "dim"),) for text in wrap(heading.left, self.width)]
            return
        if self.lines:
            self.lines.append(())
        at = self._left_width() + NUMBER + len(ARROW)
        left = pad(heading.left, at) if heading.right else fit(clean(heading.left), self.width)
        self.lines.append((Cell(left, "dim"), Cell(fit(heading.right, max(0, self.width - at)), "dim")))

    def field(self, field: CardField) -> None:
        """One field, and under it what is wrong with it."""
        index = len(self.boxes)
        match field.slot:
            case Slot.LEFT:
                self._left(field, index)
            case Slot.RIGHT:
                self._right(field, index)
            case Slot.LINE:
                self._block(field, index, 0, self.label_width)
            case Slot.UNDER:
                self._block(field, index, NUMBER, max(7, len(field.label) + 2))
        if field.slot is Slot.LEFT:
            self._left_field = field  # what is wrong with it stands below the whole row
            return
        if field.slot is Slot.RIGHT and self._left_field is not None:
            self._notes(self._left_field, index - 1)
        self._notes(field, index)

    def _left_width(self) -> int:
        return max(8, (self.width - NUMBER - len(ARROW)) * 11 // 20)

    def _left(self, field: CardField, index: int) -> None:
        room = self._left_width()
        self.boxes.append(Box(NUMBER, len(self.lines), room, 1))
        number = Cell(pad(field.number, NUMBER - 1) + " ", self._label_style(index), index)
        self.lines.append((number, Cell(pad(self._value(field), room), self._style(field), index)))

    def _right(self, field: CardField, index: int) -> None:
        x = NUMBER + self._left_width() + len(ARROW)
        room = max(1, self.width - x)
        line = self.lines.pop()
        self.boxes.append(Box(x, len(self.lines), room, 1))
        value = Cell(fit(self._value(field), room), self._style(field), index)
        self.lines.append((*line, Cell(ARROW, "dim", index), value))

    def _block(self, field: CardField, index: int, indent: int, label_width: int) -> None:
        x = indent + label_width
        room = max(1, self.width - x)
        if field.editor is Editor.BUTTON:
            self.boxes.append(Box(indent, len(self.lines), self.width - indent, 1))
            style = "accent" if self._is_active(index) else "dim"
            self.lines.append((Cell(" " * indent), Cell(fit(field.label, self.width - indent), style, index)))
            return
        texts = self._value_lines(field, room)
        if self._is_active(index) and self.active is not None:
            texts = [*texts, *[""] * self.active.height][: self.active.height]
        self.boxes.append(Box(x, len(self.lines), room, len(texts)))
        label = pad(field.label, label_width - 1) + " "
        style = self._style(field)
        for at, text in enumerate(texts):
            head = Cell(label if at == 0 else " " * label_width, self._label_style(index), index)
            self.lines.append((Cell(" " * indent, "", index), head, Cell(text, style, index)))

    def _value_lines(self, field: CardField, room: int) -> list[str]:
        if field.editor in PROSE and field.value:
            return wrap(field.value, room)
        return [fit(self._value(field), room)]

    def _value(self, field: CardField) -> str:
        if field.shown:
            return clean(field.shown)
        if field.value:
            return one_line(field.value)
        sign = f"{Sign.TODO} " * any(mark_of(finding) is Sign.TODO for finding in field.findings)
        return sign + (one_line(field.help) if field.help else "…")

    def _style(self, field: CardField) -> str:
        if field.missing:
            return "error"
        if not field.value and not field.shown:
            return "ghost"
        return "link" if field.editor is Editor.LINK else ""

    def _label_style(self, index: int) -> str:
        return "accent" if self._is_active(index) else "label"

    def _is_active(self, index: int) -> bool:
        return self.active is not None and self.active.index == index

    def _notes(self, field: CardField, index: int) -> None:
        marked = [(mark_of(finding), finding.message) for finding in field.findings]
        # an empty field shows that it is to be written where its words will be
        notes: list[tuple[str, str]] = [
            each for each in marked if each[0] is not Sign.TODO or not _is_empty(field)
        ]
        if self.refusal is not None and self.refusal.path == field.path:
            notes.insert(0, ("✗", f"not applied: {self.refusal.reason}"))
        indent = 0 if field.slot is Slot.LINE else NUMBER
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
