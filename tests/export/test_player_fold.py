"""Long texts of a step: folded to what a glance takes, and whole by a key, a search, on paper and without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import PHONE, Rep, flaws, visit
from playwright.sync_api import Browser, Locator, expect
from texts_as_files import read_texts

from decisiontree.export import Occasion, export_library, find_exporter, write_files

pytestmark = pytest.mark.browser

SENTENCES = " ".join(f"This is sentence {at} of what there is to say." for at in range(16))
TREE = f"""\
format: 1
title: Long
start: long
nodes:
  long: {{title: Long, say: "{SENTENCES} [Xylophone](https://x.example/).", do: Open the order., to: stressed}}
  stressed: {{title: Stressed, say: "{SENTENCES} **Never** promise a time.", to: end}}
  end: {{outcome: Done, resolution: resolved}}
"""
WHOLE = "(text) => text.scrollHeight <= text.clientHeight + 1"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory, now: Occasion) -> Path:
    """A tree with two long texts."""
    folder = tmp_path_factory.mktemp("long")
    model = read_texts({"long.yaml": TREE}).model
    write_files(export_library(model, ("long",), now, find_exporter("html")), folder)
    return folder / "long.html"


@pytest.fixture
def rep(browser: Browser, page: Path, now: Occasion) -> Iterator[Rep]:
    """A rep with a phone."""
    with visit(browser, page, now=now.now, size=PHONE) as somebody:
        yield somebody


def button(rep: Rep) -> Locator:
    """What shows the rest."""
    return rep.stage.get_by_role("button", name="Show the whole text")


def is_whole(rep: Rep) -> None:
    """All of what to say is there, and nothing offers more."""
    expect(rep.stage.locator(".folded")).to_have_count(0)
    expect(button(rep)).to_have_count(0)
    expect(rep.stage.locator(".say")).not_to_have_css("overflow", "hidden")
    assert rep.stage.locator(".say").evaluate(WHOLE)


def test_a_long_text_is_folded_until_it_is_wanted(rep: Rep) -> None:
    """The key or the button shows the rest; the button hands its focus on. A step that comes again is folded again."""
    expect(button(rep)).to_be_visible()
    expect(rep.stage.locator("a.answer.go")).to_be_in_viewport(ratio=1)
    assert not rep.stage.locator(".say").evaluate(WHOLE)
    expect(rep.stage.locator(".do")).not_to_have_class("do long")
    assert flaws(rep) == []
    rep.presses("w")
    is_whole(rep)
    rep.goes_on()
    rep.sees("Stressed")
    is_whole(rep)
    rep.back()
    rep.sees("Long")
    button(rep).focus()
    rep.presses("Enter")
    is_whole(rep)
    expect(rep.stage.locator(".say")).to_be_focused()


def test_a_wide_window_the_focus_and_paper_show_all(rep: Rep) -> None:
    """What fits is not folded; what the focus goes to, or what is printed, is there."""
    expect(button(rep)).to_be_visible()
    rep.page.set_viewport_size({"width": 1366, "height": 768})
    expect(button(rep)).to_have_count(0)
    rep.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    expect(button(rep)).to_be_visible()
    rep.page.emulate_media(media="print")
    expect(rep.stage.locator(".say")).to_have_css("max-height", "none")
    rep.page.emulate_media(media="screen")
    expect(button(rep)).to_be_visible()
    rep.stage.get_by_role("link", name="Xylophone").focus()
    is_whole(rep)


def test_what_the_browser_finds_in_a_text_is_there(browser: Browser, page: Path, now: Occasion) -> None:
    """A text fragment in the address makes it look for words and scroll to them, as its own search does."""
    with visit(browser, page, now=now.now, size=PHONE, given="#:~:text=Xylophone") as rep:
        is_whole(rep)


def test_without_scripts_texts_are_whole(browser: Browser, page: Path, now: Occasion) -> None:
    """There is nothing that could unfold them."""
    with visit(browser, page, now=now.now, size=PHONE, scripts=False) as rep:
        expect(rep.page.get_by_text("Xylophone")).to_be_visible()
        assert rep.page.locator("#n-long .say").evaluate(WHOLE)
