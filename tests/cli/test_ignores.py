"""`decisiontree ignores` and `check --no-ignores`: what comments ignore, why, and until when."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import Cli

TREE = """\
format: 1
title: Loose ends
start: done
nodes:
  done: {outcome: Done, resolution: resolved}
  # dt: ignore[unreachable-node] until 2026-12-31 the old page links to it
  lost: {outcome: Lost, resolution: informed}
  # dt: ignore[unreachable-node, dead-end] until 2026-11-20 it was for a week
  late: {outcome: Late, resolution: informed}
  left: {outcome: Left, resolution: informed}  # dt: ignore[unreachable-node]
"""
SHARED = "format: 1\ntitle: Shared\nroels: []  # dt: ignore[unknown-key] until 2027-01-31 a joke\n"
SCENARIOS = "format: 1\nscenarios: []  # dt: ignore[hidden-text] until 2027-02-30 a guess\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A folder of trees with comments in each kind of file."""
    trees = tmp_path / "trees"
    trees.mkdir()
    (trees / "a.yaml").write_text(TREE)
    (trees / "a.scenarios.yaml").write_text(SCENARIOS)
    (trees / "library.yaml").write_text(SHARED)
    return tmp_path


def test_each_ignored_rule_is_listed_with_its_reason_its_day_and_what_it_ignores(
    cli: Cli, library: Path
) -> None:
    """In every kind of file; what has expired ignores nothing."""
    assert cli("ignores", cwd=library) == (
        0,
        """\
trees/a.scenarios.yaml:2: hidden-text: a guess (wrong date)
trees/a.yaml:6: unreachable-node: the old page links to it (until 2026-12-31, ignores 1 finding)
trees/a.yaml:8: unreachable-node: it was for a week (expired on 2026-11-20)
trees/a.yaml:8: dead-end: it was for a week (expired on 2026-11-20)
trees/a.yaml:10: unreachable-node: no reason (ignores 1 finding)
trees/library.yaml:3: unknown-key: a joke (until 2027-01-31, ignores 1 finding)
3 entries ignore 3 findings; 3 expired or with a wrong date
""",
        "",
    )


def test_the_list_is_the_same_for_a_program(cli: Cli, library: Path) -> None:
    """For the files that were asked for, on the day that is asked for, to a file."""
    cli("ignores", "trees/a.yaml", "--format", "json", "--today", "2027-01-01", "-o", "a.json", cwd=library)
    whole = json.loads((library / "a.json").read_text())

    assert whole["summary"] == {"ignores": 4, "silences": 1, "expired": 3}
    assert whole["ignores"][0] == {
        "file": "trees/a.yaml",
        "line": 6,
        "column": 3,
        "rule": "unreachable-node",
        "reason": "the old page links to it",
        "until": "2026-12-31",
        "expired": True,
        "silences": 0,
    }
    assert whole["ignores"][3]["reason"] is None


def test_one_rule_in_several_comments_is_several_entries(cli: Cli, library: Path) -> None:
    """The number says how many comments a reader has to look at; one of a thing is not plural."""
    tree = library / "trees/a.yaml"
    assert (
        cli("ignores", "trees/a.yaml", cwd=library)
        .out.splitlines()[-1]
        .startswith("2 entries ignore 2 findings; ")
    )
    tree.write_text(TREE.replace("  left: ", "  late: ").partition("  # dt: ignore[unreachable-node, ")[0])
    assert cli("ignores", "trees/a.yaml", cwd=library).out.splitlines()[-1] == "1 entry ignores 1 finding"


def test_a_library_without_such_comments_says_so(cli: Cli, tmp_path: Path) -> None:
    """And a folder without trees is a mistake."""
    (tmp_path / "a.yaml").write_text(TREE.split("  #", maxsplit=1)[0])

    assert cli("ignores", "a.yaml", cwd=tmp_path).out == "nothing is ignored\n"
    (tmp_path / "empty").mkdir()
    assert cli("ignores", cwd=tmp_path / "empty").code == 2


def _unreachable(out: str) -> list[str]:
    return [line.split(":")[1] for line in out.splitlines() if ": warning unreachable-node:" in line]


def test_a_check_without_ignores_reports_everything_and_keeps_that_apart(cli: Cli, library: Path) -> None:
    """Findings that are kept for one kind of check are not taken for those of the other."""
    for _ in range(2):
        assert _unreachable(cli("check", "--format", "concise", cwd=library).out) == ["9"]
        shown = cli("check", "--format", "concise", "--no-ignores", cwd=library).out
        assert _unreachable(shown) == ["7", "9", "10"]
        assert "trees/library.yaml:3:1: error unknown-key" in shown


def test_what_is_kept_of_a_check_notices_the_day(cli: Cli, library: Path) -> None:
    """A comment ignores on its last day, is reported from 15 days before, and ignores nothing after it."""
    days = {
        "2026-12-15": (["9"], False),
        "2026-12-16": (["9"], True),
        "2026-12-31": (["9"], True),
        "2027-01-01": (["7", "9"], True),
    }
    for day, (lines, is_reported) in (*days.items(), *days.items()):
        out = cli("check", "--format", "concise", "--today", day, cwd=library).out
        assert _unreachable(out) == lines, day
        assert ("trees/a.yaml:6:3: warning expiring-suppression" in out) == is_reported, day
