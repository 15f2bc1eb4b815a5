"""Where a name of the library counts: in which files, and in which words of them. Reads; changes nothing.

A tree's own facts count in the tree, in tests that walk it, and in shared texts that name them; all else counts everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from decisiontree.editing.across.names import Named, NameKind
from decisiontree.editing.prove import refuse_unfit
from decisiontree.editing.respell import Respelling
from decisiontree.editing.typed_words import TypedWord, is_library, is_scenarios, typed_words
from decisiontree.errors import EditRefused
from decisiontree.model import Subtree
from decisiontree.reader import NO_TEXT, Document, LibraryReading


class Use(NamedTuple):
    """A place that speaks of a name: its file and line, its word, and whether the thing is declared there."""

    file: str
    line: int
    word: TypedWord
    declares: bool


@dataclass(frozen=True, slots=True)
class NameScope:
    """A thing of the library; `tree` is the one that a fact is its own of, None for what all trees share."""

    named: Named
    tree: str | None = None

    def respellings(self, library: LibraryReading, document: Document, new: str) -> Iterator[Respelling]:
        """The words of a document that speak of it, each with its new name in place; raises EditRefused."""
        for word in typed_words(document):
            parts = self.named.parts(word, document.file, new)
            if parts and self._counts(library, document, word):
                yield Respelling(word, parts)

    def _counts(self, library: LibraryReading, document: Document, word: TypedWord) -> bool:
        if self.tree is None:
            return True
        if is_library(document.file):
            return self.named.kind is not NameKind.VALUE and self._is_only_one(library, document, word)
        tree_id = library.tree_of(document.file) or ""
        if not is_scenarios(document.file):
            return tree_id == self.tree
        if word.path[2:3] == ("facts",):
            return self._is_met(library, document, tree_id)
        return tree_id == self.tree

    def _is_only_one(self, library: LibraryReading, document: Document, word: TypedWord) -> bool:
        """A shared text speaks of whichever fact of that name the tree has that shows it."""
        others = [each for each in _declaring(library, self.named) if each != self.tree]
        if others:
            line, _column = document.lines.place(word.scalar.start)
            raise EditRefused(
                f"line {line} of '{document.file}' names '{self.named.name}', which is a fact of '{self.tree}' "
                f"and of '{others[0]}'; remove it from that text first"
            )
        return True

    def _is_met(self, library: LibraryReading, document: Document, tree_id: str) -> bool:
        """Whether a test of a tree fills in this fact, and no other of that name."""
        walked = _walked(library, tree_id)
        holders = [each for each in _declaring(library, self.named) if each in walked]
        if self.tree in holders and len(holders) > 1:
            other = next(each for each in holders if each != self.tree)
            raise EditRefused(
                f"'{document.file}' fills in '{self.named.name}' of '{self.tree}' and of '{other}' with one line; "
                "separate its scenarios by hand first"
            )
        return self.tree in holders


def scope_of(library: LibraryReading, named: Named, tree_id: str) -> NameScope:
    """Where a name counts that is spoken of in a tree; raises EditRefused for one that nothing has."""
    if named.kind is NameKind.TREE:
        if named.name not in library.trees:
            raise EditRefused(f"there is no tree '{named.name}'")
        return NameScope(named)
    if named.kind is NameKind.VALUE:
        scope = replace(scope_of(library, Named(NameKind.FACT, named.of), tree_id), named=named)
        if not any(is_declared(document, named) for document in library.documents):
            raise EditRefused(f"'{named.of}' has no value '{named.name}'")
        return scope
    local = _declaring(library, named)
    shared = library.shared is not None and is_declared(library.shared.document, named)
    if shared and local:
        raise EditRefused(
            f"'{named.name}' is a fact of library.yaml and of '{local[0]}', so it is not clear which is meant"
        )
    if shared:
        return NameScope(named)
    if tree_id in local:
        return NameScope(named, tree_id)
    raise EditRefused(f"there is no {named.kind} '{named.name}'")


def uses(library: LibraryReading, named: Named, tree_id: str) -> Iterator[Use]:
    """Every place that speaks of a thing, the one that declares it included; raises EditRefused like a rename would."""
    scope = scope_of(library, named, tree_id)
    for document in documents_with(library, named.name):
        for each in scope.respellings(library, document, named.name):
            line, _column = document.lines.place(each.word.scalar.start)
            yield Use(document.file, line, each.word, named.declares(each.word, document.file))


def documents_with(library: LibraryReading, name: str) -> Iterator[Document]:
    """The documents that may hold a name; raises EditRefused for one that may and that cannot be read as a whole."""
    for file, reason in library.unreadable:
        if file not in library.files and not reason.startswith("is a folder"):
            raise EditRefused(f"'{file}' may use '{name}' too, but {reason}")
    word = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
    for document in library.documents:
        has_all = NO_TEXT.isdisjoint(fault.rule for fault in document.faults)
        if has_all and not word.search(document.text):
            if is_escaped(document.text):
                yield document
            continue
        try:
            refuse_unfit(document)
        except EditRefused as refusal:
            raise EditRefused(f"'{document.file}' may use '{name}' too; {refusal}") from None
        yield document


def is_escaped(text: str) -> bool:
    """Whether letters may be written as escapes, so that a name stands there and cannot be seen."""
    return "\\u" in text or "\\x" in text


def is_declared(document: Document, named: Named) -> bool:
    """Whether a document declares a thing."""
    words = typed_words(document, named.section)
    return any(named.declares(word, document.file) for word in words)


def _declaring(library: LibraryReading, named: Named) -> list[str]:
    """The trees with a fact of that name of their own."""
    if named.kind not in (NameKind.FACT, NameKind.VALUE):
        return []
    fact = named.of or named.name
    return [
        tree_id
        for tree_id, reading in library.trees.items()
        if reading.document.key(("facts", fact)) is not None
    ]


def _walked(library: LibraryReading, tree_id: str) -> set[str]:
    """The tree and those that a walk of it may enter."""
    waiting, walked = [tree_id], set[str]()
    while waiting:
        at = waiting.pop()
        reading = library.trees.get(at)
        if at in walked or reading is None:
            continue
        walked.add(at)
        nodes = reading.tree.nodes.values() if reading.tree is not None else ()
        waiting += [node.run for node in nodes if isinstance(node, Subtree)]
    return walked
