"""Sets of values of choices in plain words: `with Cough, without Fever`. Decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from decisiontree.combinations import Cells
from decisiontree.model import Fact

MOST = 4
"""So many ways to fill in a field are said."""


class _Answer(NamedTuple):
    """Whether any of some values is ticked, and the cells in which it is so."""

    values: tuple[str, ...]
    is_yes: bool
    cells: int


def ticked_words(fact: Fact, cells: Cells, allowed: int) -> str:
    """What is ticked in the cells that are allowed: the answers that matter, in a few alternatives."""
    if allowed == cells.known:
        return "anything"
    found: list[str] = []
    left = allowed
    while left and len(found) < MOST:
        needed = _needed(cells, left & -left, allowed)
        found.append(_said(fact, needed))
        left &= ~_all_of(cells, needed)
    return "; or ".join([*found, "otherwise"] if left else found)


def _needed(cells: Cells, cell: int, allowed: int) -> list[_Answer]:
    """The answers of one cell without those that may be left out: what is left is true in allowed cells only."""
    answers = [
        _Answer(values, bool(cell & yes), yes if cell & yes else cells.known & ~yes)
        for values, yes in cells.asked()
    ]
    # what is not ticked goes first: people say what is
    for answer in sorted(answers, key=lambda each: each.is_yes):
        others = [each for each in answers if each is not answer]
        if not _all_of(cells, others) & ~allowed:
            answers = others
    return answers


def _all_of(cells: Cells, answers: Sequence[_Answer]) -> int:
    together = cells.known
    for answer in answers:
        together &= answer.cells
    return together


def _said(fact: Fact, answers: Sequence[_Answer]) -> str:
    labels = {choice.id: choice.label for choice in fact.values}
    whole = len(fact.values)
    nothing = fact.none or "nothing ticked"
    if any(len(answer.values) == whole and not answer.is_yes for answer in answers):
        return nothing
    has = [" or ".join(labels[value] for value in answer.values) for answer in answers if answer.is_yes]
    lacks = [labels[value] for answer in answers if not answer.is_yes for value in answer.values]
    some = [f"with {' and '.join(has)}"] if has else []
    return ", ".join([*some, f"without {' or '.join(dict.fromkeys(lacks))}"] if lacks else some)
