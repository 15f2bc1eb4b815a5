"""Random trees of eleven to sixteen facts, far more combinations than arrive: answers set several facts at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random

from conditions import condition
from forgetful import forgetful
from random_fields import random_fields

from decisiontree.model import (
    Assignments,
    Branch,
    Case,
    Choice,
    Condition,
    Content,
    Fact,
    FactType,
    FactValue,
    Form,
    Library,
    Node,
    Option,
    Outcome,
    Question,
    Shared,
    Step,
    Subtree,
    TextItem,
    Tree,
    WayOut,
)

VALUES = tuple(Choice(value, value) for value in ("low", "mid", "high"))


def many_facts(random: Random) -> Library:
    """`main` sets facts, reads them, comes back now and then, and may run `other`, which speaks of the shared ones.

    Every other one forgets a fact here and there.
    """
    library = _library(random)
    return forgetful(library, random, share=0.08) if random.random() < 0.5 else library


def _library(random: Random) -> Library:
    facts = {f"f{at}": _fact(random, f"f{at}") for at in range(random.randint(11, 16))}
    shared = dict(list(facts.items())[: random.randint(0, 3)])
    own = {name: fact for name, fact in facts.items() if name not in shared}
    nodes = {node.id: node for node in _nodes(random, facts)}
    trees = {"main": Tree(id="main", start="n0", facts=own, nodes=nodes, anytime=_exits(random))}
    if shared and random.random() < 0.5:
        before = random.choice([node for node in nodes if node.startswith("n")])
        nodes["run"] = Subtree(id="run", run="other", returns=(("end", before),), otherwise="end")
        nodes["to_run"] = Question(
            id="to_run",
            ask="Which?",
            options=(
                Option(label="Run", key="run", to="run"),
                Option(label="On", key="on", to=before),
            ),
        )
        trees["main"] = Tree(id="main", start="to_run", facts=own, nodes=nodes, anytime=_exits(random))
        trees["other"] = Tree(id="other", start="o0", nodes=dict(_inner(random, shared)))
    return Library(shared=Shared(facts=shared), trees=trees)


def _exits(random: Random) -> tuple[WayOut, ...]:
    return (WayOut(label="Out", to="n1", key="out"),) if random.random() < 0.15 else ()


def _fact(random: Random, name: str) -> Fact:
    kind = random.random()
    given, optional = random.random() < 0.08, random.random() < 0.15
    if kind < 0.7:
        return Fact(id=name, type=FactType.BOOLEAN, label=name, given=given, optional=optional)
    if kind < 0.9:
        return Fact(id=name, type=FactType.CHOICE, label=name, values=VALUES, given=given, optional=optional)
    return Fact(
        id=name, type=FactType.INTEGER, label=name, minimum=0, maximum=3, given=given, optional=optional
    )


def _nodes(random: Random, facts: Mapping[str, Fact]) -> Iterator[Node]:
    setting, reading = random.randint(3, 5), random.randint(3, 6)
    names = list(facts)
    random.shuffle(names)
    count = setting + reading
    for at in range(setting):
        told = names[at::setting] if random.random() < 0.7 else random.sample(names, 3)
        yield Question(id=f"n{at}", ask="Which?", options=tuple(_setting(random, facts, told, at, count)))
    for at in range(setting, count):
        later = [f"n{random.randint(at + 1, count)}" if random.random() < 0.9 else "n1" for _ in range(4)]
        later = ["end" if to == f"n{count}" else to for to in later]
        kind = random.random()
        if kind < 0.6:
            cases = tuple(Case(_condition(random, facts), to) for to in later[: random.randint(1, 3)])
            otherwise = later[3] if random.random() < 0.6 else None
            yield Branch(id=f"n{at}", cases=cases, otherwise=otherwise)
        elif kind < 0.8:
            options = [
                Option(label=f"o{index}", key=f"o{index}", to=to, when=_condition(random, facts))
                for index, to in enumerate(later[:3])
            ]
            yield Question(id=f"n{at}", ask="Which?", options=tuple(options))
        elif kind < 0.9:
            yield Form(
                id=f"n{at}",
                collect=random_fields(random, [random.choice(names)], lambda: _condition(random, facts)),
                to=later[0],
            )
        else:
            said = Content(say=(TextItem(f"So it is {{{random.choice(names)}}}."),))
            yield Step(id=f"n{at}", content=said, to=later[0])
    yield Outcome(id="end", outcome="End", resolution="resolved")


def _setting(
    random: Random, facts: Mapping[str, Fact], told: list[str], at: int, count: int
) -> Iterator[Option]:
    for index in range(random.randint(2, 3)):
        skips = index == 2 and random.random() < 0.5
        known = [name for name in told if random.random() < 0.9]
        sets = () if skips else tuple((name, _value(random, facts[name])) for name in known)
        to = random.randint(at + 1, min(at + 2, count - 1)) if skips else at + 1
        yield Option(label=f"o{index}", key=f"o{index}", to=f"n{to}", assigns=Assignments(sets=sets))


def _inner(random: Random, facts: Mapping[str, Fact]) -> Iterator[tuple[str, Node]]:
    name = random.choice(list(facts))
    yield "o0", Branch(id="o0", cases=(Case(_condition(random, facts), "o1"),), otherwise="end")
    option = Option(
        label="Yes", key="yes", to="end", assigns=Assignments(sets=((name, _value(random, facts[name])),))
    )
    yield "o1", Question(id="o1", ask="Which?", options=(option, Option(label="No", key="no", to="end2")))
    yield "end", Outcome(id="end", outcome="End", resolution="resolved")
    yield "end2", Outcome(id="end2", outcome="Other end", resolution="resolved")


def _value(random: Random, fact: Fact) -> FactValue:
    if fact.type is FactType.BOOLEAN:
        return random.random() < 0.5
    return random.choice(VALUES).id if fact.type is FactType.CHOICE else random.randint(0, 3)


def _condition(random: Random, facts: Mapping[str, Fact]) -> Condition:
    parts = [_atom(random, facts[random.choice(list(facts))]) for _ in range(random.choice((1, 1, 2, 3)))]
    text = random.choice((" and ", " or ")).join(parts)
    return condition(text, facts)


def _atom(random: Random, fact: Fact) -> str:
    if random.random() < 0.12:
        return f"{fact.id} is {random.choice(('', 'not '))}known"
    if fact.type is FactType.BOOLEAN:
        return random.choice((fact.id, f"not {fact.id}"))
    if fact.type is FactType.CHOICE:
        return f"{fact.id} {random.choice(('==', '!='))} {random.choice(VALUES).id}"
    return f"{fact.id} {random.choice(('<', '>=', '=='))} {random.randint(1, 3)}"
