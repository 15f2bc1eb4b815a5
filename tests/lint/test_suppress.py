"""Comments that silence: where they reach, and what they cannot hide."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from decisiontree.diagnostic import Diagnostic
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
