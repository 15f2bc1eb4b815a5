"""Every rule that offers fixes, by example: its bad case as the fixes leave it, nothing of the rule left, nothing new."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from decisiontree.diagnostic import Diagnostic
from decisiontree.fixing import FixResult, mend
from decisiontree.lint import check
from decisiontree.reader import LibraryReading, load_library
from decisiontree.settings import Settings

CASES = Path(__file__).parents[1] / "lint" / "cases"
TODAY = date(2026, 11, 21)
HUGE = frozenset({"analysis-limited", "too-many-values"})
"""Their bad cases take seconds each, and offer no fix."""
SAFE = frozenset(
    {
        "always-true",
        "ambiguous-scalar",
        "bad-condition",
        "bad-value",
        "boundary-hole",
        "collected-twice",
        "dangling-link",
        "discouraged-phrase",
        "fact-before-known",
        "forbidden-character",
        "format-version",
        "id-by-place",
        "lone-carriage-return",
        "lost-markup",
        "missing-key",
        "missing-picture",
        "missing-tree",
        "mixed-and-or",
        "no-question-mark",
        "raw-html",
        "soft-hyphen",
        "unknown-authority",
        "unknown-fact",
        "unknown-key",
        "unknown-placeholder",
        "unknown-role",
        "unquoted-text",
        "untrimmed-text",
        "unused-suppression",
        "utf16",
        "yaml-syntax",
    }
)
"""Rules of which `--fix` mends something."""
UNSAFE = frozenset(
    {
        "bad-id",
        "decision-void",
        "duplicate-option",
        "escalation-nowhere",
        "expiring-suppression",
        "gap",
        "hidden-text",
        "impossible-condition",
        "infeasible-case",
        "limit-exceeded",
        "missing-start",
        "needless-escalation",
        "never-run",
        "not-utf8",
        "shadowed-case",
        "stale-fact",
        "suppression-without-reason",
        "tag",
        "unreachable-node",
        "unsafe-url",
        "unused-fact",
    }
)
"""Rules of which only `--unsafe-fixes` mends something."""
REVEALED = {
    # what a comment had silenced is told again
    "suppression-without-reason": {"unreachable-node"},
    # with a condition goes what spoke of the fact
    "always-true": {"unused-fact"},
    "impossible-condition": {"unused-fact"},
    "shadowed-case": {"unused-fact"},
    # what is forgotten is known no more
    "stale-fact": {"infeasible-case"},
    # with a start there is a way, and what lies beside it
    "dangling-link": {"unreachable-node"},
    # what was cut off or bent is read
    "unquoted-text": {"unknown-placeholder"},
    "unknown-key": {"unknown-fact"},
    "unknown-authority": {"grant-undecided"},
    "needless-escalation": {"unreachable-node"},
    "hidden-text": {"untrimmed-text"},
    "yaml-syntax": {"dead-end"},
}
"""What a fix brings to light in these cases."""


def _applies(finding: Diagnostic, *, unsafe: bool) -> bool:
    return any(fix.safe or unsafe for fix in finding.fixes)


def _library(slug: str) -> LibraryReading:
    folder = CASES / slug / "bad"
    return load_library([folder if folder.is_dir() else folder.with_suffix(".yaml")])


def _mended(slug: str, *, unsafe: bool) -> tuple[Sequence[Diagnostic], FixResult, Sequence[Diagnostic]]:
    """What was found, what was done about this rule alone, what is found then."""
    library = _library(slug)
    rules = partial(check, settings=Settings(root=CASES), today=TODAY)

    def of_this_rule(findings: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
        return [finding for finding in findings if finding.rule == slug]

    mended = mend(library, check=rules, wanted=of_this_rule, unsafe=unsafe)
    return rules(library), mended, rules(mended.library)


@pytest.mark.parametrize("slug", sorted(SAFE | UNSAFE))
def test_the_bad_case_as_its_fixes_leave_it(slug: str, golden: Callable[[Path, str], None]) -> None:
    """Every fix of the rule was kept, nothing of it is left that has a fix, and no other rule finds more."""
    before, mended, after = _mended(slug, unsafe=slug in UNSAFE)

    assert mended.fixed
    for file, (_was, document) in mended.changed.items():
        within = CASES / slug / "fixed" if (CASES / slug / "bad").is_dir() else CASES / slug
        name = Path(file).name if (CASES / slug / "bad").is_dir() else "fixed.yaml"
        golden(within / name, document.encoded().decode())
    left = [finding for finding in after if finding.rule == slug and _applies(finding, unsafe=slug in UNSAFE)]
    assert [finding.message for finding in left] == [offer.finding.message for offer, _why in mended.refused]
    known = {finding.rule for finding in before} | REVEALED.get(slug, set[str]())
    assert {finding.rule for finding in after} - known == set()


@pytest.mark.parametrize("slug", sorted(UNSAFE))
def test_what_changes_the_meaning_is_done_only_when_asked_for(slug: str) -> None:
    """`--fix` alone leaves it as it is."""
    _before, mended, _after = _mended(slug, unsafe=False)

    assert mended.fixed == ()
    assert mended.changed == {}


def test_the_lists_name_every_rule_that_offers_a_fix() -> None:
    """A rule with a new fix gets its example here."""
    offering = {
        folder.name
        for folder in CASES.iterdir()
        if folder.is_dir()
        and folder.name not in HUGE
        and any(finding.fixes for finding in _found(folder.name))
    }

    assert offering == SAFE | UNSAFE


def _found(slug: str) -> Sequence[Diagnostic]:
    found = check(_library(slug), settings=Settings(root=CASES), today=TODAY)
    return [finding for finding in found if finding.rule == slug]


def test_the_sample_trees_need_no_fix(sample_trees: Path) -> None:
    """Not even an unsafe one."""
    rules = partial(check, settings=Settings(root=sample_trees.parent), today=TODAY)

    mended = mend(load_library([sample_trees]), check=rules, unsafe=True)

    assert (mended.fixed, mended.refused, mended.changed) == ((), (), {})
