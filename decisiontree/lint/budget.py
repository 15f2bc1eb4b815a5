"""How much the rules may do about one file: counted, not timed, so that every machine and every run finds the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

FINDINGS = 10_000
"""Of one rule in one file; it looks no further then."""
STEPS = 5_000_000_000
"""Characters that are looked through once more for each of many things, all such looks together."""
SEARCH = 16
"""So many times longer than a quick look takes a search by a pattern."""
CHECK_LIMITED = "check-limited"

T = TypeVar("T")


class Budget:
    """Of one file; what it does not reach for is noted in words."""

    __slots__ = ("_left", "_left_out")

    def __init__(self) -> None:
        self._left = STEPS
        self._left_out: dict[str, None] = {}

    @property
    def left_out(self) -> Iterable[str]:
        """What was not looked at, in order."""
        return self._left_out

    def leave_out(self, what: str) -> None:
        """Note that it is not looked at."""
        self._left_out[what] = None

    def take(self, steps: int, *, otherwise: str) -> bool:
        """Whether there is enough left for so many steps, which are spent; else notes what is left out."""
        if steps > self._left:
            self.leave_out(otherwise)
            return False
        self._left -= steps
        return True

    def first(self, rule: str, found: Iterator[T]) -> Iterator[T]:
        """As many as one rule may find; notes that there are more."""
        yield from islice(found, FINDINGS)
        if next(found, None) is not None:
            self.leave_out(f"'{rule}' stopped at its first {FINDINGS:,} findings")
