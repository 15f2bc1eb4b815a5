"""What a command works with: the open workspace, the document shown, the panes, and ways to change, to ask and to say."""

from __future__ import annotations

import pathlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from time import process_time
from typing import TYPE_CHECKING, Protocol, TypeAlias, TypeVar

from textual.screen import Screen
from textual.timer import Timer

from decisiontree.diagnostic import Diagnostic
from decisiontree.errors import EditRefused
from decisiontree.model import SHARED, Change, Path, RenameNode, RenameTree, SetField
from decisiontree.text import Patch
from decisiontree.tui.clipboard import Clipboard
from decisiontree.tui.commands.command import CommandTable
from decisiontree.tui.documents import EditedDocument, document_of, fitted, is_open
from decisiontree.tui.due_findings import DueFindings
from decisiontree.tui.field_writer import FieldWriter
from decisiontree.tui.memory import EditorMemory, bookmarks, folder_of, places
from decisiontree.tui.no_document import NoDocument
from decisiontree.tui.panes import Panes
from decisiontree.tui.panes_behind import PanesBehind
from decisiontree.tui.pick_steps import PickSteps
from decisiontree.tui.screens.confirm import ConfirmScreen, Reply
from decisiontree.tui.screens.pick import HINT, PickScreen
from decisiontree.tui.screens.review import ChangedLines, ReviewScreen
from decisiontree.tui.search import Hit, Index
from decisiontree.tui.visits import VisitTrail
from decisiontree.tui.vocabulary import spoken
from decisiontree.workbench import Workspace

if TYPE_CHECKING:
    from decisiontree.tui.played_call import PlayedCall
    from decisiontree.tui.unsaved_work import UnsavedWork

MARKING_DELAY = 0.3
TEXT_KEYS = frozenset(
    {"title", "say", "must_say", "do", "note", "because", "source", "ask", "purpose", "owner"}
)
"""Fields whose words change no row of the outline but the node's own."""

Answer = TypeVar("Answer")
Then: TypeAlias = "Callable[[], None] | None"
"""What follows an answer; None where nothing does."""
Tables: TypeAlias = Mapping[type[EditedDocument], CommandTable]


@dataclass(slots=True)
class Visited:
    """What was looked for; gone with the document."""

    created: str | None = None
    """The node that was created last."""
    finding: Diagnostic | None = None
    """The finding that was gone to last."""
    text_found: tuple[str | None, Path] | None = None
    """The text that was found last, as long as its node is shown: what Enter edits."""


@dataclass(slots=True)
class Found:
    """The places that a search has found, in any document."""

    words: str = ""
    places: tuple[tuple[str | None, Path], ...] = ()
    at: int = 0


class Front(Protocol):
    """The library, while it lies over the editor's screen."""

    def say(self, words: str) -> None:
        """Show what happened."""

    def draw(self, wanted: str | None = None) -> None:
        """Show the workspace as it is now, with the cursor on a tree."""

    def close(self) -> None:
        """Go back to the editor's screen."""


