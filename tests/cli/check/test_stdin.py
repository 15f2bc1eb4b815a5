"""`check -` and `check --show-settings` as processes: an unsaved file within its library, the settings in force."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from command_line import Cli

TREE = """\
format: 1
title: A tree
start: who
nodes:
  who:
    cases:
      - {when: role >= lead, to: done}
    else: other
  other: {run: called}
  done: {outcome: " Done", resolution: resolved}
"""
CALLED = "format: 1\ntitle: Called\nstart: over\nnodes:\n  over: {outcome: Over, resolution: resolved}\n"
LIBRARY = "format: 1\ntitle: A library\nroles: [{id: rep, label: Rep}, {id: lead, label: Lead}]\n"


@pytest.fixture
def trees(tmp_path: Path) -> Path:
    """A library with a tree that another may run."""
    folder = tmp_path / "trees"
    folder.mkdir()
    (folder / "library.yaml").write_text(LIBRARY, encoding="utf-8")
    (folder / "called.yaml").write_text(CALLED, encoding="utf-8")
    return folder


@pytest.mark.parametrize("is_saved", [True, False])
def test_an_unsaved_tree_is_checked_within_its_library(cli: Cli, trees: Path, *, is_saved: bool) -> None:
    """Roles and called trees are known, and what is on disk under that name is not looked at."""
    if is_saved:
        (trees / "a.yaml").write_text("not yet: [", encoding="utf-8")

    ran = cli("check", "-", "--stdin-filename", "trees/a.yaml", "--format", "concise", stdin=TREE)

    assert ran == (0, "trees/a.yaml:10:19: warning untrimmed-text: the text begins with a space\n", "")


def test_an_unsaved_library_is_checked_alone_and_with_its_trees_in_mind(cli: Cli, trees: Path) -> None:
    """Nobody asked about the trees."""
    (trees / "a.yaml").write_text(TREE, encoding="utf-8")
    typed = LIBRARY + "snippets: {hello: ' Hello.'}\n"

    ran = cli("check", "-", "--stdin-filename", "trees/library.yaml", "--format", "concise", stdin=typed)

    assert [line.split(" ")[2] for line in ran.out.splitlines()] == ["untrimmed-text:"]


def test_without_a_name_it_belongs_to_no_library(cli: Cli, trees: Path) -> None:
    """So its role is unknown, and it is called stdin.yaml."""
    ran = cli("check", "-", "--format", "concise", stdin=TREE, cwd=trees)

    assert ran.code == 1
    assert "stdin.yaml:7:24: error unknown-role: " in ran.out


def test_fix_gives_the_text_back_and_the_report_beside_it(cli: Cli, trees: Path) -> None:
    """Nothing is written, whatever lies there under that name."""
    (trees / "a.yaml").write_text(TREE, encoding="utf-8")

    ran = cli("check", "-", "--fix", "--stdin-filename", "trees/a.yaml", stdin=TREE)

    assert (ran.code, ran.out) == (0, TREE.replace('" Done"', '"Done"'))
    assert ran.err.splitlines() == [
        "1 file checked, nothing found",
        "fixed trees/a.yaml: done, outcome: remove the spaces (untrimmed-text)",
        "fixed 1 of 1 finding in 1 file",
    ]
    assert (trees / "a.yaml").read_text(encoding="utf-8") == TREE


def test_diff_of_standard_input(cli: Cli, trees: Path) -> None:
    """Under the name that was given."""
    ran = cli("check", "-", "--diff", "--stdin-filename", "trees/a.yaml", stdin=TREE)

    assert ran.code == 1
    assert ran.out.startswith("--- a/trees/a.yaml\n")
    assert trees.is_dir()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-", "trees"], "'-' must be the only path"),
        (["--stdin-filename", "trees/a.yaml"], "--stdin-filename names what '-' stands for"),
        (["-", "--stdin-filename", "notes.txt"], "the name must end in .yaml"),
    ],
)
def test_what_makes_no_sense_is_a_usage_error(cli: Cli, trees: Path, arguments: list[str], said: str) -> None:
    """With what was expected."""
    ran = cli("check", *arguments, stdin=TREE)

    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert trees.is_dir()


def test_bytes_that_are_no_text_are_a_finding(cli: Cli) -> None:
    """As in a file."""
    ran = cli("check", "-", "--format", "concise", stdin="format: 1\n\x00")

    assert ran.code == 1
    assert "forbidden-character" in ran.out


def test_show_settings_says_what_holds_and_where_it_comes_from(cli: Cli, tmp_path: Path) -> None:
    """And what it prints can be put into the file: then it says the same, all of it from the file."""
    file = tmp_path / "decisiontree.toml"
    file.write_text(
        '[library]\ntrees = ["trees", "more"]\n[rules]\nloop = "off"\n[budgets]\nsay = 300\n',
        encoding="utf-8",
    )
    first = cli("check", "--show-settings")

    lines = first.out.splitlines()
    assert first.code == 0
    assert lines[0] == f"# {file}"
    assert 'trees = ["trees", "more"]  # decisiontree.toml' in lines
    assert 'loop = "off"  # decisiontree.toml' in lines
    assert 'trap = "error"  # default' in lines
    assert "say = 300  # decisiontree.toml" in lines
    assert "options = 7  # default" in lines
    assert "# folder is not set" in lines

    file.write_text(first.out, encoding="utf-8")
    second = cli("check", "--show-settings")
    assert tomllib.loads(second.out) == tomllib.loads(first.out)
    assert "# default" not in second.out


def test_show_settings_without_a_file_says_so(cli: Cli, tmp_path: Path) -> None:
    """Then all of them are ours; a file with a mistake is told all the same."""
    ran = cli("check", "--show-settings")
    assert ran.out.startswith(f"# there is no decisiontree.toml at or above {tmp_path}\n")

    (tmp_path / "decisiontree.toml").write_text("[budgets]\nsya = 3\n", encoding="utf-8")
    wrong = cli("check", "--show-settings")
    assert (wrong.code, wrong.out) == (2, "")
    assert "'sya' is not a setting; did you mean 'say'?" in wrong.err
