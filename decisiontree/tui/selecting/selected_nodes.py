"""The nodes of a tree that are selected, and which ones the outline is narrowed to. Pure data, no screen."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from decisiontree.tui.outline_rows import Row, Shape


@dataclass(frozen=True, slots=True)
class SelectedNodes:
    """Empty until the author selects something."""

    nodes: frozenset[str] = frozenset()
    shown_only: frozenset[str] | None = None
    """The nodes that the outline is narrowed to; None while it shows all."""
    anchor: int = 0
    """The row where a range began."""
    reached: int = -1
    """The row that the range was extended to, as long as the cursor is there."""
    before: frozenset[str] = frozenset()
    """What was selected before the range."""

    @property
    def title(self) -> str:
        """The title of the outline."""
        return f"1 Outline, {len(self.nodes)} selected" if self.nodes else "1 Outline"

    def is_passed(self, node: str | None) -> bool:
        """Whether a node is only shown because it leads to one of those that the outline is narrowed to."""
        return self.shown_only is not None and node not in self.shown_only

    def toggled(self, node: str) -> SelectedNodes:
        """With a node more, or less."""
        return replace(self, nodes=self.nodes ^ {node}, reached=-1)

    def extended(self, rows: Sequence[Row], cursor: int, to: int) -> SelectedNodes:
        """With the nodes from where the range began to a row; what the range has left is no longer selected."""
        is_new = cursor != self.reached
        anchor, before = (cursor, self.nodes) if is_new else (self.anchor, self.before)
        within = rows[min(anchor, to) : max(anchor, to) + 1]
        homes = {row.node for row in within if row.shape is Shape.HOME and row.node is not None}
        return replace(self, nodes=before | homes, anchor=anchor, before=before, reached=to)

    def within(self, nodes: Collection[str]) -> SelectedNodes:
        """Without the nodes that are gone; all rows once none of those shown is left."""
        if all(node in nodes for node in self.nodes | (self.shown_only or frozenset())):
            return self
        shown = None if self.shown_only is None else frozenset(self.shown_only & {*nodes}) or None
        return replace(self, nodes=frozenset(self.nodes & {*nodes}), shown_only=shown)
