"""What is half filled in or half ticked stays until it is sent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import Rep, visit
from playwright.sync_api import Browser, expect

from decisiontree.export import Occasion

pytestmark = pytest.mark.browser

FORM = "What happened to the order?"


@pytest.fixture
def rep(browser: Browser, site: Path, now: Occasion) -> Iterator[Rep]:
    """A rep who has begun to fill in a form."""
    given = "#f.tier=standard&f.refunds_90_days=0"
    with visit(browser, site / "late.html", now=now.now, given=given, role="Customer rep") as somebody:
        somebody.hurries("Passed")
        somebody.sees(FORM)
        somebody.fills("days_late", "a few")
        somebody.fills("caller_name", "Ada")
        somebody.fills("insured", "true")
        yield somebody


def has_the_draft(rep: Rep, *, name: str = "Ada") -> None:
    """All of it stands there again, also what could not be sent as it is."""
    expect(rep.field("days_late").locator("input")).to_have_value("a few")
    expect(rep.field("caller_name").locator("input")).to_have_value(name)
    expect(rep.field("insured").locator("input[value=true]")).to_be_checked()
    expect(rep.field("amount_owed").locator("input")).to_have_value("")


def test_a_half_filled_form_outlives_back(rep: Rep) -> None:
    """By the page's own button and by an answer that leads to it again."""
    rep.back()
    rep.sees("Did the caller pass the identity check?")
    rep.answers("Passed")
    rep.sees(FORM)
    has_the_draft(rep)


def test_a_half_filled_form_outlives_a_reload(rep: Rep) -> None:
    """Once and again, and the step before it as well; what is private in it does not."""
    rep.reloads()
    rep.sees(FORM)
    has_the_draft(rep, name="")
    rep.back()
    rep.reloads()
    rep.answers("Passed")
    has_the_draft(rep, name="")


def test_what_was_sent_counts_and_not_the_draft(rep: Rep) -> None:
    """Coming back shows the values as they were taken."""
    rep.fills("days_late", "4")
    rep.fills("amount_owed", "£40")
    rep.goes_on()
    rep.sees("Own it")
    rep.back()
    rep.sees(FORM)
    expect(rep.field("amount_owed").locator("input")).to_have_value("40.00")


def test_ticks_of_a_checklist_stay(rep: Rep) -> None:
    """Half of it done, a reload, and on again; a ticked item reads as before: it was said, not struck out."""
    rep.hurries({"days_late": "4", "amount_owed": "40", "caller_name": ""})
    rep.stage.locator("[data-tick=do-1]").check()
    looks = """(box) => { const { color, textDecorationLine } = getComputedStyle(box.nextElementSibling);
              return [color, textDecorationLine] }"""
    styles = [rep.stage.locator(f"[data-tick=do-{item}]").evaluate(looks) for item in (0, 1)]
    assert styles[0] == styles[1]
    assert styles[1][1] == "none"
    rep.reloads()
    rep.sees("Own it")
    expect(rep.stage.locator("[data-tick=do-1]")).to_be_checked()
    expect(rep.stage.locator("[data-tick=do-0]")).not_to_be_checked()


def test_the_next_call_finds_no_draft(rep: Rep) -> None:
    """Neither in the form nor, once it has an answer, in what the tab keeps; going back brings it back."""
    rep.starts_again()
    rep.sees("Before the call")
    rep.hurries({"tier": "standard", "refunds_90_days": "0"}, "Passed")
    assert "a few" not in rep.page.evaluate("JSON.stringify(Object.entries(sessionStorage))")
    expect(rep.field("caller_name").locator("input")).to_have_value("")
    rep.back()
    rep.sees("Did the caller pass the identity check?")
    rep.back()
    rep.sees("Before the call")
    rep.back()
    rep.sees(FORM)
    has_the_draft(rep)


def test_paper_shows_nothing_private_and_cuts_nothing(rep: Rep) -> None:
    """Neither in the fields nor in the words nor in the list of answers; the screen shows it all."""
    trail = rep.page.locator(".trail")
    name = rep.field("caller_name").locator("input")
    rep.page.emulate_media(media="print")
    expect(name).to_be_hidden()
    expect(rep.field("amount_owed").locator("input")).to_be_visible()
    rep.page.emulate_media(media="screen")
    rep.hurries({"days_late": "4", "amount_owed": "40", "promised": "2026-11-20"})
    rep.sees("Own it")
    spoken = rep.stage.locator(".variant [data-fact=caller_name]")
    expect(spoken).to_be_visible()
    rep.page.emulate_media(media="print")
    expect(spoken).to_be_hidden()
    assert "Ada" not in trail.inner_text()
    assert "…" not in trail.inner_text()
    assert (
        "Caller's name: not shown, Promised for: November 20, 2026, Parcel insured: yes" in trail.inner_text()
    )
