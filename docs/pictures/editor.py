"""Draws docs/pictures/editor.svg: the editor on the refund tree, in a terminal of 140 columns.

python docs/pictures/editor.py
"""

from __future__ import annotations

import asyncio
import os
import re
from pathlib import Path

from decisiontree.tui.app import EditorApp
from decisiontree.tui.screens.editor import EditorScreen
from decisiontree.tui.widgets.findings import CLEAN
from decisiontree.workbench import open_workspace

HERE = Path(__file__).parent
TREES = HERE.parents[1] / "trees"
SIZE = (140, 38)
NODE = "cause"
TERMINAL = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
"""Pictures show all colours, wherever they are drawn."""
WIDTH = 830
"""Pixels that a code host gives to a picture; without a size, an SVG is shown as small as a stamp."""
_VIEW = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


async def picture() -> str:
    """The screen as SVG, at the question for the cause."""
    app = EditorApp(open_workspace([TREES]), "refund")
    async with app.run_test(size=SIZE) as pilot:
        # a dialog takes keys only once it is there
        for keys in (("ctrl+g",), NODE, ("enter",)):
            await pilot.press(*keys)
            await app.workers.wait_for_complete()
            await pilot.pause()
        assert_clean(app)
        svg = app.export_screenshot(title="decisiontree edit refund", simplify=True)
    return sized(without_network(svg))


def assert_clean(app: EditorApp) -> None:
    """Raises AssertionError when it is not the tree at that node, without findings and without a dialog in front."""
    assert isinstance(app.screen, EditorScreen), f"{app.screen} is in front of the tree"
    shown = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
    for words in ("What is the cause", CLEAN, "no errors"):
        assert words in shown, f"'{words}' is not in the picture"


def without_network(svg: str) -> str:
    """The picture with the reader's own fixed-width font instead of one from the network."""
    svg = re.sub(r"<!--.*?-->", "", svg, flags=re.DOTALL)
    svg = re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.DOTALL)
    svg = svg.replace(
        "font-family: Fira Code, monospace", "font-family: ui-monospace, Menlo, Consolas, monospace"
    )
    return re.sub(r"[ \t]+\n", "\n", svg)


def sized(svg: str) -> str:
    """The picture with the width and height that it is shown with."""
    view = _VIEW.search(svg)
    assert view is not None
    height = round(WIDTH * float(view[2]) / float(view[1]))
    return svg.replace("<svg ", f'<svg width="{WIDTH}" height="{height}" ', 1)


if __name__ == "__main__":
    os.environ |= TERMINAL
    (HERE / "editor.svg").write_text(asyncio.run(picture()), encoding="utf-8")
