"""Which of the offered fixes are tried together. Looks at findings and documents; changes nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from enum import IntEnum
from typing import NamedTuple, TypeAlias

from decisiontree.diagnostic import Diagnostic, Fix
from decisiontree.lint import RULES, Family
from decisiontree.model import ChangeShared, RenameAuthority, RenameFact, RenameNode, RenameSnippet
from decisiontree.reader import Document
from decisiontree.text import Patch

UNREADABLE = frozenset(
    {
        "yaml-syntax",
        "utf16",
        "not-utf8",
        "forbidden-character",
        "lone-carriage-return",
        "second-document",
        "unfinished-merge",
    }
)
"""Rules whose faults hide a part of the file; while there are such, nothing else is mended there."""

Key: TypeAlias = tuple[str, str | None, str | None, str, str]


class Tier(IntEnum):
    """What a fix may bring to light: what is mended first hides what comes after."""

    TEXT = 0
    """The file could not be read as a whole."""
    READING = 1
    """The reader could not make sense of a part."""
    RULE = 2
    """A rule looked at what was read."""


class Offer(NamedTuple):
    """A fix and the finding that it would mend."""

    finding: Diagnostic
    fix: Fix

    @property
    def key(self) -> Key:
        """The same for the same offer after other things were mended."""
        place = self.finding.place
        return (self.finding.rule, place.node, place.field, self.finding.message, self.fix.title)

    @property
    def tier(self) -> Tier:
        """What it may bring to light."""
        if self.finding.rule in UNREADABLE:
            return Tier.TEXT
        rule = RULES.get(self.finding.rule)
        if _is_renaming(self):
            return Tier.RULE  # it brings nothing to light
        return Tier.RULE if rule is None or rule.check is not None else Tier.READING


def is_of_shape(rule: str) -> bool:
    """Whether a rule speaks of how the file is written, whatever it says."""
    return rule in RULES and RULES[rule].family in (Family.YAML, Family.SHAPE)


def offers(
    findings: Iterable[Diagnostic], document: Document, *, unsafe: bool, refused: Collection[Key]
) -> list[Offer]:
    """The first fix of each finding that may be applied here and was not refused, in the order of the file."""
    hidden = any(fault.rule in UNREADABLE for fault in document.faults)
    offered = []
    for finding in findings:
        # what all trees share is changed by a person who knows them all
        own = (fix for fix in finding.fixes if not isinstance(fix.edit, ChangeShared))
        fix = next((fix for fix in own if fix.safe or unsafe), None)
        if fix is None or (hidden and finding.rule not in UNREADABLE):
            continue
        offer = Offer(finding, fix)
        if offer.key not in refused:
            offered.append(offer)
    return offered


def batch(offered: Sequence[Offer]) -> list[Offer]:
    """Those to try together: of what is mended first, all that do not disturb each other."""
    if not offered:
        return []
    first = min(map(_rank, offered))
    alike = [offer for offer in offered if _rank(offer) == first]
    if isinstance(alike[0].fix.edit, Patch):
        return _apart(alike)
    if _is_renaming(alike[0]):
        return alike[:1]  # it touches links everywhere
    by_node = {offer.finding.place.node: offer for offer in reversed(alike)}
    return [offer for offer in alike if by_node[offer.finding.place.node] is offer]


def _rank(offer: Offer) -> tuple[Tier, bool, int, int]:
    """What is sure and heavy comes first: a link that is put right saves the node that nothing led to."""
    kind = 0 if isinstance(offer.fix.edit, Patch) else 2 if _is_renaming(offer) else 1
    return offer.tier, not offer.fix.safe, offer.finding.severity.rank, kind


def _is_renaming(offer: Offer) -> bool:
    return isinstance(offer.fix.edit, RenameNode | RenameFact | RenameAuthority | RenameSnippet)


def _apart(patches: Sequence[Offer]) -> list[Offer]:
    """Of patches that touch each other, the first."""
    chosen: list[Offer] = []
    taken: list[tuple[int, int]] = []
    for offer in patches:
        reach = _reach(offer)
        if all(end < reach[0] or reach[1] < start for start, end in taken):
            chosen.append(offer)
            taken.append(reach)
    return chosen


def _reach(offer: Offer) -> tuple[int, int]:
    patch = offer.fix.edit
    if not isinstance(patch, Patch) or not patch:
        return offer.finding.place.span
    return patch.edits[0].span.start, patch.edits[-1].span.end
