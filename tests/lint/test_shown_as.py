"""How a text is shown, as the rules believe it, against the page itself."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from planted_texts import PlantedTexts
from texts_as_files import read_texts

from decisiontree.export import Occasion, export_library, find_exporter
from decisiontree.model import Manner, NodeText, Tree, shared_texts, shown_as, tree_texts

NOT_ON_A_PAGE = frozenset({"topics", "snippets", "because of an authority", "source of an authority"})
"""Fields that no page shows as they are."""


def test_every_text_is_shown_as_the_rules_believe() -> None:
    """As paragraphs with links, on a line without them, or with its signs; every text of the format is on a page."""
    planted = PlantedTexts(lambda word: f"**{word}** [l](https://a.example/{word}/)")
    library = read_texts(planted.files()).model
    now = Occasion(datetime(2026, 11, 21, tzinfo=UTC))
    pages = export_library(library, ("planted", "called"), now, find_exporter("html"))
    tree, shared = library.trees["planted"], Tree(id="library")
    believed = {text: shown_as(tree, text) for text in tree_texts(tree) if "**" in text.text}
    believed |= {text: shown_as(shared, text) for text in shared_texts(library.shared)}
    believed = {text: manner for text, manner in believed.items() if _names(text).isdisjoint(NOT_ON_A_PAGE)}

    page = "".join(page.decode() for path, page in pages.items() if path.endswith(".html"))
    shown = {text: _shown(text, page) for text in believed}
    assert {text.field for text, manner in shown.items() if manner is None} == set(), (
        "no page shows these fields"
    )
    assert believed == shown
    assert set(believed.values()) == {"blocks", "line", "plain"}


def _names(text: NodeText) -> set[str]:
    first, last = str(text.field[0]), str(text.field[-1])
    return {first, f"{last} of an authority" if first == "authority" else last}


def _shown(text: NodeText, page: str) -> Manner | None:
    word = re.findall(r"plant\d+", text.text)[0]
    if f'href="https://a.example/{word}/"' in page:
        return "blocks"
    if f"<strong>{word}</strong>" in page:
        return "line"
    return "plain" if word in page else None
