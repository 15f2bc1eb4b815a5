"""How files are named in reports: from the current folder for people, from the workspace for build servers."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from command_line import Cli

TREE = """\
format: 1
title: Parcel is late
start: q
nodes:
  q:
    ask: Is it 50% late, or more?
    options:
      - {label: "Yes", to: nowhere}
      - {id: not_late, label: "No", to: done}
  done: {outcome: Done, resolution: resolved}
"""
SCENARIOS = "format: 1\nscenarios:\n  - {name: Late, answers: {q: not_late}, expect: {outcome: done}}\n"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A repository with a library in a folder of it."""
    root = tmp_path / "checkout"
    (root / ".git").mkdir(parents=True)
    write(root / "care/trees/late.yaml")
    return root


def write(file: Path) -> None:
    """The tree with a link that leads nowhere."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(TREE, encoding="utf-8")


def names(cli: Cli, form: str, *args: str | Path, cwd: Path, env: dict[str, str] | None = None) -> set[str]:
    """The files that a report names."""
    out = cli("check", *args, "--format", form, cwd=cwd, env=env).out
    if form == "github":
        said = {line.split("file=")[1].split(",line=")[0] for line in out.splitlines() if "file=" in line}
        return {each.replace("%3A", ":").replace("%2C", ",").replace("%25", "%") for each in said}
    if form == "junit":
        return {str(case.get("file")) for case in ET.fromstring(out).iter("testcase")}  # noqa: S314  our own output
    if form == "gitlab":
        return {finding["location"]["path"] for finding in json.loads(out)}
    if form == "sarif":
        (run,) = json.loads(out)["runs"]
        places = [place for result in run["results"] for place in result["locations"]]
        return {unquote(each["physicalLocation"]["artifactLocation"]["uri"]) for each in places}
    if form == "json":
        return {finding["file"] for finding in json.loads(out)["diagnostics"]}
    return {line.split(":8:")[0] for line in out.splitlines() if ":8:" in line}


FOR_SERVERS = ("github", "sarif", "gitlab", "junit")
ODD = "50% off, now/träume #1 [a]/日本語: späť.yaml"


@pytest.mark.parametrize("form", FOR_SERVERS)
@pytest.mark.parametrize("variable", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR", None])
def test_build_servers_get_names_from_the_workspace(
    cli: Cli, checkout: Path, form: str, variable: str | None
) -> None:
    """What the server says, else the root of the repository."""
    env = {variable: str(checkout)} if variable else {}

    assert names(cli, form, "trees", cwd=checkout / "care", env=env) == {"care/trees/late.yaml"}


@pytest.mark.parametrize("form", ["text", "concise", "json"])
def test_people_get_names_from_the_folder_they_are_in(cli: Cli, checkout: Path, form: str) -> None:
    """A name can be clicked or typed again."""
    env = {"GITHUB_WORKSPACE": str(checkout)}

    assert names(cli, form, "trees", cwd=checkout / "care", env=env) == {"trees/late.yaml"}


@pytest.mark.parametrize("form", FOR_SERVERS)
def test_whatever_is_in_a_name_it_is_read_back_as_itself(cli: Cli, checkout: Path, form: str) -> None:
    """Blanks, percent signs, commas, colons, number signs and letters of any script."""
    write(checkout / "care" / ODD)

    assert names(cli, form, ODD, cwd=checkout / "care") == {f"care/{ODD}"}


def test_escapes_are_those_that_each_server_asks_for(cli: Cli, checkout: Path) -> None:
    """GitHub's commands end a value at a comma; a uri has no blanks."""
    write(checkout / ODD)

    assert "file=50%25 off%2C now/träume #1 [a]/日本語%3A späť.yaml," in (
        cli("check", ODD, "--format", "github", cwd=checkout).out
    )
    assert '"uri": "50%25%20off%2C%20now/tr%C3%A4ume%20%231%20%5Ba%5D/' in (
        cli("check", ODD, "--format", "sarif", cwd=checkout).out
    )


@pytest.mark.parametrize("form", FOR_SERVERS)
def test_a_workspace_that_holds_nothing_of_it_is_no_workspace(
    cli: Cli, checkout: Path, tmp_path: Path, form: str
) -> None:
    """A variable left over from elsewhere, or a file beside the repository: the next root counts."""
    (tmp_path / "other").mkdir()
    env = {"GITHUB_WORKSPACE": str(tmp_path / "other"), "CI_PROJECT_DIR": ""}
    write(tmp_path / "beside/late.yaml")

    assert names(cli, form, "trees", cwd=checkout / "care", env=env) == {"care/trees/late.yaml"}
    assert names(cli, form, "../../beside", cwd=checkout / "care", env=env) == {"../../beside/late.yaml"}
    (checkout / ".git").rmdir()
    assert names(cli, form, "trees", cwd=checkout / "care", env=env) == {"trees/late.yaml"}


def test_links_between_folders_change_no_name(cli: Cli, checkout: Path, tmp_path: Path) -> None:
    """The server may name the workspace by a link; in the repository a file has its real place."""
    (tmp_path / "link").symlink_to(checkout)
    (checkout / "care/again").symlink_to(checkout / "care/trees")
    env = {"GITHUB_WORKSPACE": str(tmp_path / "link")}

    assert names(cli, "github", "trees", cwd=checkout / "care", env=env) == {"care/trees/late.yaml"}
    assert names(cli, "gitlab", "again", cwd=checkout / "care", env=env) == {"care/trees/late.yaml"}


@pytest.mark.parametrize("form", ["sarif", "gitlab"])
def test_a_finding_is_known_again_wherever_the_command_ran(cli: Cli, checkout: Path, form: str) -> None:
    """Its fingerprint does not hang on the folder."""

    def fingerprints(trees: str, cwd: Path) -> list[str]:
        out = json.loads(cli("check", trees, "--format", form, cwd=cwd).out)
        found = out if form == "gitlab" else out["runs"][0]["results"]
        return [str(each.get("fingerprint") or each.get("partialFingerprints")) for each in found]

    assert fingerprints("trees", checkout / "care") == fingerprints("care/trees", checkout)
    assert fingerprints("trees", checkout / "care")


def test_names_of_cases_survive_an_inserted_line(cli: Cli, checkout: Path) -> None:
    """A build server compares branches by them."""
    file = checkout / "care/trees/late.yaml"
    file.write_text(TREE.replace("to: done", "to: gone"), encoding="utf-8")

    def cases() -> list[tuple[str | None, str | None]]:
        out = cli("check", "trees", "--format", "junit", cwd=checkout / "care").out
        return [(each.get("classname"), each.get("name")) for each in ET.fromstring(out).iter("testcase")]  # noqa: S314  our own output

    before = cases()
    file.write_text("# a comment\n\n" + file.read_text(encoding="utf-8"), encoding="utf-8")

    assert cases() == before
    assert before[:2] == [
        ("care/trees/late.yaml", "dangling-link in q"),
        ("care/trees/late.yaml", "dangling-link in q (2)"),
    ]


def test_scenarios_are_named_from_the_workspace_too(cli: Cli, checkout: Path) -> None:
    """Two of one name are told apart."""
    scenarios = SCENARIOS + SCENARIOS.splitlines()[-1] + "\n"
    (checkout / "care/trees/late.scenarios.yaml").write_text(scenarios, encoding="utf-8")

    out = cli("test", "trees", "--format", "junit", cwd=checkout / "care").out
    (suite,) = ET.fromstring(out)  # noqa: S314  our own output

    assert suite.get("file") == "care/trees/late.scenarios.yaml"
    assert [case.get("name") for case in suite] == ["Late", "Late (2)"]
