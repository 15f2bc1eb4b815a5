"""What goes by the time: the day of the check, the moment of the export, the incidents of a call in the terminal."""

from __future__ import annotations

from datetime import datetime
from io import StringIO
from pathlib import Path

import pytest
from command_line import Cli

from decisiontree.cli.play.conversation import Conversation
from decisiontree.cli.play.terminal import Terminal
from decisiontree.clock import TOLD, moment_of
from decisiontree.reader import load_library
from decisiontree.walk import Origin, begin

LIBRARY = """\
format: 1
title: Outages
incidents:
  - {id: inc_1, trees: [net], starts: 2026-10-25T00:30+02:00, expires: 2026-10-25T02:30+01:00, banner: Fault in the north., next_update: at three}
"""
TREE = """\
format: 1
title: Net
purpose: Settle it.
owner: somebody
review_by: 2026-12-31
start: first
nodes:
  first:
    cases: [{when: incident, to: known}]
    else: ask
  known: {say: "We know about it, more {incident.next_update}.", to: ask}
  ask:
    ask: What is it?
    options:
      - {id: fault, label: The fault, to: done, when: incident}
      - {id: other, label: Something else, to: look}
  look:
    cases: [{when: incident, to: done}]
    else: other
  other: {outcome: No fault, resolution: informed}
  done: {outcome: The fault, resolution: informed}
"""


@pytest.fixture
def trees(tmp_path: Path) -> Path:
    """A tree to be looked at again by the end of 2026, and an incident that has long expired by then."""
    folder = tmp_path / "trees"
    folder.mkdir()
    (folder / "library.yaml").write_text(LIBRARY, encoding="utf-8")
    (folder / "net.yaml").write_text(TREE, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("day", "rules"),
    [
        ("2026-10-25", set()),
        ("2026-10-26", {"expired-incident"}),
        ("2026-12-31", {"expired-incident"}),
        ("2031-03-05", {"expired-incident", "review-overdue"}),
    ],
)
def test_dated_rules_go_by_the_day_and_fail_nothing(
    cli: Cli, trees: Path, tmp_path: Path, day: str, rules: set[str]
) -> None:
    """The day is the clock's, or the one that is told; a library that was right turns no build red, and exports."""
    for told, env in ((["--today", day], {}), ([], {TOLD: day})):
        code, out, _ = cli("check", trees, "--format", "concise", "--no-cache", *told, env=env)
        assert (code, {line.split()[2].strip(":") for line in out.splitlines() if " warning " in line}) == (
            0,
            rules,
        )
        assert cli("export", trees, "--out", tmp_path / "site", *told, env=env)[0] == 0


def test_a_team_may_raise_a_dated_rule(cli: Cli, trees: Path) -> None:
    """In its settings, or with the bar."""
    assert cli("check", trees, "--today", "2031-03-05", "--fail-on", "warning")[0] == 1
    (trees.parent / "decisiontree.toml").write_text('[rules]\nreview-overdue = "error"\n', encoding="utf-8")
    assert cli("check", trees, "--today", "2031-03-05")[0] == 1
    assert cli("export", trees, "--today", "2031-03-05")[0] == 1


def test_a_time_that_is_none_is_said(cli: Cli, trees: Path) -> None:
    """Whoever sets the variable learns what it takes."""
    code, _, err = cli("check", trees, env={TOLD: "tomorrow"})

    assert code == 2
    assert (
        err
        == "decisiontree: DECISIONTREE_NOW is 'tomorrow', which is not a date or time; write 2026-11-21 or 2026-11-21T08:00Z\n"
    )


@pytest.mark.parametrize(
    ("told", "env", "is_there"),
    [
        (["--today", "2026-10-24"], {}, True),
        (["--today", "2026-10-25T01:29:59Z"], {}, True),
        (["--today", "2026-10-25T02:30+01:00"], {}, False),
        ([], {"SOURCE_DATE_EPOCH": "1792888200"}, True),
        ([], {"SOURCE_DATE_EPOCH": "1792892000"}, False),
        (["--today", "2026-10-24"], {"SOURCE_DATE_EPOCH": "1792892000"}, True),
    ],
)
def test_an_export_leaves_out_what_is_over(
    cli: Cli, trees: Path, tmp_path: Path, told: list[str], env: dict[str, str], is_there: bool
) -> None:
    """What begins later is in the page."""
    assert cli("export", trees, "--out", tmp_path / "site", *told, env=env)[0] == 0
    for page in ("net.html", "index.html"):
        text = (tmp_path / "site" / page).read_text(encoding="utf-8")
        assert ("Fault in the north." in text) is is_there


def test_a_new_tree_is_to_be_looked_at_in_a_year(cli: Cli, tmp_path: Path) -> None:
    """So a template needs no care of its own."""
    cli("new", "mine", "--template", "empowerment", env={TOLD: "2031-03-05"})

    for name in ("mine", "library"):
        assert "review_by: 2032-03-04\n" in (tmp_path / "trees" / f"{name}.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-10-24T22:29:59Z", False),
        ("2026-10-24T22:30Z", True),
        ("2026-10-25T01:29:59Z", True),
        ("2026-10-25T01:30Z", False),
    ],
)
def test_a_call_in_the_terminal_goes_by_the_time(cli: Cli, trees: Path, moment: str, is_open: bool) -> None:
    """From the first minute to the last; an incident that is named is open whatever the time."""
    for told, env in ((["--today", moment], {}), ([], {TOLD: moment})):
        _, out, _ = cli("play", trees / "net.yaml", *told, env=env)
        assert ("Fault in the north." in out) is is_open
        assert ("We know about it, more at three." in out) is is_open
    assert (
        "Fault in the north." in cli("play", trees / "net.yaml", "--incident", "inc_1", "--today", moment)[1]
    )


def test_an_incident_may_be_over_before_the_answer_is_given(
    trees: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The step shown stays; what follows the answer goes by now, as on the page."""
    said = _played(trees, "\nother\n", ["01:20", "01:21", "01:22", "01:31", "01:32"], capsys)

    assert "The fault" in said
    assert "other" in said
    assert "No fault" in said


def test_a_call_that_nobody_has_answered_begins_anew(trees: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The answer to a step that is no longer shown is not taken."""
    said = _played(trees, "\nother\n", ["01:20", "01:31", "01:32", "01:33", "01:34"], capsys)

    assert "an incident has started or ended: the call now starts at another step" in said
    assert "No fault" in said


def _played(trees: Path, answers: str, times: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """A call whose clock is looked at at these times, on 25 October."""
    library = load_library([trees]).model
    moments = iter([*map(_moment, times)])

    def open_now() -> tuple[str, ...]:
        return library.shared.open_incidents(next(moments, _moment(times[-1])))

    origin = Origin("net", incidents=library.shared.open_incidents(_moment(times[0])))
    Conversation(library, Terminal(StringIO(answers), colour=False), open_now, lambda: 0).run(
        begin(library, origin)
    )
    return capsys.readouterr().out


def _moment(time: str) -> datetime:
    moment = moment_of(f"2026-10-25T{time}Z")
    assert moment is not None
    return moment
