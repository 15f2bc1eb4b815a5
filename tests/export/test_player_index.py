"""The list of trees: it finds the steps of all of them, from disk, and opens one by the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from browsing import PHONE, Rep, flaws, visit
from playwright.sync_api import Browser, Locator, expect
from texts_as_files import read_texts

from decisiontree.export import Occasion, export_library, find_exporter, write_files

pytestmark = pytest.mark.browser

REFUND = """\
format: 1
title: Refund
language: de
start: cause
nodes:
  cause: {ask: Was ist die Ursache?, note: Résumé of the <b>case</b>, options: [{label: Kaputt, to: pay}, {label: Verloren, to: twin}]}
  twin: {title: Gleich, was: [old], say: zwilling, to: twin2}
  twin2: {title: Gleich, say: zwilling, to: end}
  pay: {run: payment, returns: {done: end}}
  end: {outcome: Fertig, resolution: resolved}
"""
PAYMENT = """\
format: 1
title: Payment
start: money
nodes:
  money: {ask: How is it paid?, was: [cash], options: [{label: By card, to: done}, {label: In cash, to: done}]}
  done: {outcome: Paid, resolution: resolved, note: Ask nothing of the cause.}
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory, now: Occasion) -> Path:
    """The list of two trees, one of which runs the other."""
    model = read_texts({"refund.yaml": REFUND, "payment.yaml": PAYMENT}).model
    folder = tmp_path_factory.mktemp("index") / "site"
    write_files(export_library(model, ("refund", "payment"), now, find_exporter("html")), folder)
    return folder / "index.html"


def hits(rep: Rep) -> Locator:
    """The steps that are found."""
    return rep.page.locator("#hits a")


def finds(rep: Rep, words: str, said: str) -> None:
    """Types words into the box and is told how much there is."""
    rep.page.locator("#filter").fill(words)
    expect(rep.page.locator("#found")).to_have_text(said)


def test_a_step_of_any_tree_is_found_by_its_words(browser: Browser, index: Path, now: Occasion) -> None:
    """Without marks and case, each once, those with the words in the title first; the cards go on being narrowed."""
    with visit(browser, index, now=now.now) as rep:
        expect(rep.page.locator("#filter")).to_be_focused()
        rep.page.keyboard.type("RESUME case")
        expect(rep.page.locator("#found")).to_have_text("Trees: 0. Steps: 1.")
        expect(hits(rep)).to_have_text(["Was ist die Ursache? Refund"])
        expect(hits(rep)).to_have_attribute("href", "refund.html#n-cause")
        expect(hits(rep).locator("[lang=de]")).to_have_text("Was ist die Ursache?")
        finds(rep, "ursache", "Trees: 0. Steps: 1.")
        finds(rep, "nothing", "Trees: 0. Steps: 1.")
        expect(hits(rep)).to_have_text(["Paid Payment"])
        finds(rep, "zwilling", "Trees: 0. Steps: 2.")
        expect(hits(rep)).to_have_text(["Gleich Refund · twin", "Gleich Refund · twin2"])
        assert flaws(rep) == []
        rep.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
        assert flaws(rep) == []
        finds(rep, "zwilling nowhere", "Trees: 0. Steps: 0.")
        expect(rep.page.locator("[data-none]")).to_be_visible()
        finds(rep, "", "")
        expect(rep.page.locator("[data-none]")).to_be_hidden()
        expect(rep.page.locator("iframe")).to_have_count(0)


def test_what_is_found_is_opened_by_the_keyboard(browser: Browser, index: Path, now: Occasion) -> None:
    """Arrows go through cards and steps and back to the box; Enter goes to the first of several and opens the only one."""
    with visit(browser, index, now=now.now) as rep:
        press = rep.page.keyboard.press
        press("ArrowDown")
        expect(rep.page.get_by_role("link", name="Refund")).to_be_focused()
        press("/")
        expect(rep.page.locator("#filter")).to_be_focused()
        finds(rep, "zwilling", "Trees: 0. Steps: 2.")
        press("Enter")
        expect(hits(rep).first).to_be_focused()
        press("ArrowDown")
        press("ArrowDown")
        expect(hits(rep).last).to_be_focused()
        press("ArrowUp")
        press("ArrowUp")
        expect(rep.page.locator("#filter")).to_be_focused()
        finds(rep, "how cash", "Trees: 0. Steps: 1.")
        press("Enter")
        rep.sees("How is it paid?")


def test_a_link_to_a_step_is_there_to_read_it(browser: Browser, index: Path, now: Occasion) -> None:
    """Also by an id of before and in a tree that is run; the call stays where it is, and an unknown id is named."""
    with visit(browser, index.with_name("refund.html"), now=now.now, given="#n-old") as rep:
        peek = rep.page.locator("#find-peek")
        expect(peek).to_contain_text("zwilling")
        expect(peek).to_be_focused()
        assert flaws(rep) == []
        rep.page.keyboard.press("Escape")
        rep.stands_at("n-cause")
        rep.answers("Verloren")
        rep.stands_at("n-twin")
        rep.page.evaluate("location.hash = 'n-payment.cash'")
        expect(peek).to_contain_text("By card")
        rep.page.keyboard.press("Escape")
        rep.stands_at("n-twin")
        rep.page.evaluate("location.hash = 'n-nowhere'")
        expect(rep.page.locator("#status")).to_have_text(
            "This link names a step that is not in this tree: nowhere"
        )
        rep.stands_at("n-twin")
        rep.reloads()
        rep.stands_at("n-twin")
        expect(rep.page.locator("#find")).to_be_hidden()


def test_steps_of_a_tree_are_found_with_the_way_to_them(browser: Browser, index: Path, now: Occasion) -> None:
    """Arrows go through them and back to the words; two that look the same have their ids."""
    with visit(browser, index.with_name("refund.html"), now=now.now) as rep:
        rep.presses("/")
        rep.page.locator("#find-words").fill("zwilling")
        found = rep.page.locator("#find-hits button .where")
        expect(found.first).to_contain_text("twin · Was ist die Ursache? · read it")
        expect(found.last).to_contain_text("twin2 · Was ist die Ursache? › Gleich · read it")
        rep.page.keyboard.press("ArrowDown")
        rep.page.keyboard.press("ArrowDown")
        expect(rep.page.locator("#find-hits button").last).to_be_focused()
        rep.page.keyboard.press("ArrowUp")
        rep.page.keyboard.press("ArrowUp")
        expect(rep.page.locator("#find-words")).to_be_focused()


def test_pages_that_do_not_answer_leave_titles_and_purposes(
    browser: Browser, index: Path, now: Occasion, tmp_path: Path, copied: Callable[[Path, Path], Path]
) -> None:
    """As where a mail program keeps the list alone."""
    with visit(browser, copied(index, tmp_path), now=now.now) as rep:
        rep.page.locator("#filter").fill("refund")
        expect(rep.page.locator("iframe")).to_have_count(1)
        rep.page.frames[-1].wait_for_load_state()
        rep.page.clock.fast_forward(3000)
        expect(rep.page.locator("#found")).to_have_text(
            "Trees: 1. Only titles and purposes can be searched here."
        )


@pytest.fixture
def copied() -> Callable[[Path, Path], Path]:
    """A page alone in a folder."""

    def copy(page: Path, folder: Path) -> Path:
        alone = folder / page.name
        alone.write_bytes(page.read_bytes())
        return alone

    return copy
