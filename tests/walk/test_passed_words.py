"""What passed by itself, in words for whoever answered."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sessions import begin_with, read_session

from decisiontree.walk import Continue, Fill, Refusal, State, advance, passed_words

SESSION = read_session(Path(__file__).parents[1] / "conformance/what_passed_is_told.yaml")


def after(*answers: Fill | Continue, private: bool = False) -> tuple[str, ...]:
    """The words after some answers at the tree of the session, whose tier may be a private fact."""
    library = SESSION.library
    if private:
        tree = library.trees["main"]
        facts = {**tree.facts, "tier": replace(tree.facts["tier"], private=True)}
        library = replace(library, trees={**library.trees, "main": replace(tree, facts=facts)})
    state: State | Refusal = begin_with(library, SESSION.origin)
    for answer in answers:
        assert isinstance(state, State)
        state = advance(library, state, answer)
    assert isinstance(state, State)
    return passed_words(library, state)


def test_steps_and_branches_are_said_in_sentences() -> None:
    """All steps that were skipped in one, each branch in its own, in the words of its condition."""
    assert after() == ()
    assert after(Fill({"tier": "gold"}, ("cables",))) == (
        "2 steps skipped, already tried: cables.",
        "The next step was chosen by what is known: Tier is Gold.",
    )
    assert after(Fill({"tier": "gold"}, ("cables",)), Fill({"due": 3})) == (
        "The next step was chosen because none of this is true: Due is at least 6.",
    )


def test_a_condition_on_a_private_fact_is_not_shown() -> None:
    """Neither one that was true nor one that was false."""
    chosen = "The next step was chosen by a private detail."

    assert after(Fill({"tier": "gold"}, ("cables",)), private=True)[1:] == (chosen,)
    assert after(Fill({"tier": "standard"}, ()), Continue(), private=True)[-1:] == (chosen,)
