"""What a role may decide, in words that can be trusted at a glance, and the note that covers it. Decides nothing.

Twin of exporters/html/player/verdict-words.js: `play` and the page say the same.
"""

from __future__ import annotations

from typing import NamedTuple

from decisiontree.display import display_money, display_number, own_limit, up_to
from decisiontree.model import Decision, Library
from decisiontree.walk.arrive import current
from decisiontree.walk.fill import language
from decisiontree.walk.known import fact_of
from decisiontree.walk.limits import Verdict
from decisiontree.walk.state import State
from decisiontree.walk.version import tree_version


class VerdictWords(NamedTuple):
    """The one sentence, what stands behind it, and the note to copy into a case."""

    headline: str
    details: tuple[str, ...]
    note: str


def verdict_words(library: Library, state: State, verdict: Verdict) -> VerdictWords:
    """A decision as the rep needs it."""
    who = library.shared.role_label(verdict.first_role) or ""
    return VerdictWords(
        _headline(library, state, verdict, who),
        _details(library, state, verdict),
        _note(library, state, verdict, who),
    )


def _headline(library: Library, state: State, verdict: Verdict, who: str) -> str:
    amount = _money(library, state, verdict, verdict.amount)
    if verdict.within:
        return f"You may {f'give {amount}' if amount else 'do this'} now. No approval needed."
    ask = f"Ask: {who}." if who else "No role in this library may decide it."
    if amount and _is_too_much(verdict):
        return f"{amount} is more than you may give on your own. {ask}"
    if verdict.uses:
        return f"It has already been given as many times as you may give it. {ask}"
    return f"You may not decide this on your own. {ask}"


def _is_too_much(verdict: Verdict) -> bool:
    """Whether the amount is too much; where it is not, the times are used up or the role has no part in it."""
    return verdict.limit is not None and not verdict.limit.covers(verdict.amount or 0)


def _details(library: Library, state: State, verdict: Verdict) -> tuple[str, ...]:
    role, limit = library.shared.role_label(verdict.role), verdict.limit
    tongue, currency = language(library, state), verdict.authority.currency
    texts = []
    if limit is not None:
        words = "nothing without approval" if limit.none else up_to(limit.most, currency, tongue)
        texts.append(f"{verdict.authority.label}: {f'as {role} ' if role else ''}you may give {words}.")
    if verdict.uses_limit is not None:
        texts.append(f"{_uses(library, state, verdict)}. {_left(verdict, tongue)}.")
    suggested = _money(library, state, verdict, verdict.suggest)
    return (*texts, *([f"Suggested: {suggested}."] if suggested else []))


def _uses(library: Library, state: State, verdict: Verdict) -> str:
    """How many of the times per period are used; the fact's label names the period."""
    name = verdict.authority.uses.fact if verdict.authority.uses is not None else ""
    fact = fact_of(library, state.tree, name)
    limit, tongue = verdict.uses_limit, language(library, state)
    most = "" if limit is None or limit.most is None else f" of {display_number(limit.most, tongue)}"
    count = display_number(verdict.uses or 0, tongue)
    return f"{fact.label if fact is not None else name}: {count}{most}"


def _left(verdict: Verdict, tongue: str) -> str:
    if verdict.uses_limit is None or verdict.uses_limit.most is None:
        return "No limit for your role"
    left = verdict.uses_limit.most - (verdict.uses or 0)
    return f"Left: {f'{display_number(left, tongue)}, including this one' if left > 0 else 'none'}"


def _note(library: Library, state: State, verdict: Verdict, who: str) -> str:
    """The note of a summary, before the call has ended; no private amount or number is in it."""
    node = current(library, state)
    fact = node.amount if isinstance(node, Decision) else None
    amount = "" if _is_private(library, state, fact) else _money(library, state, verdict, verdict.amount)
    role = library.shared.role_label(verdict.role) or ""
    limit = _terms(library, state, verdict)
    if verdict.within:
        how = f"decided by {role}{limit}, no approval needed"
    else:
        how = f"above the authority of {role}{limit}, {f'{who} may decide it' if who else 'no role may decide it'}"
    tree = state.origin.tree
    what = f"{verdict.authority.label}: {amount}, " if amount else f"{verdict.authority.label}: "
    return f"{what}{how}, tree {tree} {tree_version(library, tree)}."


def _is_private(library: Library, state: State, name: str | None) -> bool:
    fact = None if name is None else fact_of(library, state.tree, name)
    return fact is not None and fact.private


def _terms(library: Library, state: State, verdict: Verdict) -> str:
    """What the decision hangs on: the limit, or the times where these alone are used up."""
    uses = verdict.authority.uses
    if uses is not None and not verdict.within and not _is_too_much(verdict):
        if _is_private(library, state, uses.fact):
            return ""
        return f" ({_uses(library, state, verdict)})"
    return f" (limit: {own_limit(verdict.authority, verdict.role, language(library, state))})"


def _money(library: Library, state: State, verdict: Verdict, units: int | None) -> str:
    if units is None or verdict.authority.currency is None:
        return ""
    return display_money(units, verdict.authority.currency, language(library, state))
