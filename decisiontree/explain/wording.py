"""Values on a way in plain words, in the tree's language. Decides nothing."""

from __future__ import annotations

from decisiontree.combinations import Cells, domain
from decisiontree.display import display_value, range_words, without_values
from decisiontree.explain.conditions import Values
from decisiontree.explain.ticked_words import ticked_words
from decisiontree.model import Fact, FactType, Library


def bare(library: Library, tree: str, text: str) -> str:
    """A text without a call to fill it in: facts by their labels, in square brackets."""
    return without_values(text, library.shared, library.trees[tree].facts_in_scope(library.shared))


def said(fact: Fact, values: Values, language: str) -> str:
    """What a fact may be: `at most £50.00`, `Gold or Silver`, `yes`, `not known`."""
    cells, allowed = values.cells, values.allowed
    if allowed == cells.unknown:
        return "not known"
    words = _known(fact, cells, allowed & cells.known, language)
    if not cells.unknown:
        return words
    if allowed & cells.unknown:
        return f"{words} or not known"
    return words if allowed != cells.known else "known"


def _known(fact: Fact, cells: Cells, allowed: int, language: str) -> str:
    if fact.type.is_number:
        return " or ".join(_range(fact, first, last, language) for first, last in _runs(cells, allowed))
    if fact.type is FactType.CHOICES:
        return ticked_words(fact, cells, allowed)
    indexes = [at for at in range(cells.known.bit_length()) if allowed >> at & 1]
    others = [at for at in range(cells.known.bit_length()) if not allowed >> at & 1]
    if fact.type is FactType.CHOICE and len(others) == 1 and len(indexes) > 1:
        return f"not {_value(fact, cells, others[0], language)}"
    return " or ".join(_value(fact, cells, at, language) for at in indexes)


def _value(fact: Fact, cells: Cells, at: int, language: str) -> str:
    value = cells.example(at)
    return "" if value is None else display_value(fact, value, language)


def _runs(cells: Cells, allowed: int) -> list[tuple[int, int]]:
    """The ranges of numbers that the cells hold, neighbours joined."""
    runs: list[tuple[int, int]] = []
    for at in range(cells.known.bit_length()):
        if allowed >> at & 1:
            first, last = cells.ends(at)
            if runs and runs[-1][1] + 1 == first:
                runs[-1] = (runs[-1][0], last)
            else:
                runs.append((first, last))
    return runs


def _range(fact: Fact, first: int, last: int, language: str) -> str:
    lowest, highest = domain(fact)
    low = None if first == lowest and first != last else first
    high = None if last == highest and first != last else last
    return range_words(fact, low, high, lambda number: display_value(fact, number, language))
