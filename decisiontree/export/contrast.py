"""Colours, and how well one can be read on another.

Algorithm: contrast ratio of relative luminances; WCAG 2.2, 2023.
"""

from __future__ import annotations

from typing import NamedTuple

_SHORT = len("#fff")
_LINEAR = 0.04045


class Colour(NamedTuple):
    """Red, green and blue, each from 0 to 255."""

    red: int
    green: int
    blue: int

    def __str__(self) -> str:
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"


BLACK, WHITE = Colour(0, 0, 0), Colour(255, 255, 255)


def colour_of(text: str) -> Colour:
    """A colour written as `#rgb` or `#rrggbb`."""
    digits = "".join(each * 2 for each in text[1:]) if len(text) == _SHORT else text[1:]
    return Colour(*bytes.fromhex(digits))


def contrast(one: Colour, other: Colour) -> float:
    """From 1, for the same colour twice, to 21, for black on white."""
    darker, lighter = sorted(map(_luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """A colour with a share of another in it, as `color-mix(in srgb, …)` does."""
    return Colour(*(round(a + (b - a) * share) for a, b in zip(one, other, strict=True)))


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(each / 255) for each in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= _LINEAR else ((part + 0.055) / 1.055) ** 2.4
