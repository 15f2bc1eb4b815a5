"""Random small libraries whose trees decide, escalate, refuse, hand on and run each other; two to four roles."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from all_walks import values_of
from conditions import condition
from random_fields import random_fields

from decisiontree.model import (
    Assignments,
    Authority,
    Branch,
    Case,
    Choice,
    Condition,
    Content,
    Decision,
    Fact,
    FactType,
    Form,
    Library,
    Limit,
    Listen,
    Node,
    Option,
    Outcome,
    Question,
    Role,
    Shared,
    Step,
    Subtree,
    TextItem,
    Tree,
    Uses,
    WayOut,
)

ALL_ROLES = (Role("ra", "Role A"), Role("rb", "Role B"), Role("rc", "Role C"), Role("rd", "Role D"))
RESOLUTIONS = (
    *("resolved", "resolved", "informed", "abandoned", "declined", "scheduled"),
    *("escalated", "escalated", "transferred"),
)


def random_escalating_library(random: Random) -> Library:
    """`main` may run `other`; amounts are of both trees and of the library, limits have gaps and no ceilings."""
    roles = ALL_ROLES[: random.randint(2, 4)]
    names = [role.id for role in roles]
    uses = Uses("used", _limits(random, names, 2)) if random.random() < 0.4 else None
    authority = {
        "refund": Authority(
            id="refund", label="Refund", currency="JPY", limits=_limits(random, names, 2), uses=uses
        )
    }
    if random.random() < 0.5:
        authority["fee"] = Authority(id="fee", label="Fee", uses=Uses("used", _limits(random, names, 2)))
    shared_facts = {"owed": _number(random, "owed", 2, FactType.MONEY)}
    if any(each.uses is not None for each in authority.values()):
        shared_facts["used"] = _number(random, "used", 1, FactType.INTEGER)
    shared = Shared(roles=roles, authority=authority, facts=shared_facts)
    trees = {}
    for tree, own in (("main", "extra"), ("other", "inner")):
        facts = {own: _number(random, own, 2, FactType.MONEY)}
        if tree == "main":
            facts["vip"] = Fact(id="vip", type=FactType.BOOLEAN, label="VIP", given=random.random() < 0.4)
            values = (Choice("x", "X"), Choice("y", "Y"))
            facts["kind"] = Fact(
                id="kind", type=FactType.CHOICE, label="Kind", values=values, given=random.random() < 0.3
            )
        writer = _Writer(random, {**shared_facts, **facts}, roles, tuple(authority))
        nodes = writer.nodes(runs=tree == "main")
        exits: tuple[WayOut, ...] = ()
        if random.random() < 0.25:
            exits = (WayOut(label="Out", to=random.choice(list(nodes)), key=f"out_{tree}"),)
        alone = tree == "main" or random.random() < 0.7
        trees[tree] = Tree(id=tree, start="n0", facts=facts, nodes=nodes, anytime=exits, only_run=not alone)
    return Library(shared=shared, trees=trees)


def _limits(random: Random, roles: list[str], highest: int) -> dict[str, Limit]:
    heights = sorted(random.randint(0, highest) for _ in roles)
    limits: dict[str, Limit] = dict(zip(roles, heights, strict=True))
    if random.random() < 0.3:
        limits[roles[-1]] = None
    if random.random() < 0.25:
        del limits[random.choice(roles)]
    return {} if random.random() < 0.05 else limits


def _number(random: Random, name: str, highest: int, kind: FactType) -> Fact:
    given, optional = random.random() < 0.3, random.random() < 0.15
    currency = "JPY" if kind is FactType.MONEY else None
    return Fact(
        id=name,
        type=kind,
        label=name,
        minimum=0,
        maximum=highest,
        given=given,
        optional=optional,
        currency=currency,
    )


class _Writer:
    """One tree."""

    def __init__(
        self, random: Random, facts: Mapping[str, Fact], roles: tuple[Role, ...], authorities: tuple[str, ...]
    ) -> None:
        self.random = random
        self.facts = facts
        self.roles = roles
        self.authorities = authorities
        self.amounts = [name for name, fact in facts.items() if fact.type is FactType.MONEY]

    def nodes(self, *, runs: bool) -> dict[str, Node]:
        """Four to eight nodes, and three outcomes."""
        random = self.random
        count = random.randint(4, 8)
        ends = ["paid", "end", "up"]
        nodes: dict[str, Node] = {}
        runs_at = random.randrange(count) if runs and random.random() < 0.6 else -1
        for at in range(count):
            ahead = [f"n{later}" for later in range(at + 1, count)]
            targets = [*ahead, *ahead, *ends, random.choice(["paid", f"n{at}", "n0", f"n{max(at - 1, 0)}"])]
            node_id = f"n{at}"
            if at == runs_at:
                named = random.sample(ends, random.randint(0, 2))
                returns = tuple((end, random.choice(targets)) for end in named)
                otherwise = random.choice([*targets, None, None])
                nodes[node_id] = Subtree(id=node_id, run="other", returns=returns, otherwise=otherwise)
            else:
                nodes[node_id] = self._node(node_id, targets)
        grants = tuple(random.sample(self.authorities, random.randint(1, len(self.authorities))))
        nodes["paid"] = Outcome(id="paid", outcome="Paid", resolution="resolved", grants=grants)
        nodes["end"] = Outcome(id="end", outcome="End", resolution=random.choice(RESOLUTIONS), team="Board")
        team = random.choice([*(role.label for role in self.roles), "Board"])
        resolution = random.choice(("escalated", "transferred", *RESOLUTIONS))
        nodes["up"] = Outcome(id="up", outcome="Up", resolution=resolution, team=team)
        return nodes

    def _node(self, node_id: str, targets: list[str]) -> Node:
        random = self.random
        content = Content(note=(TextItem("Look."),)) if random.random() < 0.1 else Content()
        pick, to, other = random.random(), random.choice(targets), random.choice(targets)
        if pick < 0.1:
            return Step(id=node_id, content=content, to=to)
        if pick < 0.4:
            decide = random.choice(self.authorities)
            amount = random.choice(self.amounts) if decide == "refund" else None
            return Decision(id=node_id, content=content, decide=decide, amount=amount, within=to, above=other)
        if pick < 0.5:
            names = random.sample(list(self.facts), random.randint(1, 2))
            return Form(
                id=node_id, content=content, collect=random_fields(random, names, self._condition), to=to
            )
        if pick < 0.55:
            return Listen(id=node_id, content=content, listen="So.", agreed=to, corrected=other)
        if pick < 0.85:
            options = tuple(self._option(f"o{at}", targets) for at in range(random.randint(1, 3)))
            return Question(id=node_id, content=content, options=options)
        cases = tuple(Case(self._condition(), random.choice(targets)) for _ in range(random.randint(1, 2)))
        return Branch(id=node_id, content=content, cases=cases, otherwise=to)

    def _option(self, key: str, targets: list[str]) -> Option:
        random = self.random
        name = random.choice(list(self.facts))
        sets = ((name, random.choice(values_of(self.facts[name]))),) if random.random() < 0.2 else ()
        when = self._condition() if random.random() < 0.2 else None
        to, approves = random.choice(targets), random.random() < 0.4
        return Option(label=key, key=key, to=to, when=when, assigns=Assignments(sets=sets), approves=approves)

    def _condition(self) -> Condition:
        parts = [
            self._atom(self.random.choice([*self.facts, "role"])) for _ in range(self.random.randint(1, 2))
        ]
        text = self.random.choice([" and ", " or "]).join(parts)
        return condition(text, self.facts, self.roles)

    def _atom(self, fact: str) -> str:
        random = self.random
        if fact == "role":
            return f"role {random.choice(['>=', '==', '<'])} {random.choice(self.roles).id}"
        if random.random() < 0.1:
            return f"{fact} is {random.choice(['', 'not '])}known"
        if fact == "vip":
            return random.choice(["vip", "not vip"])
        if fact == "kind":
            return random.choice(["kind == x", "kind != x"])
        return f"{fact} {random.choice(['<', '>=', '==', '!='])} {random.randint(1, 2)}"
