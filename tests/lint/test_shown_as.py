"""How a text is shown, as the rules believe it, against the page itself."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

from decisiontree.export import Occasion, export_library, find_exporter
from decisiontree.model import Manner, NodeText, Tree, shared_texts, shown_as, tree_texts
from decisiontree.reader import load_library

TREE = """\
format: 1
title: §
purpose: §
start: ask
facts:
  plan: {type: choice, label: §, hint: §, values: {basic: §, gold: §}}
anytime:
  - {label: §, to: many}
nodes:
  ask:
    title: §
    ask: §
    say: §
    must_say: §
    note: §
    because: §
    source: §
    do: §
    media: {image: a.png, alt: §}
    links: [{label: §, url: "https://a.example/"}]
    options:
      - {id: one, label: §, hint: §, to: many}
      - {id: two, label: §, to: form}
  many: {title: §, do: [§, §], say: [§, §], to: form}
  form: {ask: §, collect: [plan], to: listen}
  listen: {listen: §, agreed: end, corrected: form}
  end: {outcome: §, resolution: declined, team: §, because: §, alternative: §, review_route: §}
"""
SHARED = """\
format: 1
title: A library
roles: [{id: rep, label: §}]
incidents:
  - {id: out, trees: [tree], starts: 2026-11-20T08:00Z, expires: 2026-11-22T08:00Z, banner: §, say: §, known: §, unknown: §,
     next_update: §, reference: §, do_not_say: [§]}
"""


def test_every_text_is_shown_as_the_rules_believe(tmp_path: Path) -> None:
    """As paragraphs with links, on a line without them, or with its signs."""
    number = iter(range(1000))

    def marked(text: str) -> str:
        return re.sub("§", lambda _: '"**w{0}w** [l](https://a.example/{0}/)"'.format(next(number)), text)

    (tmp_path / "tree.yaml").write_text(marked(TREE), encoding="utf-8")
    (tmp_path / "library.yaml").write_text(marked(SHARED), encoding="utf-8")
    library = load_library([tmp_path]).model
    pages = export_library(
        library, ("tree",), Occasion(datetime(2026, 11, 21, tzinfo=UTC)), find_exporter("html")
    )
    tree, shared = library.trees["tree"], Tree(id="library")
    believed = {text: shown_as(tree, text) for text in tree_texts(tree)}
    believed |= {text: shown_as(shared, text) for text in shared_texts(library.shared)}

    page = pages["tree.html"].decode()
    assert believed == {text: _shown(text, page) for text in believed}
    assert set(believed.values()) == {"blocks", "line", "plain"}


def _shown(text: NodeText, page: str) -> Manner:
    word = re.findall(r"w\d+w", text.text)[0]
    if f'href="https://a.example/{word.strip("w")}/"' in page:
        return "blocks"
    return "line" if f"<strong>{word}</strong>" in page else "plain"
