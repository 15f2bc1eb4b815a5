"""The condition builder: the written text, its clauses as rows, steps that make a row, and what the condition means.

The text is the truth. Every change of a row writes the text and puts it into the tree at once; what is typed is read again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Input, Static, TextArea

from decisiontree.diagnostic import Diagnostic
from decisiontree.display import one_line
from decisiontree.guards import Clause
from decisiontree.model import FactType
from decisiontree.tui.conditions.clause_edits import EditedClauses, joined, part_at, put
from decisiontree.tui.conditions.meaning import Meaning, meaning_of, told
from decisiontree.tui.conditions.rows import ADD_OR, ConditionRow, condition_rows, edited, written
from decisiontree.tui.conditions.scope import ConditionScope
from decisiontree.tui.conditions.steps import Draft, draft_of
from decisiontree.tui.conditions.written_condition import WrittenCondition
from decisiontree.tui.content import content
from decisiontree.tui.marks import style_of
from decisiontree.tui.widgets.condition_rows import ConditionRows
from decisiontree.tui.widgets.condition_steps import ConditionSteps
from decisiontree.tui.widgets.field_editors import ProseEditor

PAUSE = 0.1
"""Seconds after a key in the text before it is put into the tree and looked at."""
ROW_KEYS = "Enter change  a and  o or  n not  d delete  Tab text  F1 keys  Esc done"
TEXT_KEYS = "type the condition   F7 fix   Tab rows   Esc done"
STEP_KEYS = "type a few letters   ↑↓ Enter choose   Esc one step back"
_COLOURS = {"error": "$text-error", "warning": "$text-warning"}

Take: TypeAlias = Callable[[str], Sequence[Diagnostic]]
"""Puts a condition into the tree; the answer is what is found wrong with it."""


@dataclass(frozen=True, slots=True)
class BuiltField:
    """What the builder does in the tree."""

    take: Take
    declare: Callable[[str, FactType], str | tuple[ConditionScope, str]]
    """Declares a fact by its label; the answer is what can be asked then and the id of the fact, or why there is none."""


class ConditionText(ProseEditor):
    """The condition as it is written: one line of text, wrapped. Enter leads to the rows."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.other_half", "To the rows", id="condition_text.rows", show=False),
        Binding("f7", "screen.fix", "Write what is meant", id="condition_text.fix", show=False),
    ]

    def go_behind(self, words: str) -> None:
        """Put the cursor behind some words of the text."""
        before = self.text[: self.text.find(words) + len(words)]
        self.move_cursor((before.count("\n"), len(before.rpartition("\n")[2])))

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.prevent_default()
            return
        await super()._on_key(event)


