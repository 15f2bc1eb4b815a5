"""The guides for the look and for exporters: their files, typed as a reader types them, make what the guides say."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from browsing import flaws, visit
from command_line import Cli
from doc_files import write_shown_files
from playwright.sync_api import Browser, expect

from decisiontree.export import Occasion, export_library, find_exporter
from decisiontree.model import Library

GUIDES = Path(__file__).parents[2] / "docs" / "guides"
LOOK, WRITE = GUIDES / "change-the-look.md", GUIDES / "write-an-exporter.md"
_COMMAND = re.compile(r"^```console\ndecisiontree (.*)\n```$", re.MULTILINE)
_TEXT = re.compile(r"^```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ACCENT = {"light": "rgb(122, 31, 92)", "dark": "rgb(240, 166, 212)"}


def commands(page: Path) -> list[list[str]]:
    """What the reader is told to run."""
    return [command.split() for command in _COMMAND.findall(page.read_text(encoding="utf-8"))]


def shown(page: Path) -> list[str]:
    """What the reader is told to see."""
    return _TEXT.findall(page.read_text(encoding="utf-8"))


def test_the_look_is_exported_as_the_guide_says(cli: Cli, tmp_path: Path) -> None:
    """Both lines of the output."""
    cli("new", "returns", "--template", "empowerment")
    write_shown_files(LOOK, tmp_path)
    (export,) = commands(LOOK)
    ran = cli(*export)
    assert ran.code == 0, ran.err
    (said,) = shown(LOOK)
    assert (ran.err + ran.out).replace(str(tmp_path), "…") == said


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_look_is_seen_on_the_page(
    browser: Browser, library: Library, now: Occasion, tmp_path: Path, scheme: str
) -> None:
    """Accent, logo and imprint are there, the page still asks for nothing, refuses nothing, and is accessible."""
    write_shown_files(LOOK, tmp_path)
    exporter = find_exporter("northwind", (tmp_path / "exporters",))
    site = tmp_path / "site"
    site.mkdir()
    for path, content in export_library(library, tuple(library.trees), now, exporter).items():
        (site / path).write_bytes(content)
    for name in ("late", "index"):
        with visit(browser, site / f"{name}.html", now=now.now, scheme=scheme) as rep:  # type: ignore[arg-type]  # of two
            logo = rep.page.get_by_role("img", name="Northwind")
            expect(logo).to_be_visible()
            box = logo.bounding_box()
            assert box is not None
            assert (box["width"], box["height"]) == (120, 36)
            expect(rep.page.get_by_text("for internal use")).to_be_visible()
            accent = rep.page.locator(".imprint").evaluate(
                "(place) => { place.style.color = 'var(--accent)'; return getComputedStyle(place).color }"
            )
            assert accent == ACCENT[scheme]
            assert flaws(rep) == []


def test_the_exporters_write_what_the_guide_shows(cli: Cli, tmp_path: Path) -> None:
    """On the tree that the reader has made, with the commands of the guide."""
    write_shown_files(WRITE, tmp_path)
    for command in commands(WRITE):
        ran = cli(*command)
        assert ran.code == 0, ran.err
    checklist, _fault, storyboard = shown(WRITE)
    assert checklist in (tmp_path / "checklists" / "returns.txt").read_text(encoding="utf-8")
    assert storyboard in (tmp_path / "storyboards" / "returns.md").read_text(encoding="utf-8")
    assert "| Role | Up to | Times |\n|---|---|---|\n| " in (tmp_path / "limits" / "limits.md").read_text(
        encoding="utf-8"
    )


def test_the_mistake_of_the_guide_is_reported_as_it_says(cli: Cli, tmp_path: Path) -> None:
    """With the line of the template, and what was meant."""
    write_shown_files(WRITE, tmp_path)
    template = tmp_path / "exporters" / "checklist" / "templates" / "tree.txt.j2"
    template.write_text(
        template.read_text(encoding="utf-8").replace("node.ways", "node.way"), encoding="utf-8"
    )
    make, export, *_ = commands(WRITE)
    cli(*make)
    ran = cli(*export)
    assert ran.code == 2
    assert ran.err.endswith(shown(WRITE)[1])
    assert not (tmp_path / "checklists").exists()


@pytest.mark.parametrize("name", ["checklist", "storyboard", "limits"])
def test_every_kind_of_step_is_written(
    name: str, library: Library, now: Occasion, tmp_path: Path, golden: Callable[[Path, str], None]
) -> None:
    """The tree with a node of every kind and the one that it runs."""
    write_shown_files(WRITE, tmp_path)
    exporter = find_exporter(name, (tmp_path / "exporters",))
    files: Mapping[str, bytes] = export_library(library, tuple(library.trees), now, exporter)
    for path, content in files.items():
        golden(Path(__file__).parent / "golden" / name / path, content.decode())
