"""The shape of a text, such as `AA-9999`: which texts fit it, and how they are written. Twin of exporters/html/player/text-shape.js.

What a letter is comes from tables: Python and browsers know different versions of Unicode.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

LONGEST_SHAPE = 60
LETTERS = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u0373\u0376\u0377\u037b-\u037d\u037f\u0386\u0388-\u038a\u038c"
    "\u038e-\u03a1\u03a3-\u03f5\u03f7-\u0481\u048a-\u052f\u0531-\u0556\u0561-\u0586\u05d0-\u05ea\u0620-\u064a\u0671-\u06d3"
    "\u0904-\u0939\u0e01-\u0e30\u10d0-\u10fa\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
)
"""Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic, Devanagari, Thai, Georgian, kana, Chinese characters and Hangul."""
# texts, compiled where there is a shape: the table of letters takes 2 ms that every start would pay
_LETTER = f"[{LETTERS}]"
_BLANK = "[\t\n\r \u00a0\u2000-\u200a\u202f\u205f\u3000]"
_UNSEEN = "[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
_DASH = "[\u2010-\u2015\u2212\ufe63]"
_ZEROS = (0x660, 0x6F0, 0x966, 0xE50)
_WIDE = range(0xFF01, 0xFF5F)
_ABC = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class BadShape(ValueError):
    """Why a text is no shape, in words that an author understands."""


class CharKind(StrEnum):
    """Which character a shape has at one place."""

    LETTER = "A"
    DIGIT = "9"
    EITHER = "X"
    ITSELF = "itself"
    BLANK = " "


@dataclass(frozen=True, slots=True)
class _Element:
    """One place; the first one of an optional part knows which element follows that part."""

    kind: CharKind
    char: str
    skip_to: int | None = None

    def takes(self, char: str) -> bool:
        """Whether a character, as `_plain` writes it, may be here."""
        is_letter, is_digit = re.match(_LETTER, char) is not None, "0" <= char <= "9"
        match self.kind:
            case CharKind.LETTER:
                return is_letter
            case CharKind.DIGIT:
                return is_digit
            case CharKind.EITHER:
                return is_letter or is_digit
            case _:
                return char == _plain(self.char)


@dataclass(frozen=True, slots=True)
class TextShape:
    """A shape that was read."""

    written: str
    elements: tuple[_Element, ...]

    @classmethod
    def read(cls, written: str) -> TextShape:
        """The shape that an author wrote. Raises BadShape."""
        if len(written) > LONGEST_SHAPE:
            raise BadShape(f"it has {len(written)} characters; a shape has at most {LONGEST_SHAPE}")
        elements, optional = _elements(unicodedata.normalize("NFC", written))
        free = [at for at, each in enumerate(elements) if each.kind in "A9X"]
        if not free:
            raise BadShape(
                "only one text would fit it; write 'A' for a letter, '9' for a digit or 'X' for either"
            )
        if all(at in optional or each.kind is CharKind.BLANK for at, each in enumerate(elements)):
            raise BadShape(
                "all of it is in brackets; to let the field stay empty, write `optional: true` instead"
            )
        return cls(written, elements)

    @property
    def is_digits(self) -> bool:
        """Whether a text of this shape has nothing but digits and blanks."""
        return all(each.kind in (CharKind.DIGIT, CharKind.BLANK) for each in self.elements)

    @property
    def example(self) -> str:
        """A text of this shape, with all of its optional parts."""
        letters = digits = 0
        chars = []
        for each in self.elements:
            wants_letter = each.kind is CharKind.LETTER or (
                each.kind is CharKind.EITHER and letters <= digits
            )
            if wants_letter:
                chars.append(_ABC[letters % len(_ABC)])
                letters += 1
            elif each.kind in (CharKind.DIGIT, CharKind.EITHER):
                digits += 1
                chars.append(str(digits % 10))
            else:
                chars.append(each.char)
        return "".join(chars).strip()

    def put_right(self, text: str) -> str | None:
        """The text with the capitals, blanks and dashes of the shape; None where it does not fit. An optional part is taken if it can be."""
        typed = [
            _plain(char)
            for char in unicodedata.normalize("NFC", text)
            if not (re.match(_BLANK, char) or re.match(_UNSEEN, char))
        ]
        if len(typed) > len(self.elements):
            return None
        rests = self._rests(typed)
        return "".join(self._taken(typed, rests)).strip() if 0 in rests[0] else None

    def _rests(self, typed: Sequence[str]) -> list[set[int]]:
        """For each element, and for the end, from which places on the rest of the text fits the rest of the shape."""
        rests: list[set[int]] = [set() for _ in self.elements] + [{len(typed)}]
        for at in range(len(self.elements) - 1, -1, -1):
            element, after = self.elements[at], rests[at + 1]
            if element.kind is CharKind.BLANK:
                rests[at] |= after
            else:
                rests[at] |= {place - 1 for place in after if place and element.takes(typed[place - 1])}
            if element.skip_to is not None:
                rests[at] |= rests[element.skip_to]
        return rests

    def _taken(self, typed: Sequence[str], rests: Sequence[set[int]]) -> Iterator[str]:
        at = place = 0
        while at < len(self.elements):
            element, is_blank = self.elements[at], self.elements[at].kind is CharKind.BLANK
            fits = is_blank or (place < len(typed) and element.takes(typed[place]))
            if element.skip_to is not None and not (fits and place + (not is_blank) in rests[at + 1]):
                at = element.skip_to
                continue
            yield element.char if is_blank or element.kind is CharKind.ITSELF else typed[place]
            place += not is_blank
            at += 1


def _elements(written: str) -> tuple[tuple[_Element, ...], frozenset[int]]:
    """The elements, and which of them are in brackets."""
    elements: list[_Element] = []
    optional: set[int] = set()
    opened: tuple[int, int] | None = None
    is_itself = False
    for number, char in enumerate(written, 1):
        if is_itself or char not in "[]\\":
            elements.extend(_element(char, is_itself=is_itself))
        elif char == "[":
            if opened is not None:
                raise BadShape(
                    f"the '[' at character {number} is inside another '['; brackets cannot be nested"
                )
            opened = len(elements), number
        elif char == "]":
            if opened is None:
                raise BadShape(f"the ']' at character {number} has no '[' before it")
            _close(elements, opened[0], number)
            optional |= set(range(opened[0], len(elements)))
            opened = None
        is_itself = char == "\\" and not is_itself
    if opened is not None:
        raise BadShape(f"the '[' at character {opened[1]} is not closed; add a ']'")
    if is_itself:
        raise BadShape(r"it ends with a '\'; write the character that is itself after it, or '\\' for a '\'")
    return tuple(elements), frozenset(optional)


def _close(elements: list[_Element], first: int, number: int) -> None:
    """Let the first element of an optional part know where the part ends."""
    if all(each.kind is CharKind.BLANK for each in elements[first:]):
        raise BadShape(
            f"the brackets that end at character {number} contain nothing to leave out; remove them"
        )
    elements[first] = _Element(elements[first].kind, elements[first].char, len(elements))


def _element(char: str, *, is_itself: bool) -> Iterator[_Element]:
    if re.match(_BLANK, char):
        yield _Element(CharKind.BLANK, " ")
    elif not re.match(_UNSEEN, char):
        is_free = char in "A9X" and not is_itself
        yield _Element(CharKind(char) if is_free else CharKind.ITSELF, char)


def _plain(char: str) -> str:
    """A character as shapes compare it: a capital, a digit from 0 to 9, a narrow form, a hyphen for every dash."""
    code = ord(char)
    if code in _WIDE:
        char = chr(code - 0xFEE0)
    if re.match(_DASH, char):
        return "-"
    if re.match(_LETTER, char):
        # a capital of two letters, or one that is not in the table, is left alone
        capital = char.upper()
        return capital if len(capital) == 1 and re.match(_LETTER, capital) else char
    return next((str(code - zero) for zero in _ZEROS if 0 <= code - zero <= 9), char)
