"""Where the author left each tree: noted when a tree is left, and shown again when it is opened."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from decisiontree.model import SHARED
from decisiontree.tui.documents import EditedDocument
from decisiontree.tui.memory.memory_file import EditorMemory
from decisiontree.tui.memory.remembered import LeftAt
from decisiontree.tui.widgets.outline import Outline
from decisiontree.workbench import Workspace


def folder_of(workspace: Workspace) -> Path:
    """The folder that a library is known by: the first with files of it, else the one in which its trees are to be."""
    settings = workspace.settings
    return min(
        (Path(file).absolute().parent for file in workspace.saved),
        default=(*settings.trees, settings.root)[0],
    )


def last_tree(memory: EditorMemory, workspace: Workspace) -> str | None:
    """The tree that was shown last, where it is still there."""
    last = memory.library.tree
    return last if last in workspace.library.trees else None


def leave(memory: EditorMemory, document: EditedDocument, outline: Outline) -> None:
    """Note what is shown of a tree, and write it down."""
    tree_id = document.tree_id
    if tree_id != SHARED and document.tree.nodes:  # a tree that cannot be read now has its place from before
        places = {tree: place for tree, place in memory.library.places.items() if tree != tree_id}
        places[tree_id] = LeftAt(document.node, outline.folded)
        memory.library = replace(memory.library, tree=tree_id, places=MappingProxyType(places))
    memory.keep()


def arrive(memory: EditorMemory, document: EditedDocument, outline: Outline) -> str | None:
    """Close what was closed in a tree; the answer is the node to show, its start where it was not open before."""
    place, tree = memory.library.places.get(document.tree_id), document.tree
    outline.folded = frozenset() if place is None else place.folded & tree.nodes.keys()
    if place is None or (place.node is not None and place.node not in tree.nodes):
        return tree.start
    return place.node
