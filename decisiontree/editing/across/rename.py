"""Renames across a library: what has the name, every word that speaks of it, in every file; all of it or nothing."""

from __future__ import annotations

from pathlib import PurePath
from typing import assert_never

from decisiontree.editing.across.names import Named, NameKind
from decisiontree.editing.across.scope import (
    NameScope,
    documents_of,
    documents_with,
    is_declared,
    scope_of,
    tree_of,
)
from decisiontree.editing.drafts import Drafts
from decisiontree.editing.respell import respelled
from decisiontree.errors import EditRefused
from decisiontree.files import SCENARIOS_SUFFIX, TREE_SUFFIX
from decisiontree.model import (
    RESERVED_FACTS,
    Rename,
    RenameAuthority,
    RenameFact,
    RenameIncident,
    RenameRole,
    RenameSnippet,
    RenameTree,
    RenameValue,
    is_fact_id,
    is_id,
)
from decisiontree.reader import LibraryReading

_TREE_NAMES_TAKEN = frozenset({"library", "anytime"})
"""`library.yaml` is no tree, and `anytime/…` is an answer of a test."""


def named_by(change: Rename) -> Named:
    """What a rename is about, by the name it has before."""
    match change:
        case RenameFact(old=old):
            return Named(NameKind.FACT, old)
        case RenameValue(fact=fact, old=old):
            return Named(NameKind.VALUE, old, fact)
        case RenameRole(old=old):
            return Named(NameKind.ROLE, old)
        case RenameAuthority(old=old):
            return Named(NameKind.AUTHORITY, old)
        case RenameSnippet(old=old):
            return Named(NameKind.SNIPPET, old)
        case RenameIncident(old=old):
            return Named(NameKind.INCIDENT, old)
        case RenameTree(old=old):
            return Named(NameKind.TREE, old)
        case _:
            assert_never(change)


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
            raise EditRefused(f"'{new}' is a word of the program; take another name")
        if not is_fact_id(new):
            raise EditRefused(
                f"'{new}' cannot be the name of a {kind}: lower-case letters, digits and '_', a letter first"
            )
    elif not is_id(new):
        raise EditRefused(f"'{new}' cannot be an id: lower-case letters, digits, '_' and '-' only")
    elif kind is NameKind.TREE and new in _TREE_NAMES_TAKEN:
        raise EditRefused(f"no tree can be called '{new}'; the program means something else by it")


def _refuse_taken(library: LibraryReading, scope: NameScope, new: str) -> None:
    """Raises EditRefused where something else has the name, or would be hidden behind it."""
    kind = scope.named.kind
    if kind is NameKind.TREE:
        if new in library.trees or new in library.scenarios:
            raise EditRefused(f"there is a tree '{new}' already, or a file of scenarios for one")
        return
    # a fact and a snippet of one name could not be told apart between braces
    rivals = (NameKind.FACT, NameKind.SNIPPET) if kind in (NameKind.FACT, NameKind.SNIPPET) else (kind,)
    for document in documents_of(library):
        tree_id = tree_of(library, document)
        if scope.tree is not None and tree_id and tree_id != scope.tree:
            continue  # what another tree has of its own is never met here
        for rival in rivals:
            if is_declared(document, Named(rival, new, scope.named.of)):
                article = "an" if rival in (NameKind.AUTHORITY, NameKind.INCIDENT) else "a"
                raise EditRefused(
                    f"'{new}' is {article} {rival} of '{document.file}' already; take another name"
                )
