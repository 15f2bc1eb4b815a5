"""Incidents by the clock: a page shows what is open now, while it lies open, at every step, start and reload."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from browsing import Rep, visit
from playwright.sync_api import Browser, Locator, expect

from decisiontree.clock import moment_of
from decisiontree.export import Occasion, export_library, find_exporter, write_files
from decisiontree.reader import load_library

pytestmark = pytest.mark.browser

CASE = Path(__file__).parent / "incidents"
Visit = Callable[..., AbstractContextManager[Rep]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """`made(moment, shared, trees)`: the pages of the case made at a moment, once for all tests that ask for the same."""

    @cache
    def pages(moment: str, shared: str, trees: tuple[tuple[str, str], ...]) -> Path:
        folder = tmp_path_factory.mktemp("made")
        texts = {file.name: file.read_text(encoding="utf-8") for file in CASE.glob("*.yaml")}
        texts |= {f"{name}.yaml": text for name, text in trees}
        texts |= {"library.yaml": shared} if shared else {}
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8")
        library = load_library([folder]).model
        occasion = Occasion(_moment(moment))
        write_files(
            export_library(library, tuple(library.trees), occasion, find_exporter("html")), folder / "site"
        )
        return folder / "site"

    return pages


@pytest.fixture
def opened(browser: Browser, made: Callable[..., Path]) -> Visit:
    """`opened(at=…, made=…)`: a page of the case, made and opened at these moments; `shared` and `trees` take the files' place."""
    pages = made

    @contextmanager
    def run(
        *, at: str, made: str, page: str = "net", shared: str = "", trees: dict[str, str] | None = None
    ) -> Iterator[Rep]:
        site = pages(made, shared, tuple((trees or {}).items()))
        with visit(browser, site / f"{page}.html", now=_moment(at), given=GIVEN) as rep:
            yield rep

    return run


GIVEN = "#f.region=north"
QUESTION = """format: 1
title: Net
start: first
nodes:
  first:
    cases: [{when: incident, to: known}]
    else: hello
  known: {say: "We know about it, more {incident.next_update}.", to: ask}
  hello: {say: Hello., to: ask}
  ask:
    ask: What is it?
    options:
      - {label: The fault, to: done, when: incident}
      - {label: Something else, to: look}
  look:
    cases: [{when: incident, to: done}]
    else: other
  other: {outcome: No fault, resolution: informed}
  done: {outcome: The fault, resolution: informed}
"""


def test_a_banner_goes_at_its_time_from_a_page_that_lies_open(opened: Visit) -> None:
    """Without a reload, and it does not come back with one, nor with the next call."""
    with opened(made="2026-10-25", at="2026-10-25T01:20Z") as rep:
        expect(_banners(rep)).to_have_text(["Now: Fault in the north."])
        rep.page.clock.run_for("09:58")
        expect(_banners(rep)).to_have_count(1)
        rep.page.clock.run_for(4000)
        expect(_banners(rep)).to_have_count(0)
        rep.status("The incident is over.")
        rep.reloads()
        expect(_banners(rep)).to_have_count(0)
        rep.starts_again()
        expect(_banners(rep)).to_have_count(0)


def test_a_banner_comes_at_its_time(opened: Visit) -> None:
    """An incident that was planned when the page was made is in it, and shows when it begins; summer time counts."""
    with opened(made="2026-10-24", at="2026-10-24T22:29:30Z") as rep:
        expect(_banners(rep)).to_have_count(0)
        rep.page.clock.fast_forward(60_000)
        expect(_banners(rep)).to_have_text(["Now: Fault in the north."])
        rep.status("An incident is open now.")
    with opened(made="2026-10-24", at="2026-10-24T23:00Z") as rep:
        expect(_banners(rep)).to_have_text(["Now: Fault in the north."])


def test_the_list_of_trees_goes_by_the_time_as_well(opened: Visit) -> None:
    """Two days after it is over, when it begins while the list is read, and in the search."""
    flags = ".flag-now:visible"
    with opened(made="2026-10-25", at="2026-10-27T08:00Z", page="index") as rep:
        expect(rep.page.locator(flags)).to_have_count(0)
    with opened(made="2026-10-24", at="2026-10-24T22:29:58Z", page="index") as rep:
        expect(rep.page.locator(flags)).to_have_count(0)
        rep.page.locator("#filter").fill("fault")
        expect(rep.page.locator("[data-none]")).to_be_visible()
        rep.page.locator("#filter").fill("")
        rep.page.clock.run_for(4000)
        expect(rep.page.locator(flags)).to_have_text(["Now: Fault in the north."])


def test_the_fact_follows_the_clock_during_a_call(opened: Visit) -> None:
    """What was answered stays; the step shown, the words and the next steps go by what is open now; Back and reload agree."""
    with opened(
        made="2026-10-25", at="2026-10-25T01:20Z", trees={"net": QUESTION}, shared=_shared(NEXT)
    ) as rep:
        rep.stands_at("n-known")
        expect(rep.stage).to_contain_text("We know about it, more at three.")
        rep.goes_on()
        expect(_options(rep)).to_contain_text(["The fault", "Something else"])
        rep.page.clock.fast_forward(11 * 60_000)
        expect(_options(rep)).to_contain_text(["Something else"])
        rep.reloads()
        expect(_options(rep)).to_contain_text(["Something else"])
        rep.back()
        rep.stands_at("n-hello")
        rep.goes_on()
        rep.answers("Something else")
        rep.stands_at("n-other")
        rep.starts_again()
        rep.stands_at("n-hello")


