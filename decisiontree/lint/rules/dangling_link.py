"""A link that names no node.

Why: the rep who takes it faces an empty screen, in the middle of a call.

Bad:
    start: light
    nodes:
      light:
        ask: Is the light on?
        options:
          - {label: 'Yes', to: done}
          - {label: 'No', to: rest_router}
      done: {outcome: Works, resolution: resolved}
      reset_router: {say: Press the button at the back., to: done}

Good:
    start: light
    nodes:
      light:
        ask: Is the light on?
        options:
          - {label: 'Yes', to: done}
          - {label: 'No', to: reset_router}
      done: {outcome: Works, resolution: resolved}
      reset_router: {say: Press the button at the back., to: done}

Fix: name a node that exists; the nearest name is offered. `--fix` uses it only if a single typing mistake
explains the difference.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from decisiontree.lint.rule import Family, Finding, Fix, RuleContext, Severity, rule
from decisiontree.model import RenameField, Retarget, Subtree, surely_meant
from decisiontree.text import did_you_mean
from decisiontree.transitions import Link, head_links


@rule(severity=Severity.ERROR, family=Family.GRAPH)
def dangling_link(context: RuleContext) -> Iterator[Finding]:
    """Every link of the head and of the nodes whose target is not there."""
    nodes = context.tree.nodes
    for link in head_links(context.tree):
        if link.target not in nodes:
            yield _dangling(context, None, link)
    for node_id in nodes:
        for link in context.graph.outgoing(node_id):
            if link.target not in nodes:
                yield _dangling(context, node_id, link)
    yield from _unknown_outcomes(context)


def _unknown_outcomes(context: RuleContext) -> Iterator[Finding]:
    """Entries of `returns` that name no end of the tree that is run."""
    for node in context.tree.nodes.values():
        if not isinstance(node, Subtree) or not node.returns:
            continue
        ends = context.ends_of(node.run)
        if ends is None:
            continue
        for outcome, _ in node.returns:
            if outcome not in ends:
                nearest = context.nearest.to(outcome, ends)
                advice = did_you_mean(nearest)
                message = f"'{node.run}' has no outcome '{outcome}'{advice}"
                yield context.at_key(
                    node.id,
                    "returns",
                    outcome,
                    message=message,
                    fixes=_renaming(node, outcome, nearest, ends),
                )


def _renaming(node: Subtree, outcome: str, nearest: str | None, ends: Collection[str]) -> tuple[Fix, ...]:
    if nearest is None or nearest in dict(node.returns):
        return ()
    change = RenameField(node.id, ("returns", outcome), nearest)
    return (Fix(f"write '{nearest}'", change, safe=surely_meant(outcome, nearest, ends)),)


def _dangling(context: RuleContext, node_id: str | None, link: Link) -> Finding:
    nearest = context.nearest.to(link.target, context.tree.nodes)
    advice = did_you_mean(nearest)
    message = f"{_speaker(node_id, link)} goes to '{link.target}', which does not exist{advice}"
    fixes = []
    if nearest:
        is_safe = surely_meant(link.target, nearest, context.tree.nodes)
        fixes.append(Fix(f"go to '{nearest}'", Retarget(node_id, link.field, nearest), safe=is_safe))
    return context.at(node_id, *link.field, message=message, fixes=fixes)


def _speaker(node_id: str | None, link: Link) -> str:
    match link.field[0]:
        case "options":
            return f"option '{link.label}'"
        case "anytime":
            return f"exit '{link.label}'"
        case "cases":
            return f"case '{link.label}'"
        case "returns":
            return f"outcome '{link.label}'"
        case "to":
            return f"node '{node_id}'"
        case _:
            name = f"'{'.'.join(map(str, link.field))}'"
            return name if node_id is None else f"{name} of node '{node_id}'"
