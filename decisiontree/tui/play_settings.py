"""What a played call goes by, as rows to choose from: role, day, incidents and facts, and the values of each. No screen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from decisiontree.display import Doubt, display_date, display_value, expected, one_line, typed_answer, yes_no
from decisiontree.guards import parse_value, show_value
from decisiontree.model import Fact, FactType, FactValue
from decisiontree.tui.played_call import PlayedCall
from decisiontree.tui.search import Hit, Index
from decisiontree.walk import reads_today, summarize

ROLE, DAY, INCIDENT, FACT = "role", "day", "incident", "fact"
UNKNOWN = Hit("-", "not known", "take the value away")


def settings_of(call: PlayedCall) -> tuple[Hit, ...]:
    """Everything that can be set: what the call begins with, then its facts, those first that are known."""
    shared, state = call.library.shared, call.state
    language = call.library.trees[call.tree_id].language
    facts = call.walked.trees[state.tree].facts_in_scope(shared)
    known = [fact for fact in facts.values() if fact.id in state.facts]
    others = [fact for fact in facts.values() if fact.id not in state.facts]
    hits = []
    if shared.roles:
        hits.append(Hit(ROLE, "Role", shared.role_label(call.role) or ""))
    if reads_today(call.library, call.tree_id):
        hits.append(Hit(DAY, "Day of the call", display_date(date.fromordinal(call.today), language)))
    for incident in shared.incidents:
        words = "open" if incident.id in state.incidents else "not open"
        hits.append(Hit(f"{INCIDENT}:{incident.id}", f"Incident {incident.id}", words))
    for fact in (*known, *others):
        value = state.facts.get(fact.id)
        words = "not known" if value is None else display_value(fact, value, language)
        hits.append(Hit(f"{FACT}:{fact.id}", fact.label, words, fact.id))
    return tuple(hits)


def roles_of(call: PlayedCall) -> tuple[Hit, ...]:
    """The roles that can play the call."""
    return tuple(Hit(role.id, role.label, role.id) for role in call.library.shared.roles)


def fact_of(call: PlayedCall, fact_id: str) -> Fact:
    """A fact of the call."""
    return call.walked.trees[call.state.tree].facts_in_scope(call.library.shared)[fact_id]


def values_offered(fact: Fact, language: str, query: str) -> Sequence[Hit]:
    """The values that fit what was typed; of a fact without choices, the value that was typed or what is expected."""
    choices = _choices(fact, language)
    if choices:
        return Index((*choices, UNKNOWN)).best(query)
    text = query.strip()
    if not text:
        return (Hit("", f"type {expected(fact, language)}"), UNKNOWN)
    value = typed_answer(fact, text, language)
    if isinstance(value, Doubt):
        return (Hit("", str(value)),)
    if value is None:
        return (Hit("", f"expected {expected(fact, language)}"),)
    return (Hit(show_value(fact, value), display_value(fact, value, language)),)


def value_of(fact: Fact, key: str) -> FactValue | None:
    """The value that a row stands for."""
    return None if key == UNKNOWN.key else parse_value(fact, key)


def day_offered(query: str) -> Sequence[Hit]:
    """The day that was typed, or what is expected."""
    try:
        day = date.fromisoformat(query.strip())
    except ValueError:
        return (Hit("", "type a date such as 2026-11-30"),)
    return (Hit(day.isoformat(), day.isoformat(), "the day on which the call begins"),)


def end_of(call: PlayedCall) -> str:
    """How a call has ended, in words: who answered, the outcome, what was granted."""
    summary = summarize(call.walked, call.state)
    granted = [f"{grant.label} {grant.text}" for grant in summary.grants]
    role = f"as {summary.role}, " if summary.role else ""
    return f"{role}ends at {call.state.path}" + (f", grants {', '.join(granted)}" if granted else "")


def name_of(call: PlayedCall) -> str:
    """What a scenario of the call may be called at first: how it ends, and who answered."""
    summary = summarize(call.walked, call.state)
    ended = one_line(summary.outcome or call.state.path)
    return f"{ended}, as {one_line(summary.role)}" if summary.role else ended


def _choices(fact: Fact, language: str) -> tuple[Hit, ...]:
    if fact.type is FactType.BOOLEAN:
        return tuple(Hit(key, words) for key, words in zip(("true", "false"), yes_no(language), strict=True))
    if fact.type is FactType.CHOICE:
        return tuple(Hit(choice.id, choice.label, choice.id) for choice in fact.values)
    return ()
