"""What we print for other programs is what their makers say it must be."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from published_schemas import SARIF, complaints

from decisiontree.cli.main import run

CASES = Path(__file__).parents[1] / "lint" / "cases"
SEVERITIES = {"info", "minor", "major", "critical", "blocker"}


Report = Callable[..., str]


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Report]:
    """What `check` writes for paths, whatever it finds."""

    def write(form: str, *paths: Path) -> str:
        to = tmp_path / "report"
        monkeypatch.chdir(paths[0] if paths[0].is_dir() else paths[0].parent)  # a case may have settings
        options = ["--no-cache", "--today", "2026-11-21", "--format", form, "-o", str(to)]
        assert run(["check", *options, *map(str, paths)]) in (0, 1, 3)
        return to.read_text(encoding="utf-8")

    yield write
    gc.enable()  # a check is a short process and switches the collector off


def bad_cases() -> list[Path]:
    """The bad case of every rule, a file or a folder."""
    return [
        found
        for case in sorted(CASES.iterdir())
        for found in (case / "bad.yaml", case / "bad")
        if found.exists()
    ]


@pytest.mark.parametrize("case", bad_cases(), ids=lambda case: case.parent.name)
def test_sarif_of_every_rule_fits_the_published_schema(case: Path, report: Report) -> None:
    """Rules, places, related places, routes, fixes and fingerprints."""
    log = json.loads(report("sarif", case))
    assert complaints(SARIF, log) == []
    assert log["runs"][0]["results"]


def test_sarif_of_sound_trees_fits_it_too(sample_trees: Path, report: Report) -> None:
    """A report without results is one as well."""
    assert complaints(SARIF, json.loads(report("sarif", sample_trees))) == []


def test_sarif_of_a_file_that_could_not_be_read_fits_it_too(tmp_path: Path, report: Report) -> None:
    """The check did not succeed, and says why."""
    (tmp_path / "library.yml").write_text("format: 1\n", encoding="utf-8")
    log = json.loads(report("sarif", tmp_path))
    assert complaints(SARIF, log) == []
    assert not log["runs"][0]["invocations"][0]["executionSuccessful"]


def test_the_schema_would_notice(report: Report) -> None:
    """A misspelt level and a line that is no number."""
    log = json.loads(report("sarif", CASES / "trap" / "bad.yaml"))
    result = log["runs"][0]["results"][0]
    result["level"] = "fatal"
    result["locations"][0]["physicalLocation"]["region"]["startLine"] = "1"
    assert len(complaints(SARIF, log)) == 2


def test_code_quality_has_what_gitlab_asks_for(report: Report) -> None:
    """GitLab publishes no schema, but names the fields: description, check_name, fingerprint, severity, path and line."""
    issues = json.loads(report("gitlab", *bad_cases()[:1]))
    assert issues
    for issue in issues:
        assert issue["severity"] in SEVERITIES
        assert issue["description"]
        assert issue["check_name"]
        assert issue["location"]["lines"]["begin"] >= 1
        assert not issue["location"]["path"].startswith("/")
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def test_junit_counts_what_it_holds(report: Report) -> None:
    """No one owns JUnit's schema; all readers want the counts to be right and a failure to have a message."""
    for case in bad_cases()[::9]:
        suites = ElementTree.fromstring(report("junit", case))  # noqa: S314  ours
        for suite in suites.iter("testsuite"):
            cases = list(suite.iter("testcase"))
            failures = list(suite.iter("failure"))
            assert int(suite.attrib["tests"]) == len(cases)
            assert int(suite.attrib["failures"]) == len(failures)
            assert all(failure.attrib["message"] for failure in failures)
            assert all(each.attrib["name"] and each.attrib["classname"] for each in cases)
