"""A link back to a node that the call has already passed.

Why: going back is allowed, but it should be intended, so the rule shows the route. It says nothing about the
way back from a listen node whose wording the caller corrected.

Bad:
    start: name
    nodes:
      name:
        ask: What is the name on the account?
        options:
          - {label: Found it, to: done}
          - {label: Not found, to: spelling}
      spelling: {say: Could you spell it for me?, to: name}
      done: {outcome: Found, resolution: resolved}

Good:
    start: name
    nodes:
      name:
        ask: What is the name on the account?
        options:
          - {label: Found it, to: done}
          - {label: Not found, to: postcode}
      postcode:
        ask: And the postcode?
        options:
          - {label: Found it, to: done}
          - {label: Not found, to: unknown}
      done: {outcome: Found, resolution: resolved}
      unknown: {outcome: No such account, resolution: informed}

Fix: nothing, if it is intended.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, route_text, rule


@rule(severity=Severity.INFO, family=Family.GRAPH)
def loop(context: RuleContext) -> Iterator[Finding]:
    """One loop for every set of nodes that lead to each other, at the link that goes back."""
    closed = {member for trap in context.graph.traps for member in trap.members}
    for way_round in context.graph.cycles():
        if way_round[0] in closed:
            continue  # trap speaks of it
        first, last = way_round[0], way_round[-2]
        back = next(link for link in context.graph.outgoing(last) if link.target == first)
        yield context.at(
            last,
            *back.field,
            message=f"this link goes back to '{first}'; if you do not mean that, choose another node",
            witness=route_text(way_round),
        )
