"""Draws docs/pictures/page.png: the page of the refund tree at a decision, and on a phone in the dark. And desks.png: the
same on a wall screen, on a laptop in the dark, and on a phone with forced colours.

python docs/pictures/page.py
"""

from __future__ import annotations

import base64
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from decisiontree.export import Occasion, export_library, find_exporter, pictures_of, write_files
from decisiontree.reader import load_library

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "tests" / "support"))

import chromium  # noqa: E402  # it lies among the tests

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
SHEET = """<!doctype html><style>
body { margin: 0; width: 1240px; height: 800px; background: #dfe7e4; position: relative; }
img { position: absolute; border-radius: 14px; box-shadow: 0 2px 6px #0003, 0 18px 50px #0004; }
#wide { left: 32px; top: 36px; width: 1000px; }
#phone { right: 32px; bottom: 36px; width: 300px; border-radius: 24px; }
</style><img id="wide" src="data:image/png;base64,WIDE"><img id="phone" src="data:image/png;base64,PHONE">"""
DESKS = SHEET.replace("#phone {", "#laptop { left: 32px; bottom: 36px; width: 560px; } #phone {").replace(
    '<img id="phone"', '<img id="laptop" src="data:image/png;base64,LAPTOP"><img id="phone"'
)


def start(page: Page) -> None:
    """Up to the question for the cause."""
    _answer(page, "Customer rep")
    _fill(page, caller_name="Ada Byron", account="NW-20417", identified="true")
    _fill(page, expected="a parcel on Monday", got="nothing", cost="a day off", amount_asked="40")
    _answer(page, "The caller agreed")
    _continue(page)
    _answer(page, "none of these")
    _shows(page, "What is the cause")
    page.mouse.move(1, 1)


def decide(page: Page, cause: str = "Our mistake") -> None:
    """Up to the decision."""
    start(page)
    _answer(page, cause)
    _fill(page, amount_owed="40")
    _fill(page, refunds_90_days="0")
    _shows(page, "You may give £40.00 now")
    page.mouse.move(1, 1)


def picture(
    browser: Browser,
    site: Path,
    size: tuple[int, int],
    colours: Literal["light", "dark", "forced"],
    walk: Callable[[Page], None],
) -> str:
    """A picture of the refund page after a walk, in base64; `forced`: in the few colours of a system with high contrast."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if colours == "dark" else "light",
        reduced_motion="reduce",
        forced_colors="active" if colours == "forced" else "none",
        device_scale_factor=1.5,
    )
    page = context.new_page()
    page.clock.install(time=NOW)
    page.goto((site / "refund.html").as_uri())
    walk(page)
    drawn = base64.b64encode(page.screenshot()).decode()
    context.close()
    return drawn


def export(trees: Path, site: Path) -> None:
    """The page of the refund tree."""
    reading = load_library([trees])
    occasion = Occasion(NOW, pictures_of(reading.root))
    write_files(export_library(reading.model, ("refund",), occasion, find_exporter("html")), site)


def launched(playwright: Playwright) -> Browser:
    """The Chromium of the tests."""
    return playwright.chromium.launch(executable_path=chromium.find(), chromium_sandbox=False)


def draw() -> None:
    """Both sheets."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder)
        export(ROOT / "trees", site)
        browser = launched(playwright)
        sheet = browser.new_page(viewport={"width": 1240, "height": 800})

        def put(name: str, content: str) -> None:
            sheet.set_content(content)
            sheet.screenshot(path=HERE / name)

        wide = picture(browser, site, (1200, 800), "light", decide)
        phone = picture(browser, site, (390, 844), "dark", start)
        put("page.png", SHEET.replace("WIDE", wide).replace("PHONE", phone))
        wall = picture(browser, site, (1920, 1080), "light", decide)
        laptop = picture(browser, site, (1366, 768), "dark", decide)
        phone = picture(browser, site, (390, 844), "forced", start)
        put("desks.png", DESKS.replace("WIDE", wall).replace("LAPTOP", laptop).replace("PHONE", phone))
        browser.close()


def _shows(page: Page, words: str) -> None:
    """Raises AssertionError when these words are not to be seen."""
    seen = page.locator("#stage").get_by_text(words).locator("visible=true")
    expect(seen.first).to_be_in_viewport()


def _answer(page: Page, label: str) -> None:
    page.clock.fast_forward(300)
    page.locator("#stage a.answer:visible", has_text=label).first.click()


def _continue(page: Page) -> None:
    page.clock.fast_forward(300)
    page.locator("#stage a.go:visible").first.click()


def _fill(page: Page, **values: str) -> None:
    page.clock.fast_forward(300)
    for fact, text in values.items():
        field = page.locator(f"#stage [data-field='{fact}']")
        if field.get_attribute("data-control") == "one_of":
            field.locator(f"input[value='{text}']").check()
        else:
            field.locator("input").fill(text)
    page.locator("#stage [type=submit]:visible").click()


if __name__ == "__main__":
    draw()
