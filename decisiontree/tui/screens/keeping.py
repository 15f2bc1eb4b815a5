"""Undo, save, quit, other trees, play. A part of the main screen."""

from __future__ import annotations

from collections.abc import Callable

from decisiontree.errors import ChangedOnDisk, DecisionTreeError, NotSaved
from decisiontree.model import SHARED
from decisiontree.tui.screens.confirm import ConfirmScreen, Reply
from decisiontree.tui.screens.merging import Merging
from decisiontree.tui.screens.pick import PickScreen
from decisiontree.tui.screens.play import PlayScreen
from decisiontree.tui.search import Hit, Index
from decisiontree.workbench import Description, Taken, Workspace, save


class Keeping(Merging):
    """What concerns the whole work: taking back, writing to disk, leaving."""

    given_up = False

    def action_undo(self) -> None:
        self.take_over()
        workspace, step = self.workspace.undo()
        self._stepped(workspace, step, "Undid", "nothing to undo")

    def action_redo(self) -> None:
        self.take_over()
        workspace, step = self.workspace.redo()
        self._stepped(workspace, step, "Redid", "nothing to redo")

    def action_save(self) -> None:
        self.save_then(lambda: None)

    def save_then(self, then: Callable[[], None]) -> None:
        """Write what has changed, then go on; nothing is ever overwritten without asking."""
        self.take_over()
        files = self.workspace.dirty
        if not files:
            self.say("nothing to save; the file on disk is the same")
            then()
            return
        undone = self.workspace.taken_back(files)
        if undone:
            self._ask_about_taken_back(undone, then)
        else:
            self._save(then)

    def _save(self, then: Callable[[], None], *, overwrite: bool = False, words: str = "") -> None:
        files = self.workspace.dirty
        try:
            self.workspace = save(self.workspace, overwrite=overwrite)
        except ChangedOnDisk as problem:
            self._meet_disk(str(problem), then)
            return
        except NotSaved as problem:
            self.say(f"{problem}; your changes are still here")
            return
        self.moved_on_disk -= set(files)
        self.show_title()
        written = [file for file in files if file in self.workspace.saved]
        gone = [file for file in files if file not in self.workspace.saved]
        words = f"; no more: {', '.join(gone)}{words}" if gone else words
        self.say(f"saved {', '.join(written)}{words}" if files else f"nothing to save{words}")
        then()

    def action_leave(self) -> None:
        self.take_over()
        files = self.workspace.dirty
        if not files:
            self.leave()
            return
        replies = (
            Reply("save", "s", "Save", "write the changes and quit"),
            Reply("discard", "d", "Discard", "quit and lose the changes"),
            Reply("stay", "t", "Stay", "go on editing"),
        )
        lines = ("These files have changes that are not saved:", *(f"  {file}" for file in files))
        self.app.push_screen(ConfirmScreen("Quit", lines, replies), self._leave)

    def action_play(self) -> None:
        self.take_over()
        tree = self.workspace.tree(self.tree_id)
        if self.is_shared:
            self.say("this is no tree; 't' opens one, which can be played")
            return
        if tree is None or tree.start not in tree.nodes:
            self.say("the tree has no start yet; it cannot be played")
            return
        try:
            walk = PlayScreen(self.library, self.tree_id, self.node)
        except DecisionTreeError as problem:
            self.say(str(problem))
            return
        self.app.push_screen(walk, self._played)

    def action_switch_tree(self) -> None:
        self.take_over()
        trees = self.workspace.library.trees
        hits = [
            Hit(tree_id, tree_id, (reading.tree.title or "") if reading.tree else "cannot be read")
            for tree_id, reading in trees.items()
        ]
        if self.workspace.library.shared is not None:
            hits.append(Hit(SHARED, "library.yaml", "what all trees share: roles, authority, facts …"))
        self.app.push_screen(PickScreen("Open a tree", Index(hits).best, hint="Enter open"), self._switched)

    def open_tree_file(self, tree_id: str) -> None:
        """Show another tree of the library, or what all of them share."""
        self.pane.stop()
        self.tree_id = tree_id
        self.node, self.part = None, ()
        self.trail = ()
        # an edit looks at its own tree only; what it did to the trees that run that one is found here
        self.show_workspace(self.workspace.recheck())
        if not self.is_shared:
            self.show_node(self.open_tree.start)
        self.set_focus(self.outline)

    def _switched(self, hit: Hit | None) -> None:
        if hit is not None:
            self.open_tree_file(hit.key)

    def _played(self, node: str | None) -> None:
        if node is not None and node in self.open_tree.nodes:
            self.jump(node)

    def _leave(self, reply: str | None) -> None:
        if reply == "save":
            self.save_then(self.leave)
        elif reply == "discard":
            self.leave()

    def leave(self) -> None:
        """End; nothing is left to recover."""
        self.given_up = True
        self.app.exit(0)

    def _meet_disk(self, problem: str, then: Callable[[], None]) -> None:
        """A file is not on disk what it was: take in what is there, ask where that is not enough, then save."""

        before = self.workspace

        def taken(result: Taken) -> None:
            names = (*result.reloaded, *result.merged)
            if self.workspace is before or set(result.vanished).intersection(self.workspace.dirty):
                self._ask_about_disk(problem, then)
            else:
                self._save(then, words=f", with what others changed in {', '.join(names)}" if names else "")

        self.take_in_asking(self.workspace.saved, taken)

    def _ask_about_disk(self, problem: str, then: Callable[[], None]) -> None:
        replies = (
            Reply("cancel", "c", "Cancel", "change nothing, neither here nor on disk"),
            Reply("overwrite", "o", "Write it", "put my version there"),
        )

        def answered(reply: str | None) -> None:
            if reply == "overwrite":
                self._save(then, overwrite=True)

        self.app.push_screen(
            ConfirmScreen("The file on disk is not the one you opened", (problem,), replies), answered
        )

    def _ask_about_taken_back(self, files: tuple[str, ...], then: Callable[[], None]) -> None:
        """Undo went back behind what somebody else wrote; to write that away is a decision."""
        lines = ("Undo took back what somebody else had changed on disk. Saving writes over it:", *files)
        replies = (
            Reply("cancel", "c", "Cancel", "write nothing; Ctrl+Y brings their changes back"),
            Reply("save", "s", "Save", "write my version, without their changes"),
        )

        def answered(reply: str | None) -> None:
            if reply == "save":
                self._save(then)

        self.app.push_screen(ConfirmScreen("Somebody else's changes", lines, replies), answered)

    def _stepped(self, workspace: Workspace, step: Description | None, verb: str, nothing: str) -> None:
        if step is None:
            self.say(nothing)
            return
        if step.tree_id in (*workspace.library.trees, SHARED):
            self.tree_id = step.tree_id
        if self.is_shared:
            self.part = step.field[:2]
        self.show_workspace(workspace)
        node = step.node if step.node in self.open_tree.nodes else self.node
        if node != self.node:
            self.show_node(node)
        if self.pane.active is not None and step.field:
            self.pane.edit_path(step.field)
        self.say(f"{verb}: {step.words}")
