"""A walk as a conversation: shows where it stands, asks, and takes commands. Decides nothing about trees."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import assert_never

from decisiontree.cli.play.prompts import (
    PlayCommand,
    read_choice,
    read_command,
    read_field,
    read_go_on,
    read_said,
    read_ticks,
)
from decisiontree.cli.play.screen import show_end, show_facts, show_help, show_node, show_seen, show_ticks
from decisiontree.cli.play.terminal import NoMoreAnswers, Terminal
from decisiontree.model import FactValue, Form, Library
from decisiontree.walk import (
    Answer,
    Continue,
    Fill,
    Presented,
    Refusal,
    State,
    TakeWayOut,
    advance,
    back,
    begin,
    numbered_answers,
    present,
    shown_now,
    with_incidents,
)


class Conversation:
    """One run of `play` on a library and a terminal; `open_now` gives the open incidents, `day_now` the day, whenever asked."""

    def __init__(
        self,
        library: Library,
        terminal: Terminal,
        open_now: Callable[[], tuple[str, ...]],
        day_now: Callable[[], int],
    ) -> None:
        self._library = library
        self._terminal = terminal
        self._open_now = open_now
        self._day_now = day_now
        # what a form was filled with before going back, so that it need not be typed again
        self._undone: Mapping[str, FactValue | None] = {}

    def run(self, state: State) -> None:
        """Ask until the rep quits or the answers end."""
        show_help(self._terminal)
        here: State | None = state
        try:
            while here is not None:
                state = here
                here = self._stay(state)
        except NoMoreAnswers:
            if not state.finished:
                self._complain("no more answers: the call stops before an outcome")

    def _stay(self, state: State) -> State | None:
        """Show a state as it is now and ask until it is left; None to quit."""
        state = with_incidents(self._library, state, self._open_now())
        shown = present(self._library, state)
        if shown.asks == "end":
            show_end(self._terminal, self._library, state, shown)
        else:
            show_node(self._terminal, self._library, state, shown)
        while True:
            try:
                answer = self._answer(state, shown)
                now = with_incidents(self._library, state, self._open_now())
                if now.path != state.path:
                    self._complain("an incident has started or ended: the call now starts at another step")
                    return now
                following = advance(self._library, now, answer)
            except PlayCommand as command:
                if command.letter == "q":
                    return None
                obeyed = self._obeyed(state, command, shown)
                if obeyed is None:
                    continue
                following = obeyed
            if not isinstance(following, Refusal):
                return following
            self._complain(following.message)

    def _obeyed(self, state: State, command: PlayCommand, shown: Presented) -> State | Refusal | None:
        """What a command leads to; None where it only shows something."""
        if command.jump is not None:
            return advance(self._library, state, command.jump)
        match command.letter:
            case "b" if state.moves:
                undone = state.moves[-1].answer
                self._undone = undone.values if isinstance(undone, Fill) else {}
                return back(self._library, state)
            case "b":
                self._complain("this is the first step")
            case "r":
                self._undone = {}
                return begin(
                    self._library, replace(state.origin, incidents=self._open_now(), today=self._day_now())
                )
            case "f":
                show_facts(self._terminal, self._library, state)
            case "x" if 0 < command.number <= len(shown.exits):
                return advance(self._library, state, TakeWayOut(shown.exits[command.number - 1].key))
            case "x":
                self._complain(f"there is no exit x{command.number}")
            case "s" if 0 < command.number <= len(shown.sees):
                show_seen(self._terminal, self._library, state, shown.sees[command.number - 1])
            case "s":
                self._complain(f"there is no link s{command.number}")
            case _:
                show_help(self._terminal)
        return None

    def _answer(self, state: State, shown: Presented) -> Answer:
        match shown.asks:
            case "end":
                read_command(self._terminal)
                return Continue()
            case "facts":
                return Fill(self._values(state, shown))
            case "fill":
                values = self._values(state, shown)
                tried = self._tried(state, shown, values)
                self._said(shown)
                return Fill(values, tried, shown.must_say)
            case "option" | "listen" | "continue":
                answer = self._choice(shown)
                self._said(shown)
                return answer
            case _:
                assert_never(shown.asks)

    def _choice(self, shown: Presented) -> Answer:
        answers = numbered_answers(shown)
        if not answers:
            read_command(self._terminal)
        if shown.asks == "continue":
            read_go_on(self._terminal)
            return answers[0].answer
        return answers[read_choice(self._terminal, [(each.key, each.label) for each in answers])].answer

    def _values(self, state: State, shown: Presented) -> dict[str, FactValue | None]:
        """The fields one after another; one under a condition is asked if the answers before it show it."""
        language = self._library.trees[shown.tree].language
        values: dict[str, FactValue | None] = {}
        for field in shown.fields:
            if field.entry is None or shown_now(self._library, state, values)[field.entry]:
                kept = field._replace(value=self._undone.get(field.fact.id, field.value))
                values[field.fact.id] = read_field(self._terminal, kept, language)
        self._undone = {}
        return values

    def _tried(
        self, state: State, shown: Presented, values: Mapping[str, FactValue | None]
    ) -> tuple[str, ...] | None:
        facts = shown.node.facts if isinstance(shown.node, Form) else ()
        entries = zip(facts, shown_now(self._library, state, values), strict=True)
        if not shown.ticks or ("tried", True) not in entries:
            return None
        show_ticks(self._terminal, shown)
        return read_ticks(self._terminal, shown.ticks)

    def _said(self, shown: Presented) -> None:
        if shown.must_say:
            read_said(self._terminal)

    def _complain(self, message: str) -> None:
        self._terminal.line(message, style="warn")


def ask_role(terminal: Terminal, library: Library) -> str:
    """The role of whoever answers the call."""
    terminal.line("Who answers the call?", style="title")
    roles = [(role.id, role.label) for role in library.shared.roles]
    for number, (_, label) in enumerate(roles, 1):
        terminal.line(label, mark=f"  {number}")
    while True:
        try:
            return roles[read_choice(terminal, roles)][0]
        except PlayCommand:
            terminal.line("choose a role first", style="warn")
