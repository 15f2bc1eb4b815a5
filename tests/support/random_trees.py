"""Random small libraries of two trees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from random import Random

from conditions import condition
from random_fields import random_fields

from decisiontree.model import (
    NO_ASSIGNMENTS,
    NOTHING,
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

TIERS = (Choice("basic", "Basic"), Choice("gold", "Gold"))
MARKS = (Choice("torn", "Torn"), Choice("wet", "Wet"))
"""What may be ticked of `marks`."""
DAYS: tuple[FactValue, ...] = (0, 1, 2, 3, 4)
FIRST, LAST = date(2027, 2, 28).toordinal(), date(2027, 3, 2).toordinal()
DATES: tuple[FactValue, ...] = tuple(range(FIRST, LAST + 1))
"""Round the end of a month, where a month back and thirty days back come in one order or in the other."""
COUNTED = ("today", "today - 30 days", "today - 31 days", "today - 1 month", "today + 1 day", "2027-03-01")
VALUES: Mapping[str, tuple[FactValue, ...]] = {
    "days": DAYS,
    "visits": DAYS,
    "vip": (True, False),
    "calm": (True, False),
    "tier": ("basic", "gold"),
    "area": ("basic", "gold"),
    "marks": (frozenset({"torn"}), frozenset({"torn", "wet"})),
    "bought": DATES,
    "sent": DATES,
}


def random_library(random: Random) -> Library:
    """`main` may run `other`; both speak of shared facts, and each of its own. A case leads to a step of its own."""
    # a quarter of the libraries counts days from the call's
    dates = random.choice([("bought",), ("sent",)]) if random.random() < 0.25 else ()
    shared = Shared(facts=_facts(random, ("vip", "area", *(each for each in dates if each == "bought"))))
    library = Library(shared=shared)
    trees = {}
    sent = tuple(each for each in dates if each == "sent")
    owned = {
        "main": (random.choice(["days", *sent]), random.choice(["tier", "marks"])),
        "other": ("visits", "calm"),
    }
    for tree, own in owned.items():
        facts = _facts(random, own)
        nodes = _nodes(random, {**shared.facts, **facts}, runs=tree == "main")
        exits = (WayOut(label="Out", to="end", key="out"),) if random.random() < 0.2 else ()
        trees[tree] = Tree(id=tree, start="n0", facts=facts, nodes=nodes, anytime=exits)
    return Library(shared=library.shared, trees=trees)


def _facts(random: Random, names: tuple[str, ...]) -> dict[str, Fact]:
    found = {}
    for name in names:
        given = random.random() < 0.4
        optional = not given and random.random() < 0.4
        if name in ("days", "visits"):
            fact = Fact(
                id=name,
                type=FactType.INTEGER,
                label=name,
                minimum=0,
                maximum=4,
                given=given,
                optional=optional,
            )
        elif name in ("bought", "sent"):
            fact = Fact(
                id=name,
                type=FactType.DATE,
                label=name,
                minimum=FIRST,
                maximum=LAST,
                given=given,
                optional=optional,
            )
        elif name in ("tier", "area"):
            fact = Fact(
                id=name, type=FactType.CHOICE, label=name, values=TIERS, given=given, optional=optional
            )
        elif name == "marks":
            fact = Fact(
                id=name,
                type=FactType.CHOICES,
                label=name,
                values=MARKS,
                none=random.choice([None, "None of these"]),
                given=given,
                optional=optional,
            )
        else:
            fact = Fact(id=name, type=FactType.BOOLEAN, label=name, given=given, optional=optional)
        found[name] = fact
    return found


def _nodes(random: Random, facts: Mapping[str, Fact], *, runs: bool) -> dict[str, Node]:
    count = random.randint(3, 6)
    nodes: dict[str, Node] = {}
    for at in range(count):
        for node in _node(
            random,
            f"n{at}",
            [*(f"n{later}" for later in range(at + 1, count)), "end", random.choice(["end", f"n{at}", "n0"])],
            facts,
        ):
            nodes[node.id] = node
    if runs:
        last = nodes[f"n{count - 1}"].id
        runs_at = random.choice([node for node in nodes if "_" not in node and node != last] or [last])
        nodes[runs_at] = Subtree(
            id=runs_at, run="other", returns=(("end", last if runs_at != last else "end"),), otherwise="end2"
        )
    nodes["end"] = Outcome(id="end", outcome="End", resolution="resolved")
    nodes["end2"] = Outcome(id="end2", outcome="Other end", resolution="resolved")
    return nodes


def _node(random: Random, node_id: str, later: list[str], facts: Mapping[str, Fact]) -> Iterator[Node]:
    kind = random.random()
    if kind < 0.5:
        cases = []
        for at in range(random.randint(1, 3)):
            step = f"{node_id}_{at}"
            cases.append(Case(_condition(random, facts), step))
            yield _step(random, step, later, facts)
        said = _maybe_said(random, facts)
        yield Branch(id=node_id, content=said, cases=tuple(cases), otherwise=f"{node_id}_else")
        yield _step(random, f"{node_id}_else", [*later, "end2"], facts)
    elif kind < 0.75:
        names = random.sample(list(facts), random.randint(1, 2))
        yield Form(
            id=node_id,
            collect=random_fields(random, names, lambda: _condition(random, facts)),
            to=random.choice(later),
        )
    else:
        options = []
        for at in range(random.randint(1, 3)):
            assigns = _assigned(random, facts, 0.5)
            when = _condition(random, facts) if random.random() < 0.3 else None
            step = f"{node_id}_{at}"
            options.append(Option(label=step, key=step, to=step, when=when, assigns=assigns))
            yield _step(random, step, later, facts)
        yield Question(id=node_id, options=tuple(options))


def _step(random: Random, step: str, later: list[str], facts: Mapping[str, Fact]) -> Step:
    """One that assigns says nothing as often as not, and is passed then."""
    assigns, to = _assigned(random, facts, 0.2), random.choice(later)
    content = NOTHING if assigns is not NO_ASSIGNMENTS and random.random() < 0.5 else _said(random, facts)
    return Step(id=step, content=content, to=to, assigns=assigns)


def _assigned(random: Random, facts: Mapping[str, Fact], share: float) -> Assignments:
    name = random.choice(list(facts))
    return (
        Assignments(sets=((name, random.choice(VALUES[name])),))
        if random.random() < share
        else NO_ASSIGNMENTS
    )


def _said(random: Random, facts: Mapping[str, Fact]) -> Content:
    items = [TextItem(_text(random, facts))]
    if random.random() < 0.2:
        items.append(_under_condition(random, facts))
        items = items[random.randint(0, 1) :]
    return Content(say=tuple(items))


def _text(random: Random, facts: Mapping[str, Fact]) -> str:
    return f"So it is {{{random.choice(list(facts))}}}." if random.random() < 0.2 else "Well."


def _under_condition(random: Random, facts: Mapping[str, Fact]) -> TextItem:
    """A text with a condition, which may be that the fact that the text prints is known."""
    if random.random() < 0.6:
        return TextItem(_text(random, facts), _condition(random, facts))
    fact = random.choice(list(facts))
    guard = random.choice(
        [f"{fact} is known", f"{fact} is known and {_atom(random, fact)}", _atom(random, fact)]
    )
    return TextItem(f"So it is {{{fact}}}.", condition(guard, facts))


def _maybe_said(random: Random, facts: Mapping[str, Fact]) -> Content:
    """Of a branch, which is read only where one of its texts is there."""
    return _said(random, facts) if random.random() < 0.15 else Content()


def _condition(random: Random, facts: Mapping[str, Fact]) -> Condition:
    parts = [_atom(random, random.choice(list(facts))) for _ in range(random.randint(1, 2))]
    text = random.choice([" and ", " or "]).join(parts)
    return condition(text, facts)


def _atom(random: Random, fact: str) -> str:
    if random.random() < 0.15:
        return f"{fact} is {random.choice(['', 'not '])}known"
    if fact in ("days", "visits"):
        return f"{fact} {random.choice(['<', '>=', '==', '!='])} {random.randint(1, 4)}"
    if fact in ("bought", "sent"):
        return f"{fact} {random.choice(['<', '<=', '>', '>=', '==', '!='])} {random.choice(COUNTED)}"
    if fact in ("tier", "area"):
        return f"{fact} {random.choice(['==', '!='])} gold"
    if fact == "marks":
        return random.choice(
            [
                "marks has torn",
                "not marks has wet",
                "marks has any {torn, wet}",
                "marks has all {wet, torn}",
                "marks is empty",
                "marks is not empty",
            ]
        )
    return random.choice([fact, f"not {fact}"])
