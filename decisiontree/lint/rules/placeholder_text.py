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

from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, rule

# capitals only, so that words of other languages that look alike are left alone; `XXX-XX` is the form of a number, and "when???" a caller's tone
_UNFINISHED = re.compile(
    r"\b(?:TODO|TBD|TBC|FIXME)\b|(?<![\w-])XXX(?![\w-])|(?<![\w?!])\?{3}|\b(?:[Ll]orem|LOREM) (?i:ipsum)\b"
)
_WORDS_ELSEWHERE = {"TODO": ("es", "pt", "gl"), "TBC": ("de", "es", "it", "nl", "pl", "pt", "sv")}
"""Everything, and an illness."""
_QUOTES = tuple("`'\"\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb")
_SIGNS = ("TODO", "TBD", "TBC", "FIXME", "XXX", "???", "orem", "OREM")


@rule(severity=Severity.ERROR, family=Family.CONTENT)
def placeholder_text(context: RuleContext) -> Iterator[Finding]:
    """Every text that still says it has to be written."""
    if not any(sign in context.prose for sign in _SIGNS):
        return  # as most trees do, and one look is quicker than thousands
    language = context.tree.language.lower().split("-")[0]
    for node_id, field, text in context.texts:
        for unfinished in _UNFINISHED.finditer(text):
            if not _is_meant(unfinished, language):
                message = f"'{unfinished[0]}' is left in the text; finish it"
                yield context.at(node_id, *field, message=message, words=unfinished[0])
                break


def _is_meant(sign: re.Match[str], language: str) -> bool:
    """Whether it is a word of the language, or is itself explained or quoted: `TBD = being measured`."""
    after = sign.string[sign.end() :]
    if language in _WORDS_ELSEWHERE.get(sign[0], ()) and not after.startswith(":"):
        return True
    return after.lstrip().startswith("=") or (
        after[:1] in _QUOTES and sign.string[: sign.start()][-1:] in _QUOTES
    )
