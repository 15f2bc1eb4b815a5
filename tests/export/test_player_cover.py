"""Every way through every sample tree, taken at its page, calls with the keyboard alone and calls with the mouse in turn: they end where the walk ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import cycle, groupby
from pathlib import Path

import pytest
from browsing import Rep, section_of, visit
from edge_cover import TODAY, covering_calls
from hands import Hand, Keyboard, Mouse, answer
from playwright.sync_api import Browser

from decisiontree.model import Fact, Library
from decisiontree.reader import load_library
from decisiontree.walk import State, TakeWayOut

pytestmark = pytest.mark.browser

TREES = ("clinic", "coldcall", "heating", "internet", "outage", "refund")
HANDS: tuple[Hand, ...] = (Keyboard(), Mouse())
_SECTION = "document.querySelector('#stage > section').id"
SMALL = (700, 560)
"""A small window is drawn sooner."""
NOON = datetime.combine(datetime.fromordinal(TODAY), datetime.min.time(), UTC).replace(hour=12)


@pytest.fixture(scope="module")
def samples(sample_trees: Path) -> Library:
    """The sample library."""
    return load_library([sample_trees]).model


@pytest.mark.parametrize("tree", TREES)
def test_every_way_of_a_sample_tree_ends_as_the_walk_does(
    browser: Browser,
    samples: Library,
    site_of: Callable[[Path], Path],
    sample_trees: Path,
    tree: str,
) -> None:
    """One page is open all the time; each call begins with *Next call* of the one before."""
    incidents = [each.id for each in samples.shared.incidents if tree in each.trees]
    calls, missing = covering_calls(samples, tree, incidents)
    assert missing == set()
    hands = cycle(HANDS)
    with visit(browser, site_of(sample_trees) / f"{tree}.html", now=NOON, size=SMALL) as rep:
        if rep.stage.get_attribute("id") == "who":
            rep.is_a(samples.shared.roles[0].label)
        for (role, open_ones), group in groupby(sorted(calls, key=_origin), _origin):
            _sets(rep, samples, role, has_incidents=bool(incidents), incident="*" if open_ones else "")
            for call in group:
                hand = next(hands)
                _walks(rep, hand, call, dict(_facts(samples, call)))
                hand.begins_anew(rep)


def _origin(call: State) -> tuple[str, bool]:
    return call.origin.role or "", bool(call.origin.incidents)


def _facts(library: Library, call: State) -> Iterator[tuple[str, Fact]]:
    yield from library.shared.facts.items()
    for move in call.moves:
        tree = move.path.rpartition("/")[0] or call.origin.tree
        yield from library.trees[tree.rpartition("/")[2]].facts.items()


def _sets(rep: Rep, library: Library, role: str, *, has_incidents: bool, incident: str) -> None:
    label = next(each.label for each in library.shared.roles if each.id == role)
    rep.page.locator("[data-do=settings]").click()
    rep.page.locator("#set-role").select_option(label=label)
    if has_incidents:
        rep.page.locator("#set-incident").select_option(incident)
    rep.page.locator("#settings [data-do=close]").click()


def _walks(rep: Rep, hand: Hand, call: State, facts: dict[str, Fact]) -> None:
    """Answer by answer, each at the step where the walk stands."""
    for move in call.moves:
        places = {"facts" if move.for_facts else section_of(move.path)}
        if isinstance(move.answer, TakeWayOut):
            places.add("facts")  # facts may be asked there first
        assert rep.page.evaluate(_SECTION) in places
        answer(rep, hand, move, facts)
    assert rep.page.evaluate(_SECTION) == section_of(call.path)
