"""What the editor remembers of a library and of its user: ids and choices, no words of authors. Touches no disk.

The file is JSON. Every part has a limit, so that no tree can make the file large.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from itertools import islice
from types import MappingProxyType
from typing import Any, TypeVar

from decisiontree.files import stored_json as stored

VERSION = 1
MOST_TREES = 200
MOST_FOLDED = 5_000
"""A tree with more closed nodes opens with all of its nodes open."""
MOST_BOOKMARKS = 200
MOST_PANES = 20
MOST_CHARACTERS = 200
"""Of a name."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A node that the author marked."""

    tree: str
    node: str


@dataclass(frozen=True, slots=True)
class LeftAt:
    """Where the author left a tree: the node that was shown, None for the head, and the nodes that were closed."""

    node: str | None = None
    folded: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class LibraryMemory:
    """What is remembered of one library."""

    tree: str | None = None
    """The tree that was shown last."""
    places: Mapping[str, LeftAt] = field(default_factory=lambda: MappingProxyType({}))
    """By the id of the tree; the tree that was left last is the last one."""
    bookmarks: tuple[Bookmark, ...] = ()
    panes: Mapping[str, bool] = field(default_factory=lambda: MappingProxyType({}))
    """Whether a pane is shown, by its name; nothing for a pane that follows the size of the screen."""
    sort: str = ""
    """The column that the list of trees is sorted by."""


@dataclass(frozen=True, slots=True)
class UserMemory:
    """What is remembered for all libraries."""

    theme: str = ""
    tour_offered: bool = False


Memory = TypeVar("Memory", bound="LibraryMemory | UserMemory")


def written(memory: LibraryMemory | UserMemory) -> bytes:
    """The file of a memory."""
    if isinstance(memory, UserMemory):
        kept: dict[str, Any] = {"theme": memory.theme, "tour_offered": memory.tour_offered}
    else:
        recent = [*memory.places.items()][-MOST_TREES:]
        marks = [mark for mark in memory.bookmarks if _are_names(mark.tree, mark.node)]
        kept = {
            "tree": memory.tree if _are_names(memory.tree) else None,
            "places": {tree: _place_json(place) for tree, place in recent if _are_names(tree)},
            "bookmarks": [[mark.tree, mark.node] for mark in marks[-MOST_BOOKMARKS:]],
            "panes": dict(memory.panes),
            "sort": memory.sort,
        }
    return json.dumps({"version": VERSION, **kept}).encode()


def library_memory(content: bytes) -> LibraryMemory:
    """What a file remembers of a library. Raises Spoilt, and Newer for the file of a newer program."""
    kept = _expect_ours(content)
    places = stored.mapping(kept.get("places", {}))
    marks = stored.items(kept.get("bookmarks", []))[:MOST_BOOKMARKS]
    panes = stored.mapping(kept.get("panes", {}))
    return LibraryMemory(
        tree=_name_or_none(kept.get("tree")),
        places=MappingProxyType(
            {_name(tree): _place(place) for tree, place in islice(places.items(), MOST_TREES)}
        ),
        bookmarks=tuple(Bookmark(*map(_name, stored.items(mark, 2))) for mark in marks),
        panes=MappingProxyType(
            {_name(pane): stored.flag(is_shown) for pane, is_shown in islice(panes.items(), MOST_PANES)}
        ),
        sort=_name(kept.get("sort", "")),
    )


def user_memory(content: bytes) -> UserMemory:
    """What a file remembers of its user. Raises Spoilt, and Newer for the file of a newer program."""
    kept = _expect_ours(content)
    return UserMemory(_name(kept.get("theme", "")), stored.flag(kept.get("tour_offered", False)))


def merged(base: Memory, mine: Memory, theirs: Memory) -> Memory:
    """Their memory with what has changed from `base` to `mine`: two editors remember side by side."""
    changes: dict[str, Any] = {}
    for name in (each.name for each in fields(base)):
        before, now, other = getattr(base, name), getattr(mine, name), getattr(theirs, name)
        if isinstance(now, Mapping):
            changed = {key: value for key, value in now.items() if before.get(key) != value}
            kept = {key: value for key, value in other.items() if key in now or key not in before}
            changes[name] = MappingProxyType(
                {key: value for key, value in kept.items() if key not in changed} | changed
            )
        elif now != before:
            changes[name] = now
    return replace(theirs, **changes)


def _expect_ours(content: bytes) -> Mapping[str, Any]:
    kept = stored.mapping(stored.parsed(content))
    stored.expect_version(kept.get("version"), VERSION)
    return kept


def _place_json(place: LeftAt) -> Mapping[str, Any]:
    folded = sorted(filter(_are_names, place.folded)) if len(place.folded) <= MOST_FOLDED else []
    return {"node": place.node if _are_names(place.node) else None, "folded": folded}


def _place(kept: object) -> LeftAt:
    place = stored.mapping(kept)
    folded = stored.items(place.get("folded", []))[:MOST_FOLDED]
    return LeftAt(_name_or_none(place.get("node")), frozenset(map(_name, folded)))


def _are_names(*names: str | None) -> bool:
    """Whether they are short enough to be remembered."""
    return all(name is not None and len(name) <= MOST_CHARACTERS for name in names)


def _name(kept: object) -> str:
    return stored.words(kept, MOST_CHARACTERS)


def _name_or_none(kept: object) -> str | None:
    return None if kept is None else _name(kept)
