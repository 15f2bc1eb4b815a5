"""A refusal whose reason, alternative or review route says nothing.

Why: a caller who is told no deserves a reason, something that can be done instead, and a person who looks at
it again. `missing-key` checks that the three fields are there; a dash in one of them is still a bare no.

Bad:
    start: no
    nodes:
      no:
        outcome: Declined
        resolution: declined
        because: Outside the promise.
        alternative: None
        review_route: "-"

Good:
    start: no
    nodes:
      no:
        outcome: Declined
        resolution: declined
        because: Outside the promise.
        alternative: A voucher for the next order.
        review_route: The billing leads look at it again within two days.

Fix: find the thing that can be done instead. There is always one, even if it is only a number to call.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, rule
from decisiontree.model import Outcome, node_texts

_SAYS_NOTHING = frozenset(
    {"", "none", "no", "n/a", "na", "nil", "nothing", "not applicable", "no one", "nobody", "null", "x"}
)
_NEEDED = {"because": "a reason", "alternative": "an alternative", "review_route": "a review route"}


@rule(severity=Severity.ERROR, family=Family.AUTHORITY)
def bare_refusal(context: RuleContext) -> Iterator[Finding]:
    """Every such field of an outcome that declines."""
    for node in context.tree.nodes.values():
        if not isinstance(node, Outcome) or node.resolution != "declined":
            continue
        for _, field, text in node_texts(node):
            what = _NEEDED.get(str(field[0]))
            # an empty text has a rule of its own
            if what and text.strip() and text.casefold().strip(" .-–—/_") in _SAYS_NOTHING:
                yield context.at(node.id, *field, message=f"'{text}' is not {what}; a refusal needs one")
