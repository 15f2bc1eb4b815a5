"""Every text of a tree that a rep reads or says, with its place: the one list of them, for whoever looks into texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple, TypeAlias, assert_never

from decisiontree.model.content import NOTHING, Content
from decisiontree.model.facts import Fact
from decisiontree.model.ids import Path
from decisiontree.model.nodes import (
    Branch,
    Decision,
    Form,
    Listen,
    Node,
    Outcome,
    Question,
    Step,
    Subtree,
    Unreadable,
)
from decisiontree.model.shared import Shared
from decisiontree.model.tree import Tree


class NodeText(NamedTuple):
    """A text and where it stands: a node (None for the head) and a field of it."""

    node: str | None
    field: Path
    text: str


SPOKEN = frozenset({"say", "must_say", "listen"})
"""Fields whose words the caller hears."""


Manner: TypeAlias = Literal["blocks", "line", "plain"]
"""How the page shows a text: as paragraphs, as a line without links, or as it is written."""
_ON_A_LINE = frozenset(
    {"title", "ask", "outcome", "options", "anytime", "links", "team", "source", "banner", "next_update"}
)
_AS_WRITTEN = frozenset({"media", "facts", "roles", "authority", "reference", "do_not_say"})


def shown_as(tree: Tree, text: NodeText) -> Manner:
    """How the page shows a text of this tree, or of library.yaml."""
    field = text.field
    if text.node is None and field == ("title",):
        return "plain"
    if field[0] == "do":
        node = tree.nodes.get(text.node or "")
        return "line" if node is not None and len(node.content.do) > 1 else "blocks"
    if not _AS_WRITTEN.isdisjoint(field):
        return "blocks" if field[-1] == "because" else "plain"
    return "blocks" if _ON_A_LINE.isdisjoint(field) else "line"


def tree_texts(tree: Tree) -> Iterator[NodeText]:
    """All texts in document order, head first; fields that are left out are left out here."""
    yield from _given(None, ("title",), tree.title)
    yield from _given(None, ("purpose",), tree.purpose)
    yield from exit_texts(tree)
    yield from _of_facts(tree.facts)
    for node in tree.nodes.values():
        yield from node_texts(node)


def exit_texts(tree: Tree) -> Iterator[NodeText]:
    """Those of the exits, which stand beside every node."""
    for index, way_out in enumerate(tree.anytime):
        yield NodeText(None, ("anytime", index, "label"), way_out.label)


def node_texts(node: Node) -> Iterator[NodeText]:
    """Those of one node."""
    if node.content is not NOTHING:
        yield from _of_content(node.id, node.content)
    yield from _of_kind(node)


def shared_texts(shared: Shared) -> Iterator[NodeText]:
    """The texts of library.yaml that end up in front of a rep."""
    for role_at, role in enumerate(shared.roles):
        yield NodeText(None, ("roles", role_at, "label"), role.label)
    for name, authority in shared.authority.items():
        yield NodeText(None, ("authority", name, "label"), authority.label)
        yield from _given(None, ("authority", name, "because"), authority.because)
    yield from _of_facts(shared.facts)
    for name, snippet in shared.snippets.items():
        yield NodeText(None, ("snippets", name), snippet)
    for at, incident in enumerate(shared.incidents):
        for field in ("banner", "say", "next_update", "reference", "known", "unknown"):
            yield from _given(None, ("incidents", at, field), getattr(incident, field))
        for number, promise in enumerate(incident.do_not_say):
            yield NodeText(None, ("incidents", at, "do_not_say", number), promise)


def _of_facts(facts: Mapping[str, Fact]) -> Iterator[NodeText]:
    for name, fact in facts.items():
        if fact.label != name:  # without a label the reader takes the name
            yield NodeText(None, ("facts", name, "label"), fact.label)
        yield from _given(None, ("facts", name, "hint"), fact.hint)
        for choice in fact.values:
            yield NodeText(None, ("facts", name, "values", choice.id), choice.label)


def _of_content(node_id: str, content: Content) -> Iterator[NodeText]:
    # no generator for each: most fields are left out, and beginning one hundreds of times a tree is felt
    for field in ("title", "must_say", "note", "because", "source"):
        text = getattr(content, field)
        if text is not None:
            yield NodeText(node_id, (field,), text)
    for index, variant in enumerate(content.say):
        yield NodeText(node_id, ("say", index), variant)
    for index, instruction in enumerate(content.do):
        yield NodeText(node_id, ("do", index), instruction)
    if content.media is not None:
        yield from _given(node_id, ("media", "alt"), content.media.alt)
    for index, link in enumerate(content.links):
        yield NodeText(node_id, ("links", index, "label"), link.label)


def _of_kind(node: Node) -> Iterator[NodeText]:
    match node:
        case Question(ask=ask, options=options):
            yield from _given(node.id, ("ask",), ask)
            for index, option in enumerate(options):
                yield NodeText(node.id, ("options", index, "label"), option.label)
                yield from _given(node.id, ("options", index, "hint"), option.hint)
        case Form(ask=ask):
            yield from _given(node.id, ("ask",), ask)
        case Listen(listen=listen):
            yield NodeText(node.id, ("listen",), listen)
        case Outcome():
            for field in ("outcome", "team", "alternative", "review_route"):
                yield from _given(node.id, (field,), getattr(node, field))
        case Step() | Branch() | Decision() | Subtree() | Unreadable():
            return
        case _:
            assert_never(node)


def _given(node_id: str | None, field: Path, text: str | None) -> tuple[NodeText, ...]:
    # no generator: most fields are left out, and beginning one hundreds of times a tree is felt
    return () if text is None else (NodeText(node_id, field, text),)
