"""A page opens at its top, and so does every step: the heading is in view, whatever was scrolled before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from browsing import Rep, visit
from playwright.sync_api import Browser, expect

from decisiontree.export import Occasion

pytestmark = pytest.mark.browser

CASE = Path(__file__).parent / "cases" / "page-opens-scrolled" / "t.yaml"
SIZES = ((1280, 760), (375, 760))
ROLES = "format: 1\ntitle: Shop\nroles: [{id: rep, label: Rep}, {id: lead, label: Lead}]\n"


@pytest.fixture(scope="module")
def tall(tmp_path_factory: pytest.TempPathFactory, site_of: Callable[[Path], Path]) -> Path:
    """The page of a tree whose first step is taller than any screen, even with its long hint folded; it asks for the role."""
    folder = tmp_path_factory.mktemp("shop")
    (folder / "library.yaml").write_text(ROLES, encoding="utf-8")
    text = CASE.read_text(encoding="utf-8")
    more = "".join(
        f"      - {{label: Way {number}, to: end_b, when: role == lead}}\n" for number in range(30)
    )
    text = text.replace("to: end_b}\n", "to: end_b}\n" + more, 1)
    text = text.replace("resolution: informed}", "resolution: informed, note: " + "'Line.\n\n" * 60 + "'}", 1)
    (folder / "t.yaml").write_text(text, encoding="utf-8")
    return site_of(folder) / "t.html"


def is_at_the_top(rep: Rep) -> None:
    """Nothing is scrolled; head of the page and heading are in view."""
    expect(rep.page.locator("header.top")).to_be_in_viewport(ratio=1)
    expect(rep.heading).to_be_in_viewport(ratio=1)
    assert rep.page.evaluate("scrollY") == 0


def scrolls_down(rep: Rep) -> None:
    """To the end of the step."""
    rep.page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    assert rep.page.evaluate("scrollY") > 100


@pytest.mark.parametrize("size", SIZES)
def test_every_step_begins_at_its_top(
    browser: Browser, tall: Path, now: Occasion, size: tuple[int, int]
) -> None:
    """With the role not known and known, on a reload, an answer, Back, Forward, Start again, another role."""
    with visit(browser, tall, now=now.now, size=size) as rep:
        is_at_the_top(rep)
        rep.is_a("Lead")
        is_at_the_top(rep)
        for moves in (rep.reloads, lambda: rep.answers("Way 20"), rep.page.go_back, rep.page.go_forward):
            if rep.stage.get_attribute("id") == "n-q":
                scrolls_down(rep)
            moves()
            is_at_the_top(rep)
        rep.starts_again()
        rep.stands_at("n-q")
        scrolls_down(rep)
        rep.starts_again()
        is_at_the_top(rep)
        expect(rep.stage.get_by_label("Find an answer")).to_be_focused()
        scrolls_down(rep)
        rep.page.keyboard.press("Control+Home")
        rep.page.locator("[data-do=settings]").click()
        rep.page.locator("#set-role").select_option("rep")
        rep.page.locator("#settings [data-do=close]").click()
        is_at_the_top(rep)
        expect(rep.heading).to_be_focused()


@pytest.mark.parametrize("size", SIZES)
def test_the_page_of_the_long_hint_opens_at_its_top(
    browser: Browser, site_of: Callable[[Path], Path], now: Occasion, size: tuple[int, int]
) -> None:
    """The hint is folded behind its first sentence; a key opens it and answers nothing, and paper shows all of it."""
    with visit(browser, site_of(CASE) / "t.html", now=now.now, size=size) as rep:
        is_at_the_top(rep)
        assert rep.page.evaluate("document.documentElement.scrollHeight <= innerHeight")
        first = rep.stage.locator("a.answer").first
        expect(first).to_have_text("The first Line 0 of the help for this answer.", use_inner_text=True)
        last = rep.stage.get_by_text("Line 59 of the help")
        expect(last).to_be_hidden()
        rep.page.emulate_media(media="print")
        expect(last).to_be_visible()
        rep.page.emulate_media(media="screen")
        first.focus()
        rep.page.keyboard.press("Tab")
        rep.presses("Enter")
        expect(last).to_be_visible()
        rep.stands_at("n-q")


def test_a_tall_banner_does_not_hide_the_heading(
    browser: Browser, site_of: Callable[[Path], Path], sample_trees: Path, now: Occasion
) -> None:
    """Where all that stands before a step fills the screen, the step is brought into view."""
    page = site_of(sample_trees) / "outage.html"
    with visit(browser, page, now=now.now, size=(375, 480), role="Customer rep") as rep:
        rep.page.get_by_text("What to say").first.click()
        rep.answers(rep.stage.locator("a.answer b").first.inner_text())
        expect(rep.heading).to_be_focused()
        expect(rep.heading).to_be_in_viewport(ratio=1)
