"""docs/reference/texts.md: what a text may hold, and where; every example on it is what a call shows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from texts_page import (
    ESCAPED,
    EXAMPLES,
    MARKUP,
    OF_CALLS,
    PRIVATE,
    Markup,
    becomes,
    filled,
    kinds_of_names,
    texts_page,
)

from decisiontree.display import OF_THE_CALL
from decisiontree.export.markdown import markdown
from decisiontree.export.view import TextView
from decisiontree.markup import RULES


def test_the_page_is_up_to_date(repository: Path, golden: Callable[[Path, str], None]) -> None:
    """Write it again with --update-golden."""
    golden(repository / "docs" / "reference" / "texts.md", texts_page())


@pytest.mark.parametrize(("text", "shown"), EXAMPLES)
def test_a_text_is_filled_in_as_the_page_says(text: str, shown: str) -> None:
    """Facts, snippets, limits, and what is no placeholder."""
    assert filled(text) == shown


def test_a_private_fact_is_hidden_in_a_summary() -> None:
    """Its label stands in its place."""
    text, on_the_call, in_a_summary = PRIVATE

    assert filled(text) == on_the_call
    assert filled(text, with_private=False) == in_a_summary


def test_the_page_explains_every_kind_of_placeholder() -> None:
    """Those that the program fills in."""
    assert kinds_of_names() == {"fact", "limit", "decided", "role", "incident.next_update"}
    assert list(OF_CALLS) == list(OF_THE_CALL)


@pytest.mark.parametrize("markup", MARKUP, ids=lambda markup: markup.what)
def test_markdown_is_shown_where_the_page_says(markup: Markup) -> None:
    """In paragraphs, on a line, or as it is written."""
    assert becomes(markup, "blocks") is markup.in_paragraphs
    assert becomes(markup, "line") is markup.on_a_line


def test_the_page_names_all_markdown_that_pages_know() -> None:
    """Rule by rule of the parser; the one for a backslash has a sentence."""
    assert {markup.rule for markup in MARKUP} - {""} == set(RULES) - {"escape"}
    assert markdown(TextView(ESCAPED[0])).strip() == f"<p>{ESCAPED[1]}</p>"
