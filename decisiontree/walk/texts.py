"""Placeholders filled and values shown to a person, in the tree's language. The only place that needs one."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from decisiontree.guards import show_value
from decisiontree.model import Authority, Fact, FactType, FactValue, Incident, Library
from decisiontree.model.money import plain_amount
from decisiontree.model.placeholders import pieces
from decisiontree.walk.known import fact_of, incident_here, tree_of
from decisiontree.walk.limits import Allowance, allowance
from decisiontree.walk.state import State

_LETTER_BEFORE_DIGIT = re.compile(r"(?<=[A-Za-z])(?=[0-9])")
# CLDR has these words and babel does not hand them out.
_YES_NO = {
    "cs": ("ano", "ne"),
    "da": ("ja", "nej"),
    "de": ("ja", "nein"),
    "en": ("yes", "no"),
    "es": ("sí", "no"),
    "fi": ("kyllä", "ei"),
    "fr": ("oui", "non"),
    "it": ("sì", "no"),
    "nb": ("ja", "nei"),
    "nl": ("ja", "nee"),
    "pl": ("tak", "nie"),
    "pt": ("sim", "não"),
    "sv": ("ja", "nej"),
    "tr": ("evet", "hayır"),
    "uk": ("так", "ні"),
}


class Segment(NamedTuple):
    """A part of a filled text; `name` is the placeholder it stands for, `missing` that nothing is known for it."""

    text: str
    name: str | None = None
    missing: bool = False


def fill_text(library: Library, state: State, text: str, *, with_private: bool = True) -> tuple[Segment, ...]:
    """A text with its placeholders filled; a value is never read as Markdown or as another placeholder."""
    found: list[Segment] = []
    for piece in pieces(text):
        snippet = None if isinstance(piece, str) else library.shared.snippets.get(piece.name)
        inner = (piece,) if snippet is None else pieces(snippet)
        found += [
            Segment(part)
            if isinstance(part, str)
            else fill(library, state, part.name, with_private=with_private)
            for part in inner
        ]
    return tuple(found)


def filled_plainly(library: Library, state: State, text: str, *, with_private: bool = True) -> str:
    """A filled text in one piece."""
    return "".join(part.text for part in fill_text(library, state, text, with_private=with_private))


def fill(library: Library, state: State, name: str, *, with_private: bool = True) -> Segment:
    """What one placeholder stands for now; what is missing shows its name in square brackets."""
    fact = fact_of(library, state.tree, name)
    if fact is not None:
        value = state.facts.get(name)
        hidden = value is None or (fact.private and not with_private)
        if hidden or value is None:
            return Segment(f"[{fact.label}]", name, missing=True)
        return Segment(display_value(fact, value, language(library, state)), name)
    text = _built_in(library, state, name)
    return Segment(f"[{name}]", name, missing=True) if text is None else Segment(text, name)


def display_value(fact: Fact, value: FactValue, language: str) -> str:
    """A value as a person reads it: the label of a choice, money with its currency, dates and booleans in the language."""
    if fact.type is FactType.CHOICE:
        return next((choice.label for choice in fact.values if choice.id == value), str(value))
    if isinstance(value, bool):
        yes, no = yes_no(language)
        return yes if value else no
    if fact.type is FactType.MONEY and isinstance(value, int):
        return display_money(value, fact.currency, language)
    if fact.type is FactType.DATE and isinstance(value, int):
        return _display_date(value, language)
    return show_value(fact, value)


def yes_no(language: str) -> tuple[str, str]:
    """The words for true and false in a language, English where we know none."""
    return _YES_NO.get(language.partition("-")[0], _YES_NO["en"])


def display_money(units: int, currency: str | None, language: str) -> str:
    """An amount in minor units with its currency."""
    # babel takes 0.1 s to import, paid only where something is shown
    from decimal import Decimal

    from babel.numbers import format_currency

    plain = plain_amount(units, currency or "")
    if currency is None:
        return plain
    shown = str(format_currency(Decimal(plain), currency, locale=_locale(language)))
    # CLDR sets letters off from digits, as browsers do and babel does not
    return _LETTER_BEFORE_DIGIT.sub("\N{NO-BREAK SPACE}", shown)


def display_limit(limit: Allowance, currency: str | None, language: str) -> str:
    """A role's limit in words: an amount, or without a currency a number of times."""
    if limit.none:
        return "none"
    if limit.most is None:
        return "no limit"
    return str(limit.most) if currency is None else display_money(limit.most, currency, language)


def language(library: Library, state: State) -> str:
    """The language of the tree that is walked now."""
    return tree_of(library, state).language


def _built_in(library: Library, state: State, name: str) -> str | None:
    head, _, rest = name.partition(".")
    if name == "role":
        return next((role.label for role in library.shared.roles if role.id == state.role), None)
    if name == "decided":
        return _decided(library, state)
    if head == "limit" and rest in library.shared.authority:
        authority = library.shared.authority[rest]
        return _limit(authority, state.role, language(library, state))
    if name == "incident.next_update":
        return _next_update(library, state)
    return None


def _next_update(library: Library, state: State) -> str | None:
    incident = incident_here(library, state)
    if not isinstance(incident, Incident) or incident.next_update is None:
        return None
    # its own name within it would never end
    return "".join(
        part if isinstance(part, str) else fill(library, state, part.name).text
        for part in pieces(incident.next_update)
        if isinstance(part, str) or part.name != "incident.next_update"
    )


def _limit(authority: Authority, role: str | None, language: str) -> str:
    if authority.limits is not None:
        return display_limit(allowance(authority.limits, role), authority.currency, language)
    uses = {} if authority.uses is None else authority.uses.limits
    return display_limit(allowance(uses, role), None, language)


def _decided(library: Library, state: State) -> str | None:
    for decided in reversed(state.decided):
        if decided.amount is not None and not decided.void:
            currency = library.shared.authority[decided.authority].currency
            return display_money(decided.amount, currency, language(library, state))
    return None


def _display_date(day: int, language: str) -> str:
    from babel.dates import format_date

    return str(format_date(date.fromordinal(day), format="long", locale=_locale(language)))


def _locale(language: str) -> str:
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(language, sep="-"))
    except (ValueError, UnknownLocaleError):
        return "en"
