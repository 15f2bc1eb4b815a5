"""The scenarios of a tree as outline rows: a row for each, with its sign, who answers and why it fails. Pure data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from decisiontree.display import one_line
from decisiontree.model import Library
from decisiontree.tui.headline import headline
from decisiontree.tui.outline_rows import Row, Shape
from decisiontree.tui.search import Hit, Index

if TYPE_CHECKING:
    from decisiontree.walk import ScenarioResult

PASSED, FAILED = "✓", "✗"
FIELD = "scenarios"
NO_GRANTS = Hit("#none", "nothing is granted", "the call must grant nothing at all")
_QUOTED = re.compile(r"'([\w/]+)'")


def scenario_rows(library: Library, tree_id: str, results: Sequence[ScenarioResult]) -> tuple[Row, ...]:
    """The rows in the order of the file; the first is the file itself."""
    rows = [Row(Shape.HEAD, link=())]
    for at, result in enumerate(results):
        guide = "└" if at == len(results) - 1 else "├"
        words = result_words(library, tree_id, result)
        name = f"{sign_of(result)} {one_line(result.scenario.name) or 'no name yet'}"
        rows.append(Row(Shape.PART, words, name, link=(FIELD, at), guides=guide))
    return tuple(rows)


def sign_of(result: ScenarioResult) -> str:
    """✓ ends as expected, ✗ does not."""
    return PASSED if result.passed else FAILED


def result_words(library: Library, tree_id: str, result: ScenarioResult) -> str:
    """Why a scenario fails; of one that ends as expected, who answers and where it ends."""
    if not result.passed:
        return reason_words(library, tree_id, result)
    role = library.shared.role_label(result.scenario.role)
    end = _called(library, tree_id, result.outcome or "")
    return ", ".join([*([f"as {role}"] if role else []), f"ends at {end}"])


def reason_words(library: Library, tree_id: str, result: ScenarioResult) -> str:
    """Why a scenario fails, with nodes, facts and authorities by what they are called."""
    place = f"at '{_called(library, tree_id, result.path)}': " if result.path else ""
    reason = _QUOTED.sub(lambda name: f"'{_called(library, tree_id, name[1])}'", result.reason or "")
    return f"{place}{reason}"


def _called(library: Library, tree_id: str, name: str) -> str:
    """The words for an id, of another tree where the name says so; the name where it is none."""
    other, _, node_id = name.rpartition("/")
    tree = library.trees.get(other or tree_id)
    node = tree.nodes.get(node_id) if tree is not None else None
    if node is not None:
        return headline(node) or name
    facts = tree.facts_in_scope(library.shared) if tree is not None else {}
    named = facts.get(name) or library.shared.authority.get(name)
    return (named and named.label) or name


def index_of_scenarios(library: Library, tree_id: str, results: Sequence[ScenarioResult]) -> Index:
    """All scenarios by name and words; the key is the place in the file."""
    return Index(
        Hit(str(at), one_line(result.scenario.name), result_words(library, tree_id, result), "scenario")
        for at, result in enumerate(results)
    )
