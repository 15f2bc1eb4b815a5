"""A state is its answers: replay gives it again, and back undoes exactly one."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from random_walks import DAYS, random_answer, random_session
from sessions import NO_ANSWERS, answer_of, begin_with, files, read_session, resume

from decisiontree.model import Library
from decisiontree.reader import load_library
from decisiontree.walk import Refusal, State, advance, back, begin

TREES = Path(__file__).parents[2] / "trees"


@cache
def libraries() -> list[tuple[Library, str]]:
    """Every sample tree, and the tree of every conformance file."""
    samples = load_library([TREES]).model
    sessions = [read_session(file) for file in files()]
    return [(samples, tree) for tree in samples.trees] + [(one.library, one.tree) for one in sessions]


def walked(seed: int) -> tuple[Library, State]:
    """A random state somewhere in a random tree."""
    random = Random(seed)  # noqa: S311  hypothesis gives the seed
    library, tree = random.choice(libraries())
    origin, answers = random_session(library, tree, seed)
    forward = [answer_of(answer) for answer in answers if answer["kind"] not in NO_ANSWERS]
    state, _ = resume(library, begin_with(library, origin), forward[: random.randint(0, len(forward))])
    return library, state


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 2**32))
def test_replaying_the_answers_gives_the_state_again(seed: int) -> None:
    """The journal is the whole truth: nothing else is remembered."""
    library, state = walked(seed)

    answers = [move.answer for move in state.moves]
    assert resume(library, begin(library, state.origin), answers) == (state, len(answers))


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 2**32))
def test_back_undoes_one_answer(seed: int) -> None:
    """After any answer that is taken, back gives the state before it, whole."""
    library, state = walked(seed)
    if state.finished:
        state = back(library, state)
    answer = random_answer(library, state, Random(seed))  # noqa: S311  hypothesis gives the seed
    if answer["kind"] in NO_ANSWERS:
        return
    following = advance(library, state, answer_of(answer))

    assert isinstance(following, Refusal) or back(library, following) == state


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 2**32))
def test_a_refused_answer_changes_nothing(seed: int) -> None:
    """What does not fit is refused with words, and resuming stops before it."""
    library, state = walked(seed)
    wrong = answer_of({"kind": "option", "key": "no such option"})
    refusal = advance(library, state, wrong)

    assert isinstance(refusal, Refusal)
    assert refusal.message
    assert resume(library, state, [wrong, wrong]) == (state, 0)


def test_at_the_beginning_back_changes_nothing() -> None:
    """There is no answer to undo."""
    for library, tree in libraries():
        state = begin_with(library, {"tree": tree, "today": DAYS[0]})
        assert back(library, state) == state
