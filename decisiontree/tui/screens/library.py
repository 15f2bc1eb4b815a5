"""The library: a table of all trees, to open one, make, copy, rename, delete, check and export them. Changes nothing itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Input, Static

from decisiontree import clock
from decisiontree.display import fit, one_line, plural, wrap
from decisiontree.files import shown
from decisiontree.tui.commands import files, history, navigation, screen, tags, trees
from decisiontree.tui.commands.export import export
from decisiontree.tui.content import content
from decisiontree.tui.context import EditorContext, kept_words
from decisiontree.tui.key_names import bound_keys, name_of
from decisiontree.tui.marks import CHECKING, count_of
from decisiontree.tui.ordered_keys import is_bound
from decisiontree.tui.screens.help import HelpScreen, Section
from decisiontree.tui.trees.columns import COLUMNS, in_order
from decisiontree.tui.trees.last_changes import times_of_commits, times_of_files
from decisiontree.tui.trees.rows import UNREAD, TreeRow, rows_of
from decisiontree.tui.trees.rows import name_of as name_of_row
from decisiontree.tui.widgets.bars import Hint, HintBar, Title, TitleBar
from decisiontree.tui.widgets.one_line import OneLine
from decisiontree.tui.widgets.tree_table import TreeTable, TreeTableHead
from decisiontree.workbench import Workspace, folders_of

ABOUT_LINES = 2
HINTS = (
    Hint("Enter", "Open", "library.open"),
    Hint("n", "New", "library.new"),
    Hint("/", "Filter", "library.filter"),
    Hint("d", "Delete", "library.delete"),
    Hint("^S", "Save", "library.save"),
    Hint("^Z", "Undo", "library.undo"),
    Hint("x", "Export", "library.export"),
    Hint("c", "Copy", "library.copy"),
    Hint("R", "Rename", "library.rename"),
    Hint("C", "Check", "library.check"),
    Hint(",", "Select", "library.select"),
    Hint("#", "Tags", "library.tags"),
    Hint("Esc", "Back", "library.leave"),
    Hint("?", "Help", "library.help"),
)
EMPTY_HINTS = (
    Hint("n", "New tree", "library.new"),
    Hint("S", "library.yaml", "library.shared"),
    Hint("u", "Bring back", "library.bring_back"),
    Hint("^Q", "Quit", "library.quit"),
    Hint("?", "Help", "library.help"),
)
FILTER_HINTS = (
    Hint("Enter", "Open", "library.open"),
    Hint("↓", "To the list", "library.to_list"),
    Hint("Esc", "Clear", "library.leave"),
    Hint("F1", "Help", "library.help"),
)
EMPTY = (
    "No trees yet.",
    "",
    "n   make the first one from a template",
    "S   make library.yaml: roles, authority and facts for all trees",
    "^T  take the tour: two minutes on a sample tree",
    "?   all keys",
)
NO_MATCH = ("No tree matches the filter.", "", "Esc clears it.")
SIGNS = (
    ("+", "not saved yet; Ctrl+S saves it"),
    ("●  ▲  ◇  ✓", "errors, warnings, to do, none of them"),
    ("!", "the review date has passed"),
    ("◆", "selected: # changes the tags of all of these; Esc ends it"),
)


class LibraryScreen(Screen[None]):
    """Lies over the editor's screen and shows its workspace; Escape goes back to the tree below."""

    CSS_PATH = "library.tcss"
    AUTO_FOCUS = "TreeTable"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open the tree", id="library.open"),
        Binding("slash,ctrl+f", "to('filter')", "Filter by title, id, owner or kind", id="library.filter"),
        Binding("n", "do('new')", "New tree, from a template", id="library.new"),
        Binding("c", "do('copy')", "New tree, as a copy of this one", id="library.copy"),
        Binding("R", "do('rename')", "Rename the tree, wherever it is used", id="library.rename"),
        Binding(
            "d,delete", "do('delete')", "Delete the tree; you first see what uses it", id="library.delete"
        ),
        Binding("u", "do('bring_back')", "Bring back a deleted tree", id="library.bring_back"),
        Binding("S", "do('shared')", "What all trees share: library.yaml", id="library.shared"),
        Binding("C,f8,exclamation_mark", "do('check')", "Check all trees", id="library.check"),
        Binding("x", "do('export')", "Export the trees as pages", id="library.export"),
        Binding("comma", "do('select')", "Select this tree, or no longer", id="library.select"),
        Binding("asterisk", "do('select_all')", "Select all trees that are shown", id="library.select_all"),
        Binding(
            "number_sign",
            "do('tags')",
            "Add or remove a tag: of this tree, or of all selected",
            id="library.tags",
        ),
        Binding("o", "sort(1)", "Sort by the next column", id="library.sort"),
        Binding("O", "sort(0)", "Sort the other way round", id="library.turn"),
        Binding("ctrl+s", "do('save')", "Save", id="library.save", priority=True),
        Binding("ctrl+z", "do('undo')", "Undo", id="library.undo", priority=True),
        Binding("ctrl+y", "do('redo')", "Redo", id="library.redo", priority=True),
        Binding("T", "do('theme')", "Other colours: dark, light, high contrast", id="library.theme"),
        Binding("ctrl+t", "do('tour')", "Tour: two minutes on a sample tree", id="library.tour"),
        Binding("f1,question_mark", "do('help')", "Help", id="library.help"),
        Binding("ctrl+q", "do('quit')", "Quit", id="library.quit", show=False),
        Binding("escape,t", "leave", "Back to the tree", id="library.leave"),
        Binding("down", "to('trees')", "From the filter to the list", id="library.to_list", show=False),
    ]

    title_bar = query_one(TitleBar)
    filter = query_one("#filter", OneLine)
    head = query_one(TreeTableHead)
    table = query_one(TreeTable)
    about = query_one("#about", Static)
    hint_bar = query_one(HintBar)

    def __init__(self, context: EditorContext) -> None:
        super().__init__()
        self.editor = context
        self._drawn: Workspace | None = None
        self._rows: tuple[TreeRow, ...] = ()
        self._written: Mapping[str, datetime] = {}
        self._committed: Mapping[str, datetime] = {}

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield OneLine(placeholder="/ filter by title, id, owner or kind", id="filter")
        yield TreeTableHead()
        yield TreeTable(id="trees")
        yield Static(id="about")
        yield HintBar()

    def on_mount(self) -> None:
        self.editor.front = self
        column, _, turned = self.editor.memory.library.sort.partition(" ")
        if column in {each.name for each in COLUMNS}:
            self.head.order = (column, bool(turned))
        self.draw(wanted=self.editor.document.tree_id)
        self.run_worker(self._ask_git(), exit_on_error=False)

    def say(self, words: str) -> None:
        """Show what happened."""
        self.hint_bar.message = words

    def draw(self, wanted: str | None = None) -> None:
        """Show the workspace as it is now, with the cursor on a tree, or on the one it was on."""
        workspace = self.editor.workspace
        if workspace is not self._drawn:
            self._drawn = workspace
            self._written = times_of_files(workspace.saved)
        self._rows = rows_of(workspace, {**self._written, **self._committed}, clock.today())
        row = self.table.row
        self._show_rows(wanted or (None if row is None else row.tree_id))
        self._show_title()

    def on_resize(self) -> None:
        """The heads stay over their columns."""
        self.call_after_refresh(self.head.refresh)
        self.show_about()

    @on(events.DescendantFocus)
    def show_hints(self) -> None:
        """Letters are commands in the table, and letters in the filter."""
        in_table = HINTS if self._rows else EMPTY_HINTS
        self.hint_bar.hints = FILTER_HINTS if self.focused is self.filter else in_table

    def on_key(self, event: events.Key) -> None:
        """What was said is over; a key that does nothing is named."""
        self.say("")
        if self.focused is self.table and not is_bound(self, event):
            name = event.character if event.is_printable and event.character else name_of(event.key)
            self.say(f"'{name}' does nothing here; ? shows the keys")

    @on(Input.Changed)
    def narrow(self) -> None:
        """Show what matches the filter."""
        self._show_rows(None)

    @on(TreeTable.Moved)
    def show_about(self) -> None:
        """The line below is about the row under the cursor."""
        row = self.table.row
        self.about.update(Content("") if row is None else content(_about(row, max(20, self.size.width - 2))))

    @on(TreeTable.Opened)
    @on(Input.Submitted)
    def action_open(self) -> None:
        """Open the tree in the editor."""
        row = self.table.row
        if row is None:
            self.say("nothing to open; n makes a new tree")
            return
        self.close()
        if row.tree_id != self.editor.document.tree_id:
            self.editor.open(row.tree_id)

    @on(TreeTableHead.Sorted)
    def sort_rows(self) -> None:
        """Sort by the column that was chosen, and remember it."""
        column, turned = self.head.order
        memory, row = self.editor.memory, self.table.row
        memory.library = replace(memory.library, sort=f"{column} turned" if turned else column)
        self._show_rows(None if row is None else row.tree_id)
        head = next(each.head for each in COLUMNS if each.name == column)
        self.say(f"sorted by {head.lower()}{', the other way round' if turned else ''}")

    def action_sort(self, by: int) -> None:
        self.head.step(by)

    def action_to(self, name: str) -> None:
        """Into the filter, or into the table."""
        self.set_focus(self.query_one(f"#{name}"))

    def action_leave(self) -> None:
        """One step back: out of the filter, then to the tree."""
        if self.filter.value:
            self.filter.value = ""
            self.set_focus(self.table)
        elif self.focused is self.filter:
            self.set_focus(self.table)
        elif self.table.selected:
            self.table.select(())
        elif self.editor.workspace.library.trees or self.editor.workspace.library.shared is not None:
            self.close()
        else:
            self.say("no trees yet; n makes one from a template, Ctrl+Q quits")

    def action_do(self, name: str) -> None:
        """A command on the library, or on the tree of the row under the cursor."""
        context, row = self.editor, self.table.row
        if name in _OF_LIBRARY:
            _OF_LIBRARY[name](context)
        elif name in _OF_TABLE:
            _OF_TABLE[name](self.table)
            self.say(f"{plural(len(self.table.selected), 'tree')} selected; # changes their tags, Esc ends")
        elif name == "tags" and self.table.meant:
            tags.change_tags_of_trees(context, self.table.meant)
        elif name == "shared":
            self.close()
            navigation.open_shared(context)
        elif row is None or not row.is_tree or name not in _OF_TREE:
            self.say("put the cursor on a tree first")
        else:
            _OF_TREE[name](context, row.tree_id)

    def close(self) -> None:
        self.editor.front = None
        self.dismiss(None)

    def _show_rows(self, wanted: str | None) -> None:
        words = self.filter.value.casefold().split()
        column, turned = self.head.order
        rows = [
            row
            for row in in_order(self._rows, column, turned=turned)
            if all(word in _sought(row) for word in words)
        ]
        self.head.display = bool(rows)
        self.filter.display = bool(self._rows)
        self.show_hints()
        self.table.show(rows, NO_MATCH if words else EMPTY, wanted)
        self.show_about()
        self.call_after_refresh(self.head.refresh)

    def _show_title(self) -> None:
        workspace = self.editor.workspace
        known = workspace.check.known
        folders = ", ".join(shown(folder) for folder in folders_of(workspace))
        self.title_bar.title = Title(
            file=f"Library · {folders}" + " (read only)" * bool(workspace.locked),
            dirty=bool(workspace.dirty),
            kept=kept_words(self.editor),
            moved=bool(self.editor.moved_on_disk),
            nodes=len(workspace.library.trees),
            noun="tree",
            counts=None if known is None else count_of(known),
        )

    async def _ask_git(self) -> None:
        self._committed = await times_of_commits(self.editor.workspace.saved)
        if self._committed and self.is_mounted:
            self.draw()


