"""A decision above the limit that comes back to itself with nothing changed.

Why: the amount is still above the limit, so the same person is asked again, and again.

Bad:
    # above: ask_lead, a question whose option with approves: true leads back to the decision

Good:
    start: done
    nodes:
      done: {outcome: Done, resolution: resolved}

Fix: let the option that `approves` lead on to where `within` leads; or collect another amount before it is decided again.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.diagnostic import Severity
from decisiontree.lint.rule import Family, rule
from decisiontree.lint.subject import Finding, Subject, spoken
from decisiontree.model import Decision, Question, Step


@rule(severity=Severity.ERROR, family=Family.AUTHORITY)
def approval_loop(subject: Subject) -> Iterator[Finding]:
    """Every `above` that only steps and decisions bring back, and every approval that is asked for anew."""
    for node in subject.tree.nodes.values():
        if not isinstance(node, Decision) or node.above in (None, node.id):
            continue  # the way to itself is told by `self-link`
        way = _way(subject, node.above, node)
        if way[-1] == node.id:
            message = f"above the limit it comes back to '{node.id}', which nobody has decided meanwhile"
            yield subject.at(node.id, "above", message=message, witness=spoken((node.id, *way)))
            continue
        asked = subject.tree.nodes.get(way[-1])
        if not isinstance(asked, Question):
            continue
        for index, option in enumerate(asked.options):
            back = _way(subject, option.to, node)
            if option.approves and back[-1] == node.id:
                message = (
                    f"'{option.label}' approves, and then '{node.id}' is decided again, above the same limit"
                )
                witness = spoken((node.id, *way, *back))
                yield subject.at(asked.id, "options", index, "to", message=message, witness=witness)


def _way(subject: Subject, start: str | None, decision: Decision) -> tuple[str, ...]:
    """The nodes from one on, as long as nothing is answered and nothing changes; ends at the decision if it gets there."""
    way: dict[str, None] = {}
    at = start or ""
    while at not in way:
        way[at] = None
        node = subject.tree.nodes.get(at)
        if at == decision.id:
            break
        if isinstance(node, Step) and node.to:
            at = node.to
        elif isinstance(node, Decision) and _is_same(node, decision) and node.above:
            at = node.above
        else:
            break
    return tuple(way)


def _is_same(one: Decision, other: Decision) -> bool:
    return (one.decide, one.amount) == (other.decide, other.amount)
