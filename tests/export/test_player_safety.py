"""The page under attack: words in every field, the policy on and off, scripts off."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from browsing import Rep, visit
from hostile import PAYLOADS, hostile
from playwright.sync_api import Browser, expect

from decisiontree.export import Occasion, write_files
from decisiontree.model import Library, Topic

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def attacked(
    library: Library, export: Callable[..., dict[str, bytes]], tmp_path_factory: pytest.TempPathFactory
) -> tuple[tuple[str, Path], ...]:
    """The payloads, and the pages that hold them in every field."""
    sites = []
    for payload in (" ".join(PAYLOADS[first::3]) for first in range(3)):
        folder = tmp_path_factory.mktemp("attacked")
        topics = (Topic(id="bill", label="A bill"),)
        attacked = replace(library, shared=replace(library.shared, topics=topics))
        write_files(export(hostile(attacked, payload)), folder)
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
            _every_output(rep, payload)
            assert _put_in(rep) == []
        with visit(browser, folder / "index.html", now=now.now, policy=policy) as rep:
            rep.page.locator("#filter").fill("a")
            expect(rep.page.locator("#hits a").first).to_be_visible()
            assert _put_in(rep) == []


def _put_in(rep: Rep) -> list[str]:
    """What there would be of a text that was taken for markup or a script; the list frames the pages that it asks."""
    found: list[str] = rep.page.evaluate(
        """() => [
            ...(window.ran === undefined ? [] : ["a script ran"]),
            ...[...document.querySelectorAll("iframe:not([sandbox]), object, embed, img, form:not([data-form], [data-jump]), [onerror], [onload], [onmouseover], a[href^='javascript:' i]")]
                .map((each) => each.outerHTML),
            ...[...document.querySelectorAll("body style, body script:not(:last-of-type):not([type='application/json'])")].map((each) => each.outerHTML),
        ]"""
    )
    return found


def _whole_call(rep: Rep, payload: str) -> None:
    """Through every kind of step, with the payload typed in where text is asked."""
    rep.waits()
    rep.stage.locator("[data-role=rep] a.answer").click()
    rep.presses("n")
    rep.page.keyboard.insert_text(f"{payload} giraffe")
    rep.page.keyboard.press("Enter")
    _take(rep, "n-verify", "li[data-way=passed] a.answer")
    rep.stands_at("n-details")
    rep.hurries({"days_late": "4", "amount_owed": "40", "caller_name": payload})
    rep.stands_at("n-promise")
    rep.page.locator("#known [id^=show-]").first.click()
    rep.presses("g")
    rep.page.keyboard.press("1")
    rep.page.keyboard.insert_text(payload)
    rep.page.keyboard.press("Escape")
    rep.hurries(None)
    _take(rep, "n-listen", "li[data-way=agreed] a.answer")
    rep.stands_at("n-entitled")
    rep.hurries(None)
    _take(rep, "n-satisfied.ask", "li[data-way=yes] a.answer")
    rep.stands_at("n-end_settled")
    rep.page.get_by_label("Include private details").check()


def _every_output(rep: Rep, payload: str) -> None:
    """The summary in every format and copied by hand; a step that is found, the outline, the map."""
    line = "".join(each for each in payload if each.isprintable()).split()[0]
    for format_ in ("text", "markdown", "csv", "json"):
        rep.page.get_by_label("Format").select_option(format_)
        expect(rep.page.locator("#summary-text")).to_have_value(re.compile("giraffe"))
    record = json.loads(rep.page.locator("#summary-text").input_value())
    assert line in json.dumps(record["notes"], ensure_ascii=False).replace('\\"', '"')
    rep.page.get_by_label("Format").select_option("csv")
    [cells] = csv.DictReader(io.StringIO(rep.page.locator("#summary-text").input_value()))
    assert [cell for cell in cells.values() if cell[:1] in tuple("=+-@")] == []
    rep.page.evaluate(
        "() => { Object.defineProperty(navigator, 'clipboard', {}); document.execCommand = () => false; }"
    )
    rep.presses("c")
    expect(rep.page.locator("#copy-text")).to_be_visible()
    rep.presses("Escape")
    rep.presses("/")
    rep.page.locator("#find-words").fill("a")
    rep.page.locator("#find-hits button").first.click()
    rep.presses("Escape")
    rep.presses("o")
    rep.page.locator("#outline input[value=map]").check()
    expect(rep.page.locator("#outline .map a").first).to_be_visible()


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
