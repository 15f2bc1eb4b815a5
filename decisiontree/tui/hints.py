"""Which keys are told where: the line of hints per pane, and the pages of help. Words only."""

from __future__ import annotations

from collections.abc import Sequence

from textual.binding import Binding, BindingType

from decisiontree.tui.card import Editor, Field
from decisiontree.tui.screens.help import Section
from decisiontree.tui.widgets.bars import Hint

OUTLINE = (
    Hint("Enter", "Edit", "edit"),
    Hint("a", "Add", "add"),
    Hint("L", "Link", "link"),
    Hint("d", "Delete", "delete"),
    Hint("s", "Play", "play"),
    Hint("/", "Find", "find"),
    Hint("^P", "Palette", "palette"),
    Hint("^Z", "Undo", "undo"),
    Hint("^S", "Save", "save"),
    Hint("F8", "Finding", "next_finding(1)"),
    Hint("o", "Add after", "add_after"),
    Hint("K/J", "Move", "move_option(-1)"),
    Hint("t", "Trees", "switch_tree"),
    Hint("?", "Help", "help"),
)
SHARED_PARTS = (
    Hint("Enter", "Edit", "edit"),
    Hint("a", "Add", "add"),
    Hint("d", "Delete", "delete"),
    Hint("K/J", "Move", "move_option(-1)"),
    Hint("r", "Uses", "referrers"),
    Hint("R", "Rename", "rename"),
    Hint("t", "Trees", "switch_tree"),
    Hint("^Z", "Undo", "undo"),
    Hint("^S", "Save", "save"),
    Hint("/", "Find", "find"),
    Hint("^R", "Replace", "replace"),
    Hint("F8", "Finding", "next_finding(1)"),
    Hint("?", "Help", "help"),
)
FIELD = (
    Hint("Tab", "Next", "next_field(1)"),
    Hint("F4", "Choose", "open_choices"),
    Hint("F7", "Fix", "fix"),
    Hint("^O", "Follow", "follow"),
    Hint("^D", "Take away", "remove_item"),
    Hint("^Z", "Undo", "undo"),
    Hint("^S", "Save", "save"),
    Hint("Esc", "Outline", "pane(1)"),
    Hint("F1", "Help", "help"),
)
_WRITTEN = (Editor.LINE, Editor.PROSE, Editor.NAME, Editor.RAW)
FINDINGS = (
    Hint("Enter", "Go there", "next_finding(0)"),
    Hint("1-3", "Fix", "fix"),
    Hint("F8", "Next", "next_finding(1)"),
    Hint("^Z", "Undo", "undo"),
    Hint("^S", "Save", "save"),
    Hint("Esc", "Outline", "pane(1)"),
    Hint("?", "Help", "help"),
)
_OUTLINE_KEYS = (
    ("↑↓ j k", "up and down"),
    ("→ l", "open; on a link ↪, go to the node's home"),
    ("← h", "close, or go to the parent"),
    ("Space", "open or close"),
    ("* z", "open all, close all"),
)
_SHARED_KEYS = (
    ("↑↓ j k", "up and down; the form shows what the cursor is on"),
    ("Enter", "change it, in the form"),
    ("a", "add one under this heading"),
    ("d", "delete it; you see first who uses it"),
    ("K J", "move it up or down; roles stand from least authority to most"),
    ("r", "every place that uses it, in all files"),
    ("R", "rename it, with every place that uses it"),
    ("t", "back to a tree"),
)
_FIELD_KEYS = (
    ("Tab, Shift+Tab", "next field, field before"),
    ("↑↓", "the same, where the text ends"),
    ("Ctrl+↑ Ctrl+↓", "previous option, next option"),
    ("Enter", "choose from a list; in a line, go on"),
    ("F4", "show what can be chosen"),
    ("Esc", "back to the outline; what you typed stays"),
)
_FINDING_KEYS = (
    ("Enter", "go to the place"),
    ("1 2 3", "apply that fix of the chosen finding"),
    ("F7", "the same from a field, after F8 went there"),
)
_SIGNS = (
    ("▾ ▸ ─", "open, closed, nothing below"),
    ("↪", "a link to a node that stands elsewhere in the outline"),
    ("↺", "a link back up: a loop"),
    ("×4", "four links come here"),
    ("●  ▲  ·", "error, warning, remark"),
    ("not saved", "changes that are not in the file yet; Ctrl+S writes them"),
    ("· kept", "but safe: after a crash the next start brings them back"),
    ("✗ not kept", "not safe from a crash: save soon"),
    ("≠", "somebody else has changed the file on disk"),
)
_CHANGING = "Change the tree, from the outline"
_ALL_TREES = "All trees"
_KEEPING = "Save and take back"
_KEEPING_WORDS = (
    "Type in a field and the tree changes at once; Ctrl+Z takes it back. Nothing is on disk until Ctrl+S."
)
_GROUPS = {
    _CHANGING: (
        *("edit", "add", "add_after", "link", "duplicate", "turn_into", "extract", "inline", "delete"),
        *("move_option(-1)", "move_option(1)", "remove_item", "fix", "play"),
    ),
    _ALL_TREES: ("rename", "replace", "open_shared", "switch_tree"),
    _KEEPING: ("save", "undo", "redo", "app.quit"),
}
_REST = "Find your way"
_NAMES = {
    "left_square_bracket": "[",
    "question_mark": "?",
    "exclamation_mark": "!",
    "slash": "/",
    "colon": ":",
    "delete": "Del",
    "escape": "Esc",
    "enter": "Enter",
    "up": "↑",
    "down": "↓",
    "left": "←",
}


