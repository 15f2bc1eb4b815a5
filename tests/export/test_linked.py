"""What comes to a page because its texts link to it."""

from __future__ import annotations

from texts_as_files import read_texts

from decisiontree.export import Occasion
from decisiontree.export.linked import linked_parts
from decisiontree.export.pages import tree_view
from decisiontree.export.plain_text import plain
from decisiontree.model import Library

TREE = """\
format: 1
title: Tree {name}
start: first
nodes:
  first: {{say: "{say}", to: end}}
  end: {{outcome: Done, resolution: resolved, note: "{note}"}}
"""


def library(**texts: str) -> Library:
    """Trees by their names, each with a text to say and a note, and a snippet."""
    files = {
        f"{name}.yaml": TREE.format(
            name=name, say=text.partition("|")[0], note=text.partition("|")[2] or "Note"
        )
        for name, text in texts.items()
    }
    shared = 'format: 1\ntitle: Lib\nsnippets: {hello: "See [c](tree:c#end)."}\n'
    return read_texts({**files, "library.yaml": shared}).model


def test_what_is_linked_from_what_is_linked_comes_too() -> None:
    """Once, in a circle as well; a node of the page itself is a step of it, and what does not exist is left out."""
    model = library(
        a="[b](tree:b#end), [own](#end), [gone](#gone), [no](tree:no)",
        b="not linked|[c](tree:c#first)",
        c="[b](tree:b#end) [a](tree:a#first)",
    )
    parts = linked_parts(model, "a", ["a"])
    assert parts.nodes == {"b": ("end",), "c": ("first",)}
    assert {address: see.section for address, see in parts.sees["a"].items()} == {
        "tree:b#end": "see-b.end",
        "#end": "n-end",
    }
    assert parts.sees["c"]["tree:a#first"].section == "n-first"


def test_a_tree_comes_with_its_first_node() -> None:
    """And with what its purpose links to; a snippet brings its links along."""
    parts = linked_parts(library(a="{hello} [b](tree:b)", b="Hi", c="Ho"), "a", ["a"])
    assert parts.nodes == {"b": ("first",), "c": ("end",)}
    assert {tree: see and see.section for tree, see in parts.trees.items()} == {"b": "see-b.first"}


def test_a_page_without_links_holds_nothing_more(now: Occasion) -> None:
    """Neither nodes nor the dialog."""
    view = tree_view(library(a="Hi", b="Ho"), "a", now)
    assert (view.linked, view.linked_trees, view.has_links) == ((), (), False)


def test_words_say_what_a_link_shows(now: Occasion) -> None:
    """Where nothing can be opened, the name of the target is beside the words."""
    view = tree_view(library(a="[that](tree:b#end) and [gone](#gone)", b="Hi"), "a", now)
    assert plain(view.nodes[0].say[0]) == "that (Done) and gone"
    assert [node.section for node in view.linked] == ["see-b.end"]
