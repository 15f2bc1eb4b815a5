"""Many answers and long lists: a box that narrows them by words and numbers, and takes the only one left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from browsing import Rep, flaws, visit
from playwright.sync_api import Browser, Locator, expect
from sessions import library_of

from decisiontree.export import Occasion
from decisiontree.model import Library

pytestmark = pytest.mark.browser

REASONS = (
    *(
        "Bill",
        "Café card",
        "Cable cut",
        "Cable loose",
        "No signal",
        "Slow in the evening",
        "Moving house",
        "New router",
        "A fault",
    ),
    *("Paid 12 times", "Cancel", "Résumé of usage", "Other"),
)
TOWNS = (
    "Aberdeen",
    "Bath",
    "Bristol",
    "Cardiff",
    "Derby",
    "Ely",
    "Exeter",
    "Hull",
    "Leeds",
    "York",
    "New York",
)
TREE = f"""\
format: 1
title: What the caller wants
start: ask
facts:
  town:
    type: choice
    label: Town
    values: {{{", ".join(f"t{at}: {town}" for at, town in enumerate(TOWNS))}}}
  remark: {{type: text, label: Remark, optional: true}}
nodes:
  ask:
    ask: What is it about?
    options:
{chr(10).join(f"      - {{label: {reason}, to: form}}" for reason in REASONS)}
  form: {{collect: [town, remark], to: done}}
  done: {{outcome: Sent to the team, resolution: informed}}
"""


@pytest.fixture
def page(write_site: Callable[[Library], Path]) -> Path:
    """The page of the tree."""
    library, faults = library_of({"many": TREE})
    assert faults == []
    return write_site(library) / "many.html"


def words(rep: Rep) -> Locator:
    """The box above the answers."""
    return rep.stage.get_by_label("Find an answer")


def left(rep: Rep) -> Locator:
    """The answers that are left."""
    return rep.stage.locator("a.answer:visible")


def test_words_and_numbers_narrow_and_enter_takes_the_only_one(
    browser: Browser, page: Path, now: Occasion
) -> None:
    """Digits do not answer; every word has to be there, without case and marks; Escape brings all back."""
    with visit(browser, page, now=now.now) as rep:
        expect(words(rep)).to_be_focused()
        expect(left(rep)).to_have_count(13)
        assert [each.get_attribute("data-number") for each in left(rep).all()] == [
            str(at + 1) for at in range(13)
        ]
        expect(rep.stage.locator("[aria-keyshortcuts]")).to_have_count(0)
        told = rep.stage.get_by_role("status")
        expect(told).to_have_text("13 answers")
        rep.presses("1")
        expect(left(rep)).to_have_text(["Bill", "Paid 12 times"])
        rep.presses("Enter")
        rep.presses("2")
        expect(left(rep)).to_have_text(["Paid 12 times", "Résumé of usage"])
        expect(told).to_have_text("2 answers")
        rep.presses("Escape")
        expect(left(rep)).to_have_count(13)
        expect(words(rep)).to_be_focused()
        rep.page.keyboard.type("OSE cab")
        expect(left(rep)).to_have_text(["Cable loose"])
        expect(told).to_have_text("1 answer")
        assert flaws(rep) == []
        rep.page.keyboard.type("x")
        expect(left(rep)).to_have_count(0)
        expect(told).to_have_text("No answer contains all these words.")
        rep.presses("Enter")
        rep.presses("Escape")
        rep.page.keyboard.type("resume")
        rep.presses("Enter")
        rep.stands_at("n-form")
        rep.back()
        rep.stands_at("n-ask")
        expect(words(rep)).to_be_focused()
        expect(words(rep)).to_have_value("")
        expect(left(rep)).to_have_count(13)


def test_keys_work_outside_the_box_and_digits_go_into_it(browser: Browser, page: Path, now: Occasion) -> None:
    """Escape in an empty box leaves it; the arrow goes to the first answer; a digit never answers."""
    with visit(browser, page, now=now.now) as rep:
        expect(words(rep)).to_be_focused()
        rep.presses("Escape")
        expect(rep.heading).to_be_focused()
        rep.presses("?")
        rep.presses("Escape")
        rep.presses("Alt+3")
        rep.stands_at("n-ask")
        rep.presses("4")
        expect(words(rep)).to_be_focused()
        expect(left(rep)).to_have_text(["Cable loose"])
        rep.presses("Escape")
        rep.presses("ArrowDown")
        expect(left(rep).first).to_be_focused()
        rep.presses("Space")
        rep.stands_at("n-form")


def test_a_long_list_of_a_form_is_narrowed_too(browser: Browser, page: Path, now: Occasion) -> None:
    """Words typed on the form go there first; Enter chooses the only one left, and sends nothing."""
    with visit(browser, page, now=now.now) as rep:
        rep.answers("Other")
        rep.stands_at("n-form")
        expect(rep.heading).to_be_focused()
        rep.waits()
        rep.page.keyboard.type("york")
        box = rep.stage.get_by_label("Find a choice")
        expect(box).to_have_value("york")
        expect(rep.field("town").get_by_role("status")).to_have_text("2 choices")
        assert flaws(rep) == []
        rep.presses("Enter")
        rep.page.keyboard.type(" new")
        rep.presses("Enter")
        town = rep.field("town").locator("select")
        expect(town).to_have_value("t10")
        expect(town).to_be_focused()
        rep.stands_at("n-form")
        box.fill("b")
        assert rep.page.evaluate(
            "[...document.querySelectorAll('#stage option:not([hidden])')].map((each) => each.text)"
        ) == [*("Choose…", "Aberdeen", "Bath", "Bristol", "Derby", "New York")]
        rep.presses("Escape")
        rep.presses("Escape")
        expect(rep.heading).to_be_focused()
        rep.presses("b")
        rep.stands_at("n-ask")
