"""The form of one node or of the tree's head. Tells what was written and chosen; the screen changes the tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Input, TextArea

from decisiontree.model import Path
from decisiontree.tui.card import Card, CardField, Editor, Slot
from decisiontree.tui.content import content
from decisiontree.tui.creation import CREATE
from decisiontree.tui.due_fields import is_pressed
from decisiontree.tui.form_layout import PROSE
from decisiontree.tui.search import Hit
from decisiontree.tui.widgets.choices import Choices
from decisiontree.tui.widgets.field_editors import LineEditor, ProseEditor
from decisiontree.tui.widgets.form_lines import FormLines
from decisiontree.tui.widgets.form_stack import WRITTEN, FindHits, FormStack
from decisiontree.tui.widgets.item_ends import item_ended
from decisiontree.tui.widgets.pane_title import show_title

NOT_CHOSEN = "choose a row of the list with Enter; F4 shows the list; rows with + create something"
"""Why words typed into a field that is chosen have become nothing."""


MOVES: tuple[BindingType, ...] = (
    Binding("tab", "next_field(1)", "Next field", id="field.next", show=False),
    Binding("shift+tab", "next_field(-1)", "Previous field", id="field.previous", show=False),
    Binding("down", "down(1)", "Down", id="field.down", show=False),
    Binding("up", "down(-1)", "Up", id="field.up", show=False),
    Binding("pagedown", "far('page', 1)", "Page down", id="field.page_down", show=False),
    Binding("pageup", "far('page', -1)", "Page up", id="field.page_up", show=False),
    Binding("home", "far('end', -1)", "First field", id="field.first", show=False),
    Binding("end", "far('end', 1)", "Last field", id="field.last", show=False),
    Binding("ctrl+down", "next_option(1)", "Next option", id="field.next_option", show=False),
    Binding("ctrl+up", "next_option(-1)", "Previous option", id="field.previous_option", show=False),
    Binding("f4", "open_choices", "Show what can be chosen", id="field.choices", show=False),
    Binding("escape", "leave", "Back to the outline", id="field.leave", show=False),
)


class NodePane(Container):
    """Shows a card; while it has the focus, exactly one field is being edited."""

    BINDINGS: ClassVar[list[BindingType]] = [*MOVES]

    @dataclass
    class Edited(Message):
        """A text was written; `final` when the field is left."""

        card: Card
        field: CardField
        text: str
        final: bool

    @dataclass
    class Picked(Message):
        """Something was chosen for a field. `typed` are the letters that pressed it: they begin what it adds."""

        card: Card
        field: CardField
        hit: Hit
        typed: str = ""

    @dataclass
    class Entered(Message):
        """Another field is being edited."""

        field: CardField

    class LinkDue(Message):
        """The author went on from a label to a link that leads nowhere yet."""

    class BuildDue(Message):
        """The author wants to build the condition that is being edited."""

    class Escaped(Message):
        """The author wants back to the outline."""

    @dataclass
    class Notice(Message):
        """Something the author should read."""

        words: str

    stack = query_one(FormStack)

    def __init__(self, find: FindHits, *, id: str | None = None) -> None:  # noqa: A002  the name Textual uses
        super().__init__(id=id)
        self._find = find
        self._touched = self._has_picked = False  # typed in the field; gone nowhere since choosing

    def compose(self) -> ComposeResult:
        yield FormStack(self._find)

    @property
    def field(self) -> CardField | None:
        """The field that is being edited."""
        return self.stack.field

    def show(self, card: Card, *, rewrite: bool = True) -> None:
        """Show a card; a field being edited stays so if it is still there. `rewrite` fills its editor anew."""
        field = self.field
        same_node = (card.tree, card.node) == (self.stack.card.tree, self.stack.card.node)
        paths = [each.path for each in card.fields]
        self.stack.card = card
        show_title(self, card.title)
        self.stack.refused = None
        if field is None:
            self.stack.place()
        elif same_node and field.path in paths:
            self.stack.active = paths.index(field.path)
            if rewrite:
                self._touched = False
                self.stack.fill()
                self.border_subtitle = content(card.fields[self.stack.active].help)
            self.stack.place()
        else:
            self.stack.active = None
            self.edit((card.index_of(field.path) if same_node else 0) or 0)

    def edit(self, index: int) -> None:
        """Start to edit a field; the focus goes to its editor."""
        if not self.stack.card.fields:
            return
        self.leave_field()
        self.stack.active = max(0, min(index, len(self.stack.card.fields) - 1))
        self.stack.refused = None
        self.stack.fill()
        replaced = self.stack.select_whole()
        self.stack.place()
        self.screen.set_focus(self.stack.editor, scroll_visible=False)
        if self.field is not None:
            self.border_subtitle = content(replaced or self.field.help)
            self.post_message(self.Entered(self.field))

    def edit_path(self, path: Path) -> None:
        """Start to edit the field of a path, or the nearest one."""
        self.edit(self.stack.card.index_of(path) or 0)

    def pending(self) -> Edited | None:
        """What the field being edited still has to tell when it is left now; asking takes it away."""
        field = self.field
        if field is None or not self._touched or field.editor not in WRITTEN:
            return None
        self._touched = False
        return self.Edited(self.stack.card, field, self.stack.written, final=True)

    def leave_field(self) -> None:
        """Tell what the field being edited still holds; words that chose nothing are told of as well."""
        self.stack.close_choices()
        if _is_unchosen(self.field, self.stack.written):
            self.post_message(self.Notice(f"'{self.stack.written}' was not applied: {NOT_CHOSEN}"))
            self._touched = False
        if (edited := self.pending()) is not None:
            self.post_message(edited)

    def stop(self) -> None:
        """End editing without moving the focus."""
        if self.stack.active is None:
            return
        self.leave_field()
        self.stack.active = None
        self.border_subtitle = None
        self.stack.place()

    def pick(self, hit: Hit | None, typed: str = "") -> None:
        """Report what was chosen, and the letters that did it."""
        field = self.field
        if hit is None:
            self.post_message(self.Notice(f"no choice matches '{self.stack.written}'; nothing was changed"))
            return
        if _is_condition(field):
            self.stack.complete(hit)
            return
        self.stack.close_choices()
        self._touched, self._has_picked = False, True
        if field is not None:
            self.stack.fill()
            self.post_message(self.Picked(self.stack.card, field, hit, typed))

    def action_next_field(self, by: int) -> None:
        self._has_picked = False
        before, hit = self.field, self.stack.choices.hit
        if self.stack.choices.display and self._touched and _is_taken(before, hit):
            self.pick(hit)
        self.edit(((self.stack.active or 0) + by) % max(1, len(self.stack.card.fields)))
        if by > 0 and before is not None and before.slot is Slot.LEFT and _is_loose_end(self.field):
            self.post_message(self.LinkDue())

    def action_down(self, by: int) -> None:
        self._has_picked = False
        if self.stack.choices.display:
            self._touched = True
            self.stack.choices.action_move(by)
        elif self.stack.active is not None and 0 <= self.stack.active + by < len(self.stack.card.fields):
            self.edit(self.stack.active + by)

    def action_far(self, to: str, by: int) -> None:
        if self.stack.choices.display:
            self._touched = True
            self.stack.choices.action_far(to, by)
        elif self.field is not None and (to == "page" or self.field.editor not in WRITTEN):
            self.edit(self.stack.lines.field_far(self.stack.active or 0, to, by))

    def action_next_option(self, by: int) -> None:
        row = self.stack.card.row_beyond(self.stack.active or 0, by)
        if row is not None:
            self.edit(row)

    def action_open_choices(self) -> None:
        field = self.field
        if _is_condition(field):
            self.post_message(self.BuildDue())
        elif field is not None and is_pressed(field):
            self.pick(Hit("", field.label))
        elif field is not None and field.editor not in WRITTEN:
            self.stack.show_choices(self.stack.written)
        else:
            self.post_message(self.Notice("there is no list here; type into this field"))

    def action_leave(self) -> None:
        if self.stack.choices.display:
            self.stack.close_choices()
            if _is_unchosen(self.field, self.stack.written):
                self.post_message(self.Notice(f"'{self.stack.written}' is not applied: {NOT_CHOSEN}"))
        else:
            self.stop()
            self.post_message(self.Escaped())

    @on(Input.Submitted)
    @on(ProseEditor.Submitted)
    def entered(self, event: Message | None = None) -> None:
        """Enter: choose, do, or go on to the next item or the next field."""
        field = self.field
        if field is None:
            return
        ended = item_ended(self.stack, field, event, has_picked=self._has_picked)
        if self.stack.choices.display:
            self.pick(self.stack.choices.hit)
        elif ended is not None:
            self.post_message(ended)
        elif field.editor in WRITTEN and (self.stack.written or not _is_condition(field)):
            self.action_next_field(1)
        else:
            self.action_open_choices()

    @on(Input.Changed)
    @on(TextArea.Changed)
    def typed(self, event: Input.Changed | TextArea.Changed) -> None:
        """A key changed the text in the editor."""
        event.stop()
        field, prose = self.field, isinstance(event, TextArea.Changed)
        if field is None or prose is not (field.editor in PROSE):
            return
        text = event.value if isinstance(event, Input.Changed) else self.stack.written
        self._touched = field.editor in WRITTEN or bool(text)  # without letters, nothing is wanted of a list
        if prose:
            self.stack.place()
        if field.editor in (Editor.LINE, Editor.PROSE, Editor.CONDITION):
            self.post_message(self.Edited(self.stack.card, field, text, final=False))
            if _is_condition(field):
                self.stack.show_completions()
        elif is_pressed(field):
            self.pick(Hit("", field.label), text)
        elif field.editor not in WRITTEN:
            self.stack.show_choices(text) if text else self.stack.close_choices()

    @on(FormLines.Clicked)
    @on(LineEditor.Clicked)
    def clicked(self, event: FormLines.Clicked | LineEditor.Clicked) -> None:
        """A click edits; in a field that is edited already, the next one chooses or builds."""
        event.stop()
        index = event.index if isinstance(event, FormLines.Clicked) else self.stack.active
        is_built = index == self.stack.active and _is_condition(self.field)
        if isinstance(event, FormLines.Clicked) and not is_built:
            self.edit(event.index)
        if is_built or (self.field is not None and self.field.editor not in WRITTEN):
            self.action_open_choices()

    @on(Choices.Clicked)
    def choice_clicked(self, event: Choices.Clicked) -> None:
        event.stop()
        self.pick(event.hit)


def _is_unchosen(field: CardField | None, written: str) -> bool:
    """Whether there are words in a field that is chosen: they have not become anything."""
    return field is not None and field.editor not in WRITTEN and bool(written.strip())


def _is_taken(field: CardField | None, hit: Hit | None) -> bool:
    """Whether Tab chooses the row under the cursor: never one that creates something."""
    is_chosen = field is not None and field.editor not in WRITTEN
    return is_chosen and (hit is None or not hit.key.startswith(CREATE))


def _is_condition(field: CardField | None) -> bool:
    """Whether the field can be built from rows."""
    return field is not None and field.editor is Editor.CONDITION


def _is_loose_end(field: CardField | None) -> bool:
    """Whether the field is the link of a row and leads nowhere yet."""
    return field is not None and field.slot is Slot.RIGHT and field.editor is Editor.LINK and not field.value
