"""Every rule by example: a bad file with all that is said about it, a good one about which nothing is said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from decisiontree.diagnostic import Diagnostic
from decisiontree.lint import RULES
from decisiontree.report import Report, render

CASES = Path(__file__).parent / "cases"
SLUGS = sorted(folder.name for folder in CASES.iterdir() if folder.is_dir())

CheckFiles = Callable[[Mapping[str, bytes]], tuple[Diagnostic, ...]]


def test_every_rule_has_a_case_and_every_case_a_rule() -> None:
    """A rule without a proof is a guess."""
    assert sorted(RULES) == SLUGS


@pytest.mark.parametrize("slug", SLUGS)
def test_a_bad_file_is_reported_on_its_line(
    slug: str, check_files: CheckFiles, golden: Callable[[Path, str], None]
) -> None:
    """Everything that is said about it, and where."""
    files = _files(slug, "bad")
    diagnostics = check_files(files)

    assert slug in {diagnostic.rule for diagnostic in diagnostics}
    texts = {name: content.decode(errors="replace").removeprefix("\ufeff") for name, content in files.items()}
    golden(CASES / slug / "bad.out", "".join(_told(diagnostic, texts) for diagnostic in diagnostics))


@pytest.mark.parametrize("slug", SLUGS)
def test_nothing_is_said_about_a_good_file(slug: str, check_files: CheckFiles) -> None:
    """Not even in passing."""
    assert check_files(_files(slug, "ok")) == ()


def _told(diagnostic: Diagnostic, texts: Mapping[str, str]) -> str:
    """The finding on one line, and each of its fixes below it."""
    fixes = (f"  {'fix' if fix.safe else 'unsafe fix'}: {fix.title}\n" for fix in diagnostic.fixes)
    return render(Report((diagnostic,), texts), "concise") + "".join(fixes)


def _files(slug: str, name: str) -> dict[str, bytes]:
    """One file, or all files of a folder of that name."""
    folder = CASES / slug / name
    if folder.is_dir():
        return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}
    return {f"{name}.yaml": (CASES / slug / f"{name}.yaml").read_bytes()}
