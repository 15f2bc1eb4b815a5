"""Money is whole minor units and dates are day numbers, everywhere: a rounding would be somebody's money."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from decisiontree.export.player_data import compile_page
from decisiontree.reader import load_library

ROOT = Path(__file__).parents[2]
EXACT = ("model", "guards", "combinations", "transitions", "routes", "walk", "explain")
MODULES = [file for package in EXACT for file in sorted((ROOT / "decisiontree" / package).rglob("*.py"))]
PLAYER = ROOT / "exporters/html/player"
SCRIPTS = (
    "arrive", "data", "guards", "incidents", "known", "limits", "present", "state", "summary", "fill",
    "values", "verdict-words", "walk",
)  # fmt: skip
NOT_WORDS = re.compile(r"/\*.*?\*/|//[^\n]*|`[^`]*`|\"[^\"\n]*\"", re.DOTALL)
FRACTION = re.compile(r"\d\.\d|\.toFixed|parseFloat|toPrecision|Math\.fround|[\w)\]] / [\w(]")
CALENDAR = "moment / DAY"
"""A whole number of days by definition, rounded at once: the only division that the page's logic may do."""


@pytest.mark.parametrize("file", MODULES, ids=lambda file: file.relative_to(ROOT / "decisiontree").as_posix())
def test_values_and_conditions_know_no_floats(file: Path) -> None:
    """No `float`, no constant with a fraction, no division that could make one."""
    found = [ast.unparse(node) for node in _fractions(ast.parse(file.read_text(encoding="utf-8")))]

    assert found == []


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_logic_of_the_page_knows_no_fractions(name: str) -> None:
    """The same in its script, where every number could become one."""
    code = NOT_WORDS.sub("", (PLAYER / f"{name}.js").read_text(encoding="utf-8")).replace(CALENDAR, "")

    assert FRACTION.findall(code) == []


def test_the_pages_of_the_samples_hold_whole_numbers_only() -> None:
    """Nothing with a fraction travels to the page either."""
    library = load_library([ROOT / "trees"]).model

    for tree in library.trees:
        assert [
            number for number in _numbers(compile_page(library, tree)) if not isinstance(number, int)
        ] == []


def _fractions(tree: ast.AST) -> Iterator[ast.AST]:
    # how near a mistyped word must be is no value of anybody's
    nearness = {
        id(keyword.value)
        for keyword in ast.walk(tree)
        if isinstance(keyword, ast.keyword) and keyword.arg == "cutoff"
    }
    for node in ast.walk(tree):
        is_name = isinstance(node, ast.Name) and node.id == "float"
        is_fraction = (
            isinstance(node, ast.Constant) and isinstance(node.value, float) and id(node) not in nearness
        )
        is_division = isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div)
        if is_name or is_fraction or is_division:
            yield node


def _numbers(plain: object) -> Iterator[int | float]:
    if isinstance(plain, dict):
        plain = list(plain.values())
    if isinstance(plain, list | tuple):
        for each in plain:
            yield from _numbers(each)
    elif isinstance(plain, int | float):
        yield plain
