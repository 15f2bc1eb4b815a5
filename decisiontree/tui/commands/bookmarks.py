"""Nodes that the author marked, in any tree of the library: set, listed, gone to. The editor's memory keeps them."""

from __future__ import annotations

from decisiontree.display import one_line
from decisiontree.model import Tree
from decisiontree.tui.commands.navigation import show_place
from decisiontree.tui.context import EditorContext
from decisiontree.tui.headline import headline
from decisiontree.tui.memory import Bookmark
from decisiontree.tui.memory.bookmarks import nodes_in
from decisiontree.tui.memory.bookmarks import toggle as toggle_mark
from decisiontree.tui.search import Hit
from decisiontree.tui.visits import Visit


def toggle(context: EditorContext) -> None:
    """Bookmark the node that is shown, or take its bookmark away."""
    document, outline = context.document, context.panes.outline
    if document.node is None:
        context.say("only nodes can be bookmarked; put the cursor on one")
        return
    is_set = toggle_mark(context.memory, Bookmark(document.tree_id, document.node))
    outline.bookmarked = nodes_in(context.memory, document.tree_id)
    outline.refresh()
    context.say(f"bookmarked '{document.node}'; B lists the bookmarks" if is_set else "bookmark removed")


def choose(context: EditorContext) -> None:
    """List the bookmarked nodes of all trees and go to one."""
    context.writer.take_over()
    hits = [
        Hit(
            str(at),
            headline(tree.nodes[mark.node]) or mark.node,
            f"{one_line(mark.node)} in {one_line(mark.tree)}",
        )
        for at, mark in enumerate(context.memory.library.bookmarks)
        if (tree := _tree(context, mark)) is not None and mark.node in tree.nodes
    ]
    if not hits:
        context.say("no bookmarks yet; b on a node sets one")
        return
    context.pick("Bookmarks", hits, lambda hit: _go(context, int(hit.key)), hint="Enter go there   Esc close")


def _go(context: EditorContext, at: int) -> None:
    mark = context.memory.library.bookmarks[at]
    left, trail = context.document.place, context.trail
    show_place(context, Visit(mark.tree, mark.node))
    context.trail = trail.left(left) if context.document.place != left else trail


def _tree(context: EditorContext, mark: Bookmark) -> Tree | None:
    reading = context.workspace.library.trees.get(mark.tree)
    return None if reading is None else reading.tree
