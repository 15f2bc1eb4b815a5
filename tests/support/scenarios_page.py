"""docs/reference/scenarios.md, written from the field table, the table of transitions and what a walk says. Gives a text; writes no file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, get_args

from format_page import field_table
from texts_as_files import read_texts

from decisiontree.reader.fields import SCENARIOS
from decisiontree.transitions import Answered
from decisiontree.transitions.edges import TABLE
from decisiontree.walk import ScenarioResult, run_scenario
from decisiontree.walk.scenario import MOVES, WAY_OUT

LIBRARY = """\
format: 1
title: Parcels
roles:
  - {id: rep, label: Customer rep}
  - {id: lead, label: Team lead}
authority:
  refund: {label: Refund, currency: GBP, limits: {rep: 50.00, lead: any}}
"""
TREE = """\
format: 1
title: Late parcel
start: passed
anytime:
  - {label: Safety or harm, id: safety, to: end_specialist}
facts:
  tier: {type: choice, label: Customer tier, values: {standard: Standard, gold: Gold}, given: true}
  days_late: {type: integer, label: Days late, min: 0, max: 365}
  owed: {type: money, currency: GBP, label: Amount owed, min: 0, max: 500}
nodes:
  passed:
    ask: Did the caller pass the identity check?
    options:
      - {label: "Yes, passed", id: ok, to: details}
      - {label: Not passed, to: end_unknown}
  details: {ask: How late is it?, collect: [days_late, owed], to: listen}
  listen: {listen: "It is {days_late} days late. Is that right?", agreed: how_late, corrected: details}
  how_late:
    cases:
      - {when: days_late >= 3 or tier == gold, to: entitled}
    else: end_sorry
  entitled: {say: I can refund it., decide: refund, amount: owed, within: end_refunded, above: lead}
  lead:
    ask: Does a team lead agree?
    options:
      - {label: Agreed, approves: true, to: end_refunded}
      - {label: Not agreed, to: end_sorry}
  end_refunded: {outcome: Refunded, resolution: resolved, grants: [refund]}
  end_sorry: {outcome: Said sorry, resolution: informed}
  end_unknown: {outcome: Not identified, resolution: abandoned}
  end_specialist: {outcome: With a specialist, resolution: transferred, team: Specialists}
"""
CALLS = """\
format: 1
scenarios:
  - name: Four days late, refunded by the rep
    role: rep
    given: {tier: standard}
    facts: {days_late: 4, owed: 40.00}
    answers: {passed: ok, listen: agreed}
    expect: {outcome: end_refunded, grants: {refund: 40.00}}

  - name: Gold, more than the rep may give, a lead agrees
    role: rep
    given: {tier: gold}
    facts: {days_late: 1, owed: 80.00}
    answers: {passed: "Yes, passed", listen: agreed, lead: agreed}
    expect: {outcome: end_refunded, grants: {refund: 80.00}}

  - name: The caller corrects the number of days
    given: {tier: standard}
    facts: {days_late: [4, 2], owed: 40.00}
    answers: {passed: ok, listen: [corrected, agreed]}
    expect: {outcome: end_sorry, grants: {}}

  - name: The caller is in danger
    given: {tier: standard}
    answers: {passed: ok, details: anytime/safety}
    expect: {outcome: end_specialist}
"""
CALLED = """\
format: 1
title: Identify the caller
start: check
nodes:
  check:
    ask: Do name and postcode agree?
    options:
      - {label: They agree, to: passed}
      - {label: They do not, to: failed}
  passed: {outcome: Identified, resolution: informed}
  failed: {outcome: Not identified, resolution: informed}
"""
CALLING = """\
start: broken
nodes:
  broken: {cases: [{when: incident, to: end_known}], else: who}
  who: {run: identify, returns: {passed: so_far}}
  so_far: {ask: What has been tried?, collect: [tried], to: cables}
  cables: {do: Check the cables., satisfies: [cables], skip_if: [cables], to: end_done}
  end_done: {outcome: Done, resolution: resolved}
  end_known: {outcome: Told about the incident, resolution: informed}
"""
INCIDENTS = """\
incidents:
  - {id: inc_204, trees: [internet], starts: 2026-11-20T08:00Z, expires: 2026-11-22T08:00Z, banner: Fault in the north}
