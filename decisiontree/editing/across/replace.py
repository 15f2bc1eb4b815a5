"""Other words in the texts of a library: what is found, what becomes of it, and the tests that go by an option's words.

Only words for people: no id, link, condition or tag, and nothing between the braces of a placeholder.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from decisiontree.editing.across.scope import is_escaped
from decisiontree.editing.drafts import Drafts
from decisiontree.editing.respell import Replacement, Respelling, respelled
from decisiontree.editing.typed_words import is_library, typed_words
from decisiontree.errors import EditRefused
from decisiontree.model import (
    PLACEHOLDER,
    SHARED,
    Question,
    ReplaceText,
    TextPlace,
    Tree,
    placeholders,
    slug,
    text_links,
)
from decisiontree.reader import TEXT_TYPES, Document, LibraryReading

_WAY_OUT = "anytime/"

Keys = Mapping[tuple[str, str], Mapping[str, str]]
"""For a node of a tree, the names by which tests may call its options and that are none any more, and the keys to call them by; '' is the tree's exits."""


class _Names(NamedTuple):
    """What tests may call an option or an exit: its key, and the slug of its label."""

    key: str
    label: str


class TextReplacement(NamedTuple):
    """Words that are found: their place, the line of their text, the text, the end of the words in it, the new words."""

    place: TextPlace
    line: int
    before: str
    end: int
    words: str

    @property
    def after(self) -> str:
        """The text with the new words in this place alone."""
        return self.before[: self.place.start] + self.words + self.before[self.end :]


def replacements(library: LibraryReading, change: ReplaceText) -> Iterator[TextReplacement]:
    """Every place that the change finds, in the order of the files, skipped or not; raises EditRefused for no words."""
    for document in library.documents:
        for each in _in_document(document, replace(change, skipped=frozenset())):
            line, _column = document.lines.place(each.word.scalar.start)
            for start, end, words in each.parts:
                place = TextPlace(document.file, each.word.path, start)
                yield TextReplacement(place, line, each.before, end, words)


def replace_text(change: ReplaceText, drafts: Drafts) -> None:
    """Writes other words wherever they stand; raises EditRefused."""
    for document in drafts.library.documents:
        current = drafts.current(document)
        found = tuple(_in_document(current, change))
        for each in found:
            _refuse_broken_braces(current, each, change)
        if found:
            drafts.take(current, respelled(current, found))
    keys = _changed_keys(drafts)
    for reading in drafts.library.scenarios.values() if keys else ():
        current = drafts.current(reading.document)
        answers = tuple(_answers(current, keys, drafts.library.tree_of(reading.document.file) or ""))
        if answers:
            drafts.take(current, respelled(current, answers))


def _in_document(document: Document, change: ReplaceText) -> Iterator[Respelling]:
    if not change.find.strip():
        raise EditRefused("there are no words to look for")
    if (change.files is not None and document.file not in change.files) or not _may_hold(document, change):
        return
    pattern = _pattern(change)
    for word in typed_words(document):
        if word.type not in TEXT_TYPES or word.is_key:
            continue
        parts = (
            part
            for part in _parts(word.scalar.value or "", pattern, change.replacement)
            if TextPlace(document.file, word.path, part.start) not in change.skipped
        )
        respelling = Respelling(word, tuple(parts))
        if respelling.parts:
            yield respelling


def _may_hold(document: Document, change: ReplaceText) -> bool:
    """One quick look for the longest word, which spares a walk through most files."""
    longest = max(change.find.split(), key=len)
    return is_escaped(document.text) or longest.casefold() in document.text.casefold()


def _pattern(change: ReplaceText) -> re.Pattern[str]:
    words = r"\s+".join(map(re.escape, change.find.split()))
    if change.whole_words:
        words = rf"(?<!\w){words}(?!\w)"
    return re.compile(words, 0 if change.match_case else re.IGNORECASE)


def _parts(text: str, pattern: re.Pattern[str], replacement: str) -> Iterator[Replacement]:
    braces = [mark.span() for mark in PLACEHOLDER.finditer(text) if mark[1] is not None]
    # an address that names nodes is no words either
    braces = sorted(braces + [(link.start, link.end) for link in text_links(text)])
    ends = [last for _first, last in braces]
    for match in pattern.finditer(text):
        start, end = match.span()
        at = bisect_right(ends, start)  # the first that ends behind its start
        if at == len(braces) or braces[at][0] >= end:
            yield Replacement(start, end, replacement)


def _refuse_broken_braces(document: Document, respelling: Respelling, change: ReplaceText) -> None:
    """Raises EditRefused where the new words and what stands beside them would make or unmake a placeholder."""
    added = len(placeholders(change.replacement)) * len(respelling.parts)
    if len(placeholders(respelling.after)) != len(placeholders(respelling.before)) + added:
        line, _column = document.lines.place(respelling.word.scalar.start)
        raise EditRefused(
            f"line {line} of '{document.file}': the new words and a brace next to them would be read as a placeholder"
        )


def _changed_keys(drafts: Drafts) -> Keys:
    """Tests may call options by their words, so these have a new name now."""
    keys: dict[tuple[str, str], dict[str, str]] = {}
    for tree_id, reading in drafts.library.trees.items():
        after = drafts.tree(tree_id)
        if reading.tree is None or after is None or after is reading.tree:
            continue
        before = _keys(reading.tree)
        for node, names in _keys(after).items():
            renamed = _renamed(before.get(node, []), names)
            if renamed:
                keys[(tree_id, node)] = renamed
    return keys


def _renamed(before: Sequence[_Names], after: Sequence[_Names]) -> dict[str, str]:
    """Names that are gone, each with the key that calls the same option now."""
    gone = {name: new.key for old, new in zip(before, after, strict=False) for name in set(old) - set(new)}
    kept = {each.key for each in after}
    return {name: key for name, key in gone.items() if name and name not in kept}


def _keys(tree: Tree) -> dict[str, list[_Names]]:
    questions = (node for node in tree.nodes.values() if isinstance(node, Question))
    keys = {node.id: [_Names(each.key, slug(each.label)) for each in node.options] for node in questions}
    return {"": [_Names(way.key, slug(way.label)) for way in tree.anytime], **keys}


def _answers(document: Document, keys: Keys, tree_id: str) -> Iterator[Respelling]:
    for word in typed_words(document):
        if word.path[2:3] != ("answers",) or word.is_key:
            continue
        answer = word.scalar.value or ""
        place, _, node = str(word.path[3]).rpartition("/")
        asked = place or tree_id
        if answer.startswith(_WAY_OUT):
            old = answer.removeprefix(_WAY_OUT)
            # in a subtree the ways out of the one that called it are open too
            ways = {**keys.get((tree_id, ""), {}), **keys.get((asked, ""), {})}
            new = _WAY_OUT + ways.get(old, ways.get(slug(old), old))
        else:
            names = keys.get((asked, node), {})
            new = names.get(answer, names.get(slug(answer), answer))
        if new != answer:
            yield Respelling(word, (Replacement(0, len(answer), new),))


def files_of(library: LibraryReading, tree_id: str) -> tuple[str, ...]:
    """The files that hold the words of one tree: its own and its tests; for the shared one, that alone."""
    return tuple(
        document.file
        for document in library.documents
        if (is_library(document.file) if tree_id == SHARED else library.tree_of(document.file) == tree_id)
    )
