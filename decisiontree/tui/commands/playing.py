"""The tree walked as a rep walks it, unsaved changes included."""

from __future__ import annotations

from decisiontree.errors import DecisionTreeError
from decisiontree.tui.commands.navigation import jump
from decisiontree.tui.context import EditorContext
from decisiontree.tui.screens.play import PlayScreen


def play(context: EditorContext) -> None:
    """Walk the tree from the node shown; afterwards show the node that was left to be edited."""
    context.writer.take_over()
    document = context.document
    if document.tree.start not in document.tree.nodes:
        context.say("the tree has no start yet; it cannot be played")
        return
    try:
        walk = PlayScreen(document.library, document.tree_id, document.node)
    except DecisionTreeError as problem:
        context.say(str(problem))
        return

    def played(node: str | None) -> None:
        if node in context.document.tree.nodes:
            jump(context, node)

    context.ask(walk, played)
