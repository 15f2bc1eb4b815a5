"""Every word of a page is in the language that the page says it is in: the author's in the tree's, the page's own in English."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from browsing import Rep, flaws, visit
from playwright.sync_api import Browser, expect

from decisiontree.export import Occasion
from decisiontree.model import Library
from decisiontree.reader import load_library

pytestmark = pytest.mark.browser

CASES = Path(__file__).parent / "cases"
# Words of another script than Latin are the author's. What is seen, what is heard of it, and what can be chosen.
_MISSPOKEN = r"""() => {
    const spoken = (place) => place.closest("[lang]").lang;
    for (const each of document.querySelectorAll("details")) each.open = true;
    const found = [];
    const told = (place, text) => {
        const english = spoken(place).startsWith("en");
        if (english ? /\p{Script=Cyrillic}/u.test(text) : /\p{Script=Latin}{2,}/u.test(text)) {
            found.push(`${spoken(place)}: ${text.trim()}`);
        }
    };
    for (const place of document.querySelectorAll("body, body *")) {
        if (place.matches("script, style, textarea") || !(place.checkVisibility() || place.matches("option"))) continue;
        for (const node of place.childNodes) if (node.nodeType === Node.TEXT_NODE) told(place, node.data);
        for (const name of ["aria-label", "title", "alt", "placeholder"]) told(place, place.getAttribute(name) ?? "");
    }
    return found;
}"""


def is_well_spoken(rep: Rep) -> None:
    """No word is marked as of another language than its own."""
    assert rep.page.evaluate(_MISSPOKEN) == []


def into_dialogs(rep: Rep) -> None:
    """Whatever opens over the page."""
    rep.page.locator("[data-do=settings]").click()
    is_well_spoken(rep)
    rep.page.locator("#settings [data-do=close]").click()
    rep.page.locator("[data-do=keys]").click()
    is_well_spoken(rep)
    rep.presses("Escape")
    rep.page.locator("[data-do=find]").click()
    for words in ("лампа", "замовлення", "nothing like it"):
        rep.page.locator("#find-words").fill(words)
        is_well_spoken(rep)
    rep.page.locator("#find-words").fill("замовлення")
    rep.page.locator("#find-hits button").first.click()
    is_well_spoken(rep)
    rep.presses("Escape")


@pytest.fixture
def lamp(site_of: Callable[[Path], Path]) -> Path:
    """The page of a Ukrainian tree with all there is."""
    return site_of(CASES / "page-language-whole") / "lampa.html"


def test_every_word_is_marked_as_of_its_language(browser: Browser, lamp: Path, now: Occasion) -> None:
    """At every kind of step, with errors, help, dialogs, another role, an amount above the limit, and at the end."""
    with visit(browser, lamp, now=now.now) as rep:
        is_well_spoken(rep)
        rep.is_a("Оператор")
        rep.sees("Before the call")
        rep.goes_on()
        is_well_spoken(rep)
        rep.hurries({"refunds": "0"})
        rep.stands_at("n-ask")
        rep.stage.get_by_role("button", name="Say it another way").click()
        into_dialogs(rep)
        rep.answers("Так")
        rep.goes_on()
        is_well_spoken(rep)
        rep.hurries(
            {"tier": "gold", "owed": "140", "bought": "2026-11-20", "insured": "true", "secret": "Ада"}
        )
        rep.stands_at("n-step")
        rep.goes_on()
        is_well_spoken(rep)
        rep.stage.locator("[data-tick=must_say]").check()
        rep.goes_on()
        is_well_spoken(rep)
        rep.answers("The caller agreed")
        rep.stands_at("n-give")
        is_well_spoken(rep)
        rep.goes_on()
        rep.answers("Погодив")
        rep.stands_at("n-inshe.well")
        is_well_spoken(rep)
        rep.answers("Авжеж")
        rep.stands_at("n-paid")
        is_well_spoken(rep)
        assert flaws(rep) == []


def test_the_role_that_has_no_limit_hears_so_in_english(browser: Browser, lamp: Path, now: Occasion) -> None:
    """Two words of the page in a sentence of the author's; also at the end that a way out leads to."""
    with visit(browser, lamp, now=now.now, given="#f.refunds=0", role="Старший") as rep:
        is_well_spoken(rep)
        rep.hurries("Ні", {"tier": "plain", "owed": "40"}, None, "The caller agreed")
        expect(rep.stage.locator(".say")).to_have_text("Можу дати до no limit.")
        is_well_spoken(rep)
        rep.waits()
        rep.page.locator(".exits a").click()
        rep.stands_at("n-danger")
        is_well_spoken(rep)


