"""A call ends, and nothing of it is left on the page, in the tab or in the browser's history; nothing private ever was in the last two."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browsing import Rep, visit
from playwright.sync_api import Browser, expect
from private_calls import random_calls

from decisiontree.export import Occasion

pytestmark = pytest.mark.browser

CASE = Path(__file__).parent / "cases" / "private-everywhere"
ONCE_MORE = "Private details are not kept: please answer this step again."
Marks = dict[str, str]
MARKS: Marks = {"caller": "zebra", "owed": "123.45", "times": "4567", "area": "south"}


@pytest.fixture
def page(site_of: Callable[[Path], Path]) -> Path:
    """The tree with private facts in every text."""
    return site_of(CASE) / "full.html"


@pytest.fixture
def rep(browser: Browser, page: Path, now: Occasion) -> Iterator[Rep]:
    """A rep who has filled in the first form, and what the caller told."""
    with visit(browser, page, now=now.now, role="Rep") as somebody:
        fills_in(somebody)
        somebody.hurries({"told": "a long story"})
        somebody.stands_at("n-what")
        yield somebody


def fills_in(rep: Rep) -> None:
    """The first form."""
    rep.stands_at("n-hello")
    rep.hurries(MARKS)
    rep.stands_at("n-more")


def ends(rep: Rep) -> None:
    """By the way out and the button for the next call."""
    rep.waits()
    rep.page.locator(".exits a").first.click()
    rep.waits()
    rep.stage.get_by_role("button", name="Next call").click()
    rep.stands_at("n-hello")


def stored(rep: Rep) -> str:
    """What the tab and the computer keep."""
    return str(rep.page.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}])"))


def test_nothing_of_random_calls_is_left(browser: Browser, page: Path) -> None:
    """Many calls in a row, ended by Next call, Start again and links, with searches, notes, jumps, steps back and other roles in between."""
    found, seen = random_calls(browser, page, 200, 20261)
    assert found == []
    assert set(seen["ends"]) == {"next", "again", "link"}
    assert len(seen["places"]) >= 12
    assert seen["filled"] > 25
    assert min(seen["notes"], seen["jumps"]) > 10


def test_finding_a_step_finds_nothing_of_the_last_call(rep: Rep) -> None:
    """Neither by its words nor in what can be read; in the same call its words stand on the step shown."""
    rep.presses("/")
    rep.page.locator("#find-words").fill("zebra")
    expect(rep.page.locator("#find-count")).to_have_text("1 step")
    rep.presses("Escape")
    expect(rep.page.locator("#find-words")).to_have_value("")
    ends(rep)
    rep.presses("Alt+/")
    rep.page.locator("#find-words").fill("zebra")
    expect(rep.page.locator("#find-count")).to_have_text("No step contains these words.")
    rep.page.locator("#find-words").fill("be kind")
    rep.page.locator("#find-hits button").first.click()
    expect(rep.page.locator("#find-peek")).to_contain_text("[Caller] of [Area], born [Born]")


def test_the_title_and_the_trail_name_nothing_private(rep: Rep) -> None:
    """Titles go into the history of the browser."""
    assert rep.page.title() == "What does [Caller] want for [Owed]? – Everything of a caller in every text"
    expect(rep.heading).to_have_text("What does zebra want for £123.45?")
    expect(rep.page.locator(".trail")).to_contain_text("Caller: not shown")
    expect(rep.page.locator(".trail")).to_contain_text("Now: What does [Caller] want for [Owed]?")
    private = rep.stage.locator("h2 .private").first
    expect(private).to_have_attribute("translate", "no")


def test_the_words_of_a_decision_about_a_private_amount_are_told_unasked_to_nobody(rep: Rep) -> None:
    """Neither by the summary nor by the title nor on paper; the rep sees it, and it is written down where that is ticked."""
    rep.answers("for zebra")
    rep.stands_at("n-pay")
    expect(rep.stage.locator("[data-verdict]")).to_contain_text("£123.45")
    expect(rep.stage.locator("[data-verdict] small")).not_to_contain_text("123.45")
    rep.goes_on()
    rep.stands_at("n-paid")
    expect(rep.heading).to_have_text("zebra has £123.45")
    assert rep.page.title().startswith("[Caller] has [amount decided]")
    granted = rep.page.locator("[data-granted] p")
    expect(granted).to_contain_text("£123.45")
    expect(rep.page.locator("#summary-text")).to_have_value(re.compile("Granted: Refund, granted"))
    expect(rep.page.locator("#summary-text")).not_to_have_value(re.compile(r"123\.45"))
    rep.page.emulate_media(media="print")
    expect(granted).to_be_hidden()
    rep.page.emulate_media(media="screen")
    rep.page.get_by_label("Include private details").check()
    expect(rep.page.locator("#summary-text")).to_have_value(re.compile(r"Granted: Refund, £123\.45"))


def test_how_often_a_caller_had_it_is_not_on_paper_where_that_is_private(rep: Rep) -> None:
    """The verdict says it to the rep, whose hand is in no amount there, and to no translator."""
    rep.answers("is ill")
    rep.stage.locator("[data-tick=must_say]").check()
    rep.goes_on()
    rep.stands_at("n-waive")
    times = rep.stage.locator("[data-verdict] p")
    expect(times).to_contain_text("4567 of 50000")
    expect(times).to_have_attribute("translate", "no")
    rep.page.emulate_media(media="print")
    expect(times).to_be_hidden()
    expect(rep.stage.locator("[data-verdict] small")).to_be_visible()


def test_what_is_wrong_with_a_private_value_is_not_on_paper(rep: Rep) -> None:
    """It names the value."""
    rep.back()
    rep.back()
    rep.fills("owed", "1234567")
    rep.goes_on()
    wrong = rep.field("owed").locator(".error")
    expect(wrong).to_have_text("£1,234,567.00 is more than £99,999.00")
    expect(wrong).to_have_attribute("translate", "no")
    rep.page.emulate_media(media="print")
    expect(wrong).to_be_hidden()


def test_nothing_private_is_stored_and_a_reload_asks_for_it_once_more(rep: Rep) -> None:
    """The form comes again with the rest in it; once it is filled in, the call stands where it was."""
    rep.back()
    rep.stands_at("n-more")
    rep.back()
    rep.fills("days", "3")
    rep.goes_on()
    rep.hurries({"told": "a long story"})
    rep.stands_at("n-what")
    for mark in (*MARKS.values(), "12345", "a long story"):
        assert mark not in stored(rep)
    rep.reloads()
    rep.stands_at("n-hello")
    rep.status(ONCE_MORE)
    expect(rep.page.locator("#once-more")).to_be_visible()
    expect(rep.field("days").locator("input")).to_have_value("3")
    expect(rep.field("caller").locator("input")).to_have_value("")
    rep.goes_on()
    expect(rep.stage.locator(".errors")).to_contain_text("Check these 4 fields:")
    fills_in(rep)
    rep.status(ONCE_MORE)
    expect(rep.page.locator("#once-more")).to_be_visible()
    rep.hurries({"told": "a long story"})
    rep.stands_at("n-what")
    expect(rep.page.locator("#once-more")).to_be_hidden()


def test_what_was_only_looked_at_again_is_not_asked_again(rep: Rep) -> None:
    """A form that a loop showed with its values and that was sent as it was follows by itself, and the trail reads as before."""
    rep.answers("South")
    rep.stands_at("n-listen")
    rep.waits()
    rep.stage.locator("[data-way=corrected] a").click()
    rep.stands_at("n-more")
    rep.goes_on()
    rep.stands_at("n-what")
    trail = rep.page.locator(".trail ol")
    before = trail.inner_text()
    rep.reloads()
    fills_in(rep)
    rep.hurries({"told": "a long story"})
    rep.stands_at("n-what")
    expect(trail).to_have_text(before, use_inner_text=True)


def test_a_draft_of_private_facts_is_not_stored(rep: Rep) -> None:
    """What was typed and not sent is gone with a reload, and the rest is not."""
    rep.back()
    rep.fills("told", "another story")
    rep.fills("tier", "c")
    rep.back()
    rep.fills("days", "7")
    rep.fills("caller", "quagga")
    assert "story" not in stored(rep)
    assert "quagga" not in stored(rep)
    rep.reloads()
    rep.stands_at("n-hello")
    expect(rep.field("days").locator("input")).to_have_value("7")
    expect(rep.field("caller").locator("input")).to_have_value("")


def test_an_answer_that_sets_private_facts_is_given_once_more(rep: Rep) -> None:
    """A condition on one of them is not decided as if it were not so."""
    rep.answers("is ill")
    rep.stands_at("n-check")
    assert "is ill" not in stored(rep)
    rep.reloads()
    assert "is ill" not in stored(rep)
    fills_in(rep)
    rep.hurries({"told": "a long story"})
    rep.stands_at("n-what")
    rep.status(ONCE_MORE)
    expect(rep.stage.locator("li.chosen")).to_have_count(0)
    rep.answers("is ill")
    rep.stands_at("n-check")
    rep.stage.locator("[data-tick]").first.check()


def test_what_a_link_told_privately_is_asked_after_a_reload(
    browser: Browser, page: Path, now: Occasion
) -> None:
    """Unknown is never false: it is asked before anything else, and the rest of the call follows."""
    given = "#f.caller=zebra&f.days=2"
    with visit(browser, page, now=now.now, given=given, role="Rep") as rep:
        rep.stands_at("n-hello")
        expect(rep.field("caller").locator("input")).to_have_value("zebra")
        rep.reloads()
        rep.reloads()
        rep.sees("Before the call")
        expect(rep.stage.locator("[data-field]")).to_have_count(1)
        expect(rep.page.locator("#once-more")).to_be_visible()
        rep.fills("caller", "zebra")
        rep.goes_on()
        rep.stands_at("n-hello")
        expect(rep.field("days").locator("input")).to_have_value("2")
        ends(rep)
        expect(rep.field("caller").locator("input")).to_have_value("")
        expect(rep.field("days").locator("input")).to_have_value("")


def test_a_link_in_the_midst_of_a_call_can_be_undone(rep: Rep) -> None:
    """As Start again can; the call that was ended is nowhere but in the page's memory."""
    rep.page.evaluate("location.hash = 'f.caller=quagga'")
    rep.stands_at("n-hello")
    rep.status("The link started a new call. Press Back to return to where you were.")
    assert "zebra" not in rep.page.content()
    rep.back()
    rep.stands_at("n-what")
    expect(rep.heading).to_contain_text("zebra")


