"""A file that is named like YAML, though no tree may be called so: an error in every command, never passed over in silence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import Cli

TREE = """\
format: 1
title: A tree
start: done
nodes:
  done: {outcome: Done, resolution: resolved}
"""
SAID = "a tree's file name must end in .yaml; rename it"


@pytest.fixture
def trees(tmp_path: Path) -> Path:
    """A library with one sound tree."""
    folder = tmp_path / "trees"
    folder.mkdir()
    (folder / "sound.yaml").write_text(TREE, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("refund.yml", TREE),
        ("refund.YML", TREE),
        ("refund.YAML", "# a comment\n" + TREE),
        ("refund.yml", '{"format": 1, "nodes": {}}'),
        ("refund.yml", "nodes: [  # half a tree\n"),
        ("refund.yml", ""),
        ("library.yml", "roles: []\n"),
        ("refund.scenarios.yml", "- a\n"),
    ],
)
def test_a_file_of_ours_with_another_suffix_is_an_error(cli: Cli, trees: Path, name: str, text: str) -> None:
    """Also where it is the only file, so that nothing else is found."""
    (trees / name).write_text(text, encoding="utf-8")

    for command in ("check", "test", "fmt", "authority", "ignores"):
        ran = cli(command)
        assert (ran.code, ran.err.count(f"decisiontree: trees/{name}: {SAID}\n")) == (3, 1), command
    assert cli("export").code == 3
    (trees / "sound.yaml").unlink()
    assert cli("check").err == f"decisiontree: trees/{name}: {SAID}\n"
    assert cli("check").code == 3


@pytest.mark.parametrize("command", ["check", "test"])
def test_every_report_names_the_file(cli: Cli, trees: Path, command: str) -> None:
    """A build that fails with a clean report would leave everybody to guess."""
    (trees / "refund.yml").write_text(TREE, encoding="utf-8")

    reports = {form: cli(command, "--format", form).out for form in ("json", "junit", "github")}
    assert json.loads(reports["json"])["unreadable"] == [{"file": "trees/refund.yml", "message": SAID}]
    assert '<error type="not-read" message="' in reports["junit"]
    assert f"::error file=trees/refund.yml,line=1,title=not read::{SAID}\n" in reports["github"]
    assert "could not be" in cli(command).out


@pytest.mark.parametrize("name", ["refund.yml", "refund.txt", "refund"])
def test_a_file_that_is_named_must_end_so_too(cli: Cli, trees: Path, name: str) -> None:
    """Whatever it holds; for the commands about one tree as well."""
    (trees / name).write_text(TREE, encoding="utf-8")

    for arguments in (("check",), ("fmt",), ("authority",), ("export",), ("check", "--fix")):
        ran = cli(*arguments, f"trees/{name}")
        assert ran.code == 3
        assert f"decisiontree: trees/{name}: {SAID}\n" in ran.err
    for arguments in (("play",), ("reach",), ("explain", "done")):
        ran = cli(arguments[0], f"trees/{name}", *arguments[1:])
        assert (ran.code, ran.err) == (3, f"decisiontree: trees/{name}: {SAID}\n"), arguments


@pytest.mark.parametrize(
    "text", ["services:\n  web: {image: nginx}\n", "name: build\non: push\njobs: {}\n", "title: A site\n"]
)
def test_yaml_of_others_is_left_alone(cli: Cli, trees: Path, text: str) -> None:
    """It says no format and has no nodes; so is a hidden file, and a folder."""
    (trees / "compose.yml").write_text(text, encoding="utf-8")
    (trees / ".hidden.yml").write_text(TREE, encoding="utf-8")
    (trees / "parts.yml").mkdir()

    assert cli("check") == (0, "1 file checked, nothing found\n", "")


def test_a_link_out_of_the_library_is_not_read_to_find_out(cli: Cli, trees: Path, tmp_path: Path) -> None:
    """It may be meant as a tree, so it is an error like one."""
    (tmp_path.parent / f"{tmp_path.name}.yml").write_text("services: {}\n", encoding="utf-8")
    (trees / "refund.yml").symlink_to(tmp_path.parent / f"{tmp_path.name}.yml")

    assert f"trees/refund.yml: {SAID}" in cli("check").err
