"""Keys of the page, with their guards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import Rep, flaws, visit
from playwright.sync_api import Browser, expect

from decisiontree.export import Occasion

pytestmark = pytest.mark.browser

PLAYER = Path(__file__).parents[2] / "exporters" / "html" / "player"
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


def test_nothing_answers_a_step_that_nobody_has_read(rep: Rep) -> None:
    """In its first quarter of a second, whatever key or pointer, forward and back, at a form and at a way out; nothing is said about it."""
    to_decision(rep)
    rep.waits()
    for key in "1", "2", "Enter", "b", "r":
        rep.page.keyboard.press(key)
    rep.sees("Is the caller content?")
    rep.stage.locator("a.answer").first.click()
    rep.stage.locator("a.answer").first.press("Enter")
    rep.stage.locator("a.answer").first.press("Space")
    rep.stage.locator("a.answer").first.evaluate("link => link.click()")
    rep.page.locator(".exits a").first.click()
    rep.sees("Is the caller content?")
    rep.status("")
    rep.presses("b")
    rep.sees("Refund")
    rep.page.keyboard.press("b")
    rep.page.keyboard.press("1")
    rep.page.go_back()
    rep.sees("Read back what you heard")
    rep.back()
    rep.back()
    rep.sees("What happened to the order?")
    rep.page.keyboard.press("Enter")
    rep.stage.locator("[type=submit]").click()
    rep.field("days_late").locator("input").press("Enter")
    rep.sees("What happened to the order?")
    rep.waits()
    rep.stage.locator("[type=submit]").evaluate("button => button.click()")
    rep.sees("Own it")


def test_a_second_click_never_answers(rep: Rep) -> None:
    """However late it comes: not the step that the first one brought, nor a button or a tick of it; a screen reader's click has no number and counts."""
    to_decision(rep)
    rep.waits()
    way = rep.stage.locator("a.answer.go:visible")
    place = way.bounding_box()
    assert place is not None
    rep.page.mouse.move(place["x"] + 30, place["y"] + 20)
    rep.page.mouse.down(click_count=1)
    rep.page.mouse.up(click_count=1)
    rep.sees("Is the caller content?")
    rep.waits()
    for count in 2, 3:
        for answer in rep.stage.locator("a.answer").all():
            answer.dispatch_event("click", {"detail": count})
    rep.page.locator(".exits a").first.dispatch_event("click", {"detail": 2})
    rep.sees("Is the caller content?")
    rep.stage.locator("a.answer").first.dispatch_event("click", {"detail": 0})
    rep.sees("Settled on the call")


def test_a_key_held_down_counts_once(rep: Rep) -> None:
    """Repeats are no presses, whatever has the focus."""
    to_decision(rep)
    rep.waits()
    rep.page.keyboard.down("b")
    rep.sees("Read back what you heard")
    rep.waits()
    rep.page.keyboard.down("b")
    rep.page.go_forward()
    rep.sees("Refund")
    rep.page.keyboard.up("b")
    rep.waits()
    rep.stage.locator("a.answer.go:visible").focus()
    rep.page.keyboard.down("Enter")
    rep.sees("Is the caller content?")
    rep.waits()
    rep.stage.locator("a.answer").first.focus()
    rep.page.keyboard.down("Enter")
    rep.sees("Is the caller content?")
    rep.page.keyboard.up("Enter")
    rep.page.keyboard.press("Enter")
    rep.sees("Settled on the call")


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


def test_escape_leaves_a_field_and_keys_work_again(rep: Rep) -> None:
    """The one letter that was meant for a key goes out of the field again; words stay. Whoever comes back into a field types."""
    rep.presses("1")
    rep.sees("What happened to the order?")
    days = rep.field("days_late").locator("input")
    rep.presses("b")
    expect(days).to_have_value("b")
    rep.presses("Escape")
    expect(days).to_have_value("")
    expect(rep.heading).to_be_focused()
    rep.presses("1")
    rep.sees("What happened to the order?")
    rep.presses("?")
    rep.presses("Escape")
    days.focus()
    rep.page.keyboard.type("12")
    rep.presses("Escape")
    rep.presses("b")
    rep.sees(QUESTION)
    rep.presses("1")
    expect(days).to_have_value("12")


