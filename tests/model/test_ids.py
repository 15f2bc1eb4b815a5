"""What a label is called in logs and tests, in any script, and what an id is made of."""

from __future__ import annotations

import unicodedata

import pytest

from decisiontree.model.ids import fact_id, id_from, is_id, key_of, slug


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Passed", "passed"),
        ("Yes, please", "yes_please"),
        ("  --No!  ", "no"),
        ("Größe", "grosse"),
        ("Café crème", "cafe_creme"),
        ("Ｙｅｓ", "yes"),
        ("x" * 70, "x" * 64),
        ("Да", "да"),
        ("Ещё нет", "ещё_нет"),
        ("はい", "はい"),
        ("我不知道", "我不知道"),
        ("한국어", "한국어"),
        ("Όχι, ευχαριστώ", "οχι_ευχαριστω"),
        ("ΤΕΛΟΣ", "τελος"),
        ("نعم", "نعم"),
        ("हाँ", "हाँ"),
        ("ใช่", "ใช่"),
        ("Łódź", "łodz"),
        ("Отказ 2", "отказ_2"),
        ("❤️ Content", "content"),
        ("❤️", ""),
        ("👩\u200d💻", ""),
        ("???", ""),
        ("", ""),
    ],
)
def test_a_label_gives_an_id_in_its_own_script(label: str, name: str) -> None:
    """The same whether its letters are stored whole or in parts."""
    for form in ("NFC", "NFD"):
        assert slug(unicodedata.normalize(form, label)) == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize(
    ("one", "other"),
    [("की", "का"), ("мой", "мои"), ("カギ", "ガキ"), ("มา", "ม้า"), ("أ", "ا"), ("ഇല്ല", "ഇല")],
)
def test_words_that_differ_in_a_mark_have_ids_that_differ(one: str, other: str) -> None:
    """In their scripts the mark is a letter's half."""
    assert slug(one) != slug(other)


def test_a_label_without_letters_is_known_by_its_place() -> None:
    """An id of its own comes first."""
    assert [key_of(None, "🙂", 0), key_of(None, "!", 1), key_of("sad", "😡", 2)] == [
        "option-1",
        "option-2",
        "sad",
    ]


@pytest.mark.parametrize("words", ["Нет", "🙂", "Łódź", "Да (yes)", "हाँ", "A node", "x" * 80, ""])
def test_an_id_made_from_words_is_always_one(words: str) -> None:
    """Of a label in another script too: nodes, trees and facts are called in ASCII."""
    assert is_id(id_from(words, "new"))


def test_a_fact_whose_name_holds_nothing_fit_has_no_better_one() -> None:
    """No name is made up."""
    assert [fact_id("Days-Late"), fact_id("Дни"), fact_id("days")] == ["days_late", None, None]
