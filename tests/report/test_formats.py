"""The bytes of a report are a contract: the same findings in every format, as golden files."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from decisiontree.diagnostic import Diagnostic, Fix, Place, Related, Severity
from decisiontree.report import FORMATS, render
from decisiontree.text import Patch, Span

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
        fixes=(Fix("go to 'reset_router'", Patch(()), safe=True),),
    ),
    Diagnostic("wrong-shape", Severity.WARNING, "spans lines", _place("the: end\r\n")),
    Diagnostic("loop", Severity.INFO, "needs no excerpt", _place("the: end"), witness="light → light"),
)


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_is_the_same_to_the_byte(form: str, golden: Callable[[Path, str], None]) -> None:
    """Carets stand by the width of terminal cells; hidden characters are spelled out."""
    report = render(DIAGNOSTICS, {"trees/a.yaml": TEXT, "trees/b.yaml": ""}, form=form, exit_code=1)

    golden(GOLDEN / f"report.{form}", report)


def test_colours_only_when_asked() -> None:
    """Without colour there is no escape sequence, with it the plain text is the same."""
    plain = render(DIAGNOSTICS, {"trees/a.yaml": TEXT})
    coloured = render(DIAGNOSTICS, {"trees/a.yaml": TEXT}, colour=True)

    assert "\x1b" not in plain
    for code in (
        "\x1b[0m",
        "\x1b[1m",
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
    whole = json.loads(render(DIAGNOSTICS, {"trees/a.yaml": TEXT}, form="json", exit_code=1))

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
        "fixes": [{"title": "go to 'reset_router'", "safe": True}],
    }


def test_a_clean_library_is_one_line_of_text_and_nothing_else() -> None:
    """Silence is the answer programs and people want."""
    assert render((), {"a.yaml": "", "b.yaml": ""}) == "2 files checked, nothing found\n"
    assert render((), {"a.yaml": ""}, form="concise") == ""


def test_a_very_long_line_is_shown_around_the_place() -> None:
    """The caret stays on the screen."""
    text = "x" * 5000 + "HERE" + "y" * 5000
    found = Diagnostic("r", Severity.ERROR, "m", Place("f", Span(5000, 5004)))

    line, caret = render([found], {"f": text}).split("\n")[1:3]

    assert len(line) < 160
    assert line[caret.index("^") : caret.rindex("^") + 1] == "HERE"
