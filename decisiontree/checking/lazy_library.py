"""The files of a library as bytes, and their trees, each read when it is asked for. Only a few readings are held at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING

from decisiontree.files import Withheld, may_run
from decisiontree.model import NOTHING_SHARED, Register, TreeSummary, as_read, summary

if TYPE_CHECKING:
    from decisiontree.reader import Reading, SharedReading

HELD = 4 << 20
"""So many bytes of files are held as readings, each of which takes about twenty times as much memory."""

_TITLE = re.compile(rb"^title:[ \t]+([^\r\n]*)(?:[ \t]*\r?\n)*([ \t]?)", re.MULTILINE)
_NEEDS_YAML = re.compile(r"[|>&*!{\[]|.*(?:\\|[ \t]#|'')")
"""A value that is not the text that stands there."""
_PLAIN_ID = re.compile(r"[a-z0-9][a-z0-9_-]*\Z")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The bytes of a file under its name; `digest` tells both."""

    file: str
    content: bytes
    digest: str


def source_of(file: str, content: bytes) -> SourceFile:
    """The bytes of a file with their digest."""
    digest = blake2b(file.encode("utf-8", "surrogateescape"), digest_size=16)
    digest.update(b"\0outside" if isinstance(content, Withheld) else b"\0")
    digest.update(content)
    return SourceFile(file, content, digest.hexdigest())


class LazyLibrary(Register):
    """The trees of a library by their ids. The summary of a tree is remembered; a reading is made again when it is needed again."""

    def __init__(
        self,
        trees: Mapping[str, SourceFile],
        shared: SourceFile | None,
        known: Mapping[str, TreeSummary | None],
        *,
        held: int = HELD,
    ) -> None:
        self.trees = dict(sorted(trees.items()))
        self.shared_source = shared
        self.known = dict(known)
        self._most = held
        self._readings: dict[str, Reading] = {}
        self._held = 0

    @cached_property
    def shared(self) -> SharedReading | None:
        """What all trees share."""
        if self.shared_source is None:
            return None
        # the reader brings YAML, which a run that finds everything kept does not pay for
        from decisiontree.reader import read_document, read_shared

        return read_shared(read_document(self.shared_source.content, self.shared_source.file))

    def put(self, tree_id: str, source: SourceFile) -> None:
        """One tree more."""
        self.trees = dict(sorted({**self.trees, tree_id: source}.items()))

    def reading(self, tree_id: str) -> Reading | None:
        """A tree as it is read; None when there is no file of that name."""
        held = self._readings.pop(tree_id, None)
        if held is not None:
            self._readings[tree_id] = held  # the youngest again
            return held
        source = self.trees.get(tree_id)
        if source is None:
            return None
        from decisiontree.reader import read_document, read_tree

        shared = NOTHING_SHARED if self.shared is None else self.shared.shared
        reading = read_tree(read_document(source.content, source.file), shared, tree_id)
        self.known[tree_id] = None if reading.tree is None else summary(reading.tree)
        self._hold(tree_id, reading)
        return reading

    def __iter__(self) -> Iterator[TreeSummary]:
        """The summary of every tree that could be read, in the order of their ids."""
        return (known for tree_id in self.trees if (known := self.of(tree_id)))

    def of(self, tree_id: str) -> TreeSummary | None:
        """The summary of a tree; None when there is none that could be read."""
        if tree_id not in self.known and tree_id in self.trees:
            self.reading(tree_id)
        return self.known.get(tree_id)

    def may_run(self, tree_id: str) -> frozenset[str] | None:
        """The trees that a tree can at most run, as a quick look tells; None where it tells nothing."""
        if tree_id in self.known:
            known = self.known[tree_id]
            return frozenset() if known is None else frozenset(known.runs)
        return may_run(self.trees[tree_id].content)

    def callers(self, tree_id: str) -> tuple[str, ...]:
        """The trees that run a tree; only those that may do so are read for it."""
        named, unclear = self._mentions
        possible = named.get(tree_id, []) + unclear if _PLAIN_ID.match(tree_id) else list(self.trees)
        found = {each for each in possible if (known := self.of(each)) and tree_id in known.runs}
        return tuple(sorted(found))

    @cached_property
    def _mentions(self) -> tuple[Mapping[str, list[str]], list[str]]:
        named: dict[str, list[str]] = {}
        unclear: list[str] = []
        for tree_id in self.trees:
            names = self.may_run(tree_id)
            if names is None:
                unclear.append(tree_id)
            for name in names or ():
                named.setdefault(name, []).append(tree_id)
        return named, unclear

    def titled_like(self, title: str) -> tuple[str, ...]:
        """The trees whose titles read like this one; only those that may do so are read for it."""
        words = as_read(title)
        named, unclear = self._titles
        return tuple(
            sorted(
                each
                for each in (*named.get(words, ()), *unclear)
                if (known := self.of(each)) and known.title and as_read(known.title) == words
            )
        )

    @cached_property
    def _titles(self) -> tuple[Mapping[str, list[str]], list[str]]:
        named: dict[str, list[str]] = {}
        unclear: list[str] = []
        for tree_id in self.trees:
            title = self._title(tree_id)
            (unclear if title is None else named.setdefault(as_read(title), [])).append(tree_id)
        return named, unclear

    def _title(self, tree_id: str) -> str | None:
        """The title of a tree as a quick look tells it; None where it tells nothing."""
        known = self.known.get(tree_id)
        if known is not None:
            return known.title
        content = self.trees[tree_id].content
        match = None if b"\0" in content else _TITLE.search(content)
        if match is None or match[2]:
            return None
        try:
            title = match[1].decode().rstrip(" \t")
        except UnicodeDecodeError:
            return None
        if title[:1] in ("'", '"') and title[:1] == title[-1:]:
            title = title[1:-1]
        return None if _NEEDS_YAML.match(title) else title

    def _hold(self, tree_id: str, reading: Reading) -> None:
        self._readings[tree_id] = reading
        self._held += len(self.trees[tree_id].content)
        while self._held > self._most and len(self._readings) > 1:
            oldest = next(iter(self._readings))
            del self._readings[oldest]
            self._held -= len(self.trees[oldest].content)
