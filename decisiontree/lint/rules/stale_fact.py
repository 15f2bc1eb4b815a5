"""An option that keeps the value which an earlier visit to the same question gave a fact.

Why: the caller takes an answer back, but it still counts: a branch, a decision or a text further on still
uses what was said first. Money has been granted on answers that were withdrawn.

Bad:
    start: cover
    facts:
      cover: {type: choice, label: Cover, values: {plus: Plus, basic: Basic}}
    nodes:
      cover:
        ask: Which cover has the caller?
        options:
          - {label: Plus, to: back, set: {cover: plus}}
          - {label: Basic, to: back, set: {cover: basic}}
          - {label: They do not know, to: back}
      back: {listen: You want it repaired. Did I get that right?, agreed: which, corrected: cover}
      which:
        cases:
          - {when: cover is not known, to: look}
          - {when: cover == plus, to: done}
        else: look
      look: {outcome: Looked up first, resolution: informed}
      done: {outcome: Done, resolution: resolved}

Good:
    start: cover
    facts:
      cover: {type: choice, label: Cover, values: {plus: Plus, basic: Basic}}
    nodes:
      cover:
        ask: Which cover has the caller?
        options:
          - {label: Plus, to: back, set: {cover: plus}}
          - {label: Basic, to: back, set: {cover: basic}}
          - {label: They do not know, to: back, forget: [cover]}
      back: {listen: You want it repaired. Did I get that right?, agreed: which, corrected: cover}
      which:
        cases:
          - {when: cover is not known, to: look}
          - {when: cover == plus, to: done}
        else: look
      look: {outcome: Looked up first, resolution: informed}
      done: {outcome: Done, resolution: resolved}

Fix: let the option `forget` the fact, or `set` it. The rule applies if the other options set the fact to
different values, a route comes back to the question, and the fact is read after this option before anything
sets it again. It leaves an option alone whose own `when` names the fact.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.lint.rule import Family, Finding, Fix, RuleContext, Severity, route_text, rule
from decisiontree.model import AddItem, Option, Question, SetField
from decisiontree.routes import Stale, stale_facts


@rule(severity=Severity.WARNING, family=Family.LOGIC)
def stale_fact(context: RuleContext) -> Iterator[Finding]:
    """Every option by which an answer that was taken back goes on counting."""
    library, tree = context.library.model, context.tree
    if not any(isinstance(node, Question) for node in tree.nodes.values()):
        return
    for stale in stale_facts(library, tree.id, context.mentions):
        node = tree.nodes[stale.node]
        assert isinstance(node, Question)  # noqa: S101  nothing else has options
        option = node.options[stale.option]
        message = f"option '{option.label}' leaves '{stale.fact}' as an earlier visit set it, and that value still counts; let the option forget the fact, or set it"
        yield context.at(
            node.id,
            "options",
            stale.option,
            "label",
            message=message,
            fixes=[_fix(stale, option)],
            witness=route_text(stale.route) or None,
        )


def _fix(stale: Stale, option: Option) -> Fix:
    field = ("options", stale.option, "forget")
    title = f"let it forget '{stale.fact}'"
    if option.assigns.forgets:
        return Fix(title, AddItem(stale.node, field, len(option.assigns.forgets), stale.fact), safe=False)
    return Fix(title, SetField(stale.node, field, [stale.fact]), safe=False)
