"""What is known at a state: facts, role, incident; and the only place that writes facts. Moves nowhere."""

from __future__ import annotations

from dataclasses import replace

from decisiontree.display import expected
from decisiontree.guards import Unknown, evaluate, how_many, in_domain
from decisiontree.model import (
    CALL_DAY,
    Added,
    Constant,
    Fact,
    FactChanges,
    FactValue,
    Guard,
    Incident,
    Library,
    Tree,
    ticked_values,
)
from decisiontree.walk.answer import Refused
from decisiontree.walk.state import Facts, State


def tree_of(library: Library, state: State) -> Tree:
    """The tree that is walked now."""
    return library.trees[state.tree]


def fact_of(library: Library, tree: str, fact: str) -> Fact | None:
    """The declaration of a fact as this tree sees it."""
    own = library.trees[tree].facts.get(fact)
    return own if own is not None else library.shared.facts.get(fact)


def holds(library: Library, state: State, guard: Guard) -> bool | Unknown:
    """Whether a guard holds here, or the fact that must be known first."""
    values: dict[str, FactValue] = {**state.facts, **_of_the_call(state)}
    incident = incident_here(library, state)
    if not isinstance(incident, Unknown):
        values["incident"] = incident is not None
    verdict = _decided(guard, values)
    return incident if verdict == Unknown("incident") and isinstance(incident, Unknown) else verdict


def incident_here(library: Library, state: State) -> Incident | Unknown | None:
    """The first open incident that concerns this tree and this caller; where none does, a fact that may show one."""
    unknown: Unknown | None = None
    for incident in library.shared.incidents:
        if incident.id not in state.incidents or state.tree not in incident.trees:
            continue
        if incident.when is None:
            return incident
        values = {**state.shared, **_of_the_call(state)}
        verdict = _decided(incident.when.guard or Constant(value=False), values)
        if verdict is True:
            return incident
        if isinstance(verdict, Unknown) and unknown is None:
            unknown = verdict
    return unknown


def write(library: Library, state: State, fact_id: str, value: FactValue | None) -> State:
    """The state in which a fact has this value, or none; a decision whose amount it changes is void."""
    frame = state.frame
    own = fact_id in library.trees[frame.tree].facts
    before = (frame.facts if own else state.shared).get(fact_id)
    if before == value:
        return state
    if own:
        stack = (*state.stack[:-1], replace(frame, facts=_with(frame.facts, fact_id, value)))
        state = replace(state, stack=stack)
    else:
        state = replace(state, shared=_with(state.shared, fact_id, value))
    level = len(state.stack) if own else 0
    decided = tuple(
        replace(one, void=True) if (one.level, one.fact) == (level, fact_id) else one for one in state.decided
    )
    return replace(state, decided=decided)


def assign(library: Library, state: State, changes: FactChanges) -> State:
    """The state once an option or a step has changed what it changes; refuses to add more to choices than they may have."""
    for fact, change in changes:
        if change is None:
            state = _forgotten(library, state, fact)
        elif isinstance(change, Added):
            state = write(library, state, fact, _with_more(library, state, fact, change))
        else:
            state = write(library, state, fact, change)
    return state


def _with_more(library: Library, state: State, fact_id: str, added: Added) -> FactValue:
    fact = fact_of(library, state.tree, fact_id)
    value = ticked_values(state.facts.get(fact_id)) | added.values
    if fact is not None and not in_domain(fact, value):
        words = f"'{fact.label}' would have {len(value)} values, and takes {how_many(fact)}"
        raise Refused("bad-value", words, fact_id)
    return value


def _forgotten(library: Library, state: State, fact_id: str) -> State:
    """The state in which a fact is unknown as if nobody had been asked for it."""
    left_empty = tuple(each for each in state.left_empty if each != fact_id)
    return replace(write(library, state, fact_id, None), left_empty=left_empty)


def check_value(
    library: Library, state: State, fact: Fact, value: FactValue | None, *, may_be_empty: bool
) -> None:
    """Refuses a value that the fact may not have."""
    if (value is None and may_be_empty) or (value is not None and in_domain(fact, value)):
        return
    # a library's fact is spoken of in the language of the page, whichever of its trees asks
    tree = state.tree if fact.id in tree_of(library, state).facts else state.origin.tree
    must = "is needed:" if value is None else "must be"
    raise Refused(
        "bad-value", f"'{fact.label}' {must} {expected(fact, library.trees[tree].language)}", fact.id
    )


def _decided(guard: Guard, values: Facts) -> bool | Unknown:
    verdict = evaluate(guard, values)
    if verdict == Unknown(CALL_DAY):
        raise Refused("needs-day", "a condition counts days from today: say on which day the call begins")
    return verdict


def _of_the_call(state: State) -> Facts:
    """What conditions may speak of besides facts, whichever tree is walked."""
    values: dict[str, FactValue] = {}
    if state.role is not None:
        values["role"] = state.role
    if state.origin.today is not None:
        values[CALL_DAY] = state.origin.today
    return values


def _with(facts: Facts, fact_id: str, value: FactValue | None) -> Facts:
    kept = {known: held for known, held in facts.items() if known != fact_id}
    return kept if value is None else {**kept, fact_id: value}
