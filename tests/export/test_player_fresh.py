"""How fresh the tree of a page is: always in view, and by the clock of the rep."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from browsing import visit
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("day", "is_overdue"), [(1, False), (2, True)])
def test_a_review_is_overdue_by_the_clock_of_the_rep(
    browser: Browser, site: Path, day: int, *, is_overdue: bool
) -> None:
    """The page was made months before; owner and version are next to it, and all of it is on paper."""
    with visit(browser, site / "late.html", now=datetime(2027, 3, day, 12, tzinfo=UTC), role="Customer rep") as rep:
        line = rep.page.locator(".fresh")
        for words in ("Owner: billing-lead", "Review by March 1, 2027", "Version "):
            expect(line).to_contain_text(words)
        expect(line.get_by_text("(overdue)")).to_be_visible(visible=is_overdue)
        rep.page.emulate_media(media="print")
        expect(line).to_be_visible()
