"""A loop that no answer leaves.

Why: the rep goes round and round with a caller on the line. An exit under `anytime` is for emergencies; it
does not make the loop a good one, so it does not count.

Bad:
    start: restart
    nodes:
      restart: {do: Switch it off and on., to: light}
      light:
        ask: Is the light green?
        options:
          - {label: Not yet, to: restart}
          - {label: It is red, to: restart}

Good:
    start: restart
    nodes:
      restart: {do: Switch it off and on., to: light}
      light:
        ask: Is the light green?
        options:
          - {label: It is green, to: done}
          - {label: It is not, to: engineer}
      done: {outcome: Works, resolution: resolved}
      engineer: {outcome: An engineer comes, resolution: scheduled}

Fix: let one of its nodes go to an outcome, or to a node outside the loop.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, route_text, rule

_SHOWN = 10


@rule(severity=Severity.ERROR, family=Family.GRAPH)
def trap(context: RuleContext) -> Iterator[Finding]:
    """Every closed loop, at its earliest node."""
    for members, loop in context.graph.traps:
        if len(members) == 1:
            continue  # self-link speaks of it
        first, *others = members
        yield context.at(
            first,
            message=f"no answer leads out of the loop {route_text(loop)}; add one that does",
            related=[context.also(other, message=f"'{other}' is part of it") for other in others[:_SHOWN]],
            witness=route_text((*context.graph.route(first)[:-1], *loop)),
        )
