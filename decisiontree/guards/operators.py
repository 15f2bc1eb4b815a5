"""What a condition may ask of a fact, by the fact's type.

docs/reference/conditions.md shows these rows; tests/guards proves that the parser reads each for its types and for no other.
"""

from __future__ import annotations

from typing import NamedTuple

from decisiontree.model import Fact, FactType

_NUMBERS = frozenset({FactType.INTEGER, FactType.MONEY, FactType.DATE})
_VALUES = _NUMBERS | {FactType.BOOLEAN, FactType.CHOICE}


class Operator(NamedTuple):
    """One kind of question: its signs, and the types of facts it is asked of; `ranked`: of `role` as well, by rank."""

    signs: tuple[str, ...]
    types: frozenset[FactType]
    ranked: bool = False

    def takes(self, fact: Fact) -> bool:
        """Whether it can be asked of this fact."""
        return fact.type in self.types or (self.ranked and fact.id == "role")


ALONE = Operator((), frozenset({FactType.BOOLEAN}))
"""The fact's name and nothing else."""
EQUALITY = Operator(("==", "!="), _VALUES)
ORDER = Operator(("<", "<=", ">", ">="), _NUMBERS, ranked=True)
SET = Operator(("in", "not in"), _VALUES)
"""Before `{a, b}`."""
RANGE = Operator(("in", "not in"), _NUMBERS)
"""Before `[a .. b]`."""
TICKED = Operator(("has", "has any", "has all"), frozenset({FactType.CHOICES}))
"""Before a value, or before `{a, b}`."""
EMPTY = Operator(("is empty", "is not empty"), frozenset({FactType.CHOICES}))
KNOWN = Operator(("is known", "is not known"), frozenset(FactType))
