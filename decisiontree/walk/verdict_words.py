"""What a role may decide, in words that can be trusted at a glance, and the note that covers it. Decides nothing.

Twin of exporters/html/player/verdict-words.js: `play` and the page say the same.
"""

from __future__ import annotations

from typing import NamedTuple

from decisiontree.model import Decision, Library
from decisiontree.walk.arrive import current
from decisiontree.walk.known import fact_of
from decisiontree.walk.limits import Verdict
from decisiontree.walk.state import State
from decisiontree.walk.texts import display_limit, display_money, language
from decisiontree.walk.version import tree_version


class VerdictWords(NamedTuple):
    """The one sentence, what stands behind it, and the note to copy into a case."""

    headline: str
    details: tuple[str, ...]
    note: str


def verdict_words(library: Library, state: State, verdict: Verdict) -> VerdictWords:
    """A decision as the rep needs it."""
    who = _role(library, verdict.first_role)
    return VerdictWords(
        _headline(library, state, verdict, who),
        _details(library, state, verdict),
        _note(library, state, verdict, who),
    )


def _headline(library: Library, state: State, verdict: Verdict, who: str) -> str:
    amount = _money(library, state, verdict, verdict.amount)
    if verdict.within:
        return f"You may {f'give {amount}' if amount else 'do this'} now. No approval needed."
    ask = f"Ask: {who}." if who else "Nobody in this library may decide it."
    if amount and verdict.limit is not None and not verdict.limit.covers(verdict.amount or 0):
        return f"{amount} is more than you may give by yourself. {ask}"
    if verdict.uses:
        return f"It was given as often as you may give it. {ask}"
    return f"You may not decide this by yourself. {ask}"


def _details(library: Library, state: State, verdict: Verdict) -> tuple[str, ...]:
    role = _role(library, verdict.role)
    texts = []
    if verdict.limit is not None:
        most = _money(library, state, verdict, verdict.limit.most)
        words = "nothing without asking" if verdict.limit.none else f"up to {most}" if most else "any amount"
        texts.append(f"{verdict.authority.label}: {f'as {role} ' if role else ''}you may give {words}.")
    if verdict.uses_limit is not None and verdict.authority.uses is not None:
        fact = fact_of(library, state.tree, verdict.authority.uses.fact)
        texts.append(_uses(verdict, fact.label if fact is not None else verdict.authority.uses.fact))
    suggested = _money(library, state, verdict, verdict.suggest)
    return (*texts, *([f"Suggested: {suggested}."] if suggested else []))


def _uses(verdict: Verdict, label: str) -> str:
    """How many of the times per period are left; the fact's label names the period."""
    count = verdict.uses or 0
    if verdict.uses_limit is None or (verdict.uses_limit.most is None and not verdict.uses_limit.none):
        return f"{label}: {count}. No limit for your role."
    most = verdict.uses_limit.most or 0
    left = f"{most - count}, this one included" if most > count else "none"
    return f"{label}: {count} of {most}. Left: {left}."


def _note(library: Library, state: State, verdict: Verdict, who: str) -> str:
    """The note of a summary, before the call has ended; a private amount is not in it."""
    node = current(library, state)
    fact = fact_of(library, state.tree, node.amount) if isinstance(node, Decision) and node.amount else None
    is_private = fact is not None and fact.private
    amount = "" if is_private else _money(library, state, verdict, verdict.amount)
    role = _role(library, verdict.role)
    share = verdict.limit if verdict.limit is not None else verdict.uses_limit
    currency = verdict.authority.currency if verdict.limit is not None else None
    limit = "" if share is None else f" (limit: {display_limit(share, currency, language(library, state))})"
    if verdict.within:
        how = f"decided by {role}{limit}, no approval needed"
    else:
        how = f"above the authority of {role}{limit}, {f'{who} may decide it' if who else 'nobody may decide it'}"
    tree = state.origin.tree
    what = f"{verdict.authority.label}: {amount}, " if amount else f"{verdict.authority.label}: "
    return f"{what}{how}, tree {tree} {tree_version(library, tree)}."


def _money(library: Library, state: State, verdict: Verdict, units: int | None) -> str:
    if units is None or verdict.authority.currency is None:
        return ""
    return display_money(units, verdict.authority.currency, language(library, state))


def _role(library: Library, role: str | None) -> str:
    return next((each.label for each in library.shared.roles if each.id == role), role or "")
