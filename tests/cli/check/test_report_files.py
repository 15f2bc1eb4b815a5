"""`--report FORMAT=FILE`: several reports of one run of `check` or `test`, all of them written before it fails."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import Cli

BROKEN = "format: 1\ntitle: A\nstart: a\nnodes:\n  a: {say: x, to: nowhere}\n  b: {say: y, to: a}\n"
SCENARIOS = "format: 1\nscenarios:\n  - {name: It ends, answers: {}, expect: {outcome: b}}\n"


@pytest.fixture
def trees(tmp_path: Path) -> Path:
    """A folder with a broken tree and a scenario that fails."""
    (tmp_path / "a.yaml").write_text(BROKEN)
    (tmp_path / "a.scenarios.yaml").write_text(SCENARIOS)
    return tmp_path


def test_every_report_is_what_its_format_alone_writes(cli: Cli, trees: Path) -> None:
    """One run, the printed report as ever, and the exit code of what was found."""
    forms = ("json", "junit", "gitlab", "sarif", "github", "concise")
    reports = [part for form in forms for part in ("--report", f"{form}={form}.out")]

    ran = cli("check", "a.yaml", *reports, cwd=trees)

    assert ran == cli("check", "a.yaml", cwd=trees)
    assert ran.code == 1
    for form in forms:
        alone = cli("check", "a.yaml", "--format", form, cwd=trees)
        assert (trees / f"{form}.out").read_text() == alone.out, form


def test_a_report_that_cannot_be_written_keeps_no_other_back(cli: Cli, trees: Path) -> None:
    """The run fails as one that could not write, and says which report is missing."""
    ran = cli("check", "a.yaml", "--report", "junit=no/a.xml", "--report", "json=a.json", cwd=trees)

    assert ran.code == 3
    assert "'no/a.xml' cannot be written: there is no folder" in ran.err
    assert ran.out.startswith("a.yaml:5:")
    assert json.loads((trees / "a.json").read_text())["summary"]["exit"] == 1


def test_scenarios_have_such_reports_too(cli: Cli, trees: Path) -> None:
    """What a build server shows is written when scenarios fail."""
    ran = cli("test", "a.yaml", "--report", "junit=a.xml", "--report", "json=a.json", cwd=trees)

    assert ran == cli("test", "a.yaml", cwd=trees)
    assert ran.code == 1
    assert (trees / "a.xml").read_text() == cli("test", "a.yaml", "--format", "junit", cwd=trees).out
    assert (trees / "a.json").read_text() == cli("test", "a.yaml", "--format", "json", cwd=trees).out


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (["--report", "junit"], "'junit' is not FORMAT=FILE"),
        (["--report", "junit="], "'junit=' is not FORMAT=FILE"),
        (["--report", "junti=a.xml"], "there is no format 'junti'; did you mean 'junit'?"),
        (["--report", "json=a", "--report", "junit=a"], "two reports would be written to 'a'"),
        (["--report", "json=a", "-o", "a"], "two reports would be written to 'a'"),
        (["--report", "json=a", "-o", "./here/../a"], "two reports would be written to 'a'"),
        (["--report", "json=link/a", "-o", "here/a"], "two reports would be written to 'link/a'"),
        (["--report", "json=-", "-o", "-"], "two reports would be written to '-'"),
    ],
)
def test_what_cannot_be_meant_is_refused(cli: Cli, trees: Path, given: list[str], words: str) -> None:
    """Before anything is read or written, by both commands; whatever name of its folder a file has."""
    (trees / "here").mkdir()
    (trees / "link").symlink_to("here")
    for command in ("check", "test"):
        ran = cli(command, "a.yaml", *given, cwd=trees)
        assert ran.code == 2
        assert words in ran.err
    assert not (trees / "a").exists()
    assert not (trees / "here/a").exists()


def test_a_link_in_the_place_of_a_report_is_another_file(cli: Cli, trees: Path) -> None:
    """Writing replaces it, so neither report overwrites the other."""
    (trees / "link").symlink_to("a")

    cli("check", "a.yaml", "--report", "json=a", "--report", "junit=link", cwd=trees)

    assert (trees / "a").read_text().startswith("{")
    assert (trees / "link").read_text().startswith("<?xml")


@pytest.mark.parametrize("without", [["--diff"], ["--write-baseline", "b"], ["--show-settings"]])
def test_a_run_that_reports_no_findings_takes_no_report(cli: Cli, trees: Path, without: list[str]) -> None:
    """Nobody waits for a file that is never written."""
    ran = cli("check", "a.yaml", "--report", "json=a.json", *without, cwd=trees)

    assert ran.code == 2
    assert f"--report cannot be used with {without[0]}; leave one out" in ran.err


@pytest.mark.parametrize("without", [["--write-baseline", "b"], ["--update-baseline"], ["--show-settings"]])
def test_a_run_without_a_report_takes_no_output(cli: Cli, trees: Path, without: list[str]) -> None:
    """It would be ignored, and the file that is expected would not be there."""
    ran = cli("check", "a.yaml", "-o", "a.txt", *without, cwd=trees)

    assert ran == (2, "", f"decisiontree: -o cannot be used with {without[0]}; leave one out\n")
    assert not (trees / "b").exists()


def test_a_dash_is_standard_output(cli: Cli, trees: Path) -> None:
    """As everywhere; nobody is left with a file of that name."""
    alone = cli("check", "a.yaml", "--format", "json", cwd=trees).out

    assert cli("check", "a.yaml", "--format", "json", "-o", "-", cwd=trees).out == alone
    assert cli("check", "a.yaml", "--report", "json=-", cwd=trees).out.startswith(alone)
    assert not (trees / "-").exists()
