"""A text that takes too long to say in one go.

Why: after half a minute no one is listening any more, and a rep who reads aloud for so long cannot listen
either. The limit is `say` under `[budgets]` in decisiontree.toml, in characters.

Bad:
    # a paragraph of six hundred characters under `say`

Good:
    start: greet
    nodes:
      greet: {say: Good morning., to: done}
      done: {outcome: Done, resolution: resolved}

Fix: split it into two steps, with a question between them.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, rule


@rule(severity=Severity.WARNING, family=Family.CONTENT)
def text_too_long_to_say(context: RuleContext) -> Iterator[Finding]:
    """Every text for the caller's ears over the budget."""
    budget = context.settings.budgets.say
    for node_id, field, text in context.said:
        if len(text) > budget:
            message = f"the text has {len(text)} characters (limit: {budget}); split it, and ask something in between"
            yield context.at(node_id, *field, message=message)
