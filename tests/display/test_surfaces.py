"""One amount, one date, one limit: the same characters on the page before a call and during it, and in every command."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import product

import pytest
from player_page import InPage, player_page
from playwright.sync_api import Browser
from sessions import library_of

from decisiontree.cli.authority_report import Overview, as_text
from decisiontree.display import display_date, display_money, display_number, stand_ins, without_values
from decisiontree.explain import explain
from decisiontree.explain.text import explained_text
from decisiontree.explain.wording import bare
from decisiontree.export.pages import Occasion, tree_view
from decisiontree.export.plain_text import plain as plain_text
from decisiontree.export.player_data import compile_page
from decisiontree.export.view import DecisionView, TextView
from decisiontree.model import (
    Authority,
    Content,
    Fact,
    FactType,
    Library,
    Shared,
    Step,
    TextItem,
    Tree,
    with_snippets,
)
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
facts:
  times: {{type: integer, label: Times, min: 0, max: 9, given: true}}
authority:
  refund: {{label: Refund, currency: {currency}, limits: {{rep: 5000, lead: any}}}}
  goodwill: {{label: Goodwill, uses: {{fact: times, limits: {{rep: 3, lead: any}}}}}}
"""
TREE = """
format: 1
title: Shop
language: {language}
start: much
facts:
  owed: {{type: money, currency: {currency}, label: Owed, max: 9000, given: true}}
  since: {{type: date, label: Since, given: true}}
  sure: {{type: boolean, label: Sure, given: true}}
nodes:
  much:
    cases: [{{when: owed > 5000, to: up}}, {{when: since > 2027-02-28, to: up}}, {{when: not sure, to: up}}]
    else: d
  d:
    say: "{{owed}} {{limit.refund}} {{limit.goodwill}} {{times}} {{since}} {{sure}}"
    decide: refund
    amount: owed
    within: g
    above: up
  g: {{decide: goodwill, within: ok, above: up}}
  ok: {{outcome: "Paid {{decided}}", resolution: resolved, grants: [refund, goodwill]}}
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
OWED, LIMIT, SINCE, TIMES = 1234, 5000, 739676, 2
NAMES = ("owed", "limit.refund", "limit.goodwill", "times", "since", "sure")
UNMARKED = dict.fromkeys(map(ord, "\u2068\u2069"))

IN_PAGE = """([pages, names]) => pages.map(([page, given]) => {
    const player = globalThis.decisiontreePlayer;
    const data = player.load(page);
    const first = player.start(data, {tree: "main", role: "rep", given, incident: null});
    const second = player.advance(data, first, {kind: "continue"});
    const said = [first, second].map((state) => player.verdictWords(data, state, player.present(data, state).verdict));
    const filled = names.map((name) => player.fill(data, first, name).text).join(" ");
    return [filled, said, player.summary(data, player.advance(data, second, {kind: "continue"}), {})];
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
    given: dict[str, int | bool] = {"owed": OWED * unit, "since": SINCE, "sure": True, "times": TIMES}
    return library, start(library, "main", role="rep", given=given), given


def surfaces(library: Library, state: State) -> dict[str, str]:
    """What a person reads on each, without the marks around an author's words."""
    tree = library.trees["main"]
    page = tree_view(library, "main", Occasion(datetime(2026, 1, 1, tzinfo=UTC)))
    views = {node.id: node for node in page.nodes}
    rows = [row for node in page.nodes if isinstance(node, DecisionView) for row in node.limits]
    branch = views["much"]
    return {
        "walk": present(library, state).words[0].text,
        "page, limits": "\n".join(f"{row.role} {row.amount or '-'} {row.uses or '-'}" for row in rows),
        "page, field": next(field.range_hint or "" for field in page.loose if field.fact == "owed"),
        "page, conditions": "\n".join(way.label.source for way in branch.ways),
        "preview": "\n".join(line.text for line in preview(tree.nodes["much"], tree, library)),
        "explain": explained_text(library, explain(library, "main", "ok")),
        "explain, above": explained_text(library, explain(library, "main", "up")),
        "authority": as_text([Overview("care", "library.yaml", library.shared, (), tree.language)]),
    }


@pytest.mark.parametrize(("language", "currency"), PAIRS)
def test_every_surface_prints_the_same_characters(language: str, currency: str) -> None:
    """Amounts, limits, counts, dates, conditions: one string each, wherever it stands."""
    library, state, given = call(language, currency)
    unit = int(given["owed"]) // OWED
    limit, owed, most = (display_money(each * unit, currency, language) for each in (LIMIT, OWED, 9000))
    count, times = (display_number(each, language) for each in (TIMES, 3))
    over = f"over {limit}" if unit > 1 else f"at least {display_money(LIMIT + 1, currency, language)}"
    since = f"from {display_date(date(2027, 3, 1), language)} on"
    read = {
        name: text.translate(UNMARKED).replace("\n  ", " ") for name, text in surfaces(library, state).items()
    }

    for text, where in (
        (f"{owed} {limit} {times} {count} {display_date(date.fromordinal(SINCE), language)}", ["walk"]),
        (limit, ["page, limits", "explain", "authority"]),
        (times, ["page, limits", "explain", "authority"]),
        ("no limit", ["page, limits", "authority"]),
        (f"at most {most}", ["page, field"]),
        ("Paid [amount decided]", ["explain"]),
        (f"Owed is {over}", ["page, conditions", "preview"]),
        (f"Owed: {over}", ["explain, above"]),
        (f"at most {limit}", ["explain"]),
        (f"Since is {since}", ["page, conditions", "preview"]),
        (f"Since: {since}", ["explain, above"]),
    ):
        for surface in where:
            assert text in read[surface], (text, surface, read[surface])


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
    assert plain_text(TextView(with_snippets(text, shared.snippets), stand_ins(shared, facts))) == shown
    step = Step(id="s", content=Content(say=(TextItem(text),)))
    assert f"“{shown}”" in [line.text for line in preview(step, library.trees["t"], library)]
    assert bare(library, "t", text) == shown


@pytest.mark.browser
def test_the_page_says_during_a_call_what_play_says(in_page: InPage) -> None:
    """Placeholders, verdicts and summaries, character by character."""
    calls = [call(*pair) for pair in PAIRS]

    pages = [[compile_page(library, "main"), given] for library, _, given in calls]
    in_browser = in_page(IN_PAGE, [pages, NAMES])

    for pair, (library, first, _), shown in zip(PAIRS, calls, in_browser, strict=True):
        second = _after(library, first)
        verdicts = [(state, present(library, state).verdict) for state in (first, second)]
        said = [verdict_words(library, state, each)._asdict() for state, each in verdicts if each]
        summary = summarize(library, _after(library, second))._asdict()
        summary |= {name: [each._asdict() for each in summary[name]] for name in ("steps", "facts", "grants")}
        text = " ".join(f"{{{name}}}" for name in NAMES)
        expected = [fill_text(library, first, text), said, summary]
        assert shown == json.loads(json.dumps(expected)), pair


def _after(library: Library, state: State) -> State:
    after = advance(library, state, Continue())
    assert isinstance(after, State)
    return after
