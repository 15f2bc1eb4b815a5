"""A finding names the page that explains its rule; a package whose address is not filled in names none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import Ran, run_process

from decisiontree.report.rule_address import page_address

PAGE = "reference/rules/loop"


@pytest.mark.parametrize(
    ("documentation", "address"),
    [
        ("https://docs.example.org", "https://docs.example.org/reference/rules/loop.html"),
        ("https://docs.example.org/dt/", "https://docs.example.org/dt/reference/rules/loop.html"),
        ("https://docs.example.org/index.html", "https://docs.example.org/reference/rules/loop.html"),
        (
            "https://code.example.org/us/dt/blob/main/docs/index.md",
            "https://code.example.org/us/dt/blob/main/docs/reference/rules/loop.md",
        ),
        ("https://code.example.org/OWNER/dt/blob/main/docs/index.md", None),
        ("http://docs.example.org", None),
        ("javascript:alert(1)", None),
        (None, None),
    ],
)
def test_a_page_is_beside_the_front_page(documentation: str | None, address: str | None) -> None:
    """Of a site, or of the Markdown where a code host shows it; never on a stranger's site."""
    assert page_address(documentation, PAGE) == address


def _check(folder: Path, environment: dict[str, str], form: str, *urls: str) -> Ran:
    """A check by a package whose metadata names these addresses."""
    info = folder / "installed" / "decisiontree_desk-1.dist-info"
    info.mkdir(parents=True)
    lines = ["Metadata-Version: 2.1", "Name: decisiontree-desk", "Version: 1"]
    (info / "METADATA").write_text("\n".join([*lines, *(f"Project-URL: {url}" for url in urls), ""]))
    (folder / "a.yaml").write_text("format: 1\ntitle: A\nstart: a\nnodes:\n  a: {say: x, to: nowhere}\n")
    code = f"import sys; sys.path.insert(0, {str(info.parent)!r}); from decisiontree.cli.main import run; run(sys.argv[1:])"
    return run_process(["-c", code, "check", "a.yaml", "--format", form], folder, environment)


def test_the_address_is_that_of_the_package(tmp_path: Path, clean_environment: dict[str, str]) -> None:
    """Whoever publishes the program fills in one line of its metadata."""
    urls = ("Source, https://code.example.org/dt", "Documentation, https://docs.example.org/dt")
    for form, key in (("json", "url"), ("sarif", "helpUri")):
        out = _check(tmp_path / form, clean_environment, form, *urls).out
        assert f'"{key}": "https://docs.example.org/dt/reference/rules/dangling-link.html"' in out


def test_a_placeholder_leads_nowhere(tmp_path: Path, clean_environment: dict[str, str]) -> None:
    """JSON says so, SARIF leaves it out, and neither fails without any address."""
    url = "Documentation, https://github.com/OWNER/decisiontree"
    found = json.loads(_check(tmp_path / "json", clean_environment, "json", url).out)
    assert {each["url"] for each in found["diagnostics"]} == {None}
    for at, given in enumerate(([url], [])):
        assert "helpUri" not in _check(tmp_path / f"sarif{at}", clean_environment, "sarif", *given).out
