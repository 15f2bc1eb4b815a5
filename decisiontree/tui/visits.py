"""The places that an author has been to, back and forward as in a browser. Data only; shows nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from decisiontree.model import Path

PLACES_KEPT = 100


class Visit(NamedTuple):
    """A place that was shown: a node of a tree, None for its head; or a part of library.yaml."""

    tree: str
    node: str | None
    part: Path = ()
    field: Path = ()
    """The field to go on with, where a node was left to write another one; no part of what the place is."""

    @property
    def place(self) -> tuple[str, str | None, Path]:
        """What makes two places the same."""
        return self[:3]


@dataclass(frozen=True, slots=True)
class VisitTrail:
    """The places behind and ahead of the one that is shown; the nearest is last in both."""

    behind: tuple[Visit, ...] = ()
    ahead: tuple[Visit, ...] = ()

    def left(self, place: Visit) -> VisitTrail:
        """The trail after a jump away from a place: nothing is ahead."""
        return VisitTrail((*self.behind[-PLACES_KEPT:], place))

    @property
    def returns(self) -> bool:
        """Whether Back leads to a field that waits to be gone on with."""
        return bool(self.behind) and bool(self.behind[-1].field)

    def renamed(self, tree: str, old: str, new: str) -> VisitTrail:
        """The trail with a renamed node under its new name, too; the old one stays, as undo brings that back."""

        def both(places: tuple[Visit, ...]) -> tuple[Visit, ...]:
            return tuple(
                each
                for place in places
                for each in ((place, place._replace(node=new)) if place[:2] == (tree, old) else (place,))
            )

        return VisitTrail(both(self.behind), both(self.ahead))

    def back(self, here: Visit, is_there: Callable[[Visit], bool]) -> tuple[VisitTrail, Visit] | None:
        """The trail one place back, and that place; None if no place behind still exists."""
        behind, place = _nearest(self.behind, here, is_there)
        return None if place is None else (VisitTrail(behind, (*self.ahead, here)), place)

    def forward(self, here: Visit, is_there: Callable[[Visit], bool]) -> tuple[VisitTrail, Visit] | None:
        """The trail one place forward, and that place; None if no place ahead still exists."""
        ahead, place = _nearest(self.ahead, here, is_there)
        return None if place is None else (VisitTrail((*self.behind, here), ahead), place)


def _nearest(
    places: tuple[Visit, ...], here: Visit, is_there: Callable[[Visit], bool]
) -> tuple[tuple[Visit, ...], Visit | None]:
    """The nearest place that still exists and is another one, and those beyond it."""
    at = next(
        (
            at
            for at in reversed(range(len(places)))
            if places[at].place != here.place and is_there(places[at])
        ),
        None,
    )
    return ((), None) if at is None else (places[:at], places[at])
