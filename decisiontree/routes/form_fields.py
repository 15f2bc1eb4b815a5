"""The fields of a form that have a condition: with which combinations each is come to, and where it cannot be decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from decisiontree.combinations import Points
from decisiontree.routes.abstract_walk import AbstractWalk

Place = tuple[str, str]
"""A form, by tree and id."""


def has_fields(walk: AbstractWalk, form: Place) -> bool:
    """Whether a node is a form with such a field."""
    return bool(walk.plan(form).fields)


def at_fields(walk: AbstractWalk, form: Place, shown: Points) -> Iterator[tuple[int, Points]]:
    """For each field, by its place, the combinations that its condition is true or false for, once those above it are filled in.

    `shown` are those that the form is shown with.
    """
    for field in walk.plan(form).fields:
        if field.guard is not None:
            yes, no = walk.space.where(field.guard)
            yield field.at, walk.written(shown, field.before) & (yes | no)


def undecided_fields(
    walk: AbstractWalk, form: Place, shown: Points
) -> Iterator[tuple[int, Mapping[str, Points]]]:
    """For each field, by the unknown fact that leaves its condition undecided, what the form is shown with then."""
    for field in walk.plan(form).fields:
        come_to = walk.written(shown, field.before)
        asks = {} if field.guard is None else walk.space.asks(field.guard)
        undecided = {fact: come_to & where for fact, where in asks.items()}
        yield (
            field.at,
            {
                fact: walk.before_writing(where, field.before) & shown
                for fact, where in undecided.items()
                if where
            },
        )