class EditorContext:
    """The workspace is the truth; everything on the screen follows from it."""

    def __init__(
        self, screen: Screen[None], panes: Panes, tables: Tables, workspace: Workspace, tree_id: str
    ) -> None:
        self.screen = screen
        self.panes = panes
        self.document: EditedDocument = document_of(workspace, tree_id)
        self.memory = EditorMemory.of_library(folder_of(workspace))
        self.writer = FieldWriter(self)
        self.due_findings = DueFindings(self)
        self.visited = Visited()
        self.trail = VisitTrail()
        self.refused_drafts: dict[tuple[str, Path], pathlib.Path] = {}
        """What was written in the author's own editor and could not be used yet, by its tree and place."""
        self.found = Found()
        self.moved_on_disk: frozenset[str] = frozenset()
        self.leave_by: Then = None
        """What leaving means, where it does not end the program."""
        self.last_cost = 0.0
        """Seconds of CPU that the last change took."""
        self.unsaved: UnsavedWork | None = None
        self.call_left: tuple[str, PlayedCall] | None = None
        """The node that a played call was left at to be edited, and the call."""
        self.clipboard: Clipboard | None = None
        """The nodes that were copied or cut last, for any tree."""
        self.front: Front | None = None
        """The library, while it is shown."""
        self.behind = PanesBehind(self)
        self._tables = tables
        self.marking: Timer | None = None
        """The pause before what no scenario reaches is marked again."""
        self._picks = PickSteps(self.ask)

    @property
    def workspace(self) -> Workspace:
        """The open library."""
        return self.document.workspace

    @property
    def commands(self) -> CommandTable:
        """What can be done in the document that is shown."""
        return self._tables[type(self.document)]

    def run(self, command: str) -> None:
        """Do what a command of the document does."""
        self._picks.begin()
        self.behind.catch_up()
        self.commands.runs[command](self)

    def say(self, words: str | None) -> None:
        """Tell the author what happened, in the line of hints."""
        self.panes.hint_bar.message = words or ""
        if self.front is not None:
            self.front.say(words or "")

    def ask(self, dialog: Screen[Answer], answered: Callable[[Answer | None], None] | None = None) -> None:
        """Put a dialog over the screen; the answer is None where it was left."""
        self.screen.app.push_screen(dialog, answered)

    def pick(
        self,
        title: str,
        hits: Sequence[Hit] | Callable[[str], Sequence[Hit]],
        then: Callable[[Hit], None],
        *,
        query: str = "",
        hint: str = HINT,
    ) -> None:
        """Let the author pick one of the hits, then go on with it.

        If `then` asks for something else, Escape there comes back here, and what was typed there is kept.
        """
        find = hits if callable(hits) else Index(hits).best
        self._picks.pick(lambda words: PickScreen(title, find, query=query or words, hint=hint), then)

    def confirm(
        self,
        title: str,
        lines: Sequence[str],
        replies: Mapping[Reply, Then],
        *,
        otherwise: Then = None,
        files: ChangedLines = (),
    ) -> None:
        """Ask a question with a few answers, each with what follows; `otherwise` is what Escape means.

        `files` are changes that the author should see.
        """

        def answered(reply: Reply | None) -> None:
            then = replies[reply] if reply is not None else otherwise
            if then is not None:
                then()

        choice = tuple(replies)
        dialog = ReviewScreen(title, lines, choice, files) if files else ConfirmScreen(title, lines, choice)
        self.ask(dialog, answered)

    def focus_outline(self) -> None:
        """Back to where commands are single letters."""
        self.screen.set_focus(self.panes.outline)

    def apply(
        self,
        change: Change,
        *,
        base: Workspace | None = None,
        rewrite: bool = True,
        tree_id: str | None = None,
    ) -> str | None:
        """Change the document; the answer is the reason when the workbench refuses, and then nothing has changed.

        `base` is the state that the change is made to, where it is not the present one; `tree_id` another tree.
        """
        began = process_time()
        try:
            workspace = (base or self.workspace).apply(
                tree_id or self.document.tree_id, fitted(self.document, change)
            )
        except EditRefused as refusal:
            return _spoken(self.document, refusal)
        finally:
            self.last_cost = process_time() - began
        bookmarks.follow(self.memory, self.document.tree_id, change)
        if isinstance(change, RenameNode):
            self.trail = self.trail.renamed(self.document.tree_id, change.node, change.to)
        if isinstance(change, RenameTree) and change.old == self.document.tree_id:
            self.document.tree_id = change.new
        self.show(workspace, rebuild=not _keeps_rows(change), rewrite=rewrite)
        return None

    def patch(self, file: str, patch: Patch, words: str) -> str | None:
        """Edit the text of a file; the answer is the reason when the workbench refuses."""
        try:
            workspace = self.workspace.apply_patch(file, patch, words)
        except EditRefused as refusal:
            return _spoken(self.document, refusal)
        self.show(workspace)
        return None

    def is_done(self, change: Change, unless: str, tree_id: str | None = None) -> bool:
        """Change the document, or another tree; where the workbench refuses, say that it was not done and why."""
        refused = self.apply(change, tree_id=tree_id)
        if refused is not None:
            self.say(f"{unless}: {refused}")
        return refused is None

    def adopt(self, workspace: Workspace) -> None:
        """Take over another state of the library without drawing what follows from it."""
        self.due_findings.follow(workspace)
        if is_open(workspace, self.document.tree_id):
            self.document.update(workspace)
        else:  # renamed or taken out, perhaps before a restart
            self.document = document_of(workspace, _another_tree(workspace))
        if self.unsaved is not None:
            self.unsaved.follow()

    def show(self, workspace: Workspace, *, rebuild: bool = True, rewrite: bool = True) -> None:
        """Take over another state of the library and draw what follows from it."""
        self.adopt(workspace)
        self.panes.outline.bookmarked = bookmarks.nodes_in(self.memory, self.document.tree_id)
        self.document.draw(self.panes.outline, rebuild=rebuild)
        self.panes.show_findings(self.document)
        self.show_card(rewrite=rewrite)
        if self.panes.outline.unwalked is not None:
            _mark_again(self)
        if isinstance(self.document, NoDocument) and self.front is None and self.unsaved is not None:
            self.run("tree.switch")

    def open(self, tree_id: str) -> None:
        """Show another tree of the library, or what all of them share."""
        self.panes.form.stop()
        places.leave(self.memory, self.document, self.panes.outline)
        self.visited = Visited()
        self.trail = self.trail.left(self.document.place)
        self.document = document_of(self.workspace, tree_id)
        node = places.arrive(self.memory, self.document, self.panes.outline)
        # an edit looks at its own tree only; what it did to the trees that run that one is found here
        self.show(self.workspace.recheck())
        self.go(node)
        self.focus_outline()
        self.screen.refresh_bindings()

    def go(self, node: str | None, path: Path = ()) -> None:
        """Show the form of a node, None for the head of the tree; or of the part that a path leads to."""
        self.document.move_to(node, path)
        self.document.point(self.panes.outline)
        self.show_card()

    def edit(self, node: str | None, path: Path) -> None:
        """Show a place and start to edit the field there."""
        if not self.document.is_at(node, path):
            self.go(node, path)
        self.panes.form.edit_path(path)

    def show_card(self, *, rewrite: bool = True) -> None:
        """Draw the form, the title and, a moment later, the preview."""
        self.redraw_form(rewrite=rewrite)
        self.show_title()
        self.behind.form_shown()

    def redraw_form(self, *, rewrite: bool = False) -> None:
        """Draw the form alone; what is being typed stays without `rewrite`."""
        self.panes.form.show(self.document.card(self.panes.outline.homes.sources), rewrite=rewrite)

    def show_title(self) -> None:
        """Draw the file, whether it is saved, the way here, the numbers, and the keys that can be used."""
        self.panes.show_title(self.document, kept=kept_words(self), moved=self.moved_on_disk)
        self.panes.show_hints(self.commands, self.screen.focused)
        if self.front is not None:
            self.front.draw()


