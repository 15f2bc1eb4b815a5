"""What an author intends for the whole library at once: names with every use of them, words wherever they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from decisiontree.model.ids import Path

SHARED = "library"
"""What stands for a tree's id where a change is made to library.yaml: no tree can have that id."""

_SCENARIOS = ".scenarios"


def scenarios_of(tree_id: str) -> str:
    """What stands for a tree's id where a change is made to its scenarios."""
    return tree_id + _SCENARIOS


def tree_tested(name: str) -> str | None:
    """The tree whose scenarios such a name stands for; None for the id of a tree."""
    return name.removesuffix(_SCENARIOS) if name.endswith(_SCENARIOS) else None


@dataclass(frozen=True, slots=True)
class RenameFact:
    """Give a fact another name, with every use: the tree's own fact where it has one of that name, else the library's."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class RenameValue:
    """Give a value of a choice another name, with every condition, option and test that holds it."""

    fact: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class RenameRole:
    """Give a role another name, with its limits, the conditions that compare it and the scenarios it answers."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class RenameAuthority:
    """Give an authority another name, with the decisions, grants and texts that speak of it."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class RenameSnippet:
    """Give a snippet another name, with every text that takes it in."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class RenameIncident:
    """Give an incident another name, with the scenarios that open it."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class RenameTree:
    """Give a tree another name: its file, its scenarios, and every tree, incident and test that speaks of it."""

    old: str
    new: str


class TextPlace(NamedTuple):
    """Where words are: the file, the path of the text in it, and the first of their letters in the text."""

    file: str
    path: Path
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplaceText:
    """Write other words wherever some words stand in the texts of people; `files` are those looked at, None is all.

    Ids, links, conditions and what stands between the braces of a placeholder are no such words. The places in
    `skipped` keep their words.
    """

    find: str
    replacement: str
    whole_words: bool = True
    match_case: bool = True
    files: tuple[str, ...] | None = None
    skipped: frozenset[TextPlace] = frozenset()


Rename: TypeAlias = (
    RenameFact | RenameValue | RenameRole | RenameAuthority | RenameSnippet | RenameIncident | RenameTree
)
"""Another name for something that other places speak of."""
