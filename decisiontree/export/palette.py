"""A company's own colours in the style sheet of `html`: the shades that follow from them, and whether each can be read."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from decisiontree.errors import UsageError
from decisiontree.export.contrast import BLACK, WHITE, Colour, colour_of, contrast, mixed

Tokens: TypeAlias = Mapping[str, Colour]
"""The colours of a style sheet in one scheme, by the names of their custom properties."""
_TOKEN = re.compile(
    r"(?<![a-z-])--([a-z-]+):\s*light-dark\(\s*(#(?:[0-9a-f]{3}){1,2})\s*,\s*(#(?:[0-9a-f]{3}){1,2})\s*\)",
    re.IGNORECASE,
)
_WRITTEN = ("bg", "accent", "on-accent", "tint")
_SCHEMES = ("light", "dark")
_TEXT, _EDGE = 4.5, 3.0
"""What WCAG 2.2 asks for at level AA: of text, and of the edges of controls."""
_TINT = 0.12
UNDER_POINTER = 0.12
"""How much of the text's colour is in the accent that the pointer is on, as the style sheet has it."""
_ON_DARK = 0.85
"""How much black is in the text on an accent that is light."""


@dataclass(frozen=True, slots=True)
class SetColour:
    """A colour as it was set, and where: the setting as a message names it."""

    value: str
    place: str


class _Need(NamedTuple):
    """Two colours that must be told apart, and what the one is that was not set."""

    front: str
    back: str
    words: str
    least: float = _TEXT


class _Part(NamedTuple):
    """What a setting colours: the property, the sheet with a colour in its place, and what must be told apart then."""

    name: str
    put: Callable[[Tokens, Colour], Tokens]
    needs: tuple[_Need, ...]


def _with_background(tokens: Tokens, colour: Colour) -> Tokens:
    return {**tokens, "bg": colour}


def _with_accent(tokens: Tokens, colour: Colour) -> Tokens:
    """The accent, what stands on it, and its tint on the ground of a step."""
    is_dark = contrast(colour, WHITE) >= _TEXT
    return {
        **tokens,
        "accent": colour,
        "on-accent": WHITE if is_dark else mixed(colour, BLACK, _ON_DARK),
        "tint": mixed(tokens["card"], colour, _TINT),
        "under-pointer": mixed(colour, tokens["ink"], UNDER_POINTER),
    }


_OF_BACKGROUND = (
    _Need("ink", "bg", "text"),
    _Need("soft", "bg", "small text"),
    _Need("bad", "bg", "errors"),
    _Need("edge", "bg", "the edges of buttons", _EDGE),
)
_OF_ACCENT = (
    _Need("accent", "bg", "the ground of the page"),
    _Need("accent", "card", "the ground of a step"),
    _Need("accent", "say", "the ground of what to say"),
    _Need("accent", "must", "the ground of what to say word for word"),
    _Need("accent", "tint", "its own tint"),
    _Need("on-accent", "accent", "the text on it"),
    _Need("on-accent", "under-pointer", "the text on it under the pointer"),
    _Need("ink", "tint", "text on its tint"),
    _Need("soft", "tint", "small text on its tint"),
)
_ACCENT = _Part("accent", _with_accent, _OF_ACCENT)
_GROUND = _Part("bg", _with_background, _OF_BACKGROUND)
_GROUND_ALONE = _GROUND._replace(needs=(*_OF_BACKGROUND, _Need("accent", "bg", "the accent")))


def palette(style: str, colours: Mapping[str, SetColour]) -> str:
    """What to add to a style sheet for these colours: `accent`, `accent_dark`, `background`, `background_dark`.

    Nothing, if the sheet does not have the colours of `html`. Raises UsageError for colours that cannot be read, all of them.
    """
    found = [(match[1], match[2], match[3]) for match in _TOKEN.finditer(style)]
    sheet = [{name: colour_of(pair[at]) for name, *pair in found} for at in range(len(_SCHEMES))]
    if not colours or any({*_WRITTEN, "card", "ink"} - {*tokens} for tokens in sheet):
        return ""
    faults: list[str] = []
    own = [_own(tokens, scheme, colours, faults) for tokens, scheme in zip(sheet, _SCHEMES, strict=True)]
    if faults:
        raise UsageError("\n".join(faults))
    light, dark = own
    changed = [
        name
        for name in _WRITTEN
        if any(each.get(name) != old.get(name) for each, old in zip(own, sheet, strict=True))
    ]
    return f":root{{{';'.join(f'--{name}:light-dark({light[name]},{dark[name]})' for name in changed)}}}"


def _own(tokens: Tokens, scheme: str, colours: Mapping[str, SetColour], faults: list[str]) -> Tokens:
    """The colours of one scheme with those that were set; what is wrong with them is added to the faults."""
    dark = "_dark" if scheme == "dark" else ""
    accents = [each for name, each in colours.items() if name.startswith("accent")]
    if background := colours.get(f"background{dark}"):
        part = _GROUND if accents else _GROUND_ALONE
        faults += _told(part, tokens, background, scheme)
        tokens = part.put(tokens, colour_of(background.value))
    if accent := colours.get(f"accent{dark}"):
        faults += _told(_ACCENT, tokens, accent, scheme)
        return _ACCENT.put(tokens, colour_of(accent.value))
    shade = _nearest(_ACCENT, tokens, colour_of(accents[0].value)) if accents else None
    return tokens if shade is None else _ACCENT.put(tokens, shade)


def _told(part: _Part, tokens: Tokens, colour: SetColour, scheme: str) -> Iterator[str]:
    """What is said of a colour that is too near to another; the pair that lacks most counts."""
    tried = part.put(tokens, colour_of(colour.value))
    unmet = [need for need in part.needs if not _is_met(need, tried)]
    if not unmet:
        return
    need = min(unmet, key=lambda each: _ratio(each, tried) / each.least)
    other = tried[need.back if need.front == part.name else need.front]
    # rounded down: what is too little never looks enough
    ratio = math.floor(_ratio(need, tried) * 100) / 100
    shade = _nearest(part, tokens, colour_of(colour.value))
    advice = "no shade of it passes" if shade is None else f'the nearest shade that passes is "{shade}"'
    yield (
        f'{colour.place} is "{colour.value}": on {scheme} screens its contrast to {need.words} ({other}) is {ratio:.2f}, '
        f"but must be at least {need.least} (WCAG 2.2, AA); {advice}"
    )


def _nearest(part: _Part, tokens: Tokens, colour: Colour) -> Colour | None:
    """The least darker or lighter shade of a colour that can be read everywhere; the colour itself, if it can."""
    for percent in range(101):
        for end in (BLACK, WHITE):
            shade = mixed(colour, end, percent / 100)
            tried = part.put(tokens, shade)
            if all(_is_met(need, tried) for need in part.needs):
                return shade
    return None


def _ratio(need: _Need, tokens: Tokens) -> float:
    return contrast(tokens[need.front], tokens[need.back])


def _is_met(need: _Need, tokens: Tokens) -> bool:
    # an exporter may write its colours in a way that cannot be read here
    return not {need.front, need.back} <= tokens.keys() or _ratio(need, tokens) >= need.least
