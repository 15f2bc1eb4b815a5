"""`decisiontree explain` and `decisiontree reach` on the sample trees and on slips of the hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import Cli, Ran

GOLDEN = Path(__file__).parent / "golden_explain"
WIDTH = 80
TREE = """\
format: 1
title: Late
start: how_late
facts:
  days: {type: integer, label: Days late, min: 0, max: 90}
  note: {type: text, label: Their words}
nodes:
  how_late: {collect: [days, note], to: sort}
  sort:
    cases:
      - {when: role >= lead and days >= 14, to: large}
      - {when: days >= 3, to: wish}
    else: done
  wish:
    ask: What would they like?
    options:
      - {label: Money, to: small}
      - {label: Nothing, to: done}
  small: {outcome: Small refund, resolution: resolved}
  large: {outcome: Large refund, resolution: resolved}
  done: {outcome: Done, resolution: informed}
  orphan: {outcome: Never, resolution: informed}
"""
LIBRARY = """\
format: 1
title: Shop
roles:
  - {id: rep, label: Rep}
  - {id: lead, label: Lead}
"""


@pytest.fixture
def late(tmp_path: Path, cli: Cli) -> Callable[..., Ran]:
    """`late("explain", "done")`: the command on one small tree."""
    (tmp_path / "late.yaml").write_text(TREE, encoding="utf-8")
    (tmp_path / "library.yaml").write_text(LIBRARY, encoding="utf-8")

    def run(verb: str, *args: str) -> Ran:
        return cli(verb, "late.yaml", *args, cwd=tmp_path)

    return run


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("refund_settled", ["explain", "refund.yaml", "end_settled"]),
        ("refund_settled_by_rep", ["explain", "refund.yaml", "end_settled", "--role", "rep"]),
        ("refund_waived_every_way", ["explain", "refund.yaml", "end_waived", "--all"]),
        ("internet_outage", ["explain", "internet.yaml", "end_outage"]),
        ("outage_handed_over", ["explain", "outage.yaml", "internet/end_senior"]),
        (
            "reach_refund",
            ["reach", "refund.yaml", "--facts", "amount_owed=80.00,days_over=10", "--role", "rep"],
        ),
        ("reach_internet", ["reach", "internet.yaml", "--facts", "plan=basic", "--incident", "inc_204"]),
    ],
)
def test_the_sample_trees_are_explained(
    cli: Cli, sample_trees: Path, golden: Callable[[Path, str], None], name: str, args: list[str]
) -> None:
    """What a supervisor reads, at most 80 columns wide."""
    ran = cli(*args, cwd=sample_trees)

    assert (ran.code, ran.err) == (0, "")
    assert [line for line in ran.out.splitlines() if len(line) > WIDTH or line != line.rstrip()] == []
    golden(GOLDEN / f"{name}.txt", ran.out)


def test_an_outcome_takes_the_answers_and_facts_that_matter_and_no_others(late: Callable[..., Ran]) -> None:
    """The words that are only noted down are not among them."""
    ran = late("explain", "small")

    assert "Days late: at least 3" in ran.out
    assert "What would they like?: Money" in ran.out
    assert "Their words" not in ran.out


def test_a_role_that_cannot_get_there_is_told_why(late: Callable[..., Ran]) -> None:
    """The node, its condition, and who can."""
    ran = late("explain", "large", "--role", "rep")

    assert "No answers lead there as Rep." in ran.out
    assert "At 'sort' another role is needed: role >= lead and days >= 14" in ran.out
    assert "Who can get there: Lead." in ran.out


def test_an_outcome_that_nothing_reaches_says_so(late: Callable[..., Ran]) -> None:
    """It is no error to ask."""
    ran = late("explain", "orphan")

    assert ran.code == 0
    assert "No answers lead there." in ran.out


def test_what_is_said_beforehand_rules_outcomes_out(late: Callable[..., Ran]) -> None:
    """And what is left to ask is named."""
    ran = late("reach", "--facts", "days=1")
    assert "Not reachable:\n  small: Small refund\n  large: Large refund\n  orphan: Never\n" in ran.out
    assert "Still asked" not in ran.out
    assert "Asked for the record only:\n  Their words\n" in ran.out

    assert "Days late (days), at how_late" in late("reach").out


def test_the_json_holds_every_way_with_an_example(late: Callable[..., Ran]) -> None:
    """For other programs: answers by node and key, facts, the route, values that were walked."""
    found = json.loads(late("explain", "small", "--format", "json").out)
    way = next(way for way in found["ways"] if "rep" in way["roles"])

    assert (found["version"], found["outcome"], found["complete"]) == (1, "small", True)
    assert way["answers"] == [
        {"node": "wish", "title": "What would they like?", "answer": "money", "label": "Money"}
    ]
    assert way["route"] == ["how_late", "sort", "wish", "small"]
    assert way["example"]["facts"]["days"] >= 3

    reached = json.loads(late("reach", "--role", "lead", "--facts", "days=20", "--format", "json").out)
    assert [each["outcome"] for each in reached["reached"]] == ["large"]


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["explain", "smal"], "there is no outcome 'smal'; did you mean 'small'?"),
        (["explain", "wish"], "node 'wish' is not an outcome; choose from: small, large, done, orphan"),
        (["explain", "done", "--role", "leed"], "there is no role 'leed'; did you mean 'lead'?"),
        (["explain", "done", "--incident", "x"], "there is no incident 'x'; none are defined"),
        (["reach", "--facts", "dayz=1"], "there is no fact 'dayz'; did you mean 'days'?"),
        (["reach", "--facts", "days=many"], "'many' is not a value of 'days': a whole number from 0 to 90"),
        (["reach", "--facts", "days"], "--facts takes FACT=VALUE, not 'days'"),
        (["reach", "--facts", "days=1,days=2"], "--facts sets 'days' twice; give it one value"),
    ],
)
def test_a_slip_of_the_hand_is_named(late: Callable[..., Ran], args: list[str], message: str) -> None:
    """The thing, and the nearest or all there are; exit 2, nothing on stdout."""
    ran = late(*args)

    assert (ran.code, ran.out, ran.err) == (2, "", f"decisiontree: {message}\n")


@pytest.mark.parametrize("command", [("explain", "late.yaml", "done"), ("reach", "late.yaml")])
def test_a_tree_with_errors_is_explained_with_a_warning(
    late: Callable[..., Ran], cli: Cli, tmp_path: Path, command: tuple[str, ...]
) -> None:
    """What stands in the file is not what the author meant, so an answer about it must not look whole."""
    assert late(command[0], *command[2:]).err == ""
    tree = tmp_path / "late.yaml"
    tree.write_text(
        TREE.replace("else: done", "else: dane").replace("to: small", "to: smoll"), encoding="utf-8"
    )

    ran = cli(*command, cwd=tmp_path)

    assert ran.code == 0
    assert ran.err == "decisiontree: tree 'late' has 2 errors; `decisiontree check` lists them\n"


def test_without_a_library_the_folder_is_named(cli: Cli, tmp_path: Path) -> None:
    """And not an empty list of trees."""
    ran = cli("explain", "late", "done", cwd=tmp_path)

    assert (ran.code, ran.err) == (
        2,
        "decisiontree: there is no folder 'trees'; name a file or folder, or start a tree with `decisiontree new`\n",
    )


def test_a_tree_that_is_not_there_is_named(cli: Cli, sample_trees: Path) -> None:
    """By its file or by its id."""
    assert (
        cli("explain", "refnd.yaml", "x", cwd=sample_trees).err
        == "decisiontree: there is no file 'refnd.yaml'\n"
    )
    assert (
        cli("reach", "refnd", cwd=sample_trees.parent).err
        == "decisiontree: there is no tree 'refnd'; did you mean 'refund'?\n"
    )
