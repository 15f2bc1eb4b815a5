"""Lists for a pipe and for a terminal."""

from __future__ import annotations

from decisiontree.cli.columns import entry

HEAD, TEXT = "  alias  error  ", "An anchor that stands for what was written elsewhere in the file."


def test_a_pipe_gets_one_line_to_search_in() -> None:
    """However long it is."""
    assert entry(HEAD, TEXT, None) == HEAD + TEXT


def test_a_terminal_gets_lines_that_fit_beside_the_head() -> None:
    """No line is wider, and none begins below the names."""
    lines = entry(HEAD, TEXT, 50).splitlines()

    assert len(lines) == 2
    assert max(map(len, lines)) <= 50
    assert lines[1].startswith(" " * len(HEAD) + "written")


def test_a_terminal_too_narrow_for_columns_is_left_to_wrap_by_itself() -> None:
    """A column of single words helps nobody."""
    assert entry(HEAD, TEXT, 30) == HEAD + TEXT
