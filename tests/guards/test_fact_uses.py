"""Which facts a tree speaks of, so that they are asked before anything is shown."""

from __future__ import annotations

import pytest
from sessions import library_of

from decisiontree.guards import given_facts

SHARED = """
format: 1
title: Shop
facts: {caller: {type: text, label: Caller, given: true}, unused: {type: text, label: Unused, given: true}}
snippets: {greeting: "Hello {caller}"}
"""
TREE = """
format: 1
title: Shop
start: ask
anytime:
  - {label: §, to: end}
nodes:
  ask:
    title: §
    ask: §
    say: [§, §]
    must_say: §
    note: §
    because: §
    source: §
    do: [§, §]
    media: {image: a.png, alt: §}
    links: [{label: §, url: "https://a.example/"}]
    options:
      - {label: Yes please, hint: §, to: listen}
      - {label: §, to: form}
  form: {ask: §, collect: [], to: listen}
  listen: {listen: §, agreed: end, corrected: form}
  end: {outcome: §, resolution: declined, team: §, because: §, alternative: §, review_route: §}
"""


@pytest.mark.parametrize("printed", ["{caller}", "{greeting}"])
@pytest.mark.parametrize("at", range(TREE.count("§")))
def test_what_any_text_of_a_node_prints_is_asked_first(at: int, printed: str) -> None:
    """Teams, links, sources and pictures too, and what a snippet brings; in the others nothing is printed."""
    before, *after = TREE.split("§")
    texts = [f'"Text {number} {printed if number == at else ""}"' for number in range(len(after))]
    tree = before + "".join(text + part for text, part in zip(texts, after, strict=True))
    library, _ = library_of({"library": SHARED, "main": tree})

    assert given_facts(library, "main") == ("caller",)
