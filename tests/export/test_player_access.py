"""Everybody can use the page: axe on every kind of step, focus, titles, sizes, reflow, both schemes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from browsing import LAPTOP, PHONE, Rep, flaws, visit
from playwright.sync_api import Browser, expect

from decisiontree.export import Occasion, write_files
from decisiontree.model import Library

pytestmark = pytest.mark.browser

GIVEN = "#f.refunds_90_days=0"
COLOURS = ("color-contrast", "link-in-text-block")
"""The rules of axe that see another page in another scheme."""
WIDTHS = (320, 390, 1366)


def seen(rep: Rep) -> list[str]:
    """The flaws of what is shown, in light colours by every rule, in dark ones by those that look at colours."""
    found = flaws(rep)
    rep.page.emulate_media(color_scheme="dark")
    found += flaws(rep, COLOURS)
    rep.page.emulate_media(color_scheme="light")
    return found


def tour(rep: Rep) -> list[str]:
    """Through every kind of step; the flaws of all."""
    found = seen(rep)
    rep.hurries("Customer rep")
    rep.sees("Before the call")
    rep.goes_on()
    expect(rep.stage.locator(".errors")).to_be_visible()
    found += seen(rep)
    rep.hurries({"tier": "gold"})
    rep.stands_at("n-verify")
    found += seen(rep)
    rep.hurries("Passed")
    rep.stands_at("n-details")
    rep.goes_on()
    expect(rep.stage.locator(".errors")).to_be_visible()
    found += seen(rep)
    rep.hurries({"days_late": "4", "amount_owed": "140"})
    rep.stands_at("n-promise")
    found += seen(rep)
    rep.hurries(None)
    rep.stands_at("n-listen")
    found += seen(rep)
    rep.hurries("The caller agreed")
    rep.stands_at("n-entitled")
    rep.stage.get_by_text("Who may decide what").click()
    found += seen(rep)
    rep.hurries(None, "Confirmed")
    rep.stands_at("n-end_settled")
    found += seen(rep)
    return found + dialogs(rep)


def dialogs(rep: Rep) -> list[str]:
    """The flaws of everything that opens over the page."""
    rep.page.locator("[data-do=settings]").click()
    found = seen(rep)
    rep.page.locator("#settings [data-do=close]").click()
    rep.presses("?")
    found += seen(rep)
    rep.presses("Escape")
    rep.presses("/")
    rep.page.locator("#find-words").fill("own it")
    rep.page.locator("#find-hits button").first.click()
    return found + seen(rep)


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_axe_finds_nothing_on_any_kind_of_step(
    browser: Browser, site: Path, now: Occasion, size: tuple[int, int]
) -> None:
    """Nor in dialogs, errors, verdicts and the summary, in light colours or dark ones."""
    with visit(browser, site / "late.html", now=now.now, given=GIVEN, size=size) as rep:
        assert tour(rep) == []
    with visit(browser, site / "index.html", now=now.now, size=size) as rep:
        assert seen(rep) == []


def test_axe_finds_nothing_on_a_page_that_was_forced(
    browser: Browser, tmp_path: Path, export: Callable[..., dict[str, bytes]], library: Library, now: Occasion
) -> None:
    """That a tree has errors is said in a part of the page that can be found by its name."""
    write_files(export(library, broken=frozenset({"late"})), tmp_path / "site")
    with visit(browser, tmp_path / "site" / "late.html", now=now.now) as rep:
        expect(rep.page.get_by_role("region", name="Errors")).to_be_visible()
        assert flaws(rep) == []


def test_a_new_step_takes_the_focus_to_its_heading(browser: Browser, site: Path, now: Occasion) -> None:
    """And the title of the window says where one is; nothing is answered by an impatient Enter."""
    with visit(
        browser, site / "late.html", now=now.now, given=GIVEN + "&f.tier=gold", role="Team lead"
    ) as rep:
        rep.answers("Passed")
        expect(rep.heading).to_be_focused()
        expect(rep.page).to_have_title("What happened to the order? – Late delivery, what you may offer")
        assert rep.page.evaluate("scrollY") == 0


def test_nothing_is_cut_off_at_any_width(browser: Browser, site: Path, now: Occasion) -> None:
    """No step needs scrolling to the side, and everything to press is 44 pixels high."""
    given = GIVEN + "&f.tier=gold"
    with visit(browser, site / "late.html", now=now.now, given=given, role="Team lead") as rep:
        form = {"days_late": "4", "amount_owed": "40"}
        for way in ("Passed", form, None, "The caller agreed", None):
            _fits(rep)
            rep.hurries(way)
        _fits(rep)


def _fits(rep: Rep) -> None:
    for width in WIDTHS:
        rep.page.set_viewport_size({"width": width, "height": 640})
        assert rep.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert _small(rep) == []


def _small(rep: Rep) -> list[str]:
    found: list[str] = rep.page.evaluate(
        """() => [...document.querySelectorAll('button, a.answer, .exits a, input:not([type=radio], [type=checkbox]), '
             + 'label:has(> input), summary, select')]
             .filter((each) => each.offsetParent && each.getBoundingClientRect().height < 43.9)
             .map((each) => each.outerHTML.slice(0, 90))"""
    )
    return found


def test_what_has_the_focus_is_never_behind_the_foot(browser: Browser, site: Path, now: Occasion) -> None:
    """Tab through a long form on a small phone."""
    with visit(
        browser,
        site / "late.html",
        now=now.now,
        given=GIVEN + "&f.tier=gold",
        size=(320, 568),
        role="Team lead",
    ) as rep:
        rep.hurries("Passed")
        rep.stands_at("n-details")
        for _ in range(9):
            rep.page.keyboard.press("Tab")
            assert rep.page.evaluate(
                """() => {
                    const focused = document.activeElement;
                    if (focused.closest(".foot")) return true;
                    const box = focused.getBoundingClientRect();
                    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
                    return focused.contains(top) || top.contains(focused);
                }"""
            )


def test_colours_can_be_chosen_and_stay_chosen(browser: Browser, site: Path, now: Occasion) -> None:
    """Against the computer's own, and over a reload."""
    with visit(browser, site / "late.html", now=now.now, scheme="light") as rep:
        rep.page.locator("[data-do=theme]").click()
        expect(rep.page.locator("html")).to_have_attribute("data-theme", "dark")
        rep.page.locator("[data-do=theme]").click()
        expect(rep.page.locator("html")).to_have_attribute("data-theme", "light")
        rep.page.locator("[data-do=theme]").click()
        rep.reloads()
        expect(rep.page.locator("html")).to_have_attribute("data-theme", "dark")
        rep.page.locator("[data-do=settings]").click()
        rep.page.get_by_label("Same as this computer").check()
        expect(rep.page.locator("html")).not_to_have_attribute("data-theme", "dark")


def test_the_list_is_narrowed_by_words(browser: Browser, site: Path, now: Occasion) -> None:
    """Every word must be there; where no tree is left, the page says so."""
    with visit(browser, site / "index.html", now=now.now) as rep:
        cards = rep.page.locator(".card:visible")
        expect(cards).to_have_count(2)
        rep.page.get_by_label("Find a tree").fill("late DELIVERY")
        expect(cards).to_have_count(1)
        rep.page.get_by_label("Find a tree").fill("nothing like it")
        expect(rep.page.get_by_text("No tree and no step contains all these words.")).to_be_visible()
        rep.page.get_by_label("Find a tree").fill("")
        cards.get_by_role("link", name="Late delivery").click()
        rep.sees("What is your role?")
