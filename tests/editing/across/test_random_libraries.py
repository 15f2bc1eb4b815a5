"""Renames held against libraries that were written with the other name from the start."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from random import Random

import pytest
from changes import library_of
from how_many import exploring, how_many
from random_libraries import Symbols, random_symbols, written

from decisiontree.editing import plan_documents
from decisiontree.model import (
    Change,
    Rename,
    RenameAuthority,
    RenameFact,
    RenameIncident,
    RenameRole,
    RenameSnippet,
    RenameTree,
    RenameValue,
)

pytestmark = exploring
SEEDS = how_many(20, 300)
NEW = "another_name"


@pytest.mark.parametrize(
    "kind", ["fact", "second", "value", "own", "snippet", "role", "authority", "incident", "tree"]
)
def test_a_rename_gives_what_was_written_with_that_name(kind: str) -> None:
    """Every use is found, nothing that looks alike is taken for one, and every other letter stays."""
    for seed in range(SEEDS):
        names = random_symbols(Random(seed))  # noqa: S311  a seed, so that a failure comes again
        change, renamed = _change(kind, names)
        before, wanted = written(seed, names), written(seed, renamed)
        after = _applied(before, change, names.trees[0])
        assert after == wanted, f"seed {seed}: {change}"
        back = replace(change, old=change.new, new=change.old)
        assert _applied(after, back, renamed.trees[0]) == before, f"seed {seed}: back from {change}"


def _change(kind: str, names: Symbols) -> tuple[Rename, Symbols]:  # noqa: PLR0911  one case per kind
    """A rename of something of that kind, and the names afterwards."""
    match kind:
        case "fact":
            return RenameFact(names.facts[0], NEW), replace(names, facts=(NEW, names.facts[1]))
        case "second":
            return RenameFact(names.facts[1], NEW), replace(names, facts=(names.facts[0], NEW))
        case "value":
            return RenameValue(names.facts[1], names.value, NEW), replace(names, value=NEW)
        case "own":
            return RenameFact(names.own, NEW), replace(names, own=NEW)
        case "snippet":
            return RenameSnippet(names.snippet, NEW), replace(names, snippet=NEW)
        case "role":
            return RenameRole(names.roles[0], NEW), replace(names, roles=(NEW, names.roles[1]))
        case "authority":
            return RenameAuthority(names.authority, NEW), replace(names, authority=NEW)
        case "incident":
            return RenameIncident(names.incident, NEW), replace(names, incident=NEW)
        case _:
            return RenameTree(names.trees[0], NEW), replace(names, trees=(NEW, names.trees[1]))


def _applied(files: Mapping[str, str], change: Change, tree_id: str) -> dict[str, str]:
    library = library_of(
        {name: files[name] for name in sorted(files, key=lambda name: name != "library.yaml")}
    )
    edited = plan_documents(change, library, tree_id)
    texts = {name: "\ufeff" * each.document.bom + each.document.text for name, each in edited.items()}
    return {name: text for name, text in {**files, **texts}.items() if text}
