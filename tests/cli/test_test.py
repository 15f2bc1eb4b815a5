"""`decisiontree test` in a process of its own: scenarios that end as they say, and scenarios that do not."""

from __future__ import annotations

import json
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import Cli, Ran

TREE = """\
format: 1
title: Late
start: ask_days
facts:
  days: {type: integer, label: Days late, min: 0, max: 90}
nodes:
  ask_days: {collect: [days], to: how_late}
  how_late:
    cases:
      - {when: days >= 3, to: wish}
    else: done
  wish:
    ask: What would they like?
    options:
      - {label: Money, to: paid}
      - {label: Nothing, to: done}
  paid: {outcome: Refunded, resolution: resolved}
  done: {outcome: Done, resolution: resolved}
"""
HEAD = "format: 1\nscenarios:\n"
GOOD = "  - {name: Late, facts: {days: 4}, answers: {wish: money}, expect: {outcome: paid}}\n"


@pytest.fixture
def late(tmp_path: Path, cli: Cli) -> Callable[..., Ran]:
    """`late("  - {…}", "--format", "json")`: the command on one tree with these scenarios."""

    def run(scenarios: str, *options: str) -> Ran:
        (tmp_path / "late.yaml").write_text(TREE, encoding="utf-8")
        (tmp_path / "late.scenarios.yaml").write_text(HEAD + scenarios, encoding="utf-8")
        return cli("test", "late.yaml", *options, cwd=tmp_path)

    return run


def test_an_answer_may_be_written_as_its_label(tmp_path: Path, cli: Cli) -> None:
    """In any script, with capitals, and with letters that another keyboard stores in parts."""
    tree = TREE.replace("label: Money", "label: Ещё деньги").replace("label: Nothing", "label: नहीं")
    (tmp_path / "late.yaml").write_text(tree, encoding="utf-8")
    answers = {
        "Ещё деньги": "paid",
        "ещё_деньги": "paid",
        unicodedata.normalize("NFD", "ещё_деньги"): "paid",
        "नहीं": "done",
    }
    scenarios = "".join(
        f"  - {{name: Call {at}, facts: {{days: 4}}, answers: {{wish: {answer}}}, expect: {{outcome: {ends}}}}}\n"
        for at, (answer, ends) in enumerate(answers.items())
    )
    (tmp_path / "late.scenarios.yaml").write_text(HEAD + scenarios, encoding="utf-8")

    ran = cli("test", "late.yaml", cwd=tmp_path)

    assert (ran.code, ran.out.splitlines()[-1]) == (0, "4 scenarios: 4 ok, 0 failed")


def test_a_line_for_each_scenario_and_exit_0_when_all_end_as_they_say(late: Callable[..., Ran]) -> None:
    """The names are those of the file."""
    ran = late(GOOD + GOOD.replace("Late", "Late again"))

    assert ran == Ran(
        0,
        "late (late.scenarios.yaml)\n  ok    Late\n  ok    Late again\n  reached: 1 of 2 outcomes\n  not reached: done\n\n2 scenarios: 2 ok, 0 failed\n",
        "",
    )


def test_the_folder_one_is_in_can_be_named(late: Callable[..., Ran], cli: Cli, tmp_path: Path) -> None:
    """A dot has no name of its own."""
    late(GOOD)
    assert cli("test", ".", cwd=tmp_path).out.endswith("1 scenario: 1 ok, 0 failed\n")


