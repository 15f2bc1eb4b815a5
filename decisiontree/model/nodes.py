"""The node kinds: a closed union. A link that the author has not given, or not legibly, is None."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter
from typing import NamedTuple, TypeAlias

from decisiontree.model.assignments import NO_ASSIGNMENTS, Assignments
from decisiontree.model.content import CONTENT_LISTS, NOTHING, Content
from decisiontree.model.guard import Condition
from decisiontree.model.ids import Path
from decisiontree.model.prose import Prose, TextItem


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """An answer the rep can choose; `key` names it in logs and tests: its own id, else the slug of its label."""

    label: Prose
    to: str | None
    key: str
    when: Condition | None = None
    assigns: Assignments = NO_ASSIGNMENTS
    hint: Prose | None = None
    approves: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """A row of a branch."""

    when: Condition
    to: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A node that asks and moves on by the option chosen."""

    id: str
    content: Content = NOTHING
    ask: Prose | None = None
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A node that moves on by itself once done, and then assigns; one that is skipped assigns nothing."""

    id: str
    content: Content = NOTHING
    to: str | None = None
    assigns: Assignments = NO_ASSIGNMENTS


@dataclass(frozen=True, slots=True)
class Field:
    """An entry of a form: the fact that it asks for, and the condition under which it is shown.

    The condition reads what is known before the form, and what the fields above it say. Where it is not true, the field
    is not shown, and its fact stays as it is. `tried` stands for the ticks of what was tried already.
    """

    fact: str
    when: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A node that collects facts, asked for in the order of its fields."""

    id: str
    content: Content = NOTHING
    ask: Prose | None = None
    collect: tuple[Field, ...] = ()
    to: str | None = None

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts of all its fields, shown or not; one that could not be read is ''."""
        return tuple(field.fact for field in self.collect)

    @property
    def appears(self) -> bool:
        """Whether some of its fields are shown only under a condition."""
        return any(field.when is not None for field in self.collect)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listen:
    """A node that reads a paraphrase back; the caller agreed or corrected it."""

    id: str
    content: Content = NOTHING
    listen: Prose = ""
    agreed: str | None = None
    corrected: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A node that chooses by itself: the first case that holds, else `otherwise`."""

    id: str
    content: Content = NOTHING
    cases: tuple[Case, ...] = ()
    otherwise: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A node that holds an amount against the role's authority; `suggest` is a share of the role's limit, 0 to 1."""

    id: str
    content: Content = NOTHING
    decide: str = ""
    amount: str | None = None
    within: str | None = None
    above: str | None = None
    suggest: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subtree:
    """A node that walks another tree and comes back by that tree's outcome; with no way back it is a hand-over."""

    id: str
    content: Content = NOTHING
    run: str = ""
    returns: tuple[tuple[str, str | None], ...] = ()
    otherwise: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """An end of the walk and how the call ended."""

    id: str
    content: Content = NOTHING
    outcome: Prose = ""
    resolution: str | None = None
    grants: tuple[str, ...] = ()
    team: Prose | None = None
    alternative: Prose | None = None
    review_route: Prose | None = None
    summary: Prose | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """The place of a node whose text could not be read, kept so that links to it still lead somewhere."""

    id: str
    content: Content = NOTHING


Node: TypeAlias = Question | Step | Form | Listen | Branch | Decision | Subtree | Outcome | Unreadable
"""Every node has `id` and `content`; the rest depends on its kind."""


def entries(node: Node) -> tuple[Option | Step, ...]:
    """What writes facts by itself: the options of a question, or a step."""
    match node:
        case Question(options=options):
            return options
        case Step():
            return (node,)
        case _:
            return ()


class PlacedCondition(NamedTuple):
    """A condition, and the path to it in its node."""

    path: Path
    condition: Condition


_LISTS: Callable[[Content], tuple[tuple[TextItem, ...], ...]] = attrgetter(*CONTENT_LISTS)


def conditions(node: Node) -> Iterator[PlacedCondition]:
    """Every condition of a node, in the order of its fields."""
    match node:
        case Branch(cases=cases):
            yield from _placed("cases", cases)
        case Question(options=options):
            yield from _placed("options", options)
        case Form(collect=collect):
            yield from _placed("collect", collect)
        case _:
            pass
    yield from text_conditions(node)


def text_conditions(node: Node) -> Iterator[PlacedCondition]:
    """The conditions of the texts of a node."""
    if node.content is NOTHING:
        return
    # no call for each field: most are left out, and rules ask thousands of times a tree
    for field, items in zip(CONTENT_LISTS, _LISTS(node.content), strict=True):
        if items:
            yield from _placed(field, items)


def deciding_conditions(node: Node) -> tuple[Condition, ...]:
    """The conditions that decide where a node leads, in the cases of a branch or the options of a question.

    A node asks for the facts that it needs for them; the other conditions of a node ask for nothing.
    """
    match node:
        case Branch(cases=cases):
            return tuple(case.when for case in cases)
        case Question(options=options):
            return tuple(option.when for option in options if option.when is not None)
        case _:
            return ()


def _placed(field: str, entries: Iterable[Option | Case | Field | TextItem]) -> Iterator[PlacedCondition]:
    for at, entry in enumerate(entries):
        if entry.when is not None:
            yield PlacedCondition((field, at, "when"), entry.when)


def facts_written(node: Node) -> Iterator[str]:
    """The facts that a node collects, sets or forgets, `tried` among them."""
    yield from node.facts if isinstance(node, Form) else ()
    yield from (fact for entry in entries(node) for fact, _ in entry.assigns.changes)


def forgotten_facts(nodes: Iterable[Node]) -> frozenset[str]:
    """The facts that some of the nodes make unknown again."""
    changes = (change for node in nodes for entry in entries(node) for change in entry.assigns.changes)
    return frozenset(fact for fact, value in changes if value is None)


HANDED_ON = frozenset({"escalated", "transferred"})
"""The resolutions by which somebody else goes on with the call."""
NEEDED_BY_RESOLUTION: dict[str | None, tuple[str, ...]] = {
    "escalated": ("team",),
    "transferred": ("team",),
    "declined": ("because", "alternative", "review_route"),
}
"""The fields that an outcome needs by how the call ended."""
RESOLUTIONS = ("resolved", "escalated", "transferred", "scheduled", "declined", "informed", "abandoned")
