"""The sets of values that a choices fact may have, as parts that no condition tells apart. Knows one fact at a time.

A part is one row of answers to the questions that conditions ask, `has any {a, b}` each. To tick one more value answers some
of them with yes and changes no other, so the rows are found value by value, each with the number of values ticked so far. Where
values are added to a fact that counts them, this number tells parts apart as well, and so does each value that is added: then
it follows from the part alone which part comes of it, or that the fact may not have so many values.
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


class _Row(NamedTuple):
    """Answers as bits, the first question's the lowest, and how many values are ticked; 0 also where that is not told apart."""

    answers: int
    number: int


class _Alike(NamedTuple):
    """Values that no question tells apart: the questions that any of them answers with yes, and their places in the fact."""

    yes: int
    places: tuple[int, ...]


class TickedCells:
    """The parts by their index, in the order of their answers, read as a number: the first question is its lowest bit."""

    __slots__ = (
        "_at",
        "_counts",
        "_enough",
        "_examples",
        "_least",
        "_most",
        "_questions",
        "_rows",
        "_yes",
        "fact",
    )

    def __init__(self, fact: Fact, questions: Iterable[tuple[str, ...]], *, counted: bool = False) -> None:
        """`questions` are lists of values: whether any of them is ticked. `counted`: how many are tells parts apart, too."""
        self.fact = fact
        self._least, self._most = tick_limits(fact)
        self._enough = self._least if self._most >= len(fact.values) else self._most + 1
        self._questions = {values: at for at, values in enumerate(dict.fromkeys(questions))}
        self._yes = {
            choice.id: sum(1 << at for values, at in self._questions.items() if choice.id in values)
            for choice in fact.values
        }
        self._counts = counted
        self._examples = self._found() or {
            _Row(0, 0): 0
        }  # a fact that can have no value has one part all the same
        self._rows = sorted(self._examples)
        self._at = {row: at for at, row in enumerate(self._rows)}

    @property
    def count(self) -> int:
        """How many parts there are."""
        return len(self._rows)

    def having(self, values: tuple[str, ...]) -> int:
        """The cells in which any of the values is ticked; it is one of the questions."""
        at = self._questions[values]
        return _mask(row.answers >> at & 1 for row in self._rows)

    def asked(self) -> tuple[tuple[tuple[str, ...], int], ...]:
        """The questions, each with its cells."""
        return tuple((values, self.having(values)) for values in self._questions)

    def holding(self, ticked: frozenset[str]) -> int:
        """The cell of one set of values; 0 where the fact may not have it."""
        answers = self._answered(ticked)
        at = self._at.get(self._row(answers, len(ticked)))
        return 0 if at is None else 1 << at

    def adding(self, values: frozenset[str]) -> Shifts:
        """Where each cell moves when more values are ticked; one from which the fact would get too many moves nowhere."""
        yes = self._answered(values)
        asked = [self._questions[value,] for value in values if (value,) in self._questions]
        moved: dict[int, set[int]] = {}
        for at, (answers, count) in enumerate(self._rows):
            fresh = sum(not answers >> question & 1 for question in asked)
            to = self._at.get(self._row(answers | yes, count + fresh))
            if to is not None:
                moved.setdefault(to - at, set()).add(at)
        cells = range(len(self._rows))
        return tuple((_mask(at in places for at in cells), by) for by, places in moved.items())

    def example(self, cell: int) -> frozenset[str]:
        """A set of values that lies in a cell, with as few of them as can be."""
        ticked = self._examples[self._rows[cell]]
        return frozenset(choice.id for at, choice in enumerate(self.fact.values) if ticked >> at & 1)

    def _answered(self, ticked: Iterable[str]) -> int:
        answers = 0
        for value in ticked:
            answers |= self._yes.get(value, 0)
        return answers

    def _row(self, answers: int, count: int) -> _Row:
        """The row of a part; as many values as make no difference any more are one number."""
        return _Row(answers, min(count, self._enough) if self._counts else 0)

    def _found(self) -> dict[_Row, int]:
        """Each row that some allowed set gives, with the smallest such set: the places of its values as bits."""
        rows: dict[_Row, int] = {_Row(0, 0): 0}
        for alike in self._alike():
            rows = _with_more(rows, alike, self._enough)
            if len(rows) > MOST_PARTS * (1 + self._enough):
                raise TooManyParts(len(rows))
        found: dict[_Row, int] = {}
        for row, ticked in rows.items():
            fits = self._least <= row.number <= self._most if row.number else self.fact.none is not None
            told = self._row(*row)
            if fits and (told not in found or ticked.bit_count() < found[told].bit_count()):
                found[told] = ticked
        if len(found) > MOST_PARTS:
            raise TooManyParts(len(found))
        return found

    def _alike(self) -> Iterable[_Alike]:
        groups: dict[int, list[int]] = {}
        for at, yes in enumerate(self._yes.values()):
            groups.setdefault(yes, []).append(at)
        return (_Alike(yes, tuple(places)) for yes, places in groups.items())


@lru_cache(64)
def ticked_cells(fact: Fact, questions: tuple[tuple[str, ...], ...], *, counted: bool = False) -> TickedCells:
    """The parts of a choices fact; the same conditions are looked at in many spaces. Raises TooManyParts."""
    return TickedCells(fact, questions, counted=counted)


def reversed_shifts(shifts: Shifts) -> Shifts:
    """From where the cells have moved."""
    return tuple((cells << by if by >= 0 else cells >> -by, -by) for cells, by in shifts)


def counts_values(fact: Fact) -> bool:
    """Whether a choices fact that has some value may have too few of them, or too many."""
    least, most = tick_limits(fact)
    return least > 1 or most < len(fact.values)


def _mask(bits: Iterable[int]) -> int:
    """The number of these bits, the lowest first."""
    return int("".join("1" if bit else "0" for bit in bits)[::-1], 2)


def _with_more(rows: dict[_Row, int], alike: _Alike, enough: int) -> dict[_Row, int]:
    """The rows with none, one or more of some values ticked as well; more than enough of them are counted as enough."""
    further = dict(rows)
    ticked = 0
    for more, place in enumerate(alike.places, 1):
        ticked |= 1 << place
        if more > max(1, enough):
            break
        for (answers, count), before in rows.items():
            row = _Row(answers | alike.yes, min(count + more, enough))
            if row not in further or (before | ticked).bit_count() < further[row].bit_count():
                further[row] = before | ticked
    return further
