"""`decisiontree authority` in a process of its own: the sample library, a tree that grants too much, broken files."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import Cli, Ran

SHARED = """\
format: 1
title: Shared
roles: [{id: rep, label: Rep}, {id: lead, label: Team lead}]
authority:
  refund: {label: Refund, currency: GBP, limits: {rep: 50.00, lead: any}}
"""
TREE = """\
format: 1
title: Money back
start: ask
facts:
  owed: {type: money, currency: GBP, label: Owed, min: 0, max: 400}
nodes:
  ask: {collect: [owed], to: may_i}
  may_i: {decide: refund, amount: owed, within: paid, above: hand_up}
  hand_up:
    ask: Does the lead agree?
    options:
      - {label: 'Yes', to: paid, APPROVES}
      - {label: 'No', to: refused}
      - {label: Nobody free, to: later}
  paid: {outcome: Paid, resolution: resolved, grants: [refund]}
  later: {outcome: Later, resolution: escalated, team: Leads}
  refused: {outcome: No, resolution: declined, because: A, alternative: B, review_route: C}
"""


@pytest.fixture
def run(tmp_path: Path, cli: Cli) -> Callable[..., Ran]:
    """`run("--format", "json", approves="approves: true")`: the command on one tree."""

    def on_a_tree(*options: str, approves: str = "approves: true", text: str = TREE) -> Ran:
        (tmp_path / "trees").mkdir(exist_ok=True)
        (tmp_path / "trees" / "library.yaml").write_text(SHARED, encoding="utf-8")
        (tmp_path / "trees" / "money.yaml").write_text(text.replace("APPROVES", approves), encoding="utf-8")
        return cli("authority", *options, cwd=tmp_path)

    return on_a_tree


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_the_sample_library_as_a_manager_sees_it(
    form: str, cli: Cli, repository: Path, golden: Callable[[Path, str], None]
) -> None:
    """Who may decide what, and how the routes of each tree end; nothing is granted that nobody decided."""
    ran = cli("authority", "trees", "--format", form, cwd=repository)

    assert (ran.code, ran.err) == (0, "")
    golden(Path(__file__).parent / "golden_authority" / f"trees.{form}", ran.out)


def test_the_text_fits_a_narrow_terminal(cli: Cli, repository: Path) -> None:
    """Eighty columns, the title of no tree left out."""
    lines = cli("authority", "trees", cwd=repository).out.splitlines()

    assert max(map(len, lines)) <= 80


def test_a_role_ends_by_itself_what_lies_within_its_limit(run: Callable[..., Ran]) -> None:
    """Of the four routes of a rep, one needs nobody; the lead, who may give any amount, never asks."""
    routes = json.loads(run("--format", "json").out)["libraries"][0]["trees"][0]["routes"]

    assert routes == [
        {"role": "rep", "routes": 4, "on_the_spot": 1, "someone_else": 2, "refused": 1},
        {"role": "lead", "routes": 1, "on_the_spot": 1, "someone_else": 0, "refused": 0},
    ]


def test_the_most_that_is_granted_is_the_limit_or_what_somebody_approved(run: Callable[..., Ran]) -> None:
    """A rep gives 50 alone and 400, the most that can be owed, with a yes."""
    rows = list(csv.DictReader(io.StringIO(run("--format", "csv").out)))
    most = {row["role"]: (row["own"], row["approved"]) for row in rows if row["table"] == "most"}

    assert most == {"rep": ("50.00", "400.00"), "lead": ("400.00", "")}


def test_a_grant_that_nobody_approved_does_not_hold(run: Callable[..., Ran]) -> None:
    """It is named, and the command fails."""
    ran = run(approves="hint: Ask her")

    assert ran.code == 1
    assert "not decided: 'refund' at 'money/paid' (above the limit, no one approves it)" in ran.out


def test_a_tree_that_cannot_be_read_is_said_to_be_so(run: Callable[..., Ran]) -> None:
    """The limits are shown all the same."""
    ran = run(text="format: 1\nnodes: [\n")

    assert ran.code == 1
    assert "cannot be read; `decisiontree check trees/money.yaml` says why" in ran.out
    assert "50.00" in ran.out


def test_nothing_is_claimed_of_a_tree_that_cannot_be_followed(run: Callable[..., Ran]) -> None:
    """A condition that cannot be read may lead anywhere: it is named, and what lies behind it does not hold."""
    branch = "nodes:\n  who: {cases: [{when: owed >> 3, to: ask}], else: ask}\n"
    text = TREE.replace("start: ask", "start: who").replace("nodes:\n", branch)
    ran = run("--format", "json", text=text)

    report = json.loads(ran.out)
    assert (ran.code, report["holds"], report["libraries"][0]["trees"][0]["exact"]) == (1, False, False)
    assert report["libraries"][0]["trees"][0]["cannot_be_followed_at"] == ["money/who"]
    assert "cannot be followed at 'money/who'" in run(text=text).out


def test_no_role_is_below_the_first_and_the_rest_is_followed(run: Callable[..., Ran]) -> None:
    """A condition that is never true is read like any other."""
    branch = "nodes:\n  who: {cases: [{when: role < rep, to: ask}], else: ask}\n"
    text = TREE.replace("start: ask", "start: who").replace("nodes:\n", branch)

    assert json.loads(run("--format", "json", text=text).out)["libraries"][0]["trees"][0]["exact"] is True


def test_a_tree_that_is_only_run_by_others_grants_nothing_by_itself(
    run: Callable[..., Ran], tmp_path: Path
) -> None:
    """What it grants is told with the tree that runs it, and decides before."""
    text = TREE.replace("grants: [refund]}", "grants: [refund]}\n  pay: {run: paying}")
    (tmp_path / "trees").mkdir()
    (tmp_path / "trees" / "paying.yaml").write_text(
        "format: 1\ntitle: Paying\nalone: false\nstart: given\n"
        "nodes:\n  given: {outcome: Given, resolution: resolved, grants: [refund]}\n",
        encoding="utf-8",
    )
    text = text.replace("within: paid", "within: pay")
    ran = run("--format", "json", text=text)

    report = json.loads(ran.out)
    assert (ran.code, report["holds"]) == (0, True)
    assert [(tree["id"], tree["alone"], tree["most"]) for tree in report["libraries"][0]["trees"]][1] == (
        "paying",
        False,
        [],
    )
    assert "only run by other trees" in run(text=text).out


def test_a_library_without_roles_has_no_table(tmp_path: Path, cli: Cli) -> None:
    """It is said what is missing."""
    (tmp_path / "one.yaml").write_text(
        "format: 1\nstart: a\nnodes:\n  a: {outcome: Done, resolution: resolved}\n", encoding="utf-8"
    )
    ran = cli("authority", "one.yaml", cwd=tmp_path)

    assert ran.code == 0
    assert "no roles are defined; list them in library.yaml, least authority first" in ran.out
    assert "its routes are counted for each role, and no roles are defined" in ran.out


def test_a_grant_without_roles_is_decided_by_no_one(tmp_path: Path, cli: Cli) -> None:
    """A library that has no roles yet does not make it hold."""
    (tmp_path / "one.yaml").write_text(
        "format: 1\nstart: a\nnodes:\n  a: {outcome: Done, resolution: resolved, grants: [refund]}\n",
        encoding="utf-8",
    )
    ran = cli("authority", "one.yaml", "--format", "json", cwd=tmp_path)

    assert (ran.code, json.loads(ran.out)["holds"]) == (1, False)


def test_it_is_written_to_a_file(run: Callable[..., Ran], tmp_path: Path) -> None:
    """Nothing is printed then."""
    ran = run("--format", "csv", "-o", "authority.csv")

    assert (ran.code, ran.out) == (0, "")
    assert (
        (tmp_path / "authority.csv")
        .read_text(encoding="utf-8")
        .startswith("library,table,tree,authority,role,")
    )
