"""Values of facts as a person reads them, and as they stand in a field to be changed, in the tree's language."""

from __future__ import annotations

import re
from datetime import date

from decisiontree import guards
from decisiontree.display.dates import display_date, short_date
from decisiontree.display.lists import in_a_row
from decisiontree.display.numbers import bare_amount, display_money, display_number
from decisiontree.guards import in_order, show_value
from decisiontree.model import Fact, FactType, FactValue

# CLDR has these words and Babel does not hand them out.
_YES_NO = {
    "ar": ("نعم", "لا"),
    "bg": ("да", "не"),
    "bn": ("হ্যাঁ", "না"),
    "ca": ("sí", "no"),
    "cs": ("ano", "ne"),
    "da": ("ja", "nej"),
    "de": ("ja", "nein"),
    "el": ("ναι", "όχι"),
    "en": ("yes", "no"),
    "es": ("sí", "no"),
    "et": ("jah", "ei"),
    "fa": ("بله", "نه"),
    "fi": ("kyllä", "ei"),
    "fr": ("oui", "non"),
    "he": ("כן", "לא"),
    "hi": ("हाँ", "नहीं"),
    "hr": ("da", "ne"),
    "hu": ("igen", "nem"),
    "id": ("ya", "tidak"),
    "it": ("sì", "no"),
    "ja": ("はい", "いいえ"),
    "ko": ("예", "아니요"),
    "lt": ("taip", "ne"),
    "lv": ("jā", "nē"),
    "mr": ("होय", "नाही"),
    "my": ("ဟုတ်", "မဟုတ်"),
    "nb": ("ja", "nei"),
    "ne": ("हो", "होइन"),
    "nl": ("ja", "nee"),
    "nn": ("ja", "nei"),
    "no": ("ja", "nei"),
    "pl": ("tak", "nie"),
    "pt": ("sim", "não"),
    "ro": ("da", "nu"),
    "ru": ("да", "нет"),
    "sk": ("áno", "nie"),
    "sl": ("da", "ne"),
    "sr": ("да", "не"),
    "sv": ("ja", "nej"),
    "th": ("ใช่", "ไม่ใช่"),
    "tr": ("evet", "hayır"),
    "uk": ("так", "ні"),
    "vi": ("có", "không"),
    "zh": ("是", "否"),
}


def display_value(fact: Fact, value: FactValue, language: str) -> str:
    """A value as a person reads it: the labels of choices, money with its currency, dates and booleans in the language."""
    if isinstance(value, frozenset):
        return _ticked(fact, value, language)
    if fact.type is FactType.CHOICE:
        return next((choice.label for choice in fact.values if choice.id == value), str(value))
    if isinstance(value, bool):
        yes, no = yes_no(language)
        return yes if value else no
    if isinstance(value, str):
        return value
    if fact.type is FactType.MONEY:
        return display_money(value, fact.currency, language)
    if fact.type is FactType.DATE:
        return display_date(date.fromordinal(value), language) if _is_day(value) else str(value)
    return display_number(value, language)


def typed_form(fact: Fact, value: FactValue, language: str) -> str:
    """A value as it would be typed in the language: `12,50`, `31.12.2026`; what is not a number as files write it."""
    if isinstance(value, frozenset):
        return ", ".join(in_order(fact, value)) or fact.none or show_value(fact, value)
    if isinstance(value, bool | str):
        return show_value(fact, value)
    if fact.type is FactType.MONEY:
        return bare_amount(value, fact.currency or "", language)
    if fact.type is FactType.DATE:
        return short_date(date.fromordinal(value), language) if _is_day(value) else str(value)
    return display_number(value, language)


def expected(fact: Fact, language: str) -> str:
    """What may be typed for a fact, in words: `an amount in EUR such as 12,50, from 0,00 to 500,00`."""
    if fact.type is FactType.CHOICES:
        labels = ", ".join(choice.label for choice in fact.values)
        return f"{guards.how_many(fact)} of {labels}" + ("" if fact.none is None else f", or {fact.none}")
    return guards.expected(fact, lambda each, value: typed_form(each, value, language))


def example(fact: Fact, language: str) -> str | None:
    """A value whose form a rep cannot guess, as it would be typed."""
    value = guards.example(fact)
    return None if value is None else typed_form(fact, value, language)


def yes_no(language: str) -> tuple[str, str]:
    """The words for true and false in a language, English where we know none."""
    return _YES_NO.get(re.split("[-_]", language.lower())[0], _YES_NO["en"])


def _ticked(fact: Fact, ticked: frozenset[str], language: str) -> str:
    labels = [choice.label for choice in fact.values if choice.id in ticked]
    return in_a_row(labels, language) if ticked else fact.none or "\N{EN DASH}"


def _is_day(value: int) -> bool:
    return 1 <= value <= date.max.toordinal()
