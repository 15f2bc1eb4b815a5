"""The page's own script, in a browser: it writes and reads every vector as Python does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from languages import COUNT, DAY, money
from player_page import InPage, player_page
from playwright.sync_api import Browser
from sessions import plain

from decisiontree.display import Doubt, display_value, typed_form, typed_value
from decisiontree.export.player_data import compile_page
from decisiontree.model import Choice, Fact, FactType, Library, Tree

pytestmark = pytest.mark.browser

LANGUAGES = (
    *(
        "ar",
        "ar-EG",
        "bn",
        "de",
        "de-AT",
        "de-CH",
        "en-GB",
        "en-IN",
        "en-US",
        "es",
        "fa",
        "fr",
        "fr-CH",
        "he",
        "hu",
        "ja",
    ),
    *("ko", "lt", "my", "nl", "pt-BR", "ru", "sv", "th"),
)
ILL = Fact(
    id="ill",
    type=FactType.CHOICES,
    label="Ill",
    values=tuple(
        Choice(each, label) for each, label in zip("abcd", ("Husten", "{1}", "$& rash", "هَمّ"), strict=True)
    ),
    none="Nichts",
)
TICKED = ("", "b", "ca", "abd", "dbca")
FACTS = (*map(money, ("JPY", "EUR", "CHF", "INR", "TND", "pounds")), COUNT, DAY, ILL)
AMOUNTS = (0, 5, 99, 1500, 123456, 1234567, 98765432100, -1, -123456)
DAYS = tuple(date(*day).toordinal() for day in ((2026, 1, 2), (2026, 12, 31), (1999, 10, 11), (33, 5, 6)))
TYPED = (
    *("".join(part) for part in product(("0", "1", "1234"), ",. ’٬", ("50", "500"), ("", ",5", " 567"))),
    *("", "-", "--1", "1-", "- 1", "−7", "–7", "1e3", "١٬٥٠٠٫٥٠", "१२.५०", "１２３", "𝟏𝟐.𝟓", "1,23,456", "1,23,456.5", "9" * 30, "9" * 30 + ",123"),
    *("€12", "12 €", "12,50 kr.", "kr 12,50", "$-5", "-$5", "CHF-5", "eur 5", "\u200f12.50\u00a0₪\u200f", "₹1,23,456", "pounds 5", "5 apples"),
    *("2026-12-31", "2026-1-5", "31.12.2026", "12/31/2026", "31/12/2026", "31. 12. 2026", "2026. 12. 31.", "31-12-2026", "30.2.2026"),
    *("31.12.26", "0001-01-01", "0000-01-01", "31 December 2026", "december 31, 2026", "۳۱/۱۲/۲۰۲۶", "99999 1 2", "1 2 3", "31.12/2026"),
)  # fmt: skip

READ_AND_WRITE = """([pages, values, typed]) => pages.map((page) => {
    const player = globalThis.decisiontreePlayer;
    const { facts, writes } = player.load(page).trees.get("tree");
    return [...facts.values()].map((fact, at) => {
        const written = values[at].flatMap((value) =>
            [player.displayValue(fact, value, writes), player.typedForm(fact, value, writes)]);
        return [written, [...typed, ...written].map((text) => player.typedValue(fact, text, writes))];
    });
})"""


@pytest.fixture(scope="module")
def in_page(browser: Browser) -> Iterator[InPage]:
    """`in_page(function, argument)` in a page that holds the built script and nothing else."""
    with player_page(browser) as run:
        yield run


def test_the_page_writes_and_reads_as_python_does(in_page: InPage) -> None:
    """Character by character: one language of each manner, currencies of none, two and three decimals, every form."""
    sets = tuple(frozenset(each) for each in TICKED)
    values = [DAYS if fact is DAY else sets if fact is ILL else AMOUNTS for fact in FACTS]
    listed = [[plain(value, fact) for value in held] for fact, held in zip(FACTS, values, strict=True)]
    pages = [compile_page(_library(language), "tree") for language in LANGUAGES]

    in_browser = in_page(READ_AND_WRITE, [pages, listed, TYPED])

    for language, rows in zip(LANGUAGES, in_browser, strict=True):
        for fact, held, (written, read) in zip(FACTS, values, rows, strict=True):
            ours = [show(fact, value, language) for value in held for show in (display_value, typed_form)]
            assert written == ours, (language, fact)
            texts = (*TYPED, *ours)
            assert read == [_read(fact, text, language) for text in texts], (language, fact)


def _read(fact: Fact, text: str, language: str) -> object:
    typed = typed_value(fact, text, language)
    return {"doubt": str(typed)} if isinstance(typed, Doubt) else typed


def _library(language: str) -> Library:
    facts = {str(number): replace(fact, id=str(number)) for number, fact in enumerate(FACTS)}
    return Library(trees={"tree": Tree(id="tree", language=language, facts=facts)})
