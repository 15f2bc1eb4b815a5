"""Findings on values that arrive: trees with all that is said about them, the routes included."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from decisiontree.diagnostic import Diagnostic
from decisiontree.lint import RULES, Family

CASES = Path(__file__).parent / "arriving"
SLUGS = sorted(folder.name for folder in CASES.iterdir() if folder.is_dir())


@pytest.mark.parametrize("slug", SLUGS)
def test_only_what_arrives_is_judged(
    slug: str,
    check_files: Callable[[Mapping[str, bytes]], tuple[Diagnostic, ...]],
    golden: Callable[[Path, str], None],
) -> None:
    """What the rules about conditions say, each with the route that shows it."""
    files = {file.name: file.read_bytes() for file in sorted((CASES / slug).glob("*.yaml"))}
    told = [
        f"{each.severity.value} {each.rule}: {each.message}\n"
        + (f"  {each.witness}\n" if each.witness else "")
        for each in check_files(files)
        if RULES[each.rule].family is Family.LOGIC
    ]
    golden(CASES / slug / "found.out", "".join(told) or "nothing\n")
