"""What counts as one slip of typing, because a program puts it right without asking."""

from __future__ import annotations

import pytest

from decisiontree.model.typo import is_slip, surely_meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("rest_router", "reset_router"),
        ("donne", "done"),
        ("doen", "done"),
        ("optuons", "options"),
        ("Done", "done"),
        ("reset-router", "reset_router"),
        ("reset router", "reset_router"),
    ],
)
def test_one_letter_or_two_swapped_or_capitals_are_one_slip(written: str, meant: str) -> None:
    """Nobody would have meant another word."""
    assert is_slip(written, meant)
    assert is_slip(meant, written)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("gone", "done"),
        ("step_2", "step_3"),
        ("step_1", "step_11"),
        ("rst_rotuer", "reset_router"),
        ("refund", "refused"),
        ("", "done"),
    ],
)
def test_another_word_another_number_or_two_slips_are_not(written: str, meant: str) -> None:
    """Short words differ by a letter, and ids by a digit."""
    assert not is_slip(written, meant)
    assert not is_slip(meant, written)


def test_a_slip_that_leads_to_two_words_is_no_sure_one() -> None:
    """Then a person must say which."""
    assert surely_meant("end_refuund", "end_refund", ("end_refund", "end_voucher"))
    assert not surely_meant("end_x", "end_a", ("end_a", "end_b", "end_c"))
