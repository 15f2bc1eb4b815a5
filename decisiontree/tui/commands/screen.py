"""The screen itself: help, the palette, colours, drawing anew."""

from __future__ import annotations

from dataclasses import replace

from decisiontree.lint import RULES, manual_of
from decisiontree.tui.card import Editor
from decisiontree.tui.commands.conditions import grammar_pages
from decisiontree.tui.commands.navigation import jump
from decisiontree.tui.conditions.scope import scope_of
from decisiontree.tui.context import EditorContext
from decisiontree.tui.hints import help_pages, keys_of
from decisiontree.tui.screens.help import HelpScreen, Section
from decisiontree.tui.search import Hit, Index, merged
from decisiontree.tui.themes import theme_after, use_theme

FIRST_NODES = 6
"""Nodes that the palette lists before anything is typed."""


def show_help(context: EditorContext) -> None:
    """What the keys do where the author is; in the findings first what the rule is about."""
    panes = context.panes
    finding = panes.findings.finding if context.screen.focused is panes.findings else None
    rule = () if finding is None else _rule_explained(finding.rule)
    field = panes.form.field
    first, *later = help_pages(context.commands, field)
    grammar: tuple[Section, ...] = ()
    if field is not None and field.editor is Editor.CONDITION:
        grammar = grammar_pages(scope_of(context.document.tree, context.workspace.library.model))
    context.ask(HelpScreen((*rule, first, *grammar, *later)))


def _rule_explained(slug: str) -> tuple[Section, ...]:
    rule = RULES.get(slug)
    if rule is None:
        return ()
    manual = manual_of(rule)
    words = f"{manual.summary}\n\nWhy: {manual.why}\n\nFix: {manual.fix}\n"
    return (Section(f"The rule {slug}", words),)


def show_palette(context: EditorContext) -> None:
    """Go to a node or a part, or do a command, by a few letters of it."""
    context.writer.take_over()
    keys = keys_of(context.commands.commands)
    commands = Index(Hit(f">{name}", words, note=key) for key, words, name in keys if name != "palette")

    def find(query: str) -> list[Hit]:
        places = context.document.index
        if query.startswith(">"):
            return list(commands.best(query[1:]))
        if not query:
            return [*places.best("", FIRST_NODES), *commands.best("")]
        return list(merged((places, commands), query))

    def chosen(hit: Hit) -> None:
        if hit.key.startswith(">"):
            context.run(hit.key[1:])
        else:
            jump(context, hit.key)

    context.pick("Go anywhere, do anything", find, chosen, hint="> commands only   Enter do it   Esc close")


def other_theme(context: EditorContext) -> None:
    """The next of the themes, also for the next session."""
    name = theme_after(context.screen.app)
    use_theme(context.screen.app, name)
    context.memory.user = replace(context.memory.user, theme=name)
    context.say(f"colours: {name}")


def start_tour(context: EditorContext) -> None:
    """The tour, on a tree of its own, over the trees that are open."""
    # only who takes it pays for it
    from decisiontree.tui.tour.screen import TourScreen

    context.writer.take_over()
    context.screen.app.push_screen(TourScreen())


def redraw(context: EditorContext) -> None:
    """What another program wrote over the screen goes away."""
    context.screen.refresh(repaint=True, layout=True)
