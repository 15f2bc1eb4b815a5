"""Tags of the nodes that are selected, else of what is shown, and of whole trees: added and removed."""

from __future__ import annotations

from collections.abc import Sequence

from decisiontree.display import plural
from decisiontree.errors import EditRefused
from decisiontree.model import Together
from decisiontree.tui.commands.selection import selected_nodes
from decisiontree.tui.context import EditorContext
from decisiontree.tui.search import Hit
from decisiontree.tui.selecting import tag_changes
from decisiontree.tui.selecting.criteria import tags_of_library
from decisiontree.workbench import Description


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


def change_tags_of_trees(context: EditorContext, tree_ids: Sequence[str]) -> None:
    """The same for whole trees, all of them as one step."""
    trees = ((tree_id, context.workspace.tree(tree_id)) for tree_id in tree_ids)
    tagged: tag_changes.Tagged = {tree_id: tree.tags for tree_id, tree in trees if tree is not None}
    known = tags_of_library(context.workspace.library)

    def chosen(hit: Hit) -> None:
        changes = tag_changes.changes_of_trees(tagged, hit.key)
        done = "removed from" if hit.key.startswith(tag_changes.REMOVE) else "added to"
        words = f"tag '{tag_changes.tag_of(hit.key)}' {done} {plural(len(changes), 'tree')}"
        place = Description(words, min(changes))
        try:
            context.show(context.workspace.with_files({}, (place, place), changes))
        except EditRefused as refusal:
            context.say(f"tags not changed: {refusal}")
        else:
            context.say(f"{words}; Ctrl+Z undoes it")

    context.pick(
        f"Tags of {plural(len(tagged), 'tree')}",
        lambda query: tag_changes.hits(tagged, known, query, "tree"),
        chosen,
        hint="type a new tag or choose one   Enter do it   Esc close",
    )
