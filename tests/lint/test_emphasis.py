"""Our small model of emphasis against the parser that makes the page: the same pairs, the same signs left over."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import NamedTuple

from markdown_it.token import Token

from decisiontree.export.texts import _parser
from decisiontree.lint.emphasis import emphasis

STRINGS = 4000
PIECES = (
    *(
        "*",
        "*",
        "**",
        "**",
        "***",
        "_",
        "__",
        "_",
        "`",
        "``",
        "\\",
        "(",
        ")",
        ".",
        "。",
        "「",
        "」",
        "، ",
        "¿",
    ),
    *("a", "b c", "é", "字", "य", "5", "x_y", "£", "\N{NO-BREAK SPACE}", " ", "\n", "{name_x}", "{{"),
    *("[w*w](https://a.example/x_y_z)", "[**w](https://a.example)", "[_w_]( <https://a.example/*> 'a*b')"),
)


class Signs(NamedTuple):
    """How many signs of emphasis became what."""

    slanted: int
    strong: int
    stars: int
    underscores: int


def _lines() -> Iterator[str]:
    """The same on every run; other lengths, other neighbours."""
    choose = random.Random(8)  # noqa: S311  not for secrets
    for _ in range(STRINGS):
        yield "a" + "".join(choose.choice(PIECES) for _ in range(choose.randint(1, 16)))


def _by_the_page(line: str) -> Signs:
    tokens: list[Token] = []
    parser = _parser()
    parser.inline.parse(line, parser, {"names": {}}, tokens)
    left = "".join(token.content for token in tokens if token.type == "text")
    slanted, strong = (sum(token.type == kind for token in tokens) for kind in ("em_open", "strong_open"))
    return Signs(slanted, strong, left.count("*"), left.count("_"))


def _by_the_model(line: str) -> Signs:
    found = emphasis(line)
    strong = sum(pair.strength == 2 for pair in found.pairs)
    stars, underscores = (sum(run.left for run in found.runs if run.sign == sign) for sign in "*_")
    return Signs(len(found.pairs) - strong, strong, stars, underscores)


def test_the_model_pairs_what_the_page_pairs() -> None:
    """Over thousands of random lines with code, links, placeholders, escapes and four scripts."""
    wrong = [line for line in _lines() if _by_the_model(line) != _by_the_page(line)]

    assert wrong == []
