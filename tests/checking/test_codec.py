"""Findings survive being kept: with their places, related places, witnesses and fixes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from decisiontree.checking.codec import finding_of, plain_finding, plain_summary, summary_of
from decisiontree.diagnostic import Diagnostic, Fix, Place, Severity
from decisiontree.lint import check
from decisiontree.model import AddNode, ChangeShared, RenameNode, SetField, Together, TreeSummary
from decisiontree.reader import load_library
from decisiontree.settings import Settings
from decisiontree.text import Patch, Span, TextEdit

CASES = sorted(
    case
    for case in (Path(__file__).parents[1] / "lint" / "cases").glob("*")
    if case.name != "analysis-limited"
)
"""Without the one that takes seconds to find what others show as well."""


def again(finding: Diagnostic) -> Diagnostic:
    """Through the very text that is kept."""
    return finding_of(json.loads(json.dumps(plain_finding(finding))))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_whatever_a_rule_finds_comes_back_as_it_was(case: Path) -> None:
    """Every rule's bad case; fixes are compared by themselves, as findings are equal without."""
    for finding in check(load_library([case]), settings=Settings(root=case)):
        assert again(finding) == finding
        assert again(finding).fixes == finding.fixes


@pytest.mark.parametrize(
    "edit",
    [
        Patch((TextEdit(Span(1, 2), "\ud800 🙂"),)),
        Patch(()),
        SetField(None, ("facts", "days"), None),
        SetField("a", ("options", 0, "say"), ["one", "two"]),
        SetField("a", (), {"to": "b", "say": ("x",), "set": {"days": "1"}}),
        Together((RenameNode("a", "b", remember=False), AddNode("c", {"outcome": "Done"}, after="a"))),
        ChangeShared(SetField(None, ("facts", "days", "max"), "5"), "a", ("amount",)),
    ],
    ids=range(7),
)
def test_a_fix_comes_back_as_the_very_change(edit: Patch | SetField | Together | ChangeShared) -> None:
    """Lists and tuples, texts that no file can hold, changes within changes."""
    fix = Fix("mend it", edit, safe=True)
    (back,) = again(Diagnostic("gap", Severity.ERROR, "m", Place("a.yaml"), fixes=(fix,))).fixes
    assert back == fix
    assert type(back.edit) is type(edit)


def test_a_tree_in_a_line_comes_back() -> None:
    """Also one that could not be read."""
    known = TreeSummary("a", "A", None, "en", ("b", "c"))
    assert summary_of(json.loads(json.dumps(plain_summary(known)))) == known
    assert summary_of(plain_summary(None)) is None
