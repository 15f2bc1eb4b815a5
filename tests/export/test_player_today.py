"""Days counted from the call on the page: the day on which it began, whatever the clock says later."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from browsing import Rep, visit
from playwright.sync_api import Browser

from decisiontree.clock import moment_of
from decisiontree.export import Occasion, export_library, find_exporter, write_files
from decisiontree.reader import load_library

pytestmark = pytest.mark.browser

TREE = """format: 1
title: Returns
start: hello
facts:
  bought: {type: date, label: Bought on}
nodes:
  hello: {say: Hello., to: when}
  when: {ask: When was it bought?, collect: [bought], to: sort}
  sort:
    cases:
      - {when: bought >= today - 1 month, to: back}
      - {when: bought == today - 31 days, to: kind}
    else: late
  back: {outcome: Taken back, resolution: resolved}
  kind: {outcome: Taken back for once, resolution: resolved}
  late: {outcome: Too late, resolution: informed}
"""
Visit = Callable[[str], AbstractContextManager[Rep]]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the tree."""
    folder = tmp_path_factory.mktemp("today")
    (folder / "returns.yaml").write_text(TREE, encoding="utf-8")
    library = load_library([folder]).model
    moment = moment_of("2026-11-30")
    assert moment is not None
    pages = export_library(library, ("returns",), Occasion(moment), find_exporter("html"))
    write_files(pages, folder / "site")
    return folder / "site"


@pytest.fixture
def opened(browser: Browser, site: Path) -> Visit:
    """`opened(at)`: the page, opened at a moment."""

    @contextmanager
    def run(at: str) -> Iterator[Rep]:
        moment = moment_of(at)
        assert moment is not None
        with visit(browser, site / "returns.html", now=moment) as rep:
            yield rep

    return run


def _asks(rep: Rep, bought: str) -> None:
    rep.fills("bought", bought)
    rep.goes_on()


def test_the_page_goes_by_the_day_on_which_the_call_began(opened: Visit) -> None:
    """A month before 31 March is 28 February; over midnight, with Back and after a reload it is the same day."""
    with opened("2027-03-31T23:58Z") as rep:
        rep.goes_on()
        rep.page.clock.fast_forward("00:05:00")
        _asks(rep, "2027-02-28")
        rep.sees("Taken back")
        rep.back()
        rep.reloads()
        _asks(rep, "2027-02-27")
        rep.sees("Too late")


def test_a_new_call_takes_the_new_day(opened: Visit) -> None:
    """Thirty-one days before 1 April are 1 March, and a month before as well."""
    with opened("2027-03-31T23:58Z") as rep:
        rep.goes_on()
        rep.page.clock.fast_forward("00:05:00")
        rep.starts_again()
        rep.goes_on()
        _asks(rep, "2027-02-28")
        rep.sees("Too late")


def test_a_page_that_lay_open_over_night_begins_the_call_today(opened: Visit) -> None:
    """The day is that of the first answer, not the one on which the page was opened."""
    with opened("2027-03-31T23:58Z") as rep:
        rep.page.clock.fast_forward("10:00:00")
        rep.goes_on()
        _asks(rep, "2027-02-28")
        rep.sees("Too late")