def keys_of(bindings: Sequence[BindingType]) -> list[tuple[str, str, str]]:
    """Key, words and action of each binding that has words."""
    return [
        (_key(each.key), each.description, each.action)
        for each in bindings
        if isinstance(each, Binding) and each.description
    ]


def field_hints(field: Field | None) -> tuple[Hint, ...]:
    """The keys that do something in a field: none for a list where there is none, or for a fix."""
    idle = set[str]()
    if field is not None and field.editor in _WRITTEN:
        idle.add("open_choices")
    if field is None or not any(finding.fixes for finding in field.findings):
        idle.add("fix")
    return tuple(hint for hint in FIELD if hint.action not in idle)


def name_of(key: str) -> str:
    """A key as it stands on the keyboard."""
    return _one(key)


def help_pages(
    keys: Sequence[tuple[str, str, str]], field: Field | None, *, shared: bool = False
) -> tuple[Section, ...]:
    """What helps where the author is, in a field or in the outline, then everything."""
    here = (
        [Section("The form", keys=_FIELD_KEYS)]
        if field is not None
        else [Section("What all trees share", keys=_SHARED_KEYS)]
        if shared
        else [Section("The outline", keys=_OUTLINE_KEYS)]
    )
    if field is not None:
        here.insert(0, Section(f"This field: {field.label}", field.help + "\n"))
    return (
        *here,
        *(group for group in _grouped(keys) if not (shared and group.title == _CHANGING)),
        Section("The findings", keys=_FINDING_KEYS),
        Section("Signs", keys=_SIGNS),
        Section(
            "Mouse",
            "Click selects, double click edits, a click on ▾ folds, the wheel scrolls.\n"
            "Shift (Option on a Mac) and drag selects text in the terminal itself.",
        ),
    )


def _grouped(keys: Sequence[tuple[str, str, str]]) -> list[Section]:
    """The keys by what they are for, in the order of the bindings."""
    group_of = {action: title for title, actions in _GROUPS.items() for action in actions}
    return [
        Section(
            title,
            _KEEPING_WORDS if title == _KEEPING else "",
            tuple((key, said) for key, said, action in keys if group_of.get(action, _REST) == title),
        )
        for title in (*_GROUPS, _REST)
    ]


def _key(keys: str) -> str:
    return " ".join(_one(key) for key in keys.split(","))


def _one(key: str) -> str:
    *modifiers, last = key.split("+")
    name = _NAMES.get(last, last.upper() if len(last) > 1 or modifiers else last)
    return "+".join([*(part.capitalize() for part in modifiers), name])
