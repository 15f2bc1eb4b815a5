"""A file as text, nodes with positions, and faults of its YAML. Reads any YAML; knows no field of a tree."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from types import MappingProxyType
from typing import NamedTuple, TypeAlias
from weakref import ReferenceType

from decisiontree.diagnostic import Fault, Place, Related
from decisiontree.model import Path
from decisiontree.reader.decode import decode
from decisiontree.reader.limits import FAULTS, MORE
from decisiontree.reader.recovery import recover
from decisiontree.reader.repaired_text import mended
from decisiontree.reader.source_map import key_at, node_at, path_at, span_of
from decisiontree.reader.yaml_fault import YamlFault
from decisiontree.reader.yaml_nodes import Mapping, Scalar, Sequence, YamlNode, every_node, unplaced
from decisiontree.reader.yaml_parser import parse
from decisiontree.text import LineIndex, Patch, Span

PlainData: TypeAlias = "str | list[PlainData] | dict[str, PlainData] | None"

_CRLF = "\r\n"


class ReparsedEntries(NamedTuple):
    """Entries of one mapping that were read anew: the names now there, where in the old text, by how much that grew."""

    path: Path
    names: frozenset[str]
    span: Span
    by: int


Step: TypeAlias = tuple[ReparsedEntries, ...]
"""What one patch replaced, in the order of the text."""

Lineage: TypeAlias = tuple[tuple["ReferenceType[Document]", Step], ...]
"""Documents, oldest first, and what was replaced from each one to the next; the last step leads to the holder."""


class Measures(NamedTuple):
    """What is counted over a whole text: its line feeds, those with a carriage return before them, its bytes in UTF-8."""

    feeds: int
    returns: int
    size: int

    def replaced(self, before: str, after: str) -> Measures:
        """The measures of the text with one part of it, whole lines, replaced by another."""
        old, new = _measured(before), _measured(after)
        return Measures(
            self.feeds + new.feeds - old.feeds,
            self.returns + new.returns - old.returns,
            self.size + new.size - old.size,
        )


class LazyText(NamedTuple):
    """A text yet to be put together: for a large file that takes longer than to prove the edit it comes from."""

    before: str
    patch: Patch


class Document:
    """One file: its text without a byte order mark, the YAML nodes, and what is wrong with them.

    `broken` are the unreadable children of `nodes` and where they stand, `lost` the paths of all unreadable entries;
    `events` is how much of YAML it holds. `lineage` says which documents it was made of, see `reader.incremental`.
    """

    __slots__ = (
        "__weakref__",
        "_broken_in_order",
        "_lines",
        "_text",
        "bom",
        "broken",
        "events",
        "faults",
        "file",
        "lineage",
        "lost",
        "measures",
        "newline",
        "root",
    )

    def __init__(self, file: str, text: str | LazyText, *, bom: bool, measures: Measures) -> None:
        self.file = file
        self._text = text
        self.bom = bom
        self.measures = measures
        self.newline = _CRLF if self.measures.returns * 2 > self.measures.feeds else "\n"
        self.events = 0
        self.lineage: Lineage = ()
        self.root: YamlNode | None = None
        self.faults: tuple[Fault, ...] = ()
        self.broken: MappingOf[str, Span] = MappingProxyType({})
        self.lost: frozenset[Path] = frozenset()
        self._broken_in_order: list[tuple[Span, str]] | None = None
        self._lines: LineIndex | None = None

    @property
    def text(self) -> str:
        """The text of the file without a byte order mark; put together when somebody first asks."""
        text = self._text
        if isinstance(text, LazyText):
            text = self._text = text.patch.apply(text.before)
        return text

    @property
    def lines(self) -> LineIndex:
        """Lines and columns of the text."""
        if self._lines is None:
            self._lines = LineIndex(self.text)
        return self._lines

    @property
    def full_text(self) -> str:
        """The text as the file holds it, with its byte order mark."""
        return "\ufeff" + self.text if self.bom else self.text

    def encoded(self) -> bytes:
        """The bytes of the file, its byte order mark included; for a text that no file can hold, something at least."""
        return self.full_text.encode("utf-8", "surrogatepass")

    @property
    def size(self) -> int:
        """The number of bytes of the file, its byte order mark included."""
        return self.measures.size + (3 if self.bom else 0)

    def at(self, path: Path) -> YamlNode | None:
        """The value at a path, None when there is no such place."""
        return node_at(self.root, path)

    def key(self, path: Path) -> Scalar | None:
        """The key of the entry at a path, None for items of lists and places that do not exist."""
        return key_at(self.root, path)

    def locate(self, path: Path) -> Span:
        """Where the value at a path stands; for a place that does not exist, its nearest parent that does."""
        if len(path) >= 2 and path[0] == "nodes" and path[1] in self.broken:
            return self.broken[str(path[1])]
        return span_of(self.root, path, self.text)

    def path_at(self, offset: int) -> Path:
        """The path of the innermost value, or of the entry whose key, an offset stands in."""
        if self._broken_in_order is None:
            self._broken_in_order = sorted((span, node) for node, span in self.broken.items())
        at = bisect_right(self._broken_in_order, offset, key=lambda entry: entry[0].start) - 1
        if at >= 0 and offset < self._broken_in_order[at][0].end:
            return ("nodes", self._broken_in_order[at][1])
        return path_at(self.root, offset)

    def scalars(self) -> Iterator[Scalar]:
        """Every key and every single value, in the order of the text."""
        return (node for node in every_node(self.root) if isinstance(node, Scalar))

    def plain(self, path: Path = ()) -> PlainData:
        """The data alone at a path: texts, lists and mappings; of keys that stand twice, the first; None for nothing."""
        return _plain(self.at(path))


def _measured(text: str) -> Measures:
    return Measures(text.count("\n"), text.count(_CRLF), len(text.encode("utf-8", "surrogatepass")))


def read_document(source: bytes | str, file: str) -> Document:
    """Read a file's bytes or text; whatever is wrong with them is a fault, never an exception."""
    decoded = decode(source)
    document = Document(file, decoded.text, bom=decoded.bom, measures=_measured(decoded.text))
    findings = decoded.findings or _read_into(document)
    document.faults = tuple(_faults(document, findings))
    return document


