"""How the editor looks: themes whose colours can be read on every terminal, and a spelling without any but ASCII signs."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

import pytest
from rich._palettes import STANDARD_PALETTE, WINDOWS_PALETTE
from rich.color import Color, ColorSystem
from rich.color_triplet import ColorTriplet
from rich.palette import Palette
from rich.style import Style
from screen_colours import GRAPHICS, TELLING, by_style, runs_under, wrong_colours
from tui_editor import Editor, editing

from decisiontree.settings import Settings
from decisiontree.tui.app import EditorApp
from decisiontree.tui.glyphs import ASCII_OF, in_ascii
from decisiontree.tui.looks import Looks
from decisiontree.tui.screens.condition import ConditionScreen
from decisiontree.tui.themes import PALETTES, PALETTES_OF_SIXTEEN
from decisiontree.workbench import open_workspace

GOLDEN = Path(__file__).parent / "golden"
RULES = frozenset({"unreachable-node"})
"""A new rule must not change what is shown."""
WRITTEN = 1_795_176_000
"""A noon, so that the day is the same in nearly every time zone."""
TEXT, FRAME = 4.5, 3.0
"""What WCAG AA asks for."""
Shown: TypeAlias = Callable[[Color], ColorTriplet]
"""What a terminal shows for a colour."""
_DIM = [(0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205)]
_BRIGHT = [(255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255), (255, 0, 255), (0, 255, 255)]
XTERM = Palette([*_DIM, (229, 229, 229), (127, 127, 127), *_BRIGHT, (255, 255, 255)])


def _of_sixteen(palette: Palette) -> Shown:
    return lambda color: palette[color.downgrade(ColorSystem.STANDARD).number or 0]


MORE: tuple[Shown, ...] = (
    lambda color: color.get_truecolor(),
    lambda color: color.downgrade(ColorSystem.EIGHT_BIT).get_truecolor(),
)
SIXTEEN = tuple(map(_of_sixteen, (STANDARD_PALETTE, WINDOWS_PALETTE, XTERM)))
STATES = {
    "a field": ("enter", "tab", "tab", "tab", "tab"),
    "a list": ("escape", "enter", "tab", "tab", "tab", "tab", "tab", "e", "l"),
    "the findings": ("escape", "escape", "3"),
    "help": ("escape", "f1"),
    "the palette": ("escape", "ctrl+p", "e"),
    "replacing": ("escape", "ctrl+r", "e"),
    "play": ("escape", "s"),
    "the map": ("escape", "escape", "M"),
    "the library": ("escape", "t"),
    "leaving": ("escape", "escape", "escape", "enter", "!", "ctrl+q"),
    "a condition": ("escape", "escape", "f4"),
    "scenarios": ("escape", "escape", "P"),
    "all keys": ("f12",),
}
"""Keys that lead from one screen to the next, so that each is drawn once."""


async def test_every_colour_can_be_read(
    lamp: Path, golden: Callable[[Path, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each pair of colours on each screen has the contrast of WCAG AA in each theme, on each terminal that may show it.

    What is drawn in which colour is in a golden file, by the names of the palette; each theme has its own colour of a name.
    """
    monkeypatch.chdir(lamp.parent)
    for file in lamp.iterdir():
        os.utime(file, (WRITTEN, WRITTEN))
    tables = {**PALETTES, **{f"{name} of 16": each for name, each in PALETTES_OF_SIXTEEN.items()}}
    poor: set[tuple[str, str, float, str]] = set()
    wrong: set[tuple[str, str, str, str]] = set()
    screens: list[str] = []
    async with editing(Path("trees"), tree="lamp", size=(100, 30), rules=RULES) as editor:
        for state, keys in {"main": (), **STATES}.items():
            await _open(editor, state, keys)
            named = await runs_under(editor, "telling", TELLING)
            screens.append(f"== {state}\n{by_style(named)}")
            for name, palette in tables.items():
                shown = await runs_under(editor, name, palette)
                wrong |= {(name, state, *each) for each in wrong_colours(shown, named, palette)}
                depths = SIXTEEN if "16" in name else MORE
                poor |= {(name, state, ratio, text) for each in depths for ratio, text in _poor(editor, each)}
    golden(GOLDEN / "colours.txt", re.sub(r"\d\d:\d\d", "12:00", "\n".join(screens)))
    assert sorted(poor) == []
    assert sorted(wrong) == []


