"""After a syntax error: each entry is parsed apart, each node and each fact too, so that one slip costs one of them."""

from __future__ import annotations

import re
from typing import NamedTuple, TypeAlias

import yaml

from decisiontree.model import Path
from decisiontree.reader.limits import FAULTS
from decisiontree.reader.syntax import MORE, explain
from decisiontree.reader.yaml_fault import YamlFault
from decisiontree.reader.yaml_nodes import Mapping, Scalar, YamlNode, shift
from decisiontree.reader.yaml_parser import Parsed, parse
from decisiontree.text import Span

Entries: TypeAlias = list[tuple[Scalar, YamlNode]]

_TOP_KEY = re.compile(r"""^(?:[^\s#\-"'][^:\n]*|"[^"\n]*"|'[^'\n]*'):(?=\s|$)""", re.MULTILINE)
_KEY_ALONE = re.compile(r"[^\n:]*:[ \t]*(?:#[^\n]*)?\r?\n")
_INDENT = re.compile(r"^( +)[^\s#]", re.MULTILINE)

_THOROUGH = 20
"""In so many entries of a file several slips are looked for; in the others, one."""


class RecoveredEntries(NamedTuple):
    """What could be had: the root without the broken entries, where these stand by their path, every syntax error."""

    root: YamlNode | None
    broken: dict[Path, Span]
    findings: list[YamlFault]


class _BrokenEntry(NamedTuple):
    """An entry: its key, the whole of its lines, and where the key begins (comments may stand before it)."""

    name: str
    span: Span
    start: int


def recover(text: str, error: yaml.MarkedYAMLError) -> RecoveredEntries:
    """Read around the syntax errors of a text; `error` is the first one met when it was read as a whole."""
    root = Mapping(0, len(text), 0, flow=False)
    entries: Entries = []
    root.entries = entries
    recovered = RecoveredEntries(root, {}, [])
    for part in _parts(text, Span(0, len(text)), _TOP_KEY):
        _read_part(text, part, entries, recovered)
    _tell_repeated(root, recovered.findings)
    if not any(finding.rule == "yaml-syntax" for finding in recovered.findings):
        recovered.findings.append(explain(text, error))
    return recovered if root.entries else recovered._replace(root=None)


def _read_part(
    text: str, part: _BrokenEntry, into: Entries, recovered: RecoveredEntries, parents: Path = ()
) -> None:
    """Read an entry as a whole, else each child of a top entry apart."""
    parsed = parse(text[part.span.start : part.span.end])
    if parsed.error is None:
        _keep(parsed, part, into, recovered)
        return
    key = None if parents else _KEY_ALONE.match(text, part.start, part.span.end)
    indent = _INDENT.search(text, key.end(), part.span.end) if key else None
    if key is None or indent is None:
        start = part.span.start
        recovered.broken[*parents, part.name] = Span(start, start + len(text[slice(*part.span)].rstrip()))
        if len(recovered.findings) < FAULTS:  # more would not be told, and each explanation takes time
            rest = MORE if len(recovered.findings) < _THOROUGH else 0
            recovered.findings.append(explain(text, parsed.error, part.span, rest=rest))
        return
    body = Span(key.end(), part.span.end)
    children = Mapping(body.start, body.end, len(indent[1]), flow=False)
    entries: Entries = []
    children.entries = entries
    child_key = re.compile(rf"^ {{{len(indent[1])}}}{_TOP_KEY.pattern[1:]}", re.MULTILINE)
    for child in _parts(text, body, child_key):
        _read_part(text, child, entries, recovered, (part.name,))
    _tell_repeated(children, recovered.findings)
    alone = Scalar(part.name, None, key.start(), key.start() + len(part.name), 0)
    into.append((alone, children))


def _keep(parsed: Parsed, part: _BrokenEntry, into: Entries, recovered: RecoveredEntries) -> None:
    start = part.span.start
    recovered.findings.extend(finding.placed(lambda span: span.moved(start)) for finding in parsed.findings)
    if isinstance(parsed.root, Mapping):
        shift(parsed.root, start)
        into += parsed.root.entries


def _tell_repeated(mapping: Mapping, findings: list[YamlFault]) -> None:
    """Keys that stand twice in parts that were parsed apart; within a part, the parse has told them."""
    known = {finding.span for finding in findings if finding.rule == "duplicate-key"}
    first: dict[str | None, Span] = {}
    for key, _value in mapping.entries:
        span = Span(key.start, key.end)
        earlier = first.setdefault(key.value, span)
        if earlier != span and span not in known:
            message = f"the key '{key.value}' is repeated here"
            findings.append(YamlFault("duplicate-key", message, span, earlier))


def _parts(text: str, within: Span, key: re.Pattern[str]) -> list[_BrokenEntry]:
    """The lines from each key to the next; what stands before the first key goes with it."""
    starts = list(key.finditer(text, within.start, within.end))
    parts = []
    for at, match in enumerate(starts):
        start = match.start() if at else within.start
        end = starts[at + 1].start() if at + 1 < len(starts) else within.end
        parts.append(_BrokenEntry(match[0].strip()[:-1].strip("\"'"), Span(start, end), match.start()))
    return parts
