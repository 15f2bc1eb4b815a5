"""The browser of the tests is a real one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def test_the_browser_opens_a_page(browser: Browser) -> None:
    """A page shows its text."""
    page = browser.new_page()
    page.set_content("<h1>ready</h1>")

    assert page.inner_text("h1") == "ready"
