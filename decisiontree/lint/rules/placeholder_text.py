"""A text that was never finished: TODO, TBD, lorem ipsum.

Why: a rep reads it out to a caller.

Bad:
    start: greet
    nodes:
      greet: {say: TODO ask marketing for the wording., to: done}
      done: {outcome: Done, resolution: resolved}

Good:
    start: greet
    nodes:
      greet: {say: Good morning., to: done}
      done: {outcome: Done, resolution: resolved}

Fix: write the text; keep reminders in comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from decisiontree.diagnostic import Severity
from decisiontree.lint.rule import Family, rule
from decisiontree.lint.subject import Finding, Subject

# capitals only, so that words of other languages that look alike are left alone
_UNFINISHED = re.compile(r"\b(?:TODO|TBD|TBC|FIXME|XXX)\b|\?\?\?|\b(?:[Ll]orem|LOREM) (?i:ipsum)\b")

_SIGNS = ("TODO", "TBD", "TBC", "FIXME", "XXX", "???", "orem", "OREM")


@rule(severity=Severity.ERROR, family=Family.CONTENT)
def placeholder_text(subject: Subject) -> Iterator[Finding]:
    """Every text that still says it has to be written."""
    if not any(sign in subject.prose for sign in _SIGNS):
        return  # as most trees do, and one look is quicker than thousands
    for node_id, field, text in subject.texts:
        unfinished = _UNFINISHED.search(text)
        if unfinished:
            message = f"'{unfinished[0]}' is left in the text; finish it"
            yield subject.at(node_id, *field, message=message, words=unfinished[0])
