"""The page's own script, in a browser: it puts texts into their shape as Python does."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest
from player_page import player_page
from playwright.sync_api import Browser
from shape_cases import CASES

from decisiontree.guards import parse_value
from decisiontree.model import Fact, FactType, TextShape

pytestmark = pytest.mark.browser

SHAPES = (
    "A",
    "9",
    "X",
    "AA-9999",
    "A[A]9[X] 9AA",
    "[A]X[9]",
    "9[9 ]9[9-]",
    r"\A[a]9",
    "Straße\u00a0[\u20139]9 ",
    "e\u0301X[\u00ad9]",
)
ONE_BY_ONE = [chr(code) for code in (*range(0xD800), *range(0xE000, 0x10000), 0x1D7CE, 0x1F600, 0x20000)]
READ = """([shapes, texts]) => shapes.map((shape) => texts.map((text) =>
    globalThis.decisiontreePlayer.parseValue({ id: "f", type: "text", shape }, text)))"""


def test_the_page_puts_texts_right_as_python_does(browser: Browser) -> None:
    """Every character alone, every short text of a few, and long ones of many kinds."""
    random = Random(7)  # noqa: S311  a fixed seed
    texts = ["".join(chars) for length in range(5) for chars in product("aB7- ", repeat=length)]
    mixed = "aAzZ09xX- \u00a0\u2013ßée\u0301Åｱ京١۵９Ａıİǆſς\u200b\ufeff½²"
    texts += ["".join(random.choices(mixed, k=random.randint(1, 9))) for _ in range(5000)]
    texts += [typed for _shape, typed, _written in CASES]
    shapes = [*SHAPES, *dict.fromkeys(shape for shape, _typed, _written in CASES)]
    with player_page(browser) as in_page:
        in_browser = in_page(READ, [shapes, texts])
        alone = in_page(READ, [["A", "9", "X"], ONE_BY_ONE])
    for shape, written in zip(shapes, in_browser, strict=True):
        assert written == _written(shape, texts), shape
    for shape, written in zip(("A", "9", "X"), alone, strict=True):
        assert written == _written(shape, ONE_BY_ONE), shape


def _written(shape: str, texts: list[str]) -> list[object]:
    fact = Fact(id="f", type=FactType.TEXT, label="F", shape=TextShape.read(shape))
    return [parse_value(fact, text) for text in texts]
