"""Style sheets that add, pictures and fonts that go into the page, and what is said of a file that cannot."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from decisiontree.errors import DecisionTreeError
from decisiontree.export import Occasion, export_library, find_exporter
from decisiontree.export.assets import EMBEDDED_SIZE, FileAsset, TextAsset, assets_of
from decisiontree.model import Library

PNG = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (300).to_bytes(4, "big") + (100).to_bytes(4, "big") + b"\x08\x02\0\0\0"
)
WOFF2 = b"wOF2" + b"\0" * 40
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="160.4" height="48"><path d="M0 0"/></svg>'
EXTENDS = 'summary = "s"\ncontract = 1\nextends = "html"\n[assets]\n'
Brand = Callable[..., str]


@pytest.fixture
def brand(tmp_path: Path, library: Library, now: Occasion) -> Brand:
    """`brand(assets, **files)` is a tree's page made by an exporter that builds on `html`."""

    def run(assets: str, **files: str | bytes) -> str:
        folder = tmp_path / "mine" / "assets"
        folder.mkdir(parents=True, exist_ok=True)
        (tmp_path / "mine" / "exporter.toml").write_text(EXTENDS + assets)
        for name, content in files.items():
            data = content.encode() if isinstance(content, str) else content
            (folder / name.replace("_", ".")).write_bytes(data)
        pages = export_library(library, ("late",), now, find_exporter("mine", (tmp_path,)))
        return pages["late.html"].decode()

    return run


def said(brand: Brand, assets: str, **files: str | bytes) -> str:
    """What is said of files that cannot be used."""
    with pytest.raises(DecisionTreeError) as raised:
        brand(assets, **files)
    return str(raised.value)


def test_a_style_sheet_adds_to_that_of_the_extended_exporter(brand: Brand, repository: Path) -> None:
    """It comes last, so that its rules win; the policy names the one element that holds both."""
    page = brand('style = "brand.css"', brand_css="\ufeff:root{--accent:#7a1f5c}\r\n")
    style = page.partition("<style>")[2].partition("</style>")[0]
    own = (repository / "exporters" / "html" / "assets" / "player.css").read_text(encoding="utf-8")
    assert style == own.removesuffix("\n") + "\n:root{--accent:#7a1f5c}\n"
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in page
    assert "font-src" not in page
    assert "<img" not in page


def test_a_script_adds_too(brand: Brand) -> None:
    """The player goes on working."""
    page = brand('script = ["one.js", "two.js"]', one_js="let one = 1;\n", two_js="let two = 2;")
    assert "decisiontreePlayer" in page
    assert "let one = 1;\nlet two = 2;</script>" in page


def test_what_is_added_is_added_to_the_index_too(tmp_path: Path, brand: Brand) -> None:
    """After the index's own style and script; what is added to these is on the index alone."""
    tree = brand(
        'style = "brand.css"\nscript = "own.js"\nindex_script = "shelf.js"',
        brand_css="a{color:red}",
        own_js="let own;",
        shelf_js="let shelf;",
    )
    assets = assets_of(find_exporter("mine", (tmp_path,)))
    style, script = assets["index_style"], assets["index_script"]
    assert isinstance(style, TextAsset)
    assert isinstance(script, TextAsset)
    assert style.text.endswith("}\na{color:red}")
    assert script.text.endswith("\nlet own;\nlet shelf;")
    assert "let own;" in tree
    assert "let shelf;" not in tree


def test_a_logo_needs_no_template(brand: Brand) -> None:
    """The picture is in the page, with its words and the size that it will have."""
    page = brand('logo = {file = "logo.png", alt = "North & wind"}', logo_png=PNG)
    data = base64.b64encode(PNG).decode()
    assert (
        f'<img class="logo" src="data:image/png;base64,{data}" alt="North &amp; wind" height="36" width="108">'
        in page
    )


def test_a_style_sheet_brings_the_fonts_and_pictures_that_it_names(brand: Brand) -> None:
    """The policy allows fonts only to a page that has one; comments and strings are not addresses."""
    css = "/* url(a.png) */ @font-face{src:url('own.woff2')} a{content:\"url(b.png)\";fill:url(#c)} b{background:url( back.png )}"
    page = brand('style = "brand.css"', brand_css=css, own_woff2=WOFF2, back_png=PNG)
    font, picture = (base64.b64encode(each).decode() for each in (WOFF2, PNG))
    assert f'/* url(a.png) */ @font-face{{src:url("data:font/woff2;base64,{font}")}}' in page
    assert 'a{content:"url(b.png)";fill:url("#c")}' in page
    assert f'b{{background:url("data:image/png;base64,{picture}")}}' in page
    assert "img-src data:; frame-src 'self'; font-src data:; base-uri" in page


