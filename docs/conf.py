"""The site of the docs, made by Sphinx from the Markdown that code hosts show: `make docs` writes it to build/docs.

The order of the pages is that of the links in index.md, section by section, so that no page is listed twice.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from markdown_it.main import _PRESETS
from sphinx.application import Sphinx

DOCS = Path(__file__).parent
ROOT = DOCS.parent
SOURCE = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["urls"]["Source"]
project = "decisiontree"
copyright = "the authors of decisiontree"  # noqa: A001  Sphinx reads it by this name
extensions = ["myst_parser"]
exclude_patterns = ["pictures"]
nitpicky = True
smartquotes = False  # `--fix` in a sentence has two hyphens
# The bad examples of the rules are meant to be bad YAML.
suppress_warnings = ["misc.highlighting_failure"]
myst_heading_anchors = 6

html_theme = "furo"
html_title = "decisiontree"
html_search_scorer = str(DOCS / "search_order.js")
html_show_sphinx = False
html_copy_source = False
html_show_sourcelink = False
html_last_updated_fmt = None

# markdown-it stops at 20 levels and leaves out the rest of the page; the flows of architecture.md are deeper.
_PRESETS["commonmark"]["options"]["maxNesting"] = 100

_SECTION = re.compile(r"^## (.+)$", re.MULTILINE)
_LINK = re.compile(r"(?<=\]\()(?!\w+:)([^)#\s]+)")
_PAGE = re.compile(r"\]\(([\w/-]+)\.md\)")
# Their own index lists them: a hundred entries in the sidebar of every page would be three quarters of the site.
_BESIDE = ("reference/rules/", "decisions/")
_DOORS = "Choose your door."
_DEMO = (
    '<p class="demo"><a href="demo/refund.html">▶ Click through the refund tree</a>, one of the six'
    ' <a href="demo/index.html">sample pages</a> that <code>decisiontree export</code> writes.</p>'
)
_ORPHAN = "---\norphan: true\n---\n\n"


def _contents(text: str) -> str:
    """A hidden table of contents for each section of the front page that has links."""
    _, *sections = _SECTION.split(text)
    return "".join(
        _toctree(_PAGE.findall(body), title)
        for title, body in zip(sections[::2], sections[1::2], strict=True)
    )


def _toctree(pages: list[str], caption: str) -> str:
    return "\n".join(["", "```{toctree}", ":hidden:", f":caption: {caption}", "", *pages, "```", ""])


def _leave_the_site(_: Sphinx, page: str, source: list[str]) -> None:
    """A link to a file or folder of the repository that is no page leads to the code host."""

    def replaced(link: re.Match[str]) -> str:
        target = (DOCS / page).parent.joinpath(link[0]).resolve()
        if target.is_relative_to(DOCS) and not target.is_dir():
            return link[0]
        kind = "tree" if target.is_dir() else "blob"
        return f"{SOURCE}/{kind}/main/{target.relative_to(ROOT).as_posix()}"

    source[0] = _LINK.sub(replaced, source[0])


def _add_contents(_: Sphinx, page: str, source: list[str]) -> None:
    if page == "index":
        source[0] = source[0].replace(_DOORS, f"{_DEMO}\n\n{_DOORS}") + _contents(source[0])
    elif page == "architecture":
        source[0] += f"\n## Decisions\n\n{_decisions()}"
    elif page.startswith(_BESIDE) and not page.endswith("/index"):
        source[0] = _ORPHAN + source[0]


def _decisions() -> str:
    """A list of them, which code hosts show as a folder."""
    files = sorted((DOCS / "decisions").glob("*.md"))
    titles = [file.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ") for file in files]
    return "".join(f"- [{title}](decisions/{file.name})\n" for title, file in zip(titles, files, strict=True))


def setup(app: Sphinx) -> None:
    """Called by Sphinx."""
    app.connect("source-read", _leave_the_site)
    app.connect("source-read", _add_contents)
