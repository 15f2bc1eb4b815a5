"""Changes in words and the places they happen at, for undo, toasts and the command palette."""

from __future__ import annotations

from typing import assert_never

from decisiontree.model import (
    AddItem,
    AddNode,
    Change,
    DuplicateNode,
    Extract,
    Inline,
    InsertBetween,
    MoveItem,
    Path,
    RemoveItem,
    RemoveNode,
    Rename,
    RenameAuthority,
    RenameFact,
    RenameField,
    RenameIncident,
    RenameNode,
    RenameRole,
    RenameSnippet,
    RenameTree,
    RenameValue,
    ReplaceText,
    Retarget,
    SetField,
    Together,
    TurnInto,
)

_ITEMS = {
    "options": "option",
    "cases": "case",
    "anytime": "way out",
    "requires": "requirement",
    "collect": "fact to collect",
    "forget": "fact to forget",
    "links": "link",
    "tags": "tag",
    "grants": "grant",
    "say": "wording",
    "do": "task",
    "facts": "fact",
}


def describe(change: Change) -> str:  # noqa: C901, PLR0911, PLR0912  one case per kind of change
    """The change as a person would name it: "title of 'refund'", "option 2 of 'verify' removed"."""
    if isinstance(change, Rename):
        return (
            f"{type(change).__name__.removeprefix('Rename').lower()} '{change.old}' renamed to '{change.new}'"
        )
    match change:
        case RenameNode(node=node, to=to):
            return f"node '{node}' renamed to '{to}'"
        case SetField(node=node, field=field, value=value):
            return f"{_field(field)}{_of(node)}" + (" removed" if value is None else "")
        case RenameField(node=node, field=field, to=to):
            return f"{_field(field)}{_of(node)} renamed to '{to}'"
        case AddItem(node=node, field=field):
            return f"{_item(field)}{_of(node)} added"
        case RemoveItem(node=node, field=field, index=index):
            return f"{_item(field)} {index + 1}{_of(node)} removed"
        case MoveItem(node=node, field=field, index=index, to=to):
            return f"{_item(field)} {index + 1}{_of(node)} moved to place {to + 1}"
        case Retarget(node=node, link=link, to=to):
            return f"{_way(node, link)} leads to '{to}'"
        case AddNode(node=node):
            return f"node '{node}' added"
        case RemoveNode(node=node):
            return f"node '{node}' removed"
        case ReplaceText(find=find, replacement=replacement):
            return f"'{find}' replaced by '{replacement}'"
        case DuplicateNode(node=node, to=to):
            return f"'{to}' added as a copy of '{node}'"
        case InsertBetween(node=node, link=link, new=new, kind=kind):
            return f"{kind} '{new}' put into {_way(node, link)}"
        case TurnInto(node=node, kind=kind):
            return f"'{node}' made the kind {kind}"
        case Extract(nodes=nodes, to=to):
            return f"tree '{to}' made of {_count(nodes)}"
        case Inline(node=node):
            return f"what '{node}' runs copied to its place"
        case Together(changes=changes):
            first = describe(changes[0]) if changes else "nothing"
            return first if len(changes) < 2 else f"{first} and {len(changes) - 1} more"
        case _:
            assert_never(change)


def place_of(change: Change, *, after: bool) -> tuple[str | None, Path]:  # noqa: C901, PLR0911, PLR0912  one case per kind of change
    """Node and field to show once the change is undone, or with `after`, once it is done."""
    if isinstance(change, Rename):
        return None, _named_place(change, after=after)
    match change:
        case RenameNode(node=node, to=to):
            return (to if after else node), ()
        case SetField(node=node, field=field):
            return node, field
        case RenameField(node=node, field=field, to=to):
            return node, ((*field[:-1], to) if after else field)
        case AddItem(node=node, field=field, index=index):
            return node, ((*field, index) if after else field)
        case RemoveItem(node=node, field=field, index=index):
            return node, (field if after else (*field, index))
        case MoveItem(node=node, field=field, index=index, to=to):
            return node, (*field, to if after else index)
        case Retarget(node=node, link=link):
            return node, link
        case AddNode(node=node, after=neighbour):
            return (node if after else neighbour), ()
        case RemoveNode(node=node):
            return (None if after else node), ()
        case ReplaceText():
            return None, ()
        case DuplicateNode(node=node, to=to):
            return (to if after else node), ()
        case InsertBetween(node=node, link=link, new=new):
            return (new, ()) if after else (node, link)
        case TurnInto(node=node) | Inline(node=node):
            return node, ()
        case Extract(nodes=nodes):
            return next(iter(nodes), None), ()
        case Together(changes=changes):
            return place_of(changes[0], after=after) if changes else (None, ())
        case _:
            assert_never(change)


def _count(nodes: tuple[str, ...]) -> str:
    return f"'{nodes[0]}'" if len(nodes) == 1 else f"{len(nodes)} nodes"


def _named_place(change: Rename, *, after: bool) -> Path:
    """Where what is renamed is declared, as far as its name tells."""
    name = change.new if after else change.old
    match change:
        case RenameFact():
            return ("facts", name)
        case RenameValue(fact=fact):
            return ("facts", fact, "values", name)
        case RenameAuthority():
            return ("authority", name)
        case RenameSnippet():
            return ("snippets", name)
        case RenameRole():
            return ("roles",)
        case RenameIncident():
            return ("incidents",)
        case RenameTree():
            return ()
        case _:
            assert_never(change)


def _of(node: str | None) -> str:
    return " of the tree" if node is None else f" of '{node}'"


def _way(node: str | None, link: Path) -> str:
    """The option, case or field that leads on; a step's only way is the step's."""
    place = link[:-1] if link[-1:] == ("to",) else link
    return f"{_field(place)}{_of(node)}" if place else f"'{node}'"


def _item(field: Path) -> str:
    return _ITEMS.get(str(field[-1]), str(field[-1])) if field else "item"


def _field(field: Path) -> str:
    """("options", 1, "label") → "label of option 2"."""
    words: list[str] = []
    for at, part in enumerate(field):
        if isinstance(part, int):
            words[-1:] = [f"{_item(field[:at])} {part + 1}"]
        else:
            words.append(part)
    return " of ".join(reversed(words))
