"""A form that asks for one fact twice at once.

Why: the rep sees two fields for the same thing and fills in both, but only the lower one counts. Two fields
for one fact are fine if their conditions (`when`) exclude each other.

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

Fix: remove the second one; offered. Perhaps it was meant to be another fact. Or change the conditions of the
two so that they exclude each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from decisiontree.combinations import Somewhere, spoken_example
from decisiontree.lint.rule import Family, Finding, Fix, RuleContext, Severity, rule
from decisiontree.lint.shown_together import both_shown
from decisiontree.model import Form, RemoveItem


@rule(severity=Severity.ERROR, family=Family.CONTENT)
def collected_twice(context: RuleContext) -> Iterator[Finding]:
    """Every entry of a form that can be shown beside an earlier one for the same fact."""
    for node in context.tree.nodes.values():
        if not isinstance(node, Form) or len(set(node.facts)) == len(node.facts):
            continue
        told: set[int] = set()
        for first, second in combinations(range(len(node.collect)), 2):
            field = node.collect[first]
            if field.fact and field.fact == node.collect[second].fact and second not in told:
                where = both_shown(context.tree, context.library.model, node, first, second)
                if where is not None:
                    told.add(second)
                    yield _twice(context, node, (first, second), where)


def _twice(context: RuleContext, node: Form, pair: tuple[int, int], where: Somewhere) -> Finding:
    first, second = pair
    fact, example = node.collect[first].fact, spoken_example(where.example())
    is_same = node.collect[first] == node.collect[second]
    when = f" when {example}" if example else ""
    advice = "one field is enough" if is_same else "let their conditions exclude each other"
    message = f"form '{node.id}' collects '{fact}' twice{when}; {advice}"
    related = [context.also(node.id, "collect", first, message="the other one")]
    remove = Fix(f"remove the second '{fact}'", RemoveItem(node.id, ("collect",), second), safe=True)
    fixes = (remove,) if is_same else ()
    return context.at(node.id, "collect", second, message=message, related=related, fixes=fixes)
