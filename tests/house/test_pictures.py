"""The pictures of README and docs show what there is: the scene is played again here, and each file has its size."""

from __future__ import annotations

import html
import re
import struct
from pathlib import Path

import pytest
from PIL import Image, ImageSequence
from scenes import ANSWER, FINDING, QUESTION, Frame, editing
from screens import LOOKS, SCENES, SIZES, Scene, page, picture_name

from decisiontree.lint import check
from decisiontree.model import Question
from decisiontree.reader import load_library
from decisiontree.settings import find_settings
from decisiontree.tui.widgets.findings import CLEAN

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "docs" / "pictures"
README_WIDTH = 830
MEGABYTES = 1.5
GALLERY_MEGABYTES = 1.5


def rows_of(svg: str) -> str:
    """The rows of a small picture: each is one element."""
    rows = re.findall(r"<text[^>]*>(.*?)</text>", svg)
    return "\n".join(html.unescape(re.sub("<[^>]*>", "", row)).replace("\xa0", " ") for row in rows)


def text_of(svg: str) -> str:
    """The rows of a picture of a terminal, from left to right."""
    rows: dict[float, list[tuple[float, str]]] = {}
    for x, y, text in re.findall(r'<text[^>]*x="([\d.]+)"[^>]*y="([\d.]+)"[^>]*>([^<]*)</text>', svg):
        rows.setdefault(float(y), []).append((float(x), html.unescape(text).replace("\xa0", " ")))
    return "\n".join("".join(text for _x, text in sorted(row)) for _y, row in sorted(rows.items()))


@pytest.fixture
async def frames(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Frame]:
    """The editor's part of the moving picture, played on a copy of the sample trees."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return [frame async for frame in editing(tmp_path)]


async def test_the_moving_picture_shows_an_answer_a_finding_and_its_fix(
    frames: list[Frame], tmp_path: Path
) -> None:
    """No dialog is in front (the scene itself asserts that); what is on the screen is what the caption says."""
    opened, added, choosing, fixed = (frame.text for frame in frames)

    assert "no errors" in opened
    assert ANSWER not in opened
    assert ANSWER in added
    assert FINDING in added
    assert "1 to do" in added
    assert "What we owe them" in choosing
    assert "no errors" in fixed
    assert "saved trees/refund.yaml" in fixed
    assert FINDING not in fixed
    reading = load_library([tmp_path / "trees"])
    question = reading.model.trees["refund"].nodes[QUESTION]
    assert isinstance(question, Question)
    assert [option.label for option in question.options][-1] == ANSWER
    assert check(reading, today=None, settings=find_settings(tmp_path)) == ()


def test_the_moving_picture_has_the_width_of_the_readme_and_a_still_for_less_motion() -> None:
    """Twice as many pixels as it is shown with; each of the six moments stays long enough to be read."""
    with Image.open(PICTURES / "tour.gif") as moving, Image.open(PICTURES / "tour.png") as still:
        assert moving.size == still.size
        assert moving.size[0] == 2 * README_WIDTH
        durations = [frame.info["duration"] for frame in ImageSequence.Iterator(moving)]
    assert len(durations) == 6
    assert min(durations) >= 2000
    assert (PICTURES / "tour.gif").stat().st_size < MEGABYTES * 1_000_000


def test_the_editor_is_shown_on_the_refund_tree_without_findings() -> None:
    """No dialog is in front, and what it shows is what the tree says today; `make pictures` draws it again."""
    svg = (PICTURES / "editor.svg").read_text(encoding="utf-8")
    shown = text_of(svg)
    cause = load_library([ROOT / "trees"]).model.trees["refund"].nodes[QUESTION]

    assert isinstance(cause, Question)
    assert f'<svg width="{README_WIDTH}" height="' in svg
    assert "trees/refund.yaml" in shown
    assert CLEAN in shown
    assert "no errors" in shown
    assert "nothing matches these letters" not in shown
    assert "not saved" not in shown
    for option in cause.options:
        assert option.label[:20] in shown


def test_the_page_is_a_picture_of_the_size_that_the_docs_expect() -> None:
    """Its script asserts what it shows before it is drawn."""
    header = (PICTURES / "page.png").read_bytes()[:24]
    assert header.startswith(b"\x89PNG")
    assert struct.unpack(">II", header[16:]) == (1240, 800)


def test_the_readme_shows_the_moving_picture_with_its_size_and_in_words() -> None:
    """Half as many pixels as it has, a still for those who asked for less motion, and a text for those who cannot see it."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.search(
        r'<img src="(?P<file>[^"]+)" width="(?P<width>\d+)" height="(?P<height>\d+)" alt="(?P<alt>[^"]+)">',
        readme,
    )
    still = re.search(r'<source media="\(prefers-reduced-motion: reduce\)" srcset="([^"]+)">', readme)

    assert shown is not None
    assert still is not None
    with Image.open(ROOT / shown["file"]) as moving:
        assert moving.size == (2 * int(shown["width"]), 2 * int(shown["height"]))
    assert (ROOT / still[1]).is_file()
    assert ANSWER in shown["alt"]


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_each_main_screen_has_its_pictures(scene: Scene) -> None:
    """In both sizes and both themes; each shows the words that its scene promises, and the themes differ in colour only."""
    for size in SIZES:
        files = [PICTURES / "gallery" / picture_name(scene.name, size, look) for look in LOOKS]
        dark, light = (file.read_text(encoding="utf-8") for file in files)
        for words in scene.words:
            assert words in rows_of(dark), (words, size)
        assert rows_of(dark) == rows_of(light)
        assert dark != light


def test_the_page_of_pictures_is_what_its_script_writes() -> None:
    """Each picture has words for those who cannot see it; there is no picture more than the page shows, and all are small."""
    text = (ROOT / "docs" / "guides" / "editor-in-pictures.md").read_text(encoding="utf-8")
    files = sorted((PICTURES / "gallery").iterdir())

    assert text == page()
    assert all(f"![{scene.seen}](" in text for scene in SCENES)
    assert [file.name for file in files] == sorted(set(re.findall(r"gallery/([\w.-]+)", text)))
    assert sum(file.stat().st_size for file in files) < GALLERY_MEGABYTES * 1_000_000
