"""What is said about a file: a finding, its place, its severity and the changes that would mend it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from decisiontree.text import Patch, Span

if TYPE_CHECKING:
    from decisiontree.model import Change


class Severity(StrEnum):
    """How much a finding hurts; errors come first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return _RANKS[self]


_RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@dataclass(frozen=True, slots=True)
class Place:
    """A range of one file, and the node and field it belongs to where there are such."""

    file: str
    span: Span = Span(0, 0)
    node: str | None = None
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that a finding speaks of."""

    place: Place
    message: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A way to mend a finding: a text patch of its file, or a change of its tree. Safe means: the meaning stays."""

    title: str
    edit: Change | Patch
    safe: bool = False

    def placed(self, place: Callable[[Span], Span]) -> Fix:
        """The same fix of another text, in which each span stands elsewhere; a change of a tree stands nowhere."""
        return replace(self, edit=self.edit.placed(place)) if isinstance(self.edit, Patch) else self


@dataclass(frozen=True, slots=True)
class Fault:
    """What the reader found wrong: a rule's slug without a severity, which the rule itself settles."""

    rule: str
    message: str
    place: Place
    related: tuple[Related, ...] = ()
    fixes: tuple[Fix, ...] = ()


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding of one rule at one place; `witness` is a route or example values that show it."""

    rule: str
    severity: Severity
    message: str
    place: Place
    related: tuple[Related, ...] = ()
    witness: str | None = None
    fixes: tuple[Fix, ...] = field(default=(), compare=False)
    of_absence: bool = False
    """Whether what it found is not written yet, never something written wrong."""

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Sort key: file, place, rule, message."""
        place = self.place
        return (place.file, place.span.start, place.span.end, self.rule, self.message)
