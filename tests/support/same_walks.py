"""Two libraries walked side by side with the same answers: whatever a rep would see must be the same in both."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from random_walks import DAYS, fitting_answer
from tickable import tickable

from decisiontree.errors import UsageError
from decisiontree.model import Fact, FactType, FactValue, Library
from decisiontree.walk import Origin, Presented, Refusal, State, advance, begin, present

LENGTH = 60


def difference(before: Library, after: Library, tree: str, random: Random) -> str | None:
    """One random call, walked in both; the first thing that differs, None where nothing does.

    A node may have another id and stand in another tree: what it is called and all that it shows must be the same.
    """
    role = random.choice(before.shared.roles).id if before.shared.roles else None
    given = {
        fact.id: _known(fact, random)
        for fact in (*before.trees[tree].facts.values(), *before.shared.facts.values())
        if fact.given and random.random() < 0.5
    }
    incidents = [one.id for one in before.shared.incidents if random.random() < 0.5]
    begun = [_begun(library, tree, role, given, incidents) for library in (before, after)]
    if None in begun:
        return None if begun == [None, None] else f"only one can begin with {given}"
    one, other = (state for state in begun if state is not None)
    for _ in range(LENGTH):
        seen, seen_after = shown(before, one), shown(after, other)
        if seen != seen_after:
            return f"at {one.path} / {other.path}: {seen} != {seen_after}"
        if one.finished:
            return None
        answer = fitting_answer(present(before, one), random)
        moved, moved_after = advance(before, one, answer), advance(after, other, answer)
        if isinstance(moved, Refusal) or isinstance(moved_after, Refusal):
            same = isinstance(moved, Refusal) and isinstance(moved_after, Refusal)
            return None if same else f"at {one.path}: {moved!r} {moved_after!r}"
        one, other = moved, moved_after
    return None


def shown(library: Library, state: State) -> object:
    """All that a rep sees, and what has come of the call so far; which tree it is part of is not seen."""
    seen = present(library, state)
    decided = [(one.authority, one.amount, one.approver, one.void) for one in state.decided]
    return (state.finished, state.grants, state.withheld, decided, state.tried, *_seen(seen))


def _seen(seen: Presented) -> tuple[object, ...]:
    return (
        seen.asks,
        seen.title,
        (seen.words, seen.remarks)
        if seen.asks != "facts"
        else None,  # while facts are asked, nothing else is
        seen.options,
        [(field.fact.id, field.value, field.may_be_empty) for field in seen.fields],
        seen.ticks,
        seen.verdict,
        [(exit_.key, exit_.label) for exit_ in seen.exits],
        replace(seen.incident, trees=()) if seen.incident is not None else None,
    )


def _known(fact: Fact, random: Random) -> FactValue:
    if fact.type is FactType.BOOLEAN:
        return random.random() < 0.5
    if fact.type is FactType.CHOICES:
        return random.choice(tickable(fact))
    if fact.values:
        return random.choice(fact.values).id
    return fact.minimum if fact.minimum is not None else 1


def _begun(
    library: Library, tree: str, role: str | None, given: dict[str, FactValue], incidents: list[str]
) -> State | None:
    try:
        return begin(library, Origin(tree, role, given, tuple(incidents), DAYS[1]))
    except UsageError:
        return None
