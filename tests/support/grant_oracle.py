"""What routes say that outcomes grant, held against all walks through a random library."""

from __future__ import annotations

from typing import TypeAlias

from all_walks import deciding_states

from decisiontree.model import Library, Limit, Outcome
from decisiontree.routes import GRANTS, DecisionStatus, Granted, granted
from decisiontree.walk import State

End: TypeAlias = tuple[str, str, str, DecisionStatus, str]
"""An authority, the tree and the node of an outcome that grants it, how it stands there, and the role on the call."""


def assert_granted(library: Library, tree: str) -> None:
    """Each way it can stand at each outcome for each role, and the largest amount; no more and no less."""
    wanted = walked(library, tree)
    found: dict[End, Limit] = {}
    granting = granted(library, tree)
    assert granting.not_followed == ()
    for each in granting.found:
        for role in each.roles:
            end = (each.authority, *each.outcome, each.standing, role)
            found[end] = max(found.get(end) or 0, each.most.get(role) or 0)
    assert found.keys() == wanted.keys()
    assert {end: most for end, most in found.items() if end[3] in GRANTS} == {
        end: most for end, most in wanted.items() if end[3] in GRANTS
    }


def assert_none_overlooked(library: Library, tree: str) -> None:
    """A quick look spares only what is in order."""
    wrong = {_key(each) for each in granted(library, tree).found if each.standing not in GRANTS}
    doubtful = granted(library, tree, doubtful=True).found
    assert {_key(each) for each in doubtful if each.standing not in GRANTS} == wrong


def assert_nothing_invented(library: Library, tree: str) -> None:
    """With few combinations at once less is found, all of it true."""
    wanted = walked(library, tree)
    for each in granted(library, tree, ceiling=24).found:
        assert {(each.authority, *each.outcome, each.standing, role) for role in each.roles} <= wanted.keys()


def walked(library: Library, tree: str) -> dict[End, Limit]:
    """The same by walking: every state at an outcome that grants."""
    found: dict[End, Limit] = {}
    for state in deciding_states(library, tree):
        node = library.trees[state.tree].nodes[state.node]
        if isinstance(node, Outcome) and not state.needs:
            for authority in node.grants:
                standing, amount = _standing(state, authority)
                end = (authority, state.tree, node.id, standing, state.role or "")
                found[end] = max(found.get(end) or 0, amount)
                if standing in GRANTS:
                    assert any(
                        (grant.authority, grant.amount or 0) == (authority, amount) for grant in state.grants
                    )
                else:
                    assert any(withheld.authority == authority for withheld in state.withheld)
    return found


def _key(each: Granted) -> tuple[str, tuple[str, str], DecisionStatus]:
    return each.authority, each.outcome, each.standing


def _standing(state: State, authority: str) -> tuple[DecisionStatus, int]:
    taken = next((one for one in state.decided if one.authority == authority), None)
    if taken is None:
        return DecisionStatus.UNDECIDED, 0
    if taken.void:
        return DecisionStatus.VOID, 0
    amount = taken.amount or 0
    if taken.approver is None:
        return (DecisionStatus.OPEN if taken.first_role else DecisionStatus.NOBODY), amount
    return (DecisionStatus.APPROVED if taken.approved else DecisionStatus.OWN), amount
