"""The shape of a text: which texts fit it, how they are written, and what is no shape."""

from __future__ import annotations

import re
import unicodedata
from itertools import product
from random import Random

import pytest
from shape_cases import CASES

from decisiontree.model import BadShape, TextShape
from decisiontree.model.text_shape import LETTERS


@pytest.mark.parametrize(("shape", "typed", "written"), CASES)
def test_a_text_is_written_as_its_shape_has_it(shape: str, typed: str, written: str | None) -> None:
    """Capitals, blanks, dashes, digits of other scripts; nothing is guessed."""
    assert TextShape.read(shape).put_right(typed) == written


@pytest.mark.parametrize(
    ("shape", "words"),
    [
        ("A[9", "the '[' at character 2 is not closed"),
        ("A9]", "the ']' at character 3 has no '[' before it"),
        ("A[9[9]]", "the '[' at character 4 is inside another '['"),
        ("9[]", "the brackets that end at character 3 contain nothing"),
        ("9[ ]", "the brackets that end at character 4 contain nothing"),
        ("[99]", "all of it is in brackets"),
        ("[9] [9]", "all of it is in brackets"),
        ("ref-", "only one text would fit it"),
        (r"\A\9", "only one text would fit it"),
        ("", "only one text would fit it"),
        ("9\\", r"it ends with a '\'"),
        ("9" * 61, "it has 61 characters; a shape has at most 60"),
    ],
)
def test_what_is_no_shape_says_why(shape: str, words: str) -> None:
    """And where."""
    with pytest.raises(BadShape, match=re.escape(words)):
        TextShape.read(shape)


@pytest.mark.parametrize(
    ("shape", "example"),
    [
        ("AA-9999", "AB-1234"),
        ("XXXXXX", "A1B2C3"),
        ("A[A]9[X] 9AA", "AB12 3CD"),
        ("99[ ext. 999]", "12 ext. 345"),
        ("9999999999999", "1234567890123"),
    ],
)
def test_an_example_shows_every_place(shape: str, example: str) -> None:
    """With the parts that may be left out."""
    assert TextShape.read(shape).example == example


def test_shapes_agree_with_trying_every_way_to_leave_parts_out() -> None:
    """Every text of up to six characters, for shapes with optional parts that can be taken in several ways."""
    texts = ["".join(chars) for length in range(7) for chars in product("aB7-", repeat=length)]
    for shape in (
        "AA-99",
        "A[A]9[X] 9A",
        "[A]X[9]",
        "X[X]X[-X]",
        "[9][A][-]X",
        "A[-9][-9]",
        "[A9]A[9A]9",
        "9[ 9 ]9[9-]",
        r"\A[a]9",
    ):
        read, ways = TextShape.read(shape), _ways(shape)
        for text in texts:
            assert read.put_right(text) == _first(ways, text), (shape, text)


def test_what_a_shape_writes_fits_it() -> None:
    """Random shapes: the example fits, and what was put right stays as it is."""
    random = Random(20)  # noqa: S311  a fixed seed
    for _ in range(2000):
        parts = ["".join(random.choices("A9X-a .", k=random.randint(1, 3))) for _ in range(4)]
        shape = "9" + "".join(
            f"[{part}]" if part.strip() and random.random() < 0.5 else part for part in parts
        )
        read = TextShape.read(shape)
        assert read.put_right(read.example) == read.example, shape
        written = read.put_right(read.example.replace("-", "").lower())
        assert written is None or read.put_right(written) == written, shape


def test_many_optional_parts_cost_no_time() -> None:
    """A matcher that tries every way would not end in this century."""
    read = TextShape.read("[X]" * 19 + "9")
    assert read.put_right("1" * 20) == "1" * 20
    assert read.put_right("1" * 19 + "-") is None
    assert read.put_right("1" * 100_000) is None


def test_the_table_of_letters_holds_letters_alone() -> None:
    """Those that every Unicode since long knows: a character that is not assigned yet could become anything."""
    letters = re.findall(f"[{LETTERS}]", "".join(map(chr, range(0x10000))))
    assert {unicodedata.category(letter)[0] for letter in letters} == {"L"}
    assert all(unicodedata.normalize("NFC", letter) == letter for letter in letters)


def _ways(shape: str) -> list[str]:
    """What is left of a shape where each optional part is taken or not; the first parts are taken first."""
    parts = re.split(r"\[(.*?)\]", shape)
    choices = [(part,) if at % 2 == 0 else (part, "") for at, part in enumerate(parts)]
    return ["".join(way) for way in product(*choices)]


def _first(ways: list[str], text: str) -> str | None:
    for way in ways:
        places = re.findall(r"\\.|.", way)
        chars = iter(text.upper())
        written = "".join(each if each == " " else _one(each, next(chars, "")) for each in places)
        if "?" not in written and next(chars, None) is None:
            return written.strip()
    return None


def _one(place: str, char: str) -> str:
    if place in "A9X":
        kind = {"A": "AB", "9": "7", "X": "AB7"}[place]
        return char if char and char in kind else "?"
    itself = place[-1]
    return itself if char == itself.upper() else "?"
