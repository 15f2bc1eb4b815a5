"""One name, one thing: no class name twice, no word of others for what the glossary has a word for."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "decisiontree"
GLOSSARY = (ROOT / "docs" / "reference" / "glossary.md").read_text(encoding="utf-8")
THEIRS = {
    "button": ("tui/",),
    "theme": ("tui/",),
    "flow": ("editing/", "reader/", "report/sarif.py"),
}
"""Where a word is that of Textual, of YAML or of SARIF, its meaning is theirs."""


def _modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def _names(file: str, module: ast.Module) -> Iterator[str]:
    """The names of a module, its folder included, and of all classes and functions in it."""
    yield from file.removesuffix(".py").split("/")
    for item in ast.walk(module):
        if isinstance(item, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield item.name


def _words(name: str) -> str:
    """The words of a name in small letters, a blank between them."""
    return " ".join(re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+", name)).lower()


def _foreign_words() -> list[str]:
    """What stands on the left of the table of words from elsewhere."""
    table = GLOSSARY.partition("## Words from elsewhere")[2]
    rows = re.findall(r"^\| ([^|]+) \| [^|]+ \|$", table, re.MULTILINE)[1:]
    return [word.strip() for row in rows for word in row.split(",")]


def test_no_class_name_stands_twice() -> None:
    """Whoever reads a class name anywhere knows which class it is."""
    places: dict[str, list[str]] = defaultdict(list)
    for file, module in _modules():
        for item in module.body:
            if isinstance(item, ast.ClassDef):
                places[item.name].append(file)

    assert {name: files for name, files in places.items() if len(files) > 1} == {}


def test_no_name_says_a_word_from_elsewhere() -> None:
    """The glossary's words for others' words, in the names of modules, classes and functions."""
    foreign = {word: re.compile(rf"\b{re.escape(word)}s?\b") for word in _foreign_words()}
    found = {
        f"{file}: {name}"
        for file, module in _modules()
        for name in _names(file, module)
        for word, pattern in foreign.items()
        if pattern.search(_words(name)) and not file.startswith(THEIRS.get(word, ()))
    }

    assert {"leaf", "rule table", *THEIRS} <= foreign.keys()
    assert found == set()


def test_no_two_modules_promise_the_same() -> None:
    """What a module owns is said by its docstring, in words of its own that begin with a sentence."""
    promises: dict[str, list[str]] = defaultdict(list)
    for file, module in _modules():
        promises[(ast.get_docstring(module) or "").partition("\n\n")[0]].append(file)

    assert {promise: files for promise, files in promises.items() if len(files) > 1} == {}
    assert [files for promise, files in promises.items() if not promise.endswith((".", ":"))] == []
