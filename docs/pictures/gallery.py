"""Draws docs/pictures/gallery/: each main screen of the editor, small and large, dark and light; and writes their page.

python docs/pictures/gallery.py [names]
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
import tempfile
import time
from pathlib import Path

from compact_svg import compact
from editor import TERMINAL
from screens import DAY, LOOKS, SCENES, SIZES, Scene, page, picture_name
from textual.widgets import Input, TextArea

from decisiontree.tui.app import EditorApp
from decisiontree.tui.commands.navigation import jump
from decisiontree.tui.looks import Looks
from decisiontree.tui.screens.editor import EditorScreen
from decisiontree.tui.themes import PALETTES, use_theme
from decisiontree.workbench import open_workspace

FOLDER = Path(__file__).parent / "gallery"
PAGE = Path(__file__).parents[1] / "guides" / "editor-in-pictures.md"


async def draw(scene: Scene, size: tuple[int, int]) -> dict[str, str]:
    """The pictures of a scene by their names."""
    with tempfile.TemporaryDirectory() as place, contextlib.chdir(place):
        os.environ["XDG_STATE_HOME"] = f"{place}/state"
        scene.lay_out(Path("trees"))
        app = EditorApp(open_workspace([Path("trees")]), scene.tree, looks=Looks(theme=LOOKS[0]))
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            main = app.screen
            assert isinstance(main, EditorScreen), f"{app.screen} is in front of the tree"
            jump(main.context, scene.node)
            for key in scene.keys:
                await pilot.press("space" if key == " " else key)
                await app.workers.wait_for_complete()
                await pilot.pause()
            await _seen(app, scene)
            for each in app.screen.query("*"):
                if isinstance(each, Input | TextArea):
                    each.cursor_blink = False
            drawn = {}
            for look in LOOKS:
                use_theme(app, look)
                await pilot.pause()
                svg = app.export_screenshot(simplify=True)
                drawn[picture_name(scene.name, size, look)] = compact(svg, size, PALETTES[look].background)
            return drawn


async def _seen(app: EditorApp, scene: Scene) -> None:
    """Wait for what follows a pause in typing. Raises AssertionError when the words of the scene never show."""
    for _ in range(200):
        shown = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
        missing = [words for words in scene.words if words not in shown]
        if not missing:
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"{missing} are not in the picture:\n{shown}")


def main(wanted: list[str]) -> None:
    """Draw all scenes, or those that are named."""
    os.environ |= TERMINAL | {"DECISIONTREE_NOW": DAY, "TZ": "UTC"}
    time.tzset()
    FOLDER.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
    for scene in (each for each in SCENES if not wanted or each.name in wanted):
        for size in SIZES:
            for name, svg in asyncio.run(draw(scene, size)).items():
                (FOLDER / name).write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
