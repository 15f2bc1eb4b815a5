"""A logo of the settings: which files a page takes, and what is said of the others."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from decisiontree.errors import NotReadable, UsageError
from decisiontree.export.logo import LOGO_SIZE, logo_asset

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 80 20">%s</svg>'
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAYAAAD0In+KAAAAD0lEQVR4nGNgYPj/H4QBC/gD/Tv1eOoAAAAASUVORK5CYII="
)


def test_a_picture_becomes_part_of_the_page(tmp_path: Path) -> None:
    """With its size, and the name for people who do not see it."""
    (tmp_path / "logo.png").write_bytes(PNG)
    logo = logo_asset(tmp_path / "logo.png", "Northwind", "'logo'")

    assert logo.address.startswith("data:image/png;base64,")
    assert (logo.alt, logo.width, logo.height) == ("Northwind", 2, 1)


@pytest.mark.parametrize(
    "inside",
    [
        '<defs><linearGradient id="a"/></defs><rect fill="url(#a)"/>',
        '<style>rect { fill: url("#a") }</style><use xlink:href="#b"/>',
        '<image href="data:image/png;base64,AAAA"/>',
    ],
)
def test_an_svg_that_only_draws_is_a_logo(tmp_path: Path, inside: str) -> None:
    """What it names is in itself; the document type that drawing programs write does no harm."""
    dtd = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    (tmp_path / "logo.svg").write_text(dtd + SVG % inside, encoding="utf-8")

    assert logo_asset(tmp_path / "logo.svg", "", "'logo'").address.startswith("data:image/svg+xml;base64,")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (SVG % "<script>alert(1)</script>", "has a <script>"),
        (SVG % "<foreignObject/>", "has a <foreignObject>"),
        (SVG % '<rect onclick="alert(1)"/>', "runs a script by 'onclick'"),
        (SVG % '<a xlink:href="https://evil.example/"/>', "leads to 'https://evil.example/'"),
        (SVG % '<image href="other.png"/>', "leads to 'other.png'"),
        (SVG % "<style>@import 'a.css'</style>", "loads another file"),
        (SVG % "<rect fill=\"url( 'a.svg#b')\"/>", "loads another file"),
        ('<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG % "&a;", "declares entities"),
        (SVG % "<rect>", "cannot be read: mismatched tag"),
    ],
)
def test_an_svg_that_does_more_is_refused(tmp_path: Path, text: str, why: str) -> None:
    """The library may come from a stranger."""
    (tmp_path / "logo.svg").write_text(text, encoding="utf-8")

    with pytest.raises(UsageError) as caught:
        logo_asset(tmp_path / "logo.svg", "", "decisiontree.toml, [export]: 'logo'")

    said = str(caught.value)
    assert said.startswith("decisiontree.toml, [export]: 'logo' is 'logo.svg', an SVG that ")
    assert why in said
    assert said.endswith("save it as a plain SVG, or as PNG")


def test_a_file_that_is_no_logo_is_told(tmp_path: Path) -> None:
    """Missing, a folder, no picture, or too large for every page."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "logo.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "large.png").write_bytes(PNG + bytes(LOGO_SIZE))

    def said(name: str) -> str:
        with pytest.raises((UsageError, NotReadable)) as caught:
            logo_asset(tmp_path / name, "", "'logo'")
        return str(caught.value)

    assert said("none.png") == "'logo' is 'none.png', but there is no such file"
    assert "'logo' is 'folder', which cannot be read" in said("folder")
    assert "not a picture that a page can show: PNG, JPEG, GIF, WebP or SVG" in said("logo.pdf")
    assert "has more than 100 kB, and every page would have its own copy; make it smaller" in said(
        "large.png"
    )
