"""Any YAML of one document becomes nodes with exact places."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from how_many import how_many
from hypothesis import given, settings
from hypothesis import strategies as st

from decisiontree.reader import Document, Mapping, Scalar, Sequence, read_document
from decisiontree.text import Span

MIXED = """\
# head
a: plain  # gap
b: 'it''s'
c: "caf\\u00e9 🙂"
d: |
  one
  two

# loose
e: [1, {f: g}]
h:
  - i
  -
    j: k
"""


def shown(document: Document, *path: str | int) -> str:
    """The text that the value at a path stands on."""
    return document.text[slice(*document.locate(path))]


def test_every_value_has_its_exact_place() -> None:
    """Quotes belong to the place, comments and blank lines after it do not."""
    document = read_document(MIXED, "f")
    assert shown(document, "a") == "plain"
    assert shown(document, "b") == "'it''s'"
    assert shown(document, "c") == '"caf\\u00e9 🙂"'
    assert shown(document, "d") == "|\n  one\n  two"
    assert shown(document, "e", 1, "f") == "g"
    assert shown(document, "h") == "- i\n  -\n    j: k"


def test_values_are_texts_whatever_they_look_like() -> None:
    """No type is guessed; nothing written is None."""
    document = read_document("a: no\nb: 1.10\nc: 12:30\nd: null\ne:\nf: ''\n", "f")
    assert document.plain() == {"a": "no", "b": "1.10", "c": "12:30", "d": "null", "e": None, "f": ""}


def test_a_place_that_is_not_there_is_its_nearest_parent() -> None:
    """A finding about a field left out points at what it is left out of."""
    document = read_document(MIXED, "f")
    assert document.locate(("h", 1, "missing", 3)) == document.locate(("h", 1))
    assert document.locate(("nowhere",)) == Span(0, 0)
    assert document.at(("h", 7)) is None
    assert document.at(("a", "b")) is None


def test_an_empty_value_is_located_at_its_key() -> None:
    """There is nothing else to point at."""
    document = read_document("a:\nb: 1\n", "f")
    assert document.locate(("a",)) == Span(0, 1)


def test_a_key_has_a_place_of_its_own() -> None:
    """Renaming needs it."""
    document = read_document(MIXED, "f")
    key = document.key(("e", 1, "f"))
    assert key is not None
    assert (key.value, document.text[key.start : key.end]) == ("f", "f")
    assert document.key(("e", 1)) is None


@pytest.mark.parametrize(
    ("needle", "path"),
    [
        ("plain", ("a",)),
        ("two", ("d",)),
        ("g}", ("e", 1, "f")),
        ("k\n", ("h", 1, "j")),
        ("h:", ("h",)),
        ("# head", ()),
    ],
)
def test_an_offset_has_a_path(needle: str, path: tuple[str | int, ...]) -> None:
    """The cursor in a text leads to the field it stands in."""
    document = read_document(MIXED, "f")
    assert document.path_at(document.text.index(needle)) == path


def test_styles_columns_anchors_and_tags_are_kept() -> None:
    """Editing copies the manner of a neighbour, and refuses what carries a mark."""
    document = read_document("a: 'x'\nb: &n !t >\n  y\nc: *n\nd: [p]\n", "f")
    a, b, c, d = (document.at((key,)) for key in "abcd")
    assert isinstance(a, Scalar)
    assert isinstance(b, Scalar)
    assert isinstance(c, Scalar)
    assert isinstance(d, Sequence)
    assert (a.style, a.column, a.anchor, a.tag) == ("'", 3, None, None)
    assert (b.style, b.anchor, b.tag) == (">", "n", "!t")
    assert (c.style, c.value) == ("*", "*n")
    assert d.flow


@pytest.mark.parametrize(
    "source", [b"\xef\xbb\xbfa: \xc3\xa9\r\nb: 1\r\n", b"a: 1\n\n", b"a: 1", b"\xef\xbb\xbf"]
)
def test_the_bytes_of_a_file_come_back(source: bytes) -> None:
    """A byte order mark is no part of the text, and is put back."""
    document = read_document(source, "f")
    assert document.encoded() == source
    assert "\ufeff" not in document.text


def test_a_text_that_no_file_can_hold_is_told() -> None:
    """Half a character may come from a clipboard."""
    document = read_document("a: \ud800", "f")
    assert [fault.rule for fault in document.faults] == ["forbidden-character"]
    assert document.encoded()


def test_offsets_do_not_count_a_byte_order_mark() -> None:
    """Places speak of the text as it is shown."""
    document = read_document(b"\xef\xbb\xbfkey: value", "f")
    assert shown(document, "key") == "value"


def test_the_line_end_is_the_one_most_lines_have() -> None:
    """New lines are written like the others."""
    assert read_document("a: 1\r\nb: 2\r\n", "f").newline == "\r\n"
    assert read_document("a: 1\nb: 2\n", "f").newline == "\n"


def test_the_sample_trees_come_back_byte_for_byte(sample_trees: Path) -> None:
    """Reading loses nothing."""
    files = sorted(sample_trees.glob("*.yaml"))
    assert files
    for file in files:
        assert read_document(file.read_bytes(), file.name).encoded() == file.read_bytes()


@pytest.mark.parametrize(
    ("text", "rule", "line", "shown_there"),
    [
        ("a: 1\nb: 2\na: 3\n", "duplicate-key", 3, "a"),
        ("1: x\n'1': y\n", "duplicate-key", 2, "'1'"),
        ("a: &x 1\n", "alias", 1, "&x"),
        ("a: *x\n", "alias", 1, "*x"),
        ("a: !ours [x]\n", "tag", 1, "!ours ["),
        ("%YAML 1.1\n---\na: 1\n", "directive", 1, "%YAML 1.1\n---"),
        ("? [a, b]\n: c\n", "complex-key", 1, "[a, b]"),
        ("a: {b: c}\n<<: d\n", "merge-key", 2, "<<"),
        ("?\n: c\n", "complex-key", 1, ""),
        ("a: 1\n---\nb: 2\n", "second-document", 2, "-"),
        ("", "empty-file", 1, ""),
        ("# only a comment\n", "empty-file", 1, ""),
        ("a: b\x00c\n", "forbidden-character", 1, "\x00"),
        ("a: b\u202ec\n", "forbidden-character", 1, "\u202e"),
        ("a: b\rc: d\n", "lone-carriage-return", 1, "\r"),
        ("a: " + "x" * 65537, "scalar-too-long", 1, "x"),
        ("x" * 257 + ": a\n", "complex-key", 1, "x" * 257),
        ("a: " + "[" * 40, "too-deep", 1, "["),
    ],
)
def test_what_the_format_bans_is_told_at_its_place(
    yaml_faults: Callable[..., list[Any]], text: str, rule: str, line: int, shown_there: str
) -> None:
    """Every ban is a fault with a rule of its own."""
    (fault,) = yaml_faults(text)
    assert (fault.rule, fault.line) == (rule, line)
    assert fault.shown.startswith(shown_there)


def test_a_duplicate_key_names_both_lines() -> None:
    """One of them is meant; the author must see both."""
    (fault,) = read_document("nodes:\n  a: {to: b}\n\n  a: {to: c}\n", "f").faults
    assert "line 2" in fault.message
    assert fault.place.node == "a"
    assert fault.related[0].place.span == Span(9, 10)


@pytest.mark.parametrize(
    ("source", "rule"),
    [
        (b"a: \xff\n", "not-utf8"),
        ("a: b".encode("utf-16"), "utf16"),
        ("a: b".encode("utf-16-le"), "utf16"),
        (b"a: " + b"x" * (16 << 20), "file-too-large"),
    ],
)
def test_bytes_that_are_no_text_are_told(source: bytes, rule: str) -> None:
    """What is wrong with the bytes ends the reading."""
    document = read_document(source, "f")
    assert [fault.rule for fault in document.faults] == [rule]
    assert document.root is None


def test_the_place_of_a_wrong_byte_counts_characters() -> None:
    """Line and column are those an editor shows."""
    (fault,) = read_document("a: é\nb: \xff".encode("latin-1").replace(b"\xe9", "é".encode()), "f").faults
    assert fault.place.span == Span(8, 8)


def test_a_document_that_breaks_a_ban_is_still_read() -> None:
    """A ban is laid on top: the data can be had, and edited."""
    document = read_document("a: &x 1\nb: *x\nc: !t 2\na: 3\n", "f")
    assert document.plain() == {"a": "1", "b": "*x", "c": "2"}


def test_a_text_that_begins_with_a_mark_can_be_put_in_quotes(yaml_faults: Callable[..., list[Any]]) -> None:
    """`*now` was a text to its author."""
    assert [fault.mended for fault in yaml_faults("a: *now\n")] == ['a: "*now"\n']
    assert [fault.mended for fault in yaml_faults("a: &now call\n")] == ['a: "&now call"\n']
    assert [fault.mended for fault in yaml_faults("a: !now call\n")] == ['a: "!now call"\n']


def test_one_rule_is_told_at_most_two_hundred_times() -> None:
    """A hostile file gets no endless report."""
    document = read_document("".join(f"- !x {number}\n" for number in range(1000)), "f")
    assert len(document.faults) == 200
    assert "more of this" in document.faults[-1].message
    assert "more of this" not in document.faults[-2].message


def test_characters_that_cannot_be_seen_can_be_taken_out(yaml_faults: Callable[..., list[Any]]) -> None:
    """One fix mends the whole file."""
    assert [fault.mended for fault in yaml_faults("a: 1\rb: 2\rc: 3\n")] == ["a: 1\nb: 2\nc: 3\n"]
    assert [fault.mended for fault in yaml_faults("a: x\u202ey\u2066z\n")] == ["a: xyz\n"]


def test_escapes_may_hold_what_may_not_stand_raw() -> None:
    """Controls and turns of direction are written, not pasted."""
    document = read_document('a: "\\0 \\u202e \\N"\n', "f")
    assert not document.faults
    assert document.plain() == {"a": "\0 \u202e \x85"}


@settings(max_examples=how_many(80, 500), deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_raise(source: bytes) -> None:
    """Whatever a file holds is a document with faults."""
    document = read_document(source, "f")
    assert document.root is not None or document.faults


YAMLISH = st.text(alphabet=st.sampled_from("ab:-#?&*!|>'\"%@[]{},\n \t\\<é🙂\r"), max_size=60)


@settings(max_examples=how_many(120, 500), deadline=None)
@given(YAMLISH)
def test_no_text_raises_and_every_place_lies_inside(text: str) -> None:
    """Places can be trusted even where YAML is at its strangest."""
    document = read_document(text, "f")
    for fault in document.faults:
        assert 0 <= fault.place.span.start <= fault.place.span.end <= len(document.text)
        for fix in fault.fixes:
            fix.edit.apply(document.text)  # type: ignore[union-attr]  # the YAML layer knows no changes of trees
    waiting = [document.root]
    while waiting:
        node = waiting.pop()
        if node is None:
            continue
        assert 0 <= node.start <= node.end <= len(document.text)
        if isinstance(node, Mapping):
            waiting += [part for entry in node.entries for part in entry]
        elif isinstance(node, Sequence):
            waiting += node.items
