"""Only `cli/output.py` prints: nothing else writes to a terminal, a pipe or a log."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "decisiontree"
OUTPUT = PACKAGE / "cli" / "output.py"
PRINTING = {"print", "echo", "secho", "echo_via_pager", "prompt", "confirm", "input"}
STREAMS = {"write", "writelines", "buffer"}


def _printed(path: Path) -> Iterator[str]:
    for item in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(item, ast.Call):
            called = item.func
            name = (
                called.id
                if isinstance(called, ast.Name)
                else called.attr
                if isinstance(called, ast.Attribute)
                else ""
            )
            owner = ast.unparse(called.value) if isinstance(called, ast.Attribute) else ""
            if name in PRINTING and owner in {"", "click"}:
                yield f"{path.name}:{item.lineno}: {ast.unparse(called)}"
        elif (
            isinstance(item, ast.Attribute)
            and item.attr in STREAMS
            and ast.unparse(item.value)
            in {
                "sys.stdout",
                "sys.stderr",
                "sys.__stdout__",
                "sys.__stderr__",
            }
        ):
            yield f"{path.name}:{item.lineno}: {ast.unparse(item)}"


def test_only_one_module_prints() -> None:
    """What prints by itself has thought of neither control characters nor workflow commands."""
    found = [each for path in sorted(PACKAGE.rglob("*.py")) if path != OUTPUT for each in _printed(path)]

    assert found == []


def test_the_module_that_prints_is_seen_to_print() -> None:
    """The test above would notice."""
    assert list(_printed(OUTPUT)) != []
