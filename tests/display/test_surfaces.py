"""One amount, one date, one limit: the same characters on the page before a call and during it, and in every command."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import product

import pytest
from player_page import InPage, player_page
from playwright.sync_api import Browser
from sessions import library_of

from decisiontree.cli.authority_report import Overview, as_text
from decisiontree.display import display_money, stand_ins, without_values
from decisiontree.explain import explain
from decisiontree.explain.text import explained_text
from decisiontree.explain.wording import bare
from decisiontree.export.fields import field_view
from decisiontree.export.markdown import plain as plain_text
from decisiontree.export.markdown import unfold
from decisiontree.export.player_data import compile_page
from decisiontree.export.words import Words
from decisiontree.model import Authority, Content, Fact, FactType, Library, Shared, Step, Tree
from decisiontree.tui.preview import preview
from decisiontree.walk import (
    Continue,
    State,
    advance,
    fill_text,
    present,
    start,
    summarize,
    verdict_words,
)

SHARED = """
format: 1
title: Shop
roles: [{{id: rep, label: Rep}}, {{id: lead, label: Lead}}]
authority:
  refund: {{label: Refund, currency: {currency}, limits: {{rep: 5000, lead: any}}}}
"""
TREE = """
format: 1
title: Shop
language: {language}
start: d
facts:
  owed: {{type: money, currency: {currency}, label: Owed, max: 9000, given: true}}
  since: {{type: date, label: Since, given: true}}
  sure: {{type: boolean, label: Sure, given: true}}
nodes:
  d: {{say: "{{owed}} {{limit.refund}} {{since}} {{sure}}", decide: refund, amount: owed, within: ok, above: up}}
  ok: {{outcome: "Paid {{decided}}", resolution: resolved, grants: [refund]}}
  up: {{outcome: Passed on, resolution: escalated, team: Leads}}
"""
LANGUAGES = (
    "ar-EG",
    "bn",
    "de",
    "de-CH",
    "en",
    "en-GB",
    "en-IN",
    "es",
    "fa",
    "fr",
    "fr-CH",
    "ja",
    "pl",
    "pt-PT",
    "sv",
)
PAIRS = tuple(product(LANGUAGES, ("CHF", "EUR", "JPY", "TND")))
OWED, LIMIT, SINCE = 1234, 5000, 739676

IN_PAGE = """(pages) => pages.map(([page, given]) => {
    const player = globalThis.decisiontreePlayer;
    const data = player.load(page);
    const state = player.start(data, {tree: "main", role: "rep", given, incident: null});
    const verdict = player.verdictWords(data, state, player.present(data, state).verdict);
    const after = player.advance(data, state, {kind: "continue"});
    const filled = ["owed", "limit.refund", "since", "sure"].map((name) => player.fill(data, state, name).text).join(" ");
    return [filled, verdict.headline, verdict.details, verdict.note, player.summary(data, after, {})];
})"""


@pytest.fixture(scope="module")
def in_page(browser: Browser) -> Iterator[InPage]:
    """`in_page(function, argument)` in a page that holds the built script and nothing else."""
    with player_page(browser) as run:
        yield run


def call(language: str, currency: str) -> tuple[Library, State, dict[str, int | bool]]:
    """A library, and a call at its decision."""
    written = {"language": language, "currency": currency}
    library, faults = library_of({"library": SHARED.format(**written), "main": TREE.format(**written)})
    assert faults == []
    most = library.shared.authority["refund"].limits
    assert most is not None
    unit = (most["rep"] or 0) // LIMIT
    given: dict[str, int | bool] = {"owed": OWED * unit, "since": SINCE, "sure": True}
    return library, start(library, "main", role="rep", given=given), given


@pytest.mark.parametrize(("language", "currency"), PAIRS)
def test_every_surface_prints_the_same_characters(language: str, currency: str) -> None:
    """The limit in the page's table, in `explain`, in `authority`; the amount and the bounds wherever they stand."""
    library, state, given = call(language, currency)
    facts = library.trees["main"].facts
    unit = int(given["owed"]) // OWED
    limit, owed = (display_money(each * unit, currency, language) for each in (LIMIT, OWED))
    words = Words(language, facts, library.shared.roles)

    assert owed in present(library, state).words[0].text
    assert limit in present(library, state).words[0].text
    assert words.value("owed", int(given["owed"])) == owed
    assert display_money(9000 * unit, currency, language) in (
        field_view("owed", "f", words, library.trees["main"]).range_hint or ""
    )
    assert limit in explained_text(library, explain(library, "main", "ok"))
    assert limit in as_text(Overview(library.shared, (), language))


def test_before_a_call_every_surface_shows_the_same_stand_ins() -> None:
    """Snippets, names with hyphens, limits: the preview, `explain` and the page without a script."""
    text = "{hello} {limit.fee-waiver} {decided} {{x} {nobody}"
    facts = {"caller_name": Fact(id="caller_name", type=FactType.TEXT, label="Their name")}
    shared = Shared(
        snippets={"hello": "Hello {caller_name}"},
        authority={"fee-waiver": Authority(id="fee-waiver", label="Fee waived")},
    )
    library = Library(shared=shared, trees={"t": Tree(id="t", facts=facts)})
    shown = "Hello [Their name] [your limit: Fee waived] [amount decided] {x} [nobody]"

    assert without_values(text, shared, facts) == shown
    assert plain_text(unfold(text, shared.snippets, stand_ins(shared, facts))) == shown
    step = Step(id="s", content=Content(say=(text,)))
    assert f"“{shown}”" in [line.text for line in preview(step, library.trees["t"], library)]
    assert bare(library, "t", text) == shown


@pytest.mark.browser
def test_the_page_says_during_a_call_what_play_says(in_page: InPage) -> None:
    """Placeholders, verdicts and summaries, character by character."""
    calls = [call(*pair) for pair in PAIRS]

    in_browser = in_page(IN_PAGE, [[compile_page(library, "main"), given] for library, _, given in calls])

    for pair, (library, state, _), shown in zip(PAIRS, calls, in_browser, strict=True):
        verdict = present(library, state).verdict
        assert verdict is not None
        said = verdict_words(library, state, verdict)
        after = advance(library, state, Continue())
        assert isinstance(after, State)
        summary = summarize(library, after)._asdict()
        summary |= {name: [each._asdict() for each in summary[name]] for name in ("steps", "facts", "grants")}
        filled = fill_text(library, state, "{owed} {limit.refund} {since} {sure}")
        expected = [filled, said.headline, said.details, said.note, summary]
        assert shown == json.loads(json.dumps(expected)), pair
