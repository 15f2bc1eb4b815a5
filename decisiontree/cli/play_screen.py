"""One screen of a walk as lines: words, options, fields, verdict, and the summary at the end. Asks nothing."""

from __future__ import annotations

from decisiontree.cli.play_terminal import Terminal
from decisiontree.display import display_duration
from decisiontree.model import Library, Outcome
from decisiontree.walk import (
    Presented,
    State,
    Text,
    Verdict,
    fill_text,
    plain,
    summarize,
    verdict_words,
)


def show_help(terminal: Terminal) -> None:
    """The commands."""
    terminal.line(
        "number or name: answer · b: back · r: restart · f: facts · x1: exit 1 · q: quit", style="dim"
    )
    terminal.line("where a text is asked, commands begin with a colon, as in :b · ?: this help", style="dim")


def show_node(terminal: Terminal, library: Library, state: State, shown: Presented) -> None:
    """A node with everything the rep needs; while facts are asked, only why they are."""
    terminal.line()
    terminal.rule()
    terminal.line(_head(library, state), style="dim")
    _banner(terminal, library, state, shown)
    if shown.asks == "facts":
        terminal.line("First, what is known already" if not state.moves else "Before going on", style="title")
        return
    terminal.line(plain(shown.title), style="title")
    _words(terminal, shown)
    if shown.verdict is not None:
        _verdict(terminal, library, state, shown.verdict)
    _ways(terminal, shown)
    for number, way_out in enumerate(shown.exits, 1):
        terminal.line(plain(way_out.label), mark=f"  x{number}", style="dim")


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
    terminal.line(plain(shown.title), style="title")
    if isinstance(shown.node, Outcome):
        team = f", {plain(shown.words.team)}" if shown.words.team else ""
        terminal.line(f"{shown.node.resolution or 'ended'}{team}", mark="Call")
    _words(terminal, shown)
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


def _head(library: Library, state: State) -> str:
    tree = library.trees[state.tree]
    role = next((role.label for role in library.shared.roles if role.id == state.role), None)
    return " · ".join(part for part in (tree.title or tree.id, state.path, role) if part)


def _banner(terminal: Terminal, library: Library, state: State, shown: Presented) -> None:
    incident = shown.incident
    if incident is None:
        return
    texts = (
        ("Incident", incident.banner, "warn"),
        ("", incident.reference, "dim"),
        ("Say", incident.say, "say"),
        ("Known", incident.known, ""),
        ("Unknown", incident.unknown, ""),
        ("Update", incident.next_update, ""),
    )
    for mark, text, style in texts:
        if text:
            terminal.line(plain(fill_text(library, state, text)), mark=mark or " ", style=style)
    terminal.lines(incident.do_not_say, mark="Not say")


def _words(terminal: Terminal, shown: Presented) -> None:
    words = shown.words
    for number, variant in enumerate(words.say):
        terminal.line(plain(variant), mark="or" if number else "Say", style="say")
    _line(terminal, words.must_say, "Word for word", "warn")
    terminal.lines((f"- {plain(text)}" for text in words.do), mark="Do")
    if words.ask is not None and plain(words.ask) != plain(shown.title):
        terminal.line(plain(words.ask), mark="Read back" if shown.asks == "listen" else "Ask", style="say")
    _line(terminal, words.note, "Note", "")
    _line(terminal, words.because, "Why", "dim")
    _line(terminal, words.alternative, "Offer", "")
    _line(terminal, words.review_route, "Review", "")
    _line(terminal, words.source, "Source", "dim")
    _line(terminal, words.picture, "Picture", "dim")
    for label, url in words.links:
        terminal.line(f"{plain(label)}: {url}", mark="See", style="dim")
    timer = shown.node.content.timer
    if timer is not None:
        terminal.line(display_duration(timer), mark="Time", style="dim")


def _line(terminal: Terminal, text: Text | None, mark: str, style: str) -> None:
    if text is not None:
        terminal.line(plain(text), mark=mark, style=style)


def _ways(terminal: Terminal, shown: Presented) -> None:
    if shown.asks == "listen":
        terminal.line("agreed", mark="  1")
        terminal.line("corrected", mark="  2")
    for number, option in enumerate(shown.options, 1):
        hint = f" ({plain(option.hint)})" if option.hint is not None else ""
        terminal.line(plain(option.label) + hint, mark=f"  {number}")
    if shown.asks == "option" and not shown.options:
        terminal.line("no option fits what is known: go back, or take an exit", style="warn")


def _verdict(terminal: Terminal, library: Library, state: State, verdict: Verdict) -> None:
    words = verdict_words(library, state, verdict)
    terminal.line(words.headline, mark="Decision", style="" if verdict.within else "warn")
    for text in words.details:
        terminal.line(text, mark=" ")
    terminal.line(words.note, mark="To copy", style="dim")
