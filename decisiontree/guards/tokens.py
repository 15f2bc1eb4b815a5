"""The words of a condition with their offsets. Knows no fact and no grammar."""

from __future__ import annotations

import re
from typing import NamedTuple

from decisiontree.guards.operators import EQUALITY, ORDER
from decisiontree.model import CONDITION_WORDS

# One word may begin with a digit, because ids of choices may (`24h`); the parser tells numbers and dates by the fact's type.
_TOKEN = re.compile(
    r"\s*(?:(?P<op>==|!=|<=|>=|\.\.|<>|=>|=<|&&|\|\||[-=<>(){}\[\],!])"
    r"|(?P<number>-?[0-9]+\.(?!\.)[0-9]*[A-Za-z0-9_]*)"
    r"|(?P<word>[^\W][\w-]*)"
    r"|'(?P<text>[^']*)'|\"(?P<double>[^\"]*)\""
    r"|(?P<bad>\S))"
)
_NEGATIVE = re.compile(r"\s*(?P<number>-[0-9]+(?:\.(?!\.)[0-9]*)?)")


COMPARISONS = frozenset((*EQUALITY.signs, *ORDER.signs))


class Token(NamedTuple):
    """`kind` is op, number, word, text, double, bad or end; `value` is without quotes; `start` and `end` are offsets."""

    kind: str
    value: str
    start: int
    end: int


class TokenStream:
    """The words of a text, taken one after the other; the last one is `end` and is never used up."""

    __slots__ = ("_all", "at", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._all = _tokens(text)
        self.at = 0

    def peek(self) -> Token:
        """The next word, left where it is."""
        return self._all[self.at]

    def ahead(self, by: int) -> Token:
        """A word further on, or the one before (-1), left where it is; past the last one, the end."""
        return self._all[min(self.at + by, len(self._all) - 1)]

    def behind(self, by: int) -> str:
        """A word that was taken, the last one by 1; nothing where there is none, or it is a sign or in quotes."""
        word = self._all[self.at - by] if by <= self.at else None
        return word.value if word is not None and word.kind == "word" else ""

    def take(self) -> Token:
        """The next word, used up."""
        word = self._all[self.at]
        self.at = min(self.at + 1, len(self._all) - 1)
        return word

    def takes(self, kind: str, value: str) -> bool:
        """Whether the next word is this one, which then is used up."""
        if self.peek()[:2] != (kind, value):
            return False
        self.take()
        return True


def is_has(words: TokenStream) -> bool:
    """Whether the word that was taken last is the `has` after the name of a fact; a fact may be called so, too."""
    return words.behind(1) == "has" and words.behind(2) not in (*CONDITION_WORDS, "")


def is_empty(words: TokenStream) -> bool:
    """Whether the word that was taken last is the `empty` of `is empty` or `is not empty`."""
    before = words.behind(2 + (words.behind(2) == "not"))
    return (words.behind(1), before) == ("empty", "is")


def _tokens(text: str) -> tuple[Token, ...]:
    """All words of the text and one `end`; what no condition can hold is a word of kind `bad`."""
    found: list[Token] = []
    at = 0
    while match := _NEGATIVE.match(text, at) or _TOKEN.match(text, at):
        kind = match.lastgroup or "bad"
        start, end = match.span(kind)
        if kind in ("text", "double"):
            start, end = start - 1, end + 1
        found.append(Token(kind, match[kind], start, end))
        at = match.end()
    found.append(Token("end", "", len(text), len(text)))
    return tuple(found)
