"""A document and a patch → the document after it. Reads the entries that the patch touches and shares all others.

What it gives equals what a reading of the whole text would give, in every respect; where that cannot be shown, the
whole text is read. See `entries` beside this module for what is read and why that is enough.

Algorithm: incremental reparse; Ghezzi, Mandrioli: Incremental Parsing, 1979.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate, dropwhile
from typing import NamedTuple
from weakref import ref

from decisiontree.files import FILE_BYTES
from decisiontree.reader.document import Document, LazyText, ReparsedEntries, Step, read_document
from decisiontree.reader.gc_pause import garbage_kept
from decisiontree.reader.incremental.entries import (
    Area,
    Cluster,
    NeedsFullParse,
    area_within,
    clusters_of,
    events_in,
    read_apart,
)
from decisiontree.reader.limits import VALUES
from decisiontree.reader.yaml_nodes import Mapping, Placed, Scalar, YamlNode, slots
from decisiontree.text import Patch, Span

_GENERATIONS = 20
"""So many documents back it is known what was replaced; longer, and a session would gather them without end."""


def read_patched(document: Document, patch: Patch) -> Document:
    """The document after a patch; only what the patch touches is read again where that is enough."""
    if not patch:
        return document
    after = None
    if _is_clean(document):
        with garbage_kept():
            after = _Reparse(document, patch).document()
    return after or read_document("\ufeff" * document.bom + patch.apply(document.text), document.file)


def steps_between(earlier: Document, later: Document) -> tuple[Step, ...] | None:
    """What was replaced on the way from one document to the other; None when that is not known."""
    if earlier is later:
        return ()
    for at, (ancestor, _step) in enumerate(later.lineage):
        if ancestor() is earlier:
            return tuple(step for _ancestor, step in later.lineage[at:])
    return None


def _is_clean(document: Document) -> bool:
    """Whether the document holds nothing that is told with the whole file in view, such as a key that stands twice."""
    return document.root is not None and not document.faults and not document.lost


class _Grown(NamedTuple):
    """What comes in place of some entries, by how much what stands before and behind moves, where the first begins."""

    first: int
    last: int
    entries: list[tuple[Scalar, YamlNode]]
    before: int
    after: int
    start: int


class _Reparse:
    """One patch of one document; `shifts` says by how much the first so many edits lengthen the text."""

    def __init__(self, document: Document, patch: Patch) -> None:
        self.before = document
        self.patch = patch
        self.edits = patch.edits
        self.shifts = list(accumulate((edit.growth for edit in patch.edits), initial=0))
        self.measures = document.measures
        self.events = document.events
        self.replaced: list[ReparsedEntries] = []

    def document(self) -> Document | None:
        """The document after the patch; None when the whole text has to be read."""
        try:
            root = self._root()
        except NeedsFullParse:
            return None
        length = len(self.before.text) + self.shifts[-1] + self.before.bom
        if self.events > VALUES or length > FILE_BYTES:
            return None
        text = LazyText(self.before.text, self.patch)
        after = Document(self.before.file, text, bom=self.before.bom, measures=self.measures)
        after.root, after.events = root, self.events
        earlier = dropwhile(lambda entry: entry[0]() is None, self.before.lineage[-_GENERATIONS:])
        after.lineage = (*earlier, (ref(self.before), tuple(self.replaced)))
        return after

    def _root(self) -> Mapping:
        root = self.before.root
        if not isinstance(root, Mapping) or root.flow or not root.entries:
            raise NeedsFullParse
        own: list[int] = []
        inner: dict[int, tuple[Area, list[int]]] = {}
        for number, edit in enumerate(self.edits):
            at = bisect_left(root.entries, edit.span.start, key=_key_start) - 1
            area = area_within(self.before.text, root, at)
            if area is not None and area.holds(edit.span):
                inner.setdefault(at, (area, []))[1].append(number)
            else:
                own.append(number)
        area = Area((), root, Span(0, len(self.before.text)))
        grown = [self._read(area, cluster) for cluster in self._clusters(area, own)]
        grown += [self._inner(root, at, *touched) for at, touched in inner.items()]
        return self._assembled(root, grown, 0, self.shifts[-1])

    def _inner(self, root: Mapping, at: int, area: Area, numbers: list[int]) -> _Grown:
        """An entry of the root with those children read anew that the edits touch."""
        before, after = self.shifts[numbers[0]], self.shifts[numbers[-1] + 1]
        grown = [self._read(area, cluster) for cluster in self._clusters(area, numbers)]
        value = self._assembled(area.mapping, grown, before, after)
        key = Placed(slots(root.entries, at, at + 1, before))[0][0]
        return _Grown(at, at + 1, [(key, value)], before, after, key.start)

    def _clusters(self, area: Area, numbers: list[int]) -> list[Cluster]:
        return clusters_of(self.before.text, area, [(number, self.edits[number].span) for number in numbers])

    def _read(self, area: Area, cluster: Cluster) -> _Grown:
        before, after = self.shifts[cluster.edits[0]], self.shifts[cluster.edits[-1] + 1]
        lines = cluster.lines
        stood = self.before.text[slice(*lines)]
        part = Patch(tuple(self.edits[at].moved(-lines.start) for at in cluster.edits)).apply(stood)
        mapping = read_apart(part, area, cluster, before, after)
        self.measures = self.measures.replaced(stood, part)
        old = [entry for entry, _by in slots(area.mapping.entries, cluster.first, cluster.last, 0)]
        self.events += events_in(mapping.entries) - events_in(old)
        names = frozenset(key.value or "" for key, _value in mapping.entries)
        self.replaced.append(ReparsedEntries(area.path, names, lines, after - before))
        return _Grown(cluster.first, cluster.last, list(mapping.entries), before, after, mapping.start)

    def _assembled(self, mapping: Mapping, grown: list[_Grown], before: int, after: int) -> Mapping:
        """The mapping with the grown entries in place of the old ones, and all others at their new places."""
        grown.sort(key=lambda each: each.first)
        parts: list[tuple[tuple[Scalar, YamlNode], int]] = []
        at, by, same_keys = 0, before, True
        for each in grown:
            if each.first < at:
                raise NeedsFullParse
            parts += slots(mapping.entries, at, each.first, by)
            parts += ((entry, 0) for entry in each.entries)
            same_keys = same_keys and _keeps_keys(mapping, each)
            at, by = each.last, each.after
        parts += slots(mapping.entries, at, None, by)
        if not same_keys:
            _refuse_repeated(mapping, grown)
        start = grown[0].start if grown[0].first == 0 else mapping.start + before
        return mapping.regrown((start, mapping.end + after), Placed(parts), same_keys=same_keys)


def _key_start(entry: tuple[Scalar, YamlNode]) -> int:
    return entry[0].start


def _keeps_keys(mapping: Mapping, grown: _Grown) -> bool:
    old = slots(mapping.entries, grown.first, grown.last, 0)
    return [key.value for key, _value in grown.entries] == [key.value for (key, _value), _by in old]


def _refuse_repeated(mapping: Mapping, grown: list[_Grown]) -> None:
    """A key that now stands twice is a finding that names the line of the first."""
    new = [key.value or "" for each in grown for key, _value in each.entries]
    gone = {at for each in grown for at in range(each.first, each.last)}
    kept = (mapping.positions.get(name) for name in new)
    if len(set(new)) != len(new) or any(at is not None and at not in gone for at in kept):
        raise NeedsFullParse
