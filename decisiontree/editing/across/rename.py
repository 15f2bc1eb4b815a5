"""Renames across a library: what has the name, every word that speaks of it, in every file; all of it or nothing."""

from __future__ import annotations

from pathlib import PurePath

from decisiontree.editing.across.names import Named, NameKind, named_by
from decisiontree.editing.across.scope import NameScope, documents_with, is_declared, scope_of
from decisiontree.editing.drafts import Drafts
from decisiontree.editing.locate import refuse_bad_id
from decisiontree.editing.respell import respelled
from decisiontree.errors import EditRefused
from decisiontree.files import SCENARIOS_SUFFIX, TREE_SUFFIX, why_reserved
from decisiontree.model import (
    RESERVED_FACTS,
    Rename,
    RenameTree,
    is_fact_id,
)
from decisiontree.reader import LibraryReading

_OF_TESTS = {"anytime": "in scenarios, `anytime/…` is an answer"}


def rename_across(change: Rename, drafts: Drafts, tree_id: str) -> None:
    """Gives a thing another name wherever it is spoken of; raises EditRefused."""
    library = drafts.library
    named = named_by(change)
    scope = scope_of(library, named, tree_id)
    if change.old == change.new:
        return
    _refuse_bad_name(named.kind, change.new)
    _refuse_taken(library, scope, change.new)
    for document in documents_with(library, change.old):
        current = drafts.current(document)
        respellings = tuple(scope.respellings(library, current, change.new))
        if respellings:
            drafts.take(current, respelled(current, respellings))
    if isinstance(change, RenameTree):
        _move_files(change, drafts)


def _move_files(change: RenameTree, drafts: Drafts) -> None:
    """A tree's id is the name of its file, so its files go by the new one from now on."""
    library = drafts.library
    drafts.move(library.trees[change.old].document, _beside(library, change, TREE_SUFFIX))
    if change.old in library.scenarios:
        drafts.move(library.scenarios[change.old].document, _beside(library, change, SCENARIOS_SUFFIX))


def _beside(library: LibraryReading, change: RenameTree, suffix: str) -> str:
    return PurePath(library.trees[change.old].document.file).with_name(change.new + suffix).as_posix()


def _refuse_bad_name(kind: NameKind, new: str) -> None:
    if kind in (NameKind.FACT, NameKind.SNIPPET):
        if new in RESERVED_FACTS:
            raise EditRefused(f"'{new}' is reserved; choose another name")
        if not is_fact_id(new):
            raise EditRefused(
                f"'{new}' cannot be the name of a {kind}: use lower-case letters, digits and '_', with a letter first"
            )
        return
    refuse_bad_id(new)
    why = (_OF_TESTS.get(new) or why_reserved(new)) if kind is NameKind.TREE else None
    if why:
        raise EditRefused(f"no tree can be called '{new}': {why}")


def _refuse_taken(library: LibraryReading, scope: NameScope, new: str) -> None:
    """Raises EditRefused where something else has the name, or would be hidden behind it."""
    kind = scope.named.kind
    if kind is NameKind.TREE:
        if new in library.trees or new in library.scenarios:
            raise EditRefused(f"there is a tree '{new}' already, or a file of scenarios for one")
        return
    # a fact and a snippet of one name could not be told apart between braces
    rivals = (NameKind.FACT, NameKind.SNIPPET) if kind in (NameKind.FACT, NameKind.SNIPPET) else (kind,)
    for document in library.documents:
        tree_id = library.tree_of(document.file)
        if scope.tree is not None and tree_id and tree_id != scope.tree:
            continue  # what another tree has of its own is never met here
        for rival in rivals:
            if is_declared(document, Named(rival, new, scope.named.of)):
                article = "an" if rival in (NameKind.AUTHORITY, NameKind.INCIDENT) else "a"
                raise EditRefused(
                    f"'{new}' is {article} {rival} of '{document.file}' already; choose another name"
                )
