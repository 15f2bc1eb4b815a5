"""The site of the docs, built from the same Markdown that code hosts show: every link resolves, and it works from a folder, offline."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect


@pytest.fixture(scope="module")
def site(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site; a warning, such as a link that leads nowhere or a page that the front does not list, is an error."""
    folder = tmp_path_factory.mktemp("docs")
    options = ["-q", "-W", "--keep-going", "-j", "2", "-d", str(folder / "doctrees")]
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", *options, str(repository / "docs"), str(folder / "site")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder / "site"


@contextmanager
def _offline(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page without a network, and the addresses of what it has asked for that is no file."""
    with browser.new_context(offline=True, viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        foreign: list[str] = []
        page.on("request", lambda request: foreign.append(request.url))
        yield page, foreign


@pytest.mark.parametrize(
    ("words", "found"),
    [("dead-end", "reference/rules/dead-end.html"), ("baseline", "guides/checking.html")],
)
def test_the_search_finds_pages_from_a_folder_without_a_network(
    browser: Browser, site: Path, words: str, found: str
) -> None:
    """Type a word, press Enter, open a hit: nothing but files is asked for."""
    with _offline(browser) as (page, asked):
        page.goto((site / "index.html").as_uri())
        page.get_by_placeholder("Search").first.fill(words)
        page.keyboard.press("Enter")
        expect(page.locator("#search-results")).to_contain_text("Search finished")
        pages = [each.get_attribute("href") or "" for each in page.locator("#search-results li > a").all()]
        assert "decisions/" not in "".join(pages[:3]), "pages for users come first"
        hit = page.locator(f"#search-results a[href*='{found}']").first
        expect(hit).to_be_visible()
        hit.click()
        expect(page.locator("article h1")).to_be_visible()
        assert [each for each in asked if not each.startswith(("file:", "data:"))] == []
        assert len(asked) > 5


def test_no_page_names_a_file_of_another_host(site: Path) -> None:
    """Links for a reader to follow may leave; scripts, styles, pictures and fonts may not."""
    loading = re.compile(
        r"<(?:script|img|iframe|source)[^>]+src=\"(?:https?:)?//|<link[^>]+href=\"(?:https?:)?//|url\(\s*['\"]?https?:"
    )
    files = [file for file in site.rglob("*") if file.suffix in {".html", ".css"}]

    assert len(files) > 100
    assert [file.name for file in files if loading.search(file.read_text(encoding="utf-8"))] == []


def test_a_page_that_is_cut_off_would_be_seen(site: Path) -> None:
    """The deepest list of the docs is on the site whole, and what comes after it."""
    page = (site / "architecture.html").read_text(encoding="utf-8")

    assert "Levenshtein" in page
    assert 'href="decisions/040' in page
