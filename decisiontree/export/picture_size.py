"""The width and height of a picture, from the first bytes of its file. Decodes no picture; None for what it cannot find."""

from __future__ import annotations

import re
from typing import TypeAlias

from decisiontree.files import picture_kind

Size: TypeAlias = tuple[int, int] | tuple[None, None]

_UNKNOWN = (None, None)
_ROOT = re.compile(rb"<svg\b[^>]*>")
_SIDE = rb"\s%s\s*=\s*[\"']\s*(\d+(?:\.\d+)?)(?:px)?\s*[\"']"
_WIDTH, _HEIGHT = re.compile(_SIDE % b"width"), re.compile(_SIDE % b"height")
_BOX = re.compile(rb"\sviewBox\s*=\s*[\"']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+(\d+(?:\.\d+)?)[\s,]+(\d+(?:\.\d+)?)")
# Start of a frame: every code from C0 to CF but those of tables.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def picture_size(content: bytes) -> Size:
    """Width and height in pixels, as PNG, JPEG, GIF, WebP and SVG say them."""
    match picture_kind(content):
        case "image/png":
            return _big(content[16:20]), _big(content[20:24])
        case "image/gif":
            return _little(content[6:8]), _little(content[8:10])
        case "image/jpeg":
            return _jpeg(content)
        case "image/webp":
            return _webp(content)
        case _:
            return _svg(content)


def _big(part: bytes) -> int:
    return int.from_bytes(part, "big")


def _little(part: bytes) -> int:
    return int.from_bytes(part, "little")


def _jpeg(content: bytes) -> Size:
    """The segments one after the other, up to the first frame."""
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        if content[at + 1] in _FRAMES:
            return _big(content[at + 7 : at + 9]), _big(content[at + 5 : at + 7])
        at += 1 if content[at + 1] == 0xFF else 2 + _big(content[at + 2 : at + 4])
    return _UNKNOWN


def _webp(content: bytes) -> Size:
    match content[12:16]:
        case b"VP8X":
            return _little(content[24:27]) + 1, _little(content[27:30]) + 1
        case b"VP8L":
            bits = _little(content[21:25])
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case b"VP8 ":
            return _little(content[26:28]) & 0x3FFF, _little(content[28:30]) & 0x3FFF
        case _:
            return _UNKNOWN


def _svg(content: bytes) -> Size:
    if (root := _ROOT.search(content)) is None:
        return _UNKNOWN
    width, height = _WIDTH.search(root[0]), _HEIGHT.search(root[0])
    if width and height:
        return round(float(width[1])), round(float(height[1]))
    box = _BOX.search(root[0])
    return (round(float(box[1])), round(float(box[2]))) if box else _UNKNOWN
