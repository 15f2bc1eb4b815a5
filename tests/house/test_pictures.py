"""The pictures of the README show what there is: the refund tree as it stands, with nothing in its way."""

from __future__ import annotations

import html
import re
import struct
from pathlib import Path

from decisiontree.model import Question
from decisiontree.reader import load_library

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "docs" / "pictures"


def text_of(svg: str) -> str:
    """The rows of a picture of a terminal, from left to right."""
    rows: dict[float, list[tuple[float, str]]] = {}
    for x, y, text in re.findall(r'<text[^>]*x="([\d.]+)"[^>]*y="([\d.]+)"[^>]*>([^<]*)</text>', svg):
        rows.setdefault(float(y), []).append((float(x), html.unescape(text).replace("\xa0", " ")))
    return "\n".join("".join(text for _x, text in sorted(row)) for _y, row in sorted(rows.items()))


def test_the_editor_is_shown_on_the_refund_tree_with_nothing_to_mend() -> None:
    """No dialog lies over it, and what it shows is what the tree says today; `make pictures` draws it anew."""
    shown = text_of((PICTURES / "editor.svg").read_text(encoding="utf-8"))
    tree = load_library([ROOT / "trees"]).model.trees["refund"]
    cause = tree.nodes["cause"]

    assert isinstance(cause, Question)
    assert "trees/refund.yaml" in shown
    assert "no errors" in shown
    assert "nothing to mend" in shown
    assert "nothing fits these letters" not in shown
    assert "not saved" not in shown
    for option in cause.options:
        assert option.label[:20] in shown


def test_the_page_is_a_picture_of_the_size_that_the_readme_expects() -> None:
    """Its script asserts what it shows before it is drawn."""
    header = (PICTURES / "page.png").read_bytes()[:24]
    assert header.startswith(b"\x89PNG")
    assert struct.unpack(">II", header[16:]) == (1240, 800)
