"""An escalation of what the role on the call could have decided itself.

Why: the caller waits, somebody is fetched, and what they say yes to was allowed all along. A limit that is written into a
condition is one more place to forget when the limits change.

Bad:
    # within: ask_lead, a question whose answer approves what the decision has just allowed; or a branch before the
    # decision, such as `when: owed > 30.00`, that leads to a team though the role's limit is 50.00

Good:
    start: done
    nodes:
      done: {outcome: Done, resolution: resolved}

Fix: let the decision decide: `within` leads on, `above` leads to somebody who may, and the figures stand in library.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.diagnostic import Fix, Severity
from decisiontree.guards.space import spoken_example
from decisiontree.lint.rule import Family, rule
from decisiontree.lint.subject import Finding, Subject, spoken
from decisiontree.model import Question, Retarget
from decisiontree.routes import Needless, needless


@rule(severity=Severity.WARNING, family=Family.AUTHORITY)
def needless_escalation(subject: Subject) -> Iterator[Finding]:
    """Every `within` that leads to an escalation by itself, and every case that spares the decision its question."""
    for each in needless(subject.library.library, subject.tree.id) if subject.tree.nodes else ():
        values = spoken_example(each.example)
        when = f" when {values}" if values else ""
        is_decision = each.field == ("within",)
        if is_decision:
            message = f"'{each.node}' leaves it to the role on the call{when}, and goes on to '{each.escalation}' all the same"
        else:
            message = f"'{each.node}' goes to '{each.escalation}'{when}, which the role could decide itself at '{each.decision}'"
        yield subject.at(
            each.node,
            *each.field,
            *(() if is_decision or each.field == ("else",) else ("to",)),
            message=message,
            related=[subject.also(each.escalation, message="somebody else is asked here")],
            witness=f"{values}: {spoken(each.route)}" if values else spoken(each.route),
            fixes=list(_fixes(subject, each)),
        )


def _fixes(subject: Subject, each: Needless) -> Iterator[Fix]:
    """Go on as if somebody had said yes; or ask the decision."""
    if each.field != ("within",):
        link = each.field if each.field == ("else",) else (*each.field, "to")
        yield Fix(f"let '{each.decision}' decide it", Retarget(each.node, link, each.decision))
        return
    asked = subject.tree.nodes[each.escalation]
    if isinstance(asked, Question):
        approved = next((option.to for option in asked.options if option.approves), None)
        if approved is not None:
            yield Fix(f"go on to '{approved}' without asking", Retarget(each.node, ("within",), approved))