def test_next_call_forgets_what_start_again_would_bring_back(rep: Rep) -> None:
    """The call before the last is as much over as the last."""
    rep.starts_again()
    rep.stands_at("n-hello")
    ends(rep)
    for _ in range(4):
        rep.page.go_back()
        rep.stands_at("n-hello")
        assert "zebra" not in rep.page.content()


def test_a_page_that_the_browser_kept_shows_the_call_only_while_it_goes_on(rep: Rep) -> None:
    """Left, it holds nothing; come back to, it shows the call again, but not one that was ended elsewhere in the tab."""
    leave = "window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))"
    come_back = "window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"
    rep.page.evaluate(leave)
    assert "zebra" not in rep.page.content()
    rep.page.evaluate(come_back)
    expect(rep.heading).to_contain_text("zebra")
    rep.page.evaluate(leave)
    rep.page.evaluate("sessionStorage.clear()")
    rep.page.evaluate(come_back)
    rep.stands_at("n-hello")
    assert "zebra" not in rep.page.content()


def test_the_list_of_trees_that_the_browser_kept_is_whole_again(
    browser: Browser, page: Path, now: Occasion
) -> None:
    """What was typed to narrow it may be a caller's word."""
    with visit(browser, page.with_name("index.html"), now=now.now) as rep:
        rep.page.locator("#filter").fill("zebra")
        expect(rep.page.locator("[data-card]:visible")).to_have_count(0)
        rep.page.evaluate("window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
        expect(rep.page.locator("#filter")).to_have_value("")
        expect(rep.page.locator("[data-card]:visible")).to_have_count(2)


def test_a_call_that_was_left_for_an_hour_is_over(rep: Rep) -> None:
    """What is stored of it is taken away by the next page of ours, whichever tree it shows."""
    address = rep.page.url.partition("#")[0]
    rep.opens(address)
    rep.stands_at("n-hello")
    expect(rep.page.locator("#once-more")).to_be_visible()
    rep.opens(address.replace("full", "inner"))
    rep.page.clock.fast_forward("01:01:00")
    rep.opens(address)
    expect(rep.page.locator("#once-more")).to_be_hidden()
    assert rep.page.evaluate("sessionStorage.length") == 0


def test_a_fact_that_was_forgotten_is_in_no_draft(rep: Rep) -> None:
    """Typed before and not sent, it does not come back when it is asked again."""
    rep.back()
    rep.fills("told", "another story")
    rep.fills("tier", "c")
    rep.page.go_forward()
    rep.stands_at("n-what")
    rep.answers("Forget")
    fills_in(rep)
    expect(rep.field("told").locator("input")).to_have_value("")
    expect(rep.field("tier").locator("select")).to_have_value("c")


def test_a_draft_in_a_tree_that_was_left_is_no_draft_of_its_next_visit(rep: Rep) -> None:
    """Its own facts are forgotten on leaving it, and what was typed for them is; a way out that Back undoes leaves it."""
    rep.answers("Inside")
    rep.fills("word", "aardvark")
    rep.goes_on()
    rep.answers("No,")
    rep.stands_at("n-inner.ask")
    rep.fills("word", "aardwolf")
    rep.waits()
    rep.page.locator(".exits a").first.click()
    rep.stands_at("n-handed")
    rep.back()
    rep.stands_at("n-inner.ask")
    expect(rep.field("word").locator("input")).to_have_value("aardwolf")
    rep.back()
    rep.stands_at("n-inner.sort")
    rep.answers("Later")
    rep.waits()
    rep.page.get_by_role("button", name="Change it").click()
    rep.stands_at("n-what")
    rep.answers("Inside")
    rep.stands_at("n-inner.ask")
    expect(rep.field("word").locator("input")).to_have_value("")


def test_undo_finds_nothing_of_the_last_call(rep: Rep) -> None:
    """Neither does redo: the fields are new ones."""
    rep.back()
    told = rep.field("told").locator("input")
    told.press_sequentially("quagga")
    told.press("Control+z")
    ends(rep)
    fills_in(rep)
    for key in ("Control+z", "Control+y", "Control+Shift+z"):
        told.press(key)
        expect(told).to_have_value("")


def test_fields_are_nobody_elses_business(rep: Rep) -> None:
    """No field is kept by the browser, read by a spell checker or by what suggests how to go on."""
    fields = rep.page.locator("input, select, textarea")
    assert (
        fields.evaluate_all(
            "(all) => all.filter((field) => field.autocomplete !== 'off').map((field) => field.id)"
        )
        == []
    )
    typed = rep.page.locator("input[type=text], input[type=search], textarea")
    assert typed.evaluate_all("(all) => all.every((field) => field.getAttribute('spellcheck') === 'false')")
    assert typed.evaluate_all("(all) => all.every((field) => field.writingSuggestions === 'false')")
