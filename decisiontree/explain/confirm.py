"""A trail walked for real: the proof that it is a way, and an example of it. The walk itself is the meaning."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Mapping

from decisiontree.combinations import Cells
from decisiontree.errors import UsageError
from decisiontree.explain.conditions import OPEN
from decisiontree.explain.trail import EXIT, Source, Trail, Version
from decisiontree.guards import tags
from decisiontree.model import FactValue, Form, Library
from decisiontree.routes import TRIED, WalkScope
from decisiontree.transitions import answered_by
from decisiontree.walk import (
    Agreed,
    Answer,
    ChooseOption,
    Continue,
    Corrected,
    Fill,
    Refusal,
    State,
    TakeWayOut,
    advance,
    said_ticks,
    start,
)

MOVES = 400


def played(library: Library, trail: Trail, example: Mapping[str, FactValue | None]) -> State | None:
    """The end of the walk that a trail describes, with these values; None where it is refused or goes another way."""
    return _Walker(library, trail, example).walked()


class _Walker:
    """Answers as a trail says, each value once in the order in which the trail gave it."""

    def __init__(self, library: Library, trail: Trail, example: Mapping[str, FactValue | None]) -> None:
        self._library = library
        self._trail = trail
        self._scope = WalkScope(library, trail.stack[0][0])
        self._example = example
        self._said = deque(trail.said)
        self._visits: Counter[str] = Counter()
        self._versions = deque(version for version in trail.versions if version.source != "set")

    def walked(self) -> State | None:
        """The walk once it has come to an outcome."""
        try:
            state = self._begun()
        except UsageError:
            return None
        for _ in range(MOVES):
            if state.finished:
                return state
            answer = self._answer(state)
            moved = None if answer is None else advance(self._library, state, answer)
            if moved is None or isinstance(moved, Refusal):
                return None
            state = moved
        return None

    def _begun(self) -> State:
        root = self._trail.stack[0][0]
        given: dict[str, FactValue] = {}
        known = self._library.trees[root].facts_in_scope(self._library.shared)
        while (
            self._versions
            and self._versions[0].source == "start"
            and self._versions[0].path == self._trail.route[0]
        ):
            version = self._versions.popleft()
            value = self._value_of(version)
            if version.fact in known and value is not None:
                given[version.fact] = value
        role = self._example.get("role")
        incidents = [
            name.removeprefix(OPEN)
            for name, value in self._example.items()
            if name.startswith(OPEN) and value
        ]
        return start(
            self._library, root, role=None if role is None else str(role), given=given, incident=incidents
        )

    def _answer(self, state: State) -> Answer | None:
        here = self._said[0] if self._said and self._said[0][0] == state.path else None
        if state.needs and here is not None and here[1].startswith(EXIT) and not here[2]:
            self._said.popleft()
            return TakeWayOut(here[1].removeprefix(EXIT))
        if state.needs:
            may_be_empty = not state.frame.entered
            return Fill({fact: self._value(state, fact, may_be_empty=may_be_empty) for fact in state.needs})
        node = self._library.trees[state.tree].nodes[state.node]
        ticks = said_ticks(node.content)
        self._visits[state.path] += 1
        if here is not None and here[1].startswith(EXIT):
            # where a node is met again, the exit may be meant for a later time
            if here[2] <= self._visits[state.path]:
                self._said.popleft()
                return TakeWayOut(here[1].removeprefix(EXIT))
            here = None
        if here is not None:
            self._said.popleft()
        match answered_by(node):
            case "option":
                return None if here is None else ChooseOption(here[1], ticks)
            case "listen":
                return Corrected(ticks) if here is not None and here[1] == "corrected" else Agreed(ticks)
            case "fill" if isinstance(node, Form):
                return self._filled(state, node, ticks)
            case _:
                return Continue(ticks)

    def _filled(self, state: State, node: Form, ticks: tuple[str, ...]) -> Fill:
        facts = self._library.trees[state.tree].facts_in_scope(self._library.shared)
        values = {fact: self._value(state, fact, may_be_empty=True) for fact in node.facts if fact in facts}
        if "tried" not in node.facts:
            return Fill(values, None, ticks)
        shown = tags(self._library.trees[state.tree])
        ticked = tuple(tag for tag in shown if self._is_ticked(f"{TRIED}{tag}"))
        return Fill(values, ticked, ticks)

    def _is_ticked(self, tag: str) -> bool:
        version = self._next(tag, "collected")
        return version is not None and self._value_of(version) is True

    def _value(self, state: State, fact: str, *, may_be_empty: bool) -> FactValue | None:
        name = self._scope.name(state.tree, fact)
        declared = self._scope.words.facts[name]
        version = self._next(name, *(("asked", "start") if state.needs else ("collected",)))
        value = state.facts.get(fact) if version is None else self._value_of(version)
        if value is None and not (may_be_empty and declared.optional):
            value = Cells(declared, may_be_unknown=False).example(0)
        return value

    def _next(self, name: str, *sources: Source) -> Version | None:
        """The next version that the trail gives this fact in one of these ways.

        Earlier ones that were to be asked are passed over: where another fact has decided, the walk did not ask.
        """
        of_fact = [version for version in self._versions if version.fact == name]
        at = next((at for at, version in enumerate(of_fact) if version.source in sources), None)
        if at is None:
            return None
        for version in of_fact[: at + 1]:
            self._versions.remove(version)
        return of_fact[at]

    def _value_of(self, version: Version) -> FactValue | None:
        if version.id in self._example:
            return self._example[version.id]
        return Cells(self._scope.words.facts[version.fact], may_be_unknown=False).example(0)