@pytest.mark.parametrize(
    ("scenario", "why"),
    [
        (
            "{name: A, facts: {days: 2}, expect: {outcome: paid}}",
            "the call ended at 'done', but 'paid' was expected",
        ),
        (
            "{name: A, facts: {days: 4}, expect: {outcome: paid}}",
            "at 'wish': the scenario gives no answer here",
        ),
        (
            "{name: A, facts: {days: 4}, answers: {wish: gold}, expect: {outcome: paid}}",
            "has no option 'gold'",
        ),
        (
            "{name: A, facts: {days: 99}, expect: {outcome: done}}",
            "'99' is not a value of 'days'; it takes a whole number from 0 to 90",
        ),
        ("{name: A, expect: {outcome: done}}", "at 'ask_days': 'Days late' is needed"),
        (
            "{name: A, facts: {days: 2}, answers: {wish: money}, expect: {outcome: done}}",
            "some of the scenario was not used: 'wish'",
        ),
        ("{name: A, given: {dys: 2}, expect: {outcome: done}}", "tree 'late' has no fact 'dys'"),
        ("{name: A, role: boss, expect: {outcome: done}}", "there is no role 'boss'"),
        (
            "{name: A, facts: {days: 4}, answers: {wish: money}, expect: {outcome: paid, grants: {refund: 5}}}",
            "but none was granted",
        ),
    ],
)
def test_where_and_why_a_call_left_its_way(late: Callable[..., Ran], scenario: str, why: str) -> None:
    """Exit 1, with the reason on the line below its name."""
    ran = late(GOOD + f"  - {scenario}\n")

    assert ran.code == 1, ran.err
    assert "  ok    Late\n  FAIL  A\n" in ran.out
    assert why in ran.out
    assert ran.out.endswith("2 scenarios: 1 ok, 1 failed\n")


def test_the_way_of_a_failed_call_is_shown(late: Callable[..., Ran]) -> None:
    """It says how the call came to where it left."""
    ran = late("  - {name: A, facts: {days: 4}, expect: {outcome: paid}}\n")

    assert "        route: ask_days → wish\n" in ran.out


def test_json_holds_every_scenario_and_the_exit_code(late: Callable[..., Ran]) -> None:
    """For programs."""
    ran = late(GOOD + "  - {name: A, facts: {days: 2}, expect: {outcome: paid}}\n", "--format", "json")
    whole = json.loads(ran.out)

    assert [each["ok"] for each in whole["scenarios"]] == [True, False]
    assert whole["scenarios"][1] | {"reason": ""} == {
        "tree": "late", "file": "late.scenarios.yaml", "name": "A", "role": None, "ok": False,
        "expected": "paid", "outcome": "done", "at": "done", "reason": "", "route": ["ask_days", "done"],
    }  # fmt: skip
    assert whole["summary"] == {"scenarios": 2, "ok": 1, "failed": 1, "faults": 0, "exit": 1}


def test_it_says_which_outcomes_no_scenario_comes_to(late: Callable[..., Ran]) -> None:
    """Only a scenario that ended as it says counts, and for the role it is about."""
    done = "  - {name: Done, facts: {days: 2}, expect: {outcome: done}}\n"
    failed = "  - {name: Not so, facts: {days: 2}, expect: {outcome: paid}}\n"

    assert "  reached: 2 of 2 outcomes\n\n" in late(GOOD + done).out
    assert "  reached: 1 of 2 outcomes\n  not reached: paid\n" in late(done + failed).out
    whole = json.loads(late(GOOD + done, "--format", "json").out)
    assert whole["coverage"] == [
        {
            "tree": "late",
            "file": "late.scenarios.yaml",
            "outcomes": {"paid": [""], "done": [""]},
            "decisions": {},
        }
    ]


def test_junit_is_xml_whatever_the_names_hold(late: Callable[..., Ran]) -> None:
    """Servers read it as they read other tests."""
    named = '  - {name: "<A> & \\"B\\" \\u0007", facts: {days: 2}, expect: {outcome: paid}}\n'
    ran = late(GOOD + named, "--format", "junit")
    suite = ET.fromstring(ran.out).find("testsuite")  # noqa: S314  our own output

    assert suite is not None
    assert (suite.get("name"), suite.get("tests"), suite.get("failures")) == ("late", "2", "1")
    assert [case.get("name") for case in suite] == ["Late", '<A> & "B" <U+0007>']
    assert [len(case) for case in suite] == [0, 1]