@pytest.mark.parametrize(
    ("css", "words"),
    [
        ("\n@import 'other.css';", 'list both files: style = ["other.css", "brand.css"]'),
        ("\na{src:url(https://fonts.example/a.woff2)}", "a page asks the network for nothing"),
        ("\na{src:url('../a.woff2')}", "'../a.woff2' is outside assets/; copy it into assets/"),
        ("\na{src:url('/a.woff2')}", "'/a.woff2' is outside assets/"),
        ("\na{src:url('fonts/a.woff2')}", "is in a folder of assets/; copy it into assets/ itself"),
        ("\na{src:url(//fonts.example/a.woff2)}", "a page asks the network for nothing"),
        ("\na{src:url(none.woff2)}", "there is no file 'none.woff2'"),
        (
            "\na{src:url(brand.css)}",
            "'brand.css' is not a picture or font that a page can show: PNG, JPEG, GIF",
        ),
        ("\n</style>", "would end the element"),
    ],
)
def test_what_a_style_sheet_cannot_have_is_told_with_its_line(brand: Brand, css: str, words: str) -> None:
    """A page without the font would be silent about it."""
    message = said(brand, 'style = "brand.css"', brand_css=css)
    assert re.match(r"exporter 'mine': .*brand\.css:2: ", message)
    assert words in message


def test_a_picture_that_is_too_large_is_refused(brand: Brand) -> None:
    """Every page has a copy of its own."""
    message = said(brand, 'logo = "logo.png"', logo_png=PNG + b"\0" * EMBEDDED_SIZE)
    assert "logo.png has 2.0 MB" in message
    assert "smaller than 2 MB" in message


@pytest.mark.parametrize("assets", ['style = "logo.png"', 'logo = ["logo.png", "logo.png"]'])
def test_a_picture_is_no_part_of_a_text(brand: Brand, assets: str) -> None:
    """The message says where to put it."""
    assert "give it a separate name under [assets]" in said(brand, assets, logo_png=PNG)


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("logo.ttf", b"\0\1\0\0\xff"),
        ("logo.tif", b"II*\0"),
        ("logo.png", b"no picture"),
        ("logo.svg", b"<html>"),
        ("logo.woff2", WOFF2),
        ("logo.css", b"a{}"),
    ],
)
def test_a_logo_that_is_no_picture_is_named(brand: Brand, file: str, content: bytes) -> None:
    """Whatever else it is; the message says what can be used."""
    assert said(brand, f'logo = "{file}"', **{file.replace(".", "_"): content}) == (
        f"exporter 'mine': exporter.toml: logo '{file}' is not a picture that a page can show: "
        "PNG, JPEG, GIF, WebP or SVG"
    )


def test_a_picture_or_font_of_another_kind_is_no_text(brand: Brand) -> None:
    """Under any other name, too."""
    message = said(brand, 'badge = "badge.tif"', badge_tif=b"II*")
    assert message.startswith("exporter 'mine': exporter.toml, badge: 'badge.tif' is not a picture or font")
    assert "exporter.toml, style: 'a.png' is not" in said(brand, 'style = "a.png"', a_png=b"a{}")


def test_a_file_that_is_missing_is_named_with_the_nearest(brand: Brand) -> None:
    """A slip in the manifest or in the style sheet."""
    message = said(brand, 'style = "brnd.css"', brand_css="")
    assert message.startswith("exporter 'mine': exporter.toml, style: there is no file 'brnd.css' in ")


def test_the_nearest_file_is_offered(brand: Brand) -> None:
    """Also for what a style sheet names."""
    message = said(brand, 'style = "brand.css"', brand_css="a{src:url(bran.woff2)}", brand_woff2=WOFF2)
    assert message.endswith("did you mean 'brand.woff2'?")
    assert "brand.css:1: there is no file 'bran.woff2'" in message


def test_a_misspelt_name_that_no_template_uses_is_refused(brand: Brand) -> None:
    """It would have no effect, in silence."""
    assert said(brand, 'styles = "brand.css"', brand_css="a{}") == (
        "exporter 'mine': exporter.toml, assets: no template uses 'styles'; did you mean 'style'?"
    )


def test_a_name_that_is_used_may_be_near_another(brand: Brand, tmp_path: Path) -> None:
    """A template of the exporter asks for it."""
    (tmp_path / "mine" / "templates").mkdir(parents=True)
    (tmp_path / "mine" / "templates" / "footer.html.j2").write_text("<p>{{ assets.styles.text }}</p>")
    assert "<p>a{}</p>" in brand('styles = "brand.txt"', brand_txt="a{}")


def test_a_nearer_asset_hides_its_namesake(tmp_path: Path) -> None:
    """But for `style` and `script`, a name stands for the file of one exporter."""
    for name, extends in (("one", ""), ("two", 'extends = "one"\n')):
        (tmp_path / name / "assets").mkdir(parents=True)
        (tmp_path / name / "exporter.toml").write_text(
            f'summary = "s"\ncontract = 1\n{extends}[assets]\nlogo = {{file = "{name}.svg", alt = "{name}"}}\n'
        )
        (tmp_path / name / "assets" / f"{name}.svg").write_text(SVG)
    logo = assets_of(find_exporter("two", (tmp_path,)))["logo"]
    assert isinstance(logo, FileAsset)
    assert logo.alt == "two"
    assert (logo.width, logo.height, logo.width_at(24)) == (160, 48, 80)


@pytest.mark.parametrize("picture", [SVG.replace(' width="160.4" height="48"', ""), PNG[:12]])
def test_a_picture_that_does_not_say_its_size_has_a_height_only(brand: Brand, picture: str | bytes) -> None:
    """A browser keeps its proportions."""
    suffix = "svg" if isinstance(picture, str) else "png"
    page = brand(f'logo = {{file = "logo.{suffix}", alt = "North"}}\n', **{f"logo_{suffix}": picture})
    assert 'alt="North" height="36">' in page
