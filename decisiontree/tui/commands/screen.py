"""The screen itself: help, the palette, colours, drawing anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from decisiontree.diagnostic import Diagnostic
from decisiontree.model import SHARED, Path, Unreadable
from decisiontree.reader import FieldSpec
from decisiontree.tui.card import Editor
from decisiontree.tui.commands.conditions import grammar_pages
from decisiontree.tui.commands.navigation import jump
from decisiontree.tui.conditions.scope import scope_of
from decisiontree.tui.context import EditorContext
from decisiontree.tui.field_help import field_sections, rule_sections
from decisiontree.tui.headline import kind_of
from decisiontree.tui.hints import help_pages, keys_of
from decisiontree.tui.screens import keys
from decisiontree.tui.screens.help import HelpScreen, Section
from decisiontree.tui.search import Hit, Index, merged
from decisiontree.tui.themes import theme_after, use_theme
from decisiontree.tui.vocabulary import specs_along, specs_of

EVERY_COMMAND = 500
"""More than there are: the palette leaves out none."""
FIRST_NODES = 6
"""Nodes that the palette lists before anything is typed."""


def show_help(context: EditorContext) -> None:
    """What the keys do where the author is; in the findings first what the rule is about."""
    panes = context.panes
    finding = panes.findings.finding if context.screen.focused is panes.findings else None
    in_findings = context.screen.focused is panes.findings
    here = (
        *_page_of(context, finding),
        *help_pages(context.commands, panes.form.field, in_findings=in_findings),
    )
    context.ask(HelpScreen(here))


def _page_of(context: EditorContext, finding: Diagnostic | None) -> Iterator[Section]:
    """What is shown first: the rule of a finding, or the field that is written in."""
    field = context.panes.form.field
    if finding is not None:
        yield from rule_sections(finding.rule)
    elif field is not None:
        yield from field_sections(field, _spec_of(context, field.path))
        if field.editor is Editor.CONDITION:
            yield from grammar_pages(scope_of(context.document.tree, context.workspace.library.model))


def show_keys(context: EditorContext) -> None:
    """Everything that can be pressed here, found by a few letters."""
    keys.show_keys(context.screen.app)


def _spec_of(context: EditorContext, path: Path) -> FieldSpec | None:
    """The field of the format that a field of the form is."""
    node = context.document.node_shown
    kind = kind_of(node) if node is not None and not isinstance(node, Unreadable) else None
    along = tuple(specs_along(specs_of(kind, shared=context.document.tree_id == SHARED), path))
    return along[-1] if along else None


def show_palette(context: EditorContext) -> None:
    """Go to a node or a part, or do a command, by a few letters of it."""
    context.writer.take_over()
    rows = keys_of(context.commands.commands)
    commands = Index(Hit(f">{name}", words, note=key) for key, words, name in rows if name != "palette")

    def find(query: str) -> list[Hit]:
        places = context.document.index
        if query.startswith(">"):
            return list(commands.best(query[1:], EVERY_COMMAND))
        if not query:
            return [*places.best("", FIRST_NODES), *commands.best("", EVERY_COMMAND)]
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


def zoom(context: EditorContext) -> None:
    """Give the pane that has the focus the whole screen, or each pane its place again."""
    screen = context.screen
    screen.toggle_class("-zoom")
    key = "F9" if context.panes.form.field is not None else "z"
    context.say(f"zoomed; {key} shows all panes again" if screen.has_class("-zoom") else "")


def toggle_preview(context: EditorContext) -> None:
    """Show what the rep sees, at any width, or hide it."""
    screen, shown = context.screen, context.panes.preview.display
    screen.remove_class("-zoom", "-preview", "-no-preview")
    screen.add_class("-no-preview" if shown else "-preview")
    context.panes.show_preview(context.document)


def redraw(context: EditorContext) -> None:
    """What another program wrote over the screen goes away."""
    context.screen.refresh(repaint=True, layout=True)
