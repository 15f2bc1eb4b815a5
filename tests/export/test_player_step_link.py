"""Links to a step: copied, opened in another tab, and followed without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from browsing import Rep, flaws, visit
from playwright.sync_api import Browser, expect

from decisiontree.export import Occasion, export_library, find_exporter, write_files
from decisiontree.model import Library

pytestmark = pytest.mark.browser

GIVEN = "?desk=7#f.tier=standard&f.refunds_90_days=0"
PASTED = "navigator.clipboard.readText()"


@pytest.fixture
def rep(browser: Browser, site: Path, now: Occasion) -> Iterator[Rep]:
    """A rep in the midst of a call about Ada."""
    with visit(browser, site / "late.html", now=now.now, given=GIVEN, role="Customer rep") as somebody:
        somebody.hurries("Passed", {"days_late": "4", "amount_owed": "40", "caller_name": "Ada"})
        somebody.sees("Own it")
        yield somebody


def test_a_link_to_the_step_is_copied(rep: Rep, site: Path) -> None:
    """By a key and in the outline; it has the file and the step, and nothing else of the address or the call. The call stays."""
    page = (site / "late.html").as_uri()
    rep.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    rep.presses("l")
    rep.status("Copied a link to this step.")
    assert rep.page.evaluate(PASTED) == f"{page}#n-promise"
    rep.hurries(None, "The caller agreed", None)
    rep.sees("Is the caller content?")
    rep.presses("o")
    rep.page.get_by_role("button", name="Copy a link to this step").click()
    expect(rep.page.locator("#outline")).to_be_hidden()
    rep.status("Copied a link to this step.")
    assert rep.page.evaluate(PASTED) == f"{page}#n-satisfied.ask"
    rep.page.evaluate("() => { delete Navigator.prototype.clipboard; document.execCommand = () => false; }")
    rep.presses("l")
    expect(rep.page.locator("#copy-text")).to_have_value(f"{page}#n-satisfied.ask")
    assert flaws(rep) == []
    rep.page.keyboard.press("Escape")
    rep.sees("Is the caller content?")


def test_a_step_of_the_outline_can_be_opened_in_another_tab(rep: Rep) -> None:
    """As any link can; there it is read, and the call here stays where it is, with its outline."""
    rep.presses("o")
    link = rep.page.locator("#outline-place a", has_text="Handed over")
    with rep.page.context.expect_page() as opened:
        link.click(modifiers=["Control"])
    expect(opened.value.locator("#find-peek")).to_contain_text("Specialist care")
    expect(rep.page.locator("#see")).to_be_hidden()
    expect(rep.page.locator("#outline")).to_be_visible()
    stub = rep.page.locator("#outline-place .stub").first
    with rep.page.context.expect_page() as opened:
        stub.click(modifiers=["Control"])
    expect(opened.value.locator("#find-peek")).to_be_visible()


def test_a_former_id_is_a_link_without_scripts_too(
    browser: Browser, library: Library, now: Occasion, tmp_path: Path
) -> None:
    """It shows that step and no other; an id that a step has now is that step's alone."""
    tree = library.trees["late"]
    step = tree.nodes["promise"]
    renamed = replace(step, content=replace(step.content, was=("own_it", "sorry", "listen")))
    changed = replace(tree, nodes={**tree.nodes, "promise": renamed})
    library = replace(library, trees={**library.trees, "late": changed})
    write_files(export_library(library, ("late",), now, find_exporter("html")), tmp_path)
    for old, section in (
        ("own_it", "n-promise"),
        ("sorry", "n-promise"),
        ("listen", "n-listen"),
        ("", "n-verify"),
    ):
        with visit(browser, tmp_path / "late.html", now=now.now, scripts=False, given=f"#n-{old}") as rep:
            shown = rep.page.locator("#store > section:visible")
            expect(shown).to_have_id(section)
            expect(shown.locator("h2")).to_be_in_viewport()
