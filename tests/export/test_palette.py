"""A company's colours: measured as WCAG has it, refused where they cannot be read, with what follows from them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from decisiontree.errors import UsageError
from decisiontree.export.contrast import colour_of, contrast, mixed
from decisiontree.export.palette import UNDER_POINTER, SetColour, palette

STYLE = (Path(__file__).parents[2] / "exporters/html/assets/player.css").read_text(encoding="utf-8")


def _palette(style: str = STYLE, **colours: str) -> str:
    return palette(style, {name: SetColour(value, f"'{name}'") for name, value in colours.items()})


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000", "#fff", 21.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#fff", 4.54),
        ("#ff0000", "#ffffff", 4.0),
        ("#0000ff", "#fff", 8.59),
        ("#949494", "#fff", 3.03),
        ("#123456", "#123456", 1.0),
    ],
)
def test_contrast_is_as_published(one: str, other: str, ratio: float) -> None:
    """The examples that people know; which of the two comes first makes no difference."""
    assert contrast(colour_of(one), colour_of(other)) == pytest.approx(ratio, abs=0.005)
    assert contrast(colour_of(other), colour_of(one)) == contrast(colour_of(one), colour_of(other))


def test_colours_are_mixed_as_browsers_do() -> None:
    """By their parts, rounded."""
    assert str(mixed(colour_of("#ff0000"), colour_of("#0000ff"), 0.25)) == "#bf0040"


def test_one_accent_is_enough_for_both_schemes() -> None:
    """On dark screens it is as much lighter as it must be."""
    assert (
        _palette(accent="#7a1f5c")
        == ":root{--accent:light-dark(#7a1f5c,#b786a7);--on-accent:light-dark(#ffffff,#1b1419);--tint:light-dark(#efe4eb,#2e2c37)}"
    )
    assert "--accent:light-dark(#895f79,#f0a6d4)" in _palette(accent_dark="#f0a6d4")


def test_a_background_alone_changes_nothing_else() -> None:
    """The other scheme keeps ours."""
    assert _palette(background="#ffffff") == ":root{--bg:light-dark(#ffffff,#12151b)}"


@pytest.mark.parametrize(
    ("colours", "words"),
    [
        (
            {"accent": "#c9a227"},
            (
                "'accent' is \"#c9a227\": on light screens its contrast to the ground of the page (#f4f2ed) is 2.16, "
                'but must be at least 4.5 (WCAG 2.2, AA); the nearest shade that passes is "#816819"'
            ),
        ),
        (
            {"accent": "#7a1f5c", "accent_dark": "#7a1f5c"},
            "'accent_dark' is \"#7a1f5c\": on dark screens its contrast to the ground of what to say word for word",
        ),
        ({"accent": "#e60000"}, "to its own tint (#fce0e0) is 3.86, but must be at least 4.5"),
        (
            {"background": "#cccccc"},
            "its contrast to the edges of buttons (#868174) is 2.41, but must be at least 3.0",
        ),
        ({"background_dark": "#777777"}, "'background_dark' is \"#777777\": on dark screens"),
        ({"accent": "#7a1f5c", "background": "#b070a0"}, "'background' is \"#b070a0\""),
    ],
)
def test_a_colour_that_cannot_be_read_is_refused(colours: dict[str, str], words: str) -> None:
    """The message has the setting, the ratio, what it is measured against, and a shade that would do."""
    with pytest.raises(UsageError) as caught:
        _palette(**colours)

    assert words in str(caught.value)


@pytest.mark.parametrize("colour", ["#c9a227", "#ff0000", "#00ff00", "#808080", "#ffffff", "#ff8800"])
def test_the_shade_of_the_message_passes(colour: str) -> None:
    """Whoever takes it over is done."""
    for name in ("accent", "background"):
        with pytest.raises(UsageError) as caught:
            _palette(**{name: "#8a8a8a" if name == "background" else colour})
        shade = str(caught.value).rpartition(' "')[2].rstrip('"')

        assert shade in _palette(**{name: shade})


def test_all_that_is_wrong_is_said_at_once() -> None:
    """A line for each colour."""
    with pytest.raises(UsageError) as caught:
        _palette(accent="#eeeeee", accent_dark="#222222", background="#888888")

    assert [line.split(" is ")[0] for line in str(caught.value).splitlines()] == [
        "'background'",
        "'accent'",
        "'accent_dark'",
    ]


def test_an_exporters_own_colours_are_what_is_measured_against() -> None:
    """The last value in the style sheet counts, as in a browser."""
    own = f"{STYLE}:root {{ --say: light-dark(#999, #000) }}"
    with pytest.raises(UsageError, match=r"the ground of what to say \(#999999\) is 3\."):
        _palette(own, accent="#7a1f5c")


def test_a_style_sheet_of_another_kind_is_left_alone() -> None:
    """Nothing is known of what it uses."""
    assert _palette("body { color: red }", accent="#eeeeee") == ""


def test_the_style_sheet_mixes_as_much_as_is_measured() -> None:
    """The accent that the pointer is on is no property of its own."""
    share = round(UNDER_POINTER * 100)
    assert re.search(rf"color-mix\(in srgb,\s*var\(--accent\),\s*var\(--ink\) {share}%\)", STYLE)
