"""The files of an exporter that go into its pages: texts as they are, pictures and fonts as data addresses.

A page asks the network for nothing, so whatever a style sheet names by `url(…)` is put into it.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import TypeAlias

from markupsafe import Markup

from decisiontree.errors import DecisionTreeError, UsageError
from decisiontree.export.locate import Exporter, as_text, read_content, read_text
from decisiontree.files import PICTURE_SIZE, picture_kind, shown
from decisiontree.text import Nearest, did_you_mean

_OF_INDEX = {"style": "index_style", "script": "index_script"}
"""What index pages have in the place of the style and the script of a tree's page."""
ADDING = frozenset({*_OF_INDEX, *_OF_INDEX.values()})
"""Names under which an exporter adds to what it extends; under any other name, the nearest exporter's file counts."""
EMBEDDED_SIZE = PICTURE_SIZE
"""How large a picture or font may be: every page has its own copy."""
_FONTS = {b"wOF2": "font/woff2", b"wOFF": "font/woff"}
SVG = "image/svg+xml"
_SVG_START = re.compile(rb"<(?:\w+:)?svg\b")
PICTURES = "PNG, JPEG, GIF, WebP or SVG"
_SHOWN = "PNG, JPEG, GIF, WebP, SVG, WOFF2 or WOFF"
_LOGO = "logo"
"""The name of the asset that `html` shows as a picture."""
_NO_TEXT = re.compile(
    r"\.(?:avif|bmp|eot|gif|hei[cf]|ico|jpe?g|otf|pdf|png|svg|tiff?|ttf|webp|woff2?)", re.IGNORECASE
)
"""Endings of pictures and fonts: such a file is never meant as a text."""
# What would end the element that an asset is put into; an asset that holds it is refused.
_ENDS_ELEMENT = re.compile(r"</\s*(?:script|style)|<!--", re.IGNORECASE)
# Comments and strings are passed over; what a style sheet asks for is a url(…) or an @import.
_CSS = re.compile(
    r"""/\*(?:.*?\*/|.*)|(?P<url>url\(\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'()]*))\s*\))
    |"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?|(?P<rule>@import\b)""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//|[a-z][a-z0-9+.-]*:", re.IGNORECASE)
"""A place in the network, as against one on the disk."""
_FILE_NAME = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+")


@dataclass(frozen=True, slots=True)
class TextAsset:
    """A style sheet, a script or any other text file."""

    text: Markup
    """The content of the file, to put into a page as it is."""
    sha256: str
    """Its hash, as a Content-Security-Policy names it."""
    has_fonts: bool = False
    """Whether it embeds a font, which a Content-Security-Policy must allow: `font-src data:`."""


@dataclass(frozen=True, slots=True)
class FileAsset:
    """A picture (PNG, JPEG, GIF, WebP or SVG) or a font (WOFF2 or WOFF)."""

    address: str
    """The file as a data address, for `src` of an `<img>`."""
    alt: str = ""
    """The words for people who cannot see the picture, from the manifest; empty if the manifest has none."""
    width: int | None = None
    """The width of the picture in pixels; None for a font, or if the file does not say."""
    height: int | None = None
    """The height of the picture in pixels, in the same way."""

    def width_at(self, height: int) -> int | None:
        """The width that keeps the proportions of the picture at a height."""
        return round(self.width * height / self.height) if self.width and self.height else None


@dataclass(frozen=True, slots=True)
class SvgAsset(FileAsset):
    """An SVG, which is a picture and a text."""

    text: Markup = field(kw_only=True)
    """The content of the file, to put into a page as it is."""


Asset: TypeAlias = TextAsset | FileAsset


@dataclass(frozen=True, slots=True)
class _File:
    """A file that a manifest names."""

    exporter: str
    key: str
    path: Path


def assets_of(exporter: Exporter) -> dict[str, Asset]:
    """The assets by name. Those of `ADDING` add to those of the exporter that is extended; any other hides its namesake."""
    _expect_used(exporter)
    files: dict[str, list[_File]] = {}
    words: dict[str, str] = {}
    for manifest in reversed(exporter.manifests):
        folder = exporter.chain[manifest.name] / "assets"
        extended = set(files)
        for name, entry in manifest.assets.items():
            own = [_File(manifest.name, name, folder / file) for file in entry.files]
            kept = files.get(name, []) if name in ADDING else []
            files[name] = [*kept, *own]
            words[name] = entry.alt
            if (index := _OF_INDEX.get(name)) in extended:
                files[index] += own
    return {name: _asset(files[name], words[name]) for name in files}


def _expect_used(exporter: Exporter) -> None:
    """Refuse a misspelt name: near one that the extended pages use, and in no template of this exporter."""
    below = exporter.manifests[1:]
    known = {*ADDING, _LOGO, *(name for manifest in below for name in manifest.assets)} if below else set()
    for name in exporter.manifest.assets:
        near = None if name in known else Nearest().to(name, known)
        if near is not None and not _is_named(name, exporter):
            raise UsageError(
                f"exporter '{exporter.manifest.name}': exporter.toml, assets: no template uses '{name}'"
                f"{did_you_mean(near)}"
            )


def _is_named(name: str, exporter: Exporter) -> bool:
    templates = (exporter.chain[exporter.manifest.name] / "templates").rglob("*.j2")
    return any(name in read_text(template) for template in templates if template.is_file())


def _asset(files: Sequence[_File], alt: str) -> Asset:
    contents = [_checked(file, others=len(files) > 1) for file in files]
    first, content = files[0].path, contents[0]
    kind = media_kind(content, first)
    texts = []
    for file, each in zip(files, contents, strict=True):
        with _of_exporter(file.exporter):
            if kind is None or kind == SVG:
                texts.append(_embedded(file.path, _text(each, file.path)))
            if kind is not None:
                address = data_uri(each, kind, file.path)
    if kind is None:
        return joined(texts)
    size = picture_size(content)
    return (
        SvgAsset(address, alt, *size, text=joined(texts).text)
        if kind == SVG
        else FileAsset(address, alt, *size)
    )


def _checked(file: _File, *, others: bool) -> bytes:
    """The content of a file, which is of a kind that its name under [assets] can use."""
    with _of_exporter(file.exporter):
        try:
            content = _content(file.path)
        except UsageError as error:
            raise UsageError(f"exporter.toml, {file.key}: {error}") from None
        kind, name = media_kind(content, file.path), file.path.name
        if file.key == _LOGO and not others and (kind is None or not kind.startswith("image/")):
            raise UsageError(
                f"exporter.toml: {_LOGO} '{name}' is not a picture that a page can show: {PICTURES}"
            )
        if kind is not None and (others or file.key in ADDING):
            raise UsageError(
                f"exporter.toml, {file.key}: '{name}' is a picture or a font; "
                f"give it a separate name under [assets], not '{file.key}'"
            )
        if kind is None and _NO_TEXT.fullmatch(file.path.suffix):
            raise UsageError(
                f"exporter.toml, {file.key}: '{name}' is not a picture or font that a page can show: {_SHOWN}"
            )
        return content


@contextmanager
def _of_exporter(name: str) -> Iterator[None]:
    """Name the exporter in whatever its files cannot be used for."""
    try:
        yield
    except DecisionTreeError as error:
        raise type(error)(f"exporter '{name}': {error}") from None


def _content(file: Path) -> bytes:
    if not os.path.lexists(file):
        names = sorted(each.name for each in file.parent.iterdir()) if file.parent.is_dir() else []
        near = did_you_mean(Nearest().to(file.name, names))
        raise UsageError(f"there is no file '{file.name}' in {shown(file.parent)}{near}")
    return read_content(file)


def _text(content: bytes, file: Path) -> str:
    if b"\0" in content:
        raise UsageError(
            f"{shown(file)} is not a text, and not a picture or font that a page can show: {_SHOWN}"
        )
    return as_text(content, file)


def joined(texts: Sequence[str]) -> TextAsset:
    """Texts one below the other, as one element of a page with one hash."""
    text = "\n".join(each.removesuffix("\n") for each in texts[:-1]) + "\n" * (len(texts) > 1) + texts[-1]
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
    return TextAsset(Markup(text), digest, has_fonts="data:font/" in text)  # noqa: S704  the exporter's own file


def _embedded(file: Path, text: str) -> str:
    # the browser hashes what it parsed, where every line end is a line feed
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if ends := _ENDS_ELEMENT.search(text):
        line = text.count("\n", 0, ends.start()) + 1
        raise UsageError(
            f"{shown(file)}:{line}: '{ends[0]}' would end the element that the file is put into; remove it"
        )
    return "".join(_with_files(file, text)) if file.suffix.lower() == ".css" else text


def _with_files(file: Path, css: str) -> Iterator[str]:
    """A style sheet with the pictures and fonts that it names in it."""
    end = 0
    for match in _CSS.finditer(css):
        if match["rule"] is None and match["url"] is None:
            continue
        place = f"{shown(file)}:{css.count(chr(10), 0, match.start()) + 1}"
        if match["rule"]:
            raise UsageError(
                f'{place}: a page cannot load another style sheet; list both files: style = ["other.css", "{file.name}"]'
            )
        yield css[end : match.start()]
        yield f'url("{_resolved(file, match["double"] or match["single"] or match["bare"] or "", place)}")'
        end = match.end()
    yield css[end:]


def _resolved(file: Path, target: str, place: str) -> str:
    if target.startswith(("#", "data:")):
        return target
    if "/" in target and not _ADDRESS.match(target):
        folder, _, name = target.rpartition("/")
        where = (
            "outside assets/" if folder.startswith(("..", "/")) or not folder else "in a folder of assets/"
        )
        raise UsageError(
            f"{place}: '{target}' is {where}; copy it into assets/ itself and write url(\"{name}\")"
        )
    if not _FILE_NAME.fullmatch(target):
        raise UsageError(
            f"{place}: '{target}' cannot be loaded: a page asks the network for nothing; "
            'copy the file into assets/ and write its name, such as url("brand.woff2")'
        )
    named = file.parent / target
    try:
        content = _content(named)
    except UsageError as error:
        raise UsageError(f"{place}: {error}") from None
    kind = media_kind(content, named)
    if kind is None:
        raise UsageError(f"{place}: '{target}' is not a picture or font that a page can show: {_SHOWN}")
    return data_uri(content, kind, named)


def media_kind(content: bytes, file: Path) -> str | None:
    """The media type of a picture or a font, by what it holds; None for a text."""
    if file.suffix.lower() == ".svg":
        return SVG if _SVG_START.search(content) else None
    return picture_kind(content) or _FONTS.get(content[:4])


def picture_size(content: bytes) -> tuple[int, int] | tuple[None, None]:
    """Width and height in pixels; none of a font, or of an SVG that has only proportions."""
    # only an exporter with a picture pays for it
    import imagesize

    width, height = imagesize.get(BytesIO(content))
    return (round(width), round(height)) if width > 0 and height > 0 else (None, None)


def data_uri(content: bytes, kind: str, file: Path) -> str:
    if len(content) > EMBEDDED_SIZE:
        raise UsageError(
            f"{shown(file)} has {len(content) / (1 << 20):.1f} MB, and every page would have its own copy; "
            f"make it smaller than {EMBEDDED_SIZE >> 20} MB"
        )
    return f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"
