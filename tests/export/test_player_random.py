"""Whatever an author changes between an export and a reload, the page is whole and says what it could not keep."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from browsing import Rep, visit
from exported_again import edited
from playwright.sync_api import Browser, expect

from decisiontree.export import Occasion, export_library, find_exporter, write_files
from decisiontree.model import Library
from decisiontree.reader import load_library

pytestmark = pytest.mark.browser

ROUNDS = 5
STEPS = 5

# A rep in a hurry: any answer that is open, any value that a field takes.
_STEP = """(chance) => {
    const stage = document.querySelector("#stage");
    for (const box of stage.querySelectorAll(".must [data-tick]")) box.checked = true;
    for (const field of stage.querySelectorAll("[data-field]")) {
        const expected = { whole: "2", money: "4", date: "2026-11-20", text: "Ada" }[field.dataset.control];
        const input = field.querySelector("input, select");
        if (expected) input.value = expected;
        else if (input.type === "radio") input.checked = true;
        else if (input.options) input.value = input.options[1].value;
    }
    const ways = [...stage.querySelectorAll("a.answer, [type=submit]")].filter((way) => way.offsetParent);
    ways[Math.floor(chance * ways.length)]?.click();
}"""


def test_random_edits_between_export_and_reload_leave_a_whole_page(
    browser: Browser, sample_trees: Path, tmp_path: Path, now: Occasion
) -> None:
    """The call goes on somewhere, with its answers or with a list of them; Back and Start again work as ever."""

    def export(library: Library, tree: str) -> Path:
        write_files(export_library(library, (tree,), now, find_exporter("html")), tmp_path)
        return tmp_path / f"{tree}.html"

    library = load_library([sample_trees]).model
    random = Random(20261)  # noqa: S311  a seed, so that a failure comes again
    with visit(browser, export(library, "refund"), now=now.now) as rep:
        for _ in range(ROUNDS):
            tree = random.choice(list(library.trees))
            rep.page.evaluate("sessionStorage.clear()")
            rep.opens(export(library, tree).as_uri())
            if rep.stage.get_attribute("id") == "who":
                rep.is_a("Customer rep")
            for _ in range(random.randint(1, STEPS)):
                rep.waits()
                rep.page.evaluate(_STEP, random.random())
            answers = _answers(rep)
            export(edited(random, library, tree), tree)
            _reload(rep, answers)


def _reload(rep: Rep, answers: int) -> None:
    rep.reloads()
    _is_whole(rep)
    if rep.page.locator("#once-more").is_hidden():
        assert _answers(rep) + rep.page.locator("#changed li").count() >= answers
    while left := _answers(rep):
        rep.back()
        expect(rep.page.locator(".trail li:has(a)")).to_have_count(left - 1)
        _is_whole(rep)
    expect(rep.page.locator(".foot [data-do=back]")).to_be_disabled()
    rep.starts_again()
    rep.reloads()
    _is_whole(rep)
    assert rep.page.locator("#changed").is_hidden()


def _is_whole(rep: Rep) -> None:
    """One step, its heading in view."""
    shown = rep.page.evaluate(
        """() => {
            const headings = [...document.querySelectorAll("#stage > section h2")];
            const box = headings[0].getBoundingClientRect();
            const inView = box.top >= 0 && box.bottom <= document.getElementById("foot").getBoundingClientRect().top;
            return [headings.length, headings[0].textContent !== "", inView, document.getElementById("trouble").hidden];
        }"""
    )
    assert shown == [1, True, True, True]


def _answers(rep: Rep) -> int:
    return rep.page.locator(".trail li:has(a)").count()