def test_a_call_that_nobody_has_answered_yet_begins_anew(opened: Visit) -> None:
    """The page lies there between two calls; the next one must not begin with a fault that is mended."""
    with opened(made="2026-10-25", at="2026-10-25T01:20Z", trees={"net": QUESTION}) as rep:
        rep.stands_at("n-known")
        rep.page.clock.fast_forward(11 * 60_000)
        rep.stands_at("n-hello")


def test_an_answer_counts_by_the_time_at_which_it_is_given(opened: Visit) -> None:
    """A computer that slept has not looked at the clock; the step after goes by now all the same."""
    with opened(made="2026-10-25", at="2026-10-25T01:20Z", trees={"net": QUESTION}) as rep:
        rep.goes_on()
        rep.waits()
        rep.page.clock.set_system_time(_moment("2026-10-25T01:31Z"))
        rep.stage.locator("a.answer", has_text="Something else").click()
        rep.stands_at("n-other")


def test_of_two_that_overlap_the_first_counts_while_both_are_open(opened: Visit) -> None:
    """When it is over the other one takes its place, and may go as well; a condition still says whom it concerns."""
    second = """  - id: inc_2
    trees: [net]
    when: region == north
    starts: 2026-10-24T20:00-03:30
    expires: 2026-10-25T08:00+05:30
    banner: Works in the north.
"""
    with opened(made="2026-10-24", at="2026-10-24T23:25Z", shared=_shared(second)) as rep:
        expect(_banners(rep)).to_have_text(["Now: Fault in the north."])
        rep.page.clock.run_for(5 * 60_000)
        expect(_banners(rep)).to_have_text(["Now: Fault in the north."])
        rep.page.clock.fast_forward(2 * 3_600_000)
        expect(_banners(rep)).to_have_text(["Now: Works in the north."])
        rep.page.clock.fast_forward(3_600_000)
        expect(_banners(rep)).to_have_count(0)


def test_an_incident_of_a_tree_that_is_run_shows_there(opened: Visit) -> None:
    """And only there, as long as it is open."""
    outer = "format: 1\ntitle: Outer\nstart: ask\nnodes:\n  ask:\n    ask: Go in?\n    options:\n      - {label: In, to: in}\n      - {label: Out, to: out}\n  in: {run: net, else: out}\n  out: {outcome: Out, resolution: informed}\n"
    with opened(
        made="2026-10-25", at="2026-10-25T01:20Z", page="outer", trees={"outer": outer, "net": QUESTION}
    ) as rep:
        expect(_banners(rep)).to_have_count(0)
        rep.answers("In")
        rep.stands_at("n-net.known")
        expect(_banners(rep)).to_have_text(["Now: Fault in the north."])
        rep.page.clock.fast_forward(11 * 60_000)
        expect(_banners(rep)).to_have_count(0)


def test_what_stands_in_a_form_stays_when_an_incident_ends(opened: Visit) -> None:
    """The banner goes; the hand that is typing is left alone."""
    with opened(made="2026-10-25", at="2026-10-25T01:29:50Z") as rep:
        rep.field("zero").locator("input").fill("7")
        rep.page.clock.run_for(12_000)
        expect(_banners(rep)).to_have_count(0)
        expect(rep.field("zero").locator("input")).to_have_value("7")
        expect(rep.field("zero").locator("input")).to_be_focused()


def test_a_rep_may_go_by_none_of_the_incidents(opened: Visit) -> None:
    """Those that are not open cannot be chosen, and the choice holds after a reload."""
    with opened(made="2026-10-24", at="2026-10-25T01:00Z", trees={"net": QUESTION}) as rep:
        rep.page.locator("[data-do=settings]").click()
        choice = rep.page.locator("#set-incident")
        expect(choice.locator("option:enabled")).to_have_count(3)
        choice.select_option("")
        rep.page.locator("#settings [data-do=close]").click()
        rep.stands_at("n-hello")
        rep.reloads()
        rep.stands_at("n-hello")
        rep.page.clock.fast_forward(31 * 60_000)
        rep.page.locator("[data-do=settings]").click()
        expect(choice.locator("option:enabled")).to_have_count(2)


NEXT = "    next_update: at three\n"


def _shared(more: str) -> str:
    return (CASE / "library.yaml").read_text(encoding="utf-8") + more


def _banners(rep: Rep) -> Locator:
    return rep.page.locator(".incident-banner:visible")


def _options(rep: Rep) -> Locator:
    return rep.stage.locator("li[data-way]:visible a.answer")


def _moment(text: str) -> datetime:
    moment = moment_of(text)
    assert moment is not None
    return moment.astimezone(UTC)
