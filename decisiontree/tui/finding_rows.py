"""Which findings are listed, in which order and under which headings. Pure data, no screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from pathlib import PurePath
from typing import NamedTuple

from decisiontree.diagnostic import Diagnostic
from decisiontree.display import plural
from decisiontree.tui.marks import Sign, mark_of
from decisiontree.tui.search import Hit

_MARKS = {Sign.ERROR: "errors", Sign.WARNING: "warnings", Sign.TODO: "to do", Sign.INFO: "remarks"}


class Grouping(Enum):
    """What the findings under one heading have in common."""

    NONE = "by severity"
    NODE = "by node"
    RULE = "by rule"

    @property
    def next(self) -> Grouping:
        """The one after it, after the last the first."""
        every = list(Grouping)
        return every[(every.index(self) + 1) % len(every)]


class FindingRow(NamedTuple):
    """A finding, or a heading over those that follow."""

    finding: Diagnostic | None
    heading: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class FindingFilter:
    """Which findings are listed: those for which everything that is given holds."""

    mark: Sign | None = None
    rule: str | None = None
    place: str | None = None
    """The node, or the file of what stands in none, as the list calls it."""
    words: str = ""

    @property
    def name(self) -> str:
        """In a few words; empty where everything is listed."""
        if self.mark is not None:
            return f"only {_MARKS[self.mark]}"
        if self.rule is not None:
            return f"only {self.rule}"
        if self.place is not None:
            return f"only in '{self.place}'"
        return f"only with '{self.words}'" if self.words else ""

    @property
    def key(self) -> str:
        """For a row of a list that chooses it."""
        return "\0".join((self.mark or "", self.rule or "", self.place or "", self.words))

    @classmethod
    def of_key(cls, key: str) -> FindingFilter:
        """The filter that a row stands for."""
        mark, rule, place, words = key.split("\0")
        return cls(Sign(mark) if mark else None, rule or None, place or None, words)


@dataclass(frozen=True)
class FindingList:
    """The findings of a file, and of those that it concerns, as they are listed."""

    worded: Callable[[Diagnostic], Diagnostic]
    """Gives a finding in the words of the form."""
    findings: tuple[Diagnostic, ...] = ()
    """All of them, also those that the filter hides: the worst first, each group in the order of the file."""
    file: str = ""
    """The file that is shown; a finding of another one goes by the name of its file."""
    wanted: FindingFilter = FindingFilter()
    grouping: Grouping = Grouping.NONE
    is_checked: bool = False
    """Whether findings were looked for at all."""

    def of(self, findings: Iterable[Diagnostic], file: str, *, is_checked: bool) -> FindingList:
        """Other findings, listed in the same way."""
        ordered = tuple(sorted(findings, key=lambda finding: (mark_of(finding).rank, finding.order)))
        other = replace(self, findings=ordered, file=file, is_checked=is_checked)
        return self if other == self else other

    def place_of(self, finding: Diagnostic) -> str:
        """The node of a finding; of one in another file than the shown one, the name of its file."""
        node, file = finding.place.node, finding.place.file
        return node if node is not None and file == self.file else PurePath(file).name

    @cached_property
    def shown(self) -> tuple[Diagnostic, ...]:
        """The findings that the filter lets through."""
        return tuple(filter(self._is_wanted, self.findings))

    @cached_property
    def rows(self) -> tuple[FindingRow, ...]:
        """The findings shown; where they are grouped, each group under its heading, that with the worst finding first."""
        if self.grouping is Grouping.NONE:
            return tuple(map(FindingRow, self.shown))
        groups: dict[str, list[Diagnostic]] = {}
        for finding in self.shown:
            name = finding.rule if self.grouping is Grouping.RULE else self.place_of(finding)
            groups.setdefault(name, []).append(finding)
        rows: list[FindingRow] = []
        for name, members in groups.items():
            rows += (FindingRow(None, name, len(members)), *map(FindingRow, members))
        return tuple(rows)

    def row_of(self, finding: Diagnostic | None, otherwise: int) -> int:
        """Where a finding is, also when something before it in the file has changed."""
        if finding is None:
            return otherwise
        rows = enumerate(self.rows)
        return next((at for at, row in rows if row.finding and is_same(row.finding, finding)), otherwise)

    def next_from(self, index: int) -> int:
        """The first row with a finding from a row on, after the last the first; the row itself where there is none."""
        places = [at for at, row in enumerate(self.rows) if row.finding is not None]
        return next((at for at in places if at >= index), places[0] if places else index)

    def worse_than(self, index: int) -> int:
        """The first row with a finding that weighs more than that of a row; the row itself where there is none."""
        at_row = self.rows[index].finding if index < len(self.rows) else None
        if at_row is None:
            return index
        rank, rows = mark_of(at_row).rank, enumerate(self.rows)
        return next((at for at, row in rows if row.finding and mark_of(row.finding).rank < rank), index)

    def under(self, heading: str) -> FindingFilter:
        """The filter that leaves what is under a heading."""
        is_rule = self.grouping is Grouping.RULE
        return FindingFilter(rule=heading) if is_rule else FindingFilter(place=heading)

    @property
    def title(self) -> str:
        """How many are shown, which, and how many are hidden."""
        shown, every = len(self.shown), len(self.findings)
        words = (
            f"{shown} of {every}" if self.wanted.name else f"{every} in all" if every else "",
            self.wanted.name,
            self.grouping.value if self.grouping is not Grouping.NONE else "",
            f"{every - shown} hidden" if every > shown else "",
        )
        return " · ".join(filter(None, words))

    def _is_wanted(self, finding: Diagnostic) -> bool:
        wanted = self.wanted
        return (
            (wanted.mark is None or mark_of(finding) is wanted.mark)
            and (wanted.rule is None or finding.rule == wanted.rule)
            and (wanted.place is None or self.place_of(finding) == wanted.place)
            and (not wanted.words or wanted.words.lower() in self._text_of(finding).lower())
        )

    def _text_of(self, finding: Diagnostic) -> str:
        return f"{finding.rule} {self.place_of(finding)} {self.worded(finding).message}"


def filters(listed: FindingList) -> Iterator[Hit]:
    """What can be filtered by, each with how many findings it leaves."""
    findings = listed.findings
    yield Hit(FindingFilter().key, "all findings", "", str(len(findings)))
    marks = Counter(map(mark_of, findings))
    rules = Counter(finding.rule for finding in findings)
    places = Counter(map(listed.place_of, findings))
    for mark in Sign:
        if marks[mark]:
            yield _hit(FindingFilter(mark=mark), f"{mark} {_MARKS[mark]}", "", marks[mark])
    for rule, count in rules.most_common():
        yield _hit(FindingFilter(rule=rule), rule, "rule", count)
    for place, count in places.most_common():
        yield _hit(FindingFilter(place=place), place, "place", count)


def _hit(wanted: FindingFilter, name: str, words: str, count: int) -> Hit:
    return Hit(wanted.key, name, words, plural(count, "finding"))


def is_same(finding: Diagnostic, other: Diagnostic) -> bool:
    """Whether they are the same, even when something before them in the file has changed."""
    at, there = finding.place, other.place
    return (finding.rule, finding.message, at.file, at.node, at.field) == (
        other.rule,
        other.message,
        there.file,
        there.node,
        there.field,
    )
