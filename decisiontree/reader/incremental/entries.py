"""Entries of a mapping read apart from the rest of their file: which lines that takes, and when it is the same.

Entries of the root are read so, and those of a mapping in the root such as `nodes`. Their lines run from the start of
one key's line to the start of another's. In front of them stands what brings the parser to the same depth; behind them
stands, at its column, a stand-in for the key that follows. The parser knows of nothing but depth, columns and the text
it has taken in; so where the first key comes out at its old place and the stand-in as one more key of the mapping, what
stands before and behind these lines is read as it was, only elsewhere.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from decisiontree.model import Path
from decisiontree.reader.decode import character_findings
from decisiontree.reader.repaired_text import mended
from decisiontree.reader.yaml_nodes import Mapping, Scalar, Sequence, YamlNode, shift, unplaced
from decisiontree.reader.yaml_parser import parse
from decisiontree.text import Span, line_start, next_line

_STAND_IN = '"\\x01":'
"""A key that no file has: one that had it would have it twice, which is a finding."""


class NeedsFullParse(Exception):
    """It cannot be shown that a part of the file may be read apart from the rest."""


class Area(NamedTuple):
    """A mapping and the whole lines that its entries stand on, with the column of the key above and of that behind them.

    No key stands behind the lines that end the file.
    """

    path: Path
    mapping: Mapping
    lines: Span
    above: int = 0
    behind: int | None = None

    def holds(self, span: Span) -> bool:
        """Whether a span lies wholly on the lines."""
        return self.lines.start <= span.start and span.end <= self.lines.end


class Cluster(NamedTuple):
    """Neighbouring entries that some edits touch, `first` up to but without `last`, and their lines."""

    first: int
    last: int
    edits: list[int]
    lines: Span


def area_within(text: str, root: Mapping, at: int) -> Area | None:
    """The area of the block mapping that an entry of the root holds; None when it holds none with lines of its own."""
    key, value = root.entries[at] if at >= 0 else (None, None)
    if key is None or not isinstance(value, Mapping) or value.flow or not value.entries:
        return None
    start, first = next_line(text, key.end), value.entries[0][0]
    if not (_begins_line(text, key) and text[key.end : start].lstrip(" ").startswith(":")):
        return None
    if not _begins_line(text, first) or line_start(text, first.start) < start:
        return None
    path: Path = (key.value or "",)
    if at + 1 == len(root.entries):
        return Area(path, value, Span(start, len(text)), key.column)
    behind = root.entries[at + 1][0]
    if not _begins_line(text, behind):
        return None
    return Area(path, value, Span(start, line_start(text, behind.start)), key.column, behind.column)


def clusters_of(text: str, area: Area, edits: list[tuple[int, Span]]) -> list[Cluster]:
    """The entries that numbered edits touch: from the last key before each edit to the first line of a key behind it."""
    entries = area.mapping.entries
    clusters: list[Cluster] = []
    for number, span in edits:
        first = max(bisect_left(entries, span.start, key=lambda entry: entry[0].start) - 1, 0)
        last = bisect_left(entries, span.end, first + 1, key=lambda entry: line_start(text, entry[0].start))
        if clusters and first < clusters[-1].last:
            before = clusters.pop()
            first, last, numbers = before.first, max(last, before.last), [*before.edits, number]
        else:
            numbers = [number]
        clusters.append(Cluster(first, last, numbers, _lines_of(text, area, first, last)))
    return clusters


def read_apart(part: str, area: Area, cluster: Cluster, before: int, after: int) -> Mapping:
    """The mapping of the entries that now stand on a cluster's lines, at their places in the file.

    `before` and `after` are by how much what stands before and behind these lines has moved. Raises NeedsFullParse.
    """
    lead = " " * area.above + "x:\n" if area.path else ""
    behind = area.mapping.column if cluster.last < len(area.mapping.entries) else area.behind
    if behind is not None and part and not part.endswith("\n"):
        raise NeedsFullParse
    stand_in = "" if behind is None else " " * behind + _STAND_IN
    if character_findings(part):  # before YAML meets them, which refuses some
        raise NeedsFullParse
    parsed = parse(lead + part + stand_in)
    if parsed.error is not None or parsed.findings or mended(part) is not None:
        raise NeedsFullParse
    is_inside = cluster.last < len(area.mapping.entries)
    mapping = _own_mapping(parsed.root, area, 1 if is_inside or behind is None else 2)
    shift(mapping, cluster.lines.start + before - len(lead))
    if is_inside:
        *entries, (key, _nothing) = mapping.entries
        mapping.entries = entries
        is_same = key.start == cluster.lines.end + after + area.mapping.column
    else:
        is_same = mapping.end == area.mapping.end + after
    if cluster.first > 0:
        key = area.mapping.entries[cluster.first][0]
        is_same = is_same and mapping.start == key.start + before and len(mapping.entries) > 0
    if not is_same or mapping.column != area.mapping.column:
        raise NeedsFullParse
    return mapping


def events_in(entries: Iterable[tuple[Scalar, YamlNode]]) -> int:
    """How many events of YAML entries of a mapping are."""
    count = 0
    waiting: list[YamlNode] = [node for entry in entries for node in entry]
    while waiting:
        node = waiting.pop()
        count += 1 if isinstance(node, Scalar) else 2
        if isinstance(node, Mapping):
            waiting += [child for entry in unplaced(node.entries) for child in entry]
        elif isinstance(node, Sequence):
            waiting += unplaced(node.items)
    return count


def _own_mapping(root: YamlNode | None, area: Area, size: int) -> Mapping:
    """The mapping in what was read, out of the root of so many entries that was put around it."""
    inner = root
    if area.path:
        if not isinstance(root, Mapping) or len(root.entries) != size:
            raise NeedsFullParse
        inner = root.entries[0][1]
    if not isinstance(inner, Mapping) or inner.flow:
        raise NeedsFullParse
    return inner


def _lines_of(text: str, area: Area, first: int, last: int) -> Span:
    entries = area.mapping.entries
    start, end = area.lines
    if first > 0:
        start = line_start(text, entries[first][0].start)
    if last < len(entries):
        end = line_start(text, entries[last][0].start)
    sides = ([first] if first else []) + ([last] if last < len(entries) else [])
    if not all(_begins_line(text, entries[at][0]) for at in sides):
        raise NeedsFullParse
    return Span(start, end)


def _begins_line(text: str, key: Scalar) -> bool:
    return not text[line_start(text, key.start) : key.start].strip(" ")
