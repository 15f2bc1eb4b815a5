"""The colours of the editor: a dark, a light and a high-contrast theme, each as a table of plain colours.

Every style is made of these names, so that one test can prove that each pair can be read. With 16 colours there is no
room for shades: the terminal's own colours are named there, and a theme looks alike on every terminal.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from textual.app import App
from textual.theme import Theme

from decisiontree.settings import THEMES

_SIXTEEN = ("standard", "windows")
"""What Rich calls terminals with 16 colours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """What the colours are for."""

    dark: bool
    background: str
    surface: str
    """Of a dialog."""
    panel: str
    """Of the bars."""
    boost: str
    """Of the field that is being edited."""
    foreground: str
    muted: str
    frame: str
    """Of a pane without the focus."""
    accent: str
    """Of the pane with the focus, and of keys."""
    link: str
    say: str
    """The words that a rep says, wherever they are shown."""
    success: str
    warning: str
    error: str
    cursor: str
    """Behind the row under the cursor, and its words."""
    cursor_words: str
    trace: str
    """Behind the row under the cursor in a pane without the focus."""
    selection: str
    thumb: str
    """Of a scroll bar, which is quieter than the frame beside it."""


_DARK = Palette(
    dark=True,
    background="#14171c",
    surface="#1b1f26",
    panel="#26292e",
    boost="#2f3237",
    foreground="#dfe3e8",
    muted="#a3adb8",
    frame="#6b7684",
    accent="#6cb6ff",
    link="#a5b4fc",
    say="#7fd6cf",
    success="#8ad48f",
    warning="#e6c27a",
    error="#ff8f8a",
    cursor="#1f5f99",
    cursor_words="#ffffff",
    trace="#35383d",
    selection="#2b4c7e",
    thumb="#66707d",
)
_LIGHT = Palette(
    dark=False,
    background="#f7f8fa",
    surface="#ffffff",
    panel="#e6e9ee",
    boost="#fff7d6",
    foreground="#1d232b",
    muted="#525c68",
    frame="#68727f",
    accent="#0b5cad",
    link="#4a3fb0",
    say="#0a6660",
    success="#1f6b2c",
    warning="#6b4700",
    error="#b3231b",
    cursor="#0b5cad",
    cursor_words="#ffffff",
    trace="#d3dbe6",
    selection="#b9d4f2",
    thumb="#868f9b",
)
_CONTRAST = Palette(
    dark=True,
    background="#000000",
    surface="#000000",
    panel="#000000",
    boost="#0000aa",
    foreground="#ffffff",
    muted="#aaaaaa",
    frame="#aaaaaa",
    accent="#55ffff",
    link="#55ffff",
    say="#55ffff",
    success="#55ff55",
    warning="#ffff55",
    error="#ff5555",
    cursor="#00aaaa",
    cursor_words="#000000",
    trace="#0000aa",
    selection="#0000aa",
    thumb="#aaaaaa",
)
"""Colours that every terminal has: the dark theme where there are 16 only.

What they look like differs. These can be read with the colours of Linux, of Windows and of xterm.
"""
_LIGHT_OF_SIXTEEN = Palette(
    dark=False,
    background="#ffffff",
    surface="#ffffff",
    panel="#ffffff",
    boost="#55ffff",
    foreground="#000000",
    muted="#000000",
    frame="#000000",
    accent="#0000aa",
    link="#0000aa",
    say="#0000aa",
    success="#0000aa",
    warning="#aa00aa",
    error="#aa0000",
    cursor="#0000aa",
    cursor_words="#ffffff",
    trace="#55ffff",
    selection="#55ffff",
    thumb="#000000",
)
PALETTES = {"dark": _DARK, "light": _LIGHT, "contrast": _CONTRAST}
PALETTES_OF_SIXTEEN = {"dark": _CONTRAST, "light": _LIGHT_OF_SIXTEEN, "contrast": _CONTRAST}


def use_theme(app: App[Any], name: str) -> None:
    """Show the colours of a theme, as far as the terminal has them; of a name that is none, the first."""
    name = name if name in THEMES else THEMES[0]
    palettes = PALETTES_OF_SIXTEEN if app.console.color_system in _SIXTEEN else PALETTES
    show_palette(app, _named(name), palettes[name])


def show_palette(app: App[Any], name: str, palette: Palette) -> None:
    """Show a table of colours under a name."""
    app.register_theme(_theme(name, palette))
    app.theme = name


def theme_after(app: App[Any]) -> str:
    """The theme that follows the one that is shown."""
    shown = [_named(name) for name in THEMES].index(app.theme)
    return THEMES[(shown + 1) % len(THEMES)]


def _named(name: str) -> str:
    return f"decisiontree-{name}"


def _theme(name: str, palette: Palette) -> Theme:
    """Textual derives shades from a few colours; those that the editor uses are set, so that each is as it was checked."""
    colors = asdict(palette)
    dark = colors.pop("dark")
    named = {each: colors[each] for each in ("background", "surface", "panel", "boost", "foreground")}
    signal = {each: colors[each] for each in ("accent", "success", "warning", "error")}
    return Theme(
        name=name,
        dark=dark,
        primary=palette.accent,
        secondary=palette.link,
        **named,
        **signal,
        variables=named
        | {f"text-{each}": color for each, color in signal.items()}
        | {
            "say": palette.say,
            "frame": palette.frame,
            "text": palette.foreground,
            "text-muted": palette.muted,
            "text-disabled": palette.muted,
            "text-primary": palette.link,
            "text-secondary": palette.link,
            "foreground-muted": palette.muted,
            "foreground-disabled": palette.muted,
            "primary-muted": palette.trace,
            "block-cursor-background": palette.cursor,
            "block-cursor-foreground": palette.cursor_words,
            "border": palette.accent,
            "border-blurred": palette.frame,
            "input-cursor-background": palette.foreground,
            "input-cursor-foreground": palette.background,
            "input-selection-background": palette.selection,
            "input-selection-foreground": palette.foreground,
            "scrollbar": palette.thumb,
            "scrollbar-hover": palette.accent,
            "scrollbar-active": palette.accent,
            "scrollbar-background": palette.background,
            "panel-lighten-1": palette.panel,
        },
    )
