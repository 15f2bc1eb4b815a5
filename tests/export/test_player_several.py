"""A fact of several values on the page: boxes to tick, what they rule out, how many it takes, and what becomes of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from browsing import Rep, flaws, visit
from playwright.sync_api import Browser, Locator, expect
from sessions import library_of

from decisiontree.export import Occasion
from decisiontree.model import Library

pytestmark = pytest.mark.browser

TREE = """\
format: 1
title: Who should see the caller
start: ask
facts:
  signs:
    type: choices
    label: Signs
    values: {cough: Cough, fever: Fever, rash: Rash}
    none: None of these
  papers: {type: choices, label: Papers, values: {card: Card, id: Passport, letter: Letter}, min: 2, max: 2}
  wishes: {type: choices, label: Wishes, values: {tea: Tea}, optional: true}
nodes:
  ask: {collect: [signs, papers, wishes], to: read}
  read: {listen: "You have {signs}?", agreed: sort, corrected: ask}
  sort:
    cases:
      - {when: "signs has all {cough, rash}", to: nurse}
      - {when: signs is empty, to: home}
    else: doctor
  nurse: {outcome: See the nurse, resolution: informed}
  home: {outcome: Stay at home, resolution: informed}
  doctor: {outcome: See the doctor, resolution: informed}
"""


@pytest.fixture
def page(write_site: Callable[[Library], Path]) -> Path:
    """The page of the tree."""
    library, faults = library_of({"ill": TREE})
    assert faults == []
    return write_site(library) / "ill.html"


def box(rep: Rep, label: str) -> Locator:
    """A box of the form."""
    return rep.stage.get_by_role("checkbox", name=label, exact=True)


def ticked(rep: Rep) -> list[str]:
    """The labels that are ticked."""
    return rep.stage.locator("label:has(:checked)").all_inner_texts()


def test_several_are_ticked_by_the_keyboard_alone(browser: Browser, page: Path, now: Occasion) -> None:
    """Blank ticks the box that has the focus; none of them takes the others off, and one of them takes none off."""
    with visit(browser, page, now=now.now) as rep:
        box(rep, "Cough").focus()
        for _ in range(2):
            rep.page.keyboard.press("Space")
            rep.page.keyboard.press("Tab")
        assert ticked(rep) == ["Cough", "Fever"]
        rep.page.keyboard.press("Tab")
        rep.page.keyboard.press("Space")
        assert ticked(rep) == ["None of these"]
        rep.page.keyboard.press("Shift+Tab")
        rep.page.keyboard.press("Space")
        assert ticked(rep) == ["Rash"]
        assert flaws(rep) == []


def test_what_is_missing_is_said_beside_the_field(browser: Browser, page: Path, now: Occasion) -> None:
    """How many to tick, and the answer that none applies; an optional field may have none."""
    with visit(browser, page, now=now.now) as rep:
        box(rep, "Card").check()
        rep.goes_on()
        errors = rep.stage.locator(".field .error")
        expect(errors.nth(0)).to_have_text("tick at least 1, or None of these")
        expect(errors.nth(1)).to_have_text("tick exactly 2; 1 is ticked")
        expect(errors.nth(2)).to_have_text("")
        expect(rep.stage.locator(".errors a")).to_have_text(["Signs", "Papers"])
        assert flaws(rep) == []


def test_what_is_ticked_is_read_out_kept_and_changed(browser: Browser, page: Path, now: Occasion) -> None:
    """In the words of the language; after a reload and a step back the boxes are as they were."""
    with visit(browser, page, now=now.now) as rep:
        for label in ("Rash", "Cough", "Passport", "Card"):
            box(rep, label).check()
        rep.reloads()
        assert ticked(rep) == ["Cough", "Rash", "Card", "Passport"]
        rep.goes_on()
        expect(rep.stage).to_contain_text("You have Cough and Rash?")
        rep.back()
        assert ticked(rep) == ["Cough", "Rash", "Card", "Passport"]
        box(rep, "None of these").check()
        rep.goes_on()
        expect(rep.stage).to_contain_text("You have None of these?")
        rep.answers("The caller agreed")
        rep.sees("Stay at home")
        expect(rep.page.locator("#summary-text")).to_have_value(re.compile("Papers: Card and Passport"))


def test_a_host_may_tell_what_is_ticked(browser: Browser, page: Path, now: Occasion) -> None:
    """By ids with commas between them; what is no set of values is left alone."""
    with visit(browser, page, now=now.now, given="#f.signs=rash,fever&f.papers=card&f.wishes=[tea]") as rep:
        assert ticked(rep) == ["Fever", "Rash", "Tea"]
