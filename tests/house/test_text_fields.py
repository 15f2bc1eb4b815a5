"""A field with words for people is in every list of texts, because of its type. Each is planted by the field table alone.

A field that these tests call overlooked is one that nobody checks, finds or shows: docs/how-to-add.md, "A field of a node".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from planted_texts import SHARED as SHARED_FILE
from planted_texts import TREE as TREE_FILE
from planted_texts import PlantedTexts
from texts_as_files import findings_in, read_texts

from decisiontree.editing import plan, replacements
from decisiontree.lint.wording import mentions
from decisiontree.model import SHARED, NodeText, RenameFact, ReplaceText, shared_texts, tree_texts
from decisiontree.reader.fields import CONTENT, TEXT_TYPES
from decisiontree.transitions import waits
from decisiontree.tui.documents import document_of
from decisiontree.tui.preview import preview
from decisiontree.walk import incident_paragraphs, start
from decisiontree.workbench import open_workspace

NOT_SHOWN = ("tree:phrases.",)
"""Words to look for, which are no texts themselves."""


def _places(texts: Iterable[NodeText], file: str, nodes: str) -> Mapping[str, str]:
    """Where the model has each plant, as the field table calls the place."""
    return {
        _word(
            text.text
        ): f"{file}:{'.'.join(map(str, (*((nodes, text.node) if text.node else ()), *text.field)))}"
        for text in texts
        if "plant" in text.text
    }


def _word(text: str) -> str:
    at = text.index("plant")
    return text[at : at + len("plant000")]


def _shown(planted: PlantedTexts) -> dict[str, str]:
    return {word: place for word, place in planted.places.items() if not place.startswith(NOT_SHOWN)}


def test_every_text_of_the_table_is_among_the_texts_of_the_model() -> None:
    """At the place where the file has it; in the model its field is `Prose`."""
    planted = PlantedTexts(lambda word: word)
    library = read_texts(planted.files()).model

    listed = {
        **_places(tree_texts(library.trees["planted"]), "tree", "nodes"),
        **_places(shared_texts(library.shared), "library", ""),
    }

    assert listed == _shown(planted)


@pytest.mark.parametrize(
    ("words", "rule"),
    [("{nobody}", "unknown-placeholder"), ("<b>now</b>", "raw-html"), (" ", "untrimmed-text")],
)
def test_the_checker_looks_into_every_text(words: str, rule: str) -> None:
    """A placeholder of nobody, a tag of HTML, a blank at the end."""
    planted = PlantedTexts(lambda word: f"{word} {words}" if words.strip() else f"{word} ")
    found = [finding for finding in findings_in(planted.files()) if finding.rule == rule]

    files = {TREE_FILE: "tree", SHARED_FILE: "library"}
    places = {
        f"{files[finding.place.file]}:{f'nodes.{finding.place.node}.' if finding.place.node else ''}{finding.place.field}"
        for finding in found
    }
    assert set(_shown(planted).values()) - places == set()


def test_every_text_is_replaced_and_follows_a_fact_that_is_renamed() -> None:
    """Those that are only looked for in texts as well."""
    planted = PlantedTexts(lambda word: f"{word} {{tier}}")
    files = planted.files()
    library = read_texts(files)

    replaced = {
        _word(each.before)
        for each in replacements(library, ReplaceText(find="plant", replacement="seed", whole_words=False))
    }
    renamed = plan(RenameFact(old="tier", new="level"), library, "planted")
    after = renamed[TREE_FILE].apply(files[TREE_FILE])

    assert replaced == set(planted.places)
    assert "{tier}" not in after


def test_every_text_of_a_node_counts_as_a_mention_of_its_facts() -> None:
    """So a fact that it prints is asked for in time."""
    planted = PlantedTexts(lambda word: f"{word} {{tier}}")
    library = read_texts(planted.files()).model
    tree = library.trees["planted"]

    mentioned = mentions(library, tree.id, tree_texts(tree))

    named = {
        f"tree:nodes.{each.node}.{'.'.join(map(str, each.field))}"
        for each in mentioned
        if each.fact == "tier"
    }
    assert {place for place in planted.places.values() if place.startswith("tree:nodes.")} - named == set()


def test_the_search_of_the_editor_finds_every_text(tmp_path: Path) -> None:
    """In a tree and in library.yaml."""
    planted = PlantedTexts(lambda word: word)
    for file, text in planted.files().items():
        (tmp_path / file).write_text(text, encoding="utf-8")
    workspace = open_workspace([tmp_path])

    texts = [text for name in ("planted", SHARED) for text in document_of(workspace, name).texts()]

    assert set(planted.places) - {text for _, _, text in texts} == set()


@pytest.mark.parametrize(
    "spec", [spec for spec in CONTENT if spec.type in TEXT_TYPES], ids=lambda spec: spec.key
)
def test_a_node_that_passes_by_itself_waits_for_every_text_but_its_reasons(spec: object) -> None:
    """What is to be said, done or known is not passed over; a title, a reason and a source are read by who wants to."""
    key = getattr(spec, "key", "")
    branch = f"format: 1\ntitle: T\nstart: b\nnodes:\n  b: {{cases: [{{when: incident, to: e}}], else: e, {key}: Words}}\n"
    tree = read_texts({"t.yaml": branch + "  e: {outcome: Done, resolution: resolved}\n"}).model.trees["t"]

    assert waits(tree.nodes["b"]) is (key not in ("title", "because", "source"))


def test_the_preview_shows_every_text_of_a_node() -> None:
    """Play shows the same paragraphs; an incident has its own."""
    planted = PlantedTexts(lambda word: word)
    library = read_texts(planted.files()).model
    tree = library.trees["planted"]

    lines = " ".join(line.text for node in tree.nodes.values() for line in preview(node, tree, library))
    state = start(library, "planted", role="rep", incident="inc_204")
    of_incident = " ".join(
        each.text for each in incident_paragraphs(library, state, library.shared.incidents[0])
    )

    wanted = {word: place for word, place in planted.places.items() if place.startswith("tree:nodes.")}
    assert {place for word, place in wanted.items() if word not in lines} == set()
    wanted = {word: place for word, place in planted.places.items() if place.startswith("library:incidents.")}
    assert {place for word, place in wanted.items() if word not in of_incident} == set()
