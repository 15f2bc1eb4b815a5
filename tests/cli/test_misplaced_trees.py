"""A tree where no library looks for it is named by every check, and a library whose trees are gone ends it."""

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
WHY = "not read: it is not directly in a folder of trees; move it into 'sales/trees'"


def put(file: Path, text: str = TREE) -> Path:
    """The file, with the text in it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture
def sales(tmp_path: Path) -> Path:
    """A repository with the libraries clinic and sales, of one sound tree each."""
    (tmp_path / ".git").mkdir()
    put(tmp_path / "clinic/trees/visit.yaml")
    put(tmp_path / "sales/trees/coldcall.yaml")
    return tmp_path / "sales"


@pytest.mark.parametrize("name", ["archive/deep.yaml", "archive/2026/deep.yaml", "archive/deep.yml"])
@pytest.mark.parametrize("named", ["", "sales", "sales/trees"])
def test_a_tree_below_a_folder_of_trees_is_an_error(cli: Cli, sales: Path, name: str, named: str) -> None:
    """Somebody meant it to be read; however the library is named, and in the reports that servers show."""
    put(sales / "trees" / name)

    for command in ("check", "test", "export"):
        ran = cli(command, *filter(None, [named]))
        assert ran.code == 3, command
        assert ran.err.count(f"decisiontree: sales/trees/{name}: {WHY}") == 1, command
    report = json.loads(cli("check", *filter(None, [named]), "--format", "json").out)
    assert [each["file"] for each in report["unreadable"]] == [f"sales/trees/{name}"]
    assert cli("check", "sales/trees/coldcall.yaml").code == 0


@pytest.mark.parametrize("name", ["lost.yaml", "drafts/lost.yaml"])
@pytest.mark.parametrize("settings", [True, False])
def test_a_tree_beside_the_folder_of_trees_is_a_note(
    cli: Cli, sales: Path, name: str, settings: bool
) -> None:
    """It may as well be an example of an exporter or a case of a test."""
    put(sales / name)
    if settings:
        put(sales / "decisiontree.toml", "[budgets]\noptions = 5\n")

    for command in ("check", "test", "export"):
        ran = cli(command)
        assert (
            f"decisiontree: sales/{name}: {WHY}, or list its folder with 'trees' under [library] in "
            in ran.err
        )
        assert ran.err.count("not read") == 1
    assert cli("check").code == 0
    assert "not read" not in cli("check", "sales/trees").err
    assert ("not read" in cli("check", cwd=sales).err) == (name == "lost.yaml")


def test_many_of_them_are_counted(cli: Cli, sales: Path) -> None:
    """A folder of examples does not bury the report."""
    for number in range(9):
        put(sales / f"examples/tree{number}.yaml")

    err = cli("check").err
    assert err.count(": not read: ") == 5
    assert "and 4 more files like these are not read\n" in err


def test_other_files_and_other_libraries_are_not_misplaced(cli: Cli, sales: Path) -> None:
    """YAML of other programs, hidden folders, build folders, folders that settings list, and marked libraries."""
    put(sales / "trees/data/prices.yaml", "prices: [1, 2]\n")
    put(sales / "compose.yaml", "services: {}\n")
    put(sales / "trees/.old/deep.yaml")
    put(sales / "trees/build/deep.yaml")
    put(sales / "trees/more/deep.yaml")
    put(sales / "decisiontree.toml", '[library]\ntrees = ["trees", "trees/more"]\n')
    put(sales / "trees/other/library.yaml", "format: 1\ntitle: Another\n")
    put(sales / "trees/other/deep.yaml")

    for named in ((), ("sales",), ("sales/trees", "sales/trees/more")):
        ran = cli("check", *named)
        assert (ran.code, ran.err) == (0, "")


def test_a_library_in_the_root_reads_no_other_one(cli: Cli, tmp_path: Path) -> None:
    """Trees directly in a folder do not make the folders below it theirs."""
    put(tmp_path / "refund.yaml")
    put(tmp_path / "sales/trees/coldcall.yaml")

    assert cli("check", ".").code == 0


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ("", "there is no folder 'clinic/trees'; name the folder of the trees with 'trees' under [library]"),
        ('[library]\ntrees = "tree"\n', "there is no folder 'clinic/tree'; correct 'trees' under [library]"),
        ('[library]\ntrees = ["old", "tree"]\n', "there is no folder 'clinic/tree'; correct"),
        ('[library]\ntrees = "old"\n', "there is no tree in 'clinic/old'"),
    ],
)
def test_a_library_that_vanished_is_no_success(cli: Cli, sales: Path, settings: str, says: str) -> None:
    """The settings file that is left is named, from wherever the command runs."""
    clinic = sales.parent / "clinic"
    (clinic / "trees/visit.yaml").unlink()
    (clinic / "trees").rmdir()
    (clinic / "old").mkdir()
    put(clinic / "decisiontree.toml", settings)

    for named in ((), (".",), ("clinic",), ("sales", "clinic")):
        for command in ("check", "test", "export"):
            ran = cli(command, *named)
            assert (ran.code, ran.out) == (2, ""), named
            assert f"decisiontree: clinic/decisiontree.toml: {says}" in ran.err
    inside = cli("check", cwd=clinic)
    assert (inside.code, inside.out) == (2, "")
    assert "decisiontree: decisiontree.toml: there is no" in inside.err or "no tree in 'old'" in inside.err
    assert cli("check", "sales").code == 0


def test_a_tree_can_be_started_where_there_are_only_settings(cli: Cli, sales: Path) -> None:
    """The settings may come first."""
    put(sales.parent / "help/decisiontree.toml", '[library]\ntrees = "flows"\n')

    assert cli("new", "refund", "--owner", "support", cwd=sales.parent / "help").code == 0
    assert (sales.parent / "help/flows/refund.yaml").is_file()


def test_paths_above_the_current_folder_are_named_from_there(cli: Cli, sales: Path) -> None:
    """Also those that settings list."""
    put(sales.parent / "clinic/decisiontree.toml", "")
    put(sales.parent / "clinic/trees/visit.yaml", TREE.replace("start: done", "start: gone"))

    out = cli("check", "..", cwd=sales).out
    assert "../clinic/trees/visit.yaml:3:8: error" in out
    assert "  ../clinic: 1 file" in out
    assert str(sales.parent) not in out


def test_servers_get_paths_from_the_root_of_what_was_checked(cli: Cli, sales: Path) -> None:
    """Where the command runs outside of the repository."""
    put(sales / "trees/coldcall.yaml", TREE.replace("start: done", "start: gone"))

    ran = cli("check", str(sales), "--format", "github", cwd=sales.parent.parent)
    assert "::error file=sales/trees/coldcall.yaml,line=3" in ran.out


def test_below_a_library_that_is_its_whole_folder_nothing_is_misplaced(cli: Cli, sales: Path) -> None:
    """Its folder may contain anything else, such as cases of tests."""
    put(sales / "decisiontree.toml", '[library]\ntrees = "."\n')
    put(sales / "sale.yaml")
    put(sales / "cases/case.yaml")

    assert cli("check", ".", cwd=sales) == (0, "1 file checked, nothing found\n", "")