def kept_words(context: EditorContext) -> str:
    """Whether the journal holds what is not saved."""
    return context.unsaved.kept_words if context.unsaved is not None else ""


def _mark_again(context: EditorContext) -> None:
    """Mark what no scenario reaches now, once the author pauses: all scenarios run for that."""
    if context.marking is not None:
        context.marking.stop()

    def mark() -> None:
        from decisiontree.tui.scenarios import walked_nodes

        outline, document = context.panes.outline, context.document
        if outline.unwalked is not None and outline.tree_shown.id == document.tree_id:
            outline.unwalked = frozenset(document.tree.nodes) - walked_nodes(
                context.workspace, document.tree_id
            )
            outline.refresh()

    context.marking = context.screen.set_timer(MARKING_DELAY, mark)


def _spoken(document: EditedDocument, refusal: EditRefused) -> str:
    """A refusal in the words of the form."""
    return spoken(document.workspace.library, document.tree_id, document.node, str(refusal))


def _keeps_rows(change: Change) -> bool:
    """Whether the outline has the same rows afterwards: a text of a node that no row is made of."""
    return isinstance(change, SetField) and len(change.field) == 1 and change.field[0] in TEXT_KEYS


def _another_tree(workspace: Workspace) -> str:
    """The tree to show where the one that was shown is no more: the one the last step led to, else the first."""
    trees = workspace.library.trees
    last = [step.after.tree_id for step in workspace.history.done[-1:]]
    return next((tree_id for tree_id in (*last, *trees) if tree_id in trees), SHARED)
