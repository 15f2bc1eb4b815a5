"""Every command with its keys and words, and what it does in each kind of document; nothing where it is not there.

Their order is that of the palette and of help.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from decisiontree.tui.commands import (
    files,
    findings,
    history,
    library,
    links,
    navigation,
    nodes,
    playing,
    references,
    screen,
    texts,
)
from decisiontree.tui.commands.command import Command, CommandTable, Run
from decisiontree.tui.context import Tables
from decisiontree.tui.hints import CHANGING, LIBRARY_HINTS, LIBRARY_PAGE, TREE_HINTS, TREE_PAGE
from decisiontree.tui.library_document import LibraryDocument
from decisiontree.tui.screens.help import Section
from decisiontree.tui.tree_document import TreeDocument
from decisiontree.tui.widgets.bars import Hint

COMMANDS = (
    Command("node.edit", "enter,f2", "Edit", navigation.edit, navigation.edit),
    Command("node.add", "a", "Add an option or another way on", links.add, library.add),
    Command("node.add_after", "o", "Put a node after this", nodes.add_after),
    Command("node.duplicate", "c", "Copy this node", nodes.duplicate),
    Command("node.turn_into", "m", "Make it another kind", nodes.turn_into),
    Command("node.extract", "e", "Make a tree of its own from here on", nodes.extract),
    Command("node.inline", "i", "Bring in the tree that runs here", nodes.inline),
    Command("node.link", "L", "Link to a node that is there", links.link),
    Command("node.delete", "d,delete", "Delete this node or link", nodes.delete, library.delete),
    Command(
        "option.up",
        "K,alt+up",
        "Move the option up",
        partial(links.move, by=-1),
        partial(library.move, by=-1),
    ),
    Command(
        "option.down",
        "J,alt+down",
        "Move the option down",
        partial(links.move, by=1),
        partial(library.move, by=1),
    ),
    Command("node.referrers", "r", "Who links here", references.show_in_tree, references.show_in_library),
    Command("link.follow", "ctrl+o", "Follow the link", navigation.follow_link),
    Command("jump.back", "left_square_bracket,alt+left", "Back to where you came from", navigation.back),
    Command("play", "s,f5", "Play from here", playing.play),
    Command("finding.fix", "f,f7", "Fix this finding", findings.fix, findings.fix),
    Command("finding.next", "f8,exclamation_mark", "Next finding", findings.go_to_next, findings.go_to_next),
    Command(
        "find",
        "ctrl+f,slash",
        "Find in all texts",
        partial(texts.find, show=texts.show_in_tree),
        partial(texts.find, show=texts.show_in_library),
    ),
    Command(
        "find.next",
        "n,f3",
        "Next place found",
        partial(texts.find_next, by=1, show=texts.show_in_tree),
        partial(texts.find_next, by=1, show=texts.show_in_library),
    ),
    Command(
        "find.previous",
        "N",
        "Previous place found",
        partial(texts.find_next, by=-1, show=texts.show_in_tree),
        partial(texts.find_next, by=-1, show=texts.show_in_library),
    ),
    Command("replace", "ctrl+r", "Replace words in all texts", texts.replace, texts.replace),
    Command("rename", "R", "Rename this, wherever it is used", files.rename, library.rename),
    Command("shared", "S", "What all trees share: library.yaml", navigation.open_shared),
    Command("go_to", "ctrl+g", "Go to a node", navigation.go_to, navigation.go_to),
    Command(
        "palette", "ctrl+p,colon", "Everything: nodes and commands", screen.show_palette, screen.show_palette
    ),
    Command("tree.switch", "t", "Open another tree", files.switch, files.switch),
    Command("theme", "T", "Light or dark colours", screen.other_theme, screen.other_theme),
    Command("pane.outline", "1", "Outline", navigation.show_outline, navigation.show_outline),
    Command("pane.node", "2", "Node", navigation.show_form, navigation.show_form),
    Command("pane.findings", "3", "Findings", navigation.show_findings, navigation.show_findings),
    Command("pane.next", "f6", "Next pane", navigation.next_pane, navigation.next_pane),
    Command("escape", "escape", "One step back", navigation.step_back, navigation.step_back, show=False),
    Command("help", "f1,question_mark", "Help", screen.show_help, screen.show_help),
    Command("redraw", "ctrl+l", "Draw the screen anew", screen.redraw, screen.redraw),
    Command(
        "option.remove",
        "ctrl+d",
        "Take away what the form's cursor is on",
        links.remove_item,
        links.remove_item,
    ),
    Command("save", "ctrl+s", "Save", files.save, files.save, priority=True),
    Command("quit", "ctrl+q", "Quit", files.leave, files.leave),
    Command("undo", "ctrl+z", "Undo", history.undo, history.undo, priority=True),
    Command("redo", "ctrl+y", "Redo", history.redo, history.redo, priority=True),
)


def _table(
    runs: Iterable[Run | None], hints: tuple[Hint, ...], page: Section, told: str = ""
) -> CommandTable:
    there = {each: run for each, run in zip(COMMANDS, runs, strict=True) if run is not None}
    return CommandTable(tuple(there), {each.name: run for each, run in there.items()}, hints, page, told)


TABLES: Tables = {
    TreeDocument: _table((each.in_tree for each in COMMANDS), TREE_HINTS, TREE_PAGE),
    LibraryDocument: _table(
        (each.in_library for each in COMMANDS), LIBRARY_HINTS, LIBRARY_PAGE, told=CHANGING
    ),
}
