"""What an author does with facts, roles and what else has a name → changes as data, and what such a thing is called.

Knows the collections of library.yaml; a tree's own facts are one of them. Applies nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from decisiontree.editing import Named, NameKind
from decisiontree.model import (
    AddItem,
    Change,
    MoveItem,
    Path,
    Plain,
    RenameAuthority,
    RenameFact,
    RenameField,
    RenameIncident,
    RenameRole,
    RenameSnippet,
    RenameValue,
    SetField,
    free_name,
    id_from,
    is_fact_id,
    is_id,
)
from decisiontree.tui.raw import Raw, list_of, mapping_of, text_of
from decisiontree.tui.single_fields import ADD, KEY

_RENAMES: Mapping[str, tuple[NameKind, Callable[[str, str], Change]]] = {
    "roles": (NameKind.ROLE, RenameRole),
    "authority": (NameKind.AUTHORITY, RenameAuthority),
    "facts": (NameKind.FACT, RenameFact),
    "snippets": (NameKind.SNIPPET, RenameSnippet),
    "incidents": (NameKind.INCIDENT, RenameIncident),
}
"""The collections whose entries other places speak of, and what gives one another name."""
_NEW: Mapping[str, tuple[str, Plain]] = {
    "roles": ("role", {"id": "", "label": ""}),
    "authority": ("authority", {"label": ""}),
    "facts": ("fact", {"type": "text", "label": ""}),
    "snippets": ("snippet", ""),
    "topics": ("topic", {"id": "", "label": ""}),
    "incidents": ("incident", {"id": "", "trees": [], "starts": "", "expires": ""}),
}
"""For each collection what a new entry is called and holds at first."""


def is_part(path: Path) -> bool:
    """Whether a path leads to an entry of a collection, or into one."""
    return len(path) > 1 and path[0] in _NEW and path[1] != ADD


def is_within(path: Path) -> bool:
    """Whether a path leads to an item or an entry inside of one: a value of a choice, a tree of an incident."""
    return len(path) > 3 and path[2] in ("values", "trees", "do_not_say") and path[3] != ADD


def item_around(path: Path) -> Path | None:
    """The option, the case or the item of a list that a path leads into; None where there is none."""
    at = next((at for at, step in enumerate(path[:3]) if at and isinstance(step, int)), None)
    return None if at is None else path[: at + 1]


def is_removable(path: Path) -> bool:
    """Whether a field is in something that can be taken away with it."""
    return (len(path) > 2 and is_part(path)) or item_around(path) is not None


def names_in(raw: Mapping[str, Raw]) -> Iterator[Path]:
    """The entries that have their name as their key."""
    for section, held in raw.items():
        if section in _NEW:
            yield from ((section, name) for name in mapping_of(held))


def named_at(path: Path, held: Raw) -> Named | None:
    """What a place belongs to, if it is something that other places speak of; `held` is its entry."""
    if len(path) < 2 or path[0] not in _RENAMES:
        return None
    name = path[1] if isinstance(path[1], str) else text_of(mapping_of(held).get("id"))
    return Named(_RENAMES[str(path[0])][0], name) if name else None


def id_of(path: Path, words: str) -> str:
    """The id that words typed into a name field stand for: themselves, or what is made from them."""
    of_texts = path[0] in ("facts", "snippets") and len(path) == 3
    fits = is_fact_id(words) if of_texts else is_id(words)
    return words if fits else id_from(words, words)


def labelled(path: Path, name: str, words: str, held: Raw) -> tuple[Change, ...]:
    """Let words that an entry was named by be its label too, where it has an empty one; `held` is the entry."""
    entry = (*path[:-2], name) if path[-1] == KEY else path[:-1]
    if held == "" and path[0] != "snippets":
        return (SetField(None, entry, words),)
    return (SetField(None, (*entry, "label"), words),) if mapping_of(held).get("label") == "" else ()


def rename(node: str | None, path: Path, old: str, new: str) -> Change:
    """Give what a name field stands for another name: with every use of it, where other places may speak of it."""
    of_whole = len(path) == 3 and path[-1] in (KEY, "id")
    if node is None and of_whole and path[0] in _RENAMES and old:
        return _RENAMES[str(path[0])][1](old, new)
    if node is None and len(path) == 5 and path[::2] == ("facts", "values", KEY) and old:
        return RenameValue(str(path[1]), old, new)
    return RenameField(node, path[:-1], new) if path[-1] == KEY else SetField(node, path, new)


def renamed_path(path: Path, name: Path, new: str) -> Path:
    """A path that leads through a name, once that is another one."""
    at = len(name) - 2
    return (*path[:at], new, *path[at + 1 :]) if name[-1] == KEY and path[: at + 1] == name[:-1] else path


def add(section: str, held: Raw, currency: str) -> tuple[Change, Path]:
    """A new entry at the end of a collection, and where it then stands; `currency` is that of new limits."""
    wanted, body = _NEW[section]
    if section == "authority" and isinstance(body, Mapping):
        body = {**body, "currency": currency, "limits": {}}
    if section in ("facts", "authority", "snippets"):
        name = free_name(wanted, mapping_of(held))
        return SetField(None, (section, name), body), (section, name)
    items = list_of(held)
    name = free_name(wanted, {text_of(mapping_of(item).get("id")) for item in items})
    entry = {**body, "id": name} if isinstance(body, Mapping) else body
    if held is None:
        return SetField(None, (section,), [entry]), (section, 0)
    return AddItem(None, (section,), len(items), entry), (section, len(items))


def move(path: Path, by: int, held: Raw) -> tuple[Change, Path] | None:
    """Move an entry among its neighbours, and where it then stands; None at the end."""
    names = list(mapping_of(held))
    count = len(names) or len(list_of(held))
    at = path[1] if isinstance(path[1], int) else names.index(path[1])
    to = at + by
    if not 0 <= to < count:
        return None
    return MoveItem(None, path[:1], at, to), (path[:1] + ((to,) if isinstance(path[1], int) else path[1:2]))
