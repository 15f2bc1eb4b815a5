"""Every text of a tree that a rep reads or says, with its place: all fields of the type `Prose`, for whoever looks into texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple, TypeAlias, get_args

from decisiontree.model.authority import Authority, Role
from decisiontree.model.content import CONTENT_LISTS, NOTHING, Content, Media, WebLink
from decisiontree.model.facts import Fact
from decisiontree.model.guard import Condition
from decisiontree.model.ids import Path
from decisiontree.model.nodes import Node, Option, Outcome
from decisiontree.model.prose import ProseField, TextItem, item_path, prose_fields
from decisiontree.model.shared import Incident, Shared, Topic
from decisiontree.model.tree import Tree, WayOut


class NodeText(NamedTuple):
    """A text and where it stands: a node (None for the head) and a field of it."""

    node: str | None
    field: Path
    text: str


SPOKEN = frozenset({"say", "must_say", "listen"})
"""Fields whose words the caller hears."""


_CONTENT = prose_fields(Content, (Media, WebLink))
_OWN = {kind: prose_fields(kind, (Option,)) for kind in get_args(Node)}
_HEAD = prose_fields(Tree, (WayOut,))
_EXITS = tuple(field for field in _HEAD if field.name == "anytime")
_FACT = prose_fields(Fact)
_AUTHORITY = prose_fields(Authority)
_SHARED = prose_fields(Shared, (Role, Topic, Incident))

CONTENT_TEXTS = tuple(field.name for field in _CONTENT)
"""The fields of the content of any node that hold texts; a picture and links hold some."""
OUTCOME_TEXTS = tuple(field.name for field in _OWN[Outcome])
"""The fields of an outcome's own that do."""

Manner: TypeAlias = Literal["blocks", "line", "plain"]
"""How the page shows a text: as paragraphs, as a line without links, or as it is written."""
_ON_A_LINE = frozenset(
    {"title", "ask", "outcome", "options", "anytime", "links", "team", "source", "banner", "next_update"}
)
_AS_WRITTEN = frozenset(
    {"media", "facts", "roles", "topics", "authority", "owner", "reference", "do_not_say", "summary"}
)


FOLDED = 240
"""A hint or note with more characters shows its first sentence, and the rest when it is wanted."""
_LIST = re.compile(r"(?:\A|\n) {0,3}(?:[-+*]|1[.)])[ \t]+\S|(?:\A|\n[ \t]*\n) {0,3}\d{1,9}[.)][ \t]+\S")


def has_list(hint: str) -> bool:
    """Whether a hint, which else stands on a line, holds a list and is shown in paragraphs."""
    return _LIST.search(hint) is not None


def shown_as(tree: Tree, text: NodeText) -> Manner:
    """How the page shows a text of this tree, or of library.yaml."""
    field = text.field
    if field == ("title",) and (text.node is None or isinstance(tree.nodes.get(text.node), Outcome)):
        return "plain"  # of an outcome, only the summary has it
    if field[0] == "do":
        node = tree.nodes.get(text.node or "")
        return "line" if node is not None and len(node.content.do) > 1 else "blocks"
    if field[0] in ("snippets", "facts"):  # the second word is a name, whatever it means as a field
        return "blocks" if field[0] == "snippets" else "plain"
    if not _AS_WRITTEN.isdisjoint(field):
        return "blocks" if field[-1] == "because" else "plain"
    if field[0] == "options" and field[-1] == "hint" and has_list(text.text):
        return "blocks"
    return "blocks" if _ON_A_LINE.isdisjoint(field) else "line"


def tree_texts(tree: Tree) -> Iterator[NodeText]:
    """All texts in document order, head first; fields that are left out are left out here."""
    yield from _texts_of(None, tree, _HEAD)
    yield from _of_facts(tree.facts)
    for node in tree.nodes.values():
        yield from node_texts(node)


def condition_of(node: Node, field: Path) -> Condition | None:
    """The condition for showing the text at a place of a node; None for one that is always there."""
    if len(field) < 2 or field[0] not in CONTENT_LISTS:
        return None
    items: tuple[TextItem, ...] = getattr(node.content, str(field[0]))
    return items[int(field[1])].when


def exit_texts(tree: Tree) -> list[NodeText]:
    """Those of the exits, which stand beside every node."""
    return _texts_of(None, tree, _EXITS)


def node_texts(node: Node) -> list[NodeText]:
    """Those of one node."""
    content = [] if node.content is NOTHING else _texts_of(node.id, node.content, _CONTENT)
    return content + _texts_of(node.id, node, _OWN[type(node)])


def shared_texts(shared: Shared) -> Iterator[NodeText]:
    """The texts of library.yaml."""
    yield from _texts_of(None, shared, _SHARED)
    for name, authority in shared.authority.items():
        yield from _texts_of(None, authority, _AUTHORITY, ("authority", name))
    yield from _of_facts(shared.facts)
    for name, snippet in shared.snippets.items():
        yield NodeText(None, ("snippets", name), snippet)


def _of_facts(facts: Mapping[str, Fact]) -> Iterator[NodeText]:
    for name, fact in facts.items():
        for text in _texts_of(None, fact, _FACT, ("facts", name)):
            if text.field[-1] != "label" or text.text != name:  # without a label the reader takes the name
                yield text
        for choice in fact.values:
            yield NodeText(None, ("facts", name, "values", choice.id), choice.label)


def _texts_of(
    node: str | None, holder: object, fields: tuple[ProseField, ...], at: Path = ()
) -> list[NodeText]:
    """The texts that an object of the model holds under these fields; `at` leads to it."""
    # no generator: most fields are left out, and beginning one thousands of times a tree is felt
    found: list[NodeText] = []
    for name, many, within, items in fields:
        value = getattr(holder, name)
        if value is None:
            continue
        if items:
            if value:
                found += [
                    NodeText(node, (*at, *item_path(name, value, index)), item.text)
                    for index, item in enumerate(value)
                ]
            continue
        for index, each in enumerate(value) if many else ((None, value),):
            path = (*at, name) if index is None else (*at, name, index)
            if within:
                found += _texts_of(node, each, within, path)
            else:
                found.append(NodeText(node, path, each))
    return found
