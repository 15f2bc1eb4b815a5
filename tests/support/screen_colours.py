"""What the colours of a screen are called: every cell under a palette in which each name has a colour of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from functools import partial
from typing import NamedTuple

from rich.color import Color, parse_rgb_hex
from rich.color_triplet import ColorTriplet
from rich.style import Style
from textual.widgets import Input, TextArea
from tui_editor import Editor

from decisiontree.tui.themes import Palette, show_palette

GRAPHICS = frozenset(" ").union(map(chr, range(0x2190, 0x2600)))
"""Frames, lines, arrows and marks: no letters."""
NAMES = [each.name for each in fields(Palette) if each.name != "dark"]
_TELLING = {name: f"#{at * 9:02x}{250 - at * 9:02x}{at % 7 * 30:02x}" for at, name in enumerate(NAMES)}
MOST_TEXTS = 5
TELLING = Palette(dark=True, **_TELLING)
_NAME_OF = {parse_rgb_hex(colour[1:]): name for name, colour in _TELLING.items()}


class Run(NamedTuple):
    """Some cells of one style, with the names of their colours."""

    text: str
    words: str
    back: str
    shape: str

    @property
    def style(self) -> str:
        """The style in words."""
        on = "" if self.back in ("background", "surface") else f" on {self.back}"
        return f"{self.words}{on}{self.shape}"


async def runs_under(editor: Editor, name: str, palette: Palette) -> list[Run]:
    """The runs of the upper screen under a palette; of the telling one, with the names of the colours."""
    show_palette(editor.app, name, palette)
    for field in editor.app.screen.query("*"):
        if isinstance(field, Input | TextArea):
            field.cursor_blink = False
    await editor.pilot.pause()
    names = _NAME_OF if palette is TELLING else {}
    return [
        Run(text, _named(style.color, names), _named(style.bgcolor, names), _shape(style))
        for text, style in _cells(editor)
    ]


def wrong_colours(shown: Sequence[Run], named: Sequence[Run], palette: Palette) -> set[tuple[str, str]]:
    """The styles, and what is drawn in each, whose cells have other colours than a palette has for their names."""
    pairs = set(zip(_colours(shown), _colours(named), strict=True))
    wrong = {style for colours, style in pairs if not all(map(partial(_is, palette), colours, style))}
    return {(run.style, run.text.strip()) for run in named if (run.words, run.back) in wrong}


def _colours(runs: Sequence[Run]) -> list[tuple[str, str]]:
    """Of each cell; of two runs in one colour, Textual may make one."""
    return [(run.words, run.back) for run in runs for _ in run.text]


def _is(palette: Palette, colour: str, name: str) -> bool:
    if "none" in (colour, name):
        return colour == name
    return name in NAMES and is_near(parse_rgb_hex(colour[1:]), parse_rgb_hex(getattr(palette, name)[1:]))


def is_near(one: ColorTriplet, other: ColorTriplet) -> bool:
    """Whether two colours are the same but for the last digit."""
    return all(abs(a - b) <= 2 for a, b in zip(one, other, strict=True))


def by_style(runs: Sequence[Run]) -> str:
    """A line for each style: what is written or drawn in it first, each once. A list may grow without another golden file."""
    found: dict[str, dict[str, None]] = {}
    for run in runs:
        if run.text.strip():
            shown = "".join(sorted(set(run.text))) if GRAPHICS.issuperset(run.text) else run.text
            found.setdefault(run.style, {})[" ".join(shown.split())] = None
    return "".join(
        f"{style}: {' | '.join([*texts][:MOST_TEXTS])}\n" for style, texts in sorted(found.items())
    )


def _cells(editor: Editor) -> Iterator[tuple[str, Style]]:
    screen = editor.app.screen
    strips = screen._compositor.render_strips()
    for box in (child.region for child in screen.children if child.region):
        for strip in strips[box.y : box.bottom]:
            for text, style, _control in strip.crop(box.x, box.right):
                assert style is not None
                yield text, style


def _named(colour: Color | None, names: Mapping[ColorTriplet, str]) -> str:
    """The name of the nearest colour; Textual's own arithmetic may change the last digit of one."""
    if colour is None or colour.triplet is None:
        return "none"
    near = [name for each, name in names.items() if is_near(each, colour.triplet)]
    return near[0] if near else colour.triplet.hex


def _shape(style: Style) -> str:
    shapes = ("bold", "italic", "underline", "reverse", "dim", "strike")
    return "".join(f", {shape}" for shape in shapes if getattr(style, shape))
