"""Walking a tree: pure steps from state to state, replay, and what the rep sees. Touches no file, no clock, no screen."""

from __future__ import annotations

from decisiontree.walk.advance import advance, begin, start
from decisiontree.walk.answer import (
    MUST_SAY,
    Agreed,
    Answer,
    ChooseOption,
    Continue,
    Corrected,
    Fill,
    Jump,
    ProvideFact,
    Refusal,
    TakeWayOut,
    said_ticks,
)
from decisiontree.walk.coverage import Coverage, scenario_coverage
from decisiontree.walk.fill import fill_text
from decisiontree.walk.limits import Verdict, suggestion
from decisiontree.walk.paragraphs import (
    Paragraph,
    ending_of,
    incident_paragraphs,
    remarks_of,
    verdict_paragraphs,
    words_of,
)
from decisiontree.walk.passed_words import passed_words
from decisiontree.walk.present import AskedField, Presented, Tick, numbered_answers, present, shown_now
from decisiontree.walk.replay import Repeated, answered_again, back, with_incidents
from decisiontree.walk.scenario import Call, ScenarioResult, run_scenario, walked_scenario
from decisiontree.walk.scenario_step import ScenarioStep
from decisiontree.walk.sees import See, see_of, see_paragraphs, seen, sees_of
from decisiontree.walk.state import Grant, Move, Origin, State
from decisiontree.walk.summary import Summary, SummaryLine, summarize
from decisiontree.walk.today import reads_today
from decisiontree.walk.verdict_words import verdict_words
from decisiontree.walk.version import tree_version, trees_run
from decisiontree.walk.what_if import with_fact, with_origin
from decisiontree.walk.wording import Filling, outside_a_call
from decisiontree.walk.written_scenario import written_scenario

__all__ = [
    "MUST_SAY",
    "Agreed",
    "Answer",
    "AskedField",
    "Call",
    "ChooseOption",
    "Continue",
    "Corrected",
    "Coverage",
    "Fill",
    "Filling",
    "Grant",
    "Jump",
    "Move",
    "Origin",
    "Paragraph",
    "Presented",
    "ProvideFact",
    "Refusal",
    "Repeated",
    "ScenarioResult",
    "ScenarioStep",
    "See",
    "State",
    "Summary",
    "SummaryLine",
    "TakeWayOut",
    "Tick",
    "Verdict",
    "advance",
    "answered_again",
    "back",
    "begin",
    "ending_of",
    "fill_text",
    "incident_paragraphs",
    "numbered_answers",
    "outside_a_call",
    "passed_words",
    "present",
    "reads_today",
    "remarks_of",
    "run_scenario",
    "said_ticks",
    "scenario_coverage",
    "see_of",
    "see_paragraphs",
    "seen",
    "sees_of",
    "shown_now",
    "start",
    "suggestion",
    "summarize",
    "tree_version",
    "trees_run",
    "verdict_paragraphs",
    "verdict_words",
    "walked_scenario",
    "with_fact",
    "with_incidents",
    "with_origin",
    "words_of",
    "written_scenario",
]
