"""Conditions that count days from the call, on the command line: what is found on some days only, and tried on others."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import Cli, Ran

TREE = """\
format: 1
title: Bought when
start: f
facts:
  bought: {type: date, label: Bought on, min: 2020-01-01, max: 2100-12-31}
nodes:
  f: {ask: When was it bought?, collect: [bought], to: b}
  b:
    cases:
      - {when: bought == today - 1 month and bought == today - 30 days, to: end_same}
      - {when: bought >= today - 30 days, to: end_back}
      - {when: bought < today - 1 month, to: end_no}
    else: end_no
  end_same: {outcome: Both, resolution: resolved}
  end_back: {outcome: Taken back, resolution: resolved}
  end_no: {outcome: Too late, resolution: informed}
"""
CALLS = """\
format: 1
today: 2027-03-31
scenarios:
  - name: A month is not thirty days
    facts: {bought: 2027-02-28}
    expect: {outcome: end_no}
  - name: On a day of its own
    today: 2027-03-30
    facts: {bought: 2027-02-28}
    expect: {outcome: end_same}
"""


@pytest.fixture
def shop(tmp_path: Path, cli: Cli) -> Callable[..., Ran]:
    """`shop("reach", "t.yaml")`: a command in a folder with one tree and its scenarios."""
    (tmp_path / "t.yaml").write_text(TREE, encoding="utf-8")
    (tmp_path / "t.scenarios.yaml").write_text(CALLS, encoding="utf-8")

    def run(*args: str, stdin: str = "") -> Ran:
        return cli(*args, stdin=stdin, cwd=tmp_path)

    return run


def test_explain_names_a_day_on_which_the_outcome_is_reached(shop: Callable[..., Ran]) -> None:
    """Of one day what it takes; where nothing leads there, another day on which something does."""
    here = shop("explain", "t.yaml", "end_same", "--today", "2027-03-30")
    elsewhere = shop("explain", "t.yaml", "end_same", "--today", "2027-01-05")

    assert "For a call that begins on 2027-03-30:" in here.out
    assert "Bought on: February 28, 2027" in here.out
    assert "No answers lead there." in elsewhere.out
    assert "end_same: for example on 2027-03-30" in elsewhere.out


def test_reach_is_of_one_day(shop: Callable[..., Ran]) -> None:
    """In a report for programs as well."""
    found = json.loads(shop("reach", "t.yaml", "--today", "2027-01-05", "--format", "json").out)

    assert {each["outcome"] for each in found["reached"]} == {"end_back", "end_no"}
    assert (found["today"], found["other_days"]) == ("2027-01-05", {"end_same": "2027-03-30"})


def test_play_goes_by_the_day_that_it_is_given(shop: Callable[..., Ran]) -> None:
    """The same answer leads elsewhere on another day."""
    played = [
        shop("play", "t.yaml", "--today", day, stdin="2027-02-28\n").out
        for day in ("2027-03-30", "2027-03-31")
    ]

    assert "Both" in played[0]
    assert "Too late" in played[1]


def test_scenarios_name_their_day(shop: Callable[..., Ran], tmp_path: Path) -> None:
    """For the file or one of them; without one they fail, and say what to write."""
    named = shop("test")
    (tmp_path / "t.scenarios.yaml").write_text(CALLS.replace("today: 2027-03-31\n", ""), encoding="utf-8")
    unnamed = shop("test")
    (tmp_path / "t.scenarios.yaml").write_text(CALLS.replace("2027-03-30", "9500-01-01"), encoding="utf-8")
    far = shop("test")

    assert (named.code, unnamed.code, far.code) == (0, 1, 1)
    assert "write the day of the call, such as today: 2026-11-30" in unnamed.out
    assert "a call begins on a day from 2000-01-01 to 8999-12-31" in far.out
