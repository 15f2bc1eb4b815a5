"""Mistakes that people make, put into sound trees one at a time: each must be caught. And changes that harm nobody.

A mutant is a whole text of one file; everything is found by looking at the file, so new trees bring new mutants.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from random import Random
from typing import NamedTuple

from decisiontree.diagnostic import Severity
from decisiontree.editing.layout import LINKS
from decisiontree.editing.operations import Assign, Delete, Operation, RenameKey, Reorder
from decisiontree.editing.prove import edit
from decisiontree.errors import EditRefused
from decisiontree.lint import check
from decisiontree.model import Path
from decisiontree.reader import Document, LibraryReading, Mapping, Scalar, Sequence, YamlNode, reread
from decisiontree.settings import Settings
from decisiontree.walk.scenario import run_scenario

BLURRED = {"<=": "<", ">=": ">", "<": "<=", ">": ">="}
_COMPARISON = re.compile(r"<=|>=|<|>")
_AMOUNT = re.compile(r"(\d+)(\.\d+)?")
_PROSE = ("say", "label", "title", "hint", "note", "outcome")
_WORD = re.compile(r"[a-z][a-z_]{2,}")
_GRAMMAR = {"and", "or", "not", "in", "is", "true", "false", "between"}


class Mutant(NamedTuple):
    """One mistake: its kind, where it was made, and the file's text with it."""

    kind: str
    file: str
    where: str
    text: str


def mutants(library: LibraryReading, *kinds: str) -> Iterator[Mutant]:
    """Every mistake of structure and logic in every tree of the library, or those of some kinds."""
    for reading in library.trees.values():
        document = reading.document
        for kind in kinds or MISTAKES:
            for where, text in MISTAKES[kind](document):
                if text != document.text:
                    yield Mutant(kind, document.file, where, text)


def worded(library: LibraryReading) -> Iterator[Mutant]:
    """Other words and other amounts, of which a checker cannot know whether they are meant."""
    shared = [library.shared.document] if library.shared is not None else []
    for document in (*shared, *(reading.document for reading in library.trees.values())):
        for path, scalar in _scalars(document.root):
            text = scalar.value or ""
            if path[-1] in _PROSE and " " in text:
                kind, other = "other words", text.replace(" ", " well ", 1)
            elif "limits" in path and (amount := _AMOUNT.fullmatch(text)):
                kind, other = "other amount", f"{int(amount[1]) + 1}{amount[2] or ''}"
            else:
                continue
            yield Mutant(kind, document.file, _told(path), _assigned(document, path, other))


def benign(library: LibraryReading, random: Random) -> Iterator[Mutant]:
    """Without end: changes of a file that mean nothing."""
    documents = [reading.document for reading in library.trees.values()]
    while True:
        document = random.choice(documents)
        kind = random.choice(list(HARMLESS))
        where, text = HARMLESS[kind](document, random)
        yield Mutant(kind, document.file, where, text)


def caught_by(library: LibraryReading, mutant: Mutant) -> str | None:
    """The rule that speaks of it as an error or a warning, else the scenario that fails, else None."""
    mutated = reread(library, mutant.file, mutant.text)
    for found in check(mutated, settings=Settings(root=library.root), today=None):
        if found.severity is not Severity.INFO:
            return found.rule
    for tree_id, reading in mutated.scenarios.items():
        for scenario in reading.scenarios:
            if not run_scenario(mutated.model, tree_id, scenario).passed:
                return f"scenario of {tree_id}"
    return None


def said_of(library: LibraryReading) -> set[tuple[str, str, str | None]]:
    """All findings, told apart by rule, file and node."""
    found = check(library, settings=Settings(root=library.root), today=None)
    return {(each.rule, each.place.file, each.place.node) for each in found}


def _without_node(document: Document) -> Iterator[tuple[str, str]]:
    for node in _nodes(document):
        yield from _edited(document, Delete(("nodes", node)))


def _broken_link(document: Document) -> Iterator[tuple[str, str]]:
    for path, target in _links(document):
        yield _told(path), _assigned(document, path, f"{target}_gone")


def _wrong_place(document: Document) -> Iterator[tuple[str, str]]:
    """A link to something that is no node: a fact, an authority, a role."""
    facts = _keys(document.at(("facts",)))
    for at, (path, _target) in enumerate(_links(document)):
        names = [name for name in (*facts, "refund", "rep") if name not in _nodes(document)]
        yield _told(path), _assigned(document, path, names[at % len(names)])


def _without(suffix: tuple[str, ...], document: Document) -> Iterator[tuple[str, str]]:
    for path, _node in _values(document.root):
        if path[-1:] == suffix or (
            len(suffix) == 2 and path[-2:-1] == suffix[:1] and isinstance(path[-1], int)
        ):
            yield from _edited(document, Delete(path))


def _blurred(document: Document) -> Iterator[tuple[str, str]]:
    for path, condition in _conditions(document):
        for sign in _COMPARISON.finditer(condition):
            other = condition[: sign.start()] + BLURRED[sign[0]] + condition[sign.end() :]
            yield f"{_told(path)}: {other}", _assigned(document, path, other)


def _inverted(document: Document) -> Iterator[tuple[str, str]]:
    for path, condition in _conditions(document):
        yield _told(path), _assigned(document, path, f"not ({condition})")


