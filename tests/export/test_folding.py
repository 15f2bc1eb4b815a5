"""A long hint or note folds behind its first sentence, and its markup stays whole."""

from __future__ import annotations

import pytest

from decisiontree.export.folding import head, is_long, rest
from decisiontree.export.markdown import markdown
from decisiontree.export.view import TextView
from decisiontree.model import FOLDED

MORE = "There is more to say about it than fits. " * 8


@pytest.mark.parametrize(
    ("begins", "first"),
    [
        ("Ask gently. Then wait.", "Ask gently."),
        ("Wirklich z. B. Wasser. Oder Tee.", "Wirklich z. B. Wasser."),
        ("Ask Dr. Smith, e.g. by phone. Then wait.", "Ask Dr. Smith, e.g. by phone."),
        ("Is it {amount}? Then wait.", "Is it {amount}?"),
        ("Use *all of it. Really.* Then wait.", "Use *all of it. Really.*"),
        ("See [the guide. It is good](https://x.example/a.b) now. Wait.", None),
        ("- First of a list\n- Second of a list\n", "- First of a list"),
        ("1. Do this\n2. Then that\n", "1. Do this"),
        ("これは長いヒントです。次の文。", "これは長いヒントです。"),
        ("Сначала спросите. Потом ждите.", "Сначала спросите."),
        ("Inkl. MwSt. gilt das. Oder nicht.", "Inkl. MwSt. gilt das."),
        ("Call approx. Tuesday. Then wait.", "Call approx. Tuesday."),
        ("Платите 5 руб. за штуку. Потом ждите.", "Платите 5 руб. за штуку."),
        ("यह एक वाक्य है। यह दूसरा है।", "यह एक वाक्य है।"),
        ("هل هذا صحيح؟ نعم.", "هل هذا صحيح؟"),
        ("### Costs\n\nIt is free. Or not.", "### Costs\n\nIt is free."),
        ("She said “wait.” Then she left.", "She said “wait.”"),
    ],
)
def test_the_first_sentence_stands_open(begins: str, first: str | None) -> None:
    """Abbreviations end none; emphasis and links are not torn; the two parts show what the whole shows."""
    text = TextView(f"{begins} {MORE}")
    first = first or begins.removesuffix(" Wait.")
    assert is_long(text)
    assert head(text) == TextView(first)
    shown = markdown(TextView(first)).striptags() + markdown(TextView(str(rest(text.source)))).striptags()
    assert "".join(shown.split()) == "".join(markdown(text).striptags().split())


def test_words_without_an_end_fold_at_a_blank() -> None:
    """A text of one long sentence shows as much of it as a short text."""
    text = "word " * 100
    assert is_long(text)
    assert len(str(head(text))) == FOLDED - 1
    assert f"{head(text)} {rest(text)} " == text


def test_a_table_is_not_torn() -> None:
    """What begins with a large table has no first sentence, so it stays whole."""
    table = "| plan | a month |\n|---|---|\n" + "| Basic and more. Or less | 10. Or 20 |\n" * 12
    assert not is_long(TextView(table))
    assert head(TextView(f"Look. It costs:\n\n{table}")) == TextView("Look.")


@pytest.mark.parametrize("text", [None, "", "Short. And whole.", "a" * 500])
def test_a_short_text_or_one_that_has_no_parts_stays_whole(text: str | None) -> None:
    """Nothing is folded away that is not there."""
    assert not is_long(text)
    assert head(text or "") == (text or "")
    assert rest(text or "") == ""
