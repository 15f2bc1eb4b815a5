"""Nodes copied, cut and pasted, in this tree or another one. Nothing that is cut is gone before it is pasted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from decisiontree.display import plural
from decisiontree.editing import Clipping, clipping_of, new_ids, read_clipping, ways_out
from decisiontree.errors import EditRefused
from decisiontree.graph import Graph
from decisiontree.model import Change, PasteNodes, SetField, Tree
from decisiontree.transitions import links
from decisiontree.tui.clipboard import Clipboard, PastePlace, consequences, places
from decisiontree.tui.commands.navigation import jump
from decisiontree.tui.commands.selection import selected_nodes
from decisiontree.tui.context import EditorContext
from decisiontree.tui.headline import name_in
from decisiontree.tui.outline_rows import Shape
from decisiontree.tui.pasted import clean
from decisiontree.tui.search import Hit
from decisiontree.tui.tree_document import TreeDocument

TERMINAL_TAKES = 50_000
"""Characters; a longer text is cut off or ignored by the clipboards of many terminals."""


def copy(context: EditorContext) -> None:
    """Copy the node with what is reached only through it; the second time, the node alone."""
    _take(context, cut=False)


def cut(context: EditorContext) -> None:
    """The same, to be moved."""
    row = context.panes.outline.row
    if row.shape in (Shape.LINK, Shape.LOOP) and not selected_nodes(context):
        name = name_in(context.document.tree, row.node)
        context.say(
            f"this row is a link; X moves nodes. → goes to {name}, d removes the link, F2 and Tab lead it elsewhere"
        )
        return
    _take(context, cut=True)


def paste(context: EditorContext) -> None:
    """Ask where the nodes go, then put them there."""
    held = context.clipboard
    if held is None:
        context.say("nothing to paste yet; C copies the node under the cursor, X cuts it")
        return
    context.writer.take_over()
    is_pending = held.is_pending_cut
    try:
        held = _as_it_is_now(context, held)
    except EditRefused as refusal:
        context.say(f"not pasted: {refusal}")
        return
    if is_pending and not held.cut:
        context.say(f"not all that you cut is still in {held.source}; this pastes a copy and removes nothing")
    found = _places(context, held)
    if not found:
        context.say("choose a node or a link outside what you cut, then press V")
        return
    hits = [Hit(str(at), place.words) for at, place in enumerate(found)]
    context.pick(
        f"{'Move' if held.cut else 'Paste'} {held.part} where?",
        hits,
        lambda hit: _paste(context, held, found[int(hit.key)]),
        hint="Enter paste   Esc close",
    )


def paste_text(context: EditorContext, text: str) -> None:
    """Paste nodes that come from another program, as their YAML."""
    if not isinstance(context.document, TreeDocument):
        context.say("nodes can be pasted into a tree only; t opens one")
        return
    text = clean(text)
    held = context.clipboard
    if held is None or held.clipping.document.text.strip() != text.strip():
        try:
            clipping = read_clipping(text)
        except EditRefused as refusal:
            context.say(f"not pasted: {refusal}")
            return
        _hold(context, Clipboard(clipping))
    paste(context)


def _take(context: EditorContext, *, cut: bool) -> None:
    document, row, held = context.document, context.panes.outline.row, context.clipboard
    node, selected = document.node_shown, selected_nodes(context)
    if node is None and not selected:
        context.say("choose a node first; this is not one")
        return
    context.writer.take_over()
    part = _entered(document.tree, selected) or Graph(document.tree).part_from(
        node.id if node is not None else ""
    )
    was = (held.source, held.cut, held.nodes) if held is not None else None
    nodes = part[:1] if not selected and was == (document.tree_id, cut, part) else part
    try:
        clipping = clipping_of(context.workspace.library, document.tree_id, nodes)
    except EditRefused as refusal:
        context.say(f"not {'cut' if cut else 'copied'}: {refusal}")
        return
    links = ((row.parent, row.link),) if row.link is not None and not selected else ()
    name = name_in(document.tree, nodes[0])
    taken = Clipboard(clipping, document.tree_id, cut, links, name=name)
    _hold(context, taken)
    _send_to_terminal(context, clipping)
    key, verb = ("X", "cut") if cut else ("C", "copied")
    stays = "; nothing is removed until you paste, Esc cancels" if cut else ""
    if selected:
        what, alone = f"the {plural(len(nodes), 'selected node')}", ""
    elif len(nodes) > 1:
        what = f"{name} and the {plural(len(nodes) - 1, 'node')} reached only through it"
        alone = f"; {key} again: {name} alone"
    else:
        what, alone = name, ""
    context.say(f"{verb} {what}; V pastes, also in another tree{stays}{alone}")


def _entered(tree: Tree, nodes: Sequence[str]) -> tuple[str, ...]:
    """Nodes with the first one in front that none of the others leads to."""
    led_to = {link.target for node in nodes for link in links(tree.nodes[node])}
    first = next((node for node in nodes if node not in led_to), None)
    return tuple(sorted(nodes, key=lambda node: node != first))


def _hold(context: EditorContext, clipboard: Clipboard | None) -> None:
    context.clipboard = clipboard
    context.panes.show_clipboard(clipboard)


def _send_to_terminal(context: EditorContext, clipping: Clipping) -> None:
    text = clipping.document.text
    if len(text) <= TERMINAL_TAKES:
        context.screen.app.copy_to_clipboard(text)


def _as_it_is_now(context: EditorContext, held: Clipboard) -> Clipboard:
    """What was cut with the changes made since; a copy where some of it is no longer in its tree."""
    if not held.cut or held.source is None:
        return held
    reading = context.workspace.library.trees.get(held.source)
    if reading is None or any(reading.document.key(("nodes", node)) is None for node in held.nodes):
        return replace(held, cut=False)
    return replace(held, clipping=clipping_of(context.workspace.library, held.source, held.nodes))


def _places(context: EditorContext, held: Clipboard) -> tuple[PastePlace, ...]:
    document, row = context.document, context.panes.outline.row
    leads_on = len({target for _, _, target in ways_out(held.clipping)}) == 1
    found = places(document.tree, row, document.node_shown, leads_on=leads_on)
    if not held.is_move(document.tree_id):
        return found
    gone = frozenset(held.nodes)
    return tuple(
        place for place in found if place.path and place.node not in gone and place.before not in gone
    )


def _paste(context: EditorContext, held: Clipboard, place: PastePlace) -> None:
    document, clipping = context.document, held.clipping
    tree = document.tree
    is_move = held.is_move(document.tree_id)
    ids = {node: node for node in held.nodes} if is_move else new_ids(clipping, tree)
    entry = ids[held.nodes[0]]
    changes = (
        *_detached(tree, held, place, is_move=is_move),
        *place.changes(entry),
        *_led_on(held, place, ids),
    )
    after = place.node if place.node is not None else document.node
    change = PasteNodes(clipping.document.text, ids, after, held.source, held.cut, changes)
    try:
        told = tuple(consequences(context.workspace, document.tree_id, held, change))
    except EditRefused as refusal:
        context.say(f"not pasted: {refusal}")
        return
    if not context.is_done(change, "not pasted"):
        return
    _hold(context, replace(held, links=(*held.links, (place.node, place.path)), pasted=True))
    if place.to_write is not None:
        context.edit(place.node, place.to_write)
    else:
        jump(context, entry)
    verb = "moved" if held.cut else "pasted"
    context.say("; ".join((f"{verb} {held.part}", *told, "Ctrl+Z undoes it")))


def _detached(tree: Tree, held: Clipboard, place: PastePlace, *, is_move: bool) -> Iterator[Change]:
    """The link that led to what was cut leads there no more, unless it is the one that will."""
    for parent, path in dict.fromkeys(held.links if is_move else ()):
        node = tree.nodes.get(parent or "")
        leads_there = node is not None and (path, held.nodes[0]) in (
            (to.field, to.target) for to in links(node)
        )
        if leads_there and (parent, path) != (place.node, place.path):
            yield SetField(parent, path, None)


def _led_on(held: Clipboard, place: PastePlace, ids: Mapping[str, str]) -> Iterator[Change]:
    """What is pasted before a node leads on to it."""
    if place.before is not None:
        for node, field, _target in ways_out(held.clipping):
            yield SetField(ids[node], field, place.before)
