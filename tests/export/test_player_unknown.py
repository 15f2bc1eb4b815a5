"""An unknown fact is never false on the page either: it asks for what a condition, an amount or a count needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from browsing import visit
from playwright.sync_api import Browser, expect

from decisiontree.export import Occasion
from decisiontree.guards import parse
from decisiontree.model import (
    Branch,
    Case,
    Condition,
    Decision,
    Fact,
    FactType,
    Guard,
    Library,
    Option,
    Outcome,
    Question,
    Tree,
)

pytestmark = pytest.mark.browser

DAYS = Fact(id="days", type=FactType.INTEGER, label="Days late", minimum=0, maximum=90)
OWED = Fact(id="owed", type=FactType.MONEY, currency="GBP", label="Owed", minimum=0, maximum=50_000)


def _late() -> Tree:
    guard = parse("days < 3", {"days": DAYS}, ())
    assert isinstance(guard, Guard)
    nodes = (
        Question(id="ready", ask="Ready?", options=(Option(label="Go", to="sort", key="go"),)),
        Branch(id="sort", cases=(Case(Condition("days < 3", guard), "wait"),), otherwise="pay"),
        Decision(id="pay", decide="refund", amount="owed", within="paid", above="wait"),
        Outcome(id="wait", outcome="Told to wait", resolution="informed"),
        Outcome(id="paid", outcome="Refunded", resolution="resolved", grants=("refund",)),
    )
    return Tree(
        id="late",
        title="Late",
        start="ready",
        facts={"days": DAYS, "owed": OWED},
        nodes={node.id: node for node in nodes},
    )


def test_the_page_asks_for_what_it_needs_before_it_goes_on(
    browser: Browser, write_site: Callable[[Library], Path], library: Library, now: Occasion
) -> None:
    """The number of days for the branch, then the amount and the count for the decision; no way is taken meanwhile."""
    page = write_site(replace(library, trees={"late": _late()})) / "late.html"

    with visit(browser, page, now=now.now, role="Customer rep") as rep:
        if rep.page.locator("#facts [data-field=refunds_90_days]").is_visible():
            rep.fills("refunds_90_days", "0")
            rep.goes_on()
        rep.answers("Go")
        rep.sees("Before you continue")
        expect(rep.stage.locator("[data-field=days]")).to_be_visible()
        expect(rep.page.locator("#stage [data-verdict]:visible")).to_have_count(0)
        rep.goes_on()
        rep.sees("Before you continue")
        rep.fills("days", "5")
        rep.goes_on()
        rep.sees("Before you continue")
        expect(rep.stage.locator("[data-field=owed]")).to_be_visible()
        rep.fills("owed", "20")
        rep.goes_on()
        expect(rep.page.locator("#stage [data-verdict]")).to_contain_text("You may give £20.00 now.")
