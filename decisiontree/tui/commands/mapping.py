"""The map of a tree."""

from __future__ import annotations

from decisiontree.tui.commands import navigation
from decisiontree.tui.context import EditorContext
from decisiontree.tui.marks import worst_by_node


def show_map(context: EditorContext) -> None:
    """Show what is around the node; afterwards edit the node that was chosen."""
    context.writer.take_over()
    document, homes = context.document, context.panes.outline.homes
    node = document.node if document.node is not None else document.tree.start
    if node is None or node not in homes.ways:
        context.say("the tree has no nodes yet; 'a' adds one")
        return
    context.due_findings.settle()
    # only who looks at a map waits for what draws it
    from decisiontree.tui.map.faces import Shown
    from decisiontree.tui.map.picture import LinkTable
    from decisiontree.tui.screens.map import MapScreen

    def chosen(node: str | None) -> None:
        if node in context.document.tree.nodes:
            navigation.jump(context, node)
            navigation.edit(context)

    shown = Shown(document.tree, worst_by_node(document.own_findings), context.panes.outline.bookmarked)
    context.ask(MapScreen(LinkTable(homes.ways, homes.sources), shown, node), chosen)
