"""Examples in the docs are read by people who copy them: each one must work as it stands."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from calls import Call
from docs_blocks import PAGES, ROOT, Block, blocks_of

from decisiontree.diagnostic import Severity
from decisiontree.export.manifest import parse_manifest
from decisiontree.lint import check
from decisiontree.reader import LibraryReading, load_library, read_document
from decisiontree.settings import find_settings


class Example(NamedTuple):
    """A block of YAML in a page, and the blocks that stand above it."""

    page: str
    line: int
    text: str
    above: tuple[str, ...]
    is_whole: bool
    is_faulty: bool


def _examples() -> list[Example]:
    found = []
    for page in PAGES:
        above: tuple[str, ...] = ()
        for block in blocks_of(page):
            if block.info[0] == "yaml":
                name = page.relative_to(ROOT).as_posix()
                found.append(
                    Example(name, block.line, block.text, above, block.is_whole, "faulty" in block.info)
                )
                above = (*above, block.text)
    return found


EXAMPLES = _examples()
FILES = [example for example in EXAMPLES if example.is_whole and example.text.startswith("format: 1\n")]
TREES = [example for example in FILES if "\nnodes:" in example.text and not example.is_faulty]
FAULTY = [example for example in FILES if example.is_faulty]
CALLS = [example for example in FILES if "\nscenarios:" in example.text]


TOML = [block for page in PAGES for block in blocks_of(page) if block.info == ("toml",)]


def _place(example: Example) -> str:
    return f"{example.page}:{example.line}"


def _last(example: Example, key: str) -> str | None:
    """The nearest block above that holds this key, such as the library that a tree speaks of."""
    return next((text for text in reversed(example.above) if f"\n{key}:" in text), None)


def _read(folder: Path, files: dict[str, str | None]) -> LibraryReading:
    for name, text in files.items():
        if text is not None:
            (folder / name).write_text(text, encoding="utf-8")
    return load_library([folder])


def test_the_docs_hold_examples() -> None:
    """An empty list of examples would make every test below pass."""
    assert TREES
    assert CALLS


@pytest.mark.parametrize("example", EXAMPLES, ids=_place)
def test_an_example_is_yaml_that_the_reader_takes(example: Example) -> None:
    """Whole files and fragments alike, with every text quoted that has to be."""
    document = read_document(example.text, example.page)

    assert [fault.message for fault in document.faults] == []


@pytest.mark.parametrize("example", TREES, ids=_place)
def test_an_example_of_a_tree_checks_without_errors(example: Example, tmp_path: Path) -> None:
    """The tree alone, with the library that the page has shown above it."""
    reading = _read(tmp_path, {"example.yaml": example.text, "library.yaml": _last(example, "roles")})

    found = check(reading, today=None, settings=find_settings(tmp_path))
    assert [one.message for one in found if one.severity is Severity.ERROR] == []


@pytest.mark.parametrize("example", FAULTY, ids=_place)
def test_an_example_of_faults_has_some(example: Example, tmp_path: Path) -> None:
    """The page shows what the checker reports for it."""
    reading = _read(tmp_path, {"example.yaml": example.text, "library.yaml": _last(example, "roles")})

    assert check(reading, today=None, settings=find_settings(tmp_path))


@pytest.mark.parametrize("example", CALLS, ids=_place)
def test_an_example_of_scenarios_ends_as_it_says(example: Example, tmp_path: Path) -> None:
    """The calls are walked through the tree that the page has shown above them."""
    reading = _read(
        tmp_path,
        {
            "example.yaml": _last(example, "nodes"),
            "example.scenarios.yaml": example.text,
            "library.yaml": _last(example, "roles"),
        },
    )

    for scenario in reading.scenarios["example"].scenarios:
        ended = Call(reading.model, "example", scenario).walked().outcome
        assert ended is not None
        assert ended.node == scenario.outcome


@pytest.mark.parametrize("block", TOML, ids=lambda block: block.place)
def test_an_example_in_toml_is_read(block: Block, tmp_path: Path) -> None:
    """Settings of a library, or the manifest of an exporter: no key is unknown, no value of the wrong kind."""
    if re.search(r"^(summary|extends) = ", block.text, re.MULTILINE):
        assert parse_manifest(block.text, "example").name == "example"
        return
    if block.text.startswith("[assets]"):
        return  # a piece of a manifest; docs/guides/change-the-look.md has a whole one
    (tmp_path / "decisiontree.toml").write_text(block.text, encoding="utf-8")
    assert find_settings(tmp_path).root == tmp_path
