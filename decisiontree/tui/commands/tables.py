"""Every command with its keys and words, and what it does in each kind of document; nothing where it is not there.

Their order is that of the palette and of help.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from decisiontree.tui.commands import (
    bookmarks,
    clipboard,
    files,
    findings,
    history,
    library,
    links,
    mapping,
    navigation,
    nodes,
    playing,
    references,
    scenarios,
    screen,
    selection,
    sorting,
    source,
    tags,
    texts,
    trees,
)
from decisiontree.tui.commands.command import Command, CommandTable, Run
from decisiontree.tui.commands.export import export
from decisiontree.tui.context import Tables
from decisiontree.tui.hints import (
    CHANGING,
    LIBRARY_HINTS,
    LIBRARY_PAGE,
    SCENARIO_HINTS,
    SCENARIOS_PAGE,
    TREE_HINTS,
    TREE_PAGE,
)
from decisiontree.tui.library_document import LibraryDocument
from decisiontree.tui.no_document import NoDocument
from decisiontree.tui.scenarios import ScenariosDocument
from decisiontree.tui.tree_document import TreeDocument
from decisiontree.tui.widgets.bars import Hint


def _both(name: str, keys: str, words: str, run: Run, *, priority: bool = False) -> Command:
    return Command(name, keys, words, run, run, priority=priority)


COMMANDS = (
    _both("node.edit", "enter", "Edit", navigation.edit),
    Command("link.edit", "f2", "Edit the option that leads here", navigation.edit_link, navigation.edit),
    Command("node.add", "a", "Add an option or another link", links.add, library.add),
    Command("node.add_after", "o", "Put a node after this", nodes.add_after),
    Command("node.duplicate", "c", "Duplicate this node", nodes.duplicate),
    Command(
        "nodes.copy",
        "C",
        "Copy this part, this node alone or what is selected, to paste it elsewhere",
        clipboard.copy,
    ),
    Command(
        "nodes.cut", "X", "Cut this part, this node alone or what is selected, to move it", clipboard.cut
    ),
    Command("nodes.paste", "V", "Paste the nodes that you copied or cut", clipboard.paste),
    Command("node.turn_into", "m", "Change its kind", nodes.turn_into),
    Command("node.extract", "e", "Move this part into a new tree", nodes.extract),
    Command("node.inline", "i", "Copy in the tree that runs here", nodes.inline),
    Command("node.link", "L", "Link to an existing node", links.link),
    Command("node.delete", "d,delete", "Delete this node or link", nodes.delete, library.delete),
    Command("select", "comma", "Select this node, or no longer", selection.toggle),
    Command("select.down", "", "Select this node and the next row", partial(selection.extend, by=1)),
    Command("select.up", "", "Select this node and the row above", partial(selection.extend, by=-1)),
    Command("select.by", "semicolon", "Select nodes by tag, kind, finding or words", selection.choose),
    Command("select.only", "full_stop", "Show only what is selected, or all nodes", selection.narrow),
    Command("tags", "number_sign", "Add or remove a tag: of this node, or of all selected", tags.change_tags),
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
    Command(
        "node.referrers", "r", "Show what links here", references.show_in_tree, references.show_in_library
    ),
    Command("link.follow", "ctrl+o", "Follow what the field names", links.follow),
    _both("jump.back", "left_square_bracket,alt+left", "Back to where you came from", navigation.back),
    Command("bookmark", "b", "Bookmark this node, or remove its bookmark", bookmarks.toggle),
    _both("bookmarks", "B", "Go to a bookmark", bookmarks.choose),
    _both("jump.forward", "right_square_bracket,alt+right", "Forward again", navigation.forward),
    Command("map", "M", "Map of what is around this node", mapping.show_map),
    Command("play", "s,f5", "Play from here", playing.play),
    _both("node.source", "y", "Show or hide its lines in the file (YAML)", source.show_source),
    _both(
        "node.edit_outside",
        "ctrl+e",
        "Edit the text, or its YAML, in your own editor",
        source.edit_outside,
        priority=True,
    ),
    Command("scenarios", "P", "Scenarios: calls written as tests", scenarios.show),
    Command("scenarios.mark", "w", "Mark what no scenario reaches", scenarios.mark),
    _both("finding.fix", "f,f7", "Fix this finding", findings.fix),
    _both("finding.next", "f8,exclamation_mark", "Next finding", findings.go_to_next),
    _both("find", "ctrl+f,slash", "Find in all texts", texts.find),
    _both("find.next", "n,f3", "Next place found", partial(texts.find_next, by=1)),
    _both("find.previous", "N", "Previous place found", partial(texts.find_next, by=-1)),
    _both("replace", "ctrl+r", "Replace words in all texts", texts.replace),
    _both("sort", "", "Sort nodes, options, facts or other lists", sorting.sort),
    Command("rename", "R", "Rename this, wherever it is used", files.rename, library.rename),
    Command("shared", "S", "What all trees share: library.yaml", navigation.open_shared),
    _both("go_to", "ctrl+g", "Go to a node", navigation.go_to),
    _both("palette", "ctrl+p,colon", "Everything: nodes and commands", screen.show_palette),
    _both("tree.switch", "t", "Open the library: all trees", files.switch),
    _both("tree.new", "", "New tree, from a template", trees.new),
    Command("tree.copy", "", "New tree, as a copy of this one", trees.copy_shown),
    Command("tree.delete", "", "Delete this tree", trees.delete_shown),
    _both("tree.bring_back", "", "Bring back a deleted tree", trees.bring_back),
    _both("tree.check", "", "Check all trees", trees.check_all),
    _both("tree.export", "", "Export the trees as pages", export),
    _both("pane.zoom", "z,f9", "Zoom this pane, or show all panes again", screen.zoom),
    Command("preview", "v,alt+v", "Show what the rep sees, or hide it", screen.toggle_preview),
    _both("theme", "T", "Other colours: dark, light, high contrast", screen.other_theme),
    _both("tour", "ctrl+t", "Tour: two minutes on a sample tree", screen.start_tour),
    _both("pane.outline", "1", "Outline", navigation.show_outline),
    _both("pane.node", "2", "Node", navigation.show_form),
    _both("pane.findings", "3", "Findings", navigation.show_findings),
    _both("pane.next", "f6", "Next pane", navigation.next_pane),
    _both("escape", "escape", "Go back one step", navigation.step_back),
    _both("help", "f1,question_mark", "Help", screen.show_help),
    _both("keys", "f12", "All keys that work here", screen.show_keys),
    _both("redraw", "ctrl+l", "Redraw the screen", screen.redraw),
    _both("option.remove", "ctrl+d", "Remove what the form's cursor is on", links.remove_item),
    _both("save", "ctrl+s", "Save", files.save, priority=True),
    _both("quit", "ctrl+q", "Quit", files.leave),
    _both("undo", "ctrl+z", "Undo", history.undo, priority=True),
    _both("redo", "ctrl+y", "Redo", history.redo, priority=True),
)

_WITHOUT_A_FILE = frozenset(
    {"tree.switch", "theme", "redraw", "help", "palette", "save", "undo", "redo", "quit", "escape"}
)
"""What can be done while the library has no file."""

_OF_SCENARIOS: Mapping[str, Run] = {
    "node.edit": navigation.edit,
    "node.add": scenarios.add,
    "node.duplicate": scenarios.duplicate,
    "node.delete": scenarios.delete,
    "option.up": partial(scenarios.move, by=-1),
    "option.down": partial(scenarios.move, by=1),
    "option.remove": scenarios.remove_field,
    "play": scenarios.play,
    "preview": screen.toggle_preview,
    "rename": scenarios.rename,
    "scenarios": scenarios.show,
    "shared": navigation.open_shared,
}
"""What a key does in the scenarios of a tree, where that is not what it does everywhere."""


def _in_scenarios(command: Command) -> Run | None:
    everywhere = command.in_library if command.in_tree is command.in_library else None
    return _OF_SCENARIOS.get(command.name, everywhere)


TABLES: Tables = {
    TreeDocument: CommandTable(
        commands=tuple(each for each in COMMANDS if each.in_tree),
        runs={each.name: each.in_tree for each in COMMANDS if each.in_tree},
        show_found=texts.show_in_tree,
        hints=TREE_HINTS,
        page=TREE_PAGE,
    ),
    LibraryDocument: CommandTable(
        commands=tuple(each for each in COMMANDS if each.in_library),
        runs={each.name: each.in_library for each in COMMANDS if each.in_library},
        show_found=texts.show_in_library,
        hints=LIBRARY_HINTS,
        page=LIBRARY_PAGE,
        group_on_page=CHANGING,
    ),
    NoDocument: CommandTable(
        commands=tuple(each for each in COMMANDS if each.name in _WITHOUT_A_FILE),
        runs={each.name: each.in_tree for each in COMMANDS if each.in_tree and each.name in _WITHOUT_A_FILE},
        show_found=texts.show_in_tree,
        hints=(Hint("t", "Library", "tree.switch"), Hint("^Q", "Quit", "quit"), Hint("?", "Help", "help")),
        page=TREE_PAGE,
    ),
    ScenariosDocument: CommandTable(
        commands=tuple(each for each in COMMANDS if _in_scenarios(each)),
        runs={each.name: run for each in COMMANDS if (run := _in_scenarios(each))},
        show_found=texts.show_in_library,
        hints=SCENARIO_HINTS,
        page=SCENARIOS_PAGE,
        group_on_page=CHANGING,
    ),
}
