"""A page in a frame: the history of the page around it does not grow, and Back, Start again and a reload work all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import Rep, visit
from playwright.sync_api import Browser, expect

from decisiontree.export import Occasion

pytestmark = pytest.mark.browser

AROUND = (
    '<!doctype html><title>Around</title><iframe src="late.html{given}" width="900" height="600"></iframe>'
)
GIVEN = "#f.tier=gold&amp;f.refunds_90_days=0"


@pytest.fixture
def rep(browser: Browser, site: Path, now: Occasion) -> Iterator[Rep]:
    """A rep at the first question of a page that another page shows."""
    around = site / "around.html"
    around.write_text(AROUND.format(given=GIVEN), encoding="utf-8")
    with visit(browser, around, now=now.now) as somebody:
        somebody.document = somebody.page.frames[1]
        somebody.is_a("Customer rep")
        somebody.sees("Did the caller pass the identity check?")
        yield somebody


def places(rep: Rep) -> int:
    """How many places the browser's Back button knows."""
    return int(rep.page.evaluate("history.length"))


def test_a_call_in_a_frame_leaves_the_history_alone(rep: Rep) -> None:
    """Answers, Back, a step far back, a reload, Start again and what undoes it; focus goes to the heading as ever."""
    before = places(rep)
    rep.hurries("Passed", {"days_late": "4", "amount_owed": "40", "caller_name": "Ada"}, None)
    rep.stands_at("n-listen")
    rep.back()
    rep.sees("Own it")
    expect(rep.heading).to_be_focused()
    rep.back()
    rep.stands_at("n-details")
    rep.goes_on()
    rep.document.locator(".trail ol a, .trail ol button").first.click()
    rep.sees("Did the caller pass the identity check?")
    rep.answers("Passed")
    assert places(rep) == before

    rep.document.evaluate("location.reload()")
    rep.stands_at("n-details")
    rep.back()
    rep.sees("Did the caller pass the identity check?")
    rep.answers("Passed")
    rep.starts_again()
    rep.status("Started again. Press Back to return to where you were.")
    rep.back()
    rep.stands_at("n-details")
    rep.back()
    rep.sees("Did the caller pass the identity check?")
    expect(rep.document.locator(".foot [data-do=back]")).to_be_disabled()
    assert places(rep) == before


def test_a_link_to_a_page_in_a_frame_starts_a_new_call(rep: Rep) -> None:
    """Back returns to the call before, at the step where it was left."""
    rep.answers("Passed")
    rep.stands_at("n-details")
    rep.page.evaluate("""() => { document.querySelector("iframe").src = "late.html#f.tier=standard"; }""")
    rep.status("The link started a new call. Press Back to return to where you were.")
    rep.back()
    rep.stands_at("n-details")


def test_where_storage_is_refused_the_page_keeps_things_while_it_is_open(
    browser: Browser, site: Path, now: Occasion
) -> None:
    """Role, format of the summary and keys are as the rep chose them."""
    around = site / "sandboxed.html"
    around.write_text(
        AROUND.format(given=GIVEN).replace("<iframe", '<iframe sandbox="allow-scripts"'), encoding="utf-8"
    )
    with visit(browser, around, now=now.now) as rep:
        rep.document = rep.page.frames[1]
        rep.is_a("Team lead")
        expect(rep.document.locator("[data-role-name]")).to_have_text("Team lead")
        rep.document.locator("[data-do=settings]").click()
        rep.document.locator("#set-keys").uncheck()
        rep.document.locator("#settings [data-do=close]").click()
        rep.document.locator("[data-do=settings]").click()
        expect(rep.document.locator("#set-keys")).not_to_be_checked()
        rep.document.locator("#settings [data-do=close]").click()
        rep.hurries("Failed")
        rep.document.locator("#summary-format").select_option("json")
        expect(rep.document.locator("#summary-text")).to_have_value(re.compile(r"^\{"))
