"""What the routes of a tree show of its decisions, in the words of the rules about authority: who, how much, by which route."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decisiontree.combinations import Sample, spoken_example
from decisiontree.diagnostic import Fix, Related
from decisiontree.lint.rule_context import Finding, RuleContext, route_text
from decisiontree.model import Authority, Decision, Outcome, plain_amount
from decisiontree.routes import DecisionStatus, Escalation, EscalationFault, Granted
from decisiontree.transitions import may_give


def ends_as(context: RuleContext, standing: DecisionStatus) -> Iterator[Granted]:
    """Where routes end in this way, but for what the check of another tree tells."""
    return (each for each in context.granted.found if each.standing is standing)


def grant_finding(
    context: RuleContext, each: Granted, *place: str | int, message: str, fixes: Sequence[Fix] = ()
) -> Finding:
    """A finding at a node and its field that names the outcome beside it and shows the route with its values."""
    where = grants_at(context, each)
    granted = f"'{each.authority}' is granted here"
    return context.at(
        str(place[0]),
        *place[1:],
        message=message,
        related=[] if where == place else [context.also(str(where[0]), *where[1:], message=granted)],
        witness=route_text(each.route, spoken_example(each.example)) or None,
        fixes=fixes,
    )


def grants_at(context: RuleContext, each: Granted) -> tuple[str | int, ...]:
    """Where the outcome grants it; of an outcome of another tree, the node that runs that."""
    node = context.tree.nodes[each.node]
    if not isinstance(node, Outcome):
        return (each.node, "run")
    return (each.node, "grants", node.grants.index(each.authority))


def above_at(context: RuleContext, each: Granted) -> tuple[str | int, ...]:
    """Where the decision leads on above the limit; of a decision of another tree, where it is granted."""
    if each.decision is None or each.decision[0] != context.tree.id:
        return grants_at(context, each)
    return (each.decision[1], "above")


def named(context: RuleContext, node: tuple[str, str]) -> str:
    """A node as a route names it: one of another tree with its id before."""
    return node[1] if node[0] == context.tree.id else "/".join(node)


def escalations_of(context: RuleContext, *kinds: EscalationFault) -> Iterator[Escalation]:
    """Those of some kinds."""
    return (each for each in context.escalations.found if each.kind in kinds)


def decided_at(context: RuleContext, each: Granted | Escalation) -> tuple[str | int, ...]:
    """Where what is granted or handed on was decided, beside the limits; where the end is, for a decision of another tree."""
    if each.decision is not None and each.decision[0] == context.tree.id:
        return (each.decision[1], "decide")
    if isinstance(each, Granted):
        return grants_at(context, each)
    return (each.node, "team" if each.place[0] == context.tree.id else "run")


def lacks_limits(context: RuleContext, authority: Authority) -> bool:
    """Whether the limit of some role is not written yet, so that what follows from the limits is not settled."""
    rows = (authority.limits, authority.uses.limits if authority.uses is not None else None)
    roles = context.library.model.shared.roles
    return any(row is not None and role.id not in row for row in rows for role in roles)


def escalation_finding(
    context: RuleContext, each: Escalation, *field: str | int, message: str, fixes: Sequence[Fix] = ()
) -> Finding:
    """A finding at a field of its place; of a place in another tree, at the node that runs that."""
    is_own = each.place[0] == context.tree.id
    return context.at(
        each.node,
        *(field if is_own else ("run",)),
        message=message,
        related=list(_related(context, each)),
        witness=route_text(each.route, spoken_example(each.example)),
        fixes=fixes,
    )


def _related(context: RuleContext, each: Escalation) -> Iterator[Related]:
    own = context.tree.id
    if each.decision[0] == own and each.decision != each.place:
        yield context.also(each.decision[1], "above", message="it is above the limit here")
    if each.about is not None and each.about[0] == own and each.about not in (each.place, each.decision):
        yield context.also(each.about[1], message="the route comes here")


class Example:
    """The values of a finding, the role on the call among them, held against the limits."""

    def __init__(self, context: RuleContext, each: Granted | Escalation) -> None:
        library = self._library = context.library.model
        self._authority = library.shared.authority.get(each.authority)
        node = None if each.decision is None else library.trees[each.decision[0]].nodes[each.decision[1]]
        samples = {sample.name: sample for sample in each.example}
        uses = None if self._authority is None else self._authority.uses
        self.amount: Sample | None = None
        """What was decided on the route, where the decision has an amount."""
        if each.decision is not None and isinstance(node, Decision) and node.amount is not None:
            # a tree that is run may have a fact of the same id
            is_own = node.amount in library.trees[each.decision[0]].facts
            self.amount = samples.get(
                named(context, (each.decision[0], node.amount)) if is_own else node.amount
            )
        self._uses = None if uses is None else samples.get(uses.fact)
        roles = each.roles if isinstance(each, Granted) else (library.shared.roles[0].id,)
        self.role = str(samples["role"].value) if "role" in samples else roles[0]

    @property
    def values(self) -> str:
        """The amount and the earlier uses, as far as they matter: `owed = 60.00`."""
        return spoken_example(tuple(each for each in (self.amount, self._uses) if each is not None))

    @property
    def limit(self) -> str:
        """What the role may decide: `up to 50.00, once`."""
        return "" if self._authority is None else spoken_limit(self._authority, self.role)

    @property
    def first_role(self) -> str | None:
        """The first role that may decide it."""
        authority = self._authority
        if authority is None:
            return None
        amount, uses = _number(self.amount), _number(self._uses)
        roles = (role.id for role in self._library.shared.roles)
        return next((role for role in roles if may_give(authority, role, amount, uses)), None)


def spoken_limit(authority: Authority, role: str) -> str:
    """What a role may decide of an authority: `up to 50.00, once`."""
    parts = []
    if authority.limits is not None:
        most = authority.limits.get(role, 0)
        parts.append("any amount" if most is None else f"up to {plain_amount(most, authority.currency)}")
        if role not in authority.limits:
            return "nothing"
    if authority.uses is not None:
        times = authority.uses.limits.get(role, 0)
        parts.append("any number of times" if times is None else "once" if times == 1 else f"{times} times")
    return ", ".join(parts)


def _number(sample: Sample | None) -> int:
    return sample.value if sample is not None and isinstance(sample.value, int) else 0
