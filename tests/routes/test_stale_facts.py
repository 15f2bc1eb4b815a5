"""Answers that go on counting after they were taken back, against every call through random trees."""

from __future__ import annotations

from random import Random

from stale_oracle import answering_library, left_stale
from walk_oracle import TooManyStates

from decisiontree.lint.wording import mentions
from decisiontree.model import Question, tree_texts
from decisiontree.routes import stale_facts
from decisiontree.routes.stale_facts import readers_of, suspects
from decisiontree.routes.walk_scope import WalkScope

TREES = 400
STATES = 20_000


def test_an_answer_is_stale_where_some_call_reads_it_so() -> None:
    """No more and no less, of all answers of which the links do not rule it out; and some of both are among them."""
    stale = fresh = 0
    for seed in range(TREES):
        library = answering_library(Random(seed))  # noqa: S311  a seed, so that a failure comes again
        main = library.trees["main"]
        printed = list(mentions(library, "main", tree_texts(main)))
        readers = readers_of(WalkScope(library, "main"), printed)
        found = list(stale_facts(library, "main", printed))
        questions = [node for node in main.nodes.values() if isinstance(node, Question)]
        for suspect in (each for node in questions for each in suspects(library, main, node, readers)):
            try:
                wanted = left_stale(library, suspect.node.id, suspect.fact, readers, most=STATES)
            except TooManyStates:
                continue
            told = {each for each in found if (each.node, each.fact) == (suspect.node.id, suspect.fact)}
            assert {each.option for each in told} == wanted, (seed, suspect.node.id)
            assert all(each.route[0] == "n0" for each in told)
            stale += len(wanted)
            fresh += len(set(suspect.leaving) - set(wanted))
    assert stale > 30
    assert fresh > 20
