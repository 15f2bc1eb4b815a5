"""Our small model of emphasis against the parser that makes the page: the same pairs, the same signs left over."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from markdown_it.token import Token

from decisiontree.export.markdown import _parser
from decisiontree.lint.emphasis import emphasis
from decisiontree.lint.lost_emphasis import lost_emphasis

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


@pytest.mark.parametrize(
    ("written", "told", "followed"),
    [
        ("これは**太字。**です", "put a space after", ("これは**太字。** です", "これは**太字**。です")),
        (
            "これは**「太字」**です",
            "before and after",
            ("これは **「太字」** です", "これは「**太字**」です"),
        ),
        ("これは_太字_です", "write '*'", ("これは _太字_ です", "これは*太字*です")),
        ("**Hinweis:**Auch hier", "put a space after", ("**Hinweis:** Auch hier", "**Hinweis**:Auch hier")),
        ("foo**(bar)** baz", "put a space before", ("foo **(bar)** baz", "foo(**bar**) baz")),
        ("안녕**하세요!**라고", "put a space after", ("안녕**하세요!** 라고", "안녕**하세요**!라고")),
        ("An _eilig_er Fall", "write '*'", ("An _eilig_ er Fall", "An *eilig*er Fall")),
        ("**Gleich ** geht es", "remove the space", ("**Gleich** geht es",)),
    ],
)
def test_what_is_advised_helps(written: str, told: str, followed: tuple[str, ...]) -> None:
    """Before, the page shows the signs; after, it does not, and nothing more is said."""
    (lost,) = lost_emphasis(written, in_blocks=True)

    assert told in lost.message
    assert _by_the_page(written).slanted + _by_the_page(written).strong == 0
    for better in followed:
        assert list(lost_emphasis(better, in_blocks=True)) == []
        assert sum(_by_the_page(better)) == 1


@pytest.mark.parametrize("written", ["Kund*innen und Partner*innen", "5*10*20 cm", "Card ***.***.***-12"])
def test_stars_that_vanish_are_told(written: str) -> None:
    """The page takes them for emphasis; written as advised, it shows them."""
    (lost,) = lost_emphasis(written, in_blocks=True)

    assert lost.message.endswith(r"vanish; write '\*'")
    assert _by_the_page(written).stars < written.count("*")
    assert list(lost_emphasis(written.replace("*", r"\*"), in_blocks=True)) == []
