"""Fields that appear: shown and hidden as the rep types, by keyboard, spoken politely, and never sent while they are hidden."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browsing import Rep, flaws, visit
from playwright.sync_api import Browser, Locator, expect

from decisiontree.export import Occasion

pytestmark = pytest.mark.browser

TREE = """\
format: 1
title: A claim
purpose: Note what is wrong.
kind: process
owner: somebody
start: details
facts:
  reason: {type: choice, label: What is wrong, values: {broken: It is broken, late: It came late}}
  serial: {type: text, label: Serial number, hint: On the plate}
  days: {type: integer, label: Days late, min: 1, max: 90}
  extra: {type: boolean, label: Was it a gift}
nodes:
  details:
    ask: What happened?
    collect:
      - reason
      - fact: serial
        when: reason == broken
      - fact: days
        when: reason == late
      - fact: extra
        when: days is known and days > 30
    to: check
  check:
    ask: "Anything else? {serial}, {days}"
    options:
      - {label: 'No', to: end}
      - {label: 'Yes', to: details}
  end: {outcome: Noted, resolution: resolved}
"""


@pytest.fixture
def rep(browser: Browser, tmp_path: Path, site_of: Callable[[Path], Path], now: Occasion) -> Iterator[Rep]:
    """A rep at the form."""
    folder = tmp_path / "trees"
    folder.mkdir()
    (folder / "claim.yaml").write_text(TREE, encoding="utf-8")
    with visit(browser, site_of(folder) / "claim.html", now=now.now) as somebody:
        somebody.sees("What happened?")
        yield somebody


def shown(rep: Rep) -> list[str | None]:
    """The facts whose fields can be seen."""
    boxes: list[Locator] = rep.stage.locator("[data-field]:visible").all()
    return [box.get_attribute("data-field") for box in boxes]


def test_a_field_appears_as_the_rep_chooses_and_goes_again(rep: Rep) -> None:
    """At once, each by what the fields above it say; a screen reader hears which."""
    assert shown(rep) == ["reason"]
    rep.fills("reason", "broken")
    assert shown(rep) == ["reason", "serial"]
    rep.status("Now asked: Serial number.")
    rep.fills("reason", "late")
    assert shown(rep) == ["reason", "days"]
    rep.status("Now asked: Days late. No longer asked: Serial number.")
    rep.fills("days", "3")
    assert shown(rep) == ["reason", "days"]
    rep.fills("days", "31")
    assert shown(rep) == ["reason", "days", "extra"]
    rep.fills("days", "310")
    assert shown(rep) == ["reason", "days"]


def test_what_was_typed_is_there_again_when_the_field_comes_back(rep: Rep) -> None:
    """It is not sent while the field is hidden, and a mistake in it does not matter then."""
    rep.fills("reason", "late")
    rep.fills("days", "400")
    rep.fills("reason", "broken")
    rep.fills("serial", "AB 12")
    rep.goes_on()
    rep.sees("Anything else? AB 12, [Days late]")
    rep.answers("Yes")
    rep.sees("What happened?")
    assert shown(rep) == ["reason", "serial"]
    rep.fills("reason", "late")
    rep.fills("days", "4")
    rep.fills("reason", "broken")
    rep.fills("reason", "late")
    expect(rep.field("days").locator("input")).to_have_value("4")
    rep.goes_on()
    rep.sees("Anything else? AB 12, 4")


def test_a_field_that_is_shown_and_empty_is_asked_for(rep: Rep) -> None:
    """Only what is shown is complained about."""
    rep.fills("reason", "late")
    rep.goes_on()
    expect(rep.stage.locator(".errors li")).to_have_text(["Days late"])
    rep.fills("reason", "broken")
    expect(rep.stage.locator(".errors")).to_be_hidden()
    rep.goes_on()
    expect(rep.stage.locator(".errors li")).to_have_text(["Serial number"])


def test_a_reload_and_back_show_the_same_fields(rep: Rep) -> None:
    """A draft, and a form that was sent."""
    rep.fills("reason", "late")
    rep.fills("days", "40")
    rep.reloads()
    rep.sees("What happened?")
    assert shown(rep) == ["reason", "days", "extra"]
    rep.fills("extra", "true")
    rep.goes_on()
    rep.sees("Anything else? [Serial number], 40")
    rep.back()
    rep.sees("What happened?")
    assert shown(rep) == ["reason", "days", "extra"]
    expect(rep.field("extra").locator("input[value=true]")).to_be_checked()


def test_the_keyboard_alone_fills_it_in_and_focus_stays(rep: Rep) -> None:
    """Tab goes to the field that has appeared, and past those that are hidden; the field that is typed in keeps the focus."""
    page = rep.page
    rep.field("reason").locator("input").first.focus()
    page.keyboard.press("ArrowDown")
    assert shown(rep) == ["reason", "days"]
    expect(rep.field("reason").locator("input[value=late]")).to_be_focused()
    page.keyboard.press("Tab")
    expect(rep.field("days").locator("input")).to_be_focused()
    page.keyboard.type("31")
    expect(rep.field("days").locator("input")).to_be_focused()
    assert shown(rep) == ["reason", "days", "extra"]
    page.keyboard.press("Backspace")
    assert shown(rep) == ["reason", "days"]
    rep.presses("Enter")
    rep.sees("Anything else? [Serial number], 3")


def test_axe_finds_nothing_however_many_fields_are_shown(rep: Rep) -> None:
    """With the fewest and with the most of them."""
    assert flaws(rep) == []
    rep.fills("reason", "late")
    rep.fills("days", "40")
    assert flaws(rep) == []


def test_without_a_script_every_field_says_when_it_is_asked(
    browser: Browser, tmp_path: Path, site_of: Callable[[Path], Path]
) -> None:
    """The page is one to read then."""
    folder = tmp_path / "trees"
    folder.mkdir()
    (folder / "claim.yaml").write_text(TREE, encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site_of(folder) / "claim.html").as_uri())
    notes = page.locator("#n-details [data-field] .no-js").all_inner_texts()
    context.close()
    assert notes == [
        "Only if What is wrong is It is broken",
        "Only if What is wrong is It came late",
        "Only if Days late is known and Days late is at least 31",
    ]
