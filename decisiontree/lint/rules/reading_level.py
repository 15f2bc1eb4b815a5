"""A sentence of more than forty words that is read to the caller.

Why: at its end, no one remembers its beginning. The rule only counts words, because that is the one measure
of easy reading that is never wrong. It ignores text that must be said word for word.

Bad:
    # one `say` of fifty words without a full stop

Good:
    start: greet
    nodes:
      greet: {say: Good morning., to: done}
      done: {outcome: Done, resolution: resolved}

Fix: make it two sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, rule

_WORDS = 40
_SHORTEST = 2 * _WORDS
"""Of characters: a shorter text holds no such sentence."""
# Arabic, Urdu, Hindi and Armenian end it otherwise; Chinese and Japanese leave no blank
_STOPS = ".!?;:\u2026\u061f\u061b\u06d4\u0964\u0965\u0589"
_SENTENCE = re.compile(rf"(?<![{_STOPS}])[{_STOPS}]++[\s*_)\"'\u201d\u2019\u00bb]++|[\u3002\uff01\uff1f]|\n")


@rule(severity=Severity.INFO, family=Family.CONTENT)
def reading_level(context: RuleContext) -> Iterator[Finding]:
    """Every text that is said and holds such a sentence."""
    for node_id, field, text in context.said:
        if len(text) < _SHORTEST or field[0] == "must_say":
            continue
        longest = max(len(sentence.split()) for sentence in _SENTENCE.split(text))
        if longest > _WORDS:
            yield context.at(node_id, *field, message=f"a sentence of {longest} words; split it in two")
