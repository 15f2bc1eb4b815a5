"""What the routes of a tree show of its decisions, looked at once for all rules about authority. Knows no rule."""

from __future__ import annotations

from functools import cached_property

from decisiontree.model import Library, Tree
from decisiontree.routes import Escalating, Granting, escalations, wrongly_granted


class Deciding:
    """One tree among those of its library."""

    def __init__(self, library: Library, tree: Tree) -> None:
        self._library = library
        self._tree = tree

    @cached_property
    def granted(self) -> Granting:
        """What outcomes grant that no role has decided; what a tree that is run shows by itself is told there."""
        return wrongly_granted(self._library, self._tree.id) if self._tree.nodes else Granting()

    @cached_property
    def escalations(self) -> Escalating:
        """Where escalations go wrong; four rules ask for them."""
        return escalations(self._library, self._tree.id) if self._tree.nodes else Escalating()
