"""What can be so where: the facts possible on each way of a walk, over loops and through other trees.

Pure: knows the model and conditions; knows no rule, no file and no position in a text.
"""

from __future__ import annotations

from decisiontree.routes.decision_state import DecisionStatus
from decisiontree.routes.ending_days import ending_days
from decisiontree.routes.ending_shares import Share, Shares, shares
from decisiontree.routes.escalation_search import Escalation, EscalationFault
from decisiontree.routes.escalations import Escalating, escalations
from decisiontree.routes.forward_reach import Arrived, Arriving, KnownLocally, arriving_at, route_to
from decisiontree.routes.grants import GRANTS, Granted, Granting, granted, wrongly_granted
from decisiontree.routes.listening import unheard
from decisiontree.routes.needless_escalations import needless
from decisiontree.routes.projection import not_followed
from decisiontree.routes.stale_facts import Stale, stale_facts
from decisiontree.routes.unknown_facts import Early, Mention, NotFollowed, read_too_early
from decisiontree.routes.walk_scope import TRIED, WalkScope, trees_met
from decisiontree.routes.wrong_counts import WrongCount, wrong_counts

__all__ = [
    "GRANTS",
    "TRIED",
    "Arrived",
    "Arriving",
    "DecisionStatus",
    "Early",
    "Escalating",
    "Escalation",
    "EscalationFault",
    "Granted",
    "Granting",
    "KnownLocally",
    "Mention",
    "NotFollowed",
    "Share",
    "Shares",
    "Stale",
    "WalkScope",
    "WrongCount",
    "arriving_at",
    "ending_days",
    "escalations",
    "granted",
    "needless",
    "not_followed",
    "read_too_early",
    "route_to",
    "shares",
    "stale_facts",
    "trees_met",
    "unheard",
    "wrong_counts",
    "wrongly_granted",
]
