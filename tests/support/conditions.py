"""Conditions for trees that tests build, read from their text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from decisiontree.guards import GuardFault, parse
from decisiontree.model import Condition, Fact, Guard, Role


def condition(text: str, facts: Mapping[str, Fact], roles: Sequence[Role] = ()) -> Condition:
    """A condition that is known to be sound."""
    return Condition(text, guard_of(text, facts, roles))


def guard_of(text: str, facts: Mapping[str, Fact], roles: Sequence[Role] = ()) -> Guard:
    """Its guard alone."""
    guard = parse(text, facts, roles)
    assert not isinstance(guard, GuardFault), guard
    return guard
