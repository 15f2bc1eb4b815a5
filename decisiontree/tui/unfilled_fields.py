"""What the form was asked to show or to add and what was never filled: gone when it is left, whatever way that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from decisiontree.model import Path
from decisiontree.workbench import UndoStep, Workspace

if TYPE_CHECKING:
    from decisiontree.tui.context import EditorContext


class UnfilledFields:
    """The item that the last step added, and the fields that are shown without a value."""

    def __init__(self, context: EditorContext) -> None:
        self.context = context
        self._steps: tuple[UndoStep, ...] = ()
        self._at: tuple[str | None, Path] = (None, ())
        self.came_along = False
        """Whether nobody asked for the item: it came with the node that the step before created."""

    def added(self, item: Path) -> None:
        """The last step added an item that is still to be filled; left so, it is taken back."""
        self._steps = self.context.workspace.history.done[-1:]
        self._at = (self.context.document.node, item)
        self.came_along = False

    def entered(self) -> None:
        """Another field is written in: what lies elsewhere and is empty goes, and its group shows what else it can have."""
        document, (node, item) = self.context.document, self._at
        field = self.context.panes.form.field  # several may have been entered since the one that is told of
        path = () if field is None else field.path
        if field is not None and (document.node != node or path[: len(item)] != item):
            self._take_back()
        # a field that was asked for is shown while it is written in; filled, it is shown anyway
        revealed = frozenset(each for each in document.revealed if path[: len(each)] == each)
        if len(path) > 1 and isinstance(path[1], int):
            revealed |= {path[:2]}
        self._reveal(revealed)

    def left(self) -> None:
        """The form is left."""
        self._take_back()
        self._reveal(frozenset())

    def hide(self) -> bool:
        """Take away the field that is written in, if it was asked for and never filled; whether there was one."""
        document, form = self.context.document, self.context.panes.form
        field = form.field
        if field is None or field.path not in document.revealed or field.present or form.stack.written:
            return False
        at = form.stack.active or 0
        self._reveal(document.revealed - {field.path})
        form.edit(at)
        return True

    def drops_step(self, workspace: Workspace) -> bool:
        """Whether the last step only added what is still empty, so that nobody wants it done again; asking forgets it."""
        is_last = bool(self._steps) and workspace.history.done[-1:] == self._steps
        if is_last:
            self._steps = ()
        return is_last

    def _take_back(self) -> None:
        workspace = self.context.workspace
        is_unfilled = self.drops_step(workspace)
        self._steps = ()
        if is_unfilled:
            self.context.show(workspace.without_last_step())

    def _reveal(self, revealed: frozenset[Path]) -> None:
        if revealed != self.context.document.revealed:
            self.context.document.revealed = revealed
            self.context.redraw_form()
