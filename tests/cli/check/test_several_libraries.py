"""`decisiontree check` over a repository with three libraries: each by its own settings, all in one report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import Cli

TREE = """\
format: 1
title: A tree of {}
start: done
nodes:
  done: {{outcome: Done, resolution: resolved}}
"""
LOST = "  lost: {outcome: Lost, resolution: informed}\n"
SHARED = "format: 1\ntitle: What {} shares\n"
TODAY = ("--today", "2026-11-21")


def write(folder: Path, lost: bool = False, tree: str = "refund", shared: bool = True) -> Path:
    """A folder of trees with one tree, and its path."""
    folder.mkdir(parents=True, exist_ok=True)
    name = folder.parent.name
    (folder / f"{tree}.yaml").write_text(TREE.format(name) + (LOST if lost else ""), encoding="utf-8")
    if shared:
        (folder / "library.yaml").write_text(SHARED.format(name), encoding="utf-8")
    return folder / f"{tree}.yaml"


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """A repository with the libraries support, clinic and sales, which have a tree of one name; sales shares nothing."""
    (tmp_path / ".git").mkdir()
    write(tmp_path / "support/trees", lost=True)
    write(tmp_path / "clinic/trees", lost=True)
    write(tmp_path / "sales/trees", shared=False)
    return tmp_path


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    "named",
    [
        (),
        (".",),
        ("support", "clinic", "sales"),
        ("support/trees", "clinic/trees", "sales/trees"),
        ("support", "support/trees/refund.yaml", "./support/../support/trees", "clinic", "sales/trees"),
    ],
)
def test_libraries_are_found_by_their_folders_and_told_in_one_report(
    cli: Cli, named: tuple[str, ...]
) -> None:
    """Whatever way they are named, every file is checked once, under its name from the current folder."""
    ran = cli("check", *named)

    assert ran.code == 0
    assert "5 files checked: 2 warnings" in ran.out
    assert ran.out.count("support/trees/refund.yaml:6:3: warning unreachable-node") == 1
    assert ran.out.count("clinic/trees/refund.yaml:6:3: warning unreachable-node") == 1
    assert "  sales: 1 file checked, nothing found\n" in ran.out
    assert "  support: 2 files checked: 1 warning\n" in ran.out


def test_each_library_goes_by_its_own_settings_wherever_the_command_runs(cli: Cli, three: Path) -> None:
    """A rule, a budget; the exit code is the worst."""
    (three / "support/decisiontree.toml").write_text('[rules]\nunreachable-node = "error"\n')
    (three / "clinic/decisiontree.toml").write_text('[rules]\nunreachable-node = "off"\n')

    ran = cli("check", "support", "clinic", "sales")
    assert ran.code == 1
    assert "support/trees/refund.yaml:6:3: error unreachable-node" in ran.out
    assert "clinic/trees" not in ran.out
    assert cli("check", "clinic", "sales").code == 0
    assert cli("check", "support/trees/refund.yaml").code == 1
    assert cli("check", "../support/trees", cwd=three / "clinic").code == 1


def test_settings_at_the_root_count_for_all_that_have_none(cli: Cli, three: Path) -> None:
    """They are no library, as long as their folder has no trees."""
    (three / "decisiontree.toml").write_text('[rules]\nunreachable-node = "error"\n')
    (three / "clinic/decisiontree.toml").touch()

    ran = cli("check")

    assert ran.code == 1
    assert "5 files checked: 1 error, 1 warning" in ran.out


def test_the_settings_of_a_path_are_those_of_its_library(cli: Cli, three: Path) -> None:
    """Of several, one after another."""
    (three / "support/decisiontree.toml").write_text("[budgets]\noptions = 3\n")

    assert "options = 3  # decisiontree.toml" in cli("check", "--show-settings", "support/trees").out
    both = cli("check", "--show-settings", "support", "clinic").out
    assert f"# {three / 'support/decisiontree.toml'}\n" in both
    assert f"# there is no decisiontree.toml at or above {three / 'clinic/trees'}\n" in both


def test_folders_that_one_settings_file_lists_are_one_library(cli: Cli, three: Path) -> None:
    """So a tree may run one in the other folder, and a second library.yaml is an error that says what to do."""
    (three / "decisiontree.toml").write_text('[library]\ntrees = ["support/trees", "clinic/trees"]\n')

    ran = cli("check")

    assert ran.code == 3
    assert "clinic/trees/library.yaml: a second library.yaml in one library" in ran.err
    assert "check it as a separate library" in ran.err
    (three / "clinic/trees/library.yaml").unlink()
    (three / "clinic/trees/refund.yaml").rename(three / "clinic/trees/other.yaml")
    assert cli("check", "support", "clinic").out.splitlines()[-1] == "3 files checked: 2 warnings"


def test_broken_settings_are_named_with_their_folder(cli: Cli, three: Path) -> None:
    """The others are not checked either: a run that leaves out a library must not look like one that did not."""
    (three / "clinic/decisiontree.toml").write_text("[rulez]\n")

    ran = cli("check", "support", "clinic", "sales")

    assert ran == (
        2,
        "",
        "decisiontree: clinic/decisiontree.toml: 'rulez' is not a setting; did you mean 'rules'?\n",
    )


def test_a_library_in_another_counts_where_it_is_marked_as_one(cli: Cli, three: Path) -> None:
    """By `trees` or a library.yaml. Hidden folders are not entered."""
    write(three / "support/drafts", tree="draft", shared=False)
    write(three / "support/returns/trees", tree="parcel", shared=False)
    write(three / "support/.cache/trees", tree="parcel")
    write(three / "node_modules/lib/trees", tree="parcel")

    assert "  support/returns: 1 file" in (found := cli("check", ".").out)
    assert "6 files checked" in found
    assert "  support: 2 files" in cli("check", "support").out
    assert "1 file checked" in cli("check", "support/drafts").out


def test_a_link_to_a_library_is_the_library(cli: Cli, three: Path) -> None:
    """Named twice, by a link and by its name, it is checked once, under the name that came first."""
    (three / "help").symlink_to("support")

    assert cli("check", "help").out.splitlines()[-1] == "2 files checked: 1 warning"
    both = cli("check", "support", "help", "help/trees/refund.yaml").out
    assert both.splitlines()[-1] == "2 files checked: 1 warning"
    assert "5 files checked" in cli("check", ".").out


def test_a_folder_without_a_library_is_told_though_others_have_one(cli: Cli, three: Path) -> None:
    """A typing slip in a pipeline would pass otherwise."""
    (three / "empty").mkdir()

    assert cli("check", "support", "empty") == (2, "", "decisiontree: there is no tree in 'empty'\n")
    assert cli("check", "support", "legal").err == "decisiontree: there is no file or folder 'legal'\n"


def test_yaml_of_others_in_the_root_hides_no_library(cli: Cli, three: Path) -> None:
    """It says no format, so it is no tree."""
    (three / "compose.yaml").write_text("services: {}\n")

    assert "5 files checked" in cli("check").out
    assert "5 files checked" in cli("check", ".").out


def test_formats_for_servers_name_files_from_the_root_and_others_from_the_current_folder(
    cli: Cli, three: Path
) -> None:
    """Run in one library over another."""
    named = ("check", "../support", ".")
    clinic = three / "clinic"

    found = json.loads(cli(*named, "--format", "json", cwd=clinic).out)["diagnostics"]
    assert [each["file"] for each in found] == ["../support/trees/refund.yaml", "trees/refund.yaml"]
    github = cli(*named, "--format", "github", cwd=clinic).out
    assert "file=support/trees/refund.yaml,line=6" in github
    assert "file=clinic/trees/refund.yaml,line=6" in github


def test_fixes_of_several_libraries_are_written_together(cli: Cli, three: Path) -> None:
    """By the settings of each; `--diff` shows them all; SARIF has the edits of each."""
    for name in ("support", "clinic"):
        tree = three / name / "trees/refund.yaml"
        tree.write_text(tree.read_text().replace("outcome: Done", "outcome: '  Done'"))
    (three / "clinic/decisiontree.toml").write_text('[rules]\nuntrimmed-text = "off"\n')

    shown = cli("check", "--diff", "support", "clinic")
    assert (shown.code, shown.out.count("+++ ")) == (1, 1)
    assert "--- a/support/trees/refund.yaml" in shown.out
    sarif = json.loads(cli("check", "--format", "sarif", "support", "clinic").out)
    assert any("fixes" in each for each in sarif["runs"][0]["results"])
    ran = cli("check", "--fix", "support", "clinic")
    assert "fixed 1 of 3 findings in 1 file" in ran.out
    assert "'  Done'" in (three / "clinic/trees/refund.yaml").read_text()


def test_what_is_kept_between_checks_is_kept_for_each_library(cli: Cli, three: Path) -> None:
    """Trees of one name, with settings and shared files that differ or are alike."""
    (three / "support/decisiontree.toml").write_text('[rules]\nunreachable-node = "error"\n')
    first = cli("check", "support", "clinic", "sales")
    assert cli("check", "support", "clinic", "sales") == first
    assert cli("check", "sales", "support", "clinic", "--no-cache", "--jobs", "2").code == first.code


def test_baselines_of_the_settings_are_written_and_read_for_each_library(cli: Cli, three: Path) -> None:
    """`--update-baseline` writes them all; `--no-baseline` shows what they hold back."""
    for name in ("support", "clinic", "sales"):
        (three / name / "decisiontree.toml").write_text('[check]\nbaseline = "known.json"\n')
    missing = cli("check", "support", "clinic", "sales")
    assert missing.code == 2
    assert "there is no baseline 'support/known.json'" in missing.err
    assert "--update-baseline" in missing.err

    written = cli("check", "support", "clinic", "sales", "--update-baseline")
    assert written.code == 0
    assert "clinic/known.json now records 1 finding" in written.out
    assert "sales/known.json now records 0 findings" in written.out
    held = cli("check", "support", "clinic", "sales", "--fail-on", "warning")
    assert held.code == 0
    assert "1 finding hidden by support/known.json" in held.out
    assert cli("check", "--fail-on", "warning", cwd=three / "support").code == 0
    assert cli("check", "support", "--no-baseline", "--fail-on", "warning").code == 1
    (three / "support/trees/refund.yaml").write_text(TREE.format("support"))
    gone = cli("check", "support", "clinic", "sales")
    assert "1 of those in support/known.json no longer occurs; --update-baseline removes them" in gone.out


def test_one_baseline_may_know_all_libraries(cli: Cli, three: Path) -> None:
    """Named on the command line it counts for all; or by the settings of the root."""
    assert cli("check", "--write-baseline", "known.json").out.startswith("known.json now records 2 findings")
    ran = cli("check", "--baseline", "known.json", "--fail-on", "warning")
    assert ran.code == 0
    assert ran.out.count("2 findings hidden by known.json") == 1
    (three / "decisiontree.toml").write_text('[check]\nbaseline = "known.json"\n')
    assert cli("check", "clinic", "--fail-on", "warning").code == 0
    (three / "clinic/trees/refund.yaml").write_text(TREE.format("clinic"))
    assert cli("check", "clinic", "--update-baseline").out.startswith("known.json now records 1 finding")


def test_a_baseline_without_a_place_is_refused(cli: Cli, three: Path) -> None:
    """The library that has none in its settings is named; and one that lies outside of all."""
    refused = cli("check", "support", "--update-baseline")
    assert refused.code == 2
    assert "'support' has no baseline in its decisiontree.toml" in refused.err
    (three / "support/decisiontree.toml").write_text('[check]\nbaseline = "../../../known.json"\n')
    assert "which is outside the library" in cli("check", "support").err
    assert cli("check", "--no-baseline", "--update-baseline").code == 2


def test_a_rule_that_is_none_is_named_with_the_settings_that_name_it(cli: Cli, three: Path) -> None:
    """`test` refuses it as well."""
    (three / "clinic/decisiontree.toml").write_text('[rules]\nlopp = "off"\n')

    for command in ("check", "test"):
        ran = cli(command)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == (
            "decisiontree: clinic/decisiontree.toml, [rules]: there is no rule 'lopp'; did you mean 'loop'?\n"
        )


def test_a_broken_baseline_stops_before_any_is_written(cli: Cli, three: Path) -> None:
    """The message has the command for that library, and no other baseline is half done."""
    for name in ("support", "clinic", "sales"):
        (three / name / "decisiontree.toml").write_text('[check]\nbaseline = "known.json"\n')
    (three / "support/known.json").write_text('{"version": 1, "findings": [', encoding="utf-8")

    ran = cli("check", "--update-baseline")
    assert (ran.code, ran.out) == (2, "")
    assert "the baseline 'support/known.json' is not valid JSON at line 1" in ran.err
    assert "restore it, or delete it and run `decisiontree check --update-baseline support`\n" in ran.err
    assert not (three / "clinic/known.json").exists()
    (three / "support/known.json").unlink()
    assert cli("check", "--update-baseline", "support").code == 0
    assert cli("check", "support").code == 0


def test_a_settings_file_is_no_tree(cli: Cli, three: Path) -> None:
    """Renaming it would be the wrong advice."""
    (three / "support/decisiontree.toml").touch()

    ran = cli("check", "support/decisiontree.toml")
    assert ran.code == 3
    assert ran.err == (
        "decisiontree: support/decisiontree.toml: contains settings, not a tree; name the folder 'support' instead\n"
    )


def test_a_library_says_itself_what_fails_it(cli: Cli, three: Path) -> None:
    """Its findings alone are measured by it; the option overrides the settings of all, and a word that is none is refused."""
    settings = three / "support/decisiontree.toml"
    settings.write_text('[check]\nfail_on = "warning"\n')

    assert cli("check").code == 1
    assert cli("check", "--diff").code == 1
    assert cli("check", "clinic", "sales").code == 0
    assert cli("check", "--fail-on", "error").code == 0
    assert cli("check", "clinic", "--fail-on", "warning").code == 1
    assert 'fail_on = "warning"  # decisiontree.toml' in cli("check", "--show-settings", "support").out
    settings.write_text('[check]\nfail_on = "off"\n')
    assert cli("check").err == (
        "decisiontree: support/decisiontree.toml, [check]: 'fail_on' is 'off', but must be one of error, warning, info\n"
    )
