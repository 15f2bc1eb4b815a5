"""Every fix that is offered mends what it is offered for."""

from __future__ import annotations

from pathlib import Path

import pytest

from decisiontree.diagnostic import Diagnostic, Fix
from decisiontree.editing import plan
from decisiontree.lint import check
from decisiontree.reader import LibraryReading, load_library, reread
from decisiontree.settings import Settings
from decisiontree.text import Patch

CASES = Path(__file__).parent / "cases"
FILES = sorted(
    file
    for file in (*CASES.glob("*/bad.yaml"), *CASES.glob("*/bad/*.yaml"))
    # huge ones have no fixes, and a list that stands as a key cannot be renamed
    if file.parent.name
    not in ("analysis-limited", "file-too-large", "too-many-values", "scalar-too-long", "complex-key")
)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(CASES)))
def test_a_fix_takes_its_finding_away(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And it is a sound edit of the file."""
    monkeypatch.chdir(file.parent)
    library = load_library([Path(file.name)])
    settings = Settings(root=file.parent)
    for finding in check(library, settings=settings):
        for fix in finding.fixes:
            if file.parent.name == "yaml-syntax" and not isinstance(fix.edit, Patch):
                continue  # the syntax is mended first; the editor refuses all else
            left = check(_fixed(library, file, fix), settings=settings)
            assert _weight(left, finding) < _weight(check(library, settings=settings), finding), (
                f"{fix.title} leaves: {finding.message}"
            )


def test_nothing_is_removed_while_a_link_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Perhaps the lost link was meant for the node that nothing reaches."""
    monkeypatch.chdir(tmp_path)
    text = "format: 1\ntitle: A\nstart: a\nnodes:\n  a: {say: Hello., to: WAY}\n  done: {outcome: Done, resolution: resolved}\n  last: {outcome: Last, resolution: resolved}\n"

    def fixes(way: str) -> list[list[str]]:
        Path("a.yaml").write_text(text.replace("WAY", way), encoding="utf-8")
        found = check(load_library([Path("a.yaml")]), settings=Settings(root=tmp_path))
        return [[fix.title for fix in each.fixes] for each in found if each.rule == "unreachable-node"]

    assert fixes("done") == [["remove 'last'"]]
    assert fixes("somewhere_else") == [[], []]


def _fixed(library: LibraryReading, file: Path, fix: Fix) -> LibraryReading:
    patches = {file.name: fix.edit} if isinstance(fix.edit, Patch) else plan(fix.edit, library, file.stem)
    texts = {reading.document.file: reading.document.text for reading in library.trees.values()}
    if library.shared is not None:
        texts[library.shared.document.file] = library.shared.document.text
    for name, patch in patches.items():
        library = reread(library, name, patch.apply(texts[name]))
    return library


def _weight(found: tuple[Diagnostic, ...], like: Diagnostic) -> int:
    return sum((each.rule, each.message) == (like.rule, like.message) for each in found)