def _help(context: EditorContext) -> None:
    pages = (
        Section("The library", keys=bound_keys(LibraryScreen.BINDINGS)),
        Section("Signs", keys=SIGNS),
        Section("Mouse", "Click selects, double click opens, a click on the head of a column sorts by it."),
    )
    context.ask(HelpScreen(pages))


def _about(row: TreeRow, wide: int) -> str:
    """What the columns cut off of a tree, what they do not say, and the first of its findings."""
    facts = [row.title, row.purpose, row.file, row.kind, row.owner and f"owner {row.owner}"]
    changed = "" if row.changed is None else f"changed {row.changed.astimezone():%d %b %Y, %H:%M}"
    told = wrap(one_line(" · ".join(filter(None, [*dict.fromkeys(facts), changed]))), wide)
    last = row.finding or ("" if row.is_checked or row.purpose == UNREAD else CHECKING)
    room = ABOUT_LINES - bool(last)
    return "\n".join(fit(line, wide) for line in (*told[: room - 1], " ".join(told[room - 1 :]), last))


def _sought(row: TreeRow) -> str:
    """What the filter looks in."""
    return f"{row.title} {name_of_row(row)} {row.owner} {row.kind}".casefold()


_OF_LIBRARY = {
    "new": trees.new,
    "bring_back": trees.bring_back,
    "check": trees.check_all,
    "export": export,
    "save": files.save,
    "undo": history.undo,
    "redo": history.redo,
    "theme": screen.other_theme,
    "tour": screen.start_tour,
    "quit": files.leave,
    "help": _help,
}
_OF_TABLE = {"select": TreeTable.toggle, "select_all": TreeTable.select_shown}
_OF_TREE = {"copy": trees.copy, "rename": trees.rename, "delete": trees.delete}
