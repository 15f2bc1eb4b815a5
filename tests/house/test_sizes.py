"""Modules, functions and classes stay small enough to be read in one go."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

MODULE, TEST_MODULE, FUNCTION, CLASS, METHODS = 350, 500, 45, 250, 20
CHAIN, CHAIN_METHODS = 300, 25
TEMPLATE, STYLE_SHEET = 120, 150
EMPTY_NAMES = {"utils", "util", "helpers", "common", "base", "core", "misc"}
# A ceiling is raised by name, with its reason.
RAISED: dict[str, str] = {
    "DiagramSpace": "answers every question of a space by diagrams, so most of its methods stand twice",
}

ROOT = Path(__file__).parents[2]


def _sources(*folders: str, pattern: str = "*.py") -> list[Path]:
    return sorted(
        path
        for folder in folders
        for path in (ROOT / folder).rglob(pattern)
        if "node_modules" not in path.parts
    )


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _lines(path: Path) -> int:
    return path.read_text(encoding="utf-8").count("\n")


def _definitions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    for item in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(item, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield item


def _length(item: ast.stmt) -> int:
    return (item.end_lineno or item.lineno) - item.lineno + 1


def test_no_module_is_longer_than_its_ceiling() -> None:
    """350 lines for a module, 500 for a test module."""
    too_long = {
        _name(path): _lines(path)
        for path in _sources("decisiontree", "tests", "benchmarks", "docs")
        if _lines(path) > (TEST_MODULE if "tests" in path.parts else MODULE) and _name(path) not in RAISED
    }

    assert too_long == {}


def test_no_function_is_longer_than_its_ceiling() -> None:
    """45 lines for a function."""
    too_long = {
        f"{_name(path)}:{item.name}": _length(item)
        for path in _sources("decisiontree", "tests", "benchmarks")
        for item in _definitions(path)
        if not isinstance(item, ast.ClassDef)
        and _length(item) > FUNCTION
        and f"{_name(path)}:{item.name}" not in RAISED
    }

    assert too_long == {}


def test_no_class_knows_everything() -> None:
    """250 lines and 20 methods for a class."""
    too_large = {}
    for path in _sources("decisiontree"):
        for item in _definitions(path):
            if not isinstance(item, ast.ClassDef) or f"{_name(path)}:{item.name}" in RAISED:
                continue
            methods = sum(isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef) for part in item.body)
            if _length(item) > CLASS or methods > METHODS:
                too_large[f"{_name(path)}:{item.name}"] = (_length(item), methods)

    assert too_large == {}


def _with_bases(item: ast.ClassDef, classes: Mapping[str, ast.ClassDef]) -> list[ast.ClassDef]:
    """A class of ours and all that it is built on in the package."""
    chain = [item]
    for base in item.bases:
        name = ast.unparse(base).partition("[")[0].rpartition(".")[2]
        if name in classes and name != item.name:
            chain += _with_bases(classes[name], classes)
    return chain


def test_no_class_knows_everything_by_inheritance() -> None:
    """300 lines and 25 methods for a class together with those of the package that it is built on."""
    classes = {
        item.name: item
        for path in _sources("decisiontree")
        for item in _definitions(path)
        if isinstance(item, ast.ClassDef)
    }
    too_large = {}
    for name, item in classes.items():
        chain = _with_bases(item, classes)
        methods = {
            part.name
            for each in chain
            for part in each.body
            if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef)
        }
        lines = sum(_length(each) for each in chain)
        if name not in RAISED and (lines > CHAIN or len(methods) > CHAIN_METHODS):
            too_large[name] = (lines, len(methods))

    assert too_large == {}


@pytest.mark.parametrize(("pattern", "ceiling"), [("*.j2", TEMPLATE), ("*.tcss", STYLE_SHEET)])
def test_no_template_or_style_sheet_is_longer_than_its_ceiling(pattern: str, ceiling: int) -> None:
    """120 lines for a template, 150 for a style sheet of the editor."""
    too_long = {
        _name(path): _lines(path)
        for path in _sources("decisiontree", "exporters", pattern=pattern)
        if _lines(path) > ceiling
    }

    assert too_long == {}


def test_every_name_says_what_it_holds() -> None:
    """No utils.py and its kin."""
    assert [
        _name(path) for path in _sources("decisiontree", "tests", "benchmarks") if path.stem in EMPTY_NAMES
    ] == []


def test_every_module_says_what_it_owns() -> None:
    """Each module of the package opens with a docstring."""
    silent = [
        _name(path)
        for path in _sources("decisiontree")
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]

    assert silent == []


def test_exporters_hold_no_python() -> None:
    """Templates and assets only."""
    assert _sources("exporters") == []
