"""One guarded pass over libyaml's events: nodes with positions, limits, bans. Knows YAML; knows nothing of trees.

No node is composed by PyYAML and no type is guessed: on hostile input its composer recurses until the process dies.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, NamedTuple, TypeAlias

import yaml

from decisiontree.diagnostic import Fix
from decisiontree.reader.gc_pause import garbage_kept
from decisiontree.reader.limits import DEPTH, FAULTS, KEY_LENGTH, TEXT_LENGTH, VALUES
from decisiontree.reader.quoting import quoted, shortened
from decisiontree.reader.yaml_fault import YamlFault
from decisiontree.reader.yaml_nodes import Mapping, Scalar, Sequence, YamlNode
from decisiontree.text import Patch, Span, TextEdit

Event: TypeAlias = Any
"""PyYAML types its marks as optional; those of a parser's events never are."""

_MAPPING_START: Any = yaml.MappingStartEvent
_MAPPING_END: Any = yaml.MappingEndEvent
_SEQUENCE_START: Any = yaml.SequenceStartEvent
_SEQUENCE_END: Any = yaml.SequenceEndEvent
_ODD_KEYS = frozenset({None, "<<"})


_FRAME = 5
"""Events of every document: start and end of the stream and the document, start of the root."""

_LOOKS = 20
"""So many anchors of a file are looked for in all of it."""


class Parsed(NamedTuple):
    """What one pass gave: the root, what is wrong, the syntax error that ended it, the number of events."""

    root: YamlNode | None
    findings: list[YamlFault]
    error: yaml.MarkedYAMLError | None = None
    events: int = 0


class _LimitReached(Exception):
    """A limit ends the pass; the finding is noted already."""


def parse(text: str) -> Parsed:
    """Read a text without a byte order mark and without forbidden characters."""
    pass_ = _Pass(text)
    error = None
    with garbage_kept():
        try:
            pass_.run(event_source(text))
        except _LimitReached:
            pass
        except yaml.MarkedYAMLError as raised:
            error = raised
            pass_.root = None
    return Parsed(pass_.root, pass_.findings, error, pass_.events)


