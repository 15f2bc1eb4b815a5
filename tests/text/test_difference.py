"""What differs between two texts, for programs and for people."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from decisiontree.text import changed_lines, difference

TEXTS = st.text("ab\n☎", max_size=40)


@given(TEXTS, TEXTS)
def test_the_patch_leads_from_one_text_to_the_other(before: str, after: str) -> None:
    """And back; equal texts need none."""
    patch = difference(before, after)
    assert patch.apply(before) == after
    assert patch.invert(before).apply(after) == before
    assert bool(patch) == (before != after)


@given(TEXTS, TEXTS)
def test_the_lines_shown_are_those_that_go_and_come(before: str, after: str) -> None:
    """Without those marked as new the stretch is in the text before, without those marked as gone in the text after."""
    shown = changed_lines(before, after, context=1000)
    assert bool(shown) == (before.splitlines() != after.splitlines())
    if shown:
        assert [line[1:] for line in shown[1:] if line[0] != "+"] == before.splitlines()
        assert [line[1:] for line in shown[1:] if line[0] != "-"] == after.splitlines()


def test_far_lines_are_left_out_and_places_are_numbered() -> None:
    """A change of one line in a thousand is shown with three around it."""
    lines = [f"line {number}" for number in range(1, 1001)]
    changed = [*lines[:499], "other", *lines[500:]]
    assert changed_lines("\n".join(lines), "\n".join(changed)) == (
        "@ line 497",
        " line 497",
        " line 498",
        " line 499",
        "-line 500",
        "+other",
        " line 501",
        " line 502",
        " line 503",
    )
