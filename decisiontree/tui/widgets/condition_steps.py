"""A row of a condition, made in steps: a line to type in and what can be chosen. Tells the row once it is finished."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Input, Static
from textual.widgets.input import Selection

from decisiontree.display import one_line
from decisiontree.model import FactType
from decisiontree.tui.conditions.clause_edits import At
from decisiontree.tui.conditions.questions import asking
from decisiontree.tui.conditions.scope import ConditionScope
from decisiontree.tui.conditions.steps import Draft
from decisiontree.tui.content import content
from decisiontree.tui.creation import created
from decisiontree.tui.widgets.choices import Choices
from decisiontree.tui.widgets.one_line import OneLine


class ConditionSteps(Vertical):
    """Hidden until a row is begun."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", "Next choice", id="condition_step.next", show=False),
        Binding("up", "move(-1)", "Previous choice", id="condition_step.previous", show=False),
        Binding("pagedown", "page(1)", "Page down", id="condition_step.page_down", show=False),
        Binding("pageup", "page(-1)", "Page up", id="condition_step.page_up", show=False),
    ]

    @dataclass
    class Finished(Message):
        """A row is made; `joiner` is empty where it takes the place of the one that was changed."""

        clause: str
        joiner: str
        at: At

    @dataclass
    class Refused(Message):
        """What was typed or chosen is no answer to this step."""

        words: str

    @dataclass
    class FactWanted(Message):
        """The author wants to create the fact that the row asks about."""

        words: str
        kind: FactType

    prompt = query_one(Static)
    entry = query_one(OneLine)
    choices = query_one(Choices)

    def __init__(self) -> None:
        super().__init__()
        self.draft: Draft | None = None
        self._joiner = ""
        self._at: At = ()

    def compose(self) -> ComposeResult:
        yield Static()
        yield OneLine(placeholder="type a few letters")
        yield Choices()

    def on_mount(self) -> None:
        self.end()

    def begin(self, draft: Draft, joiner: str = "", at: At = ()) -> None:
        """Show what is due, and take the focus; the row is joined to what is at a place, or takes its place."""
        self._joiner, self._at = joiner, at
        self._show(draft)
        self.display = True
        self.screen.set_focus(self.entry)

    def take_fact(self, scope: ConditionScope, fact: str) -> None:
        """Go on with a fact that was created."""
        if self.draft is not None:
            self._show(replace(self.draft, scope=scope, fact=scope.askable[fact]))

    def end(self) -> None:
        """Hide again."""
        self.draft = None
        self.display = False

    def goes_back(self) -> bool:
        """Go one step back; false at the first step."""
        before = self.draft.back() if self.draft is not None else None
        if before is not None:
            self._show(before)
        return before is not None

    def _show(self, draft: Draft) -> None:
        self.draft = draft
        self.prompt.update(content(one_line(draft.prompt)))
        with self.prevent(Input.Changed):
            self.entry.value = draft.before if draft.is_typed else ""
            self.entry.selection = Selection(0, len(self.entry.value))
        self._show_hits(draft, self.entry.value)

    def _show_hits(self, draft: Draft, query: str) -> None:
        hits = draft.hits(query)
        at = next((index for index, hit in enumerate(hits) if hit.key == draft.before), 0)
        self.choices.show(hits, 0 if query else at, empty=draft.due)

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        """Show what fits the letters; the screen takes back what it said of those before."""
        if self.draft is not None:
            self._show_hits(self.draft, event.value)

    @on(Input.Submitted)
    @on(Choices.Clicked)
    def entered(self, event: Message) -> None:
        """Take what is under the cursor, or what was typed."""
        event.stop()
        if self.draft is None:
            return
        hit = self.choices.hit
        wanted = created(hit.key) if hit is not None and self.draft.fact is None else None
        if wanted is not None:
            self.post_message(self.FactWanted(wanted[1], FactType(wanted[0])))
            return
        taken = self.draft.take(hit, self.entry.value)
        if isinstance(taken, str):
            self.post_message(self.Refused(taken))
        elif taken.finished:
            self.post_message(self.Finished(asking(taken.answerable), self._joiner, self._at))
        else:
            self._show(taken)

    def action_move(self, by: int) -> None:
        self.choices.action_move(by)

    def action_page(self, by: int) -> None:
        self.choices.action_page(by)
