"""The sets of values that a choices fact may have, as parts that no condition tells apart. Knows one fact at a time.

A part is one row of answers to the questions that conditions ask, `has any {a, b}` each. To tick one more value answers some
of them with yes and changes no other, so the rows are found value by value, each with the number of values ticked so far.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from decisiontree.guards import tick_limits
from decisiontree.model import Fact

MOST_PARTS = 1 << 16
"""So many parts of one fact are told apart."""

Shifts: TypeAlias = tuple[tuple[int, int], ...]
"""Cells, used as bits, and by how many places they move."""


class TooManyParts(Exception):
    """Conditions name more values of a fact than can be told apart; it never leaves the analysis."""

    def __init__(self, parts: int) -> None:
        super().__init__(f"{parts} combinations of values")
        self.parts = parts


class _Alike(NamedTuple):
    """Values that no question tells apart: the questions that any of them answers with yes, and their places in the fact."""

    yes: int
    places: tuple[int, ...]


class TickedCells:
    """The parts by their index, in the order of their answers, read as a number: the first question is its lowest bit."""

    __slots__ = ("_answers", "_at", "_examples", "_questions", "_yes", "fact")

    def __init__(self, fact: Fact, questions: Iterable[tuple[str, ...]]) -> None:
        """`questions` are lists of values: whether any of them is ticked."""
        self.fact = fact
        self._questions = {values: at for at, values in enumerate(dict.fromkeys(questions))}
        self._yes = {
            choice.id: sum(1 << at for values, at in self._questions.items() if choice.id in values)
            for choice in fact.values
        }
        found = self._found() or {0: 0}  # a fact that can have no value has one part all the same
        self._answers = sorted(found)
        self._at = {answers: at for at, answers in enumerate(self._answers)}
        self._examples = found

    @property
    def count(self) -> int:
        """How many parts there are."""
        return len(self._answers)

    def having(self, values: tuple[str, ...]) -> int:
        """The cells in which any of the values is ticked; it is one of the questions."""
        at = self._questions[values]
        return _mask(answers >> at & 1 for answers in self._answers)

    def asked(self) -> tuple[tuple[tuple[str, ...], int], ...]:
        """The questions, each with its cells."""
        return tuple((values, self.having(values)) for values in self._questions)

    def holding(self, ticked: frozenset[str]) -> int:
        """The cell of one set of values; 0 where the fact may not have it."""
        at = self._at.get(self._answered(ticked))
        return 0 if at is None else 1 << at

    def adding(self, value: str) -> Shifts:
        """Where each cell moves when one more value is ticked."""
        yes = self._yes.get(value, 0)
        moved: dict[int, set[int]] = {}
        for at, answers in enumerate(self._answers):
            to = self._at.get(answers | yes, at)
            moved.setdefault(to - at, set()).add(at)
        cells = range(len(self._answers))
        return tuple((_mask(at in places for at in cells), by) for by, places in moved.items())

    def example(self, cell: int) -> frozenset[str]:
        """A set of values that lies in a cell, with as few of them as can be."""
        ticked = self._examples[self._answers[cell]]
        return frozenset(choice.id for at, choice in enumerate(self.fact.values) if ticked >> at & 1)

    def _answered(self, ticked: Iterable[str]) -> int:
        answers = 0
        for value in ticked:
            answers |= self._yes.get(value, 0)
        return answers

    def _found(self) -> dict[int, int]:
        """Each row of answers that some allowed set gives, with the smallest such set: the places of its values as bits."""
        least, most = tick_limits(self.fact)
        enough = least if most >= len(self.fact.values) else most + 1
        rows: dict[tuple[int, int], int] = {(0, 0): 0}
        for alike in self._alike():
            rows = _with_more(rows, alike, enough)
            if len(rows) > MOST_PARTS * (1 + enough):
                raise TooManyParts(len(rows))
        found: dict[int, int] = {}
        for (answers, count), ticked in rows.items():
            fits = least <= count <= most if count else self.fact.none is not None
            if fits and (answers not in found or ticked.bit_count() < found[answers].bit_count()):
                found[answers] = ticked
        if len(found) > MOST_PARTS:
            raise TooManyParts(len(found))
        return found

    def _alike(self) -> Iterable[_Alike]:
        groups: dict[int, list[int]] = {}
        for at, yes in enumerate(self._yes.values()):
            groups.setdefault(yes, []).append(at)
        return (_Alike(yes, tuple(places)) for yes, places in groups.items())


@lru_cache(64)
def ticked_cells(fact: Fact, questions: tuple[tuple[str, ...], ...]) -> TickedCells:
    """The parts of a choices fact; the same conditions are looked at in many spaces."""
    return TickedCells(fact, questions)


def _mask(bits: Iterable[int]) -> int:
    """The number of these bits, the lowest first."""
    return int("".join("1" if bit else "0" for bit in bits)[::-1], 2)


def _with_more(rows: dict[tuple[int, int], int], alike: _Alike, enough: int) -> dict[tuple[int, int], int]:
    """The rows with none, one or more of some values ticked as well; more than enough of them are counted as enough."""
    further = dict(rows)
    ticked = 0
    for more, place in enumerate(alike.places, 1):
        ticked |= 1 << place
        if more > max(1, enough):
            break
        for (answers, count), before in rows.items():
            row = (answers | alike.yes, min(count + more, enough))
            if row not in further or (before | ticked).bit_count() < further[row].bit_count():
                further[row] = before | ticked
    return further