def test_a_fault_in_the_file_of_scenarios_is_a_failure(late: Callable[..., Ran]) -> None:
    """A scenario that cannot be read must not pass in silence."""
    ran = late(GOOD.replace("answers", "anwsers"))

    assert ran.code == 1
    assert "the file has 1 error; `decisiontree check late.scenarios.yaml` lists them" in ran.out


def test_scenarios_of_a_tree_that_is_not_there_are_a_failure(cli: Cli, tmp_path: Path) -> None:
    """The file itself is sound, so `check` would find nothing in it."""
    text = "format: 1\nscenarios:\n  - {name: A, expect: {outcome: done}}\n"
    (tmp_path / "gone.scenarios.yaml").write_text(text, encoding="utf-8")

    ran = cli("test", "gone.scenarios.yaml", cwd=tmp_path)

    assert ran.code == 1
    why = "there is no tree 'gone' that could be read; its file must be next to this one"
    assert f"FAIL  {why}" in ran.out
    assert ran.out.endswith(
        f"failed:\n  gone.scenarios.yaml:1: {why}\n\n0 scenarios: 0 ok, 0 failed, 1 fault\n"
    )
    whole = json.loads(cli("test", "gone.scenarios.yaml", "--format", "json", cwd=tmp_path).out)
    assert whole["faults"] == [
        {"tree": "gone", "file": "gone.scenarios.yaml", "line": 1, "column": 1, "reason": why}
    ]
    assert (whole["summary"]["faults"], whole["summary"]["exit"]) == (1, 1)
    junit = cli("test", "gone.scenarios.yaml", "--format", "junit", cwd=tmp_path).out
    failure = ET.fromstring(junit).find("testsuite/testcase/failure")  # noqa: S314  our own output
    assert failure is not None
    assert failure.get("message") == why


def test_what_failed_is_told_again_at_the_end(late: Callable[..., Ran]) -> None:
    """A hook or a log shows the end of a long report."""
    ran = late(GOOD + "  - {name: A, facts: {days: 2}, expect: {outcome: paid}}\n" + GOOD)

    assert ran.out.endswith(
        "failed:\n  late.scenarios.yaml:4: A: at 'done': the call ended at 'done', but 'paid' was expected\n\n"
        "3 scenarios: 2 ok, 1 failed\n"
    )
    assert "failed:" not in late(GOOD).out


def test_an_option_to_no_node_is_told_as_check_tells_it(cli: Cli, tmp_path: Path) -> None:
    """One thing, one name."""
    (tmp_path / "late.yaml").write_text(TREE.replace("to: paid", "to: nowhere"), encoding="utf-8")
    (tmp_path / "late.scenarios.yaml").write_text(HEAD + GOOD, encoding="utf-8")

    assert "'nowhere', which does not exist" in cli("test", "late.yaml", cwd=tmp_path).out


def test_github_shows_what_failed_beside_its_line(late: Callable[..., Ran]) -> None:
    """By the scenario's name; nothing in it can end the command or begin another."""
    sly = '  - {name: "x\\n::warning::pwned", facts: {days: 4}, answers: {wish: money}, expect: {outcome: done}}\n'
    ran = late(GOOD + sly, "--format", "github")

    assert ran == Ran(
        1,
        "::error file=late.scenarios.yaml,line=4,endLine=4,col=12,endColumn=33,title=scenario::"
        "scenario 'x<U+000A>::warning::pwned': at 'paid': the call ended at 'paid', but 'done' was expected"
        "%0Ashown by: ask_days → wish → paid\n"
        "2 scenarios: 1 ok, 1 failed\n",
        "",
    )


def test_github_is_told_of_a_file_that_cannot_be_walked(late: Callable[..., Ran]) -> None:
    """With each error at its place."""
    ran = late("  - {name: A, nonsense: 1}\n", "--format", "github")

    assert (
        "\n::error file=late.scenarios.yaml,line=3,endLine=3,col=15,endColumn=23,title=scenario::" in ran.out
    )


