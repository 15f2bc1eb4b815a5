"""The tutorial of files: whoever types only the marked lines gets the same file, and the mistake of step 2 prints what is shown."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path

import pytest
from command_line import Cli
from docs_blocks import ROOT, blocks_of

PAGE = ROOT / "docs/tutorials/first-tree-as-a-file.md"
TREES = [block.text for block in blocks_of(PAGE) if block.info == ("yaml",) and "\nnodes:" in block.text]
_MARK = re.compile(r" {3}# (?:new|changed)$")


def _unmarked(text: str) -> list[str]:
    return [_MARK.sub("", line) for line in text.splitlines()]


def _typed(text: str) -> set[int]:
    """The lines that the marks name: each marked line, and after `# new` all that are indented further."""
    lines, typed = text.splitlines(), set[int]()
    for at, line in enumerate(lines):
        if not _MARK.search(line):
            continue
        typed.add(at)
        depth = len(line) - len(line.lstrip())
        for below in range(at + 1, len(lines)):
            if not line.endswith("# new") or len(lines[below]) - len(lines[below].lstrip()) <= depth:
                break
            typed.add(below)
    return typed


@pytest.mark.parametrize(("before", "after"), [*pairwise(TREES)])
def test_the_marked_lines_of_a_step_are_all_that_changes(before: str, after: str) -> None:
    """No line is new or different without a mark, and no mark is left over from the step before."""
    new = _unmarked(after)
    changes = SequenceMatcher(None, _unmarked(before), new, autojunk=False).get_opcodes()
    changed = {at for kind, _, _, start, end in changes if kind != "equal" for at in range(start, end)}
    assert {new[at] for at in changed} <= {new[at] for at in _typed(after)}
    marked = {at for at, line in enumerate(after.splitlines()) if _MARK.search(line)}
    assert marked, "a step that changes nothing"
    assert {new[at] for at in marked if not new[at].endswith(":")} <= {new[at] for at in changed}


def test_the_mistake_prints_what_the_tutorial_shows(cli: Cli, tmp_path: Path) -> None:
    """All of it, with the fix, the warning and the last lines."""
    lead, shown = next((block.lead, block.text) for block in blocks_of(PAGE) if "dangling-link" in block.text)
    cli("new", "late_parcel", "--owner", "Ada Brook")
    change = re.search(r"Change `(.*)` to `(.*)`, save", lead)
    assert change is not None
    (tmp_path / "trees/late_parcel.yaml").write_text(TREES[0].replace(change[1], change[2]), encoding="utf-8")

    assert cli("check").out.strip() == shown.strip()
