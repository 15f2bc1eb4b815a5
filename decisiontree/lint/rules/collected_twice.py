"""A form that asks for one fact twice.

Why: the rep sees two fields for the same thing and fills in both, but only the lower one counts.

Bad:
    start: numbers
    facts:
      meter: {type: integer, label: Meter reading, min: 0}
    nodes:
      numbers: {collect: [meter, meter], to: thanks}
      thanks: {say: "Thank you, I have {meter}.", to: done}
      done: {outcome: Noted, resolution: resolved}

Good:
    start: numbers
    facts:
      meter: {type: integer, label: Meter reading, min: 0}
    nodes:
      numbers: {collect: [meter], to: thanks}
      thanks: {say: "Thank you, I have {meter}.", to: done}
      done: {outcome: Noted, resolution: resolved}

Fix: remove the second one; offered. Perhaps it was meant to be another fact.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.lint.rule import Family, Finding, Fix, RuleContext, Severity, rule
from decisiontree.model import Form, RemoveItem


@rule(severity=Severity.ERROR, family=Family.CONTENT)
def collected_twice(context: RuleContext) -> Iterator[Finding]:
    """Every entry of a form that an earlier one asks for already."""
    for node in context.tree.nodes.values():
        if not isinstance(node, Form) or len(set(node.collect)) == len(node.collect):
            continue
        first: dict[str, int] = {}
        for index, fact in enumerate(node.collect):
            earlier = first.setdefault(fact, index)
            if earlier != index:
                message = f"form '{node.id}' collects '{fact}' twice; one field is enough"
                related = [context.also(node.id, "collect", earlier, message="the other one")]
                fixes = (
                    Fix(f"remove the second '{fact}'", RemoveItem(node.id, ("collect",), index), safe=True),
                )
                yield context.at(node.id, "collect", index, message=message, related=related, fixes=fixes)
