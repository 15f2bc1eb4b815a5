r"""Invisible characters that reverse the reading direction, hide words, or cut words in two. Comments count, too.

Why: what a reviewer reads then differs from what a program reads or a search finds. Characters that a script
or an emoji needs are allowed: joiners in Persian or Hindi, breaks in Thai or Khmer, direction marks in Hebrew
or Arabic, the parts of flags and families.

Bad:
    start: greet
    nodes:
      greet: {say: "Pay \u202e99 to them.", to: done}
      done: {outcome: Done, resolution: resolved}

Good:
    start: greet
    nodes:
      greet: {say: "Pay 99 to them.", to: done}
      done: {outcome: Done, resolution: resolved}

Fix: remove them; offered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decisiontree.lint.hidden import hidden_in_comments, hidden_in_values
from decisiontree.lint.rule import Family, Finding, Fix, RuleContext, Severity, rule
from decisiontree.text import SOFT_HYPHEN

_TAGS = range(0xE0020, 0xE007F)
_SPELT = 60


@rule(severity=Severity.ERROR, family=Family.SAFETY, of_text=True)
def hidden_text(context: RuleContext) -> Iterator[Finding]:
    """Every key and value that holds one, and every line of a comment."""
    for find in (hidden_in_values, hidden_in_comments):
        for hidden in find(context.document, lambda char: char != SOFT_HYPHEN):
            fixes = () if hidden.patch is None else (Fix("remove what cannot be seen", hidden.patch),)
            yield Finding(_message(hidden.chars), hidden.place, fixes=fixes)


def _message(chars: Sequence[str]) -> str:
    tags = "".join(char for char in chars if ord(char) in _TAGS)
    if not tags:
        return f"the character U+{ord(chars[0]):04X} cannot be seen; remove it"
    spelt = "".join(chr(ord(char) - 0xE0000) for char in tags[:_SPELT])
    return f"tag characters from U+{ord(tags[0]):04X} on cannot be seen and spell '{spelt}'; remove them"
