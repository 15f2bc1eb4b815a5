"""Every word that a person reads: amounts, dates, values, placeholders, text for a terminal; and what is typed, read.

One table of a language's conventions for the page, `play`, `explain`, `authority` and the editor. Knows no walk.
"""

from __future__ import annotations

from decisiontree.display.conditions import Wording, isolated, range_words
from decisiontree.display.conventions import CurrencyForm, Signs
from decisiontree.display.dates import display_date, short_date
from decisiontree.display.kinds import KINDS, NODE_KINDS
from decisiontree.display.limits import display_limit, own_limit, up_to
from decisiontree.display.locale_data import conventions, currency_form
from decisiontree.display.numbers import display_duration, display_money, display_number, display_share
from decisiontree.display.placeholders import OF_THE_CALL, fill_placeholders, stand_ins, without_values
from decisiontree.display.plural import plural
from decisiontree.display.terminal_text import even, fit, fit_end, hang, one_line, pad, width, wrap
from decisiontree.display.typed import Doubt, typed_value
from decisiontree.display.typed_answer import numbered, typed_answer
from decisiontree.display.values import display_value, example, expected, typed_form, yes_no
from decisiontree.text import clean, visible

__all__ = [
    "KINDS",
    "NODE_KINDS",
    "OF_THE_CALL",
    "CurrencyForm",
    "Doubt",
    "Signs",
    "Wording",
    "clean",
    "conventions",
    "currency_form",
    "display_date",
    "display_duration",
    "display_limit",
    "display_money",
    "display_number",
    "display_share",
    "display_value",
    "even",
    "example",
    "expected",
    "fill_placeholders",
    "fit",
    "fit_end",
    "hang",
    "isolated",
    "numbered",
    "one_line",
    "own_limit",
    "pad",
    "plural",
    "range_words",
    "short_date",
    "stand_ins",
    "typed_answer",
    "typed_form",
    "typed_value",
    "up_to",
    "visible",
    "width",
    "without_values",
    "wrap",
    "yes_no",
]
