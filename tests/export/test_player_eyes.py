"""A call is changed with open eyes: what would be set aside is named first, and what is known stands next to the step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import PHONE, Rep, flaws, visit
from playwright.sync_api import Browser, Locator, expect
from texts_as_files import read_texts

from decisiontree.export import Occasion, export_library, find_exporter, write_files

pytestmark = pytest.mark.browser

MAIN = """\
format: 1
title: Main
language: en
start: who
facts:
  name: {type: text, label: Name, private: true, optional: true}
  days: {type: integer, label: Days late, min: 0, max: 60}
  plan: {type: choice, label: Plan, values: {gold: Gold, basic: Basic}}
nodes:
  who: {ask: Who is calling?, collect: [name, days], to: which}
  which:
    ask: Which plan?
    options:
      - {label: Gold, set: {plan: gold}, to: gift}
      - {label: Basic, set: {plan: basic}, to: happy}
  gift:
    ask: Which gift?
    options: [{label: A cup, to: happy}, {label: A pen, to: happy}]
  happy:
    ask: Are they happy?
    options: [{label: "Yes", to: wait}, {label: "No", to: wait}]
  wait: {title: Wait, say: Please wait., timer: 2 min, to: end}
  end: {outcome: Done, resolution: resolved}
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory, now: Occasion) -> Path:
    """The page of a tree in which one answer decides whether there is another question."""
    folder = tmp_path_factory.mktemp("eyes")
    library = read_texts({"main.yaml": MAIN}).model
    write_files(export_library(library, ("main",), now, find_exporter("html")), folder)
    return folder / "main.html"


@pytest.fixture
def rep(browser: Browser, page: Path, now: Occasion) -> Iterator[Rep]:
    """A rep in the midst of a call."""
    with visit(browser, page, now=now.now) as somebody:
        somebody.hurries({"name": "Ada", "days": "4"}, "Gold", "A cup", "Yes")
        somebody.sees("Wait")
        yield somebody


def drops(rep: Rep) -> Locator:
    """What is asked before answers are set aside."""
    return rep.page.locator("#drops")


def known(rep: Rep, label: str) -> Locator:
    """The row of a fact among those that are known."""
    return rep.page.locator("#known li", has_text=label)


def corrects(rep: Rep, label: str) -> None:
    """Presses a fact."""
    known(rep, label).get_by_role("button").first.click()


def test_what_a_changed_answer_sets_aside_is_named_first(rep: Rep) -> None:
    """By name, nothing chosen but to leave it; left, nothing has changed; changed, the former answer brings all of it back."""
    corrects(rep, "Plan")
    rep.sees("Which plan?")
    expect(rep.heading).to_be_focused()
    rep.answers("Basic")
    expect(drops(rep).locator("li")).to_have_text(["Which gift?: A cup"])
    expect(drops(rep).get_by_role("button", name="Leave it as it was")).to_be_focused()
    assert flaws(rep) == []
    rep.page.keyboard.press("Enter")
    expect(drops(rep)).to_be_hidden()
    expect(drops(rep).locator("li")).to_have_count(0)
    expect(rep.heading).to_be_focused()
    expect(rep.stage.locator(".chosen")).to_contain_text("Gold")

    rep.answers("Basic")
    rep.waits()
    drops(rep).get_by_role("button", name="Change it").click()
    rep.sees("Wait")
    expect(rep.heading).to_be_focused()
    expect(known(rep, "Plan")).to_contain_text("Basic")
    for _ in range(2):
        rep.back()
    rep.sees("Which plan?")
    rep.answers("Gold")
    expect(drops(rep)).to_be_hidden()
    rep.sees("Wait")
    expect(rep.page.locator(".trail li", has_text="A cup")).to_be_visible()


def test_nothing_is_asked_where_nothing_is_set_aside(rep: Rep) -> None:
    """Another answer to the same end, the same answer once more, and a form."""
    rep.back()
    rep.back()
    rep.answers("A pen")
    rep.sees("Are they happy?")
    corrects(rep, "Days late")
    rep.fills("days", "9")
    rep.goes_on()
    rep.sees("Wait")
    expect(known(rep, "Days late")).to_contain_text("9")


