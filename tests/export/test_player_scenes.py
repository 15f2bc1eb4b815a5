"""Everybody can use every step and every dialog of the page: by axe in both schemes and both directions, on a laptop and a phone, and by what axe cannot see."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from browsing import LAPTOP, PHONE, flaws, visit
from page_scenes import GIVEN, SCENES, hard_to_read, opened, shows, with_scenes
from playwright.sync_api import Browser

from decisiontree.export import Occasion
from decisiontree.model import Library

pytestmark = pytest.mark.browser

COLOURS = ("color-contrast", "link-in-text-block")
"""The rules of axe that see another page in another scheme."""
_OVER = "[...document.querySelectorAll('dialog'), document.querySelector('#exits')].map(({ id }) => id)"


@pytest.mark.parametrize(("language", "size"), [("en", LAPTOP), ("ar", PHONE)])
def test_every_step_and_every_dialog_can_be_used(
    browser: Browser,
    write_site: Callable[[Library], Path],
    library: Library,
    now: Occasion,
    language: str,
    size: tuple[int, int],
) -> None:
    """One page, scene after scene; a dialog that is in none of them is missed."""
    page = write_site(with_scenes(library, language)) / "late.html"
    found: dict[str, str] = {}
    over = set()
    with visit(browser, page, now=now.now, given=GIVEN, size=size) as rep:
        for scene in SCENES:
            shows(rep, scene, size)
            over.add(opened(rep))
            flawed = flaws(rep)
            rep.page.emulate_media(color_scheme="dark")
            flawed += flaws(rep, COLOURS)
            rep.page.emulate_media(color_scheme="light")
            found |= {each: scene for each in flawed + hard_to_read(rep) if each not in found}
        assert set(rep.page.evaluate(_OVER)) == over - {""}
    assert [f"{scene}: {each}" for each, scene in found.items()] == []
