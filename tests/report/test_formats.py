"""The bytes of a report are a contract: the same findings in every format, as golden files."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from decisiontree.cli.check.command import FORMATS
from decisiontree.diagnostic import Diagnostic, Fix, Place, Related, Severity
from decisiontree.model import RemoveItem
from decisiontree.report import EditedFile, Report, render
from decisiontree.report.rule_address import rule_address
from decisiontree.text import Patch, Span, TextEdit

TEXT = """\
format: 1
title: Étage 🏠 名前
start: light
nodes:
  light:
    options:
      - {label: "日本語 No", to: rest_router}
\tthe: end\r
"""
GOLDEN = Path(__file__).parent / "golden"


def _place(words: str, *, node: str | None = None, field: str | None = None) -> Place:
    start = TEXT.index(words)
    return Place("trees/a.yaml", Span(start, start + len(words)), node, field)


def always(severity: Severity) -> Callable[[str], Severity]:
    """The same for every file."""
    return lambda _file: severity


def written(
    diagnostics: Sequence[Diagnostic],
    texts: Mapping[str, str],
    form: str = "text",
    **more: Any,  # noqa: ANN401  each field of a report has its type
) -> str:
    """The report of these in a format; `more` are the other fields of a `Report`."""
    return render(Report(tuple(diagnostics), texts, **more), form)


def _write(words: str, better: str) -> Patch:
    return Patch((TextEdit(_place(words).span, better),))


DIAGNOSTICS = (
    Diagnostic(
        "untrimmed-text",
        Severity.WARNING,
        "an \x1b[31mescape and a \u202e turn must not steer the terminal",
        _place("名前", field="title"),
    ),
    Diagnostic(
        "dangling-link",
        Severity.ERROR,
        "option '日本語 No' goes to 'rest_router', which does not exist",
        _place("rest_router", node="light", field="options.0.to"),
        related=(Related(_place("light:\n"), "asked here"),),
        witness="light → rest_router",
        fixes=(
            Fix("go to 'reset_router'", _write("rest_router", "reset_router"), safe=True),
            Fix("remove the option", RemoveItem("light", ("options",), 0)),
        ),
    ),
    Diagnostic("wrong-shape", Severity.WARNING, "spans lines", _place("the: end\r\n")),
    Diagnostic("loop", Severity.INFO, "needs no excerpt", _place("the: end"), witness="light → light"),
)


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_is_the_same_to_the_byte(form: str, golden: Callable[[Path, str], None]) -> None:
    """Carets stand by the width of terminal cells; hidden characters are spelled out."""
    report = written(DIAGNOSTICS, {"trees/a.yaml": TEXT, "trees/b.yaml": ""}, form=form, exit_code=1)

    golden(GOLDEN / f"report.{form}", report)


def test_colours_only_when_asked() -> None:
    """Without colour there is no escape sequence, with it the plain text is the same."""
    plain = written(DIAGNOSTICS, {"trees/a.yaml": TEXT})
    coloured = written(DIAGNOSTICS, {"trees/a.yaml": TEXT}, colour=True)

    assert "\x1b" not in plain
    for code in (
        "\x1b[0m",
        "\x1b[1m",
        "\x1b[32m",
        "\x1b[1;31m",
        "\x1b[1;33m",
        "\x1b[1;36m",
        "\x1b[31m",
        "\x1b[33m",
        "\x1b[36m",
    ):
        coloured = coloured.replace(code, "")
    assert coloured == plain


def test_the_json_has_exactly_the_promised_fields() -> None:
    """Other programs build on these names."""
    whole = json.loads(written(DIAGNOSTICS, {"trees/a.yaml": TEXT}, form="json", exit_code=1))

    assert whole["version"] == 1
    assert whole["summary"] == {"files": 1, "errors": 1, "warnings": 2, "infos": 1, "exit": 1}
    assert whole["diagnostics"][1] == {
        "rule": "dangling-link",
        "severity": "error",
        "message": "option '日本語 No' goes to 'rest_router', which does not exist",
        "file": "trees/a.yaml",
        "line": 7,
        "column": 31,
        "end_line": 7,
        "end_column": 42,
        "node": "light",
        "field": "options.0.to",
        "related": [{"file": "trees/a.yaml", "line": 5, "column": 3, "message": "asked here"}],
        "witness": "light → rest_router",
        "fixes": [
            {
                "title": "go to 'reset_router'",
                "safe": True,
                "edits": [
                    {
                        "file": "trees/a.yaml",
                        "line": 7,
                        "column": 31,
                        "end_line": 7,
                        "end_column": 42,
                        "text": "reset_router",
                    }
                ],
            },
            {"title": "remove the option", "safe": False, "edits": []},
        ],
        "explain": "decisiontree rules dangling-link",
        "url": rule_address("dangling-link"),
    }


def test_a_clean_library_is_one_line_of_text_and_nothing_else() -> None:
    """Silence is the answer programs and people want."""
    assert written((), {"a.yaml": "", "b.yaml": ""}) == "2 files checked, nothing found\n"


def test_where_no_file_could_be_read_nothing_is_said_to_be_well() -> None:
    """What could not be read is told beside the report."""
    assert written((), {}) == "no file could be checked\n"
    assert written((), {"a.yaml": ""}, form="concise") == ""


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ("text", "1 file checked, nothing found; 1 more could not be checked"),
        ("concise", "trees/a.yml:1:1: error not-read: rename it"),
        (
            "agent",
            "trees/a.yml:1:1: error not-read: rename it\nno findings in 1 file; 1 more could not be checked",
        ),
        ("github", "::error file=trees/a.yml,line=1,title=not read::rename it"),
        (
            "json",
            '"unreadable": [\n    {\n      "file": "trees/a.yml",\n      "message": "rename it"\n    }\n  ]',
        ),
        ("gitlab", '"severity": "blocker"'),
        ("junit", '<error type="not-read" message="rename it"/>'),
        ("sarif", '"executionSuccessful": false'),
    ],
)
def test_no_format_is_clean_where_a_file_could_not_be_read(form: str, says: str) -> None:
    """A server shows the report, and not what stands on standard error beside it."""
    unread = (("trees/a.yml", "rename it"),)
    report = written((), {"a.yaml": ""}, form=form, exit_code=3, unreadable=unread)

    assert says in report
    assert form == "text" or "trees/a.yml" in report
    assert says not in written((), {"a.yaml": ""}, form=form)


def test_junit_and_sarif_count_a_file_that_could_not_be_read() -> None:
    """As an error in JUnit, which is no failure; as a notification with the message in SARIF, which is no result."""
    unread = (("trees/a.yml", "rename it"),)
    root = ElementTree.fromstring(written((), {"b.yaml": ""}, form="junit", unreadable=unread))  # noqa: S314  ours
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("2", "0", "1")

    (run,) = json.loads(written((), {"b.yaml": ""}, form="sarif", exit_code=3, unreadable=unread))["runs"]
    assert run["results"] == []
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notification["message"] == {"text": "rename it"}
    assert notification["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "trees/a.yml"}


def test_a_very_long_line_is_shown_around_the_place() -> None:
    """The caret stays on the screen."""
    text = "x" * 5000 + "HERE" + "y" * 5000
    found = Diagnostic("r", Severity.ERROR, "m", Place("f", Span(5000, 5004)))

    line, caret = written([found], {"f": text}).split("\n")[1:3]

    assert len(line) < 160
    assert line[caret.index("^") : caret.rindex("^") + 1] == "HERE"


def test_github_gets_the_worst_first_and_nothing_in_a_tree_can_begin_a_command() -> None:
    """Only ten findings of a sort are shown there, and a line end would end the command."""
    sly = Diagnostic("r", Severity.ERROR, "100 %\n::set-env name=X::1", Place("a,b:c.yaml", Span(0, 1)))
    lines = written([*DIAGNOSTICS, sly], {"trees/a.yaml": TEXT}, form="github").splitlines()

    assert [line.split(" ")[0] for line in lines[:-1]] == [
        "::error",
        "::error",
        "::warning",
        "::warning",
        "::notice",
    ]
    assert "file=a%2Cb%3Ac.yaml," in lines[1]
    assert lines[1].endswith("::100 %25<U+000A>::set-env name=X::1")
    assert lines[-1] == "1 file checked: 2 errors, 2 warnings, 1 info; fixable with --fix: 1"


def test_a_fingerprint_outlives_moved_lines_and_is_never_given_twice() -> None:
    """An alert stays one alert when something is written above it."""
    moved = replace(DIAGNOSTICS[1], place=replace(DIAGNOSTICS[1].place, span=Span(3, 5)))
    twin = replace(moved, message="another at the same field")

    def marks(*diagnostics: Diagnostic) -> list[str]:
        found = json.loads(written(diagnostics, {"trees/a.yaml": TEXT}, form="gitlab"))
        return [each["fingerprint"] for each in found]

    assert marks(DIAGNOSTICS[1]) == marks(moved)
    assert len(set(marks(DIAGNOSTICS[1], twin, DIAGNOSTICS[0]))) == 3
    (result,) = json.loads(written([moved], {}, form="sarif"))["runs"][0]["results"]
    assert list(result["partialFingerprints"].values()) == marks(moved)


def test_the_rules_of_a_sarif_run_are_explained_and_found_by_their_number() -> None:
    """Code scanning shows the manual beside the finding, and a route node by node."""
    (run,) = json.loads(written(DIAGNOSTICS, {"trees/a.yaml": TEXT}, form="sarif", exit_code=1))["runs"]
    rules = run["tool"]["driver"]["rules"]

    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert all(rule["shortDescription"]["text"] and rule["help"]["text"] for rule in rules)
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["results"][1]["locations"][0]["physicalLocation"]["region"]["startColumn"] == 31
    steps = run["results"][3]["codeFlows"][0]["threadFlows"][0]["locations"]
    assert [step["location"]["message"]["text"] for step in steps] == ["light", "light"]
    assert steps[0]["location"]["physicalLocation"]["region"] == {"startLine": 5}


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("[Sign in](https://example.com)", r"\[Sign in\](https://example.com)"),
        (r"\[a](1) \\[b](2)", r"\\\[a\](1) \\\\\[b\](2)"),
        ("![x](y) [z]", r"!\[x\](y) \[z\]"),
        ("a list such as [a, b] of {caller}", "a list such as [a, b] of {caller}"),
        ("{caller} {0} {{12}}", "{{caller}} {{0}} {{{{12}}}}"),
        ("turned \u202e", "turned <U+202E>"),
    ],
)
def test_sarif_shows_the_words_of_a_tree_as_words(words: str, shown: str) -> None:
    """Neither a link nor an argument, in any message of a result; what cannot be taken for one is as it was."""
    place = Place("a.yaml", Span(0, 1))
    fix = Fix(words, Patch((TextEdit(Span(0, 1), words),)))
    found = Diagnostic("r", Severity.ERROR, words, place, related=(Related(place, words),), fixes=(fix,))
    (result,) = json.loads(written([found], {"a.yaml": "x"}, form="sarif"))["runs"][0]["results"]

    assert result["message"] == {"text": shown}
    assert result["relatedLocations"][0]["message"] == {"text": shown}
    assert result["fixes"][0]["description"] == {"text": shown}
    # what is to stand in the file is no message
    replacement = result["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert replacement["insertedContent"] == {"text": words}


def test_junit_is_xml_whatever_the_texts_hold() -> None:
    """What is at or above `fail_on` fails; the rest and a clean file pass."""
    nasty = Diagnostic(
        "r", Severity.ERROR, '<b> & "quotes" ]]> \x00 \ud800 \ufffe', Place("trees/a.yaml", Span(0, 1))
    )
    texts = {"trees/a.yaml": TEXT, "trees/b.yaml": ""}
    counts = {
        severity: ElementTree.fromstring(  # noqa: S314  our own output
            written([*DIAGNOSTICS, nasty], texts, form="junit", fail_on=always(severity))
        ).get("failures")
        for severity in Severity
    }
    assert counts == {Severity.ERROR: "2", Severity.WARNING: "4", Severity.INFO: "5"}
    report = written([*DIAGNOSTICS, nasty], texts, form="junit", fail_on=always(Severity.WARNING))
    root = ElementTree.fromstring(report)  # noqa: S314  our own output

    assert (root.get("tests"), root.get("failures")) == ("6", "4")
    assert [len(suite.findall("testcase/failure")) for suite in root] == [4, 0]
    assert root.findall("testsuite/testcase/failure")[3].get("message") == (
        '<b> & "quotes" ]]> <U+0000> <U+D800> <U+FFFE>'
    )


@pytest.mark.parametrize(
    ("form", "empty"), [("gitlab", "[]\n"), ("github", "1 file checked, nothing found\n")]
)
def test_a_clean_library_is_an_empty_list_for_programs(form: str, empty: str) -> None:
    """A program that reads it needs no special case."""
    assert written((), {"a.yaml": ""}, form=form) == empty


def test_a_fix_of_other_files_says_which_and_where() -> None:
    """Lines and columns are those of the file that is changed, whether or not it was checked."""
    other = EditedFile("a\nbc\n", Patch((TextEdit(Span(3, 4), "d"),)))
    report = Report(DIAGNOSTICS[1:2], {"trees/a.yaml": TEXT}, edits=lambda *_: {"trees/z.yaml": other})

    (edit,) = report.edits_of(DIAGNOSTICS[1], DIAGNOSTICS[1].fixes[1])

    assert edit == ("trees/z.yaml", 2, 2, 2, 3, "d")


@pytest.mark.parametrize(
    ("fixes", "lines"),
    [
        ([Fix("t", _write("rest_router", "да\n"), safe=True)], ['fix 7:31-7:42 "да\\n"']),
        ([Fix("t", _write("rest_router", "\u200b"), safe=True)], ['fix 7:31-7:42 "\\u200b"']),
        (
            [Fix("t", _write("light", "b")), Fix("t", _write("rest_router", ""), safe=True)],
            ['fix 7:31-7:42 ""'],
        ),
        (
            [Fix("grow", _write("rest_router", "x" * 401))],
            ["unsafe fix by --fix --unsafe-fixes --select loop: grow"],
        ),
        ([Fix("cut", RemoveItem("light", ("options",), 0), safe=True)], ["fix by --fix --select loop: cut"]),
        ([], []),
    ],
)
def test_an_agent_gets_the_edit_itself_where_it_is_small(fixes: list[Fix], lines: list[str]) -> None:
    """The first safe fix, else the first; what is long, or more than an edit, is left to the program."""
    found = replace(DIAGNOSTICS[3], fixes=tuple(fixes))

    _, *shown, last = written([found], {"trees/a.yaml": TEXT}, form="agent").splitlines()

    assert shown == lines
    assert last.startswith("1 info in 1 file")
