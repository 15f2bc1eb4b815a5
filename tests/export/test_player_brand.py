"""A company's own look, set and exported: on the pages, in both schemes, on paper."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from browsing import LAPTOP, PHONE, Rep, Scheme, flaws, visit
from command_line import Cli
from playwright.sync_api import Browser, expect

from decisiontree.export import Occasion

pytestmark = pytest.mark.browser

SETTINGS = """
[export]
name = "Northwind & Sons"
logo = "logo.svg"
[export.colours]
accent = "#7a1f5c"
accent_dark = "#f0a6d4"
background = "#f7f3f5"
"""
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="45"><rect width="90" height="45" fill="#7a1f5c"/></svg>'
_COLOURS = """() => {
    const style = (selector) => getComputedStyle(document.querySelector(selector));
    const go = document.querySelector("#go-on .answer");
    document.body.append(go);
    return [style("body").backgroundColor, style(".eyebrow").color, getComputedStyle(go).backgroundColor, getComputedStyle(go).color];
}"""
INK = "rgb(36, 25, 32)"


@pytest.fixture
def exported(cli: Cli, tmp_path: Path) -> Callable[[str], Path]:
    """`exported(settings)`: the pages of a library with settings and a logo."""
    cli("new", "returns", "--template", "empowerment")
    (tmp_path / "logo.svg").write_text(LOGO, encoding="utf-8")

    def run(settings: str) -> Path:
        (tmp_path / "decisiontree.toml").write_text(settings, encoding="utf-8")
        ran = cli("export")
        assert ran.code == 0, ran.err
        return tmp_path / "site"

    return run


def shows_logo(rep: Rep) -> None:
    """The picture is there, under the page's policy, with the name for who does not see it."""
    logo = rep.page.locator(".top img")
    expect(logo).to_have_attribute("alt", "Northwind & Sons")
    expect(logo).to_have_js_property("naturalWidth", 90)
    box = logo.bounding_box()
    assert box is not None
    assert (box["width"], box["height"]) == (72, 36)


def test_pages_have_the_look_that_is_set(
    browser: Browser, exported: Callable[[str], Path], now: Occasion
) -> None:
    """Logo and colours on the page and in the list, on light and dark screens; nothing is asked of the network, and the console is empty."""
    site = exported(SETTINGS)
    light = ["rgb(247, 243, 245)", "rgb(122, 31, 92)", "rgb(122, 31, 92)", "rgb(255, 255, 255)"]
    dark = ["rgb(18, 21, 27)", "rgb(240, 166, 212)", "rgb(240, 166, 212)", INK]
    looks: tuple[tuple[Scheme, tuple[int, int], list[str]], ...] = (
        ("light", LAPTOP, light),
        ("dark", PHONE, dark),
    )
    for scheme, size, colours in looks:
        with visit(browser, site / "returns.html", now=now.now, scheme=scheme, size=size) as rep:
            shows_logo(rep)
            assert flaws(rep) == []
            rep.page.emulate_media(media="print")
            expect(rep.page.locator(".top img")).to_be_visible()
            rep.page.emulate_media(media="screen")
            assert rep.page.evaluate(_COLOURS) == colours
        with visit(browser, site / "index.html", now=now.now, scheme=scheme, size=size) as rep:
            shows_logo(rep)
            expect(rep.page.locator(".group h2").first).to_have_css("color", colours[1])
            assert flaws(rep) == []


def test_without_a_logo_the_name_is_shown(
    browser: Browser, exported: Callable[[str], Path], now: Occasion
) -> None:
    """As text, on a phone next to the title; and the system's colours count where a person wants them."""
    site = exported(SETTINGS.replace("logo =", "# logo ="))
    with visit(browser, site / "returns.html", now=now.now, size=(320, 640)) as rep:
        name, title = (rep.page.locator(f".top {each}") for each in (".company", "h1"))
        expect(name).to_have_text("Northwind & Sons")
        boxes = name.bounding_box(), title.bounding_box()
        assert boxes[0] is not None
        assert boxes[1] is not None
        assert boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"]
        assert flaws(rep) == []
        rep.page.emulate_media(forced_colors="active")
        expect(rep.page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
        expect(name).to_have_css("color", "rgb(0, 0, 0)")


def test_pages_without_these_settings_are_the_same_to_the_byte(exported: Callable[[str], Path]) -> None:
    """A section without colours counts as none."""
    plain = {each.name: each.read_bytes() for each in exported("").glob("*.html")}

    assert {each.name: each.read_bytes() for each in exported("[export.colours]").glob("*.html")} == plain


def test_a_colour_that_cannot_be_read_stops_the_export(cli: Cli, tmp_path: Path) -> None:
    """The message has the file, the line and the shade that would do; nothing is written."""
    cli("new", "returns", "--template", "empowerment")
    (tmp_path / "decisiontree.toml").write_text('[export.colours]\n\naccent = "#c9a227"\n', encoding="utf-8")

    ran = cli("export")

    assert ran.code == 2
    assert "decisiontree.toml:3, [export.colours]: 'accent' is \"#c9a227\": on light screens" in ran.err
    assert 'the nearest shade that passes is "#816819"' in ran.err
    assert not (tmp_path / "site").exists()


def test_settings_come_after_an_exporters_own_look(
    exported: Callable[[str], Path], cli: Cli, tmp_path: Path
) -> None:
    """They win, and the policy names the style as it is then."""
    exported(SETTINGS)
    own = tmp_path / "mine" / "own"
    (own / "assets").mkdir(parents=True)
    (own / "assets" / "own.css").write_text(":root { --accent: light-dark(#f00, #0f0) }", encoding="utf-8")
    (own / "assets" / "logo.svg").write_text(LOGO.replace("7a1f5c", "000000"), encoding="utf-8")
    (own / "exporter.toml").write_text(
        'summary = "own"\ncontract = 1\nextends = "html"\n[assets]\nstyle = "own.css"\nlogo = "logo.svg"\n',
        encoding="utf-8",
    )
    ran = cli("export", "--exporter", "own", "--exporter-dir", "mine", "--out", "own")
    assert ran.code == 0, ran.err
    page = (tmp_path / "own" / "returns.html").read_text(encoding="utf-8")
    style = page.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert style.rindex("--accent:light-dark(#7a1f5c,#f0a6d4)") > style.index("light-dark(#f00, #0f0)")
    assert f"style-src 'sha256-{digest}'" in page
    assert base64.b64encode(LOGO.encode()).decode() in page


def test_the_list_of_libraries_has_the_look_of_the_first(cli: Cli, tmp_path: Path) -> None:
    """Each library has its own."""
    for name in ("alpha", "beta"):
        (tmp_path / name).mkdir()
        cli("new", "returns", "--template", "empowerment", cwd=tmp_path / name)
        (tmp_path / name / "decisiontree.toml").write_text(
            f'[export]\nname = "The {name}"\n', encoding="utf-8"
        )
    ran = cli("export", "alpha", "beta")
    assert ran.code == 0, ran.err
    for page, name in (("index.html", "alpha"), ("alpha/index.html", "alpha"), ("beta/returns.html", "beta")):
        text = (tmp_path / "site" / page).read_text(encoding="utf-8")
        assert f'<p class="company" translate="no">The {name}</p>' in text
