"""A document to a tree: the head first, because conditions in the nodes speak of its facts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, NamedTuple

from decisiontree.diagnostic import Fault
from decisiontree.model import Gate, Node, Phrases, Shared, Tree, WayOut, id_from, is_id, key_of
from decisiontree.reader.document import Document
from decisiontree.reader.fields import HEAD
from decisiontree.reader.gc_pause import garbage_kept
from decisiontree.reader.tree_builder.build_context import BudgetUsed, BuildContext
from decisiontree.reader.tree_builder.facts import build_facts
from decisiontree.reader.tree_builder.file import (
    check_format,
    faults_of,
    is_from_later,
    root_mapping,
    tell_reserved,
)
from decisiontree.reader.tree_builder.nodes import build_nodes
from decisiontree.reader.tree_builder.tables import Table
from decisiontree.reader.yaml_nodes import Mapping, YamlNode
from decisiontree.text import Span

_HEAD = Table(HEAD, "a tree")
_LEFT_TO_RULES = frozenset({"start"})
"""A tree without a start is told by the rule 'missing-start'."""
_AS_WRITTEN = frozenset({"title", "purpose", "kind", "owner", "review_by", "tags", "start"})


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A tree file as it was read: the document, the tree as far as it can be had, every fault, and what that took."""

    document: Document
    tree: Tree | None
    faults: tuple[Fault, ...]
    budget_used: BudgetUsed


def read_tree(document: Document, shared: Shared, tree_id: str) -> Reading:
    """Read a document as a tree; `shared` is what its library.yaml says."""
    context = BuildContext(document, shared)
    tree = None
    with garbage_kept():
        headed = read_head(context, tree_id)
        if headed is not None:
            tree = replace(headed.tree, nodes=MappingProxyType(_nodes(context, headed.nodes)))
    if is_from_later(document):
        tree = None
    return Reading(document, tree, faults_of(context), context.budget_used)


class Headed(NamedTuple):
    """A tree without its nodes, and what stands where they are due."""

    tree: Tree
    nodes: YamlNode | None


def read_head(context: BuildContext, tree_id: str) -> Headed | None:
    """Everything but the nodes; the context knows the facts then. None where the file holds no fields."""
    if not tell_reserved(context, tree_id) and not is_id(tree_id):
        message = f"the file is called '{tree_id}', which is not a valid id; rename the file, for example to '{id_from(tree_id, 'tree')}.yaml'"
        context.tell("bad-id", message, Span(0, 0))
    root = root_mapping(context, "a tree")
    return None if root is None else _headed(context, root, tree_id)


def _headed(context: BuildContext, root: Mapping, tree_id: str) -> Headed:
    head: dict[str, Any] = {}
    seen = _HEAD.take(context, root, head)
    for needed in _HEAD.required:
        if needed not in seen and needed not in _LEFT_TO_RULES:
            _HEAD.tell_missing(context, root, needed)
    check_format(context, head.get("format"))
    own = build_facts(context, head.get("facts", {}))
    _check_clashes(context, own, head)
    context.facts = {**context.shared.facts, **own}
    tree = Tree(
        id=tree_id,
        language=head.get("language") or "en",
        only_run=head.get("alone") is False,
        anytime=tuple(_way_out(each or {}, at) for at, each in enumerate(head.get("anytime", ()))),
        requires=tuple(
            Gate(each.get("before", ""), each.get("pass", "")) for each in head.get("requires", ()) if each
        ),
        phrases=Phrases(**head.get("phrases", {})),
        facts=own,
        **{field: head[field] for field in _AS_WRITTEN & head.keys()},
    )
    return Headed(tree, head.get("nodes"))


def _check_clashes(context: BuildContext, own: Iterable[str], head: dict[str, Any]) -> None:
    for name in own:
        other = (
            "fact" if name in context.shared.facts else "snippet" if name in context.shared.snippets else None
        )
        if other:
            message = f"'{name}' is also a {other} of library.yaml; give one of them another name"
            context.tell("bad-id", message, head["facts"][name][0])


def _nodes(context: BuildContext, nodes: YamlNode | None) -> dict[str, Node]:
    if isinstance(nodes, Mapping):
        return build_nodes(context, nodes)
    if nodes is not None:
        context.tell("wrong-shape", "'nodes' is empty; write each node here under its id", nodes)
    return {}


def _way_out(values: dict[str, Any], at: int) -> WayOut:
    label = values.get("label", "")
    return WayOut(label=label, to=values.get("to"), key=key_of(values.get("id"), label, at))
