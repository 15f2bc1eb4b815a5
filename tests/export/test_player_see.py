"""Links in texts to nodes and trees: they show their target beside the call, which stays where it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from browsing import LAPTOP, PHONE, Rep, flaws, visit
from playwright.sync_api import Browser, Locator, expect
from texts_as_files import read_texts

from decisiontree.export import Occasion, export_library, find_exporter, write_files

pytestmark = pytest.mark.browser

MAIN = """\
format: 1
title: Main
language: de
start: ask
facts:
  who: {type: text, label: Name, private: true}
nodes:
  ask: {ask: Wer ruft an?, collect: [who], to: choose}
  choose:
    ask: Worum geht es, {who}?
    note: |
      ### Was es kostet
      | Tarif | im Monat | einmalig |
      |---|--:|---|
      | Einfach | 10 Euro | Donaudampfschifffahrtsgesellschaft |
    say: "[die Grenzen](#limits), [die Zahlung](tree:payment), [das Geld](tree:payment#money)"
    options:
      - {label: Erste, to: limits, hint: "- [die Grenzen](#limits)\\n- zwei"}
      - {label: Zweite, to: end}
  limits: {title: Grenzen, say: "Hallo {who}. Siehe [die Frage](#choose).", to: end}
  end: {outcome: Fertig, resolution: resolved}
"""
PAYMENT = """\
format: 1
title: Payment
purpose: How money is **paid**.
language: en
start: money
facts:
  amount: {type: money, currency: GBP, label: Amount owed, given: true, min: 0, max: 100}
nodes:
  money:
    ask: Is it {amount}?
    note: See [the end](#done).
    options: [{label: Of course, to: done}, {label: No, to: done}]
  done: {outcome: Paid, resolution: resolved, team: Billing, note: "See [main](tree:main#limits)."}
"""


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory, now: Occasion) -> Path:
    """The page of a tree whose texts have links."""
    model = read_texts({"main.yaml": MAIN, "payment.yaml": PAYMENT}).model
    folder = tmp_path_factory.mktemp("linked") / "site"
    write_files(export_library(model, ("main",), now, find_exporter("html")), folder)
    return folder / "main.html"


def begun(rep: Rep) -> None:
    """At the question whose texts have the links."""
    rep.hurries({"who": "Ada"})
    rep.stands_at("n-choose")


def dialog(rep: Rep) -> Locator:
    """What a link shows."""
    return rep.page.locator("#see")


def in_both_schemes(rep: Rep) -> list[str]:
    """The flaws in light colours and in dark ones."""
    rep.page.emulate_media(color_scheme="light")
    found = flaws(rep)
    rep.page.emulate_media(color_scheme="dark")
    return found + flaws(rep)


def test_a_link_shows_a_node_and_the_call_stays(browser: Browser, linked: Path, now: Occasion) -> None:
    """By the keyboard alone: with the values of the call, nothing to answer; Esc closes it and gives the focus back."""
    with visit(browser, linked, now=now.now) as rep:
        begun(rep)
        link = rep.stage.get_by_role("link", name="die Grenzen").first
        link.focus()
        rep.presses("Enter")
        expect(dialog(rep).locator("#see-title")).to_have_text("Grenzen")
        expect(dialog(rep).locator("#see-title")).to_be_focused()
        expect(dialog(rep)).to_contain_text("Hallo Ada.")
        assert dialog(rep).locator(".answer").count() == 0
        rep.presses("2")  # a digit answers nothing meanwhile
        rep.presses("Escape")
        expect(dialog(rep)).to_be_hidden()
        expect(link).to_be_focused()
        rep.stands_at("n-choose")
        expect(dialog(rep)).not_to_contain_text("Ada")  # the browser tells of the closing later


def test_nodes_of_another_tree_come_to_the_page(browser: Browser, linked: Path, now: Occasion) -> None:
    """A tree shows what it is for and where it begins; a fact that is not known here is shown by its label."""
    with visit(browser, linked, now=now.now) as rep:
        begun(rep)
        rep.stage.get_by_role("link", name="die Zahlung").click()
        expect(dialog(rep)).to_contain_text("How money is paid.")
        expect(dialog(rep).locator("#see-words")).to_have_attribute("lang", "en")
        dialog(rep).locator(".begins a").click()
        expect(dialog(rep).locator("#see-title")).to_have_text("Is it [Amount owed]?")
        expect(dialog(rep).locator(".labels li")).to_have_text(["Of course", "No"])
        dialog(rep).get_by_role("link", name="the end").click()
        expect(dialog(rep)).to_contain_text("Billing")
        dialog(rep).get_by_role("link", name="main").click()
        expect(dialog(rep)).to_contain_text("Hallo Ada.")
        for title in ("Paid", "Is it [Amount owed]?", "Payment"):
            dialog(rep).get_by_role("button", name="Previous").click()
            expect(dialog(rep).locator("#see-title")).to_have_text(title)
        expect(dialog(rep).get_by_role("button", name="Previous")).to_be_hidden()
        dialog(rep).get_by_role("button", name="Close").click()
        rep.stands_at("n-choose")


def test_a_link_in_what_was_found_shows_its_target_on_top(
    browser: Browser, linked: Path, now: Occasion
) -> None:
    """Closing it leaves the search as it was, and only steps of the call are found."""
    with visit(browser, linked, now=now.now) as rep:
        begun(rep)
        rep.presses("/")
        rep.page.locator("#find-words").fill("paid")
        expect(rep.page.locator("#find-count")).to_have_text("No step contains these words.")
        rep.page.locator("#find-words").fill("siehe")
        rep.page.locator("#find-hits button").click()
        rep.page.locator("#find-peek").get_by_role("link", name="die Frage").click()
        expect(dialog(rep).locator("#see-title")).to_have_text("Worum geht es, Ada?")
        dialog(rep).get_by_role("button", name="Close").click()
        expect(rep.page.locator("#find-peek")).to_be_visible()


@pytest.mark.parametrize("size", [PHONE, LAPTOP, (320, 640)], ids=["phone", "laptop", "narrow"])
def test_axe_finds_nothing_in_headings_tables_and_what_links_show(
    browser: Browser, linked: Path, now: Occasion, size: tuple[int, int]
) -> None:
    """In light colours and dark ones; a table scrolls in its own box, the page never to the side."""
    with visit(browser, linked, now=now.now, size=size) as rep:
        begun(rep)
        assert in_both_schemes(rep) == []
        assert rep.page.evaluate("document.documentElement.scrollWidth") <= size[0]
        table = rep.stage.get_by_role("group", name="Tarif, im Monat, einmalig")
        table.focus()
        expect(table).to_be_focused()
        rep.stage.get_by_role("link", name="das Geld").click()
        assert in_both_schemes(rep) == []


def test_without_scripts_a_link_leads_to_what_it_shows(browser: Browser, linked: Path, now: Occasion) -> None:
    """The browser's own way back leads to the step again."""
    with visit(browser, linked, now=now.now, scripts=False) as rep:
        rep.opens(f"{linked.as_uri()}#n-choose")
        rep.page.locator("#n-choose").get_by_role("link", name="das Geld").click()
        expect(rep.page.locator("[id='see-payment.money']")).to_be_visible()
        expect(rep.page.locator("#n-choose")).to_be_hidden()
