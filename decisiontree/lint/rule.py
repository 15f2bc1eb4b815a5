"""What a rule is: a name, a severity, a manual, and a check unless the reader itself reports it.

Gives the modules of rules all that they are written with.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from decisiontree.diagnostic import Fix, Severity
from decisiontree.lint.rule_context import Finding, RuleContext, route_text

__all__ = ["Family", "Finding", "Fix", "Rule", "RuleContext", "Severity", "reported", "route_text", "rule"]

Check: TypeAlias = Callable[[RuleContext], Iterator[Finding]]


class Family(StrEnum):
    """What rules have in common; the order is that of the catalogue."""

    YAML = "YAML"
    SHAPE = "Shape"
    GRAPH = "Graph"
    CONTENT = "Content"
    AUTHORITY = "Authority"
    LOGIC = "Logic"
    UPKEEP = "Upkeep"
    SAFETY = "Accessibility and safety"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, one name; `check` is None where the reader or the comments' own bookkeeping reports it."""

    slug: str
    severity: Severity
    family: Family
    manual: str
    check: Check | None = None
    of_text: bool = False
    """Whether it looks at nothing but the text of a file, so that it holds for files of scenarios as well."""
    of_shared: bool = False
    """Whether it holds for library.yaml although most rules of its family do not."""
    of_absence: bool = False
    """Whether all that it finds is something not written yet; of a rule without it, a finding may be so too."""

    @property
    def can_be_ignored(self) -> bool:
        """Whether a comment may silence it; what breaks a file or harms people is settled in the settings only."""
        return self.family not in (Family.YAML, Family.SAFETY) or self.severity is not Severity.ERROR


def rule(
    *,
    severity: Severity,
    family: Family,
    of_text: bool = False,
    of_shared: bool = False,
    of_absence: bool = False,
) -> Callable[[Check], Rule]:
    """Make a check a rule: its slug is the function's name, its manual the docstring of its module."""

    def register(check: Check) -> Rule:
        manual = sys.modules[check.__module__].__doc__ or ""
        slug = check.__name__.replace("_", "-")
        return Rule(slug, severity, family, manual, check, of_text, of_shared, of_absence)

    return register


def reported(
    slug: str, *, severity: Severity, family: Family, manual: str | None, of_absence: bool = False
) -> Rule:
    """A rule whose findings are made elsewhere, under this slug."""
    return Rule(slug, severity, family, manual or "", of_absence=of_absence)
