"""What can be so where: the facts possible on each way of a walk, over loops and through other trees.

Pure: knows the model and conditions; knows no rule, no file and no position in a text.
"""

from __future__ import annotations

from decisiontree.routes.arriving import Arrived, Arriving, arriving_at, route_to
from decisiontree.routes.certain import not_followed
from decisiontree.routes.escalated import Escalating, escalations
from decisiontree.routes.escalation import Escalation, Kind
from decisiontree.routes.granted import GRANTS, Granted, Granting, granted, wrongly_granted
from decisiontree.routes.held import Standing
from decisiontree.routes.needless import Needless, needless
from decisiontree.routes.scope import trees_met
from decisiontree.routes.shares import Share, Shares, shares
from decisiontree.routes.stale import Stale, stale_facts
from decisiontree.routes.unheard import Unheard, unheard
from decisiontree.routes.unknown import Early, Mention, NotFollowed, read_too_early

__all__ = [
    "GRANTS",
    "Arrived",
    "Arriving",
    "Early",
    "Escalating",
    "Escalation",
    "Granted",
    "Granting",
    "Kind",
    "Mention",
    "Needless",
    "NotFollowed",
    "Share",
    "Shares",
    "Stale",
    "Standing",
    "Unheard",
    "arriving_at",
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
    "wrongly_granted",
]
