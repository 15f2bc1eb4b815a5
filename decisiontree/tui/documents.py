"""The kinds of document that the editor shows: a tree, its scenarios, library.yaml, or nothing yet."""

from __future__ import annotations

from typing import TypeAlias

from decisiontree.model import SHARED, Change, tree_tested
from decisiontree.tui.library_document import LibraryDocument
from decisiontree.tui.no_document import NoDocument
from decisiontree.tui.scenarios import ScenariosDocument
from decisiontree.tui.tree_document import TreeDocument
from decisiontree.workbench import Workspace

EditedDocument: TypeAlias = TreeDocument | LibraryDocument | ScenariosDocument | NoDocument


def document_of(workspace: Workspace, tree_id: str) -> EditedDocument:
    """A tree of the workspace, its scenarios or library.yaml as a document; nothing where none of these is there."""
    if not is_open(workspace, tree_id):
        return NoDocument(workspace)
    if tree_tested(tree_id) is not None:
        return ScenariosDocument(workspace, tree_id)
    return LibraryDocument(workspace) if tree_id == SHARED else TreeDocument(workspace, tree_id)


def is_open(workspace: Workspace, tree_id: str) -> bool:
    """Whether the workspace has a tree, or its scenarios or library.yaml where these are meant."""
    tested = tree_tested(tree_id)
    if tested is not None:
        return tested in workspace.library.scenarios
    return workspace.library.shared is not None if tree_id == SHARED else tree_id in workspace.library.trees


def fitted(document: EditedDocument, change: Change) -> Change:
    """A change of the form as the file of the document takes it."""
    return document.fitted(change) if isinstance(document, ScenariosDocument) else change
