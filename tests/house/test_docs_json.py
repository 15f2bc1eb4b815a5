"""docs/reference/json.md shows what the commands really print, and names each key with its type."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import click
import pytest
from command_line import Cli

from decisiontree.cli.main import COMMANDS, LazyGroup, commands

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "reference" / "json.md"
_EXAMPLE = re.compile(
    r"^`decisiontree (?P<command>[^`]+)` (?:prints|writes `(?P<file>[^`]+)`):\n\n```json\n(?P<json>.*?)^```",
    re.MULTILINE | re.DOTALL,
)
_FILE = re.compile(r"^`(trees/[^`]+)`:\n\n```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)
_ROW = re.compile(r"^\| `([^`|]+)` \| ([^|]+) \| [^|]+ \|$", re.MULTILINE)
_HASH = re.compile(r"\b[0-9a-f]{64}\b")
_WAYS = (("ways", "[]"), ("reached", "[]", "way"))
"""Where an object has a way; its keys are named once, after `way`."""
_ONLY_SOMETIMES = ("files", "*", "broken")
_TYPES: dict[str, Callable[[Any], bool]] = {
    "text": lambda value: isinstance(value, str),
    "whole number": lambda value: type(value) is int,
    "true or false": lambda value: isinstance(value, bool),
    "true": lambda value: value is True,
    "list": lambda value: isinstance(value, list),
    "list of text": lambda value: isinstance(value, list) and all(isinstance(each, str) for each in value),
    "object": lambda value: isinstance(value, dict),
    "null": lambda value: value is None,
    "any": lambda _: True,
}


KeyPath: TypeAlias = tuple[str, ...]
"""A key with those around it; `[]` for each item of a list, on the page also `*` for each key that is a name."""


class Entry(NamedTuple):
    """A key, and one of its values."""

    path: KeyPath
    value: Any


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """The files at the end of the page."""
    files = _FILE.findall(PAGE.read_text(encoding="utf-8"))
    assert {name for name, _ in files} == {
        "trees/late.yaml",
        "trees/late.scenarios.yaml",
        "trees/library.yaml",
    }
    (tmp_path / "trees").mkdir()
    for name, text in files:
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def _printed(cli: Cli, library: Path, example: re.Match[str]) -> str:
    ran = cli(*example["command"].split(), cwd=library)
    text = ran.out if example["file"] is None else (library / example["file"]).read_text(encoding="utf-8")
    return _HASH.sub("<64 hexadecimal digits>", text)


def test_the_examples_are_what_the_commands_print(
    cli: Cli, library: Path, golden: Callable[[Path, str], None]
) -> None:
    """Write them again with --update-golden; the hash of a page changes with every change of the pages."""

    def current(example: re.Match[str]) -> str:
        before = example.string[example.start() : example.start("json")]
        return f"{before}{_printed(cli, library, example)}```"

    golden(PAGE, _EXAMPLE.sub(current, PAGE.read_text(encoding="utf-8")))


def test_every_command_with_json_has_an_example() -> None:
    """Those that the page begins with, which are those that have such a format, and the list of an export."""
    text = PAGE.read_text(encoding="utf-8")
    listed = set(re.findall(r"^\| `decisiontree (\w+)", text, re.MULTILINE))

    with_json = {
        command
        for command in COMMANDS
        if (found := LazyGroup.get_command(commands, click.Context(commands), command))
        and any("json" in getattr(each.type, "choices", ()) for each in found.params)
    }
    assert listed == with_json | {"export"}
    assert [example["command"].split()[0] for example in _EXAMPLE.finditer(text)] == [
        *re.findall(r"^\| `decisiontree (\w+)", text, re.MULTILINE)
    ]


def _sections() -> list[tuple[str, str]]:
    """The text from each example to the next one."""
    text = PAGE.read_text(encoding="utf-8")
    found = list(_EXAMPLE.finditer(text))
    ends = [*(each.start() for each in found[1:]), len(text)]
    return [(each["json"], text[each.end() : end]) for each, end in zip(found, ends, strict=True)]


def _entries(value: Any, path: KeyPath = ()) -> Iterator[Entry]:  # noqa: ANN401  whatever JSON holds
    if path:
        yield Entry(path, value)
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _entries(each, (*path, key))
    elif isinstance(value, list):
        for each in value:
            yield from _entries(each, (*path, "[]"))


def _rows(text: str) -> dict[KeyPath, str]:
    """The types on the page, by path."""
    return {tuple(path.replace("[]", ".[]").split(".")): kind for path, kind in _ROW.findall(text)}


def _named(path: KeyPath) -> KeyPath:
    """The path by which the page names a key: those of a way are named once."""
    return next((("way", *path[len(way) :]) for way in _WAYS if path[: len(way)] == way != path), path)


def _fits(row: KeyPath, path: KeyPath) -> bool:
    return all(one in ("*", other) for one, other in zip(row, path, strict=True))


def _is_of(kind: str, value: object) -> bool:
    kinds = [kind] if kind == "true or false" else kind.split(" or ")
    return any(_TYPES[each](value) for each in kinds)


def test_every_key_is_named_with_its_type() -> None:
    """A key that the page does not name is one that nobody may rely on."""
    ways = {path: kind for path, kind in _rows(PAGE.read_text(encoding="utf-8")).items() if path[0] == "way"}
    for text, section in _sections():
        rows = _rows(section) | ways
        for path, value in ((_named(each.path), each.value) for each in _entries(json.loads(text))):
            around = [row for row in rows if len(row) >= len(path) and _fits(row[: len(path)], path)]
            kinds = [rows[row] for row in around if len(row) == len(path)]
            # what is said of a list, or of an object of names, is said of what is in it
            is_within = path[-1] == "[]" or any(row[len(path) - 1] == "*" for row in around)
            assert kinds or is_within, f"{'.'.join(path)} is not named"
            assert all(_is_of(kind, value) for kind in kinds), f"{'.'.join(path)} is {value!r}, not {kinds}"


def test_no_other_key_is_named() -> None:
    """A key that is gone goes from the page, too; what is in an empty list cannot be seen."""
    for text, section in _sections():
        entries = [Entry(_named(each.path), each.value) for each in _entries(json.loads(text))]
        seen = {each.path for each in entries}
        empty = {each.path for each in entries if each.value in ([], {})}
        for row in _rows(section):
            starts = [row[:at] for at in range(1, len(row))]
            is_shown = any(len(path) == len(row) and _fits(row, path) for path in seen)
            is_unseen = any(
                len(path) == len(start) and _fits(start, path) for path in empty for start in starts
            )
            assert is_shown or is_unseen or row == _ONLY_SOMETIMES, (
                f"{'.'.join(row)} is nowhere in the example"
            )
