"""Random calls on any library: fitting answers mostly, now and then a wrong one or a step back."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

from sessions import Json, after, begin_with, json_of
from tickable import tickable

from decisiontree.export.player_data import incidents_of
from decisiontree.model import Fact, FactType, FactValue, Library
from decisiontree.walk import (
    MUST_SAY,
    Agreed,
    Answer,
    ChooseOption,
    Continue,
    Corrected,
    Fill,
    Jump,
    Presented,
    Refusal,
    State,
    TakeWayOut,
    present,
    reads_today,
)

LENGTH = 60
DAYS = tuple(
    date.fromisoformat(day).toordinal() for day in ("2026-11-30", "2027-03-31", "2028-02-29", "2100-03-01")
)
"""Days on which calls begin: ends of months of all lengths, and round what is no leap year after all."""


def random_session(library: Library, tree: str, seed: int) -> tuple[Json, list[Json]]:
    """Where a random call starts, and its answers as the page takes them."""
    random = Random(seed)  # noqa: S311  a seed, so that a failure comes again
    origin: dict[str, Any] = {"tree": tree}
    if library.shared.roles:
        origin["role"] = random.choice(library.shared.roles).id
    if library.shared.incidents and random.random() < 0.5:
        origin["incident"] = _open(library, tree, random)
    if reads_today(library, tree):
        origin["today"] = random.choice(DAYS)
    state = begin_with(library, origin)
    answers: list[Json] = []
    while not state.finished and len(answers) < LENGTH:
        answer = random_answer(library, state, random)
        answers.append(answer)
        state = _after(library, state, answer)
    return origin, answers


def random_answer(library: Library, state: State, random: Random) -> Json:
    """What a random rep does next."""
    chance = random.random()
    if chance < 0.04:
        return {"kind": "back"}
    if chance < 0.06 and library.shared.incidents:
        return {"kind": "incidents", "open": _open(library, state.origin.tree, random)}
    if chance < 0.08:
        return {"kind": random.choice(["continue", "agreed"])}
    if chance < 0.1:
        return json_of(_jump(library, state, random))
    return json_of(fitting_answer(present(library, state), random))


def _jump(library: Library, state: State, random: Random) -> Jump:
    """To a node of the trees that the call is in, seldom of another one."""
    tree = random.choice([*(frame.tree for frame in state.stack), random.choice(list(library.trees))])
    node = random.choice(list(library.trees[tree].nodes))
    return Jump(node if tree == state.origin.tree else f"{tree}/{node}", random.choice(["", "Asked for it"]))


def _open(library: Library, tree: str, random: Random) -> list[str]:
    return [one.id for one in incidents_of(library, tree, None) if random.random() < 0.7]


def fitting_answer(shown: Presented, random: Random) -> Answer:
    """A random answer that fits what is shown."""
    if shown.exits and (random.random() < 0.03 or (shown.asks == "option" and not shown.options)):
        return TakeWayOut(random.choice(shown.exits).key)
    ticks = (MUST_SAY,) if shown.must_say else ()
    values = {
        field.fact.id: _value(field.fact, random, may_be_empty=field.may_be_empty) for field in shown.fields
    }
    match shown.asks:
        case "facts":
            return Fill(values)
        case "fill":
            tried = tuple(tick.tag for tick in shown.ticks if random.random() < 0.5) if shown.ticks else None
            return Fill(values, tried, ticks)
        case "option" if shown.options:
            return ChooseOption(random.choice(shown.options).key, ticks)
        case "listen":
            return Agreed(ticks) if random.random() < 0.8 else Corrected(ticks)
        case _:
            return Continue(ticks)


def _value(fact: Fact, random: Random, *, may_be_empty: bool) -> FactValue | None:
    if may_be_empty and random.random() < 0.3:
        return None
    match fact.type:
        case FactType.BOOLEAN:
            return random.random() < 0.5
        case FactType.CHOICE:
            return random.choice(fact.values).id if fact.values else "none"
        case FactType.CHOICES:
            return random.choice(tickable(fact)) if fact.values else frozenset({"none"})
        case FactType.TEXT:
            shaped = () if fact.shape is None else (fact.shape.example,) * 9 + (fact.shape.example.lower(),)
            return random.choice(shaped or ("one", "{two}", "<b>", "ü 😀"))
        case FactType.DATE if fact.minimum is None and random.random() < 0.7:
            return random.choice(DAYS) + random.randint(-70, 70)
        case _:
            low = fact.minimum if fact.minimum is not None else 1
            high = fact.maximum if fact.maximum is not None else low + 100_000
            return random.choice(
                [low, high, random.randint(low, high), random.randint(low, min(high, low + 10))]
            )


def _after(library: Library, state: State, answer: Json) -> State:
    following = after(library, state, answer)
    return state if isinstance(following, Refusal) else following