def _read_into(document: Document) -> list[YamlFault]:
    meant = mended(document.text)
    if meant is None:
        return _parse_into(document, document.text)
    findings = _parse_into(document, meant.text)
    meant.bring_back(document.root)
    document.broken = MappingProxyType({node: meant.span(span) for node, span in document.broken.items()})
    return [*meant.findings, *map(meant.finding, findings)]


def _parse_into(document: Document, text: str) -> list[YamlFault]:
    parsed = parse(text)
    document.root, document.events = parsed.root, parsed.events
    if parsed.error is not None:
        recovered = recover(text, parsed.error)
        document.root = recovered.root
        broken = recovered.broken
        document.broken = MappingProxyType(
            {str(path[1]): span for path, span in broken.items() if len(path) == 2 and path[0] == "nodes"}
        )
        document.lost = frozenset(broken)
        return parsed.findings + recovered.findings if recovered.root is None else recovered.findings
    if parsed.root is None and not parsed.findings:
        return [
            YamlFault("empty-file", "the file is empty; start a tree with `decisiontree new`", Span(0, 0))
        ]
    return parsed.findings


def _faults(document: Document, findings: list[YamlFault]) -> list[Fault]:
    faults = []
    counts: Counter[str] = Counter()
    for finding in sorted(findings, key=lambda finding: (finding.span, finding.rule)):
        counts[finding.rule] += 1
        if counts[finding.rule] < FAULTS:
            faults.append(_fault(document, finding))
        elif counts[finding.rule] == FAULTS:
            faults.append(_fault(document, finding._replace(message=finding.message + MORE)))
    return faults


def _fault(document: Document, finding: YamlFault) -> Fault:
    path = document.path_at(finding.span.start)
    node, field = (str(path[1]), path[2:]) if len(path) > 1 and path[0] == "nodes" else (None, path)
    place = Place(document.file, finding.span, node, ".".join(map(str, field)) or None)
    message = finding.message.replace("\n", " ")  # a key in it may hold line ends
    related: tuple[Related, ...] = ()
    if finding.first is not None:
        line, _column = document.lines.place(finding.first.start)
        message += f"; it is first on line {line}"
        related = (Related(Place(document.file, finding.first, node), "here first"),)
    fixes = () if finding.fix is None else (finding.fix,)
    return Fault(finding.rule, message, place, related, fixes)


def _plain(node: YamlNode | None) -> PlainData:
    if isinstance(node, Mapping):
        data: dict[str, PlainData] = {}
        for key, value in unplaced(node.entries):
            if (key.value or "") not in data:
                data[key.value or ""] = _plain(value)
        return data
    if isinstance(node, Sequence):
        return [_plain(item) for item in unplaced(node.items)]
    return node.value if isinstance(node, Scalar) else None
