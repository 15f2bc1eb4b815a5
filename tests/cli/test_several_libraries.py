"""Every other command in a repository with three libraries: what each does with all of them, or which one it asks for."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from command_line import Cli

from decisiontree.cli import edit
from decisiontree.errors import UsageError

TREE = """\
format: 1
title: A tree
purpose: Settle it.
start: gives
authority: {}
nodes:
  gives: {say: "Sorry.", to: done}
  done: {outcome: Done, resolution: resolved}
"""
SHARED = """\
format: 1
title: What all share
roles: [{id: rep, label: Rep}]
authority:
  refund: {label: Refunds, currency: GBP, limits: {rep: LIMIT}}
"""
SCENARIOS = """\
format: 1
scenarios:
  - {name: A call, expect: {outcome: done}}
"""


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """Support and clinic have roles and a tree `refund` each, with a scenario; sales has a tree `coldcall` alone."""
    (tmp_path / ".git").mkdir()
    tree = TREE.replace("authority: {}\n", "")
    for name, limit in (("support", "40.00"), ("clinic", "90.00")):
        folder = tmp_path / name / "trees"
        folder.mkdir(parents=True)
        (folder / "refund.yaml").write_text(tree, encoding="utf-8")
        (folder / "refund.scenarios.yaml").write_text(SCENARIOS, encoding="utf-8")
        (folder / "library.yaml").write_text(SHARED.replace("LIMIT", limit), encoding="utf-8")
    (tmp_path / "sales/trees").mkdir(parents=True)
    (tmp_path / "sales/trees/coldcall.yaml").write_text(tree, encoding="utf-8")
    return tmp_path


def test_scenarios_of_all_libraries_are_walked(cli: Cli, three: Path) -> None:
    """Trees of one name are told apart by their files, in every format."""
    assert cli("test").out.endswith("2 scenarios: 2 ok, 0 failed\n")
    clinic = three / "clinic/trees/refund.scenarios.yaml"
    clinic.write_text(SCENARIOS.replace("outcome: done", "outcome: gone"), encoding="utf-8")

    ran = cli("test", "support", "clinic", "sales")
    assert ran.code == 1
    assert "refund (clinic/trees/refund.scenarios.yaml)\n  FAIL" in ran.out
    coverage = json.loads(cli("test", "--format", "json").out)["coverage"]
    assert [(each["tree"], each["file"]) for each in coverage] == [
        ("refund", "clinic/trees/refund.scenarios.yaml"),
        ("refund", "support/trees/refund.scenarios.yaml"),
    ]
    junit = cli("test", "--format", "junit").out
    assert '<testsuite name="clinic/trees/refund" file="clinic/trees/refund.scenarios.yaml"' in junit
    assert 'classname="support/trees/refund" name="A call"' in junit
    assert json.loads(cli("test", "clinic", "--format", "json").out)["coverage"] == coverage[:1]
    assert '<testsuite name="clinic/trees/refund"' in cli("test", "clinic", "--format", "junit").out
    assert "file=clinic/trees/refund.scenarios.yaml" in cli("test", "--format", "github").out


def test_all_libraries_are_put_in_form(cli: Cli, three: Path) -> None:
    """Without a path, or by their folders."""
    for name in ("support/trees/refund.yaml", "sales/trees/coldcall.yaml"):
        (three / name).write_text((three / name).read_text() + "\n\n", encoding="utf-8")

    assert cli("fmt", "--check", "clinic").code == 0
    assert cli("fmt", "support", "sales").out == "support/trees/refund.yaml\nsales/trees/coldcall.yaml\n"
    assert cli("fmt", "--check").code == 0


@pytest.mark.usefixtures("three")
def test_authority_is_shown_library_by_library(cli: Cli) -> None:
    """The same role may decide more in another one: a table says whose it is."""
    text = cli("authority").out
    assert (
        text.index("== clinic ==") < text.index("90.00") < text.index("== support ==") < text.index("40.00")
    )
    both = json.loads(cli("authority", "--format", "json").out)["libraries"]
    assert [each["library"] for each in both] == ["clinic", "sales", "support"]
    rows = cli("authority", "--format", "csv").out.splitlines()
    assert rows[0].startswith("library,table,tree,")
    assert rows[1].startswith("clinic,limit,,refund,rep,90.00")
    assert cli("authority", "support", "--format", "csv").out.startswith("library,table,tree,")
    alone = json.loads(cli("authority", "support", "--format", "json").out)
    assert alone["libraries"] == both[2:]


def test_a_library_without_roles_says_the_same_alone_and_beside_others(cli: Cli, three: Path) -> None:
    """With the file in which they are missing, though it may not be there yet."""
    (three / "clinic/trees/library.yaml").write_text("format: 1\ntitle: Clinic\n", encoding="utf-8")
    for name in ("sales", "clinic"):
        alone, together = cli("authority", name), cli("authority", name, "support")
        assert (alone.code, together.code) == (0, 0)
        assert alone.out in together.out
        where = f"no roles are defined; list them in {name}/trees/library.yaml, least authority first"
        assert where in alone.out
        assert "too complex" not in together.out


@pytest.mark.parametrize("command", [("explain", "done"), ("reach",), ("play",)])
def test_a_tree_is_found_in_whichever_library_has_it(cli: Cli, three: Path, command: tuple[str, ...]) -> None:
    """Where two have one of that name, the file is asked for."""
    assert three.is_dir()
    name, *rest = command
    assert cli(name, "coldcall", *rest).code == 0
    two = cli(name, "refund", *rest)
    assert two.code == 2
    assert "2 trees 'refund': clinic/trees/refund.yaml, support/trees/refund.yaml; name the file" in two.err
    assert cli(name, "support/trees/refund.yaml", *rest).code == 0
    none = cli(name, "lost", *rest)
    assert none.err == "decisiontree: there is no tree 'lost' in any library here: clinic, sales, support\n"


def test_a_tree_goes_by_the_settings_of_its_library(cli: Cli, three: Path) -> None:
    """A rule that is an error there counts, wherever the command runs."""
    tree = three / "sales/trees/coldcall.yaml"
    tree.write_text(tree.read_text() + "  lost: {outcome: Lost, resolution: informed}\n", encoding="utf-8")
    (three / "sales/decisiontree.toml").write_text('[rules]\nunreachable-node = "error"\n')

    assert "tree 'coldcall' has 1 error" in cli("reach", "coldcall").err
    assert "tree 'coldcall' has 1 error" in cli("reach", "sales/trees/coldcall.yaml").err


def test_the_editor_opens_one_library(three: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which one, it asks by name; a tree that only one has says it, too."""
    monkeypatch.chdir(three)
    for named in (None, "."):
        with pytest.raises(
            UsageError, match=r"there are 3 libraries.*`decisiontree edit clinic`: clinic, sales, support"
        ):
            edit._places(named)
    assert edit._places("coldcall") == ([Path("sales/trees")], "coldcall")
    assert edit._places("clinic") == ([Path("clinic/trees")], None)


