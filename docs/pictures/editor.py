"""Draws docs/pictures/editor.svg: the editor on the refund tree, as a terminal of 120 columns shows it.

python docs/pictures/editor.py
"""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

from decisiontree.tui.app import EditorApp
from decisiontree.workbench import open_workspace

HERE = Path(__file__).parent
TREES = HERE.parents[1] / "trees"
SIZE = (140, 38)


async def picture() -> str:
    """The screen as SVG, an option of the refund tree being added."""
    app = EditorApp(open_workspace([TREES]), "refund")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("ctrl+g", *"cause", "enter", "a", *"Stolen", "tab", "f4")
        await pilot.pause(0.2)
        svg = app.export_screenshot(title="decisiontree edit refund", simplify=True)
    return without_network(svg)


def without_network(svg: str) -> str:
    """The picture with the reader's own fixed-width font instead of one from the network."""
    svg = re.sub(r"<!--.*?-->", "", svg, flags=re.DOTALL)
    svg = re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.DOTALL)
    svg = svg.replace(
        "font-family: Fira Code, monospace", "font-family: ui-monospace, Menlo, Consolas, monospace"
    )
    return re.sub(r"[ \t]+\n", "\n", svg)


if __name__ == "__main__":
    (HERE / "editor.svg").write_text(asyncio.run(picture()), encoding="utf-8")
