"""A picture of a terminal made small: Textual's SVG without fonts, cuts and long names, with lines that touch each other."""

from __future__ import annotations

import re

FONT = "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
LINE, FONT_LINE = 24.4, 23.2
"""How far the lines are apart in Textual's picture, and how high a letter's box is: frames then have no gaps."""
_CELL = 12.2
_STYLE = re.compile(r"terminal-\d+-(r\d+) \{ ([^}]*?);? *\}")
_RECT = re.compile(r'<rect fill="([^"]+)" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="[\d.]+"[^>]*/>')
_TEXT = re.compile(
    r'<text class="terminal-\d+-(r\d+)" x="([\d.]+)" y="([\d.]+)" textLength="([\d.]+)"[^>]*>([^<]*)</text>'
)


def compact(svg: str, size: tuple[int, int], background: str) -> str:
    """The same screen: its backgrounds as boxes, a line of text for each row, and a style for each class that is used."""
    columns, rows = size
    wide, high = round(columns * _CELL + 20), round(rows * FONT_LINE + 20)
    body = [*_boxes(_RECT.findall(svg), background), *_rows(_TEXT.findall(svg))]
    styles = "".join(f".{name}{{{rules}}}" for name, rules in _STYLE.findall(svg))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}">\n'
        f"<style>text{{font:20px {FONT};white-space:pre}}{styles}</style>\n"
        f'<rect width="{wide}" height="{high}" rx="8" fill="{background}"/>\n<g transform="translate(10 10)">\n'
        + "\n".join(body)
        + "\n</g></svg>\n"
    )


def _boxes(found: list[tuple[str, str, str, str]], background: str) -> list[str]:
    """What has another background than the whole; neighbours of one colour are one box."""
    boxes: list[tuple[str, int, float, float]] = []
    for fill, left, top, wide in found:
        row, start, end = round((float(top) - 1.5) / LINE), float(left), float(left) + float(wide)
        before = boxes[-1] if boxes else None
        if before is not None and before[:2] == (fill, row) and abs(before[3] - start) < 1:
            boxes[-1] = (fill, row, before[2], end)
        else:
            boxes.append((fill, row, start, end))
    return [
        f'<rect fill="{fill}" x="{_short(start)}" y="{_short(row * FONT_LINE)}" '
        f'width="{_short(end - start)}" height="{FONT_LINE + 0.3:.1f}"/>'
        for fill, row, start, end in boxes
        if fill != background and end > start
    ]


def _rows(found: list[tuple[str, str, str, str, str]]) -> list[str]:
    rows: dict[int, list[str]] = {}
    for style, left, top, wide, words in (each for each in found if each[-1] != "\n"):
        run = f'<tspan class="{style}" x="{_short(float(left))}" textLength="{_short(float(wide))}">{words}</tspan>'
        rows.setdefault(round((float(top) - 20) / LINE), []).append(run.replace("&#160;", "\xa0"))
    return [
        f'<text y="{_short(row * FONT_LINE + 18.3)}">{"".join(runs)}</text>'
        for row, runs in sorted(rows.items())
    ]


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