class _Pass:
    """Builds the nodes of one text. Children are gathered flat, so that a mapping is paired up in one go at its end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root: YamlNode | None = None
        self.findings: list[YamlFault] = []
        self._counts: Counter[str] = Counter()
        self._anchors: set[str] = set()
        self.events = _FRAME
        self._long_texts = False
        self._open: list[tuple[Mapping | Sequence, list[YamlNode]]] = []
        self._children: list[YamlNode] = []

    def run(self, next_event: Callable[[], Any]) -> None:
        """Take every event; the loop is one piece because a call per scalar would cost a third of the time."""
        scalar_event: Any = yaml.ScalarEvent
        children = self._children
        events: Iterator[Event] = islice(iter(next_event, None), VALUES)
        for event in events:
            if event.__class__ is scalar_event:
                value: str | None = event.value
                style = event.style or None
                start = event.start_mark
                if not value and style is None:
                    value = None
                elif value and len(value) > KEY_LENGTH:
                    self._note_long_text(value, start.index)
                scalar = Scalar(value, style, start.index, event.end_mark.index, start.column)
                if event.anchor is not None or event.tag is not None:
                    self._mark(scalar, event)
                children.append(scalar)
            else:
                children = self._take_structure(event)
        if next_event() is not None:
            self._stop("too-many-values", f"more than {VALUES:,} values", 0)

    def _take_structure(self, event: Event) -> list[YamlNode]:
        # by the class, not by a match over classes: a file has a fifth as many of these as it has texts
        kind = event.__class__
        if kind is _MAPPING_START:
            self._start_collection(event, Mapping)
        elif kind is _SEQUENCE_START:
            self._start_collection(event, Sequence)
        elif kind is _MAPPING_END or kind is _SEQUENCE_END:
            self._end_collection(event)
        elif kind is yaml.AliasEvent:
            self._take_alias(event)
        elif kind is yaml.DocumentStartEvent:
            self._start_document(event)
        elif kind is yaml.DocumentEndEvent:
            self.root = self._children[0]
        return self._children

    def _start_document(self, event: Event) -> None:
        span = _span(event)
        if self.root is not None:
            self._stop(
                "second-document", "a second document starts here; a file contains only one", span.start
            )
        if event.version or event.tags:
            self._find(
                "directive", "directives such as '%YAML' are not part of the format; delete the line", span
            )

    def _start_collection(self, event: Event, kind: type[Mapping | Sequence]) -> None:
        start = event.start_mark
        flow = bool(event.flow_style)
        node = kind(start.index, event.end_mark.index, start.column, flow=flow)
        if event.anchor is not None or event.tag is not None:
            self._mark(node, event)
        self._children.append(node)
        self._open.append((node, self._children))
        if len(self._open) > DEPTH:
            self._stop("too-deep", f"nested deeper than {DEPTH} levels", start.index)
        self._children = []

    def _end_collection(self, event: Event) -> None:
        node, siblings = self._open.pop()
        node.end = event.end_mark.index
        self.events += len(self._children) + 1
        if isinstance(node, Mapping):
            keys: list[Any] = self._children[::2]
            try:
                names = {key.value for key in keys}
            except AttributeError:  # a list or a mapping is a key
                keys = [self._as_key(key) for key in keys]
                names = {key.value for key in keys}
            node.entries = list(zip(keys, self._children[1::2], strict=True))
            if len(names) != len(keys) or self._long_texts or not names.isdisjoint(_ODD_KEYS):
                self._check_keys(keys)
        else:
            node.items = self._children
        self._children = siblings

    def _as_key(self, node: YamlNode) -> Scalar:
        if type(node) is Scalar:
            return node
        span = Span(node.start, node.end)
        self._find("complex-key", "a key must be a text, not a list or a mapping", span)
        return Scalar(self.text[node.start : node.end], "?", node.start, node.end, node.column)

    def _check_keys(self, keys: list[Scalar]) -> None:
        first: dict[str, Scalar] = {}
        for key in keys:
            name, span = key.value, Span(key.start, key.end)
            if name is None:
                self._find("complex-key", "a key is missing before ':'", span)
            elif name == "<<" and key.style is None:
                self._find(
                    "merge-key", "merge keys ('<<') are not part of the format; write the entries out", span
                )
            elif len(name) > KEY_LENGTH:
                message = f"a key of {len(name)} characters; the limit is {KEY_LENGTH}"
                self._find("complex-key", message, span)
            elif name in first:
                earlier = Span(first[name].start, first[name].end)
                self._find("duplicate-key", f"the key '{name}' is repeated here", span, first=earlier)
            else:
                first[name] = key

    def _take_alias(self, event: Event) -> None:
        span = _span(event)
        name = f"*{event.anchor}"
        is_known = event.anchor in self._anchors
        advice = "write the text out" if is_known else "put the text in quotes"
        message = f"the alias '{shortened(name)}': anchors and aliases are not part of the format; {advice}"
        self._find("alias", message, span, None if is_known else self._in_quotes(span))
        self._children.append(Scalar(name, "*", span.start, span.end, event.start_mark.column))

    def _mark(self, node: YamlNode, event: Event) -> None:
        node.anchor = event.anchor
        tag = getattr(event, "tag", None)
        node.tag = tag
        span = _span(event)
        if event.anchor is not None:
            self._take_anchor(event.anchor, span, is_text=isinstance(node, Scalar))
        if tag is not None:
            shown = tag if event.anchor is not None else self.text[span.start : span.end].split(None, 1)[0]
            message = (
                f"the tag '{shortened(shown)}': tags are not part of the format; types come from the field"
            )
            self._find("tag", message, span, self._in_quotes(span) if isinstance(node, Scalar) else None)

    def _take_anchor(self, name: str, value: Span, *, is_text: bool) -> None:
        """One that nothing refers to was no anchor to its author, if it begins a text; else it can go."""
        self._anchors.add(name)
        here = Span(value.start, value.start + len(name) + 1)
        is_used = self._counts["alias"] >= _LOOKS or f"*{name}" in self.text
        in_quotes = self._in_quotes(value) if is_text and not is_used else None
        fix = in_quotes or (None if is_used else self._without(here))
        advice = "put the text in quotes" if in_quotes else "delete it"
        message = f"the anchor '&{shortened(name)}': anchors and aliases are not part of the format; {advice}"
        self._find("alias", message, here, fix)

    def _without(self, anchor: Span) -> Fix:
        end = anchor.end
        while self.text[end : end + 1] == " ":
            end += 1
        title = f"delete '{shortened(self.text[slice(*anchor)])}'"
        return Fix(title, Patch((TextEdit(Span(anchor.start, end), ""),)))

    def _in_quotes(self, span: Span) -> Fix | None:
        written = self.text[span.start : span.end]
        if "\n" in written or written[-1:] in ("'", '"'):
            return None
        return Fix("put the text in quotes", Patch((TextEdit(span, quoted(written)),)))

    def _note_long_text(self, value: str, at: int) -> None:
        self._long_texts = True
        if len(value) > TEXT_LENGTH:
            message = (
                f"a text of {len(value):,} characters; the limit is {TEXT_LENGTH:,}:"
                " split it over several nodes or texts, or link to the whole"
            )
            self._stop("scalar-too-long", message, at)

    def _find(
        self,
        rule: str,
        message: str,
        span: Span,
        fix: Fix | None = None,
        first: Span | None = None,
    ) -> None:
        self._counts[rule] += 1
        if self._counts[rule] <= FAULTS:
            self.findings.append(YamlFault(rule, message, span, first, fix))

    def _stop(self, rule: str, message: str, at: int) -> None:
        self._find(rule, message, Span(at, at + 1))
        raise _LimitReached


def _span(event: Event) -> Span:
    return Span(event.start_mark.index, event.end_mark.index)


def event_source(text: str) -> Callable[[], Any]:
    """A function that gives the next event, and None after the last: of libyaml, or of PyYAML where it came without."""
    if yaml.__with_libyaml__:
        parser: Any = yaml.CLoader(text)
    else:
        from decisiontree.reader.pure_parser import PureParser

        parser = PureParser(text)
    next_event: Callable[[], Any] = parser.get_event
    return next_event


def last_scalar(text: str, shift_by: int = 0) -> Span | None:
    """Where the last text stands that the parser took in before a syntax error."""
    span = None
    next_event = event_source(text)
    try:
        for event in islice(iter(next_event, None), VALUES):
            if isinstance(event, yaml.ScalarEvent):
                span = _span(event)
    except yaml.MarkedYAMLError:
        pass
    return None if span is None else span.moved(shift_by)
