"""Which keys are told where: the line of hints per pane, and the pages of help. Words only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from decisiontree.tui.card import CardField, Editor
from decisiontree.tui.commands.command import Command, CommandTable
from decisiontree.tui.entry_changes import is_removable
from decisiontree.tui.key_names import names_of
from decisiontree.tui.screens.help import Section
from decisiontree.tui.widgets.bars import Hint
from decisiontree.tui.widgets.findings import Findings

TREE_HINTS = (
    Hint("Enter", "Edit", "node.edit", stays=True),
    Hint("a", "Add", "node.add"),
    Hint("L", "Link", "node.link"),
    Hint("d", "Delete", "node.delete"),
    Hint("s", "Play", "play"),
    Hint("/", "Find", "find"),
    Hint("^P", "Palette", "palette"),
    Hint("^Z", "Undo", "undo"),
    Hint("^S", "Save", "save", stays=True),
    Hint("^Q", "Quit", "quit", stays=True),
    Hint("F8", "Finding", "finding.next"),
    Hint("F2", "Option", "link.edit"),
    Hint("M", "Map", "map"),
    Hint("o", "Add after", "node.add_after"),
    Hint("t", "Library", "tree.switch"),
    Hint("C/X/V", "Copy, cut, paste", "nodes.paste"),
    Hint("v", "Preview", "preview"),
    Hint("z", "Zoom", "pane.zoom"),
    Hint("K/J", "Move", "option.up"),
    Hint(",", "Select", "select"),
    Hint("?", "Help", "help"),
)
LIBRARY_HINTS = (
    Hint("Enter", "Edit", "node.edit", stays=True),
    Hint("a", "Add", "node.add"),
    Hint("d", "Delete", "node.delete"),
    Hint("K/J", "Move", "option.up"),
    Hint("r", "Uses", "node.referrers"),
    Hint("R", "Rename", "rename"),
    Hint("t", "Library", "tree.switch"),
    Hint("^Z", "Undo", "undo"),
    Hint("^S", "Save", "save", stays=True),
    Hint("^Q", "Quit", "quit", stays=True),
    Hint("/", "Find", "find"),
    Hint("^R", "Replace", "replace"),
    Hint("F8", "Finding", "finding.next"),
    Hint("?", "Help", "help"),
)
SCENARIO_HINTS = (
    Hint("Enter", "Edit", "node.edit"),
    Hint("a", "Add", "node.add"),
    Hint("s", "Play", "play"),
    Hint("c", "Duplicate", "node.duplicate"),
    Hint("d", "Delete", "node.delete"),
    Hint("P", "Tree", "scenarios"),
    Hint("^Z", "Undo", "undo"),
    Hint("^S", "Save", "save"),
    Hint("K/J", "Move", "option.up"),
    Hint("/", "Find", "find"),
    Hint("?", "Help", "help"),
)
FIELD = (
    Hint("Tab", "Next", "field.next", stays=True),
    Hint("F4", "Choose", "field.choices"),
    Hint("F7", "Fix", "finding.fix"),
    Hint("^O", "Follow", "link.follow"),
    Hint("^D", "Remove", "option.remove"),
    Hint("^Z", "Undo", "undo"),
    Hint("^S", "Save", "save", stays=True),
    Hint("Esc", "Back", "pane.outline", stays=True),
    Hint("F9", "Zoom", "pane.zoom"),
    Hint("F1", "Help", "help"),
)
_BUILD = Hint("F4", "Build", "field.choices")
_WRITTEN = (Editor.LINE, Editor.PROSE, Editor.NAME, Editor.RAW)
FINDINGS = (
    Hint("Enter", "Go there", "findings.go", stays=True),
    Hint("1-3", "Fix", "finding.fix"),
    Hint("/", "Filter", "findings.filter"),
    Hint("⌫", "All", "findings.all"),
    Hint("o", "Group", "findings.group"),
    Hint("^Z", "Undo", "undo"),
    Hint("^S", "Save", "save"),
    Hint("Esc", "Back", "pane.outline", stays=True),
    Hint("F1", "This rule", "help"),
)
SOURCE = (
    Hint("↑↓", "Scroll", ""),
    Hint("^E", "Edit in your editor", "node.edit_outside"),
    Hint("y", "Hide", "node.source"),
    Hint("Esc", "Outline", "pane.outline", stays=True),
    Hint("?", "Help", "help"),
)
TREE_PAGE = Section(
    "The outline",
    keys=(
        ("↑↓ j k", "up and down"),
        ("→ l", "open; on a link ↪, go to the node's home"),
        ("Enter", "edit the node; on a link ↪, the option that leads there"),
        ("← h", "close, or go to the parent"),
        ("Space", "open or close"),
        ("* -", "open all, close all"),
        ("Shift+↑↓", "select a range of nodes"),
    ),
)
LIBRARY_PAGE = Section(
    "What all trees share",
    keys=(
        ("↑↓ j k", "up and down; the form shows what the cursor is on"),
        ("Enter", "change it, in the form"),
        ("a", "add one under this heading"),
        ("d", "delete it; you first see what uses it"),
        ("K J", "move it up or down; roles go from least authority to most"),
        ("r", "every place that uses it, in all files"),
        ("R", "rename it, with every place that uses it"),
        ("t", "the library, with all trees"),
    ),
)
SCENARIOS_PAGE = Section(
    "The scenarios of a tree",
    "Each scenario is a call with its answers and its end. ✓ ends as expected, ✗ does not; the form says why.",
    keys=(
        ("↑↓ j k", "up and down; the form shows the scenario and runs it"),
        ("Enter", "change it, in the form; the answers are those that the tree offers at that step"),
        ("a", "add a scenario"),
        ("c", "duplicate it"),
        ("d", "delete it"),
        ("K J", "move it up or down"),
        ("s F5", "play it; you see its end"),
        ("P", "back to the tree"),
    ),
)
FORM_PAGE = Section(
    "The form",
    keys=(
        ("Tab, Shift+Tab", "next field, previous field"),
        ("↑↓", "the same, where the text ends"),
        ("PgUp PgDn", "a page up, a page down"),
        ("Home End", "first field, last field; in a text, its line"),
        (
            "→",
            "keep what is selected when you come to it: an amount, a number, a day, an example; typing replaces it",
        ),
        ("Ctrl+↑ Ctrl+↓", "previous option, next option"),
        ("Enter", "choose from a list; in a line, next field"),
        ("Enter on +", "create what you typed: a node, a fact or an authority"),
        (
            "Ctrl+O",
            "go to what the field names: a node, a fact, an authority; else to the node that you created last",
        ),
        ("F4", "show what can be chosen"),
        ("Ctrl+U", "clear the whole field"),
        ("Esc", "back to the outline; what you typed stays, an item that you left empty goes"),
    ),
)
BUILDER_PAGE = Section(
    "The condition builder",
    "Each row asks one thing about one fact. Every change is in the tree at once.",
    keys=(
        ("Enter", "change the row: the fact, what is asked, the value"),
        ("a  o", "add a row after this one with 'and', with 'or'"),
        ("n", "the opposite of the row; of a group, 'not' before it"),
        ("t Space", "'and' or 'or' before the row"),
        ("g", "put the row and the one above in a group; ungroup a group"),
        ("K J", "move the row up or down"),
        ("d Del", "delete the row"),
        ("Tab", "write the condition by hand; back to the rows"),
        ("F7", "write what is meant where the text is not understood"),
        ("Ctrl+Z", "undo the last change of the condition"),
        ("Esc F4", "done"),
    ),
)
_FINDING_KEYS = (
    ("Enter", "go to the place"),
    ("F1 ?", "what the rule is about, and these keys"),
    ("1 2 3", "apply that fix of the chosen finding"),
    ("F7", "the same from a field, after F8 went there"),
    ("/", "list only some: errors, to do, one rule, one node, or some words"),
    ("Backspace", "list all again"),
    ("o", "group by node, then by rule, then not"),
)
_SIGNS = (
    ("▾ ▸ ─", "open, closed, nothing below"),
    ("↪", "a link to a node elsewhere in the outline"),
    ("↺", "a link back up: a loop"),
    ("○", "no scenario reaches this node; w shows and hides this"),
    ("×4", "four links go here"),
    ("●  ▲  ·", "error, warning, remark"),
    ("◇", "to do: still empty; `check` reports it as an error until it is filled"),
    ("★", "a bookmark of yours"),
    ("◆", "selected: # and d act on all of these; Esc ends it"),
    ("not saved", "changes that are not in the file yet; Ctrl+S saves them"),
    ("· kept", "but safe: after a crash, the next start restores them"),
    ("✗ not kept", "not safe from a crash: save soon"),
    ("≠", "someone else has changed the file on disk"),
)
_SEVERAL = "Several nodes at once"
CHANGING = "Change the tree, from the outline"
_ALL_TREES = "All trees"
_KEEPING = "Save and undo"
_KEEPING_WORDS = (
    "Type in a field and the tree changes at once; Ctrl+Z undoes it. Nothing is on disk until Ctrl+S."
)
_GROUPS = {
    CHANGING: (
        *(
            *("node.edit", "link.edit"),
            "node.add",
            "node.add_after",
            "node.link",
            "node.duplicate",
            "nodes.copy",
            "nodes.cut",
            "nodes.paste",
            "node.turn_into",
            "node.extract",
            "node.inline",
            "node.delete",
        ),
        *("option.up", "option.down", "option.remove", "finding.fix", "play"),
    ),
    _SEVERAL: ("select", "select.down", "select.up", "select.by", "select.only", "tags"),
    _ALL_TREES: (
        *(
            "rename",
            "replace",
            "sort",
            "shared",
            "scenarios",
            "scenarios.mark",
            "tree.switch",
            "tree.new",
            "tree.copy",
            "tree.delete",
        ),
        *("tree.bring_back", "tree.check", "tree.export"),
    ),
    _KEEPING: ("save", "undo", "redo", "quit"),
}
_REST = "Find your way"


def keys_of(commands: Iterable[Command]) -> list[tuple[str, str, str]]:
    """Key, words and name of each."""
    return [(names_of(each.keys), each.words, each.name) for each in commands]


def field_hints(field: CardField | None, commands: CommandTable) -> tuple[Hint, ...]:
    """The keys that do something in a field: none for a list where there is none, for a fix, or for another kind of file."""
    idle = {"link.follow"} - commands.runs.keys()
    if field is not None and field.editor in _WRITTEN:
        idle.add("field.choices")
    if field is None or not is_removable(field.path):
        idle.add("option.remove")
    if field is None or not any(finding.fixes for finding in field.findings):
        idle.add("finding.fix")
    hints = tuple(hint for hint in FIELD if hint.binding not in idle)
    if field is None or field.editor is not Editor.CONDITION:
        return hints
    return tuple(_BUILD if hint.binding == "field.choices" else hint for hint in hints)


def findings_hints(findings: Findings) -> tuple[Hint, ...]:
    """The keys that do something in the list of findings: none for a fix or for hidden findings where there are none."""
    finding, listed = findings.finding, findings.listed
    idle = set()
    if finding is None or not finding.fixes:
        idle.add("finding.fix")
    if not listed.wanted.name:
        idle.add("findings.all")
    return tuple(hint for hint in FINDINGS if hint.binding not in idle)


def help_pages(
    commands: CommandTable, field: CardField | None, *, in_findings: bool = False
) -> tuple[Section, ...]:
    """What helps where the author is, in a field or in the outline, then everything."""
    panes = (FORM_PAGE,) if field is not None else (commands.page, FORM_PAGE)
    findings = Section("The findings", keys=_FINDING_KEYS)
    here = findings if in_findings else panes[0]
    return (
        here,
        *(group for group in _grouped(keys_of(commands.commands)) if group.title != commands.group_on_page),
        *(each for each in (*panes, findings) if each is not here),
        Section("Signs", keys=_SIGNS),
        Section(
            "Mouse",
            "Click selects, double click edits, a click on ▾ folds, the wheel scrolls.\n"
            "In the title, a click on the file opens the library, on the path the map, on the numbers the findings.\n"
            "A second click in a condition opens the builder.\n"
            "Shift (Option on a Mac) and drag selects text in the terminal itself.",
        ),
    )


def _grouped(keys: Sequence[tuple[str, str, str]]) -> list[Section]:
    """The keys by what they are for, in the order of the bindings."""
    group_of = {name: title for title, names in _GROUPS.items() for name in names}
    return [
        Section(
            title,
            _KEEPING_WORDS if title == _KEEPING else "",
            tuple((key, said) for key, said, name in keys if group_of.get(name, _REST) == title),
        )
        for title in (*_GROUPS, _REST)
    ]
