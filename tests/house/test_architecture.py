"""docs/architecture.md says what the code is: its rooms, its algorithms, and the functions that three flows really pass."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest
from architecture import FLOWS, PAGE, PICTURE, Architecture
from command_line import environment, run_here
from passed_functions import passed_functions
from tui_editor import editing

ROOT = Path(__file__).parents[2]


def test_the_page_and_the_drawing_are_those_of_the_code(golden: Callable[[Path, str], None]) -> None:
    """Write them again with --update-golden."""
    architecture = Architecture(ROOT)

    golden(ROOT / PICTURE, architecture.picture())
    golden(ROOT / PAGE, architecture.page())


def test_an_algorithm_is_named_where_it_is() -> None:
    """By its textbook name, with who described it, where and when; a name stands once."""
    algorithms = list(Architecture(ROOT).algorithms())
    told = sum(
        line.startswith("Algorithm:")
        for path in (ROOT / "decisiontree").rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
    )

    assert len({each.name for each in algorithms}) == len(algorithms) == told >= 20


@pytest.fixture
def library(tmp_path: Path, sample_trees: Path) -> Path:
    """The sample trees in a folder of their own."""
    shutil.copytree(sample_trees, tmp_path / "library" / "trees")
    return tmp_path / "library"


def _flow(named: Iterable[str], passed: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The named functions as they were passed: in that order, each two blanks further in than what it runs in."""
    names = {each.strip() for each in named}
    return [
        "  " * len(names.intersection(callers)) + name for name, callers in passed.items() if name in names
    ]


@pytest.mark.parametrize(
    ("flow", "arguments"),
    [
        ("check", ("check", "trees", "--jobs", "1")),
        ("page", ("export", "trees/refund.yaml", "--out", "site")),
    ],
)
def test_a_command_passes_what_the_page_says(
    flow: str, arguments: tuple[str, ...], library: Path, tmp_path: Path
) -> None:
    """In that order and depth, with nothing kept from earlier runs."""
    with passed_functions() as passed:
        ran = run_here(arguments, library, environment(tmp_path / "home"))
    assert ran.code == 0, ran

    assert _flow(FLOWS[flow], passed) == [*FLOWS[flow]]


async def test_an_edit_passes_what_the_page_says(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the key in a field to the findings of the changed tree."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    async with editing(library / "trees" / "refund.yaml", tree="refund") as editor:
        await editor.press("enter")
        with passed_functions() as passed:
            await editor.write("x")
            await editor.press("escape")

    assert _flow(FLOWS["edit"], passed) == [*FLOWS["edit"]]
