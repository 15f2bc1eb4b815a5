"""What a rep takes along: the summary in each format, with its moment, and the text on screen where nothing can be copied."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browsing import Rep, visit
from playwright.sync_api import Browser, expect

from decisiontree.export import Occasion
from decisiontree.model import Content, Fact, FactType, Field, Form, Library, Outcome, Shared, Tree

pytestmark = pytest.mark.browser

NAME = "=Ada\u202e *Byron*"
REFUSE = """() => {
    delete Navigator.prototype.clipboard;
    document.execCommand = () => false;
}"""


@pytest.fixture
def rep(browser: Browser, site: Path, now: Occasion) -> Iterator[Rep]:
    """A rep whose window is as low as that of many a desk."""
    given = "#f.tier=gold&f.refunds_90_days=0"
    with visit(
        browser, site / "late.html", now=now.now, size=(1280, 760), role="Customer rep", given=given
    ) as somebody:
        yield somebody


def to_decision(rep: Rep) -> None:
    """To the step that may give a refund, in three minutes and seven seconds."""
    rep.hurries("Passed", {"days_late": "4", "amount_owed": "40", "caller_name": NAME})
    rep.page.clock.fast_forward("00:03:06")
    rep.stage.locator("[data-tick=must_say]").check()
    rep.hurries(None, "The caller agreed")
    rep.sees("Refund")


def to_outcome(rep: Rep) -> None:
    """To the end of the call."""
    to_decision(rep)
    rep.hurries(None, "Yes")
    rep.sees("Settled on the call")


def summary(rep: Rep, form: str) -> str:
    """The summary in a format."""
    rep.page.get_by_label("Format").select_option(form)
    return rep.page.locator("#summary-text").input_value()


def test_the_summary_has_its_moment_in_every_format(rep: Rep) -> None:
    """All of it at once; steps that took no answer are steps, too. The format is the rep's, for the next call as well."""
    to_outcome(rep)
    text = summary(rep, "text")
    assert re.search(r"\nBegan: November 21, 2026, 12:00\nDuration: 3:\d\d\nGranted: Refund, £40.00\n", text)
    assert "\n- Own it\n- Read back what you heard: agreed\n" in text
    assert "not shown" in text

    rep.page.get_by_label("Include private details").check()
    assert "Caller's name: =Ada *Byron*" in summary(rep, "text")
    markdown = summary(rep, "markdown")
    assert "\n- **Outcome**: Settled on the call\n" in markdown
    assert "\n1. **Own it**\n" in markdown
    assert "Caller's name: =Ada \\*Byron\\*" in markdown
    record = json.loads(summary(rep, "json"))
    assert record["started"] == "2026-11-21T12:00:00Z"
    assert 186 <= record["seconds"] < 240
    assert record["grants"][0]["text"] == "£40.00"
    assert {"id": "caller_name", "label": "Caller's name", "text": "=Ada *Byron*"} in record["facts"]
    [row] = csv.DictReader(io.StringIO(summary(rep, "csv")))
    assert row["outcome"] == "Settled on the call"
    assert row["granted"] == "Refund, £40.00"
    assert "Own it; Read back" in row["steps"]

    rep.reloads()
    expect(rep.page.get_by_label("Format")).to_have_value("csv")


