"""Everybody can use the page: focus, titles, sizes, reflow, both schemes; each step and dialog is in test_player_scenes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from browsing import PHONE, Rep, flaws, visit
from playwright.sync_api import Browser, expect

from decisiontree.export import Occasion, write_files
from decisiontree.model import Library

pytestmark = pytest.mark.browser

GIVEN = "#f.refunds_90_days=0"
COLOURS = ("color-contrast", "link-in-text-block")
"""The rules of axe that see another page in another scheme."""
WIDTHS = (320, 390, 1366)


def test_axe_finds_nothing_on_the_list_of_trees(browser: Browser, site: Path, now: Occasion) -> None:
    """In light colours by every rule, in dark ones by those that look at colours."""
    with visit(browser, site / "index.html", now=now.now, size=PHONE) as rep:
        found = flaws(rep)
        rep.page.emulate_media(color_scheme="dark")
        assert found + flaws(rep, COLOURS) == []


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
