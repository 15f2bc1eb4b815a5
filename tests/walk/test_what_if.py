"""A walk with another fact or role, and a walk that becomes a scenario."""

from __future__ import annotations

from pathlib import Path

import pytest

from decisiontree.model import Library
from decisiontree.reader import load_library
from decisiontree.settings import Settings
from decisiontree.walk import (
    Answer,
    ChooseOption,
    Fill,
    Origin,
    ProvideFact,
    State,
    TakeWayOut,
    advance,
    begin,
    run_scenario,
    with_fact,
    with_origin,
    written_scenario,
)
from decisiontree.walk.scenario import Call
from decisiontree.workbench import open_workspace, scenarios_in, with_scenario

SAMPLES = Path(__file__).parents[2] / "trees"
TREE = """\
format: 1
title: Lamp
start: first
anytime: [{label: Danger, id: danger, to: end_danger}]
facts:
  days: {type: integer, label: Days, min: 0, max: 99}
  tier: {type: choice, label: Tier, values: {plain: Plain, gold: Gold}}
nodes:
  first: {ask: Which?, options: [{label: Long, id: long, to: details}, {label: Set, id: set, set: {tier: gold}, to: details}]}
  details: {collect: [days], to: late}
  late: {cases: [{when: days > 30 or tier == gold, to: old}], else: fresh}
  old: {ask: Old?, options: [{label: Yes, id: y, to: over}]}
  fresh: {ask: Fresh?, options: [{label: Yes, id: y, to: over}, {label: Again, id: again, to: details}]}
  over: {outcome: Over, resolution: resolved}
  end_danger: {outcome: Danger, resolution: transferred, team: Emergency}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with that tree."""
    (tmp_path / "lamp.yaml").write_text(TREE, encoding="utf-8")
    return tmp_path


def _walk(library: Library, *answers: Answer) -> State:
    state = begin(library, Origin("lamp"))
    for answer in answers:
        following = advance(library, state, answer)
        assert isinstance(following, State)
        state = following
    return state


def test_another_value_is_given_where_the_fact_was_given(folder: Path) -> None:
    """The answers are given again, and what no longer fits is named with its reason."""
    library = load_library([folder]).model
    state = _walk(library, ChooseOption("long"), Fill({"days": 40}), ChooseOption("y"))
    found = with_fact(library, state, "days", 3)
    assert found.state.needs == ("tier",)
    assert found.state.facts["days"] == 3
    assert [move.path for move in found.left] == ["old"]
    assert found.reason == "the call now goes to 'late' instead of 'old'"


def test_a_fact_that_no_answer_gave_is_known_when_the_call_begins(folder: Path) -> None:
    """And known no longer once it is taken away again; an answer to a fact that is not asked any more is left out."""
    library = load_library([folder]).model
    state = _walk(library, ChooseOption("long"), Fill({"days": 3}), ProvideFact("tier", "plain"))
    assert state.path == "fresh"
    gold = with_fact(library, state, "tier", "gold")
    assert (gold.state.path, gold.reason) == ("old", None)
    known = with_fact(library, _walk(library, ChooseOption("long")), "tier", "gold").state
    assert known.origin.given == {"tier": "gold"}
    assert with_fact(library, known, "tier", None).state.origin.given == {}


def test_a_fact_known_from_the_start_is_not_asked_again(folder: Path) -> None:
    """The answer that gave it later is left out without a complaint."""
    library = load_library([folder]).model
    state = _walk(library, ChooseOption("long"), Fill({"days": 3}), ProvideFact("tier", "plain"))
    origin = Origin("lamp", given={"tier": "plain"})
    found = with_origin(library, state, origin)
    assert (found.state.path, found.left) == ("fresh", ())
    assert len(found.state.moves) == 2


def test_loops_and_exits_are_written_visit_by_visit(folder: Path) -> None:
    """Read back from the file that it makes, the scenario ends as the walk did."""
    workspace = open_workspace([folder], settings=Settings(root=folder))
    library = workspace.library.model
    again = (Fill({"days": 5}), ChooseOption("again"), Fill({"days": 7}), ChooseOption("y"))
    state = _walk(
        library,
        ChooseOption("long"),
        Fill({"days": 3}),
        ProvideFact("tier", "plain"),
        ChooseOption("again"),
        *again,
    )
    out = _walk(
        library, ChooseOption("long"), Fill({"days": 3}), ProvideFact("tier", "plain"), ChooseOption("again")
    )
    following = advance(library, out, TakeWayOut("danger"))
    assert isinstance(following, State)
    for walked, name in ((state, "Two loops"), (following, "Out of the form")):
        workspace = with_scenario(workspace, "lamp", written_scenario(library, walked, name))
        result = run_scenario(library, "lamp", scenarios_in(workspace, "lamp")[-1])
        assert result.passed, result.reason
    text = workspace.library.scenarios["lamp"].document.text
    assert "facts: {days: [3, 5, 7], tier: plain}" in text
    assert 'fresh: [again, again, "y"]' in text
    assert "details: [continue, anytime/danger]" in text


@pytest.mark.parametrize("tree", ["internet", "clinic", "coldcall"])
def test_every_scenario_of_a_sample_written_again_ends_the_same(tree: str) -> None:
    """Facts of every type, called trees, incidents, days, ticks: read back by the reader, run by the walk."""
    workspace = open_workspace([SAMPLES / f"{tree}.yaml"], settings=Settings(root=SAMPLES))
    library = workspace.library.model
    for scenario in scenarios_in(workspace, tree):
        state = Call(library, tree, scenario).walked()
        after = with_scenario(workspace, tree, written_scenario(library, state, f"{scenario.name}, again"))
        result = run_scenario(library, tree, scenarios_in(after, tree)[-1])
        assert result.passed, (scenario.name, result.reason)
        assert after.library.scenarios[tree].document.text.startswith(
            workspace.library.scenarios[tree].document.text.rstrip("\n")
        )
