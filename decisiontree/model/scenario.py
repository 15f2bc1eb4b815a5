"""Scenarios: walks written down as tests. Values are as written; the walk types them by the facts they name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """One call: who answers, what is known, what is answered, and how it must end.

    `facts` and `answers` hold one text per visit, the last repeats; a node of a subtree is `tree/node`.
    """

    name: str
    role: str | None = None
    given: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    answers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    incident: str | None = None
    today: int | None = None
    """The number of the day on which the call begins."""
    outcome: str | None = None
    grants: Mapping[str, str] | None = None
    customer: Mapping[str, str] = field(default_factory=dict)
