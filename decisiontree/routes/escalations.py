"""What becomes of amounts above a limit, and whom a role asks without need: on every route, over loops and other trees.

Every tree's own start is a route, but for trees that are only run by others. Only what surely happens is told.
"""

from __future__ import annotations

from dataclasses import dataclass

from decisiontree.combinations import CEILING, TooMany
from decisiontree.model import Decision, Library
from decisiontree.routes.escalation_prefilter import EscalationPrefilter, teams_of
from decisiontree.routes.escalation_search import Escalation, EscalationSearch
from decisiontree.routes.fixpoint import TooManySteps
from decisiontree.routes.walk_scope import WalkScope, trees_met


@dataclass(frozen=True, slots=True)
class Escalating:
    """All of a tree; the authorities in `not_followed` have too many combinations to say so."""

    found: tuple[Escalation, ...] = ()
    not_followed: tuple[str, ...] = ()


def escalations(library: Library, tree_id: str, *, ceiling: int = CEILING) -> Escalating:
    """What the routes of a tree show, but for what a tree that it runs shows on its own routes."""
    whole = all_escalations(library, tree_id, ceiling=ceiling)
    told: set[object] = set()
    if any({each.decision[0], each.place[0]} != {tree_id} for each in whole.found):
        for other in tuple(trees_met(library, tree_id))[1:]:
            told |= {each.key for each in all_escalations(library, other, ceiling=ceiling).found}
    return Escalating(tuple(each for each in whole.found if each.key not in told), whole.not_followed)


def all_escalations(library: Library, tree_id: str, *, ceiling: int = CEILING) -> Escalating:
    """What the routes of a tree show, in the trees that it runs as well."""
    scope = WalkScope(library, tree_id)
    decided = dict.fromkeys(node.decide for _, node in scope.nodes() if isinstance(node, Decision))
    if not library.trees[tree_id].alone or not decided or not scope.is_readable:
        return Escalating()
    teams = teams_of(scope)
    prefilter = EscalationPrefilter(scope, teams)
    found: list[Escalation] = []
    not_followed = []
    for authority in decided:
        if not prefilter.is_doubtful(authority):
            continue
        try:
            found += EscalationSearch(scope, authority, teams, ceiling=ceiling).found()
        except (TooMany, TooManySteps):
            not_followed.append(authority)
    return Escalating(tuple(found), tuple(not_followed))
