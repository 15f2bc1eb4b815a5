"""Nodes that were copied or cut, to be pasted in any tree."""

from __future__ import annotations

from dataclasses import dataclass

from decisiontree.display import plural
from decisiontree.editing import Clipping
from decisiontree.model import Path


@dataclass(frozen=True, slots=True)
class Clipboard:
    """Nodes, and the tree that they come from; None for those that come from another program.

    `links` are the nodes and fields that the part that was cut hung on in its tree. What was `pasted` can be cut still,
    for undo may have brought it back.
    """

    clipping: Clipping
    source: str | None = None
    cut: bool = False
    links: tuple[tuple[str | None, Path], ...] = ()
    pasted: bool = False
    name: str = ""
    """What the first of them is called, in quotes."""

    @property
    def nodes(self) -> tuple[str, ...]:
        """Their ids, first the one where they are entered."""
        return self.clipping.nodes

    @property
    def is_pending_cut(self) -> bool:
        """Whether nodes wait to be moved."""
        return self.cut and not self.pasted

    def is_move(self, tree_id: str) -> bool:
        """Whether pasting into a tree moves the nodes within it."""
        return self.cut and self.source == tree_id

    @property
    def part(self) -> str:
        """ "'Refund by card'", "'Refund by card' and 2 nodes"."""
        more = len(self.nodes) - 1
        return self._name + (f" and {plural(more, 'node')}" if more else "")

    @property
    def words(self) -> str:
        """What the editor shows as long as it can be pasted."""
        came = f" from {self.source}" if self.source is not None else ""
        more = f" +{len(self.nodes) - 1}" if len(self.nodes) > 1 else ""
        done = "Copied" if not self.cut else "Moved" if self.pasted else "Cut"
        return f"{done}: {self._name}{more}{came}"

    @property
    def _name(self) -> str:
        return self.name or f"'{self.nodes[0]}'"
