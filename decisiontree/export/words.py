"""Plain words for what the model holds as data: conditions and kinds. Decides nothing; values are written by `display`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

from decisiontree.display import display_number, display_value, yes_no
from decisiontree.model import And, Constant, Fact, Guard, InRanges, Known, Not, OneOf, Or, Role

KINDS = {
    "troubleshooting": "Troubleshooting",
    "empowerment": "What you may decide",
    "script": "Scripts",
    "scheduling": "Scheduling",
    "crisis": "In a crisis",
    "process": "Processes",
}
RESOLUTIONS = {
    "resolved": "Resolved",
    "escalated": "Escalated",
    "transferred": "Transferred",
    "scheduled": "Scheduled",
    "declined": "Declined",
    "informed": "Informed",
    "abandoned": "Abandoned",
}
NODE_KINDS = {
    "question": "Ask",
    "step": "Do",
    "form": "Fill in",
    "listen": "Read back",
    "branch": "Sort out",
    "decision": "Decide",
    "subtree": "Another tree",
    "outcome": "Outcome",
    "unreadable": "Not readable",
}


@dataclass(frozen=True, slots=True)
class Words:
    """Says things of one tree in its language; `facts` are those in sight of its conditions."""

    language: str
    facts: Mapping[str, Fact]
    roles: tuple[Role, ...]
    isolates: bool = False
    """Whether what an author wrote is told from our words around it."""

    def condition(self, guard: Guard) -> str:  # noqa: PLR0911  one case per kind of guard
        """A condition as a person says it: `Customer tier is Gold`."""
        match guard:
            case And(parts=parts):
                return " and ".join(self._inner(part) for part in parts)
            case Or(parts=parts):
                return " or ".join(self._inner(part) for part in parts)
            case Not(part=Known(fact=fact)):
                return f"{self.name(fact)} is not known"
            case Not(part=OneOf(fact=fact, values=values)):
                return f"{self.name(fact)} is not {self._either(fact, values)}"
            case Not(part=part):
                return f"not ({self.condition(part)})"
            case InRanges(fact=fact, ranges=ranges):
                spans = " or ".join(self._range(fact, low, high) for low, high in ranges)
                return f"{self.name(fact)} is {spans or 'something that cannot be'}"
            case OneOf(fact=fact, values=values):
                return f"{self.name(fact)} is {self._either(fact, values)}"
            case Known(fact=fact):
                return f"{self.name(fact)} is known"
            case Constant(value=value):
                return "always" if value else "never"
            case _:
                assert_never(guard)

    def name(self, fact: str) -> str:
        """What a fact is called."""
        if fact == "role":
            return "your role"
        if fact == "incident":
            return "an incident is open"
        return self._authors(self.facts[fact].label) if fact in self.facts else fact

    def value(self, fact: str, value: bool | int | str) -> str:
        """A value as a person reads it."""
        if isinstance(value, bool):
            return self._authors(yes_no(self.language)[not value])
        if fact == "role" and isinstance(value, str):
            return self._authors(next((role.label for role in self.roles if role.id == value), value))
        declared = self.facts.get(fact)
        if declared is not None:
            return self._authors(display_value(declared, value, self.language))
        return value if isinstance(value, str) else display_number(value, self.language)

    def _authors(self, text: str) -> str:
        return isolated(text) if self.isolates else text

    def _inner(self, part: Guard) -> str:
        words = self.condition(part)
        return f"({words})" if isinstance(part, And | Or) else words

    def _range(self, fact: str, low: int | None, high: int | None) -> str:
        if low is not None and low == high:
            return self.value(fact, low)
        if low is None and high is None:
            return "anything"
        if high is None:
            return f"at least {self.value(fact, low or 0)}"
        if low is None:
            return f"at most {self.value(fact, high)}"
        return f"{self.value(fact, low)} to {self.value(fact, high)}"

    def _either(self, fact: str, values: tuple[str | bool, ...]) -> str:
        return " or ".join(self.value(fact, value) for value in values) or "something that cannot be"


def isolated(text: str) -> str:
    """A text between the characters that keep it apart from what stands around it."""
    return f"\u2068{text}\u2069"
