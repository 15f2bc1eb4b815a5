"""Nodes: put in, copied, deleted, made another kind, made a tree of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePath

from decisiontree.display import one_line, plural
from decisiontree.editing import BETWEEN
from decisiontree.graph import Graph
from decisiontree.model import (
    DuplicateNode,
    Extract,
    Inline,
    InsertBetween,
    Node,
    Path,
    Question,
    RemoveNode,
    Subtree,
    Together,
    free_name,
    id_from,
)
from decisiontree.reader import KINDS
from decisiontree.transitions import Link, head_links
from decisiontree.tui import intents
from decisiontree.tui.commands import fields
from decisiontree.tui.commands.adding import add_option
from decisiontree.tui.commands.links import delete as delete_link
from decisiontree.tui.commands.navigation import jump
from decisiontree.tui.commands.selection import selected_nodes
from decisiontree.tui.context import EditorContext
from decisiontree.tui.due_fields import is_open_way
from decisiontree.tui.headline import headline, kind_of
from decisiontree.tui.outline_rows import Shape
from decisiontree.tui.screens.confirm import Reply
from decisiontree.tui.search import Hit
from decisiontree.tui.vocabulary import ways_of

NAMED = 4
"""How many ids a dialog names before it counts the rest."""
_FIRST_FIELD = {
    "question": "ask",
    "listen": "listen",
    "form": "collect",
    "branch": "cases",
    "subtree": "run",
    "decision": "decide",
}
"""Where a new node is written on first; elsewhere it is what is said."""


def add_after(context: EditorContext) -> None:
    """Put a new node into a way on; ask into which where there are several."""
    row, document = context.panes.outline.row, context.document
    if row.shape in (Shape.LINK, Shape.LOOP) and row.link is not None and row.node is not None:
        _ask_what_between(context, row.parent, Link(row.link, row.node, row.label))
        return
    node = document.node_shown
    if node is not None:
        ways = tuple(ways_of(node))
    else:  # the ways that lead into the tree: its start, and the exits that are always there
        ways = tuple(link for link in head_links(document.tree) if link.field[0] != "requires")
    if not ways:
        _begin_way(context, node)
    elif len(ways) == 1:
        _ask_what_between(context, document.node, ways[0])
    else:
        hits = [Hit(str(index), one_line(way.label), f"→ {way.target}") for index, way in enumerate(ways)]
        context.pick(
            "Put a new node on which link?",
            hits,
            lambda hit: _ask_what_between(context, document.node, ways[int(hit.key)]),
        )


def _begin_way(context: EditorContext, node: Node | None) -> None:
    """What a node that leads nowhere yet leads to is chosen or created where it names it."""
    form = context.panes.form
    empty = next((at for at, each in enumerate(form.stack.card.fields) if is_open_way(each)), None)
    if isinstance(node, Question):
        add_option(context, node)
    elif empty is not None:
        form.edit(empty)
        form.action_open_choices()
    elif node is None:
        context.say("the tree has no start; choose one in the field 'start'")
    else:
        context.say(f"nothing comes after this {kind_of(node)}; 'm' changes its kind")


def duplicate(context: EditorContext) -> None:
    """Put a copy of the node behind it."""
    node = _node_meant(context)
    if node is None:
        return
    context.writer.take_over()
    new = intents.new_id(context.document.tree, node.id)
    if context.is_done(DuplicateNode(node.id, new), "not copied"):
        jump(context, new)
        context.say(f"copied to '{new}', which no link goes to yet; R gives it another id")


def turn_into(context: EditorContext) -> None:
    """Ask which kind the node shall be."""
    node = _node_meant(context)
    if node is None:
        return
    context.writer.take_over()
    hits = [hit for hit in fields.kinds_offered(context, node) if hit.key != kind_of(node)]

    def turn(hit: Hit) -> None:
        refused = fields.turn_into(context, node.id, hit.key)
        if refused is not None:
            context.say(f"not changed: {refused}")

    context.pick(f"Make '{node.id}' which kind?", hits, turn)


def extract(context: EditorContext) -> None:
    """Ask for the name of a tree to make of the node, and of what reached only through it."""
    node = _node_meant(context)
    if node is None:
        return
    context.writer.take_over()
    part, selected = Graph(context.document.tree).part_from(node.id), selected_nodes(context)
    words = node.content.title or headline(node) or node.id

    def offered(query: str) -> Sequence[Hit]:
        name = query.strip()
        if not name:
            return ()
        if selected:
            nodes = plural(len(selected), "selected node")
            return (Hit(f"selected {name}", f"make the tree '{name}' of the {nodes}"),)
        alone = Hit(f"one {name}", f"make the tree '{name}' of '{node.id}' alone")
        if len(part) == 1:
            return (alone,)
        rest = f"make the tree '{name}' of it and {_others(len(part) - 1)} reached only through it"
        return (Hit(f"all {name}", rest), alone)

    def make(hit: Hit) -> None:
        much, name = hit.key.split(" ", 1)
        _extract(context, {"all": part, "one": part[:1], "selected": selected}[much], name)

    context.pick(
        "A new tree of the selected nodes" if selected else f"A new tree from '{node.id}' on",
        offered,
        make,
        query=free_name(id_from(words, "part"), context.workspace.library.trees),
        hint="type its name   Enter make it   Esc close",
    )


def inline(context: EditorContext) -> None:
    """Bring the nodes of the tree that the node runs to its place."""
    node = context.document.node_shown
    if not isinstance(node, Subtree):
        context.say("this node runs no other tree")
        return
    context.writer.take_over()
    if context.is_done(Inline(node.id), "not brought in"):
        context.go(node.id)
        context.say(f"the nodes of '{node.run}' are here now; that tree stays as it is; Ctrl+Z undoes it")


def delete(context: EditorContext) -> None:
    """Take away what the outline's cursor is on: a link alone, or a node when its links are told."""
    row, selected = context.panes.outline.row, selected_nodes(context)
    if selected:
        _ask_to_delete_all(context, selected)
    elif row.shape in (Shape.LINK, Shape.LOOP, Shape.MISSING) and row.link is not None:
        delete_link(context, row, row.link)
    elif row.shape is Shape.HOME and row.node is not None:
        _ask_to_delete(context, row.node)
    else:
        context.say("only nodes and links can be deleted here")


