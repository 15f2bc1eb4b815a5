"""A way that was found, for people: answers, facts, who decides; and the proof that walking it really ends there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from decisiontree.combinations import TooMany
from decisiontree.explain.conditions import OPEN, Box, Solver
from decisiontree.explain.confirm import played
from decisiontree.explain.node_conditions import equals
from decisiontree.explain.trail import Pick, TakenDecision, Term, Trail, Version
from decisiontree.explain.wording import said
from decisiontree.guards import in_order
from decisiontree.model import FactValue, Library


class Needed(NamedTuple):
    """What a fact has to be on a way; `path` is the node that gives it, `again` that it was given before."""

    fact: str
    label: str
    words: str
    path: str
    again: bool = False


Facts = tuple[Needed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """The smallest of its kind. `facts` holds one of several sets; `roles` says by whom it can be walked, with what facts."""

    picks: tuple[Pick, ...]
    facts: tuple[Facts, ...]
    roles: Mapping[str, tuple[Facts, ...]]
    taken: tuple[TakenDecision, ...]
    route: tuple[str, ...]
    read: tuple[Version, ...]
    example: Mapping[str, FactValue | tuple[str, ...] | None]
    """Values that were walked; what is ticked of choices in their order."""

    @property
    def meaning(self) -> object:
        """What tells it from other ways: answers, facts and decisions, wherever they are given."""
        roles = tuple((role, _nowhere(sets)) for role, sets in self.roles.items())
        decided = tuple((each.authority, each.within, each.approved) for each in self.taken)
        return frozenset(self.picks), _nowhere(self.facts), roles, decided


class Ways:
    """Makes ways of the trails of one search, with its solver; of what is `said` beforehand the ways say nothing."""

    def __init__(
        self, library: Library, solver: Solver, language: str, *, said: frozenset[str] = frozenset()
    ) -> None:
        self._said = {*said, "role"}
        self._library = library
        self._solver = solver
        self._language = language
        self._roles = [role.id for role in library.shared.roles]

    def proved(self, trail: Trail) -> Way | None:
        """The way of a trail that ended, once a walk with such values has taken it; None where no walk does."""
        try:
            example = self._solver.example(trail.terms)
        except TooMany:
            example = {}
        walked = played(self._library, trail, example)
        if walked is None or walked.path != trail.path:
            return None
        return Way(
            picks=trail.picks,
            facts=self._sets(trail, trail.terms),
            roles=self._by_role(trail),
            taken=trail.taken,
            route=trail.route,
            read=self._read(trail),
            example={name: self._listed(name, value) for name, value in example.items()},
        )

    def _listed(self, name: str, value: FactValue | None) -> FactValue | tuple[str, ...] | None:
        return in_order(self._solver.fact(name), value) if isinstance(value, frozenset) else value

    def _by_role(self, trail: Trail) -> Mapping[str, tuple[Facts, ...]]:
        """For every role that can walk it, what it takes."""
        found = {}
        for role in self._roles:
            own = equals("role", role)
            if self._solver.is_possible(trail.terms, own):
                found[role] = self._sets(trail, (*trail.terms, self._solver.term(own)))
        return found

    def _sets(self, trail: Trail, terms: tuple[Term, ...]) -> tuple[Facts, ...]:
        written = (
            version.id for version in trail.versions if version.source == "set" or version.fact in self._said
        )
        hidden = {*self._said, *written}
        boxes = self._solver.boxes(terms, hidden=hidden)
        return tuple(
            dict.fromkeys(
                tuple(self._needed(trail, name, box) for name in self._order(trail, box)) for box in boxes
            )
        )

    def _order(self, trail: Trail, names: Mapping[str, object]) -> list[str]:
        """In the order of the call; what holds for the whole call comes first."""
        given = [version.id for version in trail.versions]
        return sorted(names, key=lambda name: given.index(name) if name in given else -1)

    def _needed(self, trail: Trail, name: str, box: Box) -> Needed:
        fact = self._solver.fact(name)
        version = next((version for version in trail.versions if version.id == name), None)
        if version is None:
            is_open = box[name].allowed == box[name].cells.one_of((True,))
            return Needed(name, f"Incident {name.removeprefix(OPEN)}", "open" if is_open else "not open", "")
        words = said(fact, box[name], self._language)
        again = not name.rstrip("?").endswith("@1")
        return Needed(version.fact, fact.label, words, version.path, again)

    def _read(self, trail: Trail) -> tuple[Version, ...]:
        names = frozenset().union(*(term.names for term in trail.terms))
        return tuple(version for version in trail.versions if version.id in names and version.source != "set")


def _nowhere(sets: tuple[Facts, ...]) -> tuple[Facts, ...]:
    return tuple(tuple(each._replace(path="") for each in facts) for facts in sets)
