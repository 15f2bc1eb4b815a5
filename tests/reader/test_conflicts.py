"""An unfinished merge is told as what it is, and the rest of the file is read with the first side alone."""

from __future__ import annotations

import pytest

from decisiontree.reader import Document, read_document

HEAD = "title: T\nnodes:\n"
TAIL = "  last: {outcome: Last}\n"
OURS, THEIRS = "  a: {say: ours}\n", "  a: {say: theirs}\n  b: {say: more}\n"
MERGE = f"<<<<<<< HEAD\n{OURS}=======\n{THEIRS}>>>>>>> branch\n"


def read(text: str) -> Document:
    """As the reader reads it."""
    return read_document(text.encode(), "a.yaml")


def told(document: Document) -> list[tuple[int, str]]:
    """Line and words of what is said about merges; nothing else is said."""
    assert {fault.rule for fault in document.faults} <= {"unfinished-merge"}
    return [(document.lines.place(fault.place.span.start)[0], fault.message) for fault in document.faults]


def test_both_sides_are_named_with_their_lines() -> None:
    """One finding, where it begins, whatever the line ends are."""
    words = (
        "an unfinished merge: <<<<<<< begins lines that two people changed; keep one version: "
        "'HEAD' (line 4) or 'branch' (lines 6 to 7)"
    )
    for text in (HEAD + MERGE + TAIL, (HEAD + MERGE + TAIL).replace("\n", "\r\n"), HEAD + MERGE.rstrip()):
        assert told(read(text)) == [(3, words)]


def test_what_both_began_from_is_named_too() -> None:
    """As git shows it when it is asked to."""
    text = HEAD + MERGE.replace("=======\n", "||||||| 4f2c9aa\n=======\n") + TAIL
    (finding,) = told(read(text))
    assert finding[1].endswith("'HEAD' (line 4) or 'branch' (lines 7 to 8); before both, it was (no line)")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_file_is_read_with_the_first_side_and_everything_stands_at_its_place(end: str) -> None:
    """So that the rest of it is checked."""
    text = (HEAD + MERGE + TAIL + MERGE.replace("  a:", "  c:").replace("  b:", "  d:")).replace("\n", end)
    document = read(text)

    assert document.plain() == {
        "title": "T",
        "nodes": {"a": {"say": "ours"}, "last": {"outcome": "Last"}, "c": {"say": "ours"}},
    }
    assert len(told(document)) == 2
    for path, value in {
        ("nodes", "a", "say"): "ours",
        ("nodes", "last"): "{outcome: Last}",
        ("nodes", "c"): "{say: ours}",
    }.items():
        assert text[slice(*document.locate(path))] == value


def test_a_merge_amid_a_text_leaves_the_text() -> None:
    """The markers begin their lines, so YAML would end the text there."""
    document = read(f"say: |\n  one\n{MERGE}  three\nto: b\n".replace("a: {say: ours}", "two"))
    assert document.plain() == {"say": "one\ntwo\nthree\n", "to": "b"}
    assert len(told(document)) == 1


def test_conflicts_within_each_other_are_told_each() -> None:
    """Of one size, when somebody merged on top of it, or longer, as git makes them."""
    for sign in ("", "<=>"):
        inner = MERGE
        for char in sign:
            inner = inner.replace(char * 7, char * 9)
        text = f"{HEAD}<<<<<<< mine\n{inner}=======\n  z: {{say: z}}\n>>>>>>> other\n{TAIL}"
        document = read(text)
        assert [line for line, _words in told(document)] == [3, 4]
        assert document.plain() == {
            "title": "T",
            "nodes": {"a": {"say": "ours"}, "last": {"outcome": "Last"}},
        }


@pytest.mark.parametrize("marker", ["<<<<<<< HEAD", "=======", ">>>>>>> branch", "||||||| base"])
def test_a_marker_that_was_left_behind_is_told_alone(marker: str) -> None:
    """Half a merge was finished by hand."""
    document = read(f"{HEAD}{OURS}{marker}\n{TAIL}")
    sign = marker.split(maxsplit=1)[0]
    assert told(document) == [
        (4, f"an unfinished merge: {sign} was left behind; look at the lines around it, then delete it")
    ]
    assert document.plain() == {"title": "T", "nodes": {"a": {"say": "ours"}, "last": {"outcome": "Last"}}}


def test_signs_that_are_no_markers_are_left_alone() -> None:
    """In a comment, in a text, shorter, or with more behind them."""
    text = "# <<<<<<< HEAD\nsay: |\n  =======\n  <<<<<<< HEAD\nnote: '======='\nto: b\n"
    assert read(text).faults == ()


def test_other_mistakes_stand_at_their_places_and_nothing_is_mended() -> None:
    """Nobody has said yet which lines are to stay."""
    text = f"{HEAD}{MERGE}  x: {{say: @home}}\n{TAIL}"
    document = read(text)
    slip = next(fault for fault in document.faults if fault.rule == "yaml-syntax")
    assert text[slice(*slip.place.span)] == "@home"
    assert slip.place.node == "x"
    assert slip.fixes == ()
