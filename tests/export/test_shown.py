"""What nobody sees does not reach a page, and what a script or an emoji needs does."""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hostile import hostile

from decisiontree.export import exporter_names
from decisiontree.export.shown import as_shown
from decisiontree.model import Library, Node, Outcome, Step, Tree
from decisiontree.reader import load_library
from decisiontree.text.unseen import find_unseen

Export = Callable[..., Mapping[str, bytes]]
NAMES = list(exporter_names(()))
UNSEEN = (
    "\0\x1b\x9b\u00ad\u034f\u061c\u115f\u1160\u17b4\u180e\u200b\u200c\u200d\u200e\u200f\u2028\u202e\u2060\u2065\u2066\u206a"
    "\u2800\u3164\ufe00\ufe0f\ufeff\uffa0\ufff9\ue000\U000e0001\U000e0041\U000e0100\U000f0000"
)
NEEDED = "می\u200cخواهم 👩\u200d💻 ☎\ufe0f ขอบ\u200bคุณ ශ්\u200dරී 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
OURS = frozenset("\u2068\u2069")
"""Isolates around an author's words among the page's own."""


def _words(page: bytes) -> str:
    """What the page holds, character references and the escapes of its data read."""
    text = page.decode()
    _, found, data = text.partition('<script type="application/json" id="data">')
    data = data.partition("</script>")[0] if found else "{}"
    return html.unescape(text) + json.dumps(json.loads(data), ensure_ascii=False)


@pytest.mark.parametrize("name", NAMES)
def test_what_nobody_sees_reaches_no_page(name: str, library: Library, export: Export) -> None:
    """From no field of words, in no exporter: neither its text, its attributes nor its data."""
    text = "".join(f"{char}a" for char in UNSEEN)
    pages = export(hostile(library, f"pay{text} them"), exporter=name)
    assert pages
    for page in pages.values():
        for line in _words(page).split("\n"):
            assert {line[at] for at in find_unseen(line)} <= OURS


@pytest.mark.parametrize("name", NAMES)
def test_what_is_needed_reaches_every_page(name: str, library: Library, export: Export) -> None:
    """Joiners, breaks and variation selectors, as they were written."""
    for page in export(hostile(library, NEEDED), exporter=name).values():
        assert NEEDED in _words(page)


def test_an_entry_that_reads_as_another_is_left_out() -> None:
    """A node with a hidden character in its id does not take the place of the one that bears the name openly."""
    nodes: dict[str, Node] = {
        "a": Step(id="a", to="do\u200bne"),
        "do\u200bne": Outcome(id="do\u200bne", outcome="not this one"),
        "done": Outcome(id="done", outcome="this\u2060 one"),
        "b\u200b": Outcome(id="b\u200b", outcome="alone"),
    }
    shown = as_shown(Library(trees={"t": Tree(id="t", start="a", nodes=nodes)})).trees["t"]
    assert shown.nodes == {
        "a": Step(id="a", to="done"),
        "done": Outcome(id="done", outcome="this one"),
        "b": Outcome(id="b", outcome="alone"),
    }


def test_a_library_without_such_characters_is_not_copied(sample_trees: Path) -> None:
    """Most have none, and pages of thousands of steps are made from them."""
    library = load_library([sample_trees]).model
    shown = as_shown(library)
    assert all(shown.trees[tree_id] is tree for tree_id, tree in library.trees.items())
    assert shown.shared is library.shared
