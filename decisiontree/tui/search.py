"""Finding by a few letters: lower-cased strings and `str.find`, best hits first. Fast at ten thousand nodes; no library."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from decisiontree.display import one_line

BEST = 50

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
            known.get(id(hit)) or f"{hit.name} {hit.words}".lower() for hit in self.hits
        )

    def best(self, query: str, limit: int = BEST) -> Sequence[Hit]:
        """The hits whose name or words hold the query, or all its letters in order; in file order when it is empty."""
        return tuple(hit for _, hit in self.ranked(query, limit))

    def ranked(self, query: str, limit: int = BEST) -> Sequence[tuple[int, Hit]]:
        """The best hits with their scores, the lowest first."""
        wanted = query.lower().strip()
        if not wanted:
            return tuple((0, hit) for hit in self.hits[:limit])
        scored = ((score(text, wanted), index) for index, text in enumerate(self._texts))
        best = nsmallest(limit, ((rank, index) for rank, index in scored if rank is not None))
        return tuple((rank, self.hits[index]) for rank, index in best)


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
