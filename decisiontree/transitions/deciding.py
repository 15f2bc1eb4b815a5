"""What a role may decide, as conditions over the amount and the earlier uses. Walks nowhere."""

from __future__ import annotations

from collections.abc import Mapping

from decisiontree.guards import evaluate
from decisiontree.model import And, Authority, Constant, Decision, Guard, InRanges, Library, Limit

ALWAYS = Constant(value=True)
_AMOUNT = ""
"""What an amount is called that is no fact's: no fact has this name."""


def may_decide(authority: Authority, role: str, amount: str | None) -> Guard:
    """When a role may decide it, by the fact that holds the amount and by the uses, of which this one is one more."""
    parts: list[Guard] = []
    if authority.limits is not None and amount is not None:
        parts.append(_up_to(amount, authority.limits, role))
    if authority.uses is not None:
        parts.append(_up_to(authority.uses.fact, authority.uses.limits, role, more=1))
    return And(tuple(parts))


def may_give(authority: Authority, role: str, amount: int, uses: int) -> bool:
    """The same for an amount and a number of earlier uses."""
    numbers = {_AMOUNT: amount} if authority.uses is None else {_AMOUNT: amount, authority.uses.fact: uses}
    return evaluate(may_decide(authority, role, _AMOUNT), numbers) is True


def deciders(library: Library, node: Decision) -> tuple[tuple[str, Guard], ...] | None:
    """Each role with the condition under which it may decide, least authority first; None where that cannot be said."""
    authority = library.shared.authority.get(node.decide)
    if authority is None or (authority.limits is not None and node.amount is None):
        return None
    return tuple((role.id, may_decide(authority, role.id, node.amount)) for role in library.shared.roles)


def facts_asked(library: Library, node: Decision) -> tuple[str, ...]:
    """The facts that a decision needs before it can be taken."""
    authority = library.shared.authority.get(node.decide)
    if authority is None:
        return ()
    amount = (node.amount,) if authority.limits is not None and node.amount is not None else ()
    return amount if authority.uses is None else (*amount, authority.uses.fact)


def _up_to(fact: str, limits: Mapping[str, Limit], role: str, *, more: int = 0) -> Guard:
    if role not in limits:
        return Constant(value=False)
    most = limits[role]
    return ALWAYS if most is None else InRanges(fact, ((None, most - more),))
