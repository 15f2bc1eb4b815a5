"""Texts with conditions on the page: there or not by the answers, ticked one by one, and in words where no script runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browsing import Rep, flaws, visit
from playwright.sync_api import Browser, expect

from decisiontree.export import Occasion

pytestmark = pytest.mark.browser

TREE = """\
format: 1
title: A late order
purpose: Say what fits.
kind: process
owner: somebody
start: late
facts:
  days: {type: integer, label: Days late, min: 0, max: 90}
nodes:
  late: {ask: How late is it?, collect: [days], to: talk}
  talk:
    title: Talk
    say:
      - I can help you with that.
      - {when: days >= 14, text: "I am sorry, {days} days is too long."}
    must_say:
      - {when: days >= 14, text: You may cancel now.}
      - This call is recorded.
    do: [Open the order., {when: days >= 30, text: Ask the lead.}]
    note: [{when: days >= 14, text: Most callers want a date.}, {when: days >= 30, text: Be brief.}]
    because: [{when: days >= 14, text: The promise is two weeks.}]
    to: end
  end: {outcome: Noted, resolution: resolved}
"""


@pytest.fixture
def rep(browser: Browser, tmp_path: Path, site_of: Callable[[Path], Path], now: Occasion) -> Iterator[Rep]:
    """A rep at the form."""
    folder = tmp_path / "trees"
    folder.mkdir()
    (folder / "late.yaml").write_text(TREE, encoding="utf-8")
    with visit(browser, site_of(folder) / "late.html", now=now.now) as somebody:
        somebody.sees("How late is it?")
        yield somebody


def _answer(rep: Rep, days: int) -> None:
    rep.fills("days", str(days))
    rep.goes_on()
    rep.sees("Talk")


def test_a_text_is_there_only_where_its_condition_is_true(rep: Rep) -> None:
    """No other wording, no paragraph, no task and no reason; after going back, the answers decide anew."""
    _answer(rep, 3)
    expect(rep.stage.locator(".variant:visible")).to_have_text(["I can help you with that."])
    expect(rep.stage.locator(".another")).to_be_hidden()
    expect(rep.stage.locator(".checks li:visible")).to_have_count(1)
    expect(rep.stage.locator(".note")).to_be_hidden()
    expect(rep.stage.locator(".why")).to_be_hidden()
    expect(rep.stage.locator(".must blockquote:visible")).to_have_text(["This call is recorded."])
    rep.back()
    rep.sees("How late is it?")
    _answer(rep, 20)
    rep.stage.locator(".another").click()
    expect(rep.stage.locator(".variant:visible")).to_have_text(
        ["If Days late is at least 14: I am sorry, 20 days is too long."]
    )
    expect(rep.stage.locator(".note p:visible")).to_have_text(["For you", "Most callers want a date."])
    expect(rep.stage.locator(".why")).to_be_visible()
    expect(rep.stage.locator(".if:visible")).to_have_count(0)
    assert flaws(rep) == []


def test_a_text_leaves_no_trace_where_it_is_not_shown(rep: Rep) -> None:
    """Neither a line between wordings, nor a gap before the first paragraph, nor before a text that has a condition."""
    _answer(rep, 20)
    rep.stage.locator(".another").click()
    for part in (".variant:visible", ".variant:visible p:visible", ".must-text:visible"):
        expect(rep.stage.locator(part).first).to_have_css("margin-top", "0px")
    expect(rep.stage.locator(".variant:visible")).to_have_css("border-top-width", "0px")
    rep.page.emulate_media(media="print")
    expect(rep.stage.locator(".another")).to_be_hidden()
    rep.page.emulate_media(media="screen")
    rep.back()
    rep.sees("How late is it?")
    _answer(rep, 3)
    expect(rep.stage.locator(".must-text:visible")).to_have_css("margin-top", "0px")


def test_each_text_that_must_be_said_has_its_tick(rep: Rep) -> None:
    """The first that was not ticked gets the focus; one that is not there needs none. A screen reader hears which words each is for."""
    _answer(rep, 20)
    expect(rep.stage.get_by_label("I said it")).to_have_count(2)
    for tick, words in (("must_say", "You may cancel now."), ("must_say.2", "This call is recorded.")):
        expect(rep.stage.locator(f"[data-tick='{tick}']")).to_have_accessible_description(words)
    rep.stage.locator("[data-tick='must_say']").check()
    rep.goes_on()
    expect(rep.stage.locator("[data-tick='must_say.2']")).to_be_focused()
    rep.back()
    rep.sees("How late is it?")
    _answer(rep, 3)
    rep.stage.locator("[data-tick='must_say.2']").check()
    rep.goes_on()
    rep.sees("Noted")


def test_without_scripts_a_text_has_its_condition_before_it(
    browser: Browser, tmp_path: Path, site_of: Callable[[Path], Path]
) -> None:
    """So nobody takes it for what is always said."""
    (tmp_path / "trees").mkdir()
    (tmp_path / "trees" / "late.yaml").write_text(TREE, encoding="utf-8")
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((site_of(tmp_path / "trees") / "late.html").as_uri())
    said = " ".join(page.locator("#n-talk .say").inner_text().split())
    assert "If Days late is at least 14: I am sorry, [Days late] days is too long." in said
    page.context.close()
