"""Nodes of the outline: selected one by one, by a range, or by what they have in common; and shown alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from decisiontree.display import plural
from decisiontree.tui.context import EditorContext
from decisiontree.tui.marks import worst_by_node
from decisiontree.tui.outline_rows import Shape
from decisiontree.tui.search import Hit, Index
from decisiontree.tui.selecting.criteria import Criterion, criteria_of, nodes_with
from decisiontree.tui.selecting.selected_nodes import SelectedNodes
from decisiontree.tui.widgets.pane_title import show_title

WORDS = "words"
"""The row of the list for what is typed, where it is looked for in texts."""


def toggle(context: EditorContext) -> None:
    """Select the node under the cursor, or no longer, and go to the next row."""
    outline = context.panes.outline
    if outline.row.shape is not Shape.HOME or outline.row.node is None:
        context.say("only nodes can be selected; → on a link goes to its node")
        return
    _select(context, outline.selection.toggled(outline.row.node))
    outline.cursor += 1


def extend(context: EditorContext, *, by: int) -> None:
    """Select the nodes from here to the next row; back again, fewer."""
    outline = context.panes.outline
    to = max(0, min(outline.cursor + by, len(outline.rows) - 1))
    _select(context, outline.selection.extended(outline.rows, outline.cursor, to))
    outline.cursor = to


def choose(context: EditorContext) -> None:
    """Ask what nodes to select by what they have in common, and show only these."""
    context.writer.take_over()
    context.due_findings.settle()
    document, outline = context.document, context.panes.outline
    criteria = criteria_of(document.tree, outline.homes, worst_by_node(document.findings), document.node)
    index = Index(each.hit(at) for at, each in enumerate(criteria))
    texts = document.texts()
    typed = Criterion("", frozenset())

    def find(query: str) -> Sequence[Hit]:
        nonlocal typed
        if not query.strip():
            return index.best("")
        typed = Criterion(f"with '{query.strip()}' in their texts", nodes_with(texts, query))
        by_words = (replace(typed.hit(0), key=WORDS),) if typed.nodes else ()
        return (*index.best(query), *by_words)

    def chosen(hit: Hit) -> None:
        nodes = (typed if hit.key == WORDS else criteria[int(hit.key)]).nodes
        _select(context, SelectedNodes(nodes, shown_only=nodes))
        outline.rebuild(outline.row, outline.row.node)
        context.say(f"{_count(nodes)}; # tags, C X copy and cut, d deletes, . shows all, Esc ends")

    context.pick("Select the nodes …", find, chosen, hint="or type words   Enter show only these   Esc close")


def narrow(context: EditorContext) -> None:
    """Show only the nodes that are selected, or all nodes again."""
    outline = context.panes.outline
    selection = outline.selection
    if selection.shown_only is None and not selection.nodes:
        context.say("nothing is selected; , selects a node, ; selects by a tag or by words")
        return
    _select(context, replace(selection, shown_only=selection.nodes if selection.shown_only is None else None))
    outline.rebuild(outline.row, outline.row.node)


def end(context: EditorContext) -> bool:
    """One step back: all nodes are shown, then none is selected; False where neither was the case."""
    outline = context.panes.outline
    selection = outline.selection
    if selection == SelectedNodes():
        return False
    was_narrow = selection.shown_only is not None
    _select(
        context, replace(selection, shown_only=None) if was_narrow and selection.nodes else SelectedNodes()
    )
    if was_narrow:
        outline.rebuild(outline.row, outline.row.node)
    return was_narrow or bool(selection.nodes)


def selected_nodes(context: EditorContext) -> tuple[str, ...]:
    """The nodes that are selected, in the order of the file."""
    selected = context.panes.outline.selection.nodes
    return tuple(node for node in context.document.tree.nodes if node in selected)


def _select(context: EditorContext, selection: SelectedNodes) -> None:
    outline = context.panes.outline
    outline.selection = selection
    outline.refresh()
    show_title(outline, selection.title)
    if selection.nodes:
        context.say(
            f"{_count(selection.nodes)}; # tags, C X copy and cut, d deletes, . shows only these, Esc ends"
        )


def _count(nodes: frozenset[str]) -> str:
    return f"{plural(len(nodes), 'node')} selected"
