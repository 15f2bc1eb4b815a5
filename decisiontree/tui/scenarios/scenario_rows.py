"""The scenarios of a tree as outline rows: a row for each, with its sign, who answers and why it fails. Pure data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from decisiontree.display import one_line
from decisiontree.model import Library
from decisiontree.tui.outline_rows import Row, Shape
from decisiontree.tui.search import Hit, Index

if TYPE_CHECKING:
    from decisiontree.walk import ScenarioResult

PASSED, FAILED = "✓", "✗"
FIELD = "scenarios"
NO_GRANTS = Hit("#none", "nothing is granted", "the call must grant nothing at all")


def scenario_rows(library: Library, results: Sequence[ScenarioResult]) -> tuple[Row, ...]:
    """The rows in the order of the file; the first is the file itself."""
    rows = [Row(Shape.HEAD, link=())]
    for at, result in enumerate(results):
        guide = "└" if at == len(results) - 1 else "├"
        words = result_words(library, result)
        name = f"{sign_of(result)} {one_line(result.scenario.name) or 'no name yet'}"
        rows.append(Row(Shape.PART, words, name, link=(FIELD, at), guides=guide))
    return tuple(rows)


def sign_of(result: ScenarioResult) -> str:
    """✓ ends as expected, ✗ does not."""
    return PASSED if result.passed else FAILED


def result_words(library: Library, result: ScenarioResult) -> str:
    """Why a scenario fails; of one that ends as expected, who answers and where it ends."""
    if not result.passed:
        place = f"at {result.path}: " if result.path else ""
        return f"{place}{result.reason}"
    role = library.shared.role_label(result.scenario.role)
    return ", ".join([*([f"as {role}"] if role else []), f"ends at {result.outcome}"])


def index_of_scenarios(library: Library, results: Sequence[ScenarioResult]) -> Index:
    """All scenarios by name and words; the key is the place in the file."""
    return Index(
        Hit(str(at), one_line(result.scenario.name), result_words(library, result), "scenario")
        for at, result in enumerate(results)
    )
