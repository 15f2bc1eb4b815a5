"""Random small libraries whose trees decide, approve, change amounts and grant; every walk through one of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from random import Random

from decisiontree.errors import UsageError
from decisiontree.guards import GuardFault, parse
from decisiontree.model import (
    Authority,
    Branch,
    Case,
    Condition,
    Content,
    Decision,
    Fact,
    FactType,
    FactValue,
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
    Tree,
    Uses,
    WayOut,
)
from decisiontree.walk import (
    Agreed,
    Answer,
    ChooseOption,
    Continue,
    Corrected,
    Fill,
    ProvideFact,
    Refusal,
    State,
    TakeWayOut,
    advance,
    start,
)

ROLES = (Role("rep", "Rep"), Role("senior", "Senior"), Role("lead", "Lead"))
AMOUNTS: tuple[FactValue, ...] = (0, 1, 2, 3)
VALUES: Mapping[str, tuple[FactValue, ...]] = {
    "owed": AMOUNTS,
    "extra": AMOUNTS,
    "inner": AMOUNTS,
    "used": (0, 1, 2),
    "vip": (True, False),
}


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


def deciding_states(library: Library, tree: str) -> Iterator[State]:
    """Every state that some walk meets, whoever is on the call; once each, the moves left aside."""
    given = [fact for fact in library.shared.facts.values() if fact.given]
    given += [fact for fact in library.trees[tree].facts.values() if fact.given]
    met: set[object] = set()
    waiting = []
    for values in product(*((*VALUES[fact.id], None) for fact in given)):
        known = {fact.id: value for fact, value in zip(given, values, strict=True) if value is not None}
        for role in ROLES:
            try:
                waiting.append(start(library, tree, role=role.id, given=known))
            except UsageError:
                continue  # nodes that lead to each other without asking anything
    while waiting:
        state = waiting.pop()
        mark = _mark(state)
        if mark in met:
            continue
        met.add(mark)
        yield state
        for answer in _answers(library, state):
            following = advance(library, state, answer)
            if not isinstance(following, Refusal):
                waiting.append(following)


def _mark(state: State) -> object:
    frames = tuple(
        (frame.tree, frame.node, frame.entered, tuple(sorted(frame.facts.items()))) for frame in state.stack
    )
    shared = tuple(sorted(state.shared.items()))
    return (
        state.role,
        frames,
        shared,
        state.needs,
        state.tried,
        state.left_empty,
        state.finished,
        state.decided,
    )


def _answers(library: Library, state: State) -> Iterator[Answer]:
    if state.finished:
        return
    yield from (
        TakeWayOut(way_out.key) for frame in state.stack for way_out in library.trees[frame.tree].anytime
    )
    if state.needs:
        yield from _given(library, state)
        return
    tree = library.trees[state.tree]
    match tree.nodes[state.node]:
        case Question(options=options):
            yield from (ChooseOption(option.key) for option in options)
        case Form(collect=collect):
            facts = {**library.shared.facts, **tree.facts}
            choices = [(*VALUES[fact], *([None] if facts[fact].optional else [])) for fact in collect]
            yield from (Fill(dict(zip(collect, values, strict=True))) for values in product(*choices))
        case Listen():
            yield Agreed()
            yield Corrected()
        case _:
            yield Continue()


def _given(library: Library, state: State) -> Iterator[Answer]:
    """What is asked before anything else may be left empty where it is optional."""
    facts = {**library.shared.facts, **library.trees[state.tree].facts}
    may_be_empty = not state.frame.entered
    choices = [
        (*VALUES[fact], *([None] if facts[fact].optional and may_be_empty else [])) for fact in state.needs
    ]
    yield from (Fill(dict(zip(state.needs, values, strict=True))) for values in product(*choices))
    yield from (ProvideFact(state.needs[0], value) for value in VALUES[state.needs[0]])


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
    seen = Content(note="Done.")
    nodes["paid"] = Outcome(id="paid", content=seen, outcome="Paid", resolution="resolved", grants=grants)
    nodes["end"] = Outcome(id="end", outcome="End", resolution="resolved")
    return nodes


def _node(random: Random, node_id: str, targets: list[str], facts: Mapping[str, Fact]) -> Node:
    amounts = [name for name, fact in facts.items() if fact.type is FactType.MONEY]
    content = Content()
    if random.random() < 0.15:
        content = Content(satisfies=("tag",)) if random.random() < 0.5 else Content(note="Look.")
    pick, to = random.random(), random.choice(targets)
    if pick < 0.1:
        content = Content(skip_if=("tag",)) if random.random() < 0.5 else content
        return Step(id=node_id, content=content, to=to)
    if pick < 0.4:
        decide = random.choice(["refund", "refund", "gift", "fee"])
        amount = None if decide == "fee" else random.choice(amounts)
        above = random.choice(targets)
        return Decision(id=node_id, content=content, decide=decide, amount=amount, within=to, above=above)
    if pick < 0.55:
        names = random.sample(list(facts), random.randint(1, 2))
        return Form(id=node_id, content=content, collect=tuple(names), to=to)
    if pick < 0.6:
        return Listen(id=node_id, content=content, listen="So.", agreed=to, corrected=random.choice(targets))
    if pick < 0.8:
        options = []
        for at in range(random.randint(1, 3)):
            name = random.choice(list(facts))
            sets = ((name, random.choice(VALUES[name])),) if random.random() < 0.3 else ()
            when = _condition(random, facts) if random.random() < 0.2 else None
            key, approves = f"o{at}", random.random() < 0.5
            options.append(
                Option(label=key, key=key, to=random.choice(targets), when=when, sets=sets, approves=approves)
            )
        return Question(id=node_id, content=content, options=tuple(options))
    cases = tuple(
        Case(_condition(random, facts), random.choice(targets)) for _ in range(random.randint(1, 2))
    )
    return Branch(id=node_id, content=content, cases=cases, otherwise=to)


def _condition(random: Random, facts: Mapping[str, Fact]) -> Condition:
    parts = [_atom(random, random.choice([*facts, "role"])) for _ in range(random.randint(1, 2))]
    text = random.choice([" and ", " or "]).join(parts)
    guard = parse(text, facts, ROLES)
    assert not isinstance(guard, GuardFault), guard
    return Condition(text, guard)


def _atom(random: Random, fact: str) -> str:
    if fact == "role":
        return f"role {random.choice(['>=', '==', '<'])} senior"
    if random.random() < 0.1:
        return f"{fact} is {random.choice(['', 'not '])}known"
    if fact == "vip":
        return random.choice(["vip", "not vip"])
    return f"{fact} {random.choice(['<', '>=', '==', '!='])} {random.randint(1, 3)}"
