"""Changes in words and the places they happen at, for undo, toasts and the command palette."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple, TypeAlias, assert_never

from decisiontree.editing import named_by
from decisiontree.files import LIBRARY_FILE
from decisiontree.model import (
    AddItem,
    AddNode,
    Change,
    ChangeShared,
    DuplicateNode,
    Extract,
    Inline,
    InsertBetween,
    MoveItem,
    PasteNodes,
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
    SortItems,
    Together,
    TurnInto,
)
from decisiontree.reader import CONTENT, HEAD, KINDS, LIBRARY

Place: TypeAlias = tuple[str | None, Path]
"""A node and a field of it; None is the head of the tree."""
_ITEMS = {
    "options": "option",
    "cases": "case",
    "anytime": "exit",
    "requires": "requirement",
    "collect": "fact to collect",
    "forget": "fact to forget",
    "links": "link",
    "tags": "tag",
    "grants": "grant",
    "say": "wording",
    "must_say": "word-for-word text",
    "do": "task",
    "note": "paragraph of the note",
    "because": "paragraph of the reason",
    "facts": "fact",
    "scenarios": "scenario",
    "roles": "role",
    "topics": "topic",
    "incidents": "incident",
}
_NAMED = {
    "facts": "fact",
    "authority": "authority",
    "snippets": "snippet",
    "values": "value",
    "limits": "limit",
    "returns": "outcome",
    "set": "fact",
    "add": "fact",
}
"""The collections of entries that have a name, with what such an entry is called."""


class Described(NamedTuple):
    """What a change does in words, and the node and field to show once it is undone, and once it is done."""

    words: str
    before: Place
    after: Place


def describe(change: Change) -> Described:  # noqa: C901, PLR0911, PLR0912  one case per kind of change
    """The change as a person would name it: "title of 'refund'", "option 2 of 'verify' removed"."""
    if isinstance(change, Rename):
        noun = type(change).__name__.removeprefix("Rename").lower()
        before, after = (_declared(change, name) for name in (change.old, change.new))
        words = f"{noun} '{change.old}' renamed to '{change.new}'"
        return Described(words, (None, before), (None, after))
    match change:
        case SetField(node=node, field=field, value=value):
            words = f"{_field(field)}{_of(node)}" + (" removed" if value is None else "")
            return Described(words, (node, field), (node, field))
        case RenameField(node=node, field=field, to=to):
            words = f"{_field(field)}{_of(node)} renamed to '{to}'"
            return Described(words, (node, field), (node, (*field[:-1], to)))
        case AddItem(node=node, field=field, index=index):
            return Described(f"{_item(field)}{_of(node)} added", (node, field), (node, (*field, index)))
        case RemoveItem(node=node, field=field, index=index):
            words = f"{_item(field)} {index + 1}{_of(node)} removed"
            return Described(words, (node, (*field, index)), (node, field))
        case MoveItem(node=node, field=field, index=index, to=to):
            words = f"{_item(field)} {index + 1}{_of(node)} moved to place {to + 1}"
            return Described(words, (node, (*field, index)), (node, (*field, to)))
        case SortItems(node=node, field=field):
            return Described(f"{_field(field)}{_of(node)} sorted", (node, field), (node, field))
        case Retarget(node=node, link=link, to=to):
            return Described(f"{_way(node, link)} goes to '{to}'", (node, link), (node, link))
        case ReplaceText(find=find, replacement=replacement):
            return Described(f"'{find}' replaced by '{replacement}'", (None, ()), (None, ()))
        case ChangeShared(node=node, field=field):
            return Described(_words_of_shared(change.change), (node, field), (node, field))
        case Together(changes=(first, *more)):
            only = describe(first)
            return only._replace(words=f"{only.words} and {len(more)} more") if more else only
        case Together():
            return Described("nothing", (None, ()), (None, ()))
        case _:
            return _of_nodes(change)


def _words_of_shared(change: Change) -> str:
    if change == Together(()):
        return f"new {LIBRARY_FILE}"
    return f"{describe(change).words.removesuffix(_of(None))} of {LIBRARY_FILE}"


def _of_nodes(  # noqa: PLR0911  one case per kind of change
    change: RenameNode
    | AddNode
    | RemoveNode
    | DuplicateNode
    | InsertBetween
    | TurnInto
    | Extract
    | Inline
    | PasteNodes,
) -> Described:
    """A change of whole nodes."""
    match change:
        case RenameNode(node=node, to=to):
            return Described(f"node '{node}' renamed to '{to}'", (node, ()), (to, ()))
        case AddNode(node=node, after=neighbour):
            return Described(f"node '{node}' added", (neighbour, ()), (node, ()))
        case RemoveNode(node=node):
            return Described(f"node '{node}' removed", (node, ()), (None, ()))
        case DuplicateNode(node=node, to=to):
            return Described(f"'{to}' added as a copy of '{node}'", (node, ()), (to, ()))
        case InsertBetween(node=node, link=link, new=new, kind=kind):
            return Described(f"{kind} '{new}' put into {_way(node, link)}", (node, link), (new, ()))
        case TurnInto(node=node, kind=kind):
            return Described(f"'{node}' made the kind {kind}", (node, ()), (node, ()))
        case Extract(nodes=nodes, to=to):
            first = next(iter(nodes), None)
            part = f"'{first}'" if len(nodes) == 1 else f"{len(nodes)} nodes"
            return Described(f"tree '{to}' made of {part}", (first, ()), (first, ()))
        case PasteNodes(ids=ids, after=neighbour):
            first = next(iter(ids.values()), None)
            part = f"'{first}'" if len(ids) == 1 else f"{len(ids)} nodes"
            words = f"{part} {'moved' if change.cut else 'pasted'}"
            return Described(words, (neighbour, ()), (first, ()))
        case Inline(node=node):
            return Described(f"what '{node}' runs copied to its place", (node, ()), (node, ()))
        case _:
            assert_never(change)


def _declared(change: Rename, name: str) -> Path:
    """Where what is renamed is declared, as far as its name tells."""
    match change:
        case RenameValue(fact=fact):
            return ("facts", fact, "values", name)
        case RenameFact() | RenameAuthority() | RenameSnippet():
            return (named_by(change).section, name)
        case RenameRole() | RenameIncident():
            return (named_by(change).section,)
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
    if not field:
        return "item"
    key = str(field[-1])
    return _ITEMS.get(key) or f"entry of {_caption(key)}"


def _field(field: Path) -> str:
    """("options", 1, "label") → "label of option 2"; ("facts", "tier", "label") → "label of fact 'tier'"."""
    words: list[str] = []
    for at, part in enumerate(field):
        if isinstance(part, int):
            words[-1:] = [f"{_item(field[:at])} {part + 1}"]
        elif at and field[at - 1] in _NAMED:
            words[-1:] = [f"{_NAMED[str(field[at - 1])]} '{part}'"]
        else:
            words.append(_caption(part, str(field[0]) if at else ""))
    return " of ".join(reversed(words))


def _caption(key: str, section: str = "") -> str:
    """What a form calls a field, quoted where that is several words; a name of the author's stays as it is."""
    caption = _captions(section).get(key) or _captions("").get(key, key)
    return f"'{caption}'" if " " in caption else caption


@cache
def _captions(section: str) -> Mapping[str, str]:
    """The words of the form for each key of the file, or for those of what is in a section: of an option, of a case."""
    captions: dict[str, str] = {}
    every = [*(spec for kind in KINDS.values() for spec in kind.fields), *CONTENT, *HEAD, *LIBRARY]
    waiting = [part for spec in every if spec.key == section for part in spec.fields] if section else every
    for spec in waiting:  # what they consist of comes after all of them
        captions.setdefault(spec.key, spec.caption)
        waiting += spec.fields
    return captions
