"""A fact that is used on a route before anything has given it a value.

Why: the call stops to ask for it, out of turn and without the words of a form; a text that prints it has a
hole. If there are too many combinations of facts to follow them all, the rule looks at the links alone, and
says that it *may* happen.

Bad:
    start: wish
    facts:
      days: {type: integer, label: Days late, min: 0, max: 90}
    nodes:
      wish:
        ask: Do we know when it was due?
        options:
          - {label: 'Yes', to: ask_days}
          - {label: 'No', to: how_late}
      ask_days: {collect: [days], to: how_late}
      how_late:
        cases:
          - {when: days >= 3, to: paid}
        else: done
      paid: {outcome: Refunded, resolution: resolved}
      done: {outcome: Done, resolution: resolved}

Good:
    start: wish
    facts:
      days: {type: integer, label: Days late, min: 0, max: 90}
    nodes:
      wish:
        ask: Do we know when it was due?
        options:
          - {label: 'Yes', to: ask_days}
          - {label: 'No', to: done}
      ask_days: {collect: [days], to: how_late}
      how_late:
        cases:
          - {when: days >= 3, to: paid}
        else: done
      paid: {outcome: Refunded, resolution: resolved}
      done: {outcome: Done, resolution: resolved}

Fix: collect it in a form on the route that is shown (offered: the nearest form that every route passes, or a
new one), or make it `given` if the call starts with it. Put a text about a fact that may be left empty after a
branch on `is known`. The condition of a field in a form can use facts that are known before the form, and
fields above it. If it uses a field that may be left empty, test `is known` first; offered.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.guards import known_where
from decisiontree.lint.rule import Family, Finding, Fix, RuleContext, Severity, route_text, rule
from decisiontree.model import (
    AddItem,
    AddNode,
    Branch,
    Change,
    Condition,
    Decision,
    Form,
    MoveItem,
    Node,
    Or,
    Question,
    Retarget,
    SetField,
    Together,
    free_name,
)
from decisiontree.routes import Early
from decisiontree.transitions import head_links

FORMS_TRIED = 3
"""Of the forms on a route, the nearest."""


@rule(severity=Severity.ERROR, family=Family.LOGIC)
def fact_before_known(context: RuleContext) -> Iterator[Finding]:
    """Every condition, decision and text that may meet a fact without a value."""
    for early in context.read_too_early:
        if isinstance(early, Early):
            yield _finding(context, early)


def _finding(context: RuleContext, early: Early) -> Finding:
    advice = f"collect '{early.fact}' first, or make it 'given'"
    if early.inside is not None:
        is_read = "is read" if early.proved else "may be read"
        message = f"'{early.fact}' {is_read} at '{early.inside}' before it has a value; {advice}"
        return context.at(early.node, "run", message=message, witness=route_text(early.route))
    if early.field[:1] == ("collect",):
        return _unknown_in_form(context, early, advice)
    if early.field[-1:] == ("when",):
        message = f"the condition of this text reads '{early.fact}', which may have no value here, and then the text is not there; {advice}, or begin with '{early.fact} is known and'"
        return context.at(early.node, *early.field, message=message, witness=route_text(early.route))
    if early.field:
        message = f"{{{early.fact}}} is shown here and may have no value yet; {advice}"
        fixes = _collecting(context, early)
        return context.at(
            early.node, *early.field, message=message, witness=route_text(early.route), fixes=fixes
        )
    needs = "needs" if early.proved else "may need"
    message = f"'{early.node}' {needs} '{early.fact}' before it has a value; {advice}"
    return context.at(
        early.node,
        _field_of(context.tree.nodes[early.node], early.fact),
        message=message,
        witness=route_text(early.route),
        fixes=_collecting(context, early),
    )


def _field_of(node: Node, fact: str) -> str:
    """The field of a node that reads a fact."""
    match node:
        case Branch():
            return "cases"
        case Question():
            return "options"
        case Decision(amount=amount):
            return "amount" if amount == fact else "decide"
        case _:
            return "decide"


def _collecting(context: RuleContext, early: Early) -> list[Fix]:
    """Ask for it in the nearest form that every route passes before, else in a form of its own right before."""
    tree, fact = context.tree, early.fact
    declared = tree.facts_in_scope(context.library.model.shared).get(fact)
    if early.inside is not None or declared is None or declared.optional:
        return []
    before = (tree.nodes.get(node) for node in reversed(early.route[:-1]))
    forms = [node for node in before if isinstance(node, Form) and node.id != early.node][:FORMS_TRIED]
    form = next((each for each in forms if context.graph.bypass(early.node, each.id) is None), None)
    if form is not None:
        change: Change = AddItem(form.id, ("collect",), len(form.collect), fact)
        return [Fix(f"collect '{fact}' in '{form.id}'", change)]
    new = free_name(f"ask_{fact}", tree.nodes)
    after = early.route[-2] if len(early.route) > 1 else None
    asked = AddNode(new, {"collect": [fact], "to": early.node}, after=after)
    changed = Together((asked, *_led_to(context, early.node, new)))
    return [Fix(f"collect '{fact}' in a new form before '{early.node}'", changed)]


def _led_to(context: RuleContext, node: str, new: str) -> Iterator[Change]:
    """Let all that leads to a node lead to another one."""
    graph = context.graph
    ways = ((each, graph.outgoing(each)) for each in dict.fromkeys(graph.sources(node)))
    for source, links in ((None, head_links(context.tree)), *ways):
        for link in links:
            if link.target == node and link.field[0] != "requires":
                yield Retarget(source, link.field, new)


def _unknown_in_form(context: RuleContext, early: Early, advice: str) -> Finding:
    """The condition of a field that cannot be decided: the field is not shown then, and nobody is asked."""
    form, at, fact = context.tree.nodes[early.node], int(early.field[1]), early.fact
    collect = form.collect if isinstance(form, Form) else ()
    above = [entry for entry, field in enumerate(collect[:at]) if field.fact == fact]
    below = [entry for entry, field in enumerate(collect) if field.fact == fact and entry > at]
    fixes: list[Fix] = []
    if above:
        advice = f"test '{fact} is known' first"
        better, is_same = _once_known(fact, collect[at].when)
        fixes = [Fix(f"write '{better}'", SetField(early.node, early.field, better), safe=is_same)]
    elif below:
        advice = f"move '{fact}' above it"
        fixes = [Fix(advice, MoveItem(early.node, ("collect",), below[0], at))]
    shown = collect[at].fact if collect else ""
    message = (
        f"the condition of field '{shown}' reads '{fact}', which may have no value there, and then the field is not shown; "
        f"{advice}"
    )
    return context.at(early.node, *early.field, message=message, witness=route_text(early.route), fixes=fixes)


def _once_known(fact: str, condition: Condition | None) -> tuple[str, bool]:
    """The condition, tested only once its fact is known; and whether the field is then shown for the same values."""
    text, guard = ("", None) if condition is None else (condition.text, condition.guard)
    is_same = guard is not None and fact in known_where(guard, is_true=True)
    return f"{fact} is known and " + (f"({text})" if isinstance(guard, Or) else text), is_same
