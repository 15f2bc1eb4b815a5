"""An `add` after which a fact has more values than its `max`, or fewer than its `min`.

Why: the call cannot go on there. The rule follows every route, so it finds the `add` that is one too many only
after certain answers. A fact that is unknown has exactly the values that are added, which can be fewer than its `min`.

Bad:
    start: papers
    facts:
      papers: {type: choices, label: Papers, max: 2, values: {passport: Passport, permit: Permit, lease: Lease}}
    nodes:
      papers: {ask: What do you have with you?, collect: [papers], to: rent}
      rent:
        ask: Do you have a lease?
        options:
          - {label: They have one, to: done, add: {papers: lease}}
          - {label: They have none, to: done}
      done: {outcome: Noted, resolution: resolved}

Good:
    start: papers
    facts:
      papers: {type: choices, label: Papers, values: {passport: Passport, permit: Permit, lease: Lease}}
    nodes:
      papers: {ask: What do you have with you?, collect: [papers], to: rent}
      rent:
        ask: Do you have a lease?
        options:
          - {label: They have one, to: done, add: {papers: lease}}
          - {label: They have none, to: done}
      done: {outcome: Noted, resolution: resolved}

Fix: change `max` or `min` of the fact, or use `set` to replace all of its values.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.combinations import spoken_example
from decisiontree.guards import how_many, tick_limits
from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, route_text, rule
from decisiontree.routes import WrongCount, wrong_counts


@rule(severity=Severity.ERROR, family=Family.LOGIC)
def wrong_count(context: RuleContext) -> Iterator[Finding]:
    """Every option and step that adds too many values to a fact, or too few to one that is unknown."""
    for wrong in wrong_counts(context.library.model, context.tree.id):
        fact, count = wrong.fact, wrong.count
        bound = "max" if count > tick_limits(fact)[1] else "min"
        values = "1 value" if count == 1 else f"{count} values"
        at = "" if wrong.inside is None else f" at '{wrong.inside}'"
        message = f"'add'{at} can give '{fact.id}' {values}, but it takes {how_many(fact)}; change '{bound}' of the fact, or use 'set' to replace its values"
        witness = route_text(wrong.route, spoken_example(wrong.example))
        yield context.at(wrong.node, *_field(wrong, fact.id), message=message, witness=witness)


def _field(wrong: WrongCount, fact: str) -> tuple[str | int, ...]:
    return ("run",) if wrong.inside is not None else (*wrong.entry, "add", fact)
