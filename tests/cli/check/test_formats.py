"""`decisiontree check --format`: which formats there are, and which one is used when none is named."""

from __future__ import annotations

import json
from importlib import import_module
from itertools import accumulate
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest
from command_line import Cli

from decisiontree import report
from decisiontree.cli.check.command import FORMATS

LOST = """\
format: 1
title: A tree
start: done
nodes:
  done: {outcome: Done, resolution: resolved}
  lost: {outcome: Lost, resolution: informed}
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A file with a warning."""
    (tmp_path / "tree.yaml").write_text(LOST, encoding="utf-8")
    return tmp_path


def test_the_command_offers_every_format() -> None:
    """Every module of the reports that writes one; the command lists them itself, so that help does not load them."""
    offered = {
        name
        for _, name, _ in iter_modules(report.__path__)
        if hasattr(import_module(f"{report.__name__}.{name}"), "write")
    }

    assert offered == set(FORMATS)


def test_github_actions_gets_its_own_format_unless_another_is_named(cli: Cli, tree: Path) -> None:
    """A file that is written there is for people all the same."""
    there = {"GITHUB_ACTIONS": "true"}

    assert cli("check", "tree.yaml", cwd=tree, env=there).out.startswith("::warning file=tree.yaml,line=6")
    assert cli("check", "tree.yaml", cwd=tree).out.startswith("tree.yaml:6:3: warning")
    assert cli("check", "tree.yaml", "--format", "concise", cwd=tree, env=there).out.startswith(
        "tree.yaml:6:3:"
    )
    cli("check", "tree.yaml", "-o", "report.txt", cwd=tree, env=there)
    assert (tree / "report.txt").read_text(encoding="utf-8").startswith("tree.yaml:6:3: warning")


def test_every_format_ends_alike_and_twice_the_same(cli: Cli, run_python: Cli, tree: Path) -> None:
    """The exit code does not depend on the form, and a report is reproducible: in another process, too."""
    asked = [["check", "tree.yaml", "--format", form, "--fail-on", "warning"] for form in FORMATS]
    here = [cli(*each, cwd=tree) for each in asked]
    elsewhere = run_python(
        f"from decisiontree.cli.main import run; print({{int(run(each)) for each in {asked}}})"
    )

    assert [ran.code for ran in here] == [1] * len(FORMATS)
    assert all("unreachable-node" in ran.out for ran in here)
    assert elsewhere.out == "".join(ran.out for ran in here) + "{1}\n"


def test_sarif_names_files_as_the_user_did(cli: Cli, tree: Path) -> None:
    """Code scanning finds them in the repository by these names."""
    (run,) = json.loads(cli("check", "tree.yaml", "--format", "sarif", cwd=tree).out)["runs"]

    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "tree.yaml"}


def _edited(text: str, edits: list[dict[str, Any]]) -> str:
    """The text after edits that are given by lines and columns, as another program would make them."""
    lines = text.splitlines(keepends=True)
    starts = [0, *accumulate(map(len, lines))]
    for edit in reversed(edits):
        start = starts[edit["line"] - 1] + edit["column"] - 1
        end = starts[edit["end_line"] - 1] + edit["end_column"] - 1
        text = text[:start] + edit["text"] + text[end:]
    return text


def test_the_edits_in_the_json_are_those_that_fix_makes(cli: Cli, tmp_path: Path) -> None:
    """A program that applies them gets the same file, whether the fix is text or a change of the tree."""
    lost_link = LOST.replace("nodes:\n", "nodes:\n  ask: {say: Hello., to: dnoe}\n").replace(
        "start: done", "start: ask"
    )
    for rule, broken in (("dangling-link", lost_link), ("unreachable-node", LOST)):
        (tmp_path / "tree.yaml").write_text(broken)
        report = json.loads(cli("check", "tree.yaml", "--format", "json", "--select", rule, cwd=tmp_path).out)
        found = next(each for each in report["diagnostics"] if each["fixes"])
        cli("check", "tree.yaml", "--fix", "--unsafe-fixes", "--select", rule, cwd=tmp_path)

        fixed = (tmp_path / "tree.yaml").read_text()
        assert fixed != broken
        assert _edited(broken, found["fixes"][0]["edits"]) == fixed, rule
