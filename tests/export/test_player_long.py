"""A long call: whatever lies behind, an answer costs the same. Counted in changes of the page, never in time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browsing import Rep, visit
from playwright.sync_api import Browser, expect

from decisiontree.export import Occasion

pytestmark = pytest.mark.browser

TREE = """\
format: 1
title: Round and round
purpose: Ask until it is enough.
kind: process
owner: somebody
start: light
facts:
  seen: {type: boolean, label: Seen}
nodes:
  light:
    ask: Is the light on?
    options:
      - {label: 'Yes', to: sound, set: {seen: true}}
      - {label: 'No', to: sound}
  sound:
    ask: Is there a sound?
    options:
      - {label: 'Yes', to: light}
      - {label: 'No', to: end}
  end: {outcome: Noted, resolution: resolved}
"""
"""Two questions that lead to each other."""
_COUNT = """() => {
    window.changes = 0;
    const note = (records) => {
        for (const { addedNodes, removedNodes } of records) window.changes += 1 + addedNodes.length + removedNodes.length;
    };
    const observer = new MutationObserver(note);
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const { setItem } = Storage.prototype;
    window.stored = 0;
    Storage.prototype.setItem = function (key, text) {
        window.stored += text.length;
        setItem.call(this, key, text);
    };
    window.counted = () => {
        note(observer.takeRecords());
        const found = [window.changes, window.stored];
        [window.changes, window.stored] = [0, 0];
        return found;
    };
}"""


@pytest.fixture
def rep(browser: Browser, tmp_path: Path, site_of: Callable[[Path], Path], now: Occasion) -> Iterator[Rep]:
    """A rep at the first question."""
    folder = tmp_path / "trees"
    folder.mkdir()
    (folder / "round.yaml").write_text(TREE, encoding="utf-8")
    with visit(browser, site_of(folder) / "round.html", now=now.now) as somebody:
        somebody.sees("Is the light on?")
        yield somebody


def test_a_long_call_costs_no_more_than_a_short_one(rep: Rep) -> None:
    """As many changes to the page and as much to store; the trail and a reload have all answers."""
    rep.page.evaluate(_COUNT)
    rep.hurries(*["Yes"] * 4)
    early = _cost(rep)
    rep.hurries(*["Yes"] * 92)
    late = _cost(rep)
    assert late[0] == early[0] > 0
    assert early[1] <= late[1] <= early[1] + 20
    lines = rep.page.locator(".trail li:has(a)")
    expect(lines).to_have_count(100)
    rep.back()
    expect(lines).to_have_count(99)
    rep.hurries("No")
    expect(lines).to_have_count(100)
    expect(lines.last).to_contain_text("Is there a sound? No")
    rep.sees("Noted")
    rep.reloads()
    expect(lines).to_have_count(100)
    rep.sees("Noted")


def _cost(rep: Rep) -> list[int]:
    """Changes to the page and characters stored, by two answers."""
    rep.hurries("Yes")
    rep.page.evaluate("counted()")
    rep.hurries("Yes")
    return list(rep.page.evaluate("counted()"))
