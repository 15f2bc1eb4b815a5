"""Finding by a few letters: lower-cased strings and `str.find`, best hits first. Fast at ten thousand nodes; no library."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import accumulate, islice
from math import inf
from typing import NamedTuple

from decisiontree.display import one_line

BEST = 50
LOOKED_AT = 500
"""So many hits of a kind are compared with each other: whoever gets more goes on typing."""

SCATTERED = 500
"""From this score on a hit only has the letters somewhere, in their order."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that can be chosen: `key` says what, `name` and `words` are shown and searched, `note` only shown."""

    key: str
    name: str
    words: str = ""
    note: str = ""
    by_words: bool = False
    """Whether people call it by its words, so that these are shown before its name."""


class Index:
    """Hits with their lower-cased texts, made once and asked at every key."""

    def __init__(self, hits: Iterable[Hit], earlier: Index | None = None) -> None:
        """`earlier` is an index with many of the same hits."""
        self.hits = tuple(hits)
        known: dict[int, str] = {}
        if earlier is not None:
            known = dict(zip(map(id, earlier.hits), earlier._texts, strict=True))
        self._texts: tuple[str, ...] = tuple(
            known.get(id(hit)) or f"{hit.name} {hit.words}".lower().replace("\n", " ") for hit in self.hits
        )
        self._joined = "".join(f"\n{text}" for text in self._texts) + "\n"
        self._starts = [0, *accumulate(len(text) + 1 for text in self._texts)]
        """Where the line break before each text is, and the one behind the last."""

    def best(self, query: str, limit: int = BEST) -> Sequence[Hit]:
        """The hits whose name or words hold the query, or all its letters in order; in file order when it is empty."""
        return tuple(hit for _, hit in self.ranked(query, limit))

    def ranked(self, query: str, limit: int = BEST) -> Sequence[tuple[int, Hit]]:
        """The best hits with their scores, the lowest first."""
        wanted = query.lower().strip()
        if not wanted:
            return tuple((0, hit) for hit in self.hits[:limit])
        found: dict[int, int] = {}
        for kind in _kinds(wanted):
            if len(found) >= limit:
                break
            found |= islice(self._fitting(kind, wanted, found), LOOKED_AT)
        best = nsmallest(limit, ((rank, index) for index, rank in found.items()))
        return tuple((rank, self.hits[index]) for rank, index in best)

    def _fitting(self, kind: _Kind, wanted: str, found: Container[int]) -> Iterator[tuple[int, int]]:
        """The hits of a kind that are not found yet, in their order, each with its rank."""
        for needle in kind.needles:
            at = 0
            while (at := needle(self._joined, at)) >= 0:
                index = bisect_right(self._starts, at) - 1
                at = self._starts[index + 1]
                rank = score(self._texts[index], wanted) if index not in found else None
                if rank is not None and rank < kind.below:
                    yield index, rank


def merged(indexes: Sequence[Index], query: str, limit: int = BEST) -> Sequence[Hit]:
    """The best hits of several indexes; among equally good ones those of the first index come first."""
    ranked = [
        (rank // 100, at, rank, hit)
        for at, index in enumerate(indexes)
        for rank, hit in index.ranked(query, limit)
    ]
    return tuple(hit for *_, hit in sorted(ranked, key=lambda found: found[:3])[:limit])


def snippet(text: str, at: int, before: int) -> str:
    """The text on one line from so many letters before a place on."""
    start = max(0, at - before)
    return ("…" if start else "") + one_line(text[start:])


class _Kind(NamedTuple):
    """Hits that are found in one way."""

    needles: tuple[Callable[[str, int], int], ...]
    """Each gives the next place in a text from a place on; -1 where there is none."""
    below: float
    """What their ranks are below; the others belong to a later kind."""


def _kinds(wanted: str) -> Iterator[_Kind]:
    """The best first: a letter looks at others only where these are too few. All but the last are as fast as `str.find`."""
    yield _Kind((_literal(f"\n{wanted}"),), 100)
    yield _Kind((_literal(f" {wanted}"), _literal(f"_{wanted}")), 200)
    words = wanted.split()
    if len(words) > 1:
        yield _Kind((_literal(max(words, key=len)),), 300)
    yield _Kind((_literal(wanted),), SCATTERED)
    yield _Kind((_in_order(wanted),), inf)


def _literal(words: str) -> Callable[[str, int], int]:
    return lambda text, at: text.find(words, at)


def _in_order(letters: str) -> Callable[[str, int], int]:
    pattern = re.compile(r"\n" + "".join(f"[^{re.escape(each)}\\n]*+{re.escape(each)}" for each in letters))

    def find(text: str, at: int) -> int:
        match = pattern.search(text, at)
        return match.start() if match is not None else -1

    return find


def score(text: str, wanted: str) -> int | None:
    """Lower is better: the start of the name, the start of a word, inside a word, letters in order; None: not there."""
    at = text.find(wanted)
    if at == 0:
        return 0 if len(text) == len(wanted) or text[len(wanted)] == " " else 1
    if at > 0:
        starts_word = f" {wanted}" in text or f"_{wanted}" in text
        return (100 if starts_word else 300) + min(at, 99)
    words = wanted.split()
    if len(words) > 1 and all(word in text for word in words):
        return 200
    return _scattered(text, wanted)


def _scattered(text: str, wanted: str) -> int | None:
    first = at = text.find(wanted[0])
    for letter in wanted[1:]:
        if at < 0:
            return None
        at = text.find(letter, at + 1)
    # letters strewn over a whole sentence are chance, not a hit
    if at < 0 or at - first > 3 * len(wanted) + 4:
        return None
    return SCATTERED + at - first