def _node_meant(context: EditorContext) -> Node | None:
    node = context.document.node_shown
    if node is None:
        context.say("choose a node first; this is not one")
    return node


def _ask_to_delete(context: EditorContext, node: str) -> None:
    """Say who links here and what only it reaches, then ask."""
    tree = context.document.tree
    came = intents.referrers(tree, node)
    lost = Graph(tree).only_through(node)
    lines = [f"{node}   {headline(tree.nodes[node])}", ""]
    sources = [parent or "the tree" for parent, _ in came]
    lines.append(_counted("link leads here", "links lead here", sources) or "No link leads here.")
    if came:
        they, them = ("It", "it") if len(came) == 1 else ("They", "them")
        lines.append(f"{they} will lead nowhere until you change {them}; the findings will list {them}.")
    if lost:
        lines.append(_counted("node is reached only through it", "nodes are reached only through it", lost))

    def delete(*nodes: str) -> Callable[[], None]:
        return lambda: _delete(context, nodes, came[0][0] if came else None)

    # first is what Enter does
    replies: dict[Reply, Callable[[], None] | None] = {
        Reply("k", "Keep", "change nothing"): None,
        Reply("d", "Delete", "this node alone"): delete(node),
    }
    if lost:
        words = f"it and the {len(lost)} it alone reaches"
        replies[Reply("a", "Delete all", words)] = delete(node, *lost)
    context.confirm("Delete a node", lines, replies)


def _ask_to_delete_all(context: EditorContext, nodes: tuple[str, ...]) -> None:
    """Say what is selected and who links to it from elsewhere, then ask."""
    tree = context.document.tree
    came = [parent for node in nodes for parent, _ in intents.referrers(tree, node) if parent not in nodes]
    lines = [_counted("node is selected", "nodes are selected", nodes), ""]
    sources = [parent or "the tree" for parent in came]
    lines.append(
        _counted("link leads here", "links lead here", sources) or "No link leads here from elsewhere."
    )
    if came:
        lines.append("What leads here will lead nowhere until you change it; the findings will list it.")
    replies: dict[Reply, Callable[[], None] | None] = {
        Reply("k", "Keep", "change nothing"): None,
        Reply("d", "Delete", f"the {len(nodes)} selected"): lambda: _delete(
            context, nodes, next(iter(came), None)
        ),
    }
    context.confirm("Delete the selected nodes", lines, replies)


def _delete(context: EditorContext, nodes: tuple[str, ...], next_node: str | None) -> None:
    refused = context.apply(Together(tuple(map(RemoveNode, nodes))))
    if refused is None:
        context.go(next_node)
    context.say(refused or f"deleted {', '.join(nodes[:NAMED])}; Ctrl+Z brings it back")


def _extract(context: EditorContext, part: tuple[str, ...], name: str) -> None:
    own = context.document.tree.facts
    if not context.is_done(Extract(part, name), "no tree was made"):
        return
    shared = [fact for fact in own if fact in context.document.library.shared.facts]
    told = f"; {', '.join(shared)} moved to library.yaml, as both use it" if shared else ""
    file = PurePath(context.workspace.document(name).file).name
    runs = next((node for node in part if node in context.document.tree.nodes), part[0])
    context.go(runs)
    context.say(f"made {file}, which '{runs}' runs now{told}; t opens it, Ctrl+Z undoes it")


def _ask_what_between(context: EditorContext, node: str | None, way: Link) -> None:
    hits = [Hit(kind, kind, KINDS[kind].help) for kind in BETWEEN]
    context.pick(
        f"Put what before '{way.target}'?", hits, lambda hit: _insert(context, node, way.field, hit.key)
    )


def _insert(context: EditorContext, node: str | None, link: Path, kind: str) -> None:
    new = intents.new_id(context.document.tree, f"after_{node}" if node is not None else "first")
    if context.is_done(InsertBetween(node, link, new, kind), "not added"):
        jump(context, new, (_FIRST_FIELD.get(kind, "say"),))


def _others(count: int) -> str:
    return "the node that" if count == 1 else f"the {count} nodes that"


def _counted(one: str, several: str, names: Sequence[str]) -> str:
    """ "2 links lead here: cause, late", in words that fit the number; nothing where there is none."""
    if not names:
        return ""
    different = tuple(dict.fromkeys(names))
    listed = ", ".join(different[:NAMED]) + ("…" if len(different) > NAMED else ".")
    return f"{len(names)} {one if len(names) == 1 else several}: {listed}"
