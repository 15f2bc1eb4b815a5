"""The Markdown pages by name. A page's name is its path in docs/ without `.md`, such as `guides/checking`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from decisiontree.errors import NotReadable, UsageError
from decisiontree.files import shipped_folder
from decisiontree.text import Nearest, did_you_mean

FRONT = "index"
INSTALLED = ("tutorials", "guides", "reference")
"""The folders of docs/ that a wheel contains, in the order of the list; the other pages are for developers."""
_INDEX = "/index"
_RULES = "reference/rules/"
_MOST_MEANT = 5
"""So many pages that may be meant are named."""
_FEWEST_LETTERS = 3
"""A part of a name is no shorter."""
_FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_COMMENT = re.compile(r"(^```.*?^```)|^<!--.*?-->\n+", re.MULTILINE | re.DOTALL)
_CODE_OR_LINK = re.compile(r"`[^`\n]+`|(?<!!)\[((?:`[^`\n]+`|[^][`\n])+)\]\(([^)\s]+)\)")
_MARKS = str.maketrans("", "", "`*")
_LIST = "`decisiontree docs --list`"
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class PageSummary:
    """A page's name and its title."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class PageHeading:
    """A heading on a page, with the anchor that a link to it has."""

    page: str
    title: str
    anchor: str


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link on a page: its words without their marks, and where it leads."""

    words: str
    target: str


def docs_folder() -> Path:
    """The folder of the pages."""
    return shipped_folder("docs/builtin", "docs")


def page_file(name: str) -> Path:
    """The file of a page."""
    return docs_folder() / f"{name}.md"


def read_page(name: str) -> str:
    """The Markdown of a page without its comments, which are for those who edit it; raises NotReadable."""
    try:
        text = page_file(name).read_text(encoding="utf-8")
        return _COMMENT.sub(lambda match: match[1] or "", text)
    except OSError as error:
        raise NotReadable(f"the page '{name}' cannot be read: {error.strerror}") from error


def page_summaries() -> tuple[PageSummary, ...]:
    """Every page, the front first, then folder by folder."""
    return tuple(PageSummary(name, _title(read_page(name))) for name in _names())


def page_headings() -> tuple[PageHeading, ...]:
    """Every heading of every page; of a rule only the first, as the others are the same on all of them."""
    return tuple(
        PageHeading(name, title, _anchor(title))
        for name in _names()
        for title in _headings(read_page(name))[: 1 if name.startswith(_RULES) else None]
    )


def page_links(text: str) -> tuple[PageLink, ...]:
    """The links of a page, each once, in their order; what is in an example of code is no link."""
    found = _CODE_OR_LINK.finditer(_FENCE.sub("", text))
    links = (PageLink(each[1].translate(_MARKS), each[2]) for each in found if each[1])
    return tuple(dict.fromkeys(links))


def find_page(wanted: str) -> str:
    """The name of the page that is meant: its name, the end of it, or a part of its name or title that no other page has.

    Raises UsageError.
    """
    names = _names()
    asked = wanted.partition("#")[0].strip("/").removesuffix(".md").removeprefix("docs/").lower()
    if asked in names:
        return asked
    asked = asked.removesuffix(_INDEX)
    found = [name for name in names if f"/{name.removesuffix(_INDEX)}".endswith(f"/{asked}")]
    found = found or _resembling(asked, names)
    if len(found) == 1:
        return found[0]
    if 1 < len(found) <= _MOST_MEANT:
        raise UsageError(f"'{wanted}' could be {' or '.join(found)}; write the whole name")
    if found:
        raise UsageError(
            f"'{wanted}' fits {len(found)} pages; write more of the name, or list the pages with {_LIST}"
        )
    last_parts = {name.removesuffix(_INDEX).rpartition("/")[2] for name in names}
    near = Nearest().to(asked.rpartition("/")[2], sorted(last_parts))
    raise UsageError(f"there is no page '{wanted}'{did_you_mean(near, f'; list the pages with {_LIST}')}")


def _resembling(asked: str, names: tuple[str, ...]) -> list[str]:
    """Pages with these initials, such as `ci`, else with these letters in the name or title; those of rules come last."""
    pages = [name for name in names if not name.startswith(_RULES)]
    initials = [name for name in pages if _initials(name.rpartition("/")[2]) == asked]
    if initials or len(asked) < _FEWEST_LETTERS:
        return initials
    rules = [name for name in names if name.startswith(_RULES) and asked in name.removeprefix(_RULES)]
    return [name for name in pages if asked in name or asked in _title(read_page(name)).lower()] or rules


def _initials(words: str) -> str:
    return "".join(word[:1] for word in words.split("-"))


def _names() -> tuple[str, ...]:
    folder = docs_folder()
    files = [file for part in INSTALLED for file in sorted((folder / part).rglob("*.md"), key=_listed_at)]
    return (FRONT, *(file.relative_to(folder).with_suffix("").as_posix() for file in files))


def _listed_at(file: Path) -> tuple[int, str, bool, str]:
    """Pages of a folder before its subfolders, the index of a subfolder before its pages."""
    return (len(file.parts), str(file.parent), file.stem != FRONT, file.name)


def _title(text: str) -> str:
    return next(iter(_headings(text)), "")


def _headings(text: str) -> list[str]:
    return [each.replace("`", "") for each in _HEADING.findall(_FENCE.sub("", text))]


def _anchor(title: str) -> str:
    """As code hosts make it of a heading."""
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")
