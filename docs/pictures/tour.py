"""Draws docs/pictures/tour.gif, the moving picture of the README, and tour.png, a still for those who asked for less motion.

python docs/pictures/tour.py
"""

from __future__ import annotations

import asyncio
import base64
import html
import io
import os
import tempfile
from pathlib import Path
from typing import NamedTuple

import page
from editor import TERMINAL, without_network
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from scenes import ANSWER, Frame, editing

HERE = Path(__file__).parent
SIZE = (830, 580)
"""As the README shows it; drawn with twice as many pixels."""
VIEW = (1120, 720)
COLOURS = 96
CAPTIONS = ("5  A rep on a call gets the same question", "6  The page says what the rep may decide")
SHEET = """<!doctype html><style>
body {{ margin: 0; width: 830px; height: 580px; background: #10201c; font: 600 21px/1 system-ui, "DejaVu Sans", sans-serif; }}
p {{ margin: 0; height: 44px; line-height: 46px; padding-left: 16px; color: #9fe0cb; }}
img {{ display: block; margin: 0 auto; max-width: 814px; max-height: 528px; border-radius: 8px; }}
</style><p>{caption}</p><img src="data:{kind};base64,{picture}">"""


class Shot(NamedTuple):
    """A picture of the whole sheet, and how long it stays."""

    seconds: float
    picture: bytes


def draw() -> None:
    """Play both halves and write both pictures."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        os.environ |= TERMINAL | {"XDG_STATE_HOME": str(place / "state")}
        frames = asyncio.run(_frames(place))
        page.export(place / "trees", place / "site")
        _write(_drawn(place / "site", frames))


def _drawn(site: Path, frames: list[Frame]) -> list[Shot]:
    with sync_playwright() as playwright:
        browser = page.launched(playwright)
        shots = [_sheet(browser, each.seconds, each.caption, "image/svg+xml", _svg(each)) for each in frames]
        walks = (_see_answer, lambda shown: page.decide(shown, ANSWER))
        for caption, walk in zip(CAPTIONS, walks, strict=True):
            seen = page.picture(browser, site, VIEW, "light", walk)
            shots.append(_sheet(browser, 3.5, caption, "image/png", seen))
        browser.close()
        return shots


def _see_answer(shown: Page) -> None:
    page.start(shown)
    shown.locator("#stage a.answer", has_text=ANSWER).hover()


async def _frames(folder: Path) -> list[Frame]:
    return [frame async for frame in editing(folder)]


def _svg(frame: Frame) -> str:
    return base64.b64encode(without_network(frame.svg).encode()).decode()


def _sheet(browser: Browser, seconds: float, caption: str, kind: str, picture: str) -> Shot:
    sheet = browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]}, device_scale_factor=2)
    sheet.set_content(SHEET.format(caption=html.escape(caption), kind=kind, picture=picture))
    sheet.wait_for_function("[...document.images].every((each) => each.complete && each.naturalWidth)")
    drawn = sheet.screenshot()
    sheet.close()
    return Shot(seconds, drawn)


def _write(shots: list[Shot]) -> None:
    images = [
        Image.open(io.BytesIO(shot.picture)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        for shot in shots
    ]
    images[0].save(
        HERE / "tour.gif",
        save_all=True,
        append_images=images[1:],
        duration=[int(shot.seconds * 1000) for shot in shots],
        loop=0,
    )
    images[1].save(HERE / "tour.png", optimize=True)


if __name__ == "__main__":
    draw()
