"""Trees as people write them: long notes, prompts, "Other", `http:` links, nine languages. A new finding among them is looked at by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from decisiontree.diagnostic import Diagnostic
from decisiontree.lint import check
from decisiontree.reader import load_library
from decisiontree.settings import Settings

TREES = Path(__file__).parent / "in_the_manner_of_real_ones"
TODAY = date(2026, 11, 21)


def test_nothing_new_is_said_about_them(golden: Callable[[Path, str], None]) -> None:
    """Every line of the golden file was read as its author would read it."""
    found = check(load_library([TREES]), settings=Settings(root=TREES), today=TODAY)

    golden(TREES / "found.txt", "".join(_line(finding) for finding in found))


def _line(finding: Diagnostic) -> str:
    where = ", ".join(each for each in (finding.place.node, finding.place.field) if each)
    return f"{Path(finding.place.file).stem}: {where}: {finding.severity} {finding.rule}: {finding.message}\n"
