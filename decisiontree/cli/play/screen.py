"""One screen of a walk as lines: words, options, fields, verdict, and the summary at the end. Asks nothing."""

from __future__ import annotations

from collections.abc import Iterable

from decisiontree.cli.play.terminal import Terminal
from decisiontree.model import Library
from decisiontree.walk import (
    Paragraph,
    Presented,
    See,
    State,
    incident_paragraphs,
    numbered_answers,
    passed_words,
    seen,
    summarize,
    verdict_paragraphs,
)


def show_help(terminal: Terminal) -> None:
    """The commands."""
    terminal.line(
        "number or name: answer · b: back · r: restart · f: facts · x1: exit 1 · q: quit", style="dim"
    )
    terminal.line(
        "?: this help · when you type a text, begin a command with a colon: :b",
        style="dim",
    )


def show_node(terminal: Terminal, library: Library, state: State, shown: Presented) -> None:
    """A node with everything the rep needs; while facts are asked, only why they are."""
    terminal.line()
    terminal.rule()
    terminal.line(_head(library, state), style="dim")
    _passed(terminal, library, state)
    _show(terminal, incident_paragraphs(library, state, shown.incident))
    if shown.asks == "facts":
        terminal.line(
            "First, what you already know" if not state.moves else "Before you continue", style="title"
        )
        return
    terminal.line(shown.title, style="title")
    _show(terminal, (*shown.words, *shown.remarks))
    _show(terminal, verdict_paragraphs(library, state, shown.verdict))
    _answers(terminal, shown)
    for number, way_out in enumerate(shown.exits, 1):
        terminal.line(way_out.label, mark=f"  x{number}", style="dim")
    _links(terminal, shown)


def show_seen(terminal: Terminal, library: Library, state: State, see: See) -> None:
    """What a link shows; the call stays where it is."""
    terminal.line()
    _show(terminal, seen(library, state, see))
    terminal.line("the call is still at the same step", style="dim")


def show_ticks(terminal: Terminal, shown: Presented) -> None:
    """What may have been tried already, numbered."""
    for number, tick in enumerate(shown.ticks, 1):
        terminal.line(tick.tag + (" (ticked)" if tick.ticked else ""), mark=f"  {number}")


def show_facts(terminal: Terminal, library: Library, state: State) -> None:
    """Every fact that is known, private ones too: it is the rep who looks."""
    known = summarize(library, state, with_private=True).facts
    for fact in known:
        terminal.line(f"{fact.label}: {fact.text}", mark="  ·")
    if not known:
        terminal.line("no facts are known yet", style="dim")
    if state.tried:
        terminal.line(f"already tried: {', '.join(state.tried)}", mark="  ·")


def show_end(terminal: Terminal, library: Library, state: State, shown: Presented) -> None:
    """The outcome and the summary of the walk."""
    terminal.line()
    terminal.rule()
    _passed(terminal, library, state)
    terminal.line(shown.title, style="title")
    if shown.ending is not None:
        terminal.line(shown.ending, mark="Call")
    _show(terminal, (*shown.words, *shown.remarks))
    _links(terminal, shown)
    summary = summarize(library, state)
    terminal.line()
    terminal.line("Summary", style="title")
    for step in summary.steps:
        terminal.line(f"{step.title}: {step.answer}" if step.answer else step.title, mark=f"  {step.path}")
    for fact in summary.facts:
        terminal.line(f"{fact.label}: {fact.text}", mark="  fact")
    for grant in summary.grants:
        terminal.line(f"{grant.label}: {grant.text}", mark="  granted")
    for withheld in summary.withheld:
        terminal.line(withheld, mark="  withheld", style="warn")
    if summary.note:
        terminal.line(summary.note, mark="Note")
    terminal.line(
        f"tree {summary.tree} {summary.version}" + (f", as {summary.role}" if summary.role else ""),
        style="dim",
    )


def _passed(terminal: Terminal, library: Library, state: State) -> None:
    for words in passed_words(library, state):
        terminal.line(words, style="dim")


def _links(terminal: Terminal, shown: Presented) -> None:
    for number, see in enumerate(shown.sees, 1):
        terminal.line(f"see: {see.name}", mark=f"  s{number}", style="dim")


def _head(library: Library, state: State) -> str:
    tree = library.trees[state.tree]
    role = library.shared.role_label(state.role)
    return " · ".join(part for part in (tree.title or tree.id, state.path, role) if part)


def _show(terminal: Terminal, paragraphs: Iterable[Paragraph]) -> None:
    """Each with its mark; tasks and promises have one for all of them."""
    before = ""
    for label, text, tone, _ in paragraphs:
        is_next = label == before and label in ("Do", "Do not say")
        mark = " " if is_next or label in ("", "Reference") else label
        terminal.line(f"- {text}" if label == "Do" else text, mark=mark, style=tone)
        before = label


def _answers(terminal: Terminal, shown: Presented) -> None:
    if shown.asks == "continue":
        return
    for number, each in enumerate(numbered_answers(shown), 1):
        is_list = each.hint is not None and "\n" in each.hint
        beside = f" ({each.hint})" if each.hint is not None and not is_list else ""
        terminal.line(each.label + beside, mark=f"  {number}")
        if each.hint is not None and is_list:
            terminal.line(each.hint, mark=" ")
    if shown.asks == "option" and not shown.options:
        terminal.line("no option matches what is known: go back, or take an exit", style="warn")
