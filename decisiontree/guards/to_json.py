"""Guard → the small JSON tree that the exported page interprets (docs/reference/player-json.md)."""

from __future__ import annotations

from typing import TypeAlias, assert_never

from decisiontree.model import And, Bound, Constant, FromToday, Guard, HasAny, InRanges, Known, Not, OneOf, Or

GuardJson: TypeAlias = list[object]


def to_json(guard: Guard) -> GuardJson:
    """The guard as a list whose first item names its kind: `["in", "days", [[3, null]]]`.

    A day counted from the call's is `[months, days]` in the place of a number.
    """
    match guard:
        case And(parts=parts):
            return ["and", *(to_json(part) for part in parts)]
        case Or(parts=parts):
            return ["or", *(to_json(part) for part in parts)]
        case Not(part=part):
            return ["not", to_json(part)]
        case InRanges(fact=fact, ranges=ranges):
            return ["in", fact, [[_end(low), _end(high)] for low, high in ranges]]
        case OneOf(fact=fact, values=values):
            return ["is", fact, list(values)]
        case HasAny(fact=fact, values=values):
            return ["has", fact, list(values)]
        case Known(fact=fact):
            return ["known", fact]
        case Constant(value=value):
            return ["true"] if value else ["false"]
        case _:
            assert_never(guard)


def _end(bound: Bound | None) -> object:
    return [bound.months, bound.days] if isinstance(bound, FromToday) else bound