"""
CALLING_CALLS = """\
scenarios:
  - name: Cables were checked before the call
    facts: {tried: [cables]}
    answers: {identify/check: They agree}
    expect: {outcome: end_done}

  - name: Ends in the tree that was called
    answers: {identify/check: They do not}
    expect: {outcome: identify/failed}

  - name: The fault is known
    incident: inc_204
    expect: {outcome: end_known}
"""


class Mistake(NamedTuple):
    """What is wrong, and the scenario that has it: a piece of the first one of the page, and what stands in its place."""

    what: str
    old: str
    new: str


MISTAKES = (
    Mistake(
        "a question without an answer", "answers: {passed: ok, listen: agreed}", "answers: {listen: agreed}"
    ),
    Mistake("an answer that no option has", "passed: ok", "passed: maybe"),
    Mistake("a wrong word at a `listen` node", "listen: agreed", "listen: yes"),
    Mistake("a fact that the scenario does not give", "given: {tier: standard}", "given: {}"),
    Mistake("a value that is not one of the fact's", "tier: standard", "tier: silver"),
    Mistake("a fact that the tree does not have", "given: {tier: standard}", "given: {teir: gold}"),
    Mistake("a role that is not in `library.yaml`", "role: rep", "role: boss"),
    Mistake("another outcome than expected", "outcome: end_refunded", "outcome: end_sorry"),
    Mistake("another amount than expected", "{refund: 40.00}", "{refund: 50.00}"),
    Mistake("a grant that is not expected", "{refund: 40.00}", "{}"),
    Mistake("an answer that the call never uses", "listen: agreed}", "listen: agreed, lead: agreed}"),
)

ANSWERS: dict[Answered, tuple[str, str]] = {
    "option": ("the id of an option, or its label", '`passed: ok` · `passed: "Yes, passed"`'),
    "listen": ("`agreed` or `corrected`", "`listen: agreed`"),
    "fill": ("nothing; the form takes its values from `facts`", "`facts: {days_late: 4}`"),
    "continue": ("nothing; the call goes on without an answer", ""),
}
"""What a scenario answers, by what the rep does at a node."""

_OPENING = """\
# Scenarios

<!-- Written by tests/support/scenarios_page.py from the code's tables; `pytest tests/walk/test_scenarios_page.py --update-golden` writes it again. -->

A scenario is a call that you write as a test. It contains the facts, the answer at each node, and how the call must end.
The scenarios of `parcels.yaml` are in `parcels.scenarios.yaml`, in the same folder.

`decisiontree test` runs all scenarios. If one fails, the command shows where the call left the expected route. The command also lists outcomes
and decisions that no scenario reaches.

## A whole example

`library.yaml`:
"""


_FIELDS = next(spec for spec in SCENARIOS if spec.key == "scenarios").fields


def scenarios_page() -> str:
    """The whole page."""
    return "\n".join(
        (
            _OPENING,
            _yaml(LIBRARY),
            "`parcels.yaml`:\n",
            _yaml(TREE),
            "`parcels.scenarios.yaml`:\n",
            _yaml(CALLS),
            "## Fields of a scenario\n",
            *field_table(_FIELDS),
            "Fields of `expect`:\n",
            *field_table(next(spec for spec in _FIELDS if spec.key == "expect").fields),
            "Without `grants`, the call may grant anything. With `grants: {}`, it must grant nothing.\n",
            "## What to write under `answers`\n",
            "The key is the id of the node. What you write depends on the kind of node:\n",
            "| node | you write | for example |\n|---|---|---|",
            *_answers(),
            "",
            _MORE,
            _yaml(CALLED),
            "Nodes of `internet.yaml`, which runs it:\n",
            _yaml(CALLING),
            "In `library.yaml`:\n",
            _yaml(INCIDENTS),
            "In `internet.scenarios.yaml`:\n",
            _yaml(CALLING_CALLS),
            "## What a failed scenario says\n",
            "Each row is one mistake in the first scenario above:\n",
            "| mistake | for example | `decisiontree test` says |\n|---|---|---|",
            *_mistakes(),
            "",
        )
    )


_MORE = f"""\
- **An exit**: at the node where the rep takes the exit, write `{WAY_OUT}` and its id or label: `details: {WAY_OUT}safety`.
- **Several visits**: a list has one answer for each visit of the node. The last one repeats: `listen: [corrected, agreed]`.
  Under `facts`, a list has one value for each time that the rep fills in the fact: `days_late: [4, 2]`.
