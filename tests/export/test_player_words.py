"""Titles and labels stand once in a page: in its sections, or in its JSON where they are no plain words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browsing import Rep, visit
from playwright.sync_api import Browser, expect

from decisiontree.export import Occasion

TREE = """\
format: 1
title: Words of all sorts
purpose: Say each of them once.
kind: process
owner: somebody
start: first
facts:
  name: {type: text, label: Caller}
nodes:
  first: {ask: Who is calling and why?, collect: [name], to: second}
  second:
    title: Their wish
    ask: What do they want?
    options:
      - {label: A new lamp, to: third}
      - {label: A *bright* lamp & more, to: third}
      - {label: 'A lamp for {name}', to: third}
  third:
    ask: Is {name} content_ed, 5*6*7?
    options:
      - {label: They are content, to: end}
      - {label: 'A < B', to: end}
  end: {outcome: All is well, resolution: resolved}
"""


@pytest.fixture
def page(tmp_path: Path, site_of: Callable[[Path], Path]) -> Path:
    """The page of the tree."""
    folder = tmp_path / "trees"
    folder.mkdir()
    (folder / "words.yaml").write_text(TREE, encoding="utf-8")
    return site_of(folder) / "words.html"


@pytest.fixture
def rep(browser: Browser, page: Path, now: Occasion) -> Iterator[Rep]:
    """A rep at the first step."""
    with visit(browser, page, now=now.now) as somebody:
        yield somebody


def test_plain_words_stand_once(page: Path) -> None:
    """Whatever a person could take for Markdown, a placeholder or an element stays in the JSON."""
    text = page.read_text(encoding="utf-8")
    for words in ("Who is calling and why?", "Their wish", "A new lamp", "They are content", "All is well"):
        assert text.count(f">{words}<") == 1
        assert f'"{words}"' not in text
    for words in ('"A *bright* lamp \\u0026 more"', '"A lamp for {name}"', '"Is {name} content_ed, 5*6*7?"'):
        assert text.count(words) == 1


@pytest.mark.browser
def test_the_summary_and_the_trail_read_them(rep: Rep) -> None:
    """The words above a heading, too, wherever the call stands."""
    rep.fills("name", "Ada")
    rep.goes_on()
    rep.answers("A new lamp")
    rep.answers("They are content")
    expect(rep.page.locator(".trail li:has(a) .where")).to_have_text(
        ["Who is calling and why?", "Their wish", "Is Ada content_ed, 5*6*7?"]
    )
    summary = rep.page.locator("#summary-text")
    expect(summary).to_have_value(
        re.compile("Outcome: All is well.*Their wish: A new lamp.*: They are content", re.DOTALL)
    )
