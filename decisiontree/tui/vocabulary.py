"""The form's words in place of the file's: 'goes to' for 'to', 'yes / no' for boolean. Pure data, no screen."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import TypeAlias

from decisiontree.diagnostic import Diagnostic
from decisiontree.files import SCENARIOS_SUFFIX
from decisiontree.model import SHARED, Node, Path, Tree, Unreadable
from decisiontree.reader import (
    CONTENT,
    HEAD,
    KINDS,
    LIBRARY,
    FieldSpec,
    FieldType,
    LibraryReading,
    fields_of,
)
from decisiontree.transitions import Link, links
from decisiontree.tui.headline import kind_of
from decisiontree.tui.known_rules import is_of
from decisiontree.tui.marks import path_of
from decisiontree.tui.type_words import TYPE_WORDS

_TYPES: Mapping[str, str] = {str(kind): words for kind, words in TYPE_WORDS.items()}
Names: TypeAlias = tuple[Container[str], ...]

_WAYS = {
    spec.key: spec.caption for kind in KINDS.values() for spec in kind.fields if spec.type is FieldType.NODE
}
_OF_SCENARIOS: Mapping[str, str] = {
    "given": "known when the call starts",
    "expect": "the call must end",
    "customer": "the caller",
    "facts": "the call",
    "answers": "the call",
}
"""What the form of a scenario calls the parts of it."""
_SHARED = Tree(id=SHARED)
"""In the place of a tree, where library.yaml is meant."""

_EXAMPLE = re.compile(r", for example `[^`]*`")
"""How a field stands in the file, which says nothing to a person who fills in a form."""
_WRITTEN = re.compile(r"; write `[^`]*: [^`]*`")
_QUOTED = re.compile(r"'([a-z_]+)'")
_TYPED = re.compile(r"\btype ([a-z]+)\b")


def worded(library: LibraryReading, finding: Diagnostic) -> Diagnostic:
    """The finding in the words of the form that shows it; one of a text that has no form, as it is."""
    if finding.place.file.endswith(SCENARIOS_SUFFIX) and not _is_of_text(finding):
        return replace(finding, message=_spoken(finding.message, _OF_SCENARIOS, ()))
    tree, node = _found_in(library, finding.place.file, finding.place.node)
    if tree is None or isinstance(node, Unreadable) or _is_of_text(finding):
        return finding
    specs, names = _specs_of(tree, node), _names(library, tree)
    path = tuple(step for step in path_of(finding) if isinstance(step, str))
    labels = _labels_at(specs, path)
    fixes = tuple(replace(fix, title=_spoken(fix.title, labels, names)) for fix in finding.fixes)
    return replace(finding, message=_spoken(finding.message, labels, names), fixes=fixes)


def spoken(library: LibraryReading, tree_id: str, node: str | None, message: str) -> str:
    """A message about a node, or about what stands outside the nodes, in the words of its form."""
    reading = library.trees.get(tree_id)  # none for the scenarios of a tree
    tree = _SHARED if tree_id == SHARED else None if reading is None else reading.tree
    if tree is None:
        return message
    specs = _specs_of(tree, tree.nodes.get(node or ""))
    return _spoken(message, _labels_at(specs, ()), _names(library, tree))


def specs_of(kind: str | None, *, shared: bool = False) -> tuple[FieldSpec, ...]:
    """The fields of a node of a kind; without one, those of the head of a tree or of what all trees share."""
    if kind is not None:
        return fields_of(kind)
    return LIBRARY if shared else HEAD


def specs_along(specs: tuple[FieldSpec, ...], path: Path) -> Iterator[FieldSpec]:
    """The field of a path, after those that it is a part of; names and numbers of entries are no fields."""
    level = {spec.key: spec for spec in specs}
    for step in path:
        spec = level.get(str(step))
        if spec is not None:
            yield spec
            level = {part.key: part for part in spec.fields}


def link_words(tree: Tree, node: str | None, link: Link) -> str:
    """The words of an option or a case that a link belongs to, else the label of its field in the form."""
    held = tree.nodes.get(node or "")
    readable = held is not None and not isinstance(held, Unreadable)
    kind = kind_of(held) if readable and held is not None else None
    return link.label if len(link.field) > 1 else field_words(kind, str(link.field[0]))


def ways_of(node: Node) -> Iterator[Link]:
    """The ways on of a node, each in the words of the form: 'otherwise', where the file has `else`."""
    for link in links(node):
        is_named = len(link.field) == 1 and link.label in _WAYS
        yield link._replace(label=_WAYS[link.label]) if is_named else link


def field_words(kind: str | None, key: str) -> str:
    """The label of a field of a kind of node in the form; without a kind, of the head of the tree."""
    return _labels_at(specs_of(kind), ()).get(key, key)


def _found_in(library: LibraryReading, file: str, node: str | None) -> tuple[Tree | None, Node | None]:
    if library.shared is not None and library.shared.document.file == file:
        return _SHARED, None
    tree = next((each.tree for each in library.trees.values() if each.document.file == file), None)
    return tree, tree.nodes.get(node or "") if tree is not None else None


def _is_of_text(finding: Diagnostic) -> bool:
    return is_of("YAML", finding.rule)


def _specs_of(tree: Tree, node: Node | None) -> tuple[FieldSpec, ...]:
    readable = node is not None and not isinstance(node, Unreadable)
    return specs_of(kind_of(node) if readable and node is not None else None, shared=tree is _SHARED)


def _names(library: LibraryReading, tree: Tree) -> Names:
    """What authors gave a name: a word of the file that is one of them as well stays as it is."""
    shared = library.model_of_shared
    return tree.nodes, tree.facts, shared.facts, shared.authority, [role.id for role in shared.roles]


def _spoken(message: str, labels: Mapping[str, str], names: Names) -> str:
    message = _WRITTEN.sub("", _EXAMPLE.sub("", message))
    message = _TYPED.sub(lambda found: f"type {_TYPES.get(found[1], found[1])}", message)
    return _QUOTED.sub(lambda found: f"'{_label(found[1], labels, names)}'", message)


def _label(word: str, labels: Mapping[str, str], names: Names) -> str:
    return word if any(word in each for each in names) else labels.get(word, word)


@cache
def _labels_at(specs: tuple[FieldSpec, ...], path: tuple[str, ...]) -> Mapping[str, str]:
    """The label of each key, as it is called nearest to a place: beside it, else around it, else anywhere."""
    around = [spec.fields for spec in specs_along(specs, path)]
    anywhere = (*(kind.fields for kind in KINDS.values()), CONTENT, HEAD, LIBRARY)
    labels: dict[str, str] = {}
    for level in (*reversed(around), specs, *anywhere):
        for spec in level:
            labels.setdefault(spec.key, spec.caption)
    for level in (specs, *anywhere):
        for spec in _parts(level):
            labels.setdefault(spec.key, spec.caption)
    return labels


def _parts(specs: tuple[FieldSpec, ...]) -> Iterator[FieldSpec]:
    for spec in specs:
        yield from spec.fields
        yield from _parts(spec.fields)
