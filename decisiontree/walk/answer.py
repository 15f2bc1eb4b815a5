"""What a rep may answer, and why an answer is refused. Plain data; deciding is the business of `advance`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from decisiontree.model import Content, FactValue

MUST_SAY = "must_say"
"""The tick that a node with a verbatim text needs before it is left; further texts have the number of their place behind it."""


def said_tick(at: int) -> str:
    """What is ticked for a text of `must_say` by its place in the file: `must_say`, `must_say.2` and so on."""
    return MUST_SAY if at == 0 else f"{MUST_SAY}.{at + 1}"


def said_ticks(content: Content) -> tuple[str, ...]:
    """The ticks of all texts that must be said at a node, also of those whose condition is not true now."""
    return tuple(map(said_tick, range(len(content.must_say))))


@dataclass(frozen=True, slots=True)
class ChooseOption:
    """An option of a question, by its key."""

    key: str
    ticks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Continue:
    """On from a step, a decision, or a node that stops only to be read."""

    ticks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fill:
    """The fields of a form, or of facts that are asked: None is left empty, what is not named stays as it was shown."""

    values: Mapping[str, FactValue | None] = field(default_factory=dict)
    tried: tuple[str, ...] | None = None
    ticks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreed:
    """The caller agreed to the paraphrase."""

    ticks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Corrected:
    """The caller corrected the paraphrase."""

    ticks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TakeWayOut:
    """An exit that is always there, by its key."""

    key: str


@dataclass(frozen=True, slots=True)
class Jump:
    """To a node of a tree that the call is in, named as logs name it, though no answer leads there; `reason` is in words."""

    node: str
    reason: str


@dataclass(frozen=True, slots=True)
class ProvideFact:
    """One fact that the walk has asked for."""

    fact: str
    value: FactValue


Answer: TypeAlias = ChooseOption | Continue | Fill | Agreed | Corrected | TakeWayOut | Jump | ProvideFact

RefusalKind: TypeAlias = Literal[
    "bad-answer", "bad-value", "needs-fact", "needs-day", "must-say", "no-way", "endless-loop", "finished"
]


@dataclass(frozen=True, slots=True)
class Refusal:
    """An answer that was not taken; the state is as it was. `fact` names the one that is wrong or missing."""

    kind: RefusalKind
    message: str
    fact: str | None = None


class Refused(Exception):
    """Carries a refusal up to `advance`; it never leaves this package."""

    def __init__(self, kind: RefusalKind, message: str, fact: str | None = None) -> None:
        super().__init__(message)
        self.refusal = Refusal(kind, message, fact)
