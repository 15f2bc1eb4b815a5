"""A tree is exported anew in the midst of a call: what was answered counts as far as it fits, and the page says what does not."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from browsing import Rep, visit
from playwright.sync_api import Browser, expect

from decisiontree.export import Occasion
from decisiontree.model import Library
from decisiontree.reader import load_library

pytestmark = pytest.mark.browser

FORTH = Path(__file__).parent / "cases" / "reload-after-export" / "forth.yaml"
CHANGED = "The tree has changed since this call began."
YES = '{label: "Yes, it does", to: col}\n      - {label: "No, it does not", to: done}\n'
EXTRA = """\
  extra:
    ask: Since when?
    options:
      - {label: "Yes, it does", to: col}
      - {label: Long ago, to: col}
"""


@dataclass
class Desk:
    """A rep at a page, and the author who exports it anew."""

    rep: Rep
    text: str
    export: Callable[[str], None]

    def exports(self, old: str, new: str) -> None:
        """The tree with a part replaced is exported and the page reloaded."""
        assert old in self.text
        self.text = self.text.replace(old, new)
        self.export(self.text)
        self.rep.reloads()

    @property
    def lost(self) -> list[str]:
        """What the page says no longer fits."""
        return self.rep.page.locator("#changed li").all_inner_texts()


@pytest.fixture
def desk(
    browser: Browser,
    tmp_path: Path,
    site_of: Callable[[Path], Path],
    write_site: Callable[[Library], Path],
    now: Occasion,
) -> Iterator[Desk]:
    """At the question after the form; the second answer is the one given before."""

    def export(text: str) -> None:
        (tmp_path / "forth.yaml").write_text(text, encoding="utf-8")
        write_site(load_library([tmp_path / "forth.yaml"]).model)

    text = FORTH.read_text(encoding="utf-8")
    site = shutil.copytree(site_of(FORTH), tmp_path / "site")
    with visit(browser, site / "forth.html", now=now.now) as rep:
        rep.hurries("Yes, it does", {"name": "Ada", "n": "4"})
        rep.stands_at("n-q2")
        yield Desk(rep, text, export)


def test_a_call_stands_where_it_was_after_a_note_was_added(desk: Desk) -> None:
    """With its answers, its way back, and a word about it."""
    desk.exports("collect: [name, n]", "collect: [name, n]\n    note: Ask gently.")
    desk.rep.stands_at("n-q2")
    desk.rep.status(CHANGED)
    expect(desk.rep.stage.locator(".say")).to_contain_text("Hello Ada, 4 days.")
    assert desk.lost == []
    desk.rep.back()
    desk.rep.stands_at("n-col")
    expect(desk.rep.stage.locator(".note")).to_contain_text("Ask gently.")
    expect(desk.rep.field("n").locator("input")).to_have_value("4")
    desk.rep.back()
    desk.rep.stands_at("n-q")


def test_a_step_put_in_between_is_asked_and_the_later_answers_count_again(desk: Desk) -> None:
    """An answer is taken at its own step only, though another has one of the same name."""
    desk.exports(YES, YES.replace("col", "extra") + EXTRA)
    desk.rep.stands_at("n-extra")
    assert desk.lost == ["Fill in what you know: Name: Ada, Days: 4"]
    desk.rep.answers("Long ago")
    desk.rep.stands_at("n-q2")
    desk.rep.status("1 later answer kept, 0 dropped.")
    assert desk.lost == []


def test_a_step_taken_out_loses_its_own_answer_only(desk: Desk) -> None:
    """The next step is where the call goes on, and what was said there counts."""
    desk.rep.answers("There is more")
    desk.rep.stands_at("n-done")
    desk.exports(YES, YES.replace("col", "q2"))
    desk.rep.stands_at("n-done")
    assert desk.lost == ["Fill in what you know: Name: Ada, Days: 4"]
    expect(desk.rep.page.locator(".trail li")).to_have_count(3)
    expect(desk.rep.page).to_have_url(re.compile("#n-done$"))
    desk.rep.back()
    desk.rep.stands_at("n-q2")
    desk.rep.back()
    desk.rep.stands_at("n-q")


def test_a_renamed_step_is_known_by_its_former_name(desk: Desk) -> None:
    """What stands in it and is not sent yet is known as well."""
    desk.rep.back()
    desk.rep.stands_at("n-col")
    desk.rep.fills("name", "Grace")
    renamed = desk.text.replace("  col:", "  ask_name:\n    was: [col]").replace("to: col", "to: ask_name")
    desk.exports(desk.text, renamed)
    desk.rep.stands_at("n-ask_name")
    assert desk.lost == []
    expect(desk.rep.field("name").locator("input")).to_have_value("Grace")
    expect(desk.rep.field("n").locator("input")).to_have_value("4")


def test_a_call_that_fits_nowhere_says_what_had_been_answered(desk: Desk) -> None:
    """At the first step, and after another reload still; the next call has none of it, and going back brings it back."""
    desk.exports(desk.text, desk.text.replace("start: q\n", "start: begin\n").replace("  q:\n", "  begin:\n"))
    for _ in range(2):
        desk.rep.reloads()
        desk.rep.stands_at("n-begin")
        assert desk.lost == ["Does it hurt?: Yes, it does", "Fill in what you know: Name: Ada, Days: 4"]
        expect(desk.rep.page.locator("#changed")).to_be_in_viewport()
    desk.rep.starts_again()
    expect(desk.rep.page.locator("#changed")).to_be_hidden()
    desk.rep.back()
    expect(desk.rep.page.locator("#changed")).to_be_visible()


def test_an_amount_is_no_amount_of_another_currency(desk: Desk) -> None:
    """Nor is a number a date: such a field is asked again, and empty; what else was filled in stands there."""
    desk.exports("type: integer, label: Days, min: 0, max: 9", "type: money, currency: GBP, label: Days")
    desk.rep.stands_at("n-col")
    expect(desk.rep.field("n").locator("input")).to_have_value("")
    expect(desk.rep.field("name").locator("input")).to_have_value("Ada")
    assert desk.lost == ["Fill in what you know: Name: Ada, Days: 4"]


def test_a_form_that_asks_for_more_is_shown_again(desk: Desk) -> None:
    """With what is known; nobody is taken past a field that was not there."""
    more = "  due: {type: date, label: Due, optional: true}\nnodes:"
    desk.exports(desk.text, desk.text.replace("nodes:", more).replace("[name, n]", "[name, n, due]"))
    desk.rep.stands_at("n-col")
    expect(desk.rep.field("n").locator("input")).to_have_value("4")
    desk.rep.goes_on()
    desk.rep.stands_at("n-q2")
    assert desk.lost == []


def test_what_was_typed_in_one_language_is_not_read_in_another(desk: Desk) -> None:
    """A sign may part thousands here and decimals there; what was sent counts as the number it was."""
    desk.rep.back()
    desk.rep.stands_at("n-col")
    desk.rep.fills("n", "7")
    desk.exports("title: Back", "language: de\ntitle: Back")
    desk.rep.stands_at("n-col")
    expect(desk.rep.field("n").locator("input")).to_have_value("4")


def test_a_form_that_asks_for_less_is_passed_and_says_what_it_lost(desk: Desk) -> None:
    """The number is no longer asked for."""
    less = desk.text.replace("[name, n]", "[name]").replace(", {n} days", "")
    desk.exports(desk.text, less)
    desk.rep.stands_at("n-q2")
    assert desk.lost == ["Fill in what you know: Name: Ada, Days: 4"]


def test_nothing_private_is_among_what_is_lost(desk: Desk) -> None:
    """Neither on the page nor in what the tab keeps of it."""
    desk.exports("{type: text, label: Name}", "{type: text, label: Name, private: true}")
    desk.rep.stands_at("n-q2")
    desk.exports(YES, YES.replace("col", "q2"))
    assert desk.lost == ["Fill in what you know: Name: not shown, Days: 4"]
    kept = desk.rep.page.evaluate("Object.values(sessionStorage).map((each) => JSON.parse(each).lost)")
    assert "Ada" not in str(kept)


def test_back_reload_and_start_again_in_any_order(desk: Desk) -> None:
    """The history of the browser is in step with the call, however many steps fell away."""
    desk.rep.answers("That is it")
    desk.rep.stands_at("n-done")
    desk.exports(YES, YES.replace("col", "done"))
    desk.rep.stands_at("n-done")
    assert len(desk.lost) == 2
    desk.rep.back()
    desk.rep.stands_at("n-q")
    desk.rep.reloads()
    desk.rep.stands_at("n-q")
    desk.rep.starts_again()
    assert desk.lost == []
    desk.rep.reloads()
    desk.rep.answers("No, it does not")
    desk.rep.stands_at("n-done")
    desk.rep.reloads()
    desk.rep.stands_at("n-done")
    desk.rep.back()
    desk.rep.stands_at("n-q")
    expect(desk.rep.page.locator(".foot [data-do=back]")).to_be_disabled()


def test_a_call_that_is_left_and_come_back_to_can_go_back(desk: Desk) -> None:
    """From the library's list, by its link: the steps lie behind it again."""
    address = desk.rep.page.url.partition("#")[0]
    desk.rep.opens(address)
    desk.rep.stands_at("n-q2")
    desk.rep.back()
    desk.rep.stands_at("n-col")
    desk.rep.back()
    desk.rep.stands_at("n-q")
