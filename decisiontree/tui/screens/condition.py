"""The condition builder: the written text, its clauses as rows, steps that make a row, and what the condition means.

The text is the truth. Every change of a row writes the text and puts it into the tree at once; what is typed is read again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, TypeAlias

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Static, TextArea

from decisiontree.diagnostic import Diagnostic
from decisiontree.display import one_line
from decisiontree.guards import Clause, split_clauses
from decisiontree.tui.conditions.clause_edits import Edited, joined, part_at, put
from decisiontree.tui.conditions.meaning import Meaning, meaning_of, told
from decisiontree.tui.conditions.rows import ADD_OR, ConditionRow, condition_rows, edited, written
from decisiontree.tui.conditions.scope import ConditionScope
from decisiontree.tui.conditions.steps import Draft, draft_of
from decisiontree.tui.content import content
from decisiontree.tui.widgets.condition_rows import ConditionRows
from decisiontree.tui.widgets.condition_steps import ConditionSteps
from decisiontree.tui.widgets.field_editors import ProseEditor

PAUSE = 0.1
"""Seconds after a key in the text before it is put into the tree and looked at."""
ROW_KEYS = "Enter change  a and  o or  n not  d delete  Tab text  F1 keys  Esc done"
TEXT_KEYS = "type the condition   F7 fix   Tab rows   Esc done"
STEP_KEYS = "type a few letters   ↑↓ Enter choose   Esc one step back"

Take: TypeAlias = Callable[[str], Sequence[Diagnostic]]
"""Puts a condition into the tree; the answer is what is found wrong with it."""


class ConditionText(ProseEditor):
    """The condition as it is written: one line of text, wrapped. Enter leads to the rows."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.other_half", "To the rows", id="condition_text.rows", show=False),
        Binding("f7", "screen.fix", "Write what is meant", id="condition_text.fix", show=False),
    ]

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
        self, title: str, text: str, scope: ConditionScope, take: Take, explain: Callable[[], None]
    ) -> None:
        super().__init__()
        self._explain = explain
        self._title = title
        self._scope = scope
        self._take = take
        self._written = text
        self._clauses = split_clauses(text)
        self._before: list[str] = []
        self._new = ""
        """The word that joins the row being made; empty where a row is changed."""
        self._whole = False
        """Whether that row is joined to the whole condition, not to the row under the cursor."""
        self._meaning = Meaning()
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
        self.text.write(self._written, "the condition, as it is written in the file")
        self._draw_rows()
        self.take_over()
        self.set_focus(self.rows)
        if self._clauses == Clause(""):
            self._begin(Draft(self._scope), "and", whole=True)

    def on_unmount(self) -> None:
        if self._pause is not None:
            self._take(self._written)

    @on(events.DescendantFocus)
    def focus_moved(self) -> None:
        """The line of keys is that of the part with the focus."""
        keys = ROW_KEYS if self.focused is self.rows else STEP_KEYS
        self.box.border_subtitle = content(TEXT_KEYS if self.focused is self.text else keys)

    @on(TextArea.Changed)
    def typed(self) -> None:
        """Read what was typed; put it into the tree when the author pauses."""
        text = self.text.text.replace("\n", " ")
        if text == self._written:
            return
        self._remember()
        self._written = text
        self._clauses = split_clauses(text)
        self._draw_rows()
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self.take_over)

    def take_over(self) -> None:
        """Put the condition into the tree and say what it means."""
        if self._pause is not None:
            self._pause.stop()
            self._pause = None
        findings = self._take(self._written)
        self._meaning = meaning_of(self._written, self._scope)
        self.meaning.update(content("\n".join(told(self._meaning, self._written, findings))))

    @on(ConditionRows.Wanted)
    def row_wanted(self, event: ConditionRows.Wanted) -> None:
        """Do something with the row under the cursor."""
        row = self.rows.row
        if row is None:
            return
        match event.action:
            case "and" | "or":
                self._begin(Draft(self._scope), event.action, whole=row.is_button)
            case "change" if row.is_button:
                self._begin(Draft(self._scope), "or" if row.label == ADD_OR else "and", whole=True)
            case "change":
                self._change(row)
            case _ if not row.is_button:
                self._apply(edited(self._clauses, row.at, event.action, self._scope))

    @on(ConditionSteps.Finished)
    def row_finished(self, event: ConditionSteps.Finished) -> None:
        """Put the row that was made into its place."""
        row, clause = self.rows.row, Clause(event.clause)
        at = () if self._whole or row is None else row.at
        self._end_steps()
        if self._new:
            self._apply(joined(self._clauses, at, self._new, clause))
        else:
            self._apply(Edited(put(self._clauses, at, clause), at))

    @on(ConditionSteps.Refused)
    def step_refused(self, event: ConditionSteps.Refused) -> None:
        """Say why."""
        self._say(event.words)

    def action_other_half(self) -> None:
        if self.steps.draft is not None:
            self._end_steps()
        self.set_focus(self.rows if self.focused is self.text else self.text)

    def action_fix(self) -> None:
        """Write what the parser takes the faulty words for."""
        fault = self._meaning.fault
        if fault is None or fault.suggestion is None:
            self._say("there is nothing here that can be fixed with one key")
        else:
            self._write(self._written[: fault.start] + fault.suggestion + self._written[fault.end :])

    def action_explain(self) -> None:
        self._explain()

    def action_undo(self) -> None:
        if self.steps.draft is not None:
            self._end_steps()
        if self._before:
            self._set(self._before.pop())
        else:
            self._say("nothing to undo here")

    def action_back(self) -> None:
        """One step back; from the rows and from the text, done."""
        if self.steps.draft is not None and self.steps.goes_back():
            return
        if self.steps.draft is None or self._clauses == Clause(""):
            self.dismiss(None)
        else:
            self._end_steps()

    def _change(self, row: ConditionRow) -> None:
        part = part_at(self._clauses, row.at)
        if not isinstance(part, Clause):
            self._say("change the lines of a group; t makes 'and' of its 'or', n puts 'not' before it")
        elif part.text and not row.phrase:
            self._say("this line is written by hand; change it in the text")
            self._show_in_text(part.text)
        else:
            self._begin(draft_of(self._scope, part.text), "")

    def _show_in_text(self, words: str) -> None:
        """The cursor in the text, behind some words of it."""
        before = self.text.text[: self.text.text.find(words) + len(words)]
        self.set_focus(self.text)
        self.text.move_cursor((before.count("\n"), len(before.rpartition("\n")[2])))

    def _begin(self, draft: Draft, joiner: str, *, whole: bool = False) -> None:
        self._new, self._whole = joiner, whole
        self.steps.begin(draft)

    def _end_steps(self) -> None:
        self.steps.end()
        self.set_focus(self.rows)

    def _apply(self, change: Edited) -> None:
        """Other clauses, and the cursor on the row that they are about."""
        self._write(written(change.clauses))
        cursor = next((at for at, row in enumerate(self.rows.rows) if row.at == change.at), 0)
        self.rows.show(self.rows.rows, cursor)

    def _write(self, text: str) -> None:
        """Another text, which can be undone."""
        if text != self._written:
            self._remember()
            self._set(text)

    def _set(self, text: str) -> None:
        self._written = text
        self._clauses = split_clauses(text)
        self.text.write(text, "")
        self._draw_rows()
        self.take_over()

    def _remember(self) -> None:
        """Keep the text for undo; what is typed without a pause is one step."""
        if self._pause is None:
            self._before.append(self._written)

    def _draw_rows(self) -> None:
        self.rows.show(condition_rows(self._clauses, self._scope), self.rows.cursor)

    def _say(self, words: str) -> None:
        self.meaning.update(content(one_line(words)))
