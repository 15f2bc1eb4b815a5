"""Other names and other words, wherever they stand. A part of the main screen; the changes are the library's."""

from __future__ import annotations

from collections.abc import Sequence

from decisiontree.editing import TextReplacement, files_of, replacements
from decisiontree.errors import EditRefused
from decisiontree.model import RenameTree, ReplaceText
from decisiontree.tui.screens.pick import PickScreen
from decisiontree.tui.screens.replace import ReplaceScreen
from decisiontree.tui.screens.using import Using
from decisiontree.tui.search import Hit


class Rewording(Using):
    """Renaming what the cursor is on, and replacing words in every text of the library."""

    def action_rename(self) -> None:
        if not self.is_shared and self.node is None:
            self._ask_for_tree_name()
        elif not self.is_shared or len(self.part) == 2:
            self.pane.edit(0)
        else:
            self.say("only what stands under a heading has a name of its own")

    def action_replace(self) -> None:
        self.take_over()
        self.app.push_screen(
            ReplaceScreen(self._found_places, files_of(self.workspace.library, self.tree_id), self.sought),
            self._replaced,
        )

    def _ask_for_tree_name(self) -> None:
        """Ask for the name; the files of the tree go by it from the next save on."""
        self.take_over()
        old = self.tree_id

        def offered(query: str) -> Sequence[Hit]:
            name = query.strip()
            if not name or name == old:
                return ()
            return (Hit(name, f"rename to '{name}'", "with its files and every place that names it"),)

        def answered(hit: Hit | None) -> None:
            if hit is None:
                return
            refused = self.apply(RenameTree(old, hit.key))
            if refused is not None:
                self.say(f"not renamed: {refused}")
                return
            self.say(f"renamed '{old}' to '{hit.key}'; its files move when you save, Ctrl+Z takes it back")

        self.app.push_screen(
            PickScreen(
                f"Another name for the tree '{old}'", offered, query=old, hint="Enter rename   Esc close"
            ),
            answered,
        )

    def _found_places(self, change: ReplaceText) -> tuple[TextReplacement, ...] | str:
        """Every text that a change would write anew, or why it cannot be done."""
        try:
            return tuple(replacements(self.workspace.library, change))
        except EditRefused as refusal:
            return str(refusal)

    def _replaced(self, change: ReplaceText | None) -> None:
        if change is None:
            return
        found = self._found_places(change)
        refused = self.apply(change)
        if refused is not None:
            self.say(f"not replaced: {refused}")
            return
        texts = "1 text" if len(found) == 1 else f"{len(found)} texts"
        self.say(f"'{change.find}' is '{change.replacement}' now in {texts}; Ctrl+Z takes it back")