- **Several values**: each value of a fact of the type `choices` is a list, so under `facts` it is in the list of visits:
  `symptoms: [[cough, fever]]` for one visit, `symptoms: [[cough], [fever]]` for two, and `symptoms: [[]]` for the empty answer.
  Under `given`, there are no visits: write `symptoms: [cough, fever]`, or `symptoms: []` for the empty answer.
- **Fields that are not shown**: a field whose condition is not true takes no value. If no visit takes a value, the scenario fails and names it.
- **A label**: capitals, spaces and punctuation need not match. `passed: yes passed` names the option `Yes, passed`. If you write a comma or a colon, put the label in quotes.
- **Nodes of another tree**: write the id of the tree, a slash and the id of the node: `identify/check`. Write an outcome of another tree in the same way.
- **What was tried**: if a form collects `tried`, list what the rep ticks there: `facts: {{tried: [cables]}}`.
- **Words that must be said**: you write nothing. The scenario ticks every `must_say`.
- **Facts**: the facts under `given` are known before the call begins. The rep enters those under `facts` when a form or a condition asks for them. Write
  values as in [conditions](conditions.md#values-by-type-of-fact): `40.00`, `2026-01-31`, `true`, `gold`.
- **A role**: if you leave out `role`, the rep has the first role of `library.yaml`, which has the least authority.
- **An incident**: `incident` names the incident that is open during the call; its dates do not matter. If you leave it out, no incident is open.
- **The day**: if a condition counts days from [today](conditions.md#days-counted-from-the-call), write the day on which the call begins: `today: 2026-11-30`.
  Above `scenarios`, it is the day of every scenario in the file. A scenario can have a day of its own. Without a day, such a scenario fails.
- **Loops**: a scenario fails after {MOVES} answers, so that it cannot run forever.

## Called trees, ticks and incidents

`identify.yaml`:
"""


def library_files() -> dict[str, str]:
    """The files of the whole example."""
    return {"library.yaml": LIBRARY, "parcels.yaml": TREE, "parcels.scenarios.yaml": CALLS}


def calling_files() -> dict[str, str]:
    """The files of the second example, with what the page leaves out."""
    return {
        "library.yaml": LIBRARY + INCIDENTS,
        "identify.yaml": CALLED,
        "internet.yaml": "format: 1\ntitle: Internet\n" + CALLING,
        "internet.scenarios.yaml": "format: 1\n" + CALLING_CALLS,
    }


def results(files: dict[str, str], tree: str) -> tuple[ScenarioResult, ...]:
    """Every scenario of a tree, run."""
    library = read_texts(files)
    return tuple(run_scenario(library.model, tree, each) for each in library.scenarios[tree].scenarios)


def message(mistake: Mistake) -> str | None:
    """What the first scenario says when it has a mistake."""
    assert CALLS.count(mistake.old), mistake.old
    calls = CALLS.replace(mistake.old, mistake.new, 1)
    result = results({**library_files(), "parcels.scenarios.yaml": calls}, "parcels")[0]
    return (
        result.reason
        if result.path is None or result.outcome is not None
        else f"at '{result.path}': {result.reason}"
    )


def _yaml(text: str) -> str:
    kind = "yaml" if text.startswith("format:") else "yaml fragment"
    return f"```{kind}\n{text}```\n"


def _answers() -> Iterator[str]:
    for answered in get_args(Answered):
        kinds = [kind.__name__.lower() for kind, row in TABLE.items() if row.answered_by == answered]
        names = ", ".join(kind for kind in kinds if kind != "unreadable")
        yield f"| {names} | {' | '.join(ANSWERS[answered])} |"


def _mistakes() -> Iterator[str]:
    for mistake in MISTAKES:
        yield f"| {mistake.what} | `{mistake.new}` | {message(mistake)} |"
