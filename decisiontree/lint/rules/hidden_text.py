r"""Characters in a text that nobody sees: they turn the reading direction, hide words, or join them.

Why: what a reviewer reads is then not what the page shows or a search finds.

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

Fix: take them out; offered. Right-to-left languages need none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from decisiontree.diagnostic import Severity
from decisiontree.lint.rule import Family, rule
from decisiontree.lint.subject import Finding, Subject
from decisiontree.lint.wording import reworded

_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f"
_TURNS = "\u202a-\u202e\u2066-\u2069"
_NOTHINGS = "\u2060-\u2064\ufeff\U000e0001"
# Thai, Lao, Burmese and Khmer mark with it where a line may break
_BREAK = "(?<![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])\u200b"
_HIDDEN = re.compile(f"[{_CONTROLS}{_TURNS}{_NOTHINGS}]|{_BREAK}")


@rule(severity=Severity.ERROR, family=Family.SAFETY)
def hidden_text(subject: Subject) -> Iterator[Finding]:
    """Every text that holds one."""
    # in plain English text one can come only by an escape
    has_escapes = "\\" in subject.document.text
    for text in subject.texts:
        if text.text.isascii() and not has_escapes:
            continue
        hidden = _HIDDEN.search(text.text)
        if hidden:
            message = f"the character U+{ord(hidden[0]):04X} cannot be seen; take it out"
            fixes = reworded(
                subject, text, _HIDDEN.sub("", text.text), "take out what cannot be seen", safe=False
            )
            yield subject.at(text.node, *text.field, message=message, fixes=fixes)