class ConditionScreen(ModalScreen[None]):
    """Gone with Escape; nothing is lost by it, as every change is in the tree already."""

    CSS_PATH = "condition.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", id="condition.back"),
        Binding("f4", "dismiss(None)", "Done", id="condition.done"),
        Binding("f7", "fix", "Write what is meant", id="condition.fix"),
        Binding("tab,shift+tab", "other_half", "Text or rows", id="condition.other_half", show=False),
        Binding("f1", "explain", "Help", id="condition.help"),
        Binding("ctrl+z", "undo", "Undo", id="condition.undo", priority=True),
    ]

    box = query_one("#condition", Vertical)
    text = query_one(ConditionText)
    rows = query_one(ConditionRows)
    steps = query_one(ConditionSteps)
    meaning = query_one("#meaning", Static)

    def __init__(
        self, title: str, text: str, scope: ConditionScope, built: BuiltField, explain: Callable[[], None]
    ) -> None:
        super().__init__()
        self._explain = explain
        self._title = title
        self._scope = scope
        self._take = built.take
        self._declare = built.declare
        self._condition = WrittenCondition(text)
        self._meaning = Meaning()
        self._told = Content("")
        """What the condition means, and what is found."""
        self._pause: Timer | None = None

    def compose(self) -> ComposeResult:
        with Vertical(id="condition"):
            yield ConditionText()
            yield ConditionRows()
            yield ConditionSteps()
            with VerticalScroll(id="told", can_focus=False):
                yield Static(id="meaning")

    def on_mount(self) -> None:
        self.box.border_title = content(self._title)
        self._show()
        self.set_focus(self.rows)
        if self._condition.clauses == Clause(""):
            self.steps.begin(Draft(self._scope), "and")

    def on_unmount(self) -> None:
        if self._pause is not None:
            self._take(self._condition.text)

    @on(events.DescendantFocus)
    def focus_moved(self) -> None:
        """The line of keys is that of the part with the focus."""
        keys = ROW_KEYS if self.focused is self.rows else STEP_KEYS
        self.box.border_subtitle = content(TEXT_KEYS if self.focused is self.text else keys)

    @on(Input.Changed)
    @on(TextArea.Changed)
    def typed(self, event: Input.Changed | TextArea.Changed) -> None:
        """Read what was typed; put it into the tree when the author pauses. In a step, what was refused is over."""
        if isinstance(event, Input.Changed):
            self.meaning.update(self._told)
            return
        if not self._condition.write(self.text.text.replace("\n", " "), keep=self._pause is None):
            return
        self._draw_rows()
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self.take_over)

    def take_over(self) -> None:
        """Put the condition into the tree and say what it means."""
        if self._pause is not None:
            self._pause.stop()
            self._pause = None
        text = self._condition.text
        findings = self._take(text)
        self._meaning = meaning_of(text, self._scope)
        lines = [
            content(line).stylize(_COLOURS.get(style_of(line[:1]), ""))
            for line in told(self._meaning, text, findings)
        ]
        self._told = Content("\n").join(lines)
        self.meaning.update(self._told)

    @on(ConditionRows.Wanted)
    def row_wanted(self, event: ConditionRows.Wanted) -> None:
        """Do something with the row under the cursor."""
        row = self.rows.row
        if row is None:
            return
        match event.action:
            case "and" | "or":
                self.steps.begin(Draft(self._scope), event.action, row.at)
            case "change" if row.is_button:
                self.steps.begin(Draft(self._scope), "or" if row.label == ADD_OR else "and")
            case "change":
                self._change(row)
            case _ if not row.is_button:
                self._apply(edited(self._condition.clauses, row.at, event.action, self._scope))

    @on(ConditionSteps.Refused)
    @on(ConditionSteps.Finished)
    @on(ConditionSteps.FactWanted)
    def step_taken(self, event: Message) -> None:
        """Put a row that was made into its place, create a fact that it asks about, or say why a step was refused."""
        if isinstance(event, ConditionSteps.Refused):
            self._say(event.words)
        elif isinstance(event, ConditionSteps.FactWanted):
            made = self._declare(event.words, event.kind)
            if isinstance(made, str):
                self._say(made)
            else:
                self._scope, fact = made
                self.steps.take_fact(self._scope, fact)
        elif isinstance(event, ConditionSteps.Finished):
            before, at, clause = self._condition.clauses, event.at, Clause(event.clause)
            self._end_steps()
            if event.joiner:
                self._apply(joined(before, at, event.joiner, clause))
            else:
                self._apply(EditedClauses(put(before, at, clause), at))

    def action_other_half(self) -> None:
        if self.steps.draft is not None:
            self._end_steps()
        self.set_focus(self.rows if self.focused is self.text else self.text)

    def action_fix(self) -> None:
        """Write the condition that the words mean."""
        meant = self._meaning.meant
        if meant is None:
            self._say("there is nothing here that can be fixed with one key")
        elif self._condition.write(meant):
            self._show()

    def action_explain(self) -> None:
        self._explain()

    def action_undo(self) -> None:
        if self.steps.draft is not None:
            self._end_steps()
        if self._condition.undo():
            self._show()
        else:
            self._say("nothing to undo here")

    def action_back(self) -> None:
        """One step back; from the rows and from the text, done."""
        if self.steps.draft is not None and self.steps.goes_back():
            return
        if self.steps.draft is None or self._condition.clauses == Clause(""):
            self.dismiss(None)
        else:
            self._end_steps()

    def _change(self, row: ConditionRow) -> None:
        part = part_at(self._condition.clauses, row.at)
        if not isinstance(part, Clause):
            self._say("change the lines of a group; t makes 'and' of its 'or', n puts 'not' before it")
        elif part.text and not row.phrase:
            self._say("this line is written by hand; change it in the text")
            self.set_focus(self.text)
            self.text.go_behind(part.text)
        else:
            self.steps.begin(draft_of(self._scope, part.text), at=row.at)
            self.rows.is_changing = True

    def _end_steps(self) -> None:
        self.steps.end()
        self.rows.is_changing = False
        self.set_focus(self.rows)

    def _apply(self, change: EditedClauses) -> None:
        """Other clauses, and the cursor on the row that they are about."""
        if self._condition.write(written(change.clauses)):
            self._show()
            rows = self.rows.rows
            self.rows.show(rows, next((at for at, row in enumerate(rows) if row.at == change.at), 0))

    def _show(self) -> None:
        """Draw a text that was not typed, and put it into the tree."""
        self.text.write(self._condition.text, "the condition, as it is written in the file")
        self._draw_rows()
        self.take_over()

    def _draw_rows(self) -> None:
        self.rows.show(condition_rows(self._condition.clauses, self._scope), self.rows.cursor)

    def _say(self, words: str) -> None:
        self.meaning.update(content(one_line(words)))
