"""The bookmarks of a library: set, removed, and kept when what they are on gets another name."""

from __future__ import annotations

from dataclasses import replace

from decisiontree.model import Change, PasteNodes, RenameNode, RenameTree
from decisiontree.tui.memory.memory_file import EditorMemory
from decisiontree.tui.memory.remembered import Bookmark


def nodes_in(memory: EditorMemory, tree: str) -> frozenset[str]:
    """The nodes of a tree that are bookmarked."""
    return frozenset(mark.node for mark in memory.library.bookmarks if mark.tree == tree)


def toggle(memory: EditorMemory, mark: Bookmark) -> bool:
    """Set a bookmark, or remove it; the answer is whether it is set now."""
    marks = memory.library.bookmarks
    others = tuple(each for each in marks if each != mark)
    memory.library = replace(memory.library, bookmarks=others if mark in marks else (*others, mark))
    memory.keep()
    return mark not in marks


def follow(memory: EditorMemory, tree: str, change: Change) -> None:
    """Bookmark a node that was renamed or moved where it is now, too; the old one stays, as undo brings that back."""
    marks = memory.library.bookmarks
    match change:
        case RenameNode(node=old, to=new):
            renamed = [Bookmark(tree, new) for mark in marks if mark == Bookmark(tree, old)]
        case RenameTree(old=old, new=new):
            renamed = [Bookmark(new, mark.node) for mark in marks if mark.tree == old]
        case PasteNodes(cut=True, source=str(source), ids=ids) if source != tree:
            moved = {Bookmark(source, node): Bookmark(tree, new) for node, new in ids.items()}
            renamed = [moved[mark] for mark in marks if mark in moved]
        case _:
            return
    memory.library = replace(memory.library, bookmarks=tuple(dict.fromkeys((*marks, *renamed))))
