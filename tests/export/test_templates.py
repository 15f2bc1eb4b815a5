"""The html exporter's own files: what its templates never do, and colours that can be seen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SAFE = re.compile(r"\|\s*safe\b|autoescape\s+false|Markup")
HANDLERS = re.compile(r"<[^>]*\s(?:on[a-z]+|style)\s*=", re.IGNORECASE)
ROOT = Path(__file__).parents[2]
ROW = re.compile(
    r"^\| `--([a-z-]+)` \| [^|]+ \| `(#\w+)` \| `(#\w+)` \| (?:([\d.]+) on ([^|]+))? *\|$", re.MULTILINE
)
PROMISED = ROW.findall((ROOT / "docs" / "reference" / "exporters.md").read_text(encoding="utf-8"))
PAIRS = [
    (ink, ground, float(least))
    for ink, _, _, least, grounds in PROMISED
    for ground in re.findall(r"`--([a-z-]+)`", grounds)
]


@pytest.fixture
def html(repository: Path) -> Path:
    """The exporter's folder."""
    return repository / "exporters" / "html"


def test_no_template_switches_escaping_off(html: Path) -> None:
    """Nor does one write a handler or a style into an element: the policy would refuse it."""
    for template in html.rglob("*.j2"):
        text = template.read_text(encoding="utf-8")
        assert not SAFE.search(text), template.name
        assert not HANDLERS.search(text), template.name


def test_an_exporter_holds_no_python(repository: Path) -> None:
    """Nothing would import it, and a reader would believe that something does."""
    assert list((repository / "exporters").rglob("*.py")) == []


def test_the_script_makes_no_html(html: Path) -> None:
    """Texts are put in as text; nothing is evaluated."""
    for module in (html / "player").glob("*.js"):
        text = module.read_text(encoding="utf-8")
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", text
        )


def test_every_kind_of_node_has_its_template(html: Path) -> None:
    """The exporter that comes along falls back to `_any` for none."""
    kinds = {"question", "step", "form", "listen", "branch", "decision", "subtree", "outcome", "unreadable"}
    assert {
        template.name.removesuffix(".html.j2") for template in (html / "templates" / "node").iterdir()
    } == kinds | {"_any"}


def test_the_reference_has_the_colours_of_the_style_sheet(html: Path) -> None:
    """Each with its value in both schemes, and none besides; the other properties are named, too."""
    css = (html / "player" / "base.css").read_text(encoding="utf-8")
    written = re.findall(r"--([a-z-]+): light-dark\((#\w+), (#\w+)\);", css)
    assert sorted(written) == sorted((name, light, dark) for name, light, dark, _, _ in PROMISED)
    root = css.partition(":root {")[2].partition("}")[0]
    others = set(re.findall(r"--([a-z-]+):", root)) - {name for name, _, _ in written}
    page = (ROOT / "docs" / "reference" / "exporters.md").read_text(encoding="utf-8")
    assert others == {"font", "mono", "shade"}
    assert all(f"| `--{name}` |" in page for name in others)
    assert len(PAIRS) > 15


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_colours_stand_out(html: Path, scheme: str, ink: str, ground: str, least: float) -> None:
    """As the reference says: 4.5 for words, 3 for borders."""
    colours = _colours((html / "player" / "base.css").read_text(encoding="utf-8"), scheme)
    light, dark = sorted((_luminance(colours[ink]), _luminance(colours[ground])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= least


def _colours(css: str, scheme: str) -> dict[str, str]:
    pairs = re.findall(r"--([a-z-]+): light-dark\(#([0-9a-f]{3,6}), #([0-9a-f]{3,6})\);", css)
    written = {name: light if scheme == "light" else dark for name, light, dark in pairs}
    return {
        name: colour if len(colour) == 6 else "".join(digit * 2 for digit in colour)
        for name, colour in written.items()
    }


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
