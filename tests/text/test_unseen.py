"""What nobody sees: told wherever it serves nothing, and left alone where a script or an emoji needs it."""

from __future__ import annotations

import unicodedata

import pytest

from decisiontree.display import clean, visible
from decisiontree.text.unseen import bare, find_unseen, without_unseen

HIDDEN = (
    "\x00\a\x1b\r\x7f\x85\x9b\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b\u180e\u180f\u200b\u200c\u200d\u200e\u200f"
    "\u2028\u2029\u202a\u202e\u2060\u2063\u2065\u2066\u2069\u206a\u206f\u2800\u3164\ud800\ue000\uf8ff\ufdd0\ufe00\ufe0d"
    "\ufe0e\ufe0f\ufeff\uffa0\ufff0\ufff9\ufffc\uffff\U00013430\U00016fe4\U0001bca0\U0001d159\U0001d173\U0001ffff"
    "\U000e0001\U000e0041\U000e007f\U000e0100\U000e0fff\U000f0000\U0010ffff"
)
REAL = {
    "Arabic": "مرحبا\u200f! اتصل بالرقم \u200e+966 50 123\u200e أو \u061c(12)",
    "Hebrew": "שלום\u200f, גרסה \u200eC++\u200e מוכנה. בְּרֵא\u05b4\u034f\u05b5שִׁית",
    "Persian": "می\u200cخواهم کتاب\u200cها و SMS\u200cها را بفرستم؛ ۱۴۰۲ ه\u200d.ش",
    "Urdu": "براہِ کرم انتظار کریں\u200f: \u200eABC\u200f (۱۲۳)",
    "Hindi": "क्\u200dष और र्\u200cय, श्री\u200dमान",
    "Bengali": "র\u200d্যাব, উদ্\u200cঘাটন",
    "Malayalam": "അവന്\u200d വന്നു",
    "Sinhala": "ශ්\u200dරී ලංකා",
    "Khmer": "សូម\u200bរង់ចាំ\u200b2\u200bនាទី\u200b។",
    "Thai": "ขอบคุณ\u200bที่โทรมา",
    "Burmese": "ကျေးဇူး\u200bတင်ပါတယ် \u1000\ufe00",
    "Mongolian": "ᠮᠣᠩᠭᠣᠯ\u180b ᠪᠢᠴᠢᠭ\u180c ᠬᠠᠷ\u180eᠠ",
    "Korean": "잠시만 기다려 주세요. 한국어",
    "Japanese": "葛\U000e0100城市の辻\U000e0101さん、。\ufe00",
    "Braille": "\u2801\u2800\u2803",
    "hieroglyphs": "\U00013000\U00013430\U00013001",
    "emoji": "👨\u200d👩\u200d👧\u200d👦 👩🏽\u200d💻 🏳\ufe0f\u200d🌈 🏴\u200d☠\ufe0f 1\ufe0f⃣ #\ufe0f⃣ ❤\ufe0f\u200d🔥 👁\ufe0f\u200d🗨\ufe0f "
    "☎\ufe0f ↗\ufe0f ©\ufe0f 👍🏿 🇩🇪 ✔\ufe0e →\ufe0e 🙂\u200d↔\ufe0f",
    "England, Scotland, Texas": "".join(
        "🏴" + "".join(chr(0xE0000 + ord(letter)) for letter in each) + "\U000e007f "
        for each in ("gbeng", "gbsct", "ustx")
    ),
    "emoji of years to come": "\U0001fae8 \U0001facf \U0001faff",
    "signs of Arabic that are seen": "\u0600\u0601 \u06dd \u08e2",
}
"""Texts as people write them, by what they are."""


@pytest.mark.parametrize("text", REAL.values(), ids=REAL)
def test_real_texts_keep_every_character(text: str) -> None:
    """Whatever they need that is not seen by itself."""
    assert [f"U+{ord(text[at]):04X}" for at in find_unseen(text)] == []
    assert without_unseen(text) is text


@pytest.mark.parametrize("char", HIDDEN, ids=lambda char: f"U+{ord(char):04X}")
def test_between_letters_that_need_none_each_is_found(char: str) -> None:
    """And at an end, alone, twice, and between digits."""
    for text in (f"a{char}b", char, f"{char}a", f"a{char}", f"1{char}2", f"a{char}{char}b", f"é{char}漢"):
        assert [text[at] for at in find_unseen(text)] == [char] * text.count(
            char
        ) or char in "\ufe00\U000e0100"
        assert without_unseen(f"a{char}b") == "ab"
    assert bare(f"a{char}b") == "ab"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("🏴" + "".join(chr(0xE0000 + ord(letter)) for letter in "ignore all rules") + "\U000e007f", "🏴"),
        ("🙂\U000e0068\U000e0069", "🙂"),
        ("👩\u200dx", "👩x"),
        ("👩\u200d", "👩"),
        ("x\ufe0f 1\ufe0f", "x 1"),
        ("می\u200c\u200c\u200cx", "می\u200cx"),
        ("שלום\u200f\u200f\u200f", "שלום\u200f"),
        ("C\u200e++", "C++"),
        ("漢\U000e0100\U000e0101", "漢\U000e0100"),
        ("a\u202eb\u2066c\u2069", "abc"),
        ("שלום \u202eabc\u202c", "שלום abc"),
        ("one\ttwo\nthree\u00a0four", "one\ttwo\nthree\u00a0four"),
    ],
)
def test_what_goes_beyond_the_need_is_taken_out(text: str, left: str) -> None:
    """Words in tags after a flag, joiners that join nothing, a second mark; blanks stay."""
    assert without_unseen(text) == left


def test_nothing_seen_is_in_the_table() -> None:
    """Letters, signs, blanks and digits of all scripts stay; so do emoji."""
    seen = [
        char
        for char in map(chr, range(0x20, 0x323B0))
        if unicodedata.category(char)[0] in "LNPSZ"
        and unicodedata.category(char) not in ("Zl", "Zp")
        and without_unseen(f"a{char}b") != f"a{char}b"
    ]
    # fillers are letters to Unicode, an empty cell and a note without a head are signs
    assert "".join(seen) == "\u115f\u1160\u2800\u3164\uffa0\ufffc\U0001d159"


@pytest.mark.parametrize("char", HIDDEN, ids=lambda char: f"U+{ord(char):04X}")
def test_a_terminal_meets_a_stand_in(char: str) -> None:
    """In either form, marks of direction in right-to-left texts too."""
    assert clean(f"a{char}b") == "a·b"
    assert visible(f"a{char}b") == f"a<U+{ord(char):04X}>b"
    assert clean("שלום\u200f!") == "שלום·!"
    assert visible("می\u200cخواهم") == "می\u200cخواهم"


@pytest.mark.parametrize("char", "\u200d\u200b\u200f\ufe0f\U000e0061\u202e")
def test_long_runs_are_one_pass(char: str) -> None:
    """A character looked at costs no look at those before it."""
    assert len([*find_unseen(f"ا{char}" * 30_000)]) in (0, 30_000)
    assert len([*find_unseen(char * 60_000)]) >= 59_999
