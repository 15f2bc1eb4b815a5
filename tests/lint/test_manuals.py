"""Manuals are whole, their examples do what they say, and the page made of them is current."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from rules_pages import rules_pages

import decisiontree.lint.rules
from decisiontree.diagnostic import Diagnostic
from decisiontree.lint import RULES
from decisiontree.lint.budget import CHECK_LIMITED
from decisiontree.lint.manual import manual_of

MODULES = {file.stem: file for file in Path(decisiontree.lint.rules.__path__[0]).glob("*.py")}
CheckFiles = Callable[..., tuple[Diagnostic, ...]]


@pytest.mark.parametrize("slug", RULES)
def test_a_manual_says_why_shows_both_and_tells_the_fix(slug: str) -> None:
    """A person who meets the rule for the first time is helped."""
    manual = manual_of(RULES[slug])

    assert all((manual.summary, manual.why, manual.bad, manual.good, manual.fix))
    assert manual.summary.endswith(".")
    assert manual.fix.endswith(".")


def test_a_rule_is_called_like_its_file() -> None:
    """One rule, one name; the YAML family shares a file."""
    own_files = {slug.replace("-", "_") for slug, rule in RULES.items() if rule.family != "YAML"}

    assert own_files | {"yaml", "__init__"} == set(MODULES)


@pytest.mark.parametrize("slug", RULES)
def test_the_bad_example_breaks_the_rule(slug: str, check_files: CheckFiles) -> None:
    """What the manual shows is what the checker finds; comments alone describe what cannot be printed."""
    example = manual_of(RULES[slug]).bad
    if all(line.startswith("#") for line in example.splitlines()):
        return

    assert slug in {diagnostic.rule for diagnostic in check_files(_files(example))}


@pytest.mark.parametrize("slug", RULES)
def test_the_good_example_is_clean(slug: str, check_files: CheckFiles) -> None:
    """Not even an information is given about it, with the pictures that it names beside it."""
    example = manual_of(RULES[slug]).good
    pictures: dict[str, bytes] = dict.fromkeys(re.findall(r"image: ([\w.-]+)", example), b"\x89PNG\r\n\x1a\n")
    files = {name: text.encode() for name, text in _files(example).items()}
    assert check_files({**files, **pictures}) == ()


def test_the_pages_of_the_rules_are_current(
    repository: Path, golden: Callable[[Path, str], None], request: pytest.FixtureRequest
) -> None:
    """docs/reference/rules/ is written from the manuals, and has no page for a rule that is gone."""
    folder = repository / "docs" / "reference" / "rules"
    pages = rules_pages(RULES.values())
    if request.config.getoption("--update-golden"):
        for stale in {file.name for file in folder.glob("*")} - set(pages):
            (folder / stale).unlink()

    for name, text in pages.items():
        golden(folder / name, text)
    assert {file.name for file in folder.iterdir()} == set(pages)


def test_the_reader_reports_no_rule_without_a_manual(repository: Path) -> None:
    """Every slug that the reader can give is a rule that has no check of its own, and the other way round."""
    of_the_run = {slug for slug, rule in RULES.items() if rule.family == "Upkeep"} | {CHECK_LIMITED}
    reported = {slug for slug, rule in RULES.items() if rule.check is None} - of_the_run
    sources = [
        *(repository / "decisiontree" / "reader").rglob("*.py"),
        *(repository / "decisiontree" / "guards").rglob("*.py"),
    ]
    written = {
        node.value
        for source in sources
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }

    assert reported - written == set(), "a rule has a manual by 'reported', and the reader never reports it"
    assert {slug for slug in RULES if slug in written} - reported == set(), (
        "the reader reports a rule that has its own check"
    )


def _files(example: str) -> dict[str, str]:
    """The tree of an example; before it there may stand what library.yaml says."""
    shared, mark, tree = example.partition("# a tree\n")
    if not mark:
        return {"router.yaml": _whole(example)}
    return {"library.yaml": f"format: 1\ntitle: Example\n{shared}", "router.yaml": _whole(tree)}


def _whole(example: str) -> str:
    """The example with the two lines of head that it leaves out."""
    head = "" if "format:" in example else "format: 1\n"
    if "title: Example" not in example:
        head += "title: Example\n"
    if example.startswith("%"):
        return example.replace("---\n", f"---\n{head}")
    return head + example + "\n"
