"""The same sessions and conditions in the page's own script, in a browser: it must see what Python sees."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from broken_trees import broken_library
from dated_branches import by_pages
from player_page import (
    InPage,
    assert_conditions_agree,
    assert_walks_agree,
    calls_on,
    calls_on_random_trees,
    player_page,
)
from playwright.sync_api import Browser
from random_guards import FACTS
from random_walks import random_session
from sessions import NO_ANSWERS, TRACE_JS, answer_of, begin_with, files, read_session, resume, trace

from decisiontree.errors import UsageError
from decisiontree.export.player_data import compile_page
from decisiontree.guards import parse_value, show_value
from decisiontree.model import FromToday, Library, Tree
from decisiontree.reader import load_library
from decisiontree.walk import Summary, summarize

pytestmark = pytest.mark.browser


_WRONG_DAYS = """(table) => table.filter(([today, months, days, day]) => {
  const guard = ["in", "day", [[[months, days], [months, days]]]];
  return globalThis.decisiontreePlayer.evaluate(guard, new Map([["day", day], ["day of the call", today]])) !== true;
})"""


@pytest.fixture(scope="module")
def in_page(browser: Browser) -> Iterator[InPage]:
    """`in_page(function, argument)` in a page that holds the built script and nothing else."""
    with player_page(browser) as run:
        yield run


def test_every_session_is_the_same_in_the_page(in_page: InPage) -> None:
    """Every state of every conformance file, whole."""
    sessions = [read_session(file) for file in files()]
    pages = {one.name: compile_page(one.library, one.tree) for one in sessions}

    in_browser = in_page(TRACE_JS, [pages, [[one.name, one.origin, one.answers] for one in sessions]])

    for session, states in zip(sessions, in_browser, strict=True):
        python = trace(session.library, begin_with(session.library, session.origin), session.answers)
        assert states == json.loads(json.dumps(python)), session.name


def test_days_are_counted_alike_from_every_day_that_tells(in_page: InPage) -> None:
    """The ends of all months of 400 years, by days and by months; each as the calendar's pages have it."""
    first = date(1999, 1, 1).toordinal()
    days = [day for day in range(first, first + 146_097) if date.fromordinal(day + 2).day <= 4]
    offsets = [(0, -30), (-1, 0), (1, 0), (-12, 0), (11, -1), (-216, 1), (2400, 0)]
    table = [
        (today, months, more, FromToday(months, more).on(today)) for today in days for months, more in offsets
    ]
    for today, months, more, found in table[:: len(table) // 2000]:
        assert found == by_pages(today, months) + more

    wrong = in_page(_WRONG_DAYS, table)

    assert len(table) > 100_000
    assert wrong == []


def test_random_sessions_on_the_sample_trees_are_the_same_in_the_page(
    in_page: InPage, sample_trees: Path
) -> None:
    """Hundreds of random calls, wrong answers and going back included."""
    assert assert_walks_agree(in_page, calls_on(load_library([sample_trees]).model, range(16))) > 40


def test_random_sessions_on_random_trees_are_the_same_in_the_page(in_page: InPage) -> None:
    """Trees that nobody would write: decisions that are replaced and void, facts that are forgotten, loops, exits."""
    assert assert_walks_agree(in_page, calls_on_random_trees(range(30))) > 30


def test_random_sessions_on_the_conformance_libraries_are_the_same_in_the_page(in_page: InPage) -> None:
    """Other answers than the files give, on the same trees: every rule meets every other."""
    sessions = [read_session(file) for file in files()]
    pages = {one.name: compile_page(one.library, one.tree) for one in sessions}
    walks = [(one, *random_session(one.library, one.tree, seed)) for one in sessions for seed in range(4)]

    in_browser = in_page(TRACE_JS, [pages, [[one.name, origin, answers] for one, origin, answers in walks]])

    for (session, origin, answers), states in zip(walks, in_browser, strict=True):
        python = trace(session.library, begin_with(session.library, origin), answers)
        assert states == json.loads(json.dumps(python)), (session.name, origin)


def test_broken_trees_refuse_alike_in_the_page(in_page: InPage, sample_trees: Path) -> None:
    """Whatever a slip does to a library: no walk ends in an exception, and both refuse at the same place."""
    pages, walks = {}, []
    for seed in range(8):
        library = broken_library(sample_trees, seed)
        for tree in library.trees:
            with suppress(UsageError):  # a tree that cannot even be started
                origin, answers = random_session(library, tree, seed)
                pages[f"{tree} {seed}"] = compile_page(library, tree)
                walks.append((f"{tree} {seed}", library, origin, answers))

    in_browser = in_page(TRACE_JS, [pages, [[name, origin, answers] for name, _, origin, answers in walks]])

    for (name, library, origin, answers), states in zip(walks, in_browser, strict=True):
        assert states == json.loads(json.dumps(trace(library, begin_with(library, origin), answers))), name
    assert any(state.get("refused") == "no-way" for states in in_browser for state in states)


def test_random_conditions_are_the_same_in_the_page(in_page: InPage) -> None:
    """Thousands of conditions against known and unknown facts: true, false, or the same fact that is needed."""
    verdicts = assert_conditions_agree(in_page, Random(7), 1500)  # noqa: S311  a seed, so that a failure comes again

    assert verdicts >= {"true", "false", '{"unknown": "days"}'}


def test_texts_become_the_same_values_in_the_page(in_page: InPage) -> None:
    """What may be written for each type of fact, what may not, and how a value is written back."""
    texts = [
        "", " ", "0", "-0", "00", "7", "-7", "007", "+7", "1e3", "1.0", ".5", "5.", "0.005", "12.34", "12.345", "-12.3", "12,30", "1 000",
        "9007199254740991", "9007199254740992", "-9007199254740991", "999999999999", "999999999999.99", "9999999999999", "١٢",
        "2024-02-29", "2023-02-29", "0001-01-01", "0000-12-31", "9999-12-31", "10000-01-01", "2024-2-9", "20240229", "2024-02-29\n",
        "true", "false", "True", "yes", "gold", "Gold", "24h", "a b", "x" * 1000, "x" * 1001, "😀" * 1000, "😀" * 1001,
    ]  # fmt: skip
    facts = [
        *FACTS.values(),
        replace(FACTS["owed"], currency="JPY"),
        replace(FACTS["bought"], minimum=738945),
    ]
    library = Library(
        trees={"tree": Tree(id="tree", facts={str(number): fact for number, fact in enumerate(facts)})}
    )
    page = compile_page(library, "tree")
    parse_all = """([page, texts]) => page.trees[0].facts.map((fact) => texts.map((text) => {
        const value = globalThis.decisiontreePlayer.parseValue(fact, text);
        return value === null ? [null, null] : [value, globalThis.decisiontreePlayer.showValue(fact, value)];
    }))"""

    in_browser = in_page(parse_all, [page, texts])

    for fact, row in zip(facts, in_browser, strict=True):
        for text, pair in zip(texts, row, strict=True):
            value = parse_value(fact, text)
            assert pair == [value, None if value is None else show_value(fact, value)], (fact.id, text)


def test_placeholders_and_summaries_are_the_same_in_the_page(in_page: InPage, sample_trees: Path) -> None:
    """Character by character, money and dates too."""
    library = load_library([sample_trees]).model
    walks = [random_session(library, tree, seed) for tree in library.trees for seed in range(4)]
    pages = {tree: compile_page(library, tree) for tree in library.trees}
    forward = [
        (origin, [one for one in answers if one["kind"] not in NO_ANSWERS]) for origin, answers in walks
    ]
    summaries = """([pages, walks]) => walks.map(([origin, answers]) => {
        const player = globalThis.decisiontreePlayer;
        const data = player.load(pages[origin.tree]);
        const { state } = player.resume(data, player.start(data, origin), answers);
        return [player.summary(data, state, { withPrivate: false }), player.summary(data, state, { withPrivate: true })];
    })"""

    in_browser = in_page(summaries, [pages, forward])

    for (origin, answers), (public, private) in zip(forward, in_browser, strict=True):
        state, _ = resume(library, begin_with(library, origin), map(answer_of, answers))
        assert public == _plain_summary(summarize(library, state))
        assert private == _plain_summary(summarize(library, state, with_private=True))


def _plain_summary(summary: Summary) -> dict[str, Any]:
    return summary._asdict() | {
        "steps": [line._asdict() for line in summary.steps],
        "facts": [known._asdict() for known in summary.facts],
        "grants": [given._asdict() for given in summary.grants],
        "withheld": list(summary.withheld),
    }
