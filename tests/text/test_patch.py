"""The algebra of patches."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisiontree.text import Patch, Span, TextEdit

TEXTS = st.text(alphabet="ab\n\r🙂é", max_size=30)


@st.composite
def patches(draw: st.DrawFn, text: str) -> Patch:
    """A patch whose spans lie in the text."""
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return Patch(tuple(TextEdit(Span(a, b), draw(TEXTS)) for a, b in pairs))


@given(st.data(), TEXTS)
def test_the_inverse_patch_restores_the_text(data: st.DataObject, text: str) -> None:
    """Undo needs nothing else."""
    patch = data.draw(patches(text))
    assert patch.invert(text).apply(patch.apply(text)) == text


@given(st.data(), TEXTS)
def test_inverting_twice_does_the_same_as_the_patch(data: st.DataObject, text: str) -> None:
    """Redo is the inverse of undo."""
    patch = data.draw(patches(text))
    after = patch.apply(text)
    assert patch.invert(text).invert(after).apply(text) == after


@given(st.data(), TEXTS)
def test_a_chained_patch_does_what_both_do(data: st.DataObject, text: str) -> None:
    """Typing in one field becomes one step."""
    first = data.draw(patches(text))
    second = data.draw(patches(first.apply(text)))
    assert first.then(second, text).apply(text) == second.apply(first.apply(text))


@given(st.data(), TEXTS)
def test_a_chained_patch_can_be_undone(data: st.DataObject, text: str) -> None:
    """A chained patch is a patch like any other."""
    first = data.draw(patches(text))
    second = data.draw(patches(first.apply(text)))
    both = first.then(second, text)
    assert both.invert(text).apply(both.apply(text)) == text


@given(st.data(), TEXTS)
def test_an_offset_outside_the_edits_keeps_its_character(data: st.DataObject, text: str) -> None:
    """A place that no edit touches stays the same place."""
    patch = data.draw(patches(text))
    after = patch.apply(text)
    touched = {at for edit in patch.edits for at in range(edit.span.start, edit.span.end)}
    for offset in set(range(len(text))) - touched:
        assert after[patch.moved(offset)] == text[offset]


@given(st.data(), TEXTS)
def test_moving_offsets_keeps_their_order(data: st.DataObject, text: str) -> None:
    """No two places change sides."""
    patch = data.draw(patches(text))
    moved = [patch.moved(offset) for offset in range(len(text) + 1)]
    assert moved == sorted(moved)


def test_overlapping_edits_are_a_fault_of_ours() -> None:
    """A patch cannot even be built with edits that overlap."""
    with pytest.raises(ValueError, match="overlap at offset 1"):
        Patch((TextEdit(Span(0, 2), "x"), TextEdit(Span(1, 3), "y")))


def test_an_empty_patch_is_false_and_changes_nothing() -> None:
    """`if patch` asks whether anything changes."""
    assert not Patch(())
    assert Patch(()).apply("text") == "text"