def test_in_a_job_the_text_begins_no_command(late: Callable[..., Ran], cli: Cli, tmp_path: Path) -> None:
    """The older form of one would be found in the middle of a line."""
    named = '  - {name: "##[warning]pwned", facts: {days: 2}, expect: {outcome: paid}}\n'
    usual = late(named)
    ran = cli("test", "late.yaml", cwd=tmp_path, env={"GITHUB_ACTIONS": "true"})

    assert "  FAIL  ##[warning]pwned\n" in usual.out
    assert ran.out == usual.out.replace("##[", "##\\[")


def test_a_report_can_go_to_a_file(late: Callable[..., Ran], tmp_path: Path) -> None:
    """As `check` does it."""
    assert late(GOOD, "--format", "junit", "-o", "report.xml") == Ran(0, "", "")
    assert (tmp_path / "report.xml").read_text(encoding="utf-8").startswith("<?xml")


def test_without_scenarios_it_says_so(cli: Cli, tmp_path: Path) -> None:
    """Nothing tested is no success."""
    (tmp_path / "late.yaml").write_text(TREE, encoding="utf-8")
    ran = cli("test", "late.yaml", cwd=tmp_path)

    assert ran.code == 2
    assert "there are no scenarios" in ran.err


def test_a_path_that_is_not_there_is_a_usage_error(cli: Cli, tmp_path: Path) -> None:
    """As everywhere."""
    assert cli("test", "gone.yaml", cwd=tmp_path).code == 2


def test_the_sample_trees_pass(cli: Cli, sample_trees: Path) -> None:
    """By folder, with each tree under its own heading."""
    ran = cli("test", str(sample_trees))

    assert ran.code == 0, ran.out
    assert ran.out.count(".scenarios.yaml)\n") == 6


def test_a_branch_that_asks_is_left_by_an_exit(tmp_path: Path, cli: Cli) -> None:
    """As a rep may: exits are there wherever something is asked."""
    tree = TREE.replace("start: ask_days", "start: how_late").replace(
        "facts:", "anytime:\n  - {id: harm, label: Safety or harm, to: done}\nfacts:"
    )
    (tmp_path / "late.yaml").write_text(tree, encoding="utf-8")
    scenario = "  - {name: Out, answers: {how_late: anytime/harm}, expect: {outcome: done}}\n"
    (tmp_path / "late.scenarios.yaml").write_text(HEAD + scenario, encoding="utf-8")

    ran = cli("test", "late.yaml", cwd=tmp_path)
    assert "1 scenario" in ran.out
    assert ran.code == 0, ran.out


def test_what_an_outcome_on_the_way_could_not_give_fails_though_a_later_one_gives_it(
    tmp_path: Path, cli: Cli
) -> None:
    """One bad grant on a route stays bad."""
    (tmp_path / "library.yaml").write_text(
        "format: 1\ntitle: L\nroles: [{id: rep, label: Rep}]\n"
        "authority:\n  refund: {label: Refund, currency: GBP, limits: {rep: 20.00}}\n",
        encoding="utf-8",
    )
    (tmp_path / "late.yaml").write_text(
        "format: 1\ntitle: Late\nstart: first\nfacts:\n"
        "  owed: {type: money, currency: GBP, label: Owed, min: 0, max: 20}\n"
        "nodes:\n  first: {run: paying, else: may_i}\n"
        "  may_i: {decide: refund, amount: owed, within: paid, above: paid}\n"
        "  paid: {outcome: Paid, resolution: resolved, grants: [refund]}\n",
        encoding="utf-8",
    )
    (tmp_path / "paying.yaml").write_text(
        "format: 1\ntitle: Paying\nalone: false\nstart: given\n"
        "nodes:\n  given: {outcome: Given, resolution: resolved, grants: [refund]}\n",
        encoding="utf-8",
    )
    scenario = "  - {name: Both, facts: {owed: 5.00}, expect: {outcome: paid, grants: {refund: 5.00}}}\n"
    (tmp_path / "late.scenarios.yaml").write_text(HEAD + scenario, encoding="utf-8")

    ran = cli("test", "late.yaml", cwd=tmp_path)
    assert ran.code == 1
    assert "the outcome grants 'refund', but no decision was made" in ran.out