def test_enter_goes_on_after_a_tick(rep: Rep) -> None:
    """At words to be said, and in a form."""
    rep.hurries("Passed", {"days_late": "4", "amount_owed": "40"})
    rep.sees("Own it")
    tick = rep.stage.locator(".must [data-tick]").first
    rep.presses("Enter")
    expect(tick).to_be_focused()
    rep.presses("Space")
    expect(tick).to_be_checked()
    rep.presses("Enter")
    rep.sees("Read back what you heard")


def test_x_and_a_digit_take_an_exit(rep: Rep) -> None:
    """The exits show their digits as long as the focus is among them; Escape goes back to the step."""
    exit_ = rep.page.locator(".exits a").first
    rep.presses("x")
    expect(exit_).to_be_focused()
    expect(exit_).to_have_attribute("aria-keyshortcuts", "1")
    rep.presses("Escape")
    expect(rep.heading).to_be_focused()
    expect(exit_).not_to_have_attribute("data-number", "1")
    rep.presses("x")
    rep.presses("1")
    rep.sees("Handed over")


def test_starting_again_is_asked_once(rep: Rep) -> None:
    """By key and by button; Enter and a second click keep the call, and what has not begun is not asked about."""
    question = rep.page.locator("#again")
    to_decision(rep)
    for start in "r", "R":
        rep.presses(start)
        expect(question).to_be_visible()
        expect(question.get_by_role("button", name="Keep this call")).to_be_focused()
        question.get_by_role("button", name="Start again").dispatch_event("click", {"detail": 1})
        rep.waits()
        question.get_by_role("button", name="Start again").dispatch_event("click", {"detail": 2})
        rep.presses("Enter")
        expect(question).to_be_hidden()
        rep.sees("Refund")
    rep.page.locator(".foot [data-do=restart]").click()
    assert flaws(rep) == []
    rep.waits()
    question.get_by_role("button", name="Start again").click()
    rep.sees("Before the call")
    rep.back()
    rep.sees("Refund")


def test_keys_of_the_browser_stay_its_own(rep: Rep) -> None:
    """Control and digit change the tab, not the call."""
    rep.presses("Control+2")
    rep.sees(QUESTION)


def test_single_keys_can_be_switched_off(rep: Rep) -> None:
    """Then they work together with Alt."""
    rep.page.locator("[data-do=settings]").click()
    rep.page.get_by_label("Answer by pressing a single key").uncheck()
    rep.page.locator("#settings [data-do=close]").click()
    answers = rep.stage.locator("a.answer")
    expect(answers.nth(1)).to_have_attribute("aria-keyshortcuts", "Alt+2")
    expect(rep.page.locator(".foot [data-do=back]")).to_have_attribute("aria-keyshortcuts", "Alt+b")
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


def test_every_key_has_its_line(rep: Rep) -> None:
    """The dialog has a line for each key of the table, and each button tells of its own; what is told is what works."""
    table = re.search(
        r"KEYS = new Map\(\[(.*?)\]\);", (PLAYER / "keys.js").read_text(encoding="utf-8"), re.DOTALL
    )
    assert table
    keys = dict(re.findall(r'\["(.)", "([a-z-]+)"\]', table[1]))
    assert "b" in keys
    listed = rep.page.locator("#keys dt").all_text_contents()
    del keys["g"]  # this library has no topics
    assert sorted(listed) == sorted([*keys, "1…9", "Enter", "Esc"])
    for key, action in keys.items():
        for button in rep.page.locator(f"[data-do={action}]").all():
            expect(button).to_have_attribute("aria-keyshortcuts", key)
    numbers = rep.stage.locator("a.answer:visible").evaluate_all(
        "links => links.map((link) => link.getAttribute('aria-keyshortcuts'))"
    )
    assert numbers == [str(at + 1) for at in range(len(numbers))]
    expect(rep.page.locator("[type=submit]").first).to_have_attribute("aria-keyshortcuts", "Enter")


def test_a_key_is_known_in_other_scripts(rep: Rep) -> None:
    """By its place; Num Lock off makes an arrow of a digit, and Alt with the pad a letter."""
    send = """([key, code, alt]) => document.body.dispatchEvent(new KeyboardEvent("keydown", { key, code, altKey: alt, bubbles: true, cancelable: true }))"""
    rep.waits()
    for key, code, alt in (("End", "Numpad1", False), ("1", "Numpad1", True), ("!", "KeyB", False)):
        rep.page.evaluate(send, [key, code, alt])
        rep.sees(QUESTION)
    rep.page.evaluate(send, ["٢", "Digit2", False])
    rep.sees("Identity not confirmed")
    rep.waits()
    rep.page.evaluate(send, ["и", "KeyB", False])
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
