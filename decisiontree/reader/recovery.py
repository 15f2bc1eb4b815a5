"""After a syntax error: the head and each child of `nodes:` are parsed apart, so that one broken node costs one node."""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from decisiontree.reader.events import Parsed, parse
from decisiontree.reader.findings import Finding
from decisiontree.reader.limits import FAULTS
from decisiontree.reader.syntax import explain
from decisiontree.reader.yaml_nodes import Mapping, YamlNode, shift
from decisiontree.text import Span

_NODES_LINE = re.compile(r"^nodes:[ \t]*(?:#[^\n]*)?\r?$", re.MULTILINE)
_TOP_KEY = re.compile(r"""^(?:[^\s#\-"'][^:\n]*|"[^"\n]*"|'[^'\n]*'):(?=\s|$)""", re.MULTILINE)
_INDENT = re.compile(r"^( +)[^\s#]", re.MULTILINE)


class Recovered(NamedTuple):
    """What could be had: the root without the broken parts, the broken nodes, every syntax error."""

    root: YamlNode | None
    broken: list[tuple[str, Span]]
    findings: list[Finding]


class _Part(NamedTuple):
    name: str
    span: Span


def recover(text: str, error: yaml.MarkedYAMLError) -> Recovered:
    """Read around the syntax errors of a text; `error` is the first one met when it was read as a whole."""
    top = _parts(text, Span(0, len(text)), _TOP_KEY)
    root = Mapping(0, len(text), 0, flow=False)
    broken: list[tuple[str, Span]] = []
    findings: list[Finding] = []
    for part in top:
        if part.name == "nodes" and _NODES_LINE.match(text, part.span.start):
            _recover_nodes(text, part, root, broken, findings)
        else:
            parsed = _parse_part(text, part, findings)
            if isinstance(parsed, Mapping):
                root.entries += parsed.entries
    _tell_repeated(root, findings)
    if not any(finding.rule == "yaml-syntax" for finding in findings):
        findings.append(explain(text, error))
    return Recovered(root if root.entries else None, broken, findings)


def _recover_nodes(
    text: str, part: _Part, root: Mapping, broken: list[tuple[str, Span]], findings: list[Finding]
) -> None:
    body = text.find("\n", part.span.start) + 1 or part.span.end
    indent = _INDENT.search(text, body, part.span.end)
    children: list[_Part] = []
    if indent:
        child_key = re.compile(
            rf"""^ {{{len(indent[1])}}}(?:[^\s#\-"'][^:\n]*|"[^"\n]*"|'[^'\n]*'):(?=\s|$)""", re.MULTILINE
        )
        children = _parts(text, Span(body, part.span.end), child_key)
    key = parse("nodes:").root
    if not isinstance(key, Mapping):
        return
    shift(key, part.span.start)
    nodes = Mapping(body, part.span.end, len(indent[1]) if indent else 0, flow=False)
    for child in children:
        parsed = _parse_part(text, child, findings)
        if isinstance(parsed, Mapping):
            nodes.entries += parsed.entries
        else:
            broken.append((child.name, Span(child.span.start, _trimmed_end(text, child.span))))
    _tell_repeated(nodes, findings)
    root.entries.append((key.entries[0][0], nodes))


def _tell_repeated(mapping: Mapping, findings: list[Finding]) -> None:
    """Keys that stand twice in parts that were parsed apart; within a part, the parse has told them."""
    told = {finding.span for finding in findings if finding.rule == "duplicate-key"}
    first: dict[str | None, Span] = {}
    for key, _value in mapping.entries:
        span = Span(key.start, key.end)
        earlier = first.setdefault(key.value, span)
        if earlier != span and span not in told:
            message = f"the key '{key.value}' stands here again"
            findings.append(Finding("duplicate-key", message, span, earlier))


def _parts(text: str, within: Span, key: re.Pattern[str]) -> list[_Part]:
    """The lines from each key to the next; what stands before the first key goes with it."""
    starts = list(key.finditer(text, within.start, within.end))
    parts = []
    for at, match in enumerate(starts):
        start = match.start() if at else within.start
        end = starts[at + 1].start() if at + 1 < len(starts) else within.end
        parts.append(_Part(match[0].strip()[:-1].strip("\"'"), Span(start, end)))
    return parts


def _parse_part(text: str, part: _Part, findings: list[Finding]) -> YamlNode | None:
    start = part.span.start
    parsed: Parsed = parse(text[start : part.span.end])
    if parsed.root is not None:
        shift(parsed.root, start)
    for finding in parsed.findings:
        first = finding.first and Span(finding.first.start + start, finding.first.end + start)
        span = Span(finding.span.start + start, finding.span.end + start)
        findings.append(finding._replace(span=span, first=first))
    if parsed.error is not None:
        if len(findings) < FAULTS:  # more would not be told, and each explanation takes time
            findings.append(explain(text, parsed.error, part.span))
        return None
    return parsed.root


def _trimmed_end(text: str, span: Span) -> int:
    return span.start + len(text[span.start : span.end].rstrip())
