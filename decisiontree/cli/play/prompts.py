"""What a person types, read: a choice, a field's value, ticks, or a command. Asks again until it makes sense."""

from __future__ import annotations

import re
from collections.abc import Sequence

from decisiontree.cli.play.terminal import Terminal
from decisiontree.display import Doubt, expected, numbered, typed_answer, typed_form, yes_no
from decisiontree.guards import how_many
from decisiontree.model import Fact, FactType, FactValue
from decisiontree.walk import AskedField, Jump, Tick

_COMMAND = re.compile(r":?(?:([brqf?])|([xs])([0-9]{1,2}))\Z")
_JUMP = re.compile(r":j\s+(\S+)\s+(\S.*)\Z")
_YES = ("y", "yes", "true", "1")


class PlayCommand(Exception):
    """A command instead of an answer: b, r, q, f, ?, x with the number of an exit, s with that of a link, or j with a jump."""

    def __init__(self, letter: str, number: int = 0, jump: Jump | None = None) -> None:
        super().__init__(letter)
        self.letter = letter
        self.number = number
        self.jump = jump


def read_choice(terminal: Terminal, choices: Sequence[tuple[str, str]]) -> int:
    """The place of one of the choices, each a key and a label: chosen by its number, key or label."""
    while True:
        answer = terminal.ask(">")
        _raise_command(answer)
        at = numbered(answer, len(choices))
        if at is not None:
            return at
        for place, names in enumerate(choices):
            if answer.casefold() in map(str.casefold, names):
                return place
        terminal.line(
            f"choose 1 to {len(choices)}, or the name of an option" if answer else "choose an option",
            style="warn",
        )


def read_go_on(terminal: Terminal) -> None:
    """Any answer that is no command."""
    _raise_command(terminal.ask("Enter to continue >"))


def read_command(terminal: Terminal) -> None:
    """Nothing but a command: it is raised."""
    while True:
        _raise_command(terminal.ask("b back, r restart, q quit >"))
        terminal.line("the call has ended", style="warn")


def read_said(terminal: Terminal) -> None:
    """The promise that a text was said word for word."""
    while True:
        answer = terminal.ask("said word for word? (y) >")
        if answer.casefold() in _YES:
            return
        _raise_command(answer)
        terminal.line("say it before you move on; answer y when you have", style="warn")


def read_field(terminal: Terminal, field: AskedField, language: str) -> FactValue | None:
    """The value of a fact; Enter keeps the one shown, `-` leaves an optional one empty."""
    fact = field.fact
    _show_field(terminal, field)
    while True:
        answer = terminal.ask(_prompt(field, language))
        if fact.type is not FactType.TEXT or answer.startswith(":"):
            _raise_command(answer, own_values=_own_values(fact))
        if not answer and field.value is not None:
            return field.value
        if answer in ("", "-") and field.may_be_empty:
            return None
        value = typed_answer(fact, answer, language)
        if isinstance(value, Doubt):
            terminal.line(f"'{answer}' is not clear: {value}", style="warn")
            continue
        if value is not None:
            return value
        needed = "a value is needed: " if not answer else f"'{answer}' does not fit: "
        terminal.line(needed + _wanted(fact, language), style="warn")


def read_ticks(terminal: Terminal, ticks: Sequence[Tick]) -> tuple[str, ...]:
    """The tags that were tried already, by their numbers or names; Enter keeps those shown as ticked."""
    names = [tick.tag for tick in ticks]
    while True:
        answer = terminal.ask("already tried (numbers or names, - for none) >")
        _raise_command(answer)
        if not answer:
            return tuple(tick.tag for tick in ticks if tick.ticked)
        if answer == "-":
            return ()
        words = [word for word in re.split(r"[\s,]+", answer) if word]
        chosen = [_tag(word, names) for word in words]
        if all(tag is not None for tag in chosen):
            return tuple(tag for tag in names if tag in chosen)
        terminal.line(f"choose from {', '.join(names)}", style="warn")


def _tag(word: str, names: Sequence[str]) -> str | None:
    if word in names:
        return word
    at = numbered(word, len(names))
    return None if at is None else names[at]


def _show_field(terminal: Terminal, field: AskedField) -> None:
    """The label, what helps to fill it in, and what there is to choose from; without these the prompt says enough."""
    if not _is_introduced(field.fact):
        return
    terminal.line()
    terminal.line(field.fact.label)
    if field.fact.hint:
        terminal.line(field.fact.hint, style="dim")
    labels = [choice.label for choice in field.fact.values]
    if field.fact.none is not None:
        labels.append(field.fact.none)
    for number, label in enumerate(labels, 1):
        terminal.line(label, mark=f"  {number}")


def _is_introduced(fact: Fact) -> bool:
    return fact.type.has_values or bool(fact.hint)


def _prompt(field: AskedField, language: str) -> str:
    fact = field.fact
    hint = "text" if fact.type is FactType.TEXT and fact.shape is None else _wanted(fact, language)
    empty = "; may be empty" if field.may_be_empty else ""
    kept = "" if field.value is None else f" [{typed_form(fact, field.value, language)}]"
    label = "" if _is_introduced(fact) else f"{fact.label} "
    return f"{label}({hint}{empty}){kept} >"


def _wanted(fact: Fact, language: str) -> str:
    if fact.type is FactType.BOOLEAN:
        words = yes_no(language)
        return "y or n" if words == yes_no("en") else " or ".join(words)
    if fact.type is FactType.CHOICE:
        return f"1 to {len(fact.values)}, or a name"
    if fact.type is FactType.CHOICES:
        return f"{how_many(fact)}: numbers or names with commas between them"
    return expected(fact, language)


def _own_values(fact: Fact) -> tuple[str, ...]:
    return tuple(choice.id for choice in fact.values)


def _raise_command(answer: str, *, own_values: Sequence[str] = ()) -> None:
    if answer in own_values:
        return
    if jump := _JUMP.match(answer):
        raise PlayCommand("j", jump=Jump(jump[1], jump[2]))
    match = _COMMAND.match(answer)
    if match:
        raise PlayCommand(match[1] or match[2], int(match[3] or 0))
