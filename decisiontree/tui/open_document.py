"""The file that the editor shows, and where in it the author is. Knows its form and its rows; changes nothing."""

from __future__ import annotations

from collections.abc import Container
from typing import TypeAlias

from decisiontree.model import SHARED, Library, Path
from decisiontree.reader import Document
from decisiontree.tui.raw import OF_SHARED, Raw, whole
from decisiontree.tui.visits import Visit
from decisiontree.workbench import Workspace

Text: TypeAlias = tuple[str | None, Path, str]
"""The node and field of a text, and the text."""


def raw_at(workspace: Workspace, tree_id: str, node: str | None, path: Path) -> Raw:
    """What a file, or from a form of it library.yaml, holds at a path of a node; None for the whole file."""
    if path[:1] == (OF_SHARED,):
        return workspace.document(SHARED).plain(path[1:])
    return workspace.document(tree_id).plain(whole(node, path))


class OpenDocument:
    """One file of an open workspace with the cursor in it: what trees and library.yaml have in common."""

    def __init__(self, workspace: Workspace, tree_id: str) -> None:
        self.tree_id = tree_id
        self.node: str | None = None
        """The node that is shown; None for what stands outside the nodes."""
        self.part: Path = ()
        """The entry or collection that is shown, where the form shows no node and not all that stands outside."""
        self.revealed: frozenset[Path] = frozenset()
        """Fields without a value that the form shows all the same."""
        self.update(workspace)

    def update(self, workspace: Workspace) -> None:
        """Take over another state of the library."""
        self.workspace = workspace
        others = self._files_apart()
        self.findings = [found for found in workspace.diagnostics if found.place.file not in others]
        """Those of this file, and of every file that it concerns."""
        self.own_findings = [found for found in self.findings if found.place.file == self.source.file]
        vars(self).pop("index", None)  # made again when next asked for

    @property
    def library(self) -> Library:
        """All trees and what they share."""
        return self.workspace.library.model

    @property
    def source(self) -> Document:
        """The file as it was read."""
        return self.workspace.document(self.tree_id)

    @property
    def place(self) -> Visit:
        """The place that is shown."""
        return Visit(self.tree_id, self.node, self.part)

    def _files_apart(self) -> Container[str]:
        """The files whose findings are not shown here: those of the other trees."""
        trees = self.workspace.library.trees
        return {reading.document.file for tree_id, reading in trees.items() if tree_id != self.tree_id}

    def raw(self, node: str | None, path: Path) -> Raw:
        """What the file, or library.yaml, holds at a path of a node; None for the whole file."""
        return raw_at(self.workspace, self.tree_id, node, path)
