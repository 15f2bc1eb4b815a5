"""Who may decide what: an amount and earlier uses against the roles' limits. Changes nothing but the decisions of a state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_FLOOR, Decimal

from decisiontree.model import Authority, Decision, Library, Limit, Outcome
from decisiontree.transitions import facts_asked, may_give
from decisiontree.walk.answer import Refused
from decisiontree.walk.known import fact_of
from decisiontree.walk.state import Decided, Grant, State, WithheldGrant


@dataclass(frozen=True, slots=True)
class Allowance:
    """A role's share of an authority: `none` at all, or up to `most`, where None is no ceiling."""

    none: bool
    most: Limit

    def covers(self, amount: int) -> bool:
        """Whether an amount lies within."""
        return not self.none and (self.most is None or amount <= self.most)


@dataclass(frozen=True, slots=True)
class Verdict:
    """An amount held against the limits: within the role's own or not, and the first role that may give it."""

    authority: Authority
    amount: int | None
    within: bool
    role: str | None
    limit: Allowance | None
    uses: int | None
    uses_limit: Allowance | None
    first_role: str | None
    suggest: int | None


def allowance(limits: Mapping[str, Limit], role: str | None) -> Allowance:
    """What a row of limits gives a role."""
    if role is None or role not in limits:
        return Allowance(none=True, most=0)
    return Allowance(none=False, most=limits[role])


def authority_of(library: Library, node: Decision) -> Authority:
    """The authority that a decision speaks of; refused where the library has none such."""
    authority = library.shared.authority.get(node.decide)
    if authority is None:
        raise Refused(
            "no-way", f"node '{node.id}' decides '{node.decide}', which library.yaml does not define"
        )
    if authority.limits is not None and node.amount is None:
        raise Refused("no-way", f"node '{node.id}' decides '{node.decide}' but names no amount")
    return authority


def facts_needed(library: Library, state: State, node: Decision) -> tuple[str, ...]:
    """The facts that must be known before the decision can be taken, and are not."""
    authority_of(library, node)
    return tuple(fact for fact in facts_asked(library, node) if fact not in state.facts)


def verdict(library: Library, state: State, node: Decision) -> Verdict:
    """The decision as this role would take it now; its facts must be known."""
    authority = authority_of(library, node)
    amount = _number(state, node.amount) if authority.limits is not None else None
    uses = _number(state, authority.uses.fact) if authority.uses is not None else None
    able = [role.id for role in library.shared.roles if may_give(authority, role.id, amount or 0, uses or 0)]
    limit = None if authority.limits is None else allowance(authority.limits, state.role)
    return Verdict(
        authority=authority,
        amount=amount,
        within=state.role in able,
        role=state.role,
        limit=limit,
        uses=uses,
        uses_limit=None if authority.uses is None else allowance(authority.uses.limits, state.role),
        first_role=able[0] if able else None,
        suggest=suggestion(authority, state.role, node.suggest),
    )


def decide(library: Library, state: State, node: Decision) -> State:
    """Take the decision; it replaces an earlier one on the same authority and becomes the last one."""
    taken = verdict(library, state, node)
    own = node.amount is not None and node.amount in state.frame.facts
    fact = None if node.amount is None else fact_of(library, state.tree, node.amount)
    decided = Decided(
        authority=node.decide,
        amount=taken.amount,
        approver=state.role if taken.within else None,
        first_role=taken.first_role,
        level=len(state.stack) if own else 0,
        fact=node.amount if taken.amount is not None else None,
        private=fact is not None and fact.private,
    )
    kept = (one for one in state.decided if one.authority != node.decide)
    return replace(state, decided=(*kept, decided))


def approve(state: State) -> State:
    """Somebody who may take the last decision said yes: it counts to the first role that may."""
    if not state.decided:
        return state
    last = state.decided[-1]
    if last.void or last.approver is not None or last.first_role is None:
        return state
    approved = replace(last, approver=last.first_role, approved=True)
    return replace(state, decided=(*state.decided[:-1], approved))


def pay(state: State, outcome: Outcome) -> State:
    """Give what the outcome grants and the route has decided; the rest is withheld with its reason.

    What was withheld stays so, whatever a later outcome of the route gives: the caller was told it, and it did not hold.
    """
    for authority in outcome.grants:
        reason = _withheld(state, authority)
        if reason:
            withheld = (one for one in state.withheld if one.authority != authority)
            state = replace(state, withheld=(*withheld, WithheldGrant(authority, reason)))
            continue
        taken = next(one for one in state.decided if one.authority == authority)
        grant = Grant(authority, taken.amount, taken.approver or "", taken.approved, taken.private)
        grants = (one for one in state.grants if one.authority != authority)
        state = replace(state, grants=(*grants, grant))
    return state


def suggestion(authority: Authority, role: str | None, share: Decimal | None) -> int | None:
    """A share of a role's limit in whole minor units, rounded down; None where there is no limit to share."""
    if share is None or authority.limits is None:
        return None
    limit = allowance(authority.limits, role)
    if limit.none or limit.most is None:
        return None
    return int((share * limit.most).to_integral_value(ROUND_FLOOR))


def _withheld(state: State, authority: str) -> str | None:
    taken = next((one for one in state.decided if one.authority == authority), None)
    if taken is None:
        return "no decision was made"
    if taken.void:
        return "the amount has changed since the decision"
    return None if taken.approver is not None else "no one who may decide it has approved it"


def _number(state: State, fact: str | None) -> int | None:
    value = None if fact is None else state.facts.get(fact)
    return value if isinstance(value, int) else None
