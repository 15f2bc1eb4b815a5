"""What a walk came to, as lines to keep or copy: answers, facts, grants with their cover notes. Private facts only on request."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, assert_never

from decisiontree.display import display_money, display_value, own_limit
from decisiontree.model import FactValue, Library, Node, Outcome, heading_of
from decisiontree.transitions import edges
from decisiontree.walk.answer import (
    Agreed,
    Answer,
    ChooseOption,
    Continue,
    Corrected,
    Fill,
    Jump,
    ProvideFact,
    TakeWayOut,
)
from decisiontree.walk.arrive import current
from decisiontree.walk.fill import NOTHING_TOLD, fill_text, language
from decisiontree.walk.known import fact_of
from decisiontree.walk.state import Decided, Grant, Move, State
from decisiontree.walk.version import tree_version


class SummaryLine(NamedTuple):
    """A node that was answered."""

    path: str
    title: str
    answer: str


class KnownFact(NamedTuple):
    """A fact at the end of the walk."""

    id: str
    label: str
    text: str


class GivenGrant(NamedTuple):
    """A grant in words; `limit` is the one of the role that it counts to."""

    authority: str
    label: str
    text: str
    by: str
    limit: str
    approved: bool


class Summary(NamedTuple):
    """All of it; `note` is the cover note, one sentence for each grant, `text` what the outcome has instead of all this."""

    tree: str
    title: str
    version: str
    role: str | None
    steps: tuple[SummaryLine, ...]
    facts: tuple[KnownFact, ...]
    grants: tuple[GivenGrant, ...]
    withheld: tuple[str, ...]
    outcome: str | None
    team: str | None
    note: str
    text: str | None


def summarize(
    library: Library, state: State, *, with_private: bool = False, told: Mapping[str, str] = NOTHING_TOLD
) -> Summary:
    """The walk so far in words; `told` is what a walk does not know of its call: date, time, duration, notes."""
    tree = library.trees[state.origin.tree]
    version = tree_version(library, tree.id)
    grants = tuple(_given(library, state, grant, with_private=with_private) for grant in state.grants)
    node = current(library, state)
    ended, team = (node.outcome, node.team) if state.finished and isinstance(node, Outcome) else (None, None)
    summary = Summary(
        tree=tree.id,
        title=tree.title or tree.id,
        version=version,
        role=library.shared.role_label(state.role),
        steps=tuple(_line(library, state, move, with_private=with_private) for move in state.moves),
        facts=_known(library, state, with_private=with_private),
        grants=grants,
        withheld=tuple(f"{_label(library, one.authority)}: {one.reason}" for one in state.withheld),
        outcome=None if ended is None else fill_text(library, state, ended, with_private=with_private),
        team=None if team is None else fill_text(library, state, team, with_private=with_private),
        note="\n".join(_note(grant, tree.id, version) for grant in grants),
        text=None,
    )
    template = node.summary if state.finished and isinstance(node, Outcome) else None
    if template is None:
        return summary
    call = {**told, **_told(summary)}
    return summary._replace(text=fill_text(library, state, template, with_private=with_private, call=call))


def _told(summary: Summary) -> Mapping[str, str]:
    """What the walk itself tells of the call, by the names after `call.`."""
    return {
        "version": summary.version,
        "outcome": summary.outcome or "",
        "steps": "\n".join(
            f"- {line.title}: {line.answer}" if line.answer else f"- {line.title}" for line in summary.steps
        ),
        "grants": "; ".join(f"{grant.label}, {grant.text}" for grant in summary.grants),
    }


def _note(grant: GivenGrant, tree: str, version: str) -> str:
    how = "approved by" if grant.approved else "decided by"
    return f"{grant.label}: {grant.text}, {how} {grant.by} (limit: {grant.limit}), tree {tree} {version}."


def _given(library: Library, state: State, grant: Grant, *, with_private: bool) -> GivenGrant:
    authority = library.shared.authority[grant.authority]
    tongue = language(library, state)
    hidden = grant.amount is None or (grant.private and not with_private)
    text = "granted" if hidden else display_money(grant.amount or 0, authority.currency, tongue)
    by = library.shared.role_label(grant.by) or grant.by
    limit = own_limit(authority, grant.by, tongue)
    return GivenGrant(grant.authority, authority.label, text, by, limit, grant.approved)


def _line(library: Library, state: State, move: Move, *, with_private: bool) -> SummaryLine:
    tree_id, node = _at(library, state, move.path)
    title = fill_text(library, state, heading_of(library, node), with_private=with_private)
    if move.for_facts:
        title = "Asked first"
    answer = _answer(library, tree_id, move.answer, with_private=with_private)
    if isinstance(move.answer, ChooseOption):
        labels = {edge.key: edge.label for edge in reversed(edges(node))}
        answer = fill_text(library, state, labels.get(answer, answer), with_private=with_private)
    if isinstance(move.answer, TakeWayOut):
        answer = fill_text(library, state, move.exit or answer, with_private=with_private)
    if isinstance(move.answer, Jump):
        _, target = _at(library, state, move.answer.node)
        title_there = fill_text(library, state, heading_of(library, target), with_private=with_private)
        answer = f"Jumped to {title_there}: {move.answer.reason or 'reason not kept'}"
    if move.decided is not None:
        answer = _verdict(library, tree_id, move.decided, with_private=with_private)
    return SummaryLine(move.path, title, answer)


def _at(library: Library, state: State, path: str) -> tuple[str, Node]:
    """The tree and the node that a path names."""
    tree_id, node_id = state.named_by(path)
    return tree_id, library.trees[tree_id].nodes[node_id]


def _verdict(library: Library, tree_id: str, decided: Decided, *, with_private: bool) -> str:
    words = "above my limit, approval needed" if decided.approver is None else "within my limit"
    if decided.amount is None or (decided.private and not with_private):
        return words
    currency = library.shared.authority[decided.authority].currency
    return f"{display_money(decided.amount, currency, library.trees[tree_id].language)}: {words}"


def _answer(library: Library, tree_id: str, answer: Answer, *, with_private: bool) -> str:
    match answer:
        case ChooseOption(key=key):
            return key
        case Continue():
            return ""
        case Agreed():
            return "agreed"
        case Corrected():
            return "corrected"
        case TakeWayOut(key=key):
            return key
        case Jump(reason=reason):
            return reason
        case ProvideFact(fact=fact, value=value):
            return _value(library, tree_id, fact, value, with_private=with_private)
        case Fill(values=values, tried=tried):
            parts = [
                _value(library, tree_id, fact, value, with_private=with_private)
                for fact, value in values.items()
            ]
            return ", ".join([*parts, f"already tried: {', '.join(tried)}"] if tried else parts)
        case _:
            assert_never(answer)


def _value(
    library: Library, tree_id: str, fact_id: str, value: FactValue | None, *, with_private: bool
) -> str:
    fact = fact_of(library, tree_id, fact_id)
    if fact is None:
        return fact_id
    if fact.private and not with_private:
        return f"{fact.label}: not shown"
    shown = "left empty" if value is None else display_value(fact, value, library.trees[tree_id].language)
    return f"{fact.label}: {shown}"


def _known(library: Library, state: State, *, with_private: bool) -> tuple[KnownFact, ...]:
    found = []
    for fact_id, value in state.facts.items():
        fact = fact_of(library, state.tree, fact_id)
        if fact is not None and (with_private or not fact.private):
            found.append(KnownFact(fact_id, fact.label, display_value(fact, value, language(library, state))))
    return tuple(found)


def _label(library: Library, authority: str) -> str:
    return library.shared.authority[authority].label if authority in library.shared.authority else authority