def test_an_outcome_has_a_summary_of_its_own(
    browser: Browser, write_site: Callable[[Library], Path], now: Occasion
) -> None:
    """It is copied as text; the other formats stay as they are. It is written again with each note."""
    ask = Form(id="ask", content=Content(title="Ask"), collect=(Field("caller"),), to="end")
    end = Outcome(
        id="end",
        outcome="Settled",
        resolution="resolved",
        summary="{call.outcome} *today*, {call.date} {call.time}, {call.duration} min, {caller}.\n{call.steps}\n{closing}",
    )
    facts = {"caller": Fact(id="caller", type=FactType.TEXT, label="Caller", private=True)}
    tree = Tree(id="own", title="Own", start="ask", facts=facts, nodes={"ask": ask, "end": end})
    shared = Shared(snippets={"closing": "Notes: {call.notes}"})
    site = write_site(Library(shared=shared, trees={"own": tree}))
    with visit(browser, site / "own.html", now=now.now) as rep:
        rep.hurries({"caller": "Ann <b>"})
        rep.sees("Settled")
        area = rep.page.locator("#summary-text")
        expect(area).to_have_value(
            re.compile(
                r"Settled \*today\*, November 21, 2026 12:00, 0:0\d min, \[Caller\]\.\n- Ask: Caller: not shown\nNotes: $"
            )
        )
        rep.presses("n")
        rep.page.keyboard.type("Rang twice")
        expect(area).to_have_value(re.compile(r"\nNotes: Rang twice$"))
        rep.page.get_by_label("Include private details").check()
        expect(area).to_have_value(re.compile(r"min, Ann <b>\.\n- Ask: Caller: Ann <b>\n"))
        assert "today" not in summary(rep, "markdown") + summary(rep, "json") + summary(rep, "csv")


def test_a_cell_is_no_formula(browser: Browser, write_site: Callable[[Library], Path], now: Occasion) -> None:
    """What begins like one is text to a spreadsheet, also behind characters that nobody sees and in full width."""
    end = Outcome(id="end", outcome='\u202e=1+1, "x"', resolution="resolved", team="\uff1d2")
    tree = Tree(id="t", title="-3", kind="script", start="end", nodes={"end": end})
    site = write_site(Library(shared=Shared(), trees={"t": tree}))
    with visit(browser, site / "t.html", now=now.now) as rep:
        header, row = summary(rep, "csv").split("\n")
        [cells] = csv.DictReader(io.StringIO(f"{header}\n{row}"))
    assert (cells["title"], cells["team"], cells["outcome"]) == ("'-3", "'\uff1d2", '\'=1+1, "x"')


def test_nothing_is_lost_where_the_clipboard_is_refused(rep: Rep) -> None:
    """The text is on screen, selected, in the midst of a call, for the note of a decision and at the end; then it is gone."""
    rep.page.evaluate(REFUSE)
    box = rep.page.get_by_label("Copy it by hand").locator("textarea")
    selected = "getSelection().toString() || document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)"
    to_decision(rep)
    rep.presses("c")
    expect(box).to_be_visible()
    assert "Own it" in rep.page.evaluate(selected)
    rep.page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(box).to_have_value("")
    rep.stage.get_by_role("button", name="Copy this note").click()
    expect(box).to_be_focused()
    assert rep.page.evaluate(selected).startswith("Refund: £40.00")
    rep.page.keyboard.press("Escape")
    rep.hurries(None, "Yes")
    rep.waits()
    rep.stage.get_by_role("button", name="Copy the summary").click()
    expect(box).to_be_focused()
    assert "Outcome: Settled on the call" in rep.page.evaluate(selected)


def test_the_end_of_a_call_is_in_view_at_once(rep: Rep) -> None:
    """Both buttons without scrolling; all of the text in its box; the words that follow a copy lie elsewhere."""
    rep.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    to_outcome(rep)
    for name in ("Copy the summary", "Next call"):
        expect(rep.stage.get_by_role("button", name=name)).to_be_in_viewport(ratio=1)
    box = rep.page.locator("#summary-text")
    assert box.evaluate("(area) => area.scrollHeight <= area.clientHeight")
    rep.waits()
    rep.stage.get_by_role("button", name="Copy the summary").click()
    rep.status("Copied the summary.")
    assert rep.page.evaluate("""() => {
        const [toast, node] = ["status", "stage"].map((id) => document.getElementById(id).getBoundingClientRect());
        return toast.bottom <= node.top || toast.top >= node.bottom;
    }""")
