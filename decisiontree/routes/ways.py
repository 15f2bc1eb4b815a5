"""A node as ways on: under which condition, what they write, where they lead. Decides nothing about what is possible."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple, assert_never

from decisiontree.model import (
    And,
    Branch,
    Constant,
    Decision,
    FactValue,
    Form,
    Guard,
    InRanges,
    Library,
    Limit,
    Listen,
    Node,
    OneOf,
    Or,
    Outcome,
    Path,
    Question,
    Step,
    Subtree,
    Unreadable,
)

ALWAYS = Constant(value=True)


class Way(NamedTuple):
    """One way on from a node. `first_only`: it is taken only where no way before it is; None is written where a fact is forgotten."""

    field: Path
    target: str | None
    guard: Guard | None = ALWAYS
    first_only: bool = False
    writes: tuple[tuple[str, FactValue | None], ...] = ()
    collects: tuple[str, ...] = ()


def ways(library: Library, node: Node) -> tuple[Way, ...]:
    """Every way on; an outcome and a subtree have none here, they change the tree."""
    return tuple(_ways(library, node))


def facts_asked(library: Library, node: Decision) -> tuple[str, ...]:
    """The facts that a decision needs before it can be taken."""
    authority = library.shared.authority.get(node.decide)
    if authority is None:
        return ()
    amount = [node.amount] if authority.limits is not None and node.amount is not None else []
    return (*amount, *([authority.uses.fact] if authority.uses is not None else []))


def deciders(library: Library, node: Decision) -> tuple[tuple[str, Guard], ...] | None:
    """Each role with the condition under which it may decide, least authority first; None where that cannot be said."""
    authority = library.shared.authority.get(node.decide)
    if authority is None or (authority.limits is not None and node.amount is None):
        return None
    able = []
    for role in library.shared.roles:
        parts: list[Guard] = []
        if authority.limits is not None and node.amount is not None:
            parts.append(_up_to(node.amount, authority.limits, role.id, less=0))
        if authority.uses is not None:
            parts.append(_up_to(authority.uses.fact, authority.uses.limits, role.id, less=1))
        able.append((role.id, And(tuple(parts))))
    return tuple(able)


def _ways(library: Library, node: Node) -> Iterator[Way]:
    match node:
        case Question(options=options):
            for at, option in enumerate(options):
                guard = ALWAYS if option.when is None else option.when.guard
                yield Way(("options", at), option.to, guard, writes=option.writes)
        case Branch(cases=cases, otherwise=otherwise):
            for at, case in enumerate(cases):
                yield Way(("cases", at), case.to, case.when.guard, first_only=True)
            yield Way(("else",), otherwise, first_only=True)
        case Step(to=to, writes=writes):
            yield Way(("to",), to, writes=writes)
        case Form(to=to, collect=collect):
            yield Way(("to",), to, collects=collect)
        case Listen(agreed=agreed, corrected=corrected):
            yield Way(("agreed",), agreed)
            yield Way(("corrected",), corrected)
        case Decision():
            yield Way(("within",), node.within, _within(library, node), first_only=True)
            yield Way(("above",), node.above, first_only=True)
        case Subtree() | Outcome() | Unreadable():
            return
        case _:
            assert_never(node)


def _within(library: Library, node: Decision) -> Guard | None:
    """When the role that answers may decide it; None where that cannot be said."""
    able = deciders(library, node)
    return None if able is None else Or(tuple(And((OneOf("role", (role,)), guard)) for role, guard in able))


def _up_to(fact: str, limits: Mapping[str, Limit], role: str, *, less: int) -> Guard:
    if role not in limits:
        return Constant(value=False)
    most = limits[role]
    return ALWAYS if most is None else InRanges(fact, ((None, most - less),))