def test_a_private_fact_is_shown_until_the_next_step(rep: Rep) -> None:
    """Masked at first, never on paper, and in no markup that could be saved once it is masked again."""
    row = known(rep, "Name")
    expect(row).to_contain_text("•••")
    expect(row).not_to_contain_text("Ada")
    row.get_by_role("button", name="Show Name").click()
    expect(row).to_contain_text("Ada")
    rep.page.emulate_media(media="print")
    expect(row.locator(".what")).to_be_hidden()
    rep.page.emulate_media(media="screen")
    rep.goes_on()
    rep.sees("Done")
    expect(row).to_contain_text("•••")
    assert "Ada" not in rep.page.locator("#known").inner_html()
    corrects(rep, "Name")
    rep.sees("Who is calling?")


def test_what_a_link_told_is_marked_and_what_does_not_fit_is_said(
    browser: Browser, page: Path, now: Occasion
) -> None:
    """Each by its label and why; what was told is asked once more where it is to be corrected, and the later answers stay."""
    told = "#f.plan=gold&f.days=61&f.name=%ff&f.zebra=1&f.plan=tin&else=1"
    with visit(browser, page, now=now.now, given=told, size=PHONE) as rep:
        expect(rep.page.locator("#refused li")).to_have_text(
            [
                "Days late: “61” is not a whole number from 0 to 60",
                "Name: its text in the link is broken",
                "zebra: this tree has no such fact",
                "Plan: “tin” is not one of gold, basic",
            ]
        )
        assert rep.page.url.endswith("#n-who")
        assert flaws(rep) == []
        rep.page.locator("#known summary").click()  # folded on a phone
        expect(known(rep, "Plan")).to_contain_text("Gold from the link")
        rep.hurries({"days": "3"})
        expect(rep.page.locator("#refused")).to_be_hidden()
        rep.sees("Which plan?")
        corrects(rep, "Plan")
        rep.sees("Before the call")
        expect(rep.page.locator("#once-more")).to_be_hidden()
        rep.fills("plan", "basic")
        rep.goes_on()
        rep.sees("Which plan?")
        expect(known(rep, "Plan").locator(".what")).to_have_text("Basic")
        expect(known(rep, "Plan")).not_to_contain_text("from the link")


def test_a_call_started_again_by_mistake_outlives_a_reload(rep: Rep) -> None:
    """Back brings it to where it was, private details apart; the next call's first answer lets it go."""
    for _ in range(2):
        rep.starts_again()
        rep.sees("Who is calling?")
        rep.reloads()
        rep.sees("Who is calling?")
        assert "Ada" not in rep.page.evaluate("JSON.stringify(Object.entries(sessionStorage))")
        rep.back()
        rep.sees("Who is calling?")
        expect(rep.page.locator("#once-more")).to_be_visible()
        expect(rep.heading).to_be_focused()
        rep.fills("name", "Ada")
        rep.goes_on()
        rep.sees("Wait")
    rep.starts_again()
    rep.hurries({"name": "Bob", "days": "1"})
    assert "A cup" not in rep.page.evaluate("JSON.stringify(Object.entries(sessionStorage))")


def test_a_timer_goes_on_over_a_reload(browser: Browser, page: Path, now: Occasion) -> None:
    """It counts from the moment the step was come to; a step come to again counts anew."""
    with visit(browser, page, now=now.now) as rep:
        rep.hurries({"days": "4"}, "Basic", "Yes")
        timer = rep.stage.locator("[data-timer-text]")
        rep.page.clock.fast_forward(30_000)
        expect(timer).to_have_text("0:30 of 2:00")
        rep.reloads()
        expect(timer).to_have_text("0:30 of 2:00")
        rep.back()
        rep.answers("Yes")
        expect(timer).to_have_text("0:00 of 2:00")


def test_the_question_for_the_role_has_a_title_and_an_address_of_its_own(
    browser: Browser, site: Path, now: Occasion
) -> None:
    """They are those of what is shown; the first step's come with the first step, and Back loses no focus."""
    with visit(browser, site / "late.html", now=now.now) as rep:
        rep.sees("What is your role?")
        expect(rep.page).to_have_title("What is your role? – Late delivery, what you may offer")
        assert rep.page.url.endswith("#who")
        rep.is_a("Customer rep")
        assert not rep.page.url.endswith("#who")
        assert not rep.page.title().startswith("What is your role?")
