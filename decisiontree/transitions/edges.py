"""The table of transitions: for each kind of node its ways on, with their conditions and effects, and what it is answered with.

One row a kind, as in a statechart (Harel, "Statecharts", 1987). Walks nowhere: what holds is for others to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, TypeAlias

from decisiontree.model import (
    NO_ASSIGNMENTS,
    And,
    Branch,
    Decision,
    FactChanges,
    Field,
    Form,
    Guard,
    Library,
    Listen,
    Node,
    OneOf,
    Option,
    Or,
    Outcome,
    Path,
    Question,
    Step,
    Subtree,
    Unreadable,
)
from decisiontree.transitions.deciding import ALWAYS, deciders

Answered: TypeAlias = Literal["option", "continue", "fill", "listen"]
"""What a rep does at a node: choose an option, go on, fill in facts, say how the caller took a paraphrase."""


class Effects(NamedTuple):
    """What taking a way does: facts that it writes (None makes one unknown again), fields that it collects, an approval.

    Fields are filled in one after another; one whose condition is not true then leaves its fact as it is.
    """

    writes: FactChanges = ()
    collects: tuple[Field, ...] = ()
    approves: bool = False

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that may be others afterwards, `tried` among them."""
        return (*(field.fact for field in self.collects), *(fact for fact, _ in self.writes))

    @property
    def overwritten(self) -> tuple[str, ...]:
        """Those of them that are surely given anew, whatever the facts are."""
        collected = (field.fact for field in self.collects if field.when is None)
        return (*collected, *(fact for fact, _ in self.writes))


NO_EFFECTS = Effects()


class Edge(NamedTuple):
    """A way on from a node. `field` names its target, which is None where the author has given none that can be read.

    `guard`: when it is open, None where that cannot be said. `exclusive`: only where none of those before it is.
    `key`: how logs name the answer that takes it. `returning`: it is taken when the tree that the node runs has ended so.
    """

    field: Path
    target: str | None
    label: str
    guard: Guard | None = ALWAYS
    exclusive: bool = False
    effects: Effects = NO_EFFECTS
    key: str | None = None
    returning: bool = False

    @property
    def entry(self) -> Path:
        """The option, the case or the field that it stands in."""
        return self.field[:2]


class KindRow(NamedTuple):
    """A kind of node. `passes`: it goes on by itself; `ends`: a walk can end there, since it has no next step."""

    answered_by: Answered
    edges: Callable[[Any, Library], Iterable[Edge]]
    passes: bool = False
    ends: bool = False


_NO_LIBRARY = Library()


def edges(node: Node, library: Library = _NO_LIBRARY) -> tuple[Edge, ...]:
    """Every way on from a node but the one that skips it, in the order in which they are tried.

    Without a library nothing is said of what a role may decide.
    """
    return tuple(TABLE[type(node)].edges(node, library))


def approves(node: Node) -> bool:
    """Whether an answer at a node can say that somebody who may decide said yes."""
    return TABLE[type(node)].answered_by == "option" and any(edge.effects.approves for edge in edges(node))


def _options(node: Question, _library: Library) -> list[Edge]:
    return [
        Edge(
            ("options", at, "to"),
            option.to,
            option.label,
            ALWAYS if option.when is None else option.when.guard,
            False,
            _effects(option),
            option.key,
        )
        for at, option in enumerate(node.options)
    ]


def _effects(option: Option) -> Effects:
    if option.assigns is NO_ASSIGNMENTS and not option.approves:
        return NO_EFFECTS
    return Effects(option.assigns.changes, approves=option.approves)


def _step(node: Step, _library: Library) -> tuple[Edge, ...]:
    effects = NO_EFFECTS if node.assigns is NO_ASSIGNMENTS else Effects(node.assigns.changes)
    return (Edge(("to",), node.to, "next", effects=effects),)


def _form(node: Form, _library: Library) -> tuple[Edge, ...]:
    return (Edge(("to",), node.to, "next", effects=Effects(collects=node.collect)),)


def _listen(node: Listen, _library: Library) -> tuple[Edge, ...]:
    return (
        Edge(("agreed",), node.agreed, "agreed", key="agreed"),
        Edge(("corrected",), node.corrected, "corrected", key="corrected"),
    )


def _branch(node: Branch, _library: Library) -> list[Edge]:
    # no generator and no names of parameters: this is built for each case of a library several times
    cases = [
        Edge(("cases", at, "to"), case.to, case.when.text, case.when.guard, True)
        for at, case in enumerate(node.cases)
    ]
    # `else` may be left out; then there is no such way
    return (
        cases if node.otherwise is None else [*cases, Edge(("else",), node.otherwise, "else", ALWAYS, True)]
    )


def _decision(node: Decision, library: Library) -> tuple[Edge, ...]:
    return (
        Edge(("within",), node.within, "within", _within(node, library), exclusive=True),
        Edge(("above",), node.above, "above", exclusive=True),
    )


def _within(node: Decision, library: Library) -> Guard | None:
    """When the role on the call may decide it."""
    able = deciders(library, node)
    return None if able is None else Or(tuple(And((OneOf("role", (role,)), guard)) for role, guard in able))


def _subtree(node: Subtree, _library: Library) -> Iterator[Edge]:
    for outcome, target in node.returns:
        yield Edge(("returns", outcome), target, outcome, guard=None, returning=True)
    if node.otherwise is not None:
        yield Edge(("else",), node.otherwise, "else", guard=None, returning=True)


def _none(_node: Node, _library: Library) -> tuple[Edge, ...]:
    return ()


TABLE: Mapping[type[Node], KindRow] = MappingProxyType(
    {
        Question: KindRow("option", _options),
        Step: KindRow("continue", _step),
        Form: KindRow("fill", _form),
        Listen: KindRow("listen", _listen),
        Branch: KindRow("continue", _branch, passes=True),
        Decision: KindRow("continue", _decision),
        Subtree: KindRow("continue", _subtree, passes=True),
        Outcome: KindRow("continue", _none, passes=True, ends=True),
        Unreadable: KindRow("continue", _none, ends=True),
    }
)
"""A row for every kind of node."""
