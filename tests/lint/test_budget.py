"""What a check leaves out of a file that holds too much, and that it says so: counted, so that it is the same everywhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from decisiontree.combinations import analysis
from decisiontree.diagnostic import Diagnostic, Severity
from decisiontree.lint import budget

CheckFiles = Callable[..., tuple[Diagnostic, ...]]
HEAD = "format: 1\ntitle: T\nowner: me\nstart: a\n"
DONE = "  done: {outcome: Done, resolution: resolved}\n"


def limited(found: tuple[Diagnostic, ...]) -> list[str]:
    """What is said of what was left out."""
    assert {each.severity for each in found if each.rule == "check-limited"} <= {Severity.ERROR}
    return [each.message for each in found if each.rule == "check-limited"]


def unreachable(count: int) -> str:
    """A tree with so many nodes that nothing leads to."""
    nodes = "".join(f"  n{at}: {{say: Hello., to: done}}\n" for at in range(count))
    return f"{HEAD}nodes:\n  a: {{say: Hello., to: done}}\n{nodes}{DONE}"


def test_a_rule_stops_at_its_limit_and_says_so(
    check_files: CheckFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One more than it may find, and the file is in error whatever the rule itself weighs."""
    monkeypatch.setattr(budget, "FINDINGS", 5)

    found = check_files({"t.yaml": unreachable(6)})

    assert len([each for each in found if each.rule == "unreachable-node"]) == 5
    assert limited(found) == [
        "too much to check in one file: 'unreachable-node' stopped at its first 5 findings; the rest of it may contain errors"
    ]


def test_nothing_is_said_at_the_limit(check_files: CheckFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    """As many as it may find are all that there are."""
    monkeypatch.setattr(budget, "FINDINGS", 6)

    assert limited(check_files({"t.yaml": unreachable(6)})) == []


def test_no_comment_silences_it(check_files: CheckFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a comment could hide what nobody looked at."""
    monkeypatch.setattr(budget, "FINDINGS", 5)
    text = unreachable(6).replace("title: T", "title: T # dt: ignore[check-limited] we know")

    assert len(limited(check_files({"t.yaml": text}))) == 1


@pytest.mark.parametrize("kind", ["banned", "required"])
def test_phrases_are_looked_for_as_long_as_the_budget_lasts(
    kind: str, check_files: CheckFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first of them are; how many, is said."""
    monkeypatch.setattr(budget, "STEPS", 1000)
    phrases = "".join(f"    - very bad {at}\n" for at in range(100))
    text = f"{HEAD}phrases:\n  {kind}:\n{phrases}nodes:\n  a: {{say: {'Hello. ' * 30}, to: done}}\n{DONE}"

    (told,) = limited(check_files({"t.yaml": text}))

    assert told == (
        f"too much to check in one file: only 4 of 100 {kind} phrases were checked; the rest of it may contain errors"
    )


def test_conditions_are_held_against_each_other_up_to_a_number(
    check_files: CheckFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beyond it nothing is said of gaps, and that nothing is said is an error."""
    monkeypatch.setattr(analysis, "MOST_GUARDS", 3)
    cases = "".join(f"      - {{when: n = {at}, to: done}}\n" for at in range(4))
    text = f"{HEAD}facts: {{n: {{type: integer, label: N, given: true}}}}\nnodes:\n  a:\n    cases:\n{cases}{DONE}"

    found = check_files({"t.yaml": text})

    assert "gap" not in {each.rule for each in found}
    assert limited(found) == [
        "too much to check in one file: the 4 conditions of 'a' were not compared with each other; the rest of it may contain errors"
    ]