def _misspelt_key(document: Document) -> Iterator[tuple[str, str]]:
    for path, _node in _values(document.root):
        key = path[-1]
        if isinstance(key, str) and len(key) > 3 and _is_word_of_the_format(path):
            yield from _edited(document, RenameKey(path, key[:-2] + key[-1] + key[-2]))


def _misspelt_fact(document: Document) -> Iterator[tuple[str, str]]:
    for path, condition in _conditions(document):
        for word in _WORD.finditer(condition):
            if word[0] not in _GRAMMAR:
                other = condition[: word.end() - 1] + condition[word.end() :]
                yield f"{_told(path)}: {other}", _assigned(document, path, other)


def _twice(document: Document) -> Iterator[tuple[str, str]]:
    nodes = document.at(("nodes",))
    if isinstance(nodes, Mapping):
        for (first, _), (second, _) in zip(nodes.entries, nodes.entries[1:], strict=False):
            text = document.text[: second.start] + (first.value or "") + document.text[second.end :]
            yield f"{second.value} as {first.value}", text


MISTAKES: dict[str, Callable[[Document], Iterator[tuple[str, str]]]] = {
    "delete a node": _without_node,
    "break a link": _broken_link,
    "point at the wrong kind of place": _wrong_place,
    "drop an option": partial(_without, ("options", "*")),
    "drop an else": partial(_without, ("else",)),
    "drop an approval": partial(_without, ("approves",)),
    "blur a boundary": _blurred,
    "invert a condition": _inverted,
    "misspell a key": _misspelt_key,
    "misspell a fact": _misspelt_fact,
    "duplicate an id": _twice,
}


def _commented(document: Document, random: Random) -> tuple[str, str]:
    nodes = document.at(("nodes",))
    assert isinstance(nodes, Mapping)
    key = random.choice(nodes.entries)[0]
    start = document.text.rindex("\n", 0, key.start) + 1
    return (
        f"above {key.value}",
        f"{document.text[:start]}{' ' * key.column}# a remark\n{document.text[start:]}",
    )


def _reordered(document: Document, random: Random) -> tuple[str, str]:
    nodes = _nodes(document)
    node, to = random.choice(nodes), random.randrange(len(nodes))
    return next(_edited(document, Reorder(("nodes", node), to)), ("", document.text))


def _requoted(document: Document, random: Random) -> tuple[str, str]:
    plain = [
        (path, scalar)
        for path, scalar in _scalars(document.root)
        if scalar.style is None and scalar.value and path[-1] in (*_PROSE, "to")
    ]
    path, scalar = random.choice(plain)
    escaped = (scalar.value or "").replace("\\", "\\\\").replace('"', '\\"')
    return _told(path), f'{document.text[: scalar.start]}"{escaped}"{document.text[scalar.end :]}'


def _other_line_ends(document: Document, _random: Random) -> tuple[str, str]:
    return "the file", document.text.replace("\n", "\r\n")


HARMLESS: dict[str, Callable[[Document, Random], tuple[str, str]]] = {
    "a comment": _commented,
    "nodes in another order": _reordered,
    "quotes": _requoted,
    "line ends": _other_line_ends,
}


def _nodes(document: Document) -> list[str]:
    return _keys(document.at(("nodes",)))


def _keys(node: YamlNode | None) -> list[str]:
    return [key.value or "" for key, _value in node.entries] if isinstance(node, Mapping) else []


def _links(document: Document) -> Iterator[tuple[Path, str]]:
    nodes = set(_nodes(document))
    for path, scalar in _scalars(document.root):
        names = [step for step in path if isinstance(step, str)]
        if (names[-1] in LINKS or names[-2:-1] == ["returns"]) and scalar.value in nodes:
            yield path, scalar.value or ""


def _conditions(document: Document) -> Iterator[tuple[Path, str]]:
    for path, scalar in _scalars(document.root):
        if path[-1] == "when" and scalar.value:
            yield path, scalar.value


def _is_word_of_the_format(path: Path) -> bool:
    """Whether the key at a path is a field's name, not one that the author made up."""
    made_up = {"nodes", "facts", "set", "pass", "returns", "values", "phrases", "snippets", "limits"}
    return not (len(path) > 1 and path[-2] in made_up)


def _values(root: YamlNode | None, path: Path = ()) -> Iterator[tuple[Path, YamlNode]]:
    if isinstance(root, Mapping):
        inner: list[tuple[str | int, YamlNode]] = [(key.value or "", value) for key, value in root.entries]
    elif isinstance(root, Sequence):
        inner = list(enumerate(root.items))
    else:
        return
    for step, value in inner:
        yield (*path, step), value
        yield from _values(value, (*path, step))


def _scalars(root: YamlNode | None) -> Iterator[tuple[Path, Scalar]]:
    return ((path, value) for path, value in _values(root) if isinstance(value, Scalar))


def _assigned(document: Document, path: Path, value: str) -> str:
    return edit(document, (Assign(path, value),)).document.text


def _edited(document: Document, operation: Operation) -> Iterator[tuple[str, str]]:
    try:
        yield _told(operation.path), edit(document, (operation,)).document.text
    except EditRefused:
        return


def _told(path: Path) -> str:
    return ".".join(map(str, path))
