"""The keys that a user has changed, and what is wrong with the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TypeVar

from decisiontree.tui.commands.command import CommandTable
from decisiontree.tui.key_names import names_of

Kind = TypeVar("Kind")


@dataclass(frozen=True, slots=True)
class Keymap:
    """By the id of a binding, its new keys as Textual writes them; `words` say what each does."""

    keys: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    words: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    refused: tuple[str, ...] = ()
    """Each with its file and line; the other keys work."""

    @property
    def rows(self) -> tuple[tuple[str, str], ...]:
        """The names of the new keys, each with what it does, as help shows them."""
        return tuple((names_of(keys), self.words[name]) for name, keys in self.keys.items())


NO_KEYMAP = Keymap()


def with_keys(tables: Mapping[Kind, CommandTable], keys: Mapping[str, str]) -> Mapping[Kind, CommandTable]:
    """The commands with their new keys, as the palette and help show them."""
    if not keys:
        return tables
    return {
        kind: replace(
            table,
            commands=tuple(replace(each, keys=keys.get(each.name, each.keys)) for each in table.commands),
        )
        for kind, table in tables.items()
    }
