"""Which words of a file hold a name of the library: a fact, a role, an authority, a snippet, an incident, a tree.

A word that merely looks alike, such as a value of a choice, is none of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from decisiontree.editing.respell import Replacement
from decisiontree.editing.typed_words import TypedWord, is_library, is_scenarios
from decisiontree.guards import names_in
from decisiontree.model import (
    PLACEHOLDER,
    Path,
    Rename,
    RenameAuthority,
    RenameFact,
    RenameIncident,
    RenameRole,
    RenameSnippet,
    RenameTree,
    RenameValue,
    text_links,
)
from decisiontree.reader import TEXT_TYPES, FieldType


class NameKind(StrEnum):
    """What has a name that other places speak of."""

    FACT = "fact"
    VALUE = "value"
    ROLE = "role"
    AUTHORITY = "authority"
    SNIPPET = "snippet"
    INCIDENT = "incident"
    TREE = "tree"


_TYPES = {
    NameKind.FACT: FieldType.FACT,
    NameKind.ROLE: FieldType.ROLE,
    NameKind.AUTHORITY: FieldType.AUTHORITY,
    NameKind.TREE: FieldType.TREE,
}
"""The type of fields that hold nothing but such a name."""
_DECLARED = {
    NameKind.FACT: "facts",
    NameKind.VALUE: "facts",
    NameKind.AUTHORITY: "authority",
    NameKind.SNIPPET: "snippets",
    NameKind.ROLE: "roles",
    NameKind.INCIDENT: "incidents",
}
"""The collection that declares it: by its key, or by the `id` of an item."""


_RENAMED: Mapping[type[Rename], NameKind] = {
    RenameFact: NameKind.FACT,
    RenameValue: NameKind.VALUE,
    RenameRole: NameKind.ROLE,
    RenameAuthority: NameKind.AUTHORITY,
    RenameSnippet: NameKind.SNIPPET,
    RenameIncident: NameKind.INCIDENT,
    RenameTree: NameKind.TREE,
}
"""What each change gives another name."""


@dataclass(frozen=True, slots=True)
class Named:
    """A thing by its kind and name, and what finds it in the words of one file; `of` is the fact that a value is of."""

    kind: NameKind
    name: str
    of: str = ""

    @property
    def section(self) -> str:
        """The collection that declares it, empty for a tree."""
        return _DECLARED.get(self.kind, "")

    def declares(self, word: TypedWord, file: str) -> bool:
        """Whether the word is where the thing gets its name."""
        if self.kind is NameKind.VALUE:
            return word.is_key and word.path == ("facts", self.of, "values", self.name)
        if is_scenarios(file) or word.scalar.value != self.name or word.path[:1] != (self.section,):
            return False
        if self.kind in (NameKind.ROLE, NameKind.INCIDENT):
            return is_library(file) and word.path[2:] == ("id",)
        return word.is_key and len(word.path) == 2

    def parts(self, word: TypedWord, file: str, new: str = "") -> tuple[Replacement, ...]:
        """The letters of the word that are the name, each to become `new`."""
        return tuple(Replacement(start, end, new) for start, end in self._places(word, file))

    def _places(self, word: TypedWord, file: str) -> Iterator[tuple[int, int]]:
        text = word.scalar.value or ""
        if self.name not in text:
            return
        if text == self.name and self._is_all_of(word, file):
            yield 0, len(text)
        elif word.is_key or word.type is FieldType.NODE:
            yield from self._before_a_slash(word, text, file)
        elif word.type is FieldType.CONDITION:
            yield from self._in_condition(text)
        elif word.type in TEXT_TYPES and self.kind is NameKind.TREE:
            yield from self._in_links(text)
        elif word.type in TEXT_TYPES:
            yield from self._in_braces(text)

    def _is_all_of(self, word: TypedWord, file: str) -> bool:
        """Whether a word that reads like the name, and holds nothing else, is it."""
        if word.type is _TYPES.get(self.kind) or self.declares(word, file):
            return True
        if self.kind is NameKind.VALUE:
            return not word.is_key and self._is_value_of_fact(word.path, file)
        return self.kind is NameKind.INCIDENT and is_scenarios(file) and word.path[2:] == ("incident",)

    def _is_value_of_fact(self, path: Path, file: str) -> bool:
        """Whether a value of the fact is there: set or added by an option or a step, in a test, or the default."""
        if is_scenarios(file):
            return path[2:3] in (("given",), ("facts",)) and path[3:4] == (self.of,)
        while path and isinstance(path[-1], int):  # one of several
            path = path[:-1]
        return path == ("facts", self.of, "default") or path[-2:] in (("set", self.of), ("add", self.of))

    def _before_a_slash(self, word: TypedWord, text: str, file: str) -> Iterator[tuple[int, int]]:
        """A node of another tree, as tests call it: `refund/verify`."""
        speaks_of_nodes = word.path[2:3] == ("answers",) or word.path[2:] == ("expect", "outcome")
        if (
            self.kind is NameKind.TREE
            and is_scenarios(file)
            and speaks_of_nodes
            and text.startswith(f"{self.name}/")
        ):
            yield 0, len(self.name)

    def _in_condition(self, text: str) -> Iterator[tuple[int, int]]:
        for name in names_in(text):
            if name.text != self.name:
                continue
            is_fact = self.kind is NameKind.FACT and name.of is None
            is_value = self.kind is NameKind.VALUE and name.of == self.of
            if is_fact or is_value or (self.kind is NameKind.ROLE and name.of == "role"):
                yield name.start, name.end

    def _in_links(self, text: str) -> Iterator[tuple[int, int]]:
        """A tree that a text links to, or a node of it: `tree:refund`, `tree:refund#owed`."""
        for link in text_links(text):
            if link.tree == self.name:
                at = link.start + len("tree:")
                yield at, at + len(self.name)

    def _in_braces(self, text: str) -> Iterator[tuple[int, int]]:
        prefix = "limit." if self.kind is NameKind.AUTHORITY else ""
        if self.kind not in (NameKind.FACT, NameKind.SNIPPET, NameKind.AUTHORITY):
            return
        for mark in PLACEHOLDER.finditer(text):
            if mark[1] == prefix + self.name:
                yield mark.start(1) + len(prefix), mark.end(1)


def named_by(change: Rename) -> Named:
    """What a rename is about, by the name it has before."""
    return Named(_RENAMED[type(change)], change.old, change.fact if isinstance(change, RenameValue) else "")
