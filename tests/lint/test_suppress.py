"""Comments that silence: where they reach, and what they cannot hide."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from decisiontree.diagnostic import Diagnostic
from decisiontree.lint import check
from decisiontree.reader import load_library
from decisiontree.settings import Settings
from decisiontree.text import Patch

CheckFiles = Callable[..., tuple[Diagnostic, ...]]

HEAD = """\
format: 1
title: A tree with loose ends
start: done
nodes:
  done: {outcome: Done, resolution: resolved}
"""


def _rules(found: tuple[Diagnostic, ...]) -> list[str]:
    return [each.rule for each in found]


@pytest.mark.parametrize(
    ("nodes", "left"),
    [
        ("  lost: {say: Hello., to: done}  # dt: ignore[unreachable-node] why\n", []),
        ("  # dt: ignore[unreachable-node] why\n  lost: {say: Hello., to: done}\n", []),
        ("  # dt: ignore[unreachable-node] why\n\n  # and more\n  lost: {say: Hello., to: done}\n", []),
        ("  # dt: ignore[unreachable-node, dangling-link] why\n  lost:\n    say: Hello.\n    to: dnoe\n", []),
        ("  lost:\n    say: Hello.\n    to: dnoe  # dt: ignore[dangling-link] why\n", ["unreachable-node"]),
        (
            "  lost:\n    # dt: ignore[dangling-link] why\n    to: dnoe\n    say: Hello.\n",
            ["unreachable-node"],
        ),
        (
            "  # dt: ignore[unreachable-node] why\n  lost: {say: Hello., to: done}\n  more: {say: Hello., to: done}\n",
            ["unreachable-node"],
        ),
        (
            "  lost:  # dt: ignore[dangling-link] a line, not the node\n    to: dnoe\n    say: Hello.\n",
            ["unreachable-node", "unused-suppression", "dangling-link"],
        ),
    ],
)
def test_a_comment_reaches_its_line_the_next_or_the_node_below(
    check_files: CheckFiles, nodes: str, left: list[str]
) -> None:
    """What is out of reach is still told."""
    assert _rules(check_files({"a.yaml": HEAD + nodes})) == left


def test_what_breaks_the_file_itself_cannot_be_ignored(check_files: CheckFiles) -> None:
    """It is told, and so is the comment that tried."""
    text = HEAD + "  done: {outcome: Again, resolution: resolved}  # dt: ignore[duplicate-key] why\n"

    assert _rules(check_files({"a.yaml": text})) == ["duplicate-key", "unused-suppression"]


def test_an_info_of_the_yaml_family_can_be_ignored(check_files: CheckFiles) -> None:
    """It breaks nothing."""
    text = HEAD.replace("A tree with loose ends", "no  # dt: ignore[ambiguous-scalar] the country")

    assert _rules(check_files({"a.yaml": text})) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  # dt: ignore[trap] why\n  # kept\n", "  # kept\n"),
        ("  # dt: ignore[trap] why", ""),
    ],
)
def test_the_fix_takes_a_comment_away_with_its_line(check_files: CheckFiles, before: str, after: str) -> None:
    """Nothing else is touched."""
    text = HEAD + before
    (found,) = check_files({"a.yaml": text})

    assert isinstance(found.fixes[0].edit, Patch)
    assert found.fixes[0].edit.apply(text) == HEAD + after


def test_the_fix_takes_a_comment_behind_a_value_away_without_its_line(check_files: CheckFiles) -> None:
    """Nor is the blank before it left behind."""
    text = HEAD.replace("start: done\n", "start: done  # dt: ignore[trap] why\n")
    (found,) = check_files({"a.yaml": text})

    assert isinstance(found.fixes[0].edit, Patch)
    assert found.fixes[0].edit.apply(text) == HEAD


def test_library_files_can_hold_such_comments_too(check_files: CheckFiles) -> None:
    """They are read the same way."""
    shared = "format: 1\ntitle: Shared\nroels: []  # dt: ignore[unknown-key] a joke\n# dt: ignore[trap] why\n"

    assert _rules(check_files({"library.yaml": shared, "a.yaml": HEAD})) == ["unused-suppression"]


@pytest.mark.parametrize(
    ("today", "left"),
    [
        (None, []),
        (date(2026, 12, 15), []),
        (date(2026, 12, 16), ["expiring-suppression"]),
        (date(2026, 12, 31), ["expiring-suppression"]),
        (date(2027, 1, 1), ["expiring-suppression", "unreachable-node"]),
    ],
)
def test_a_comment_with_a_last_day_is_reported_before_it_and_silences_nothing_after_it(
    tmp_path: Path, today: date | None, left: list[str]
) -> None:
    """From that day on, it is reported itself, too."""
    comment = "  # dt: ignore[unreachable-node] until 2026-12-31 why\n"
    (tmp_path / "a.yaml").write_text(f"{HEAD}{comment}  lost: {{outcome: Lost, resolution: informed}}\n")
    library, settings = load_library([tmp_path]), Settings(root=tmp_path)

    assert _rules(check(library, settings=settings, today=today)) == left


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("linked until 2020-01-31", "until 2020-01-31 linked"),
        ("(until 2020-01-31) linked", "until 2020-01-31 linked"),
        ("till 2020-01-31 linked", "until 2020-01-31 linked"),
        ("linked (Until: 2020-01-31), as agreed", "until 2020-01-31 linked as agreed"),
        ("- until 2020-01-31", "until 2020-01-31"),
    ],
)
def test_a_last_day_that_would_never_count_is_reported_and_put_first(
    check_files: CheckFiles, written: str, better: str
) -> None:
    """Its comment still ignores, but someone learns of it."""
    lost = "  lost: {say: Hello., to: done}\n"
    (found,) = check_files({"a.yaml": f"{HEAD}  # dt: ignore[unreachable-node] {written}\n{lost}"})

    assert (found.rule, found.fixes[0].safe) == ("expiring-suppression", False)
    assert "write until 2020-01-31 first" in found.message
    assert isinstance(found.fixes[0].edit, Patch)
    fixed = found.fixes[0].edit.apply(f"{HEAD}  # dt: ignore[unreachable-node] {written}\n{lost}")
    assert fixed == f"{HEAD}  # dt: ignore[unreachable-node] {better}\n{lost}"
