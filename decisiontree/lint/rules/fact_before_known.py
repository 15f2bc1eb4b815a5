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

Fix: collect it in a form on the route that is shown, or make it `given` if the call starts with it. Put a
text about a fact that may be left empty after a branch on `is known`. The condition of a field in a form can
use facts that are known before the form, and fields above it. If it uses a field that may be left empty, test
`is known` first; offered.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.guards import known_where
from decisiontree.lint.rule import Family, Finding, Fix, RuleContext, Severity, route_text, rule
from decisiontree.model import Branch, Condition, Form, MoveItem, Or, Question, SetField
from decisiontree.routes import Early


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
        return context.at(early.node, *early.field, message=message, witness=route_text(early.route))
    node = context.tree.nodes[early.node]
    field = "cases" if isinstance(node, Branch) else "options" if isinstance(node, Question) else "decide"
    needs = "needs" if early.proved else "may need"
    message = f"'{early.node}' {needs} '{early.fact}' before it has a value; {advice}"
    return context.at(early.node, field, message=message, witness=route_text(early.route))


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
