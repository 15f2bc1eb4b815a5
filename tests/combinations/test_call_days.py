"""What conditions leave open on some day of a call, against every day of five hundred years."""

from __future__ import annotations

from datetime import date
from random import Random

import dated_branches
import pytest
from dated_branches import every_case, random_conditions, texts_of, true_at
from how_many import exploring, how_many

from decisiontree.combinations import analyse, vocabulary
from decisiontree.combinations.analysis import Analysis
from decisiontree.combinations.space import Example
from decisiontree.guards import GuardFault, parse
from decisiontree.model import TODAY, Guard

BRANCHES = how_many(24, 300)
VOCABULARY = vocabulary(dated_branches.FACTS, ())


def _guards(texts: list[str]) -> list[Guard] | None:
    """The conditions as they are read; None where one of them can be true of no value and is refused."""
    read = [parse(text, dated_branches.FACTS, ()) for text in texts]
    return (
        None
        if any(isinstance(each, GuardFault) for each in read)
        else [g for g in read if not isinstance(g, GuardFault)]
    )


@exploring
@pytest.mark.parametrize("seed", range(3))
def test_every_day_agrees_with_the_analysis(seed: int) -> None:
    """Gaps, overlaps, and conditions that are impossible, shadowed or always true are those that trying every day finds."""
    random = Random(seed)  # noqa: S311  a seed, so that a failure comes again
    looked_at = gaps = 0
    while looked_at < BRANCHES // 3:
        conditions = random_conditions(random)
        guards = _guards(texts_of(conditions))
        if guards is None:
            continue
        looked_at += 1
        analysis = analyse(guards, VOCABULARY)
        cases = set(every_case(conditions))

        gaps += analysis.gap is not None
        assert (analysis.gap is not None) == any(not any(case) for case in cases), texts_of(conditions)
        for at, row in enumerate(analysis.rows):
            true = [case for case in cases if case[at]]
            assert row.impossible == (not true)
            assert row.always == (len(true) == len(cases))
            assert row.shadowed == (bool(true) and all(any(case[:at]) for case in true))
            together = {earlier for earlier in range(at) if any(case[earlier] for case in true)}
            assert {clash.earlier for clash in row.clashes} == together
        _assert_examples(conditions, analysis)
    assert 0 < gaps < looked_at


def _assert_examples(conditions: dated_branches.Conditions, analysis: Analysis) -> None:
    if analysis.gap is not None:
        assert not any(_shown(conditions, analysis.gap.example()))
    for at, row in enumerate(analysis.rows):
        for clash in row.clashes:
            shown = _shown(conditions, clash.where.example())
            assert shown[at]
            assert shown[clash.earlier]


def _shown(conditions: dated_branches.Conditions, example: Example) -> tuple[bool, ...]:
    """Which conditions are true of an example; what it leaves out may be anything."""
    values = {sample.fact.id: sample.value for sample in example}
    today = values.pop(TODAY, date(2027, 1, 1).toordinal())
    anything = {fact: domain[0].toordinal() for fact, domain in dated_branches.DOMAINS.items()}
    assert isinstance(today, int)
    return true_at(
        conditions, {**anything, **{name: v for name, v in values.items() if isinstance(v, int)}}, today
    )
