"""The page says what passed by itself, and a rep goes to a step that no answer leads to, with a reason."""

from __future__ import annotations

import re
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
language: de
start: about
facts:
  plan: {type: choice, label: Tarif, values: {gold: Gold, basic: Einfach}}
  owes: {type: boolean, label: Schulden, private: true}
nodes:
  about: {ask: Worum geht es?, collect: [plan, owes, tried], to: cables}
  cables: {do: Kabel prüfen., skip_if: [strom], satisfies: [strom], to: which}
  which: {cases: [{when: plan == gold, to: inside}], else: money}
  inside: {run: sub, else: money}
  money: {cases: [{when: owes, to: pay}], else: end}
  pay: {say: "Erst zahlen. Siehe [das Ende](#end).", to: end}
  end: {outcome: Fertig, resolution: resolved}
"""
SUB = """\
format: 1
title: Sub
language: de
start: inner
nodes:
  inner:
    must_say: Wort für Wort.
    options: [{label: Weiter, to: done}]
    ask: Innen?
    say: "[die Grenzen](tree:other#far)"
  done: {outcome: Zurück, resolution: resolved}
"""
OTHER = """\
format: 1
title: Other
language: de
start: far
nodes:
  far: {outcome: Fern, resolution: resolved}
"""
CHOSEN = "The next step was chosen by what is known: Tarif is Gold."
PRIVATE = "The next step was chosen by a private detail."


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory, now: Occasion) -> Path:
    """The page of a tree that skips a step, chooses by itself and runs another tree."""
    folder = tmp_path_factory.mktemp("passed")
    library = read_texts({"main.yaml": MAIN, "sub.yaml": SUB, "other.yaml": OTHER}).model
    write_files(export_library(library, ("main",), now, find_exporter("html")), folder)
    return folder / "main.html"


@pytest.fixture
def rep(browser: Browser, page: Path, now: Occasion) -> Iterator[Rep]:
    """A rep at the first step."""
    with visit(browser, page, now=now.now) as somebody:
        yield somebody


def fills(rep: Rep, plan: str, *, tried: bool = False) -> None:
    """The first form; whoever calls has debts."""
    rep.sees("Worum geht es?")
    rep.fills("plan", plan)
    rep.fills("owes", "true")
    if tried:
        rep.field("tried").get_by_label("strom").check()
    rep.goes_on()


def told(rep: Rep) -> Locator:
    """What the list of answers says below an answer."""
    return rep.page.locator(".trail small")


def dialog(rep: Rep, which: str = "find") -> Locator:
    """Where steps are read."""
    return rep.page.locator(f"#{which}")


def finds(rep: Rep, words: str) -> None:
    """Opens the only step that contains the words, to read it."""
    rep.presses("/")
    rep.page.keyboard.type(words)
    rep.page.keyboard.press("Enter")


def jumps(rep: Rep, reason: str, which: str = "find") -> None:
    """Gives a reason, and goes."""
    dialog(rep, which).get_by_label("Why do you go to this step?").fill(reason)
    dialog(rep, which).get_by_role("button", name="Go to this step").click()
    expect(dialog(rep, which)).to_be_hidden()


def test_what_was_skipped_and_chosen_is_said_once_and_stays_in_the_list(rep: Rep) -> None:
    """Nothing of a private fact; the summary is without it, and Back takes it away with its answer."""
    fills(rep, "gold", tried=True)
    rep.sees("Innen?")
    skipped = "1 step skipped, already tried: strom."
    expect(rep.page.locator("#status")).to_have_text(f"{skipped} {CHOSEN}")
    expect(told(rep)).to_have_text([skipped, CHOSEN])
    expect(told(rep).last.locator("[lang=de]").first).to_have_text("Tarif")
    rep.stage.locator("[data-tick]").check()
    rep.answers("Weiter")
    rep.stands_at("n-pay")
    rep.status(PRIVATE)
    expect(told(rep)).to_have_text([skipped, CHOSEN, PRIVATE])
    assert flaws(rep) == []
    rep.back()
    expect(told(rep)).to_have_count(2)
    rep.reloads()
    expect(rep.page.locator("#once-more")).to_be_visible()


def test_a_rep_goes_to_a_step_with_a_reason(rep: Rep) -> None:
    """By the keyboard; without words of a reason nothing happens. The list and the summary say it, a reload keeps all but the words."""
    fills(rep, "gold", tried=True)
    rep.sees("Innen?")
    finds(rep, "Kabel")
    form = dialog(rep).locator("[data-jump]")
    expect(form).to_be_visible()
    assert flaws(rep) == []
    rep.page.keyboard.press("Tab")
    expect(form.get_by_role("textbox")).to_be_focused()
    rep.page.keyboard.type("  ")
    rep.page.keyboard.press("Enter")
    expect(form).to_be_visible()
    rep.page.keyboard.type("Doch lose")
    expect(form).to_be_visible()
    rep.page.keyboard.press("Enter")
    rep.stands_at("n-cables")
    expect(rep.heading).to_be_focused()
    expect(dialog(rep)).to_be_hidden()
    expect(rep.page.locator(".trail a").last).to_contain_text(": Doch lose")
    rep.back()
    rep.sees("Innen?")
    finds(rep, "Fertig")
    jumps(rep, "Legt auf")
    rep.sees("Fertig")
    expect(rep.page.locator("#summary-text")).to_have_value(re.compile(r"Jumped to Fertig: Legt auf\n"))
    expect(rep.page.locator("#summary-text")).not_to_have_value(re.compile("skipped|chosen"))
    finds(rep, "Kabel")
    expect(dialog(rep).locator("#find-peek")).to_be_visible()
    expect(form).to_be_hidden()


def test_a_reason_is_in_no_storage(rep: Rep) -> None:
    """A reload keeps the jump, and says that its reason is not kept."""
    finds(rep, "Kabel")
    jumps(rep, "Frau Beispiel fragt")
    rep.stands_at("n-cables")
    assert "Beispiel" not in rep.page.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}])")
    rep.reloads()
    rep.stands_at("n-cables")
    expect(rep.page.locator(".trail a").last).to_contain_text("reason not kept")


def test_what_a_link_shows_can_be_gone_to_only_in_trees_of_the_call(
    browser: Browser, page: Path, now: Occasion
) -> None:
    """A tree that is not run has no button, nor has the step of now; on a phone, the button is in view."""
    with visit(browser, page, now=now.now, size=PHONE) as rep:
        finds(rep, "Innen")
        expect(dialog(rep).locator("#find-peek")).to_be_visible()
        expect(dialog(rep).locator("[data-jump]")).to_be_hidden()
        rep.page.keyboard.press("Escape")
        fills(rep, "gold", tried=True)
        rep.stage.get_by_role("link", name="die Grenzen").click()
        expect(dialog(rep, "see")).to_be_visible()
        expect(dialog(rep, "see").locator("[data-jump]")).to_be_hidden()
        rep.page.keyboard.press("Escape")
        finds(rep, "zahlen")
        dialog(rep).get_by_role("link", name="das Ende").click()
        expect(dialog(rep, "see").get_by_role("button", name="Go to this step")).to_be_in_viewport()
        assert flaws(rep) == []
        jumps(rep, "Legt auf", "see")
        rep.sees("Fertig")
