"""Words of a file by the types of the table: where each stands, whether it is a name of an entry, whether in brackets."""

from __future__ import annotations

from decisiontree.editing.typed_words import TypedWord, typed_words
from decisiontree.reader import CONTENT, KINDS, FieldType, read_document

TREE = """\
title: A
tags: [x, {y: z}]
unknown: nothing
facts:
  one: {type: choice, values: {a: A}}
nodes:
  n:
    ask: Why?
    say: [one, two]
    options:
      - {label: Yes, to: n, when: one == a, set: {one: a}}
    collect: one
"""


def _words(text: str, file: str) -> list[tuple[str, str, str, bool, bool]]:
    words = typed_words(read_document(text, file))
    return [(_path(word), word.scalar.value or "", word.type, word.is_key, word.in_flow) for word in words]


def _path(word: TypedWord) -> str:
    return ".".join(map(str, word.path))


def test_each_word_has_the_type_of_its_field() -> None:
    """Keys of mappings are words too; what the format does not know, and a list where a text is due, has none."""
    assert _words(TREE, "trees/a.yaml") == [
        ("title", "A", FieldType.TEXT, False, False),
        ("tags.0", "x", FieldType.CODE, False, True),
        ("facts.one", "one", FieldType.FACT_NAME, True, False),
        ("facts.one.type", "choice", FieldType.CHOICE, False, True),
        ("facts.one.values.a", "a", FieldType.ID, True, True),
        ("facts.one.values.a", "A", FieldType.TEXT, False, True),
        ("nodes.n.ask", "Why?", FieldType.MARKDOWN, False, False),
        ("nodes.n.say.0", "one", FieldType.MARKDOWN, False, True),
        ("nodes.n.say.1", "two", FieldType.MARKDOWN, False, True),
        ("nodes.n.options.0.label", "Yes", FieldType.MARKDOWN, False, True),
        ("nodes.n.options.0.to", "n", FieldType.NODE, False, True),
        ("nodes.n.options.0.when", "one == a", FieldType.CONDITION, False, True),
        ("nodes.n.options.0.set.one", "one", FieldType.FACT, True, True),
        ("nodes.n.options.0.set.one", "a", FieldType.VALUE, False, True),
        ("nodes.n.collect", "one", FieldType.FACT, False, False),
    ]


def test_the_name_of_the_file_says_which_table() -> None:
    """The same words are nothing in a file that has no such fields."""
    roles = "roles: [{id: rep, label: Rep}]\n"
    assert [word[2] for word in _words(roles, "library.yaml")] == [FieldType.ID, FieldType.TEXT]
    assert _words(roles, "a.yaml") == []
    assert [word[2] for word in _words("scenarios: [{role: rep}]", "a.scenarios.yaml")] == [FieldType.ROLE]


def test_one_field_of_the_root_can_be_asked_for_alone() -> None:
    """Nothing else of the file is walked."""
    words = typed_words(read_document(TREE, "a.yaml"), "facts")
    assert {word.path[0] for word in words} == {"facts"}
    assert list(typed_words(read_document(TREE, "a.yaml"), "roles")) == []


def test_a_key_means_the_same_in_every_kind_of_node() -> None:
    """So that the words of a node of two kinds, or of none, can be told."""
    types: dict[str, set[tuple[FieldType, FieldType | None]]] = {}
    for spec in (*CONTENT, *(spec for kind in KINDS.values() for spec in kind.fields)):
        types.setdefault(spec.key, set()).add((spec.type, spec.item))
    assert {key for key, seen in types.items() if len(seen) > 1} == set()
