"""How many steps are ahead, about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import Rep, visit
from playwright.sync_api import Browser, expect

from decisiontree.export import Occasion

pytestmark = pytest.mark.browser


@pytest.fixture
def rep(browser: Browser, site: Path, now: Occasion) -> Iterator[Rep]:
    """A rep at the first question."""
    given = "#f.tier=standard&f.refunds_90_days=0"
    with visit(browser, site / "late.html", now=now.now, given=given, role="Customer rep") as somebody:
        yield somebody


def test_the_steps_ahead_are_a_mean_over_the_open_ways(rep: Rep) -> None:
    """A question that may end the call is no last step; where no way asks more, it is. Into a subtree and out of it."""
    expect(eyebrow := rep.stage.locator(".eyebrow")).to_have_attribute("data-ahead", "About 2 more steps")
    rep.hurries("Passed", {"days_late": "4", "amount_owed": "40", "caller_name": "Ada"})
    rep.sees("Own it")
    expect(eyebrow).to_have_attribute("data-ahead", "About 2 more steps")
    rep.hurries(None)
    expect(eyebrow).to_have_attribute("data-ahead", "About one more step")
    rep.hurries("The caller agreed")
    rep.sees("Refund")
    expect(eyebrow).to_have_attribute("data-ahead", "About one more step")
    rep.hurries(None)
    rep.sees("Is the caller content?")
    expect(eyebrow).to_have_attribute("data-ahead", "Last step")
    rep.hurries("Yes")
    rep.sees("Settled on the call")
    expect(rep.page.locator("[data-ahead]")).to_have_count(0)
