"""Commands that the docs show exist, with the options they are shown with; decisions are numbered so that none is missed."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import click
import pytest
from commands_page import commands_page
from keys_page import keys_page

from decisiontree.cli.main import COMMANDS, LazyGroup, commands
from decisiontree.docs import FRONT, find_page

ROOT = Path(__file__).parents[2]
PAGES = [
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    ROOT / "action.yml",
    ROOT / ".pre-commit-hooks.yaml",
    *(page for page in sorted((ROOT / "docs").rglob("*.md")) if "decisions" not in page.parts),
]
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
_SHOWN = re.compile(r"(?:^|`|\(|entry: )\s*(?:- )?decisiontree ([a-z]+)([^`\n#]*)", re.MULTILINE)
_OPTION = re.compile(r"(?<![\w-])(--?[a-z][\w-]*)")
_REFERENCE = re.compile(r"\bdecision (\d+)")


class Shown(NamedTuple):
    """A command as a page shows it."""

    page: str
    verb: str
    rest: str


def _shown() -> list[Shown]:
    return [
        Shown(page.name, verb, rest)
        for page in PAGES
        for verb, rest in _SHOWN.findall(page.read_text(encoding="utf-8"))
    ]


def test_the_docs_show_every_command() -> None:
    """A command that no page names is one that nobody finds."""
    assert set(COMMANDS) <= {shown.verb for shown in _shown()}


@pytest.mark.parametrize("shown", _shown(), ids=lambda shown: f"{shown.page}-{shown.verb}{shown.rest}"[:60])
def test_a_command_in_the_docs_is_one_that_there_is(shown: Shown) -> None:
    """With options that it takes."""
    command = LazyGroup.get_command(commands, click.Context(commands), shown.verb)

    assert command is not None, shown
    known = {name for parameter in command.params for name in parameter.opts}
    asked = re.split(r"[|<>]|\$\(", shown.rest)[0]
    assert set(_OPTION.findall(asked)) - known == set(), shown


def test_the_reference_of_commands_is_current(golden: Callable[[Path, str], None]) -> None:
    """docs/reference/commands.md is written from the commands."""
    golden(ROOT / "docs" / "reference" / "commands.md", commands_page())


def test_the_reference_of_keys_is_current(golden: Callable[[Path, str], None]) -> None:
    """docs/reference/keys.md is written from the editor's tables."""
    golden(ROOT / "docs" / "reference" / "keys.md", keys_page())


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_names_the_page_that_says_more(name: str) -> None:
    """`decisiontree docs` finds it by that name."""
    command = LazyGroup.get_command(commands, click.Context(commands), name)

    assert command is not None
    last = (command.epilog or "").splitlines()[-1]
    assert last.startswith("More: decisiontree docs")
    assert find_page(last.removeprefix("More: decisiontree docs").strip() or FRONT)


def test_each_decision_has_a_number_of_its_own() -> None:
    """In its name and on top of it, and every mention names one that there is."""
    numbers = [file.name[:3] for file in DECISIONS]

    assert len(set(numbers)) == len(numbers)
    assert [file.read_text(encoding="utf-8")[:6] for file in DECISIONS] == [f"# {each} " for each in numbers]
    sources = [*ROOT.glob("decisiontree/**/*.py"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("benchmarks/*.py")]
    mentioned = {
        number for file in sources for number in _REFERENCE.findall(file.read_text(encoding="utf-8"))
    }
    assert mentioned <= set(numbers)
