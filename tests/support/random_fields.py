"""Random entries of a form, some of which appear under a condition."""

from collections.abc import Callable, Iterable
from random import Random

from decisiontree.model import Condition, Field

SHARE = 0.3
"""Of the entries that have a condition."""


def random_fields(
    random: Random, names: Iterable[str], condition: Callable[[], Condition], share: float = SHARE
) -> tuple[Field, ...]:
    """A field for each of the facts, in their order."""
    return tuple(Field(name, condition() if random.random() < share else None) for name in names)
