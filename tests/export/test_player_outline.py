"""The outline of a tree as a list and as a map, with the place of the call; and how many steps are ahead, about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import Rep, flaws, visit
from playwright.sync_api import Browser, FloatRect, Locator, expect

from decisiontree.export import Occasion

pytestmark = pytest.mark.browser


@pytest.fixture
def rep(browser: Browser, site: Path, now: Occasion) -> Iterator[Rep]:
    """A rep at the first question."""
    given = "#f.tier=standard&f.refunds_90_days=0"
    with visit(browser, site / "late.html", now=now.now, given=given, role="Customer rep") as somebody:
        yield somebody


def test_the_steps_ahead_are_a_mean_over_the_open_ways(rep: Rep) -> None:
    """A question that may end the call is no last step; where no way asks more, it is. Into a subtree and out of it."""
    expect(eyebrow := rep.stage.locator(".eyebrow")).to_have_attribute("data-ahead", "About 2 more steps")
    rep.hurries("Passed", {"days_late": "4", "amount_owed": "40", "caller_name": "Ada"})
    rep.sees("Own it")
    expect(eyebrow).to_have_attribute("data-ahead", "About 2 more steps")
    rep.hurries(None)
    expect(eyebrow).to_have_attribute("data-ahead", "About one more step")
    rep.hurries("The caller agreed")
    rep.sees("Refund")
    expect(eyebrow).to_have_attribute("data-ahead", "About one more step")
    rep.hurries(None)
    rep.sees("Is the caller content?")
    expect(eyebrow).to_have_attribute("data-ahead", "Last step")
    rep.hurries("Yes")
    rep.sees("Settled on the call")
    expect(rep.page.locator("[data-ahead]")).to_have_count(0)


def entry(rep: Rep, words: str) -> Locator:
    """The line of a step, with the answer that leads there and what is said of it."""
    own = rep.page.locator("a:not(.stub)").filter(has_text=re.compile(f"^{re.escape(words)}$"))
    return rep.page.locator("#outline-place li").filter(has=own).last


def box(rep: Rep, words: str) -> FloatRect:
    """Where a step stands on the map."""
    found = entry(rep, words).bounding_box()
    assert found is not None
    return found


def test_the_outline_says_where_the_call_is_and_what_each_answer_leads_to(rep: Rep) -> None:
    """Every step once, with stubs elsewhere; the longest way goes on, the others are indented. Steps are there to read, and nothing private is."""
    rep.hurries("Passed", {"days_late": "4", "amount_owed": "40", "caller_name": "Ada"})
    rep.sees("Own it")
    rep.presses("o")
    outline = rep.page.locator("#outline")
    here = outline.locator("[aria-current=step]")
    expect(here).to_be_focused()
    expect(entry(rep, "Own it")).to_have_text("Own it You are here")
    expect(entry(rep, "What happened to the order?")).to_have_text(
        "Passed What happened to the order? ✓ taken"
    )
    expect(outline.locator(".taken")).to_have_count(2)
    expect(entry(rep, "Identity not confirmed")).to_have_text("Failed Identity not confirmed")
    # a step of the subtree; the exit comes last
    expect(entry(rep, "Is the caller content?")).to_be_visible()
    expect(outline.locator("#outline-place > ul > li").last).to_have_text("Safety or harm Handed over")
    expect(outline).not_to_contain_text("Ada")
    assert flaws(rep, ()) == []
    outline.locator("li", has_text="The caller corrected me").locator(".stub").last.click()
    expect(entry(rep, "What happened to the order?").locator("a")).to_be_focused()
    here.click()
    expect(rep.page.locator("#see")).to_contain_text("This call is recorded.")
    rep.page.keyboard.press("Escape")
    expect(here).to_be_focused()
    rep.page.keyboard.press("Escape")
    expect(rep.page.locator("#outline-place > *")).to_have_count(0)
    rep.sees("Own it")


def test_the_map_draws_the_same_steps_and_is_kept(rep: Rep) -> None:
    """Straight on for the longest way, the others below; the way taken has lines of its own. Keys make it larger and smaller."""
    rep.hurries("Passed", {"days_late": "4", "amount_owed": "40"}, None, "The caller agreed")
    rep.page.locator("[data-do=outline]").click()
    rep.page.get_by_role("radio", name="Map").check()
    here = rep.page.locator("#outline [aria-current=step]")
    expect(here).to_be_focused()
    expect(here).to_be_in_viewport()
    refund, run, content = (
        box(rep, words) for words in ("Refund", "Is it settled?", "Is the caller content?")
    )
    assert refund["y"] == run["y"] == content["y"]
    assert refund["x"] < run["x"] < content["x"]
    # passed by itself, on the way to the decision
    expect(entry(rep, "Which of these is it?")).to_contain_text("✓ taken")
    lines = [path.get_attribute("d") or "" for path in rep.page.locator(".map path").all()]
    assert [line.count("M") > 0 for line in lines] == [True, True]
    # two answers and two cases lead to the same step each: a line for both
    assert lines[1].count("M") == 7
    assert flaws(rep, ()) == []
    rep.page.keyboard.press("+")
    assert box(rep, "Refund")["width"] > refund["width"]
    expect(here).to_be_in_viewport()
    rep.page.keyboard.press("0")
    rep.page.keyboard.press("Escape")
    rep.page.locator("[data-do=outline]").click()
    expect(rep.page.locator(".map")).to_be_visible()
    rep.page.get_by_role("radio", name="List").check()
    expect(rep.page.locator(".map")).to_have_count(0)
