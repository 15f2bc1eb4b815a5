"""What is in view: on a phone, a small phone and a laptop the answers are seen, or pointed to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from browsing import LAPTOP, PHONE, Rep, visit
from playwright.sync_api import Browser, expect

from decisiontree.export import Occasion

pytestmark = pytest.mark.browser

PHONES = (PHONE, (320, 640))


@pytest.fixture
def clinic(site_of: Callable[[Path], Path], sample_trees: Path) -> Path:
    """The page whose question on emergencies has a long list to read out."""
    return site_of(sample_trees) / "clinic.html"


def top(rep: Rep, selector: str) -> float:
    """Where something begins, from the top of the screen."""
    box = rep.page.locator(selector).first.bounding_box()
    assert box is not None
    return box["y"]


def is_as_large_as(rep: Rep, size: tuple[int, int]) -> None:
    """Another screen."""
    rep.page.set_viewport_size({"width": size[0], "height": size[1]})


def to_emergencies(rep: Rep) -> None:
    """On to the list."""
    rep.hurries("About themselves")
    rep.stands_at("n-emerg")


def test_a_long_checklist_leaves_the_answers_in_view_on_a_laptop(
    browser: Browser, clinic: Path, now: Occasion
) -> None:
    """Nobody has to guess that there is something below; no pointer is needed."""
    with visit(browser, clinic, now=now.now, size=LAPTOP, role="Customer rep") as rep:
        to_emergencies(rep)
        assert top(rep, "#stage a.answer") + 44 < top(rep, "#foot")
        expect(rep.page.locator("#cue")).to_be_hidden()


def test_answers_below_the_foot_are_pointed_to(browser: Browser, clinic: Path, now: Occasion) -> None:
    """One tap brings them; the pointer goes when they are there and comes when they are scrolled away."""
    with visit(browser, clinic, now=now.now, size=PHONE, role="Customer rep") as rep:
        cue = rep.page.get_by_role("button", name="Answers")
        for size in PHONES:
            is_as_large_as(rep, size)
            expect(cue).to_be_hidden()
            to_emergencies(rep)
            assert top(rep, "#stage a.answer") > top(rep, "#foot")
            cue.click()
            expect(cue).to_be_hidden()
            first = rep.stage.locator("a.answer").first
            expect(first).to_be_in_viewport(ratio=1)
            assert top(rep, "#stage a.answer") + 44 < top(rep, "#foot")
            rep.page.mouse.wheel(0, -2000)
            expect(cue).to_be_visible()
            rep.back()
            rep.stands_at("n-hello")


def test_head_and_foot_leave_the_room_to_the_step(browser: Browser, clinic: Path, now: Occasion) -> None:
    """With an incident or with three ways out: a whole answer is seen, every way out is one tap away."""
    outage = clinic.with_name("outage.html")
    with visit(browser, outage, now=now.now, size=PHONE, role="Customer rep") as rep:
        for size in PHONES:
            is_as_large_as(rep, size)
            assert top(rep, ".desk") <= 160
            assert top(rep, "#stage a.answer") + 44 < top(rep, "#foot")
            banner = rep.page.locator(".incident-banner").first
            short = banner.bounding_box()
            rep.page.get_by_text("What to say").first.click()
            whole = banner.bounding_box()
            assert short is not None
            assert whole is not None
            assert short["height"] < 30 < whole["height"]
            rep.page.get_by_text("What to say").first.click()
    with visit(browser, clinic, now=now.now, size=PHONE, role="Customer rep") as rep:
        for size in PHONES:
            is_as_large_as(rep, size)
            assert top(rep, "#stage a.answer") + 44 < top(rep, "#foot")
            assert size[1] - top(rep, "#foot") <= 125
            expect(rep.page.locator(".exits a:visible")).to_have_count(3)
            rep.waits()
            rep.page.locator(".exits a").nth(2).click()
            expect(rep.stage).not_to_have_id("n-hello")
            rep.back()
            rep.stands_at("n-hello")
