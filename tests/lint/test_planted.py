"""The nine mistakes that every checker of trees should see, in one file, each on its line."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from decisiontree.diagnostic import Diagnostic
from decisiontree.text import LineIndex

CheckFiles = Callable[[Mapping[str, str]], tuple[Diagnostic, ...]]

PLANTED = """\
format: 1
title: Router without a light
nodes:
  light:
    ask: Is the light on?
    options:
      - {label: It is on, to: done}
      - {label: It is off, to: rest_router}
  orphan:
    say: Nobody comes here.
    to: done
  power:
    say: Look at the plug.
  socket:
    say: Try another socket.
    to: adaptor
  adaptor:
    say: Try another adaptor.
    to: socket
  colour:
    ask: Which colour is it?
    options:
      - {label: "", to: done}
      - {label: Green, to: power}
      - {label: Green, to: socket}
  broken:
    say: Thank you: it works now
    to: done
  done:
    outcome: It works
    resolution: resolved
  done:
    outcome: It works again
    resolution: resolved
"""
"""Without a start no node is an orphan, so the start is planted in a second test."""


def _found(diagnostics: tuple[Diagnostic, ...], text: str) -> set[tuple[str, int]]:
    index = LineIndex(text)
    return {(diagnostic.rule, index.place(diagnostic.place.span.start)[0]) for diagnostic in diagnostics}


def test_all_mistakes_of_one_file_are_reported_at_once_each_on_its_line(check_files: CheckFiles) -> None:
    """One broken node never hides the others."""
    text = PLANTED.replace("nodes:", "start: light\nnodes:", 1)

    found = _found(check_files({"router.yaml": text}), text)

    assert {
        ("dangling-link", 9),
        ("unreachable-node", 10),
        ("dead-end", 13),
        ("trap", 15),
        ("empty-text", 24),
        ("duplicate-option", 26),
        ("yaml-syntax", 28),
        ("duplicate-key", 33),
    } <= found


def test_a_missing_start_is_reported_at_the_head(check_files: CheckFiles) -> None:
    """All else is reported as well; what depends on a start is not."""
    found = _found(check_files({"router.yaml": PLANTED}), PLANTED)

    assert {("missing-start", 1), ("dangling-link", 8), ("trap", 14), ("yaml-syntax", 27)} <= found
    assert not {rule for rule, _ in found} & {"unreachable-node", "mandatory-step-bypassed"}


def test_nothing_is_said_about_a_clean_tree(check_files: CheckFiles) -> None:
    """Silence."""
    clean = """\
format: 1
title: Router without a light
start: light
nodes:
  light:
    ask: Is the light on?
    options:
      - {label: It is on, to: done}
      - {label: It is off, to: power}
  power: {say: Look at the plug., to: done}
  done: {outcome: It works, resolution: resolved}
"""
    assert check_files({"router.yaml": clean}) == ()
