"""Which nodes may name something: looked for in the text, so that a large tree need not be walked. Changes nothing."""

from __future__ import annotations

from bisect import bisect_right

from decisiontree.model import is_id
from decisiontree.reader import Document, Mapping

_ESCAPE = "\\"
"""In double quotes it may stand for any letter, so what holds one may name anything."""


def mentioning(document: Document, word: str) -> tuple[str, ...]:
    """Ids of the nodes whose lines hold a word or may hold it in other letters, in the order of the file."""
    nodes = document.at(("nodes",))
    if not isinstance(nodes, Mapping):
        return ()
    if not is_id(word):  # with a blank in it, it may be spread over lines
        return tuple(nodes.positions)
    found: set[int] = set()
    text, count = document.text, len(nodes.entries)
    for sought in (word, _ESCAPE):
        at = text.find(sought, nodes.start)
        while 0 <= at < nodes.end:
            index = bisect_right(nodes.entries, at, key=lambda entry: entry[0].start) - 1
            found.add(index)
            # one place in a node is enough
            behind = nodes.entries[index + 1][0].start if index + 1 < count else nodes.end
            at = text.find(sought, behind)
    return tuple(dict.fromkeys(nodes.entries[index][0].value or "" for index in sorted(found)))
