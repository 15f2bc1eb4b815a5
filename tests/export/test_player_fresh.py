"""How fresh the tree of a page is: always in view, and by the clock of the rep."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from browsing import Rep, flaws, visit
from playwright.sync_api import Browser, expect

from decisiontree.export import Occasion, write_files
from decisiontree.model import Library

pytestmark = pytest.mark.browser

Export = Callable[[Library], Mapping[str, bytes]]
_SEEN = """(isHidden) => {
    Object.defineProperty(document, "hidden", { value: isHidden, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
}"""


@pytest.mark.parametrize(("day", "is_overdue"), [(1, False), (2, True)])
def test_a_review_is_overdue_by_the_clock_of_the_rep(
    browser: Browser, site: Path, day: int, *, is_overdue: bool
) -> None:
    """The page was made months before; owner and version are next to it, and all of it is on paper."""
    with visit(
        browser, site / "late.html", now=datetime(2027, 3, day, 12, tzinfo=UTC), role="Customer rep"
    ) as rep:
        line = rep.page.locator(".fresh")
        for words in ("Owner: billing-lead", "Review by March 1, 2027", "Version "):
            expect(line).to_contain_text(words)
        expect(line.get_by_text("(overdue)")).to_be_visible(visible=is_overdue)
        rep.page.emulate_media(media="print")
        expect(line).to_be_visible()


def test_a_newer_version_is_offered_when_a_call_begins_anew(
    browser: Browser, library: Library, export: Export, write_site: Callable[[Library], Path], now: Occasion
) -> None:
    """Or when the page comes back into view after an hour; never at load. What the index does not know is not said."""
    site = write_site(library)
    with visit(browser, site / "late.html", now=now.now, role="Customer rep") as rep:
        strip = rep.page.locator("#newer")
        rep.starts_again()
        expect(rep.page.locator("iframe")).to_have_count(0)
        expect(strip).to_be_hidden()

        late = replace(library.trees["late"], title="Late, written anew")
        write_files(export(replace(library, trees={**library.trees, "late": late})), site)
        _leaves(rep, for_minutes=59)
        expect(rep.page.locator("iframe")).to_have_count(0)
        expect(strip).to_be_hidden()
        _leaves(rep, for_minutes=60)
        expect(strip).to_contain_text("A newer version of this page exists.")
        assert flaws(rep) == []

        before = rep.heading.inner_text()
        strip.get_by_role("button", name="Load it").click()
        expect(rep.page.locator("h1")).to_have_text("Late, written anew")
        rep.sees(before)
        expect(strip).to_be_hidden()

        for file in site.glob("index.html"):
            file.unlink()
        rep.starts_again()
        rep.page.clock.run_for(3000)
        expect(rep.page.locator("iframe")).to_have_count(0)
        expect(strip).to_be_hidden()


def _leaves(rep: Rep, *, for_minutes: int) -> None:
    """The page is out of view for a while."""
    rep.page.evaluate(_SEEN, arg=True)
    rep.page.clock.fast_forward(for_minutes * 60_000)
    rep.page.evaluate(_SEEN, arg=False)
