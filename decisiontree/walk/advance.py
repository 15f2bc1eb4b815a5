"""The walk itself: a tree, a state and an answer give the next state, or the reason why not. No clock, no files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from decisiontree.errors import UsageError
from decisiontree.guards import in_domain, tags
from decisiontree.model import (
    FIRST_CALL,
    LAST_CALL,
    Decision,
    FactValue,
    Form,
    Library,
    Node,
    WayOut,
)
from decisiontree.transitions import ALWAYS, Edge, answered_by, edges
from decisiontree.walk.answer import (
    Agreed,
    Answer,
    ChooseOption,
    Continue,
    Corrected,
    Fill,
    Jump,
    ProvideFact,
    Refusal,
    Refused,
    TakeWayOut,
)
from decisiontree.walk.arrive import along, current, enter, go_to, onward, settle, skipped_to, unwound
from decisiontree.walk.known import check_value, fact_of, holds, write
from decisiontree.walk.shown_entries import asked_facts, without_hidden
from decisiontree.walk.shown_texts import to_be_said
from decisiontree.walk.state import Decided, Move, Origin, State
from decisiontree.walk.today import reads_today


def start(
    library: Library,
    tree_id: str,
    *,
    role: str | None = None,
    given: Mapping[str, FactValue] | None = None,
    incident: str | Sequence[str] | None = None,
) -> State:
    """The state before the first answer; without a role, the one with the least authority answers.

    `incident` is the open one, or all that are open: of several that match, the first in library.yaml counts.

    Raises UsageError as `begin` does.
    """
    incidents = (incident,) if isinstance(incident, str) else tuple(incident or ())
    return begin(library, Origin(tree_id, role, dict(given or {}), incidents))


def begin(library: Library, origin: Origin, met: list[tuple[str, str]] | None = None) -> State:
    """The state before the first answer of a walk with this origin; `met` gets every node that is come to or passed.

    Raises UsageError for a tree, role, fact or incident that the library does not have, for a start that leads nowhere, and
    for an origin without a day where the tree counts days from it.
    """
    _check_origin(library, origin)
    roles = library.shared.roles
    own_role = origin.role or (roles[0].id if roles else None)
    state = State(origin=origin, stack=(), role=own_role, incidents=origin.incidents)
    try:
        state = enter(library, state, origin.tree)
        for fact, value in origin.given.items():
            state = write(library, state, fact, value)
        return settle(library, state, met)
    except Refused as refused:
        raise UsageError(f"tree '{origin.tree}' cannot be played: {refused.refusal.message}") from None


def advance(
    library: Library, state: State, answer: Answer, met: list[tuple[str, str]] | None = None
) -> State | Refusal:
    """The state after an answer, or why it is not taken; `met` gets every node that is come to or passed."""
    if state.finished:
        return Refusal("finished", "the call has ended; go back or start again")
    answer = _to_what_is_shown(library, state, answer)
    try:
        moved = settle(library, _answered(library, replace(state, passed=()), answer), met)
    except Refused as refused:
        return refused.refusal
    for_facts = bool(state.needs) and not isinstance(answer, TakeWayOut | Jump)
    move = Move(
        state.path,
        answer,
        for_facts,
        _decided(library, state, answer),
        _way_out(library, state, answer)[1].label if isinstance(answer, TakeWayOut) else None,
        state.incidents,
    )
    return replace(moved, moves=(*state.moves, move))


def ways_out(library: Library, state: State) -> tuple[tuple[int, WayOut], ...]:
    """The exits that are there now, each with the depth of its tree; of two with one key the inner one is shown."""
    found: dict[str, tuple[int, WayOut]] = {}
    for depth in range(len(state.stack), 0, -1):
        for way_out in library.trees[state.stack[depth - 1].tree].anytime:
            found.setdefault(way_out.key, (depth, way_out))
    return tuple(found.values())


def open_answers(library: Library, state: State, node: Node) -> tuple[tuple[int, Edge], ...]:
    """The answers that the rep may choose now, each with its index among all; an unreadable condition never shows one."""
    return tuple(
        (at, edge)
        for at, edge in enumerate(edges(node))
        if edge.guard is ALWAYS or (edge.guard is not None and holds(library, state, edge.guard) is True)
    )


def _decided(library: Library, state: State, answer: Answer) -> Decided | None:
    """What was decided at the node that an answer leaves by its own way; None where it is no decision."""
    node = current(library, state)
    if not isinstance(node, Decision) or not isinstance(answer, Continue):
        return None
    return next((one for one in state.decided if one.authority == node.decide), None)


def _to_what_is_shown(library: Library, state: State, answer: Answer) -> Answer:
    """The answer without what stands in fields that are not shown."""
    node = current(library, state)
    if not isinstance(answer, Fill) or not isinstance(node, Form) or state.needs:
        return answer
    return without_hidden(library, state, node, answer)


def _answered(library: Library, state: State, answer: Answer) -> State:
    if isinstance(answer, TakeWayOut):
        return _taken_out(library, state, answer)
    if isinstance(answer, Jump):
        return _jumped(library, state, answer)
    if state.needs:
        return _provided(library, state, answer)
    if isinstance(answer, ProvideFact):
        raise Refused("bad-answer", f"'{answer.fact}' is not asked here", answer.fact)
    node = current(library, state)
    _check_said(library, state, node, answer)
    return _moved(library, state, node, answer)


def _moved(library: Library, state: State, node: Node, answer: Answer) -> State:
    match answered_by(node), answer:
        case "option", ChooseOption(key=key):
            return along(library, state, node, _chosen(library, state, node, key))
        case "listen", Agreed() | Corrected():
            key = "agreed" if isinstance(answer, Agreed) else "corrected"
            return along(library, state, node, next(edge for edge in edges(node) if edge.key == key))
        case "fill", Fill() if isinstance(node, Form):
            return onward(library, _filled(library, state, node, answer), node)
        case "continue", Continue():
            return onward(library, state, node)
        case _:
            raise Refused("bad-answer", f"node '{node.id}' does not take this kind of answer")


def _chosen(library: Library, state: State, node: Node, key: str) -> Edge:
    visible = [edge for _, edge in open_answers(library, state, node)]
    chosen = next((edge for edge in visible if edge.key == key), None)
    if chosen is None:
        known = ", ".join(f"'{edge.key}'" for edge in visible) or "none"
        raise Refused("bad-answer", f"node '{node.id}' has no option '{key}' here; choose from: {known}")
    return chosen


def _filled(library: Library, state: State, node: Form, answer: Fill) -> State:
    asked = asked_facts(library, state, node, answer.values)
    declared = tuple(fact for fact in node.facts if fact_of(library, state.tree, fact) is not None)
    state = _stored(library, state, [fact for fact in declared if fact in asked], answer.values)
    if answer.tried is not None and "tried" in asked:
        shown = tags(library.trees[state.tree])
        kept = tuple(tag for tag in state.tried if tag not in shown or tag in answer.tried)
        fresh = tuple(tag for tag in shown if tag in answer.tried and tag not in kept)
        state = replace(state, tried=(*kept, *fresh))
    return state


def _provided(library: Library, state: State, answer: Answer) -> State:
    """The state once facts that were asked for are there; the rest of them is asked again."""
    match answer:
        case ProvideFact(fact=fact, value=value) if fact in state.needs:
            state = _stored(library, state, [fact], {fact: value})
        case Fill(values=values):
            may_be_empty = not state.frame.entered
            state = _stored(library, state, list(state.needs), values, may_be_empty=may_be_empty)
            stack = (*state.stack[:-1], replace(state.frame, entered=True))
            empty = (fact for fact in state.needs if fact in library.shared.facts and fact not in state.facts)
            state = replace(state, stack=stack, left_empty=(*state.left_empty, *empty))
        case _:
            raise Refused("needs-fact", f"'{state.needs[0]}' must be known first", state.needs[0])
    return replace(state, needs=())


def _stored(
    library: Library,
    state: State,
    asked: list[str],
    values: Mapping[str, FactValue | None],
    *,
    may_be_empty: bool = True,
) -> State:
    for unasked in (fact for fact in values if fact not in asked):
        raise Refused("bad-value", f"'{unasked}' is not asked here", unasked)
    for fact_id in asked:
        fact = fact_of(library, state.tree, fact_id)
        if fact is None:
            raise Refused("no-way", f"'{fact_id}' is needed here but is not declared", fact_id)
        value = values[fact_id] if fact_id in values else state.facts.get(fact_id, fact.default)
        check_value(library, state, fact, value, may_be_empty=may_be_empty and fact.optional)
        state = write(library, state, fact_id, value)
    return state


def _taken_out(library: Library, state: State, answer: TakeWayOut) -> State:
    depth, way_out = _way_out(library, state, answer)
    return go_to(library, unwound(state, depth), way_out.to)


def _jumped(library: Library, state: State, answer: Jump) -> State:
    """The state at the node that a jump names; tags that it would be skipped for count as not tried any more."""
    tree, node_id = state.named_by(answer.node)
    trees = [frame.tree for frame in state.stack]
    if tree not in trees:
        raise Refused("bad-answer", f"the call is not in tree '{tree}', so it cannot jump to '{answer.node}'")
    depth = trees.index(tree) + 1
    state = go_to(library, unwound(state, depth), node_id)
    node = current(library, state)
    if skipped_to(state, node) is None:
        return state
    return replace(state, tried=tuple(tag for tag in state.tried if tag not in node.content.skip_if))


def _way_out(library: Library, state: State, answer: TakeWayOut) -> tuple[int, WayOut]:
    """The exit that an answer names, with the depth of its tree."""
    ways = ways_out(library, state)
    for depth, way_out in ways:
        if way_out.key == answer.key:
            return depth, way_out
    known = ", ".join(f"'{way_out.key}'" for _, way_out in ways) or "none"
    raise Refused("bad-answer", f"there is no exit '{answer.key}' here; choose from: {known}")


def _check_said(library: Library, state: State, node: Node, answer: Answer) -> None:
    ticks = () if isinstance(answer, TakeWayOut | Jump | ProvideFact) else answer.ticks
    if node.content.must_say and not set(to_be_said(library, state, node)).issubset(ticks):
        raise Refused("must-say", f"the text of node '{node.id}' must be said and ticked before you move on")


def _check_origin(library: Library, origin: Origin) -> None:
    if origin.tree not in library.trees:
        raise UsageError(f"there is no tree '{origin.tree}'")
    if origin.role is not None and all(role.id != origin.role for role in library.shared.roles):
        raise UsageError(f"there is no role '{origin.role}'")
    known = {incident.id for incident in library.shared.incidents}
    for unknown in (incident for incident in origin.incidents if incident not in known):
        raise UsageError(f"there is no incident '{unknown}'")
    if origin.today is None and reads_today(library, origin.tree):
        raise UsageError(f"tree '{origin.tree}' counts days from today; say on which day the call begins")
    if origin.today is not None and not FIRST_CALL <= origin.today <= LAST_CALL:
        raise UsageError("a call begins on a day from 2000-01-01 to 8999-12-31")
    for fact_id, value in origin.given.items():
        fact = fact_of(library, origin.tree, fact_id)
        if fact is None:
            raise UsageError(f"tree '{origin.tree}' has no fact '{fact_id}'")
        if not in_domain(fact, value):
            raise UsageError(f"'{value}' is not a value of fact '{fact_id}'")
