"""Days counted from the call's, as conditions write them: `today - 30 days`, and what people write in their place."""

from __future__ import annotations

import re

from decisiontree.guards.faults import Stop, named, stop
from decisiontree.guards.tokens import Token, TokenStream
from decisiontree.model import MOST_YEARS, TODAY, FromToday

UNITS = {"day": (0, 1), "week": (0, 7), "month": (1, 0), "year": (12, 0)}
"""What one of each is, in months and days."""

_COUNT = re.compile(r"[0-9]{1,7}\Z")
_COUNTED = re.compile(r"today\s*([-+])\s*([0-9]+)(?:\s*([A-Za-z]+))?", re.IGNORECASE)
_OTHER_WORDS = {"now": TODAY, "yesterday": f"{TODAY} - 1 day", "tomorrow": f"{TODAY} + 1 day"}
_ABBREVIATIONS = {
    "d": "day",
    "w": "week",
    "wk": "week",
    "m": "month",
    "mo": "month",
    "y": "year",
    "yr": "year",
}


def read_from_today(words: TokenStream) -> FromToday | None:
    """The day counted from the call's that is written here, used up; None where a word of another kind is written."""
    word = words.peek()
    if word[:2] != ("word", TODAY):
        _refuse_other_words(words)
        return None
    words.take()
    sign = words.peek()
    if sign.kind == "number" and sign.value.startswith("-"):
        raise _misspelt(word, words)
    if sign.kind not in ("op", "bad") or sign.value not in ("-", "+"):
        return FromToday()
    words.take()
    months, days = _amount(word, words)
    return FromToday(-months, -days) if sign.value == "-" else FromToday(months, days)


def meant_from_today(words: TokenStream, at: int) -> tuple[str | None, int]:
    """The day that is written where `today` is ahead, with its unit in full, and where the words after it begin."""
    sign, count, unit = (words.ahead(at + each) for each in range(1, 4))
    if sign.value not in ("-", "+"):
        return TODAY, at + 1
    meant = _unit(unit.value) if _COUNT.match(count.value) else None
    return None if meant is None else _written(sign.value, count.value, meant), at + 4


def show_from_today(day: FromToday) -> str:
    """`today`, `today - 30 days`, `today + 1 month`: as `read_from_today` reads it."""
    if not day.months:
        return _counted(day.days, "day") if day.days else TODAY
    is_years = day.months % 12 == 0
    return _counted(day.months // 12, "year") if is_years else _counted(day.months, "month")


def _refuse_other_words(words: TokenStream) -> None:
    """Raises for what means such a day and is written in another way: `now`, `Today`, `30 days ago`, `today-30`."""
    word, unit, ago = (words.ahead(at) for at in range(3))
    if word.kind != "word":
        return
    small = word.value.lower()
    better = TODAY if small == TODAY else _OTHER_WORDS.get(small)
    if better is not None:
        raise stop(word, f"write '{better}' instead of '{word.value}'", better)
    if small.startswith(f"{TODAY}-"):
        raise _misspelt(word, words)
    counts = _unit(unit.value) if _COUNT.match(word.value) and unit.kind == "word" else None
    if counts is not None and ago.value in ("ago", "before", "later"):
        better = _written("+" if ago.value == "later" else "-", word.value, counts)
        whole = Token("word", better, word.start, ago.end)
        raise stop(whole, f"write '{better}' instead of '{word.value} {unit.value} {ago.value}'", better)


def _amount(first: Token, words: TokenStream) -> tuple[int, int]:
    """Months and days, of which one is 0."""
    count, unit = words.peek(), words.ahead(1)
    name = unit.value.removesuffix("s")
    if not _COUNT.match(count.value) or unit.kind != "word" or name not in UNITS:
        raise _misspelt(first, words)
    words.take()
    words.take()
    months, days = (int(count.value) * each for each in UNITS[name])
    if months > MOST_YEARS * 12 or days > MOST_YEARS * 365:
        raise _too_far(count.start, unit.end)
    again = words.peek()
    if again.value in ("-", "+"):
        raise stop(again, "count from today only once: a condition cannot add days to months")
    return months, days


def _misspelt(first: Token, words: TokenStream) -> Stop:
    """For a count that is not written as it should be: `today-30 days`, `today - 30 d`, `today - 30`, `today - x`."""
    match = _COUNTED.match(words.text, first.start)
    if match is None:
        word = words.peek()
        return stop(word, f"expected a whole number of days, weeks, months or years, not {named(word)}")
    sign, count, unit = match.groups()
    if not _COUNT.match(count):
        return _too_far(match.start(2), match.end())
    meant = None if unit is None else _unit(unit)
    if meant is not None:
        better = _written(sign, count, meant)
        return stop(Token("word", better, first.start, match.end()), f"write '{better}'", better)
    whole = Token("word", "", first.start, match.end(2))
    return stop(
        whole, f"write days, weeks, months or years after '{count}', as in '{_written(sign, count, 'day')}'"
    )


def _too_far(start: int, end: int) -> Stop:
    return stop(Token("word", "", start, end), f"a condition counts at most {MOST_YEARS} years from today")


def _unit(word: str) -> str | None:
    """The unit that a word stands for, abbreviated or in capitals."""
    small = word.lower()
    small = small if small in _ABBREVIATIONS else small.removesuffix("s")
    return _ABBREVIATIONS.get(small, small if small in UNITS else None)


def _written(sign: str, count: str, unit: str) -> str:
    return f"{TODAY} {sign} {count} {unit}{'' if count == '1' else 's'}"


def _counted(number: int, unit: str) -> str:
    return _written("-" if number < 0 else "+", str(abs(number)), unit)
