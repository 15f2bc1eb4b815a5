"""The diff that `--diff` prints is one that other programs take."""

from __future__ import annotations

import pytest

from decisiontree.fixing import difference
from decisiontree.reader import read_document


def _diff(before: str | bytes, after: str) -> str:
    return difference(read_document(before, "trees/a.yaml"), read_document(after, "trees/a.yaml"))


def test_a_changed_line_stands_between_those_around_it() -> None:
    """With the names as git writes them."""
    assert _diff("a: 1\nb: 2\nc: 3\n", "a: 1\nb: two\nc: 3\n") == (
        "--- a/trees/a.yaml\n+++ b/trees/a.yaml\n@@ -1,3 +1,3 @@\n a: 1\n-b: 2\n+b: two\n c: 3\n"
    )


def test_a_name_with_a_line_feed_stays_on_its_line() -> None:
    """As git quotes it: else a file's name could write lines of the diff."""
    file = "trees/a\n+x.yaml"
    shown = difference(read_document("a: 1\n", file), read_document("a: 2\n", file))
    assert shown.splitlines()[:2] == ['--- "a/trees/a\\012+x.yaml"', '+++ "b/trees/a\\012+x.yaml"']


def test_a_last_line_without_an_end_is_marked() -> None:
    """Otherwise `git apply` would add one."""
    assert _diff("a: 1", "a: 2").splitlines()[-4:] == [
        "-a: 1",
        "\\ No newline at end of file",
        "+a: 2",
        "\\ No newline at end of file",
    ]


@pytest.mark.parametrize("sign", ["\r\n", "\x0c\n", "\x85\n", "\u2028\n"])
def test_only_a_line_feed_ends_a_line(sign: str) -> None:
    """Whatever else some programs take for a line end stays in its line."""
    assert f"-a: 1{sign}+a: 2{sign} b: 2{sign}" in _diff(f"a: 1{sign}b: 2{sign}", f"a: 2{sign}b: 2{sign}")


def test_another_encoding_is_said_in_words() -> None:
    """No letter of it changes, so a diff would be empty."""
    text = "format: 1\n"

    assert _diff(text.encode("utf-16"), text) == "trees/a.yaml: to be saved as UTF-8\n"
