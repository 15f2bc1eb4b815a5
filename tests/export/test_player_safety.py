"""The page under attack: words in every field, the policy on and off, scripts off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from browsing import Rep, visit
from hostile import PAYLOADS, hostile
from playwright.sync_api import Browser, expect

from decisiontree.export import Occasion, write_files
from decisiontree.model import Library

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def attacked(
    library: Library, export: Callable[..., dict[str, bytes]], tmp_path_factory: pytest.TempPathFactory
) -> tuple[tuple[str, Path], ...]:
    """The payloads, and the pages that hold them in every field."""
    sites = []
    for payload in (" ".join(PAYLOADS[first::3]) for first in range(3)):
        folder = tmp_path_factory.mktemp("attacked")
        write_files(export(hostile(library, payload)), folder)
        sites.append((payload, folder))
    return tuple(sites)


@pytest.mark.parametrize("policy", [True, False], ids=["policy on", "policy off"])
def test_nothing_that_an_author_writes_runs(
    browser: Browser, attacked: tuple[tuple[str, Path], ...], now: Occasion, policy: bool
) -> None:
    """The payloads in every field, through the whole call: no script, no request, no message."""
    for payload, folder in attacked:
        given = "#f.tier=gold&f.refunds_90_days=0"
        with visit(browser, folder / "late.html", now=now.now, given=given, policy=policy) as rep:
            _whole_call(rep, payload)
            assert rep.page.evaluate("window.ran") is None
            assert (
                rep.page.evaluate(
                    "document.querySelectorAll('iframe, object, embed, img, form:not([data-form], [data-jump])').length"
                )
                == 0
            )


def _whole_call(rep: Rep, payload: str) -> None:
    """Through every kind of step, with the payload typed in where text is asked."""
    rep.waits()
    rep.stage.locator("[data-role=rep] a.answer").click()
    _take(rep, "n-verify", "li[data-way=passed] a.answer")
    rep.stands_at("n-details")
    rep.hurries({"days_late": "4", "amount_owed": "40", "caller_name": payload})
    rep.stands_at("n-promise")
    rep.hurries(None)
    _take(rep, "n-listen", "li[data-way=agreed] a.answer")
    rep.stands_at("n-entitled")
    rep.hurries(None)
    _take(rep, "n-satisfied.ask", "li[data-way=yes] a.answer")
    rep.stands_at("n-end_settled")
    rep.page.get_by_label("Include private details").check()
    rep.presses("/")
    rep.page.locator("#find-words").fill("a")


def _take(rep: Rep, section: str, way: str) -> None:
    rep.stands_at(section)
    rep.waits()
    rep.stage.locator(way).click()


def test_a_foreign_script_is_refused(
    browser: Browser, write_site: Callable[[Library], Path], library: Library, now: Occasion
) -> None:
    """A page that was touched still shows its first step, and what was put in does not run."""
    page = write_site(library) / "late.html"
    page.write_text(page.read_text().replace("</body>", "<script>window.ran = 1</script></body>"))
    with visit(browser, page, now=now.now, role="Team lead") as rep:
        assert rep.page.evaluate("window.ran") is None
        assert "Content Security Policy" in rep.messages.pop()


def test_a_page_whose_script_was_touched_can_still_be_read(
    browser: Browser, write_site: Callable[[Library], Path], library: Library, now: Occasion
) -> None:
    """Mail gateways change files: the script is refused, the links work."""
    page = write_site(library) / "late.html"
    page.write_text(page.read_text().replace('"use strict";', '"use strict"; '))
    with visit(browser, page, now=now.now) as rep:
        rep.page.locator("#n-verify").get_by_role("link", name="Passed").click()
        expect(rep.page.get_by_role("heading", name="What happened to the order?")).to_be_visible()
        assert "Content Security Policy" in rep.messages.pop()


def test_the_limits_of_a_decision_are_open_without_scripts(
    browser: Browser, site: Path, now: Occasion
) -> None:
    """Nothing else says there who may decide; with scripts the verdict does, and the list is folded."""
    page = site / "late.html"
    with visit(browser, page, now=now.now, scripts=False, given="#n-entitled") as rep:
        expect(rep.page.locator("#n-entitled table")).to_be_visible()
        expect(rep.page.locator("#n-entitled table")).to_contain_text("Customer rep")
    with visit(browser, page, now=now.now) as rep:
        expect(rep.page.locator("details.limits[open]")).to_have_count(0)


def test_the_page_reads_without_scripts(browser: Browser, site: Path, now: Occasion) -> None:
    """From the first step to an outcome by links alone, through a subtree; conditions are printed."""
    with visit(browser, site / "late.html", now=now.now, scripts=False) as rep:
        shown = rep.page.locator("#store > section:visible")
        expect(shown).to_have_id("n-verify")
        expect(shown).to_contain_text("Only if Customer tier is Gold")
        expect(rep.page.get_by_text("Scripts are off")).to_be_visible()
        for link, section in (
            ("Passed", "n-details"),
            ("Continue", "n-promise"),
            ("Continue", "n-listen"),
            ("The caller agreed", "n-how_late"),
            ("Days past the promised date is at least 3", "n-entitled"),
            ("You may decide it", "n-check"),
            ("Go there", "n-satisfied.ask"),
            ("Yes", "n-satisfied.happy"),
            ("Is it settled?", "n-end_settled"),
        ):
            shown.get_by_role("link", name=link).click()
            expect(shown).to_have_id(section)
        rep.page.go_back()
        expect(shown).to_have_id("n-satisfied.happy")
        rep.page.get_by_role("link", name="Safety or harm").click()
        expect(shown).to_have_id("n-end_specialist")


def test_a_tree_that_cannot_be_played_can_be_read(
    browser: Browser, write_site: Callable[[Library], Path], library: Library, now: Occasion
) -> None:
    """Exported by force with a start that leads nowhere."""
    broken = replace(library.trees["late"], start="nowhere")
    page = write_site(Library(shared=library.shared, trees={"late": broken})) / "late.html"
    with visit(browser, page, now=now.now) as rep:
        expect(rep.page.locator("#trouble")).to_be_visible()
        expect(rep.page.locator("#n-verify")).to_be_visible()
        assert "has no start" in rep.messages.pop()
