"""Tags of the nodes that are selected, else of what is shown: added and removed."""

from __future__ import annotations

from decisiontree.display import plural
from decisiontree.model import Together
from decisiontree.tui.commands.selection import selected_nodes
from decisiontree.tui.context import EditorContext
from decisiontree.tui.search import Hit
from decisiontree.tui.selecting import tag_changes
from decisiontree.tui.selecting.criteria import tags_of_library


def change_tags(context: EditorContext) -> None:
    """List the tags, and add or remove the one that is chosen."""
    context.writer.take_over()
    nodes = selected_nodes(context) or (context.document.node,)
    tagged = tag_changes.tags_of(context.document.tree, nodes)
    known = tags_of_library(context.workspace.library)
    one = "the tree" if nodes == (None,) else f"'{nodes[0]}'"

    def chosen(hit: Hit) -> None:
        changes = tag_changes.changes(tagged, hit.key)
        if context.is_done(Together(changes), "tags not changed"):
            done = "removed from" if hit.key.startswith(tag_changes.REMOVE) else "added to"
            where = one if len(tagged) == 1 else plural(len(changes), "node")
            context.say(f"tag '{tag_changes.tag_of(hit.key)}' {done} {where}; Ctrl+Z undoes it")

    context.pick(
        f"Tags of {one if len(tagged) == 1 else plural(len(tagged), 'node')}",
        lambda query: tag_changes.hits(tagged, known, query),
        chosen,
        hint="type a new tag or choose one   Enter do it   Esc close",
    )
