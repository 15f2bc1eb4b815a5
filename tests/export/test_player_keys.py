"""Keys of the page, with their guards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import Rep, visit
from playwright.sync_api import Browser, expect

from decisiontree.export import Occasion

pytestmark = pytest.mark.browser

QUESTION = "Did the caller pass the identity check?"


@pytest.fixture
def rep(browser: Browser, site: Path, now: Occasion) -> Iterator[Rep]:
    """A rep at the first question."""
    given = "#f.tier=standard&f.refunds_90_days=0"
    with visit(browser, site / "late.html", now=now.now, given=given, role="Customer rep") as somebody:
        somebody.sees(QUESTION)
        yield somebody


def to_decision(rep: Rep) -> None:
    """On to the decision."""
    rep.hurries("Passed", {"days_late": "4", "amount_owed": "40"}, None, "The caller agreed")
    rep.sees("Refund")


def test_a_digit_takes_that_answer(rep: Rep) -> None:
    """2 is the second one."""
    rep.presses("2")
    rep.sees("Identity not confirmed")


def test_b_goes_back_and_enter_goes_on(rep: Rep) -> None:
    """Enter where there is one way only; at a question it chooses nothing."""
    rep.presses("Enter")
    rep.sees(QUESTION)
    rep.presses("2")
    rep.sees("Identity not confirmed")
    rep.presses("b")
    rep.sees(QUESTION)


def test_the_same_key_twice_does_not_answer_the_next_step(rep: Rep) -> None:
    """What comes again within a moment of a new step was meant for the old one, forward and back."""
    to_decision(rep)
    rep.presses("b")
    rep.sees("Read back what you heard")
    rep.page.keyboard.press("b")
    rep.page.go_forward()
    rep.sees("Refund")
    rep.waits()
    rep.page.keyboard.press("1")
    rep.sees("Is the caller content?")
    rep.page.keyboard.press("1")
    rep.sees("Is the caller content?")
    rep.presses("1")
    rep.sees("Settled on the call")


def test_a_quick_other_key_is_not_lost(rep: Rep) -> None:
    """Somebody who knows the call is faster than the guard, and each press counts for its own step."""
    to_decision(rep)
    rep.waits()
    rep.page.keyboard.press("1")
    rep.page.keyboard.press("2")
    rep.sees("Call back tomorrow")


def test_a_double_click_is_one_answer(rep: Rep) -> None:
    """The second click falls on the next step and is not meant for it."""
    to_decision(rep)
    rep.waits()
    rep.stage.locator("a.answer.go:visible").dblclick()
    rep.sees("Is the caller content?")
    answer = rep.stage.locator("a.answer").first
    answer.click()
    rep.sees("Is the caller content?")
    rep.waits()
    answer.click()
    rep.sees("Settled on the call")


def test_a_key_held_down_counts_once(rep: Rep) -> None:
    """Repeats are no presses."""
    to_decision(rep)
    rep.waits()
    rep.page.keyboard.down("b")
    rep.sees("Read back what you heard")
    rep.waits()
    rep.page.keyboard.down("b")
    rep.page.go_forward()
    rep.sees("Refund")


def test_keys_do_nothing_while_somebody_types(rep: Rep) -> None:
    """Digits and letters belong to the field, and to the summary."""
    rep.presses("2")
    rep.page.locator("#summary-text").focus()
    rep.presses("b")
    rep.sees("Identity not confirmed")
    rep.back()
    rep.presses("1")
    field = rep.field("caller_name").locator("input")
    field.click()
    rep.waits()
    rep.page.keyboard.type("b1c/?")
    expect(field).to_have_value("b1c/?")
    rep.sees("What happened to the order?")


def test_words_typed_on_a_form_go_into_its_first_empty_field(rep: Rep) -> None:
    """Nothing has to be clicked first, and no letter or digit of them is taken for a key of the page."""
    rep.presses("1")
    rep.sees("What happened to the order?")
    expect(rep.heading).to_be_focused()
    rep.waits()
    rep.page.keyboard.type("b2 c/?")
    expect(rep.field("days_late").locator("input")).to_have_value("b2 c/?")
    rep.sees("What happened to the order?")
    rep.heading.focus()
    rep.page.keyboard.type("40")
    expect(rep.field("amount_owed").locator("input")).to_have_value("40")


def test_letters_at_the_mistakes_of_a_form_do_nothing(rep: Rep) -> None:
    """The list of mistakes has the focus; with Alt the keys work."""
    rep.presses("1")
    rep.sees("What happened to the order?")
    rep.goes_on()
    expect(rep.stage.locator(".errors")).to_be_focused()
    rep.waits()
    rep.page.keyboard.type("A blue coat 1")
    rep.sees("What happened to the order?")
    expect(rep.stage.locator(".errors")).to_be_focused()
    rep.presses("Alt+b")
    rep.sees(QUESTION)


def test_keys_of_the_browser_stay_its_own(rep: Rep) -> None:
    """Control and digit change the tab, not the call."""
    rep.presses("Control+2")
    rep.sees(QUESTION)


def test_single_keys_can_be_switched_off(rep: Rep) -> None:
    """Then they work together with Alt."""
    rep.page.locator("[data-do=settings]").click()
    rep.page.get_by_label("Answer by pressing a single key").uncheck()
    rep.page.locator("#settings [data-do=close]").click()
    rep.presses("2")
    rep.sees(QUESTION)
    rep.presses("Alt+2")
    rep.sees("Identity not confirmed")


def test_the_keys_are_listed(rep: Rep) -> None:
    """`?` opens the list, Escape closes it, and no key answers while it is open."""
    rep.presses("?")
    expect(rep.page.locator("#keys")).to_be_visible()
    rep.presses("2")
    rep.presses("Escape")
    expect(rep.page.locator("#keys")).to_be_hidden()
    rep.sees(QUESTION)


def test_a_step_is_found_by_its_words(rep: Rep) -> None:
    """Without case and marks; a step that was taken is gone back to, another is read."""
    rep.presses("1")
    rep.sees("What happened to the order?")
    rep.presses("Alt+/")
    rep.page.locator("#find-words").fill("PÓLICY")
    hit = rep.page.locator("#find-hits button")
    expect(hit).to_contain_text("Own it")
    hit.click()
    expect(rep.page.locator("#find-peek")).to_contain_text("No blame, no policy.")
    rep.page.locator("#find-words").fill("identity check")
    rep.page.locator("#find-hits").get_by_role("button", name="go back to it").click()
    rep.sees(QUESTION)


def test_space_takes_the_answer_in_focus(rep: Rep) -> None:
    """Answers look like buttons, so they react like buttons."""
    rep.stage.get_by_role("link", name="Failed").focus()
    rep.presses("Space")
    rep.sees("Identity not confirmed")


def test_one_escape_closes_find(rep: Rep) -> None:
    """With words in it, too."""
    rep.presses("/")
    rep.page.keyboard.type("own it")
    rep.page.keyboard.press("Escape")
    expect(rep.page.locator("#find")).to_be_hidden()


def test_after_another_role_the_step_has_the_focus(rep: Rep) -> None:
    """An Enter that follows does not open the settings again; without a change the button keeps it."""
    settings = rep.page.locator("#top [data-do=settings]")
    settings.click()
    rep.page.keyboard.press("Escape")
    expect(settings).to_be_focused()
    settings.click()
    rep.page.locator("#set-role").select_option("lead")
    rep.page.locator("#settings [data-do=close]").click()
    expect(rep.heading).to_be_focused()
    rep.presses("Enter")
    expect(rep.page.locator("#settings")).to_be_hidden()
    rep.sees(QUESTION)
