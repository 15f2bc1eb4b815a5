"""Where nodes can be pasted from a row of the outline: as a new way, on an open link, before or after a node. Pure data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from decisiontree.display import fit, one_line
from decisiontree.model import AddItem, Branch, Change, Node, Path, Plain, Question, SetField, Tree
from decisiontree.transitions import edges, links
from decisiontree.tui import intents
from decisiontree.tui.headline import NAME_SHOWN, name_in
from decisiontree.tui.outline_rows import Row, Shape


@dataclass(frozen=True, slots=True)
class PastePlace:
    """A link that will lead to what is pasted: its node, None for the head, and its field; no field for no link.

    `item` is the option, case or exit that is added for it; `before` is the node that comes after what is pasted.
    """

    words: str
    node: str | None
    path: Path = ()
    item: Plain | None = None
    before: str | None = None

    def changes(self, entry: str) -> tuple[Change, ...]:
        """The changes that let the link lead to the pasted node."""
        if not self.path:
            return ()
        linked = SetField(self.node, self.path, entry)
        if self.item is None:
            return (linked,)
        return (AddItem(self.node, self.path[:1], int(self.path[1]), self.item), linked)

    @property
    def to_write(self) -> Path | None:
        """The field of the added item that the author writes next."""
        if not isinstance(self.item, dict):
            return None
        return (*self.path[:2], next(iter(self.item)))


def places(tree: Tree, row: Row, node: Node | None, *, leads_on: bool) -> tuple[PastePlace, ...]:
    """The places at a row, the likeliest first; `leads_on` where what is pasted has one way on."""
    if row.link is not None and row.shape in (Shape.LINK, Shape.LOOP, Shape.MISSING):
        return tuple(_on_link(tree, row, row.link, leads_on=leads_on))
    if row.shape is Shape.SECTION:
        return ()
    if node is None:
        return tuple(_in_head(tree, leads_on=leads_on))
    return (*_from(tree, node, leads_on=leads_on), *_at(tree, row, node, leads_on=leads_on))


def _on_link(tree: Tree, row: Row, link: Path, *, leads_on: bool) -> Iterator[PastePlace]:
    way = _way_to(tree, row)
    if row.shape is Shape.MISSING:
        yield PastePlace(f"where {way} goes", row.parent, link)
        return
    yield PastePlace(f"in place of the link to {name_in(tree, row.node)}, where {way} goes", row.parent, link)
    if leads_on:
        yield PastePlace(
            f"on the link {way}, before {name_in(tree, row.node)}", row.parent, link, before=row.node
        )


def _in_head(tree: Tree, *, leads_on: bool) -> Iterator[PastePlace]:
    if tree.start not in tree.nodes:
        yield PastePlace("as the start of the tree", None, ("start",))
    elif leads_on:
        yield PastePlace(
            f"as the start of the tree, before {name_in(tree, tree.start)}",
            None,
            ("start",),
            before=tree.start,
        )
    count = len(tree.anytime)
    yield PastePlace("as a new exit, visible at every node", None, ("anytime", count, "to"), {"label": ""})
    yield PastePlace("at the end, with no link to it yet", None)


def _from(tree: Tree, node: Node, *, leads_on: bool) -> Iterator[PastePlace]:
    """Ways that lead from a node to what is pasted."""
    for edge in edges(node):
        if edge.target is None:
            yield PastePlace(f"where {_way(tree, node.id, edge.field, edge.label)} goes", node.id, edge.field)
    if isinstance(node, Question):
        path: Path = ("options", len(node.options), "to")
        yield PastePlace(
            f"as a new option of {name_in(tree, node.id)}", node.id, path, intents.LISTS["options"]
        )
    elif isinstance(node, Branch):
        path = ("cases", len(node.cases), "to")
        yield PastePlace(f"as a new case of {name_in(tree, node.id)}", node.id, path, intents.LISTS["cases"])
    elif leads_on:
        ways: Sequence[tuple[Path, str]] = [(link.field, link.target) for link in links(node)]
        if len(ways) == 1:
            field, target = ways[0]
            yield PastePlace(
                f"after {name_in(tree, node.id)}, before {name_in(tree, target)}",
                node.id,
                field,
                before=target,
            )


def _at(tree: Tree, row: Row, node: Node, *, leads_on: bool) -> Iterator[PastePlace]:
    """On the way that leads to a node, or beside it."""
    if row.parent is not None and row.link is not None:
        way = _way_to(tree, row)
        if leads_on:
            yield PastePlace(
                f"before {name_in(tree, node.id)}, on {way}", row.parent, row.link, before=node.id
            )
        yield PastePlace(
            f"in place of the link to {name_in(tree, node.id)}, where {way} goes", row.parent, row.link
        )
    elif leads_on and node.id == tree.start:
        yield PastePlace(
            f"before {name_in(tree, node.id)}, as the start of the tree", None, ("start",), before=node.id
        )
    yield PastePlace(f"after {name_in(tree, node.id)} in the file, with no link to it yet", node.id)


def _way_to(tree: Tree, row: Row) -> str:
    return _way(tree, row.parent, row.link or (), row.label)


def _way(tree: Tree, node: str | None, field: Path, label: str) -> str:
    """A link in words; a step has one only, and needs no label for it."""
    name = name_in(tree, node)
    return name if field == ("to",) else f"'{fit(one_line(label), NAME_SHOWN)}' of {name}"
