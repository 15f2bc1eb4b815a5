"""A walk that has ended, as a scenario that repeats it: what a person would write into the file. Runs nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from decisiontree.guards import in_order, show_value
from decisiontree.model import Decision, FactType, FactValue, Library, Plain, plain_amount
from decisiontree.walk.answer import (
    Agreed,
    Answer,
    ChooseOption,
    Corrected,
    Fill,
    ProvideFact,
    TakeWayOut,
)
from decisiontree.walk.known import fact_of
from decisiontree.walk.state import Grant, State
from decisiontree.walk.today import reads_today
from decisiontree.walk.version import trees_run

Written = dict[str, Plain]
_PASSED = "continue"
"""What is written for a visit of a node where the rep takes an exit at another visit."""


def written_scenario(library: Library, state: State, name: str) -> Written:
    """The fields of a scenario in the order of the format; the call must have ended."""
    given, collected = _facts(library, state)
    tried = [tag for move in state.moves if isinstance(move.answer, Fill) for tag in move.answer.tried or ()]
    facts: Written = {fact: _visits(values) for fact, values in collected.items()}
    if tried:
        facts["tried"] = list(dict.fromkeys(tried))
    incidents = state.origin.incidents
    today = state.origin.today if reads_today(library, state.origin.tree) else None
    written: Mapping[str, Plain | None] = {
        "name": name,
        "role": state.role,
        "given": given or None,
        "facts": facts or None,
        "answers": _answers(state) or None,
        "incident": incidents[0] if incidents else None,
        "today": None if today is None else date.fromordinal(today).isoformat(),
        "expect": _expected(library, state),
    }
    return {key: value for key, value in written.items() if value is not None}


def _facts(library: Library, state: State) -> tuple[Written, dict[str, list[Plain]]]:
    """What was known when the call began, and what was filled in, a value for each visit."""
    root = state.origin.tree
    given = {fact: _value(library, root, fact, value) for fact, value in state.origin.given.items()}
    collected: dict[str, list[Plain]] = {}
    for move in state.moves:
        tree = state.named_by(move.path)[0]
        for fact, value in _values(move.answer):
            declared = fact_of(library, tree, fact)
            if declared is None or value is None:
                continue
            text = _value(library, tree, fact, value)
            if move.for_facts and declared.given and tree == root:
                given[fact] = text
            else:
                collected.setdefault(fact, []).append(text)
    return given, collected


def _values(answer: Answer) -> Iterator[tuple[str, FactValue | None]]:
    match answer:
        case Fill(values=values):
            yield from values.items()
        case ProvideFact(fact=fact, value=value):
            yield fact, value
        case _:
            return


def _value(library: Library, tree: str, fact_id: str, value: FactValue) -> Plain:
    fact = fact_of(library, tree, fact_id)
    if fact is None:
        return str(value)
    if fact.type is FactType.CHOICES and isinstance(value, frozenset):
        return list(in_order(fact, value))
    return show_value(fact, value)


def _visits(values: list[Plain]) -> Plain:
    """One value where all visits have the same, else a list; the values of choices are lists themselves."""
    kept = _without_repeats(values)
    return kept[0] if len(kept) == 1 and isinstance(kept[0], str) else kept


def _answers(state: State) -> Written:
    by_node: dict[str, list[Plain]] = {}
    for move in state.moves:
        if not move.for_facts:
            by_node.setdefault(move.path, []).append(_answer_text(move.answer))
    said = {path: texts for path, texts in by_node.items() if any(text != _PASSED for text in texts)}
    lists = {path: _without_repeats(texts) for path, texts in said.items()}
    return {path: texts[0] if len(texts) == 1 else texts for path, texts in lists.items()}


def _answer_text(answer: Answer) -> str:
    match answer:
        case ChooseOption(key=key):
            return key
        case Agreed():
            return "agreed"
        case Corrected():
            return "corrected"
        case TakeWayOut(key=key):
            return f"anytime/{key}"
        case _:
            return _PASSED


def _without_repeats(values: list[Plain]) -> list[Plain]:
    """The values without the last ones that are the same, because the last one repeats."""
    kept = list(values)
    while len(kept) > 1 and kept[-1] == kept[-2]:
        kept.pop()
    return kept


def _expected(library: Library, state: State) -> Written:
    """How the call ended; grants also where there were none, if the trees can grant something."""
    expect: Written = {}
    if state.outcome is not None:
        ended, own = state.outcome, state.outcome.tree == state.origin.tree
        expect["outcome"] = ended.node if own else f"{ended.tree}/{ended.node}"
    if state.grants or _decides(library, state.origin.tree):
        expect["grants"] = {grant.authority: _amount(library, grant) for grant in state.grants}
    return expect


def _amount(library: Library, grant: Grant) -> str:
    authority = library.shared.authority.get(grant.authority)
    currency = authority.currency if authority is not None else None
    return "1" if grant.amount is None else plain_amount(grant.amount, currency or "")


def _decides(library: Library, tree_id: str) -> bool:
    trees = (library.trees[each] for each in trees_run(library, tree_id) if each in library.trees)
    return any(isinstance(node, Decision) for tree in trees for node in tree.nodes.values())
