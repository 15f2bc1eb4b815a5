"""Random conditions as texts, and random facts to hold them against."""

from __future__ import annotations

from random import Random

from decisiontree.model import CALL_DAY, Choice, Fact, FactType, FactValue, Role

FACTS = {
    fact.id: fact
    for fact in (
        Fact(id="days", type=FactType.INTEGER, label="Days", minimum=-5, maximum=40),
        Fact(id="owed", type=FactType.MONEY, currency="GBP", label="Owed"),
        Fact(id="dinar", type=FactType.MONEY, currency="KWD", label="Dinar"),
        Fact(
            id="tier",
            type=FactType.CHOICE,
            label="Tier",
            values=(Choice("24h", "Day"), Choice("gold", "Gold"), Choice("a b", "AB")),
        ),
        Fact(id="vip", type=FactType.BOOLEAN, label="VIP"),
        Fact(id="bought", type=FactType.DATE, label="Bought"),
        Fact(
            id="symptoms",
            type=FactType.CHOICES,
            label="Symptoms",
            none="None of these",
            values=tuple(Choice(each, each.title()) for each in ("cough", "fever", "rash", "any")),
        ),
        Fact(
            id="papers",
            type=FactType.CHOICES,
            label="Papers",
            values=tuple(Choice(each, each.title()) for each in ("permit", "passport", "lease", "payslip")),
            minimum=2,
            maximum=3,
        ),
        Fact(id="note", type=FactType.TEXT, label="Note"),
    )
}
ROLES = (Role("starter", "Starter"), Role("rep", "Rep"), Role("lead", "Lead"))
_NUMBERS = {
    "days": ("-3", "0", "3", "14"),
    "owed": ("0", "-0.01", "40", "50.00", "50.01"),
    "dinar": ("1.005", "2"),
    "bought": ("2024-02-29", "2026-01-31", "0001-01-02"),
}
_COUNTED = ("today", "today - 1 day", "today - 5 weeks", "today + 2 days", "today - 1 month", "today + 13 months", "today - 4 years")  # fmt: skip
_VALUES: dict[str, tuple[FactValue, ...]] = {
    "days": (-5, -3, -2, 0, 2, 3, 4, 14, 40),
    "owed": (-1, 0, 4000, 5000, 5001, 2**53 - 1),
    "dinar": (1004, 1005, 2000),
    "bought": (1, 2, 738945, 738946, 739647, 3652059),
    "tier": ("24h", "gold", "a b"),
    "vip": (True, False),
    "symptoms": (
        frozenset(),
        frozenset({"cough"}),
        frozenset({"fever", "rash"}),
        frozenset({"cough", "any"}),
    ),
    "papers": (frozenset({"permit", "lease"}), frozenset({"passport", "lease", "payslip"})),
    "note": ("x",),
    "role": ("starter", "rep", "lead"),
    "incident": (True, False),
    CALL_DAY: (738945, 738946, 739647, 739650, 767009),
}


def random_condition(random: Random, depth: int = 3, *, counted: bool = False) -> str:
    """A condition on some of the facts, the role and the incident; with days that are `counted` from the call's or without."""
    chance = random.random()
    if depth and chance < 0.4:
        parts = [random_condition(random, depth - 1, counted=counted) for _ in range(random.randint(2, 3))]
        joined = random.choice([" and ", " or "]).join(parts)
        return f"({joined})" if random.random() < 0.7 else joined
    if depth and chance < 0.5:
        return "not " + random_condition(random, depth - 1, counted=counted)
    return _atom(random, counted=counted)


def random_facts(random: Random, *, known: float = 0.75) -> dict[str, FactValue]:
    """Values of some of the facts, of the role and of the incident."""
    return {name: random.choice(values) for name, values in _VALUES.items() if random.random() < known}


def _atom(random: Random, *, counted: bool) -> str:
    fact = random.choice([each for each in _VALUES if each != CALL_DAY])
    if counted and fact == "bought" and random.random() < 0.7:
        return _about_a_day(random)
    if random.random() < 0.1 or fact == "note":
        return f"{fact} is {random.choice(['', 'not '])}known"
    if fact in ("vip", "incident"):
        return random.choice([fact, f"{fact} == false", f"{fact} != true", f"{fact} in {{true, false}}"])
    if FACTS.get(fact, FACTS["note"]).type is FactType.CHOICES:
        return _ticked(fact, random)
    if fact in ("tier", "role"):
        return _symbols(fact, random)
    numbers = sorted(
        random.sample(_NUMBERS[fact], 2),
        key=lambda text: float(text.replace("-", "") if fact == "bought" else text),
    )
    sign = random.choice(["<", "<=", ">", ">=", "==", "!="])
    opening, closing = random.choice("[("), random.choice("])")
    low, high = random.choice([numbers, (numbers[0], ""), ("", numbers[1])])
    within = random.choice(["in", "not in"])
    return random.choice(
        [
            f"{fact} {sign} {numbers[0]}",
            f"{fact} {within} {opening}{low} .. {high}{closing}",
            f"{fact} {within} {{{', '.join(numbers)}}}",
        ]
    )


def _about_a_day(random: Random) -> str:
    """One end of a range is enough, so that none is surely empty."""
    within = random.choice(["in", "not in"])
    one, other = random.sample([*_COUNTED, *_NUMBERS["bought"]], 2)
    return random.choice(
        [
            f"bought {random.choice(['<', '<=', '>', '>=', '==', '!='])} {one}",
            f"bought {within} {random.choice('[(')}{random.choice([f'{one} ..', f'.. {one}'])}{random.choice('])')}",
            f"bought {within} {{{one}, {other}}}",
        ]
    )


def _ticked(fact: str, random: Random) -> str:
    words = [choice.id for choice in FACTS[fact].values]
    chosen = ", ".join(random.sample(words, random.randint(1, len(words))))
    negated = random.choice(["", "", "not "])
    return random.choice(
        [
            f"{negated}{fact} has {random.choice(words)}",
            f"{negated}{fact} has any {{{chosen}}}",
            f"{negated}{fact} has all {{{chosen}}}",
            f"{fact} is {random.choice(['', 'not '])}empty",
        ]
    )


def _symbols(fact: str, random: Random) -> str:
    words = ["24h", "'gold'", "'a b'"] if fact == "tier" else ["starter", "rep", "lead"]
    if fact == "role" and random.random() < 0.5:
        return random.choice(["role >= rep", "role < lead", "role > starter", "role <= rep"])
    if random.random() < 0.5:
        return f"{fact} {random.choice(['==', '!='])} {random.choice(words)}"
    chosen = random.sample(words, random.randint(1, 3))
    return f"{fact} {random.choice(['in', 'not in'])} {{{', '.join(chosen)}}}"
