r"""A soft hyphen, which is visible only at the end of a line. Most come from text that was pasted from a word processor.

Why: a search does not find the word, and the rules about phrases miss it. Pages leave it out.

Bad:
    start: greet
    nodes:
      greet: {say: "Your con\xADtract ends in May.", to: done}
      done: {outcome: Done, resolution: resolved}

Good:
    start: greet
    nodes:
      greet: {say: Your contract ends in May., to: done}
      done: {outcome: Done, resolution: resolved}

Fix: remove it; offered.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.lint.hidden import hidden_in_values
from decisiontree.lint.rule import Family, Finding, Fix, RuleContext, Severity, rule
from decisiontree.text import SOFT_HYPHEN


@rule(severity=Severity.WARNING, family=Family.CONTENT, of_text=True)
def soft_hyphen(context: RuleContext) -> Iterator[Finding]:
    """Every key and value that holds one."""
    for hidden in hidden_in_values(context.document, lambda char: char == SOFT_HYPHEN):
        fixes = () if hidden.patch is None else (Fix("remove it", hidden.patch, safe=True),)
        yield Finding("the soft hyphen U+00AD cannot be seen; remove it", hidden.place, fixes=fixes)
