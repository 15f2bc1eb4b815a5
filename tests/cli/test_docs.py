"""`decisiontree docs`: every page by its name, as Markdown where nobody looks at a screen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from command_line import Cli
from markdown_it import MarkdownIt

from decisiontree.docs import page_file, page_headings, page_links, page_summaries


@pytest.mark.parametrize(
    ("asked", "page"),
    [
        ("guides/checking", "guides/checking"),
        ("checking", "guides/checking"),
        ("docs/guides/checking.md", "guides/checking"),
        ("rules/loop", "reference/rules/loop"),
        ("loop", "reference/rules/loop"),
        ("rules", "reference/rules/index"),
        ("rules/index", "reference/rules/index"),
        ("several", "guides/several-libraries"),
        ("Big", "guides/big-libraries"),
        ("ci", "guides/continuous-integration"),
        ("needless", "reference/rules/needless-escalation"),
        ("format#ids", "reference/format"),
    ],
)
def test_a_page_is_found_by_its_name_or_the_end_of_it(
    cli: Cli, repository: Path, asked: str, page: str
) -> None:
    """Without a terminal its Markdown is printed as it is, but for comments to those who edit it."""
    text = (repository / "docs" / f"{page}.md").read_text(encoding="utf-8")
    assert cli("docs", asked) == (0, re.sub(r"(?m)^<!-- Written .*-->\n\n", "", text), "")


def test_the_front_page_comes_without_a_name(cli: Cli, repository: Path) -> None:
    """And it links to the rest."""
    code, out, _ = cli("docs")

    assert code == 0
    assert out == (repository / "docs" / "index.md").read_text(encoding="utf-8")


def test_a_mistyped_page_gets_the_nearest_name(cli: Cli) -> None:
    """Where no name is near, the command that lists all pages."""
    code, out, err = cli("docs", "guides/chekcing")

    assert (code, out) == (2, "")
    assert "no page 'guides/chekcing'; did you mean 'checking'?" in err
    assert "no page 'zzzzz'; list the pages with `decisiontree docs --list`" in cli("docs", "zzzzz")[2]


def test_a_part_of_many_names_is_no_mistake(cli: Cli) -> None:
    """A folder fits all its pages; they are counted, as there are too many to name."""
    code, out, err = cli("docs", "guides")

    assert (code, out) == (2, "")
    fits = [each.name for each in page_summaries() if each.name.startswith("guides/")]
    assert f"'guides' fits {len(fits)} pages; write more of the name" in err
    assert "`decisiontree docs --list`" in err


def test_the_end_of_two_names_is_not_guessed(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both pages are named."""
    monkeypatch.setattr("decisiontree.docs.pages._names", lambda: ("index", "guides/json", "reference/json"))

    code, _, err = cli("docs", "json")

    assert code == 2
    assert "'json' could be guides/json or reference/json" in err


def test_the_list_names_every_page_with_its_title(cli: Cli) -> None:
    """One line each; pages for developers are not installed and so not listed."""
    code, out, _ = cli("docs", "--list")
    listed = dict(line.split(maxsplit=1) for line in out.splitlines())

    assert code == 0
    assert listed["guides/checking"] == "Checking"
    assert listed["reference/rules/loop"] == "loop"
    assert next(iter(listed)) == "index"
    assert not {"architecture", "style"} & set(listed)
    assert len(listed) == len(page_summaries())


def test_headings_can_be_searched_with_the_anchors_of_code_hosts() -> None:
    """A comment in a code block is no heading; of a rule only its title is listed."""
    found = {(each.page, each.anchor) for each in page_headings()}

    assert ("guides/continuous-integration", "what-is-installed") in found
    assert {anchor for page, anchor in found if page == "reference/rules/loop"} == {"loop"}
    assert not [each.title for each in page_headings() if each.title.startswith("how much a rule counts")]


def test_the_links_of_a_page_are_those_that_markdown_knows() -> None:
    """On every page: not those in examples of code, and never several lines."""
    for page in page_summaries():
        text = page_file(page.name).read_text(encoding="utf-8")
        inline = [each for block in MarkdownIt().parse(text) for each in block.children or ()]
        targets = {each.attrs["href"] for each in inline if each.type == "link_open"}
        assert {each.target for each in page_links(text)} == targets, page.name
        assert not [each for each in page_links(text) if "\n" in each.words]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("[a *good* page](a.md) and `[no](b.md)`", [("a good page", "a.md")]),
        ("[the `loop[1]` rule](a.md#b), [the `loop[1]` rule](a.md#b)", [("the loop[1] rule", "a.md#b")]),
        ("- [ ] a task\n- more\n\n[last](z.md)", [("last", "z.md")]),
        ("```yaml\nsay: '[in code](x.md)'\n```\n![a picture](p.png)\n", []),
    ],
)
def test_what_looks_like_a_link_is_not_always_one(text: str, links: list[tuple[str, str]]) -> None:
    """Brackets of a list, code and pictures are none; a link that is there twice is listed once."""
    assert [(each.words, each.target) for each in page_links(text)] == links
