"""What a rep writes down on a call: notes and grievances at their steps, in the summary, and nowhere that outlives the page."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from browsing import Rep, flaws, visit
from playwright.sync_api import Browser, Locator, expect

from decisiontree.export import Occasion
from decisiontree.model import Library, Topic

pytestmark = pytest.mark.browser

TOPICS = (Topic(id="bill", label="A bill nobody expected"), Topic(id="wait", label="Waited too long"))


@pytest.fixture
def page(write_site: Callable[[Library], Path], library: Library) -> Path:
    """A page of a library with topics."""
    return write_site(replace(library, shared=replace(library.shared, topics=TOPICS))) / "late.html"


@pytest.fixture
def rep(browser: Browser, page: Path, now: Occasion) -> Iterator[Rep]:
    """A rep at the first question."""
    given = "#f.tier=gold&f.refunds_90_days=0"
    with visit(browser, page, now=now.now, role="Customer rep", given=given) as somebody:
        somebody.stands_at("n-verify")
        yield somebody


def contains(text: str) -> re.Pattern[str]:
    """Text with this in it."""
    return re.compile(re.escape(text))


def words(rep: Rep) -> Locator:
    """The field for what is written down."""
    return rep.page.locator("#remark-words")


def stored(rep: Rep) -> str:
    """What the tab and the computer keep."""
    return str(rep.page.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}])"))


def ends(rep: Rep) -> None:
    """From the first question by the shortest way."""
    rep.answers("Failed")
    rep.sees("Identity not confirmed")


def test_a_note_belongs_to_its_step_and_stands_in_the_summary(rep: Rep) -> None:
    """One key opens it, Enter goes back to the step; it is marked in the list, and stands there again after a step back."""
    expect(words(rep)).to_be_hidden()
    rep.presses("n")
    expect(words(rep)).to_be_focused()
    rep.page.keyboard.type("2 calls before, asks for zebra")
    rep.page.keyboard.press("Enter")
    expect(rep.heading).to_be_focused()
    expect(words(rep)).to_have_value("2 calls before, asks for zebra")
    assert flaws(rep) == []
    rep.presses("2")
    rep.sees("Identity not confirmed")
    expect(words(rep)).to_be_hidden()
    expect(rep.page.locator(".trail li").first).to_have_attribute("data-noted", "Note")
    rep.presses("n")
    rep.page.keyboard.type("Closed *here*")
    summary = rep.page.locator("#summary-text")
    line = "Note at “Did the caller pass the identity check?”: 2 calls before, asks for zebra\nNote at “Identity not confirmed”: Closed *here*\n"
    expect(summary).to_have_value(contains(line))
    rep.page.get_by_label("Format").select_option("markdown")
    expect(summary).to_have_value(contains("- **Note at “Identity not confirmed”**: Closed \\*here\\*\n"))
    rep.back()
    expect(words(rep)).to_have_value("2 calls before, asks for zebra")
    words(rep).fill("")
    ends(rep)
    expect(rep.page.locator(".trail [data-noted]")).to_have_count(0)


def test_a_grievance_takes_two_keys(rep: Rep) -> None:
    """Neither of them answers; a line more is welcome, another topic takes its place, and none takes it away."""
    rep.presses("g")
    dialog = rep.page.get_by_role("dialog")
    expect(dialog.get_by_role("button")).to_have_text(
        [*(topic.label for topic in TOPICS), "No grievance", "Close"]
    )
    assert flaws(rep) == []
    rep.page.keyboard.press("1")
    expect(dialog).to_be_hidden()
    rep.stands_at("n-verify")
    label = rep.page.locator("#remark label")
    expect(label).to_have_text("Grievance: A bill nobody expected")
    words(rep).fill("=third time")
    rep.page.get_by_role("button", name="Note a grievance").click()
    rep.waits()
    dialog.get_by_role("button", name="Waited too long").click()
    expect(dialog).to_be_hidden()
    ends(rep)
    expect(rep.page.locator("#summary-text")).to_have_value(
        contains("Grievance at “Did the caller pass the identity check?”: Waited too long: =third time\n")
    )
    rep.page.get_by_label("Format").select_option("json")
    record = json.loads(rep.page.locator("#summary-text").input_value())
    assert record["grievances"] == [
        {
            "path": "verify",
            "title": "Did the caller pass the identity check?",
            "topic": "wait",
            "label": "Waited too long",
            "words": "=third time",
        }
    ]
    rep.page.get_by_label("Format").select_option("csv")
    [row] = csv.DictReader(io.StringIO(rep.page.locator("#summary-text").input_value()))
    assert row["grievances"] == "Waited too long: =third time"
    rep.back()
    rep.presses("g")
    rep.page.keyboard.press("0")
    expect(label).to_have_text("Note for the summary")


def test_words_are_never_stored_and_end_with_the_call(rep: Rep) -> None:
    """A reload keeps the topic and says where a note was; the next call has neither, nor does the field's undo."""
    rep.presses("n")
    rep.page.keyboard.type("about zebra")
    rep.page.keyboard.press("Escape")
    assert "zebra" not in stored(rep)
    rep.answers("Passed")
    rep.presses("Alt+g")
    rep.page.keyboard.press("2")
    words(rep).fill("zebra again")
    rep.reloads()
    rep.stands_at("n-details")
    assert "zebra" not in stored(rep)
    expect(rep.page.locator("#remark label")).to_have_text("Grievance: Waited too long")
    expect(words(rep)).to_have_value("")
    lost = "Note (lost when the page was reloaded)"
    expect(rep.page.locator(".trail li").first).to_have_attribute("data-noted", lost)
    words(rep).fill("zebra")
    rep.starts_again()
    rep.sees("Before the call")
    expect(words(rep)).to_be_hidden()
    expect(words(rep)).to_have_value("")
    words(rep).evaluate("(area) => { area.hidden = false; area.focus(); }")
    words(rep).press("Control+z")
    expect(words(rep)).to_have_value("")


def test_without_topics_there_is_no_grievance(browser: Browser, site: Path, now: Occasion) -> None:
    """Neither a button nor a key."""
    with visit(browser, site / "late.html", now=now.now, role="Customer rep") as rep:
        expect(rep.page.get_by_role("button", name="Write a note")).to_be_visible()
        expect(rep.page.get_by_role("button", name="Note a grievance")).to_have_count(0)
        rep.presses("g")
        expect(rep.page.locator("dialog[open]")).to_have_count(0)
