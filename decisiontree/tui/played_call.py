"""A call as the author plays it: where it begins, its role, day and incidents, and how it goes on. No screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from enum import Enum

from decisiontree import clock
from decisiontree.display import plural
from decisiontree.errors import DecisionTreeError
from decisiontree.explain import WaySearch, way_to
from decisiontree.model import FactValue, Library
from decisiontree.tui import played
from decisiontree.walk import (
    Answer,
    Origin,
    Presented,
    Refusal,
    Repeated,
    State,
    advance,
    answered_again,
    back,
    begin,
    present,
    with_fact,
    with_incidents,
    with_origin,
)


class Beginning(Enum):
    """Where a played call begins; the value says so."""

    LEADING = "with the answers that lead here"
    START = "from the start"
    HERE = "from here, nothing known"


class PlayedCall:
    """One call of a tree. `incidents` are those that the author has opened; None means those that are open now."""

    def __init__(self, library: Library, tree_id: str, node: str | None, now: datetime) -> None:
        """Raises DecisionTreeError where the tree cannot be played from the node."""
        self.library = library
        self.tree_id = tree_id
        self.node = node if node in library.trees[tree_id].nodes else None
        self.role: str | None = next((role.id for role in library.shared.roles), None)
        self.today = clock.call_day(now).toordinal()
        self.incidents: tuple[str, ...] | None = None
        is_inside = self.node not in (None, library.trees[tree_id].start)
        self.beginning = Beginning.HERE if is_inside else Beginning.START
        self.state = self.begun(now)

    @property
    def walked(self) -> Library:
        """The library in which the call is walked: the tree starts where the call begins."""
        node = self.node if self.beginning is Beginning.HERE else None
        return played.starting_at(self.library, self.tree_id, node)

    @property
    def presented(self) -> Presented:
        """What the rep sees now."""
        return present(self.walked, self.state)

    def begun(self, now: datetime) -> State:
        """The call before its first answer; raises UsageError."""
        incidents = self.library.shared.open_incidents(now) if self.incidents is None else self.incidents
        return begin(self.walked, Origin(self.tree_id, self.role, incidents=incidents, today=self.today))

    def begin(self, beginning: Beginning, now: datetime) -> str | None:
        """Begin elsewhere; the answer is why that is not possible, and then nothing has changed."""
        before, self.beginning = self.beginning, beginning
        try:
            self.state = self.begun(now)
        except DecisionTreeError as problem:
            self.beginning = before
            return str(problem)
        return None

    def search(self) -> WaySearch:
        """The search for the answers that lead to the node."""
        now = clock.now()
        incidents = self.library.shared.open_incidents(now) if self.incidents is None else self.incidents
        origin = Origin(self.tree_id, self.role, incidents=incidents, today=self.today)
        return way_to(self.library, self.tree_id, self.node or "", origin)

    def take_up(self, state: State) -> None:
        """Go on with a call from the start of the tree that was walked elsewhere."""
        self.beginning = Beginning.START
        self.role, self.incidents = state.role, state.origin.incidents
        if state.origin.today is not None:
            self.today = state.origin.today
        self.state = state

    def lead(self, found: Repeated) -> str:
        """Go where the search has found a way; says so where that is not the node itself, or takes another role or incident."""
        self.beginning = Beginning.LEADING
        self.state = found.state
        origin = found.state.origin
        told = []
        if origin.role != self.role and origin.role is not None:
            self.role = origin.role
            told.append(f"only as {self.library.shared.role_label(self.role)} does a call come here")
        if set(origin.incidents) != set(self.library.shared.open_incidents(clock.now())):
            self.incidents = origin.incidents
            opened = ", ".join(origin.incidents)
            told.append(f"with incident {opened} open" if opened else "with no incident open")
        if found.reason is not None:
            told.append(f"the last answers do not fit: {found.reason}")
        elif self.state.path != self.node:
            told.append(f"'{self.node}' goes on without a stop; the call is at '{self.state.path}'")
        return "; ".join(told)

    def take(self, answer: Answer) -> str | None:
        """Move on by an answer; the text is why it is not taken."""
        following = advance(self.walked, self.state, answer)
        if isinstance(following, Refusal):
            return following.message
        self.state = following
        return None

    def back(self) -> bool:
        """Take the last answer back; False where there is none."""
        if not self.state.moves:
            return False
        self.state = back(self.walked, self.state)
        return True

    def keep_time(self, now: datetime) -> bool:
        """Open and close incidents by the time, unless the author has chosen them; whether something has changed."""
        if self.incidents is not None:
            return False
        before = self.state
        self.state = with_incidents(self.walked, before, self.library.shared.open_incidents(now))
        return self.state is not before

    def know(self, fact: str, value: FactValue | None) -> str:
        """Give a fact another value and answer again as far as it fits; says what no longer fits."""
        before = self.state
        words = self._again(lambda: with_fact(self.walked, before, fact, value))
        if not words and self.state.facts.get(fact) != value:
            return f"the tree itself sets '{fact}' on the way to '{self.state.path}'"
        return words

    def play_as(self, role: str | None) -> str:
        """The same answers by another role, as far as they fit."""
        before, self.role = self.role, role
        return self._again(self._from_origin, lambda: setattr(self, "role", before))

    def play_on(self, day: date) -> str:
        """The same answers on another day."""
        before, self.today = self.today, day.toordinal()
        return self._again(self._from_origin, lambda: setattr(self, "today", before))

    def play_during(self, incidents: tuple[str, ...]) -> str:
        """The same answers while these incidents are open."""
        before, self.incidents = self.incidents, incidents
        return self._again(self._from_origin, lambda: setattr(self, "incidents", before))

    def resumed(self, library: Library) -> str:
        """Go on in a library that has been edited meanwhile, as far as the answers fit there; raises DecisionTreeError."""
        self.library = library
        found = answered_again(self.walked, begin(self.walked, self.state.origin), self.state.moves)
        self.state = found.state
        return _told(found)

    def _from_origin(self) -> Repeated:
        own = self.state.origin
        incidents = own.incidents if self.incidents is None else self.incidents
        origin = replace(own, role=self.role, today=self.today, incidents=incidents)
        return with_origin(self.walked, self.state, origin)

    def _again(self, replay: Callable[[], Repeated], undo: Callable[[], None] = lambda: None) -> str:
        try:
            found = replay()
        except DecisionTreeError as problem:
            undo()
            return f"not changed: {problem}"
        before, self.state = self.state.path, found.state
        moved = f"the call now comes to '{self.state.path}'" if self.state.path != before else ""
        return _told(found) or moved


def _told(found: Repeated) -> str:
    """What of the answers no longer fits; empty where all of them do."""
    if found.reason is None:
        return ""
    return f"{plural(len(found.left), 'answer')} no longer fit{'s' * (len(found.left) == 1)}: {found.reason}"
