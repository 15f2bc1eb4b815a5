"""What the docs name in backticks is there: paths, links, modules, classes, and what is said to stand in a file."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from doc_files import shown_files

ROOT = Path(__file__).parents[2]
# decisions tell of their day; the paths and links in them are held all the same
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
PAGES = [
    ROOT / "README.md",
    ROOT / "SECURITY.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "exporters" / "html" / "README.md",
    *(page for page in sorted((ROOT / "docs").rglob("*.md")) if "decisions" not in page.parts),
]
# a key in backticks, such as `Enter`, is no class
_PROSE_PAGES = [page for page in PAGES if page.name != "keys.md"]
FOLDERS = ("decisiontree", "exporters", "tests", "benchmarks", "docs", ".ci")
ROOMS = {path.stem for path in (ROOT / "decisiontree").iterdir()}
THEIRS = {"Error", "Map", "Passed"}
"""Two of JavaScript, and a label in an example."""
_FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"(?<!`)`[^`\n]+`(?!`)")
_PATH = re.compile(r"`((?:decisiontree|tests|docs|exporters)/[\w./-]+)`")
_TWIN = re.compile(r"\bdecisiontree/[\w/]+\.py\b")
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
_ANCHOR = re.compile(r"\]\((?!https?:)([^)#\s]*\.md|)#([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_SOURCE = re.compile(r"`(\w[\w./-]*\.(?:py|js|j2|css|tcss))`")
_MODULE = re.compile(r"`(\w+\.(?!js|py)\w+)`")
_CLASS = re.compile(r"`([A-Z]\w*[a-z]\w*)`")
_IN_FILE = re.compile(
    r"`(?P<name>\w+)` (?:of|in) `(?P<file>[\w./-]+\.(?:py|js))`|`(?P<before>[\w./-]+\.js)` `(?P<after>\w+)`"
)


def _prose(page: Path) -> str:
    return _FENCE.sub("", page.read_text(encoding="utf-8"))


@cache
def _sources() -> tuple[Path, ...]:
    """The files that stand in the repository's folders of code."""
    return tuple(
        path
        for folder in FOLDERS
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "node_modules" not in path.parts
    )


def _called(name: str) -> list[Path]:
    """The files that a name may mean: whole, or the last parts of a path."""
    return [path for path in _sources() if f"/{path.relative_to(ROOT).as_posix()}".endswith(f"/{name}")]


@cache
def _classes() -> frozenset[str]:
    """The classes and the named types of the package."""
    return frozenset(_types())


def _types() -> Iterator[str]:
    for file in (ROOT / "decisiontree").rglob("*.py"):
        for item in ast.parse(file.read_text(encoding="utf-8")).body:
            match item:
                case ast.ClassDef(name=name) | ast.AnnAssign(target=ast.Name(id=name)):
                    yield name


def _is_there(dotted: str) -> bool:
    """Whether a room has a module or shows a name that is called so."""
    room, _, name = dotted.partition(".")
    in_room = ROOT / "decisiontree" / room / name
    return (
        in_room.with_suffix(".py").is_file()
        or in_room.is_dir()
        or hasattr(import_module(f"decisiontree.{room}"), name)
    )


@pytest.mark.parametrize("page", [*PAGES, *DECISIONS], ids=lambda page: page.name)
def test_a_path_named_in_the_docs_is_there(page: Path) -> None:
    """Somebody who follows the page finds what it speaks of."""
    text = page.read_text(encoding="utf-8")
    named = {ROOT / path for path in _PATH.findall(text)} | {
        page.parent / path for path in _LINK.findall(_without_code(text))
    }

    made = {ROOT / path for path in shown_files(text)}
    assert sorted(str(path.relative_to(ROOT)) for path in named - made if not path.exists()) == []


@pytest.mark.parametrize("page", [*PAGES, *DECISIONS], ids=lambda page: page.name)
def test_a_link_to_a_heading_names_one_that_is_there(page: Path) -> None:
    """By the anchor that code hosts and the site make of it."""
    linked = _ANCHOR.findall(_without_code(page.read_text(encoding="utf-8")))
    headings = {path: _anchors(page.parent / path if path else page) for path, _ in linked}

    assert sorted(f"{path}#{anchor}" for path, anchor in linked if anchor not in headings[path]) == []


def test_the_front_of_the_docs_links_every_page() -> None:
    """A new page needs a line in docs/index.md: the order of the site, and of whoever looks for something, comes from there."""
    front = ROOT / "docs" / "index.md"
    linked = {front.parent / path for path in _LINK.findall(front.read_text(encoding="utf-8"))}
    pages = {page for page in front.parent.rglob("*.md") if not {"rules", "decisions"} & {*page.parts}}

    assert sorted(str(page.relative_to(ROOT)) for page in pages - linked - {front}) == []


def _without_code(text: str) -> str:
    """A page without its blocks and its words in backticks, where a link is one of a tree."""
    return _CODE.sub("", _FENCE.sub("", text))


def _anchors(page: Path) -> set[str]:
    titles = _HEADING.findall(_FENCE.sub("", page.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def test_the_page_s_script_names_twins_that_are_there() -> None:
    """What a file of the script is the twin of."""
    scripts = (ROOT / "exporters" / "html" / "player").glob("*.js")
    twins = {twin for script in scripts for twin in _TWIN.findall(script.read_text(encoding="utf-8"))}

    assert len(twins) > 5
    assert sorted(twin for twin in twins if not (ROOT / twin).is_file()) == []


@pytest.mark.parametrize("page", _PROSE_PAGES, ids=lambda page: f"{page.parent.name}/{page.name}")
def test_a_name_in_the_docs_is_one_of_the_code(page: Path) -> None:
    """A source file, a module or a name of a room, a class, and what is said to stand in a file."""
    text = _prose(page)
    made = {Path(path).name for path in shown_files(page.read_text(encoding="utf-8"))}
    dead = {name for name in _SOURCE.findall(text) if not _called(name) and Path(name).name not in made}
    dead |= {
        name for name in _MODULE.findall(text) if name.partition(".")[0] in ROOMS and not _is_there(name)
    }
    dead |= set(_CLASS.findall(text)) - _classes() - THEIRS
    for found in _IN_FILE.finditer(text):
        file, name = found["file"] or found["before"], found["name"] or found["after"]
        if not any(re.search(rf"\b{name}\b", path.read_text(encoding="utf-8")) for path in _called(file)):
            dead.add(f"{name} in {file}")

    assert sorted(dead) == []


def test_a_dead_name_would_be_told() -> None:
    """The test above sees names that are not there, and none where they are."""
    assert _is_there("display.dates")
    assert _is_there("editing.plan")
    assert not _is_there("display.shelf")
    assert _called("tree_builder/nodes.py")
    assert not _called("builder/nodes.py")
    assert {"FieldSpec", "Node", "TreeView"} <= _classes()
