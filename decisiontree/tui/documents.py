"""The kinds of document that the editor shows: a tree, library.yaml, or nothing yet."""

from __future__ import annotations

from typing import TypeAlias

from decisiontree.model import SHARED
from decisiontree.tui.library_document import LibraryDocument
from decisiontree.tui.no_document import NoDocument
from decisiontree.tui.tree_document import TreeDocument
from decisiontree.workbench import Workspace

EditedDocument: TypeAlias = TreeDocument | LibraryDocument | NoDocument


def document_of(workspace: Workspace, tree_id: str) -> EditedDocument:
    """A tree of the workspace as a document, or library.yaml where that is meant; nothing where neither is there."""
    if not is_open(workspace, tree_id):
        return NoDocument(workspace)
    return LibraryDocument(workspace) if tree_id == SHARED else TreeDocument(workspace, tree_id)


def is_open(workspace: Workspace, tree_id: str) -> bool:
    """Whether the workspace has a tree, or library.yaml where that is meant."""
    return workspace.library.shared is not None if tree_id == SHARED else tree_id in workspace.library.trees
