"""Random small libraries whose trees decide, approve, change amounts and grant."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from all_walks import values_of
from conditions import condition
from random_fields import random_fields

from decisiontree.model import (
    NO_ASSIGNMENTS,
    Assignments,
    Authority,
    Branch,
    Case,
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

ROLES = (Role("rep", "Rep"), Role("senior", "Senior"), Role("lead", "Lead"))


def random_deciding_library(random: Random) -> Library:
    """`main` may run `other`; both decide on amounts of their own and of the library, by limits and by uses."""
    names = [role.id for role in ROLES]
    authority = {
        "refund": Authority(id="refund", label="Refund", currency="JPY", limits=_limits(random, names, 3)),
        "gift": Authority(
            id="gift",
            label="Gift",
            currency="JPY",
            limits=_limits(random, names, 3),
            uses=Uses("used", _limits(random, names, 2)) if random.random() < 0.5 else None,
        ),
        "fee": Authority(id="fee", label="Fee", uses=Uses("used", _limits(random, names, 2))),
    }
    shared_facts = {"used": _number(random, "used", 2), "owed": _money(random, "owed")}
    shared = Shared(roles=ROLES, authority=authority, facts=shared_facts)
    trees = {}
    for tree, own in (("main", "extra"), ("other", "inner")):
        facts = {own: _money(random, own)}
        if tree == "main":
            facts["vip"] = Fact(id="vip", type=FactType.BOOLEAN, label="VIP", given=random.random() < 0.5)
        nodes = _nodes(random, {**shared_facts, **facts}, runs=tree == "main")
        goals = [node for node in nodes if node.startswith("n")] + ["end"]
        exits: tuple[WayOut, ...] = ()
        if random.random() < 0.25:
            exits = (WayOut(label="Out", to=random.choice(goals), key=f"out_{tree}"),)
        trees[tree] = Tree(id=tree, start="n0", facts=facts, nodes=nodes, anytime=exits)
    return Library(shared=shared, trees=trees)


def _limits(random: Random, roles: list[str], highest: int) -> dict[str, Limit]:
    """Rising, as a rule; now and then a role is left out or has no ceiling."""
    heights = sorted(random.randint(0, highest) for _ in roles)
    limits: dict[str, Limit] = dict(zip(roles, heights, strict=True))
    if random.random() < 0.3:
        limits[roles[-1]] = None
    if random.random() < 0.2:
        del limits[random.choice(roles)]
    return limits


def _number(random: Random, name: str, highest: int) -> Fact:
    return Fact(
        id=name,
        type=FactType.INTEGER,
        label=name,
        minimum=0,
        maximum=highest,
        given=random.random() < 0.3,
        optional=random.random() < 0.2,
    )


def _money(random: Random, name: str) -> Fact:
    return Fact(
        id=name,
        type=FactType.MONEY,
        currency="JPY",
        label=name,
        minimum=0,
        maximum=3,
        given=random.random() < 0.2,
        optional=random.random() < 0.2,
    )


def _nodes(random: Random, facts: Mapping[str, Fact], *, runs: bool) -> dict[str, Node]:
    count = random.randint(4, 7)
    nodes: dict[str, Node] = {}
    runs_at = random.randrange(count) if runs and random.random() < 0.6 else -1
    for at in range(count):
        ahead = [f"n{later}" for later in range(at + 1, count)]
        targets = [*ahead, *ahead, "paid", "end", random.choice(["paid", f"n{at}", "n0", "n1"])]
        node_id = f"n{at}"
        if at == runs_at:
            returns = (("paid", random.choice(targets)),)
            otherwise = random.choice([*targets, None])
            nodes[node_id] = Subtree(id=node_id, run="other", returns=returns, otherwise=otherwise)
        else:
            nodes[node_id] = _node(random, node_id, targets, facts)
    grants = tuple(random.sample(["refund", "gift", "fee"], random.randint(1, 2)))
    # one that grants is read first, so that a walk can be seen there
    seen = Content(note=(TextItem("Done."),))
    nodes["paid"] = Outcome(id="paid", content=seen, outcome="Paid", resolution="resolved", grants=grants)
    nodes["end"] = Outcome(id="end", outcome="End", resolution="resolved")
    return nodes


def _node(random: Random, node_id: str, targets: list[str], facts: Mapping[str, Fact]) -> Node:
    amounts = [name for name, fact in facts.items() if fact.type is FactType.MONEY]
    content = Content()
    if random.random() < 0.15:
        content = Content(satisfies=("tag",)) if random.random() < 0.5 else Content(note=(TextItem("Look."),))
    pick, to = random.random(), random.choice(targets)
    if pick < 0.1:
        content = Content(skip_if=("tag",)) if random.random() < 0.5 else content
        return Step(id=node_id, content=content, to=to, assigns=_assigned(random, facts))
    if pick < 0.4:
        decide = random.choice(["refund", "refund", "gift", "fee"])
        amount = None if decide == "fee" else random.choice(amounts)
        above = random.choice(targets)
        return Decision(id=node_id, content=content, decide=decide, amount=amount, within=to, above=above)
    if pick < 0.55:
        names = random.sample(list(facts), random.randint(1, 2))
        return Form(
            id=node_id,
            content=content,
            collect=random_fields(random, names, lambda: _condition(random, facts)),
            to=to,
        )
    if pick < 0.6:
        return Listen(id=node_id, content=content, listen="So.", agreed=to, corrected=random.choice(targets))
    if pick < 0.8:
        options = []
        for at in range(random.randint(1, 3)):
            assigns = _assigned(random, facts)
            when = _condition(random, facts) if random.random() < 0.2 else None
            key, approves = f"o{at}", random.random() < 0.5
            options.append(
                Option(
                    label=key,
                    key=key,
                    to=random.choice(targets),
                    when=when,
                    assigns=assigns,
                    approves=approves,
                )
            )
        return Question(id=node_id, content=content, options=tuple(options))
    cases = tuple(
        Case(_condition(random, facts), random.choice(targets)) for _ in range(random.randint(1, 2))
    )
    return Branch(id=node_id, content=content, cases=cases, otherwise=to)


def _assigned(random: Random, facts: Mapping[str, Fact]) -> Assignments:
    name = random.choice(list(facts))
    sets = ((name, random.choice(values_of(facts[name]))),) if random.random() < 0.3 else ()
    return Assignments(sets=sets) if sets else NO_ASSIGNMENTS


def _condition(random: Random, facts: Mapping[str, Fact]) -> Condition:
    parts = [_atom(random, random.choice([*facts, "role"])) for _ in range(random.randint(1, 2))]
    text = random.choice([" and ", " or "]).join(parts)
    return condition(text, facts, ROLES)


def _atom(random: Random, fact: str) -> str:
    if fact == "role":
        return f"role {random.choice(['>=', '==', '<'])} senior"
    if random.random() < 0.1:
        return f"{fact} is {random.choice(['', 'not '])}known"
    if fact == "vip":
        return random.choice(["vip", "not vip"])
    return f"{fact} {random.choice(['<', '>=', '==', '!='])} {random.randint(1, 3)}"
