"""docs/reference/exporters.md: the view model field by field, the colours, what the script needs of a template."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from view_model_page import documented, given_classes, with_view_model

from decisiontree.export import Exporter, find_exporter
from decisiontree.export.render import environment_of

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "exporters.md"
OURS = {
    "head",
    "inline",
    "lang",
    "line",
    "lists",
    "markdown",
    "md",
    "mermaid",
    "mixed",
    "plain",
    "rest",
    "said",
}


@pytest.fixture(scope="module")
def page() -> str:
    """The reference."""
    return PAGE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def html() -> Exporter:
    """The program's own exporter."""
    return find_exporter("html")


def test_the_view_model_is_up_to_date(page: str, golden: Callable[[Path, str], None]) -> None:
    """Every field with its sentence; write it again with --update-golden."""
    golden(PAGE, with_view_model(page))


def test_every_class_that_templates_are_given_is_described() -> None:
    """And none besides."""
    assert documented() == given_classes()


def test_every_filter_is_described(page: str, html: Exporter) -> None:
    """Those of ours; Jinja describes its own."""
    assert set(environment_of(html).filters) >= OURS
    assert {name for name in OURS if f"\\| {name}" not in page} == set()


def test_everything_that_the_script_asks_for_is_named(page: str, repository: Path) -> None:
    """Whoever changes a template reads what to keep, and each of it is in a template of ours."""
    scripts = [
        path.read_text(encoding="utf-8")
        for path in (repository / "exporters" / "html" / "player").glob("*.js")
    ]
    ids = {
        each for script in scripts for each in re.findall(r'(?:byId|getElementById)\("([\w-]+)"\)', script)
    }
    attributes = {
        each for script in scripts for each in re.findall(r"\[(data-(?!stand-in)[a-z-]+)[\]=]", script)
    }
    section = page.partition("### What the page's script needs")[2].partition("\n## ")[0]
    assert len(ids) > 20
    assert {name for name in ids if f"`{name}`" not in section} == set()
    assert {name for name in attributes if f"`{name}`" not in section} == set()
    templates = "".join(
        path.read_text(encoding="utf-8") for path in (repository / "exporters" / "html").rglob("*.j2")
    )
    named = re.findall(r"`([a-z][a-z-]+)`", section.partition("|---|")[2])
    words = {"errors", "error", "answer", "trail", "data-fact", "data-number"}
    assert {name for name in named if name not in words and name not in templates} == set()


def test_every_template_that_the_reference_names_has_its_blocks(page: str, repository: Path) -> None:
    """A block that is not there would be filled in vain."""
    folder = repository / "exporters" / "html" / "templates"
    section = page.partition("## Templates of `html`")[2].partition("###")[0]
    rows = re.findall(r"^\| (`[^|]+) \| [^|]+ \| ([^|]*)\|$", section, re.MULTILINE)
    assert len(rows) == 8
    for names, blocks in rows:
        for name in re.findall(r"`([\w./]+\.j2)`", names):
            text = (folder / name).read_text(encoding="utf-8")
            for block in re.findall(r"`(\w+)`", blocks) if "page" in name or "_any" in name else ():
                assert f"{{% block {block}" in text, (name, block)
