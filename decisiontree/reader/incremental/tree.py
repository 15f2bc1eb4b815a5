"""A tree after an edit of its document: nodes whose lines were not read again are shared, their faults move along.

What a node is depends on its own lines, on the facts in scope and on library.yaml; so where the facts are the same, only
the nodes that the document has read anew are built anew. What it gives equals what `read_tree` would give.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import replace
from itertools import chain
from types import MappingProxyType

from decisiontree.diagnostic import Fault
from decisiontree.model import Node, Shared, Tree
from decisiontree.reader.document import Document, ReparsedEntries, Step
from decisiontree.reader.gc_pause import garbage_kept
from decisiontree.reader.incremental.document import steps_between
from decisiontree.reader.incremental.entries import NeedsFullParse
from decisiontree.reader.tree_builder.build_context import BuildContext
from decisiontree.reader.tree_builder.file import is_from_later
from decisiontree.reader.tree_builder.nodes import build_node
from decisiontree.reader.tree_builder.tree import Reading, read_head, read_tree
from decisiontree.reader.yaml_nodes import Mapping, unplaced
from decisiontree.text import Span

_NODES = ("nodes",)


def reread_tree(before: Reading | None, document: Document, shared: Shared, tree_id: str) -> Reading:
    """The reading of a document that came of another reading's by edits; `shared` and the id are those of before."""
    try:
        with garbage_kept():
            return _reread(before, document, shared)
    except NeedsFullParse:
        return read_tree(document, shared, tree_id)


def _reread(before: Reading | None, document: Document, shared: Shared) -> Reading:
    if before is None or before.tree is None or is_from_later(document):
        raise NeedsFullParse
    steps = steps_between(before.document, document)
    nodes = document.at(_NODES)
    if not steps or not isinstance(nodes, Mapping):
        raise NeedsFullParse
    replaced = tuple(chain.from_iterable(steps))
    touched = frozenset(chain.from_iterable(each.names for each in replaced if each.path == _NODES))
    keeps_head = all(each.path == _NODES for each in replaced)
    context = BuildContext(document, shared, parts=_parts(document, nodes, touched, keeps_head=keeps_head))
    tree = before.tree if keeps_head else _tree(context, before.tree, replaced)
    context.facts = tree.facts_in_scope(shared)
    built = MappingProxyType(_built(context, nodes, before.tree, touched))
    stays = [
        fault for fault in before.faults if _stays(fault.place.node, built, touched, keeps_head=keeps_head)
    ]
    kept = [_moved(fault, steps) for fault in stays]
    budget_used = before.budget_used.plus(context.budget_used)
    if not budget_used.is_within:
        raise NeedsFullParse
    faults = tuple(_in_order((*kept, *context.faults), nodes.positions))
    return Reading(document, replace(tree, nodes=built), faults, budget_used)


def _stays(
    node: str | None, built: MappingOf[str, Node], touched: frozenset[str], *, keeps_head: bool
) -> bool:
    """Whether a node, or the head, is as it was."""
    return keeps_head if node is None else node in built and node not in touched


def _parts(
    document: Document, nodes: Mapping, touched: frozenset[str], *, keeps_head: bool
) -> Iterator[Span]:
    """Where the text is that is read anew, up to the key behind it."""
    for name in touched:
        at = nodes.positions.get(name)
        if at is not None:
            is_last = at + 1 == len(nodes.entries)
            yield Span(nodes.entries[at][0].start, nodes.end if is_last else nodes.entries[at + 1][0].start)
    if not keeps_head:
        yield Span(0, nodes.start)
        yield Span(nodes.end, len(document.text))


def _tree(context: BuildContext, before: Tree, replaced: Iterable[ReparsedEntries]) -> Tree:
    """The head read anew; with other facts, or other lines for all nodes, the nodes are others too."""
    if any(each.path == () and _NODES[0] in each.names for each in replaced):
        raise NeedsFullParse
    headed = read_head(context, before.id)
    if headed is None or list(headed.tree.facts.items()) != list(before.facts.items()):
        raise NeedsFullParse
    return headed.tree


def _built(context: BuildContext, nodes: Mapping, before: Tree, touched: frozenset[str]) -> dict[str, Node]:
    """The nodes in the order of the file; a large tree whose nodes keep their names is not walked for that."""
    held, entries = before.nodes, nodes.entries
    if list(nodes.positions) == list(held):
        built = held.copy() if isinstance(held, MappingProxyType) else dict(held)
        for at in sorted(nodes.positions[name] for name in touched if name in held):
            key, value = entries[at]
            built[key.value or ""] = build_node(context, key, value)
    else:
        built = {}
        for at, (key, _value) in enumerate(unplaced(entries)):
            name = key.value or ""
            built[name] = build_node(context, *entries[at]) if name in touched else held[name]
    context.node, context.subject = None, context.document.root
    return built


def _in_order(faults: tuple[Fault, ...], places: dict[str, int]) -> list[Fault]:
    """Faults of the head, then those of each node that is there, in the order of the nodes."""
    there = [fault for fault in faults if fault.place.node is None or fault.place.node in places]
    return sorted(there, key=lambda fault: -1 if fault.place.node is None else places[fault.place.node])


def _moved(fault: Fault, steps: tuple[Step, ...]) -> Fault:
    place = replace(fault.place, span=_span_moved(fault.place.span, steps))
    fixes = tuple(fix.placed(lambda span: _span_moved(span, steps)) for fix in fault.fixes)
    if fault.related:
        raise NeedsFullParse
    return replace(fault, place=place, fixes=fixes)


def _span_moved(span: Span, steps: tuple[Step, ...]) -> Span:
    """Where a span stands after all steps; what was read anew has no business with what is kept."""
    for step in steps:
        by = 0
        for replaced in step:
            if span.start >= replaced.span.end:
                by += replaced.by
            elif span.end > replaced.span.start:
                raise NeedsFullParse
        span = span.moved(by)
    return span