def test_a_new_tree_goes_where_it_was_meant(cli: Cli, three: Path) -> None:
    """Not into a fourth library in the root; in a folder of trees beside the others."""
    refused = cli("new", "gift")
    assert refused.code == 2
    assert "there are libraries below this folder: clinic, sales, support" in refused.err
    assert cli("new", "gift", cwd=three / "sales").code == 0
    assert (three / "sales/trees/gift.yaml").is_file()
    assert cli("new", "bonus", cwd=three / "support/trees").code == 0
    assert (three / "support/trees/bonus.yaml").is_file()
    (three / "trees").mkdir()
    assert cli("new", "gift").code == 0


def test_the_settings_are_read_once_for_all_files_of_a_folder(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hook names many files; the next run reads the settings again, because a watch goes on for days."""
    (tmp_path / "trees").mkdir()
    (tmp_path / "decisiontree.toml").write_text('[library]\ntrees = "trees"\n')
    names = [f"trees/{number}.yaml" for number in range(9)]
    for name in names:
        (tmp_path / name).write_text("format: 1\ntitle: A\nstart: a\nnodes:\n  a: {outcome: A}\n")
    parsed: list[str] = []
    loads = tomllib.loads

    def counted(text: str) -> dict[str, object]:
        parsed.append(text)
        return loads(text)

    monkeypatch.setattr(tomllib, "loads", counted)
    for runs in (1, 2):
        cli("ignores", *names, cwd=tmp_path)
        assert len(parsed) == runs


def test_of_several_libraries_each_file_of_a_tree_is_offered(cli: Cli, tmp_path: Path) -> None:
    """For an id in the place of a path, as many as there are."""
    for library in ("clinic", "sales"):
        (tmp_path / library / "trees").mkdir(parents=True)
        (tmp_path / library / "trees/refund.yaml").write_text("format: 1\n")

    ran = cli("check", "refund", cwd=tmp_path)

    offers = "'clinic/trees/refund.yaml' or 'sales/trees/refund.yaml'"
    assert ran.err == f"decisiontree: there is no file or folder 'refund'; did you mean {offers}?\n"