def test_the_list_of_trees_is_marked_too(browser: Browser, lamp: Path, now: Occasion) -> None:
    """With a word that no tree has."""
    with visit(browser, lamp.with_name("index.html"), now=now.now) as rep:
        expect(rep.page.locator("html")).to_have_attribute("lang", "uk")
        is_well_spoken(rep)
        rep.page.get_by_label("Find a tree").fill("nothing like it")
        is_well_spoken(rep)


def test_a_german_page_marks_its_english_words(
    browser: Browser, site_of: Callable[[Path], Path], now: Occasion
) -> None:
    """Yes and no are German; Find, Go on, Start again and the range of an amount are English and say so."""
    page = site_of(CASES / "page-language" / "betrag.yaml") / "betrag.html"
    with visit(browser, page, now=now.now) as rep:
        for words in ("Find", "Continue", "Start again", "Copy summary", "About this tree"):
            found = rep.page.get_by_text(words).locator("visible=true").first
            assert found.evaluate("(place) => place.closest('[lang]').lang") == "en"
        hint = rep.field("amount").locator(".hint")
        assert hint.evaluate("(place) => place.lang") == "en"
        label = rep.field("amount").locator("label")
        assert label.evaluate("(place) => place.closest('[lang]').lang") == "de"


def test_a_page_from_right_to_left_is_whole(
    browser: Browser, tmp_path: Path, write_site: Callable[[Library], Path], now: Occasion
) -> None:
    """It says so in whichever of these languages, nothing is cut off, and English sentences keep their stops at their ends."""
    text = (CASES / "page-language-whole" / "inshe.yaml").read_text(encoding="utf-8")
    for language in ("ar", "he", "fa-IR"):
        written = text.replace("language: uk", f"language: {language}")
        (tmp_path / "inshe.yaml").write_text(written, encoding="utf-8")
        page = write_site(load_library([tmp_path / "inshe.yaml"]).model) / "inshe.html"
        assert f'<html lang="{language}" dir="rtl"' in page.read_text(encoding="utf-8")
    with visit(browser, page, now=now.now, size=(375, 760)) as rep:
        expect(rep.page.locator("html")).to_have_attribute("dir", "rtl")
        assert rep.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        rep.page.locator("[data-do=keys]").click()
        hint = rep.page.locator("#keys .hint")
        assert hint.evaluate("(place) => getComputedStyle(place).unicodeBidi") == "plaintext"


AMOUNT = """format: 1
title: مبلغ
language: ar
start: form
facts:
  owed: {type: money, currency: TND, label: المبلغ, min: 0, max: 9}
nodes:
  form: {ask: كم؟, collect: [owed], to: end}
  end: {outcome: تم, resolution: resolved}
"""


def test_an_amount_keeps_its_order_from_right_to_left(
    browser: Browser, tmp_path: Path, write_site: Callable[[Library], Path], now: Occasion
) -> None:
    """A minus stays before its number while it is typed, and a currency beside it in an English sentence."""
    (tmp_path / "amount.yaml").write_text(AMOUNT, encoding="utf-8")
    page = write_site(load_library([tmp_path / "amount.yaml"]).model) / "amount.html"
    with visit(browser, page, now=now.now) as rep:
        rep.fills("owed", "-5")
        rep.goes_on()
        field = rep.field("owed")
        assert field.locator("input").evaluate("(input) => getComputedStyle(input).direction") == "ltr"
        expect(field.locator(".error")).to_have_text("-5.000 د.ت. is less than 0.000 د.ت.")
        expect(field.locator(".error [lang=ar]")).to_have_text(["-5.000 د.ت.", "0.000 د.ت."])
