"""`check --write-baseline` and `--baseline` as processes: what was known is held back, what is new is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import Cli

TREE = """\
format: 1
title: A tree
start: greet
nodes:
  greet: {say: " Hello.", to: dnoe}
  done: {outcome: Done, resolution: resolved}
"""


@pytest.fixture
def tree(cli: Cli, tmp_path: Path) -> Path:
    """A tree with three findings, all of them known."""
    (tmp_path / "trees").mkdir()
    file = tmp_path / "trees" / "a.yaml"
    file.write_text(TREE, encoding="utf-8")
    ran = cli("check", "--write-baseline", "known.json")
    assert ran == (0, "known.json now records 3 findings; use --baseline known.json to hide them\n", "")
    return file


def test_what_is_known_is_held_back_and_does_not_count(cli: Cli, tree: Path) -> None:
    """The number of what was held back is said."""
    assert cli("check").code == 1
    assert cli("check", "--baseline", "known.json") == (
        0,
        "1 file checked, nothing found\n3 findings hidden by known.json\n",
        "",
    )
    assert tree.read_text(encoding="utf-8") == TREE


def test_moved_lines_stay_known_and_new_findings_are_told(cli: Cli, tree: Path) -> None:
    """Known are rule, node and field, not lines."""
    moved = TREE.replace("nodes:\n", "# a comment\n\nnodes:\n  new: {say: Hi., to: nowhere_near}\n")
    tree.write_text(moved, encoding="utf-8")

    ran = cli("check", "--baseline", "known.json", "--format", "concise")

    assert ran.code == 1
    assert [line.split(" ")[2] for line in ran.out.splitlines()] == ["unreachable-node:", "dangling-link:"]
    assert ran.err == "3 findings hidden by known.json\n"


def test_a_second_finding_of_the_same_kind_at_the_same_place_is_new(cli: Cli, tree: Path) -> None:
    """A baseline is no licence for a node."""
    twice = TREE.replace(" Hello.", "{nobody}")
    tree.write_text(twice, encoding="utf-8")
    cli("check", "--write-baseline", "known.json")
    tree.write_text(twice.replace("{nobody}", "{nobody} {nothing}"), encoding="utf-8")

    ran = cli("check", "--baseline", "known.json", "--format", "concise")

    assert ran.out == (
        "trees/a.yaml:5:26: error unknown-placeholder: there is no fact or snippet 'nothing'; "
        "for a literal brace, write '{{'\n"
    )


def test_what_no_longer_occurs_is_told(cli: Cli, tree: Path) -> None:
    """Of the files and rules that were looked at only."""
    (tree.parent / "b.yaml").write_text(TREE.replace("A tree", "Another tree"), encoding="utf-8")
    cli("check", "--write-baseline", "known.json")
    tree.write_text(TREE.replace('" Hello."', "Hello."), encoding="utf-8")

    gone = "1 of those in known.json no longer occurs; --write-baseline known.json removes them"
    assert cli("check", "--baseline", "known.json").out.splitlines()[-1] == gone
    assert cli("check", "--baseline", "known.json", "trees/a.yaml").out.splitlines()[-1] == gone
    assert gone not in cli("check", "--baseline", "known.json", "trees/b.yaml").out
    assert gone not in cli("check", "--baseline", "known.json", "--ignore", "untrimmed-text").out
    (tree.parent / "b.yaml").unlink()
    assert "4 of those in known.json no longer occur" in cli("check", "--baseline", "known.json").out


def test_writing_for_one_file_keeps_what_is_known_of_others(cli: Cli, tree: Path, tmp_path: Path) -> None:
    """The same for rules; what is gone from the files that were looked at goes."""
    (tree.parent / "b.yaml").write_text(TREE.replace("A tree", "Another tree"), encoding="utf-8")
    cli("check", "--write-baseline", "known.json")
    whole = (tmp_path / "known.json").read_text(encoding="utf-8")
    cli("check", "trees/b.yaml", "--write-baseline", "known.json")
    cli("check", "--select", "dangling-link", "--write-baseline", "known.json")
    assert (tmp_path / "known.json").read_text(encoding="utf-8") == whole

    tree.write_text(TREE.replace('" Hello."', "Hello."), encoding="utf-8")
    ran = cli("check", "trees/a.yaml", "--write-baseline", "known.json")

    assert ran.out == "known.json now records 5 findings; use --baseline known.json to hide them\n"
    assert cli("check", "--baseline", "known.json").out.splitlines()[1:] == [
        "5 findings hidden by known.json"
    ]


def test_fixing_and_writing_a_baseline_are_two_steps(cli: Cli, tree: Path) -> None:
    """In which order would not be plain."""
    ran = cli("check", "--fix", "--write-baseline", "known.json")

    assert ran.code == 2
    assert "fix them first, then write it" in ran.err
    assert tree.read_text(encoding="utf-8") == TREE


@pytest.mark.parametrize(
    "given",
    [
        ["--baseline", "known.json", "--write-baseline", "new.json"],
        ["--baseline", "gone.json", "--write-baseline", "new.json"],
        ["--baseline", "known.json", "--no-baseline", "--write-baseline", "new.json"],
        ["--no-baseline", "--update-baseline"],
    ],
)
def test_a_check_takes_one_option_about_baselines(
    cli: Cli, tree: Path, tmp_path: Path, given: list[str]
) -> None:
    """A second one would be ignored, even where it names a file that is not there."""
    ran = cli("check", *given)

    options = " and ".join(each for each in given if each.startswith("--"))
    assert ran == (2, "", f"decisiontree: {options} exclude each other; give one\n")
    assert tree.is_file()
    assert not (tmp_path / "new.json").exists()


def test_what_cannot_be_read_is_told_when_a_baseline_is_written(cli: Cli, tree: Path) -> None:
    """It could not be looked at, so nothing of it is known."""
    (tree.parent / "away.yaml").symlink_to(tree.parent / "gone.yaml")

    ran = cli("check", "--write-baseline", "known.json")

    assert ran.code == 3
    assert "trees/away.yaml" in ran.err


def test_it_is_the_same_from_every_folder_and_at_every_time(cli: Cli, tree: Path, tmp_path: Path) -> None:
    """Sorted, without lines, and files named from its own folder."""
    first = (tmp_path / "known.json").read_text(encoding="utf-8")

    inside = cli("check", "a.yaml", "--baseline", "../known.json", cwd=tree.parent)
    cli("check", "a.yaml", "--write-baseline", "../known.json", cwd=tree.parent)

    assert inside.code == 0
    assert (tmp_path / "known.json").read_text(encoding="utf-8") == first
    entries = json.loads(first)["findings"]
    assert [(entry["file"], entry["node"], entry["rule"]) for entry in entries] == [
        ("trees/a.yaml", "done", "unreachable-node"),
        ("trees/a.yaml", "greet", "untrimmed-text"),
        ("trees/a.yaml", "greet", "dangling-link"),
    ]
    assert "line" not in entries[0]


def test_what_is_held_back_is_not_fixed(cli: Cli, tree: Path) -> None:
    """It is not what the check is about."""
    ran = cli("check", "--baseline", "known.json", "--fix")

    assert ran.out.splitlines() == [
        "1 file checked, nothing found",
        "nothing to fix",
        "3 findings hidden by known.json",
    ]
    assert tree.read_text(encoding="utf-8") == TREE


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "the baseline 'known.json' is not valid JSON at line 1, column 2; restore it, or delete it"),
        (
            "[]",
            "is not a baseline; correct the name, or delete it and run `decisiontree check --write-baseline known.json`",
        ),
        ('{"version": 9, "findings": []}', "is of version 9"),
        ('{"version": 1, "findings": [{"rule": "loop"}]}', "finding 1 of the baseline"),
        ("\udc80", "is not UTF-8"),
    ],
)
def test_a_file_that_is_no_baseline_is_a_usage_error(
    cli: Cli, tree: Path, tmp_path: Path, text: str, said: str
) -> None:
    """Otherwise a slip would let everything through, or nothing."""
    (tmp_path / "known.json").write_text(text, encoding="utf-8", errors="surrogateescape")

    ran = cli("check", "--baseline", "known.json")

    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert tree.is_file()


def test_a_baseline_that_is_not_there_is_a_usage_error(cli: Cli, tree: Path) -> None:
    """With the command that writes one."""
    ran = cli("check", "--baseline", "gone.json")

    assert ran.code == 2
    assert (
        "there is no baseline 'gone.json'; `decisiontree check --write-baseline gone.json` writes one"
        in ran.err
    )
    assert tree.is_file()
