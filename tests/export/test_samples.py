"""Scenarios of the sample trees, clicked through on their pages: the page ends where the walk ends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path
from urllib.parse import quote

import pytest
from browsing import Rep, Scheme, flaws, follow, give_asked, visit
from calls import Call
from playwright.sync_api import Browser, expect
from sessions import json_of

from decisiontree.model import Library, Scenario
from decisiontree.reader import LibraryReading, load_library
from decisiontree.walk import ProvideFact, State

pytestmark = pytest.mark.browser

TREES: dict[str, Scheme] = {
    "clinic": "light",
    "coldcall": "dark",
    "heating": "light",
    "internet": "light",
    "outage": "dark",
    "refund": "light",
}
# A moment at which every incident of the samples is open.
NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def samples(sample_trees: Path) -> LibraryReading:
    """The sample library."""
    return load_library([sample_trees])


@pytest.fixture(scope="module")
def pages(site_of: Callable[[Path], Path], sample_trees: Path) -> Path:
    """The samples' pages."""
    return site_of(sample_trees)


@pytest.mark.parametrize(("tree", "scheme"), TREES.items())
def test_the_longest_scenario_can_be_clicked_through(
    browser: Browser, samples: LibraryReading, pages: Path, tree: str, scheme: Scheme
) -> None:
    """Page and walk end at the same outcome, offline, with an empty console and nothing for axe to find."""
    calls = [
        (scenario, Call(samples.model, tree, scenario).walked())
        for scenario in samples.scenarios[tree].scenarios
    ]
    scenario, state = max(calls, key=lambda call: len(call[1].moves))
    given = "#" + "&".join(f"f.{fact}={quote(text)}" for fact, text in scenario.given.items())
    with visit(browser, pages / f"{tree}.html", now=_moment_of(scenario), given=given, scheme=scheme) as rep:
        _take_role(rep, samples.model, state)
        _set_incident(rep, scenario)
        _click_through(rep, samples.model, state)
        assert flaws(rep) == []


def test_the_script_of_the_page_walks_every_scenario(
    browser: Browser, samples: LibraryReading, pages: Path
) -> None:
    """Given the same answers, the page's own logic ends where the walk in Python ends."""
    for tree, reading in samples.scenarios.items():
        calls = []
        for scenario in reading.scenarios:
            state = Call(samples.model, tree, scenario).walked()
            origin = {
                "tree": tree,
                "role": state.role,
                "given": dict(state.origin.given),
                "incident": scenario.incident,
                **({} if scenario.today is None else {"today": scenario.today}),
            }
            answers = [json_of(move.answer) for move in state.moves]
            calls.append((origin, answers, [state.tree, state.node]))
        with visit(browser, pages / f"{tree}.html", now=NOW) as rep:
            ended = rep.page.evaluate(_WALK, [[origin, answers] for origin, answers, _ in calls])
        assert ended == [end for _, _, end in calls], tree


_WALK = """(calls) => {
    const player = decisiontreePlayer;
    const data = player.load(JSON.parse(document.getElementById("data").textContent));
    return calls.map(([origin, answers]) => {
        const state = player.replay(data, player.start(data, origin), answers);
        return state.refused ? state : [state.outcome.tree, state.outcome.node];
    });
}"""


def _moment_of(scenario: Scenario) -> datetime:
    """Noon on the scenario's day."""
    return (
        NOW if scenario.today is None else datetime.combine(date.fromordinal(scenario.today), time(12), UTC)
    )


def _take_role(rep: Rep, library: Library, state: State) -> None:
    label = next(role.label for role in library.shared.roles if role.id == state.role)
    if rep.stage.get_attribute("id") == "who":
        rep.is_a(label)
        return
    rep.page.locator("[data-do=settings]").click()
    rep.page.locator("#set-role").select_option(label=label)
    rep.page.locator("#settings [data-do=close]").click()


def _set_incident(rep: Rep, scenario: Scenario) -> None:
    choice = rep.page.locator("#set-incident")
    if choice.count() == 0:
        assert scenario.incident is None
        return
    rep.page.locator("[data-do=settings]").click()
    choice.select_option(scenario.incident or "")
    rep.page.locator("#settings [data-do=close]").click()


def _click_through(rep: Rep, library: Library, state: State) -> None:
    tree = library.trees[state.origin.tree]
    facts = dict(library.shared.facts)
    for each in library.trees.values():
        facts |= each.facts
    facts |= tree.facts
    answers = [move.answer for move in state.moves]
    known = {answer.fact: answer.value for answer in answers if isinstance(answer, ProvideFact)}
    for move in state.moves:
        follow(rep, move, known, facts)
    give_asked(rep, known, facts)
    section = state.node if state.tree == state.origin.tree else f"{state.tree}.{state.node}"
    rep.stands_at(f"n-{section}")
    expect(rep.page.locator("#summary-text")).to_be_visible()