async def _open(editor: Editor, state: str, keys: Sequence[str]) -> None:
    """Press the keys that lead to a screen."""
    if state == "a condition":
        await editor.press(*keys[:-1])
        editor.context.edit("which", ("cases", 0, "when"))
        await editor.press(*keys[-1:])
        assert isinstance(editor.app.screen, ConditionScreen)
    else:
        await editor.press(*keys)


def _poor(editor: Editor, shown: Shown) -> Iterator[tuple[float, str]]:
    """What is written or drawn on the upper screen with less contrast than it needs."""
    screen = editor.app.screen
    strips = screen._compositor.render_strips()
    boxes = [child.region for child in screen.children if child.region]
    for line in (strip.crop(box.x, box.right) for box in boxes for strip in strips[box.y : box.bottom]):
        for text, style, _control in line:
            needed = FRAME if GRAPHICS.issuperset(text) else TEXT
            if text.strip() and style is not None and (ratio := _contrast(style, shown)) < needed:
                yield round(ratio, 2), text.strip()[:30]


def _contrast(style: Style, shown: Shown) -> float:
    assert style.color is not None
    assert style.bgcolor is not None
    fore, back = (_luminance(shown(each)) for each in (style.color, style.bgcolor))
    return (max(fore, back) + 0.05) / (min(fore, back) + 0.05)


def _luminance(triplet: ColorTriplet) -> float:
    """How bright a colour is, as WCAG defines it."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in triplet.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


async def test_a_theme_is_chosen_once(lamp: Path) -> None:
    """The settings name the first one, T goes on to the next and is remembered, the command line has the last word."""
    settings = Settings(root=lamp, theme="contrast")
    workspace = open_workspace([lamp], settings=settings)
    app = EditorApp(workspace, "lamp")
    async with app.run_test() as pilot:
        assert app.theme == "decisiontree-contrast"
        await pilot.press("T", "T")
        await pilot.pause()
        assert app.theme == "decisiontree-light"
        await pilot.press("ctrl+q")
    assert EditorApp(workspace, "lamp").theme == "decisiontree-light"
    assert EditorApp(workspace, "lamp", looks=Looks(theme="dark")).theme == "decisiontree-dark"


async def test_the_words_to_say_look_alike_in_preview_and_play(lamp: Path) -> None:
    """One colour for what the rep says."""
    async with editing(lamp, tree="lamp", size=(140, 40)) as editor:
        before = _style_of(editor, "Could you try")
        await editor.press("s")
        assert _style_of(editor, "Could you try").color == before.color is not None


def _style_of(editor: Editor, words: str) -> Style:
    strips = editor.app.screen._compositor.render_strips()
    found = [style for strip in strips for text, style, _ in strip if words in text and "“" in text]
    assert found, words
    assert found[0] is not None
    return found[0]


async def test_no_screen_has_other_than_ascii_signs(lamp: Path) -> None:
    """With `ascii` frames, arrows and marks are ASCII on every screen; letters of authors stay as they are."""
    file = lamp / "lamp.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("The socket", "Die Fassung für 灯"), encoding="utf-8"
    )
    app = EditorApp(open_workspace([lamp], settings=Settings(root=lamp, ascii_only=True)), "lamp")
    async with app.run_test(size=(140, 40)) as pilot:
        editor = Editor(app, pilot)
        for state, keys in {"main": (), **STATES}.items():
            await _open(editor, state, keys)
            others = {char for char in editor.text if not char.isascii()}
            assert others <= set("für灯")
        await editor.press("escape", "escape", "P")
        assert "für 灯" in editor.text


def test_every_sign_of_ours_has_an_ascii_spelling() -> None:
    """Each character beyond ASCII in a text of the editor's code is in the table, whatever screen it is on."""
    missing: dict[str, set[str]] = {}
    for path in Path("decisiontree/tui").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docstrings = {
            id(item.body[0].value)
            for item in ast.walk(tree)
            if isinstance(item, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
            and item.body
            and isinstance(item.body[0], ast.Expr)
        }
        for item in ast.walk(tree):
            if isinstance(item, ast.Constant) and isinstance(item.value, str) and id(item) not in docstrings:
                for char in in_ascii(item.value) if path.name not in _OF_AUTHORS else "":
                    if not char.isascii():
                        missing.setdefault(path.name, set()).add(char)
    assert missing == {}
    assert all(sign.isascii() and len(sign) == 1 for sign in ASCII_OF.values())


_OF_AUTHORS = ("pasted.py",)
"""What is looked for in what authors paste."""
