"""Where one file is read: its document, what may be named in it, and the faults so far. Reads nothing itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from decisiontree.diagnostic import Fault, Fix, Place
from decisiontree.guards import GuardFault, parse
from decisiontree.model import NOTHING_SHARED, Fact, Guard, Shared, surely_meant
from decisiontree.reader.document import Document
from decisiontree.reader.limits import MORE, SHAPE_FAULTS
from decisiontree.reader.source_map import path_at
from decisiontree.reader.yaml_nodes import YamlNode, content_end
from decisiontree.text import COMPARISONS, Nearest, Patch, Span, TextEdit

_DECLARED_IN = {"fact": "facts", "role": "roles", "authority": "authority"}


class BudgetUsed(NamedTuple):
    """Faults told and words compared so far, of one file: of both there is a limit, and a file may reach it."""

    faults: int = 0
    comparisons: int = 0

    def plus(self, other: BudgetUsed) -> BudgetUsed:
        """Both together."""
        return BudgetUsed(self.faults + other.faults, self.comparisons + other.comparisons)

    @property
    def is_within(self) -> bool:
        """Whether no limit was reached, so that nothing was left untold."""
        return self.faults < SHAPE_FAULTS and self.comparisons < COMPARISONS


class BuildContext:
    """The document, the facts and roles in scope, and where faults are gathered; `node` is the node being read."""

    __slots__ = (
        "_counts",
        "_guards",
        "comment_gaps",
        "document",
        "facts",
        "faults",
        "nearest",
        "node",
        "shared",
        "subject",
    )

    def __init__(
        self, document: Document, shared: Shared = NOTHING_SHARED, *, parts: Iterable[Span] | None = None
    ) -> None:
        """`parts` are where values will be read; without them anywhere."""
        self.document = document
        self.shared = shared
        self.facts: Mapping[str, Fact] = shared.facts
        self.faults: list[Fault] = []
        self.nearest = Nearest()
        self.node: str | None = None
        self.subject: YamlNode | None = document.root
        self.comment_gaps = _comment_gaps(
            document.text, (Span(0, len(document.text)),) if parts is None else parts
        )
        self._counts: Counter[str] = Counter()
        self._guards: dict[tuple[int, str], Guard | GuardFault] = {}

    def over_limit(self, rule: str) -> bool:
        """Whether this rule has been told so often that more of it is noise, and time to a hostile file."""
        return self._counts[rule] >= SHAPE_FAULTS

    @property
    def budget_used(self) -> BudgetUsed:
        """How much of what a file may take has been taken."""
        return BudgetUsed(sum(self._counts.values()), self.nearest.spent)

    def guard(self, condition: str) -> Guard | GuardFault:
        """A condition as the facts and roles in scope make it; authors write few of them once only."""
        known = (id(self.facts), condition)
        guard = self._guards.get(known)
        if guard is None:
            guard = self._guards[known] = parse(condition, self.facts, self.shared.roles)
        return guard

    def has_lost(self, noun: str, word: str) -> bool:
        """Whether the name may be one that a syntax error hides, so that not knowing it says nothing."""
        lost, where = self.document.lost, _DECLARED_IN[noun]
        return (where,) in lost or (where, word) in lost

    def tell(
        self,
        rule: str,
        message: str,
        place: YamlNode | Span,
        *,
        fixes: tuple[Fix, ...] = (),
    ) -> None:
        """Note a fault at a value or a span of the node being read."""
        if self.over_limit(rule):
            return
        self._counts[rule] += 1
        if self.over_limit(rule):
            message += MORE
        span = self.span(place)
        message = message.replace("\n", " ")  # a key or a value in it may hold line ends
        self.faults.append(Fault(rule, message, self.place(span), fixes=fixes))

    def tell_left_out(
        self,
        field: str,
        message: str,
        place: YamlNode,
        *,
        inside: bool = False,
        fixes: tuple[Fix, ...] = (),
    ) -> None:
        """Note that a field is needed beside the key that is shown, or `inside` what it names: where it would be."""
        before = len(self.faults)
        self.tell("missing-key", message, place, fixes=fixes)
        for fault in self.faults[before:]:
            shown = fault.place.field or ""
            above = shown if inside else shown.rpartition(".")[0]
            self.faults[-1] = replace(fault, place=replace(fault.place, field=f"{above}.{field}".lstrip(".")))

    def forget(self, rule: str, within: Span) -> None:
        """Take back what was just told about a part of something that is told as a whole."""
        while (
            self.faults and self.faults[-1].rule == rule and self.faults[-1].place.span.start >= within.start
        ):
            self.faults.pop()

    def span(self, place: YamlNode | Span) -> Span:
        """The span of a value, without what libyaml counts to it."""
        if isinstance(place, Span):
            return place
        return Span(place.start, content_end(place, self.document.text))

    def place(self, span: Span) -> Place:
        """The place of a span inside the node being read, or inside the head."""
        path = path_at(self.subject, span.start)
        return Place(self.document.file, span, self.node, ".".join(map(str, path)) or None)

    def raw(self, value: YamlNode) -> str:
        """A value as it is written."""
        return self.document.text[slice(*self.span(value))]


def replacement(title: str, span: Span, text: str, *, safe: bool = True) -> Fix:
    """The fix that writes `text` over a span."""
    return Fix(title, Patch((TextEdit(span, text),)), safe)


def instead(span: Span, written: str, near: str | None, known: Iterable[str | None]) -> tuple[Fix, ...]:
    """The fix that writes the nearest known word, where there is one; safe where nothing else can have been meant."""
    if near is None:
        return ()
    is_safe = surely_meant(written, near, (each for each in known if each))
    return (replacement(f"write '{near}'", span, near, safe=is_safe),)


def _comment_gaps(text: str, parts: Iterable[Span]) -> frozenset[int]:
    """Offsets where a gap of blanks begins that a comment follows on the same line; our own marks are meant as such."""
    gaps = []
    for part in parts:
        at = text.find("#", *part)
        while at >= 0:
            start = at
            while start and text[start - 1] in " \t":
                start -= 1
            if start < at and not text.startswith("# dt:", at):
                gaps.append(start)
            at = text.find("#", at + 1, part.end)
    return frozenset(gaps)
