"""A spoken text with words that make callers angry or say nothing.

Why: "calm down" has never calmed anyone down. The list is short and English. A tree can add its own phrases
under `phrases`, where they are errors.

Bad:
    start: greet
    nodes:
      greet: {say: "Please calm down, I am looking.", to: done}
      done: {outcome: Done, resolution: resolved}

Good:
    start: greet
    nodes:
      greet: {say: "I can hear how annoying that is, and I am looking.", to: done}
      done: {outcome: Done, resolution: resolved}

Fix: say what you do or can do. If another word says the same, it is offered.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.lint.rule import Family, Finding, Fix, RuleContext, Severity, rule
from decisiontree.lint.wording import is_english, joined, may_hold, phrase, reworded
from decisiontree.model import NodeText

_ANGERS = "it angers people; say what you can do"
_TEACHES = "it sounds like a teacher; leave it out"
_PASSES = "it passes the caller on; say who does it, and that you see to it"
_LEFT_UNDONE = (
    "told",
    "said",
    "called",
    "rung",
    "asked",
    "checked",
    "read",
    "known",
    "thought",
    "done",
    "paid",
    "reported",
    "kept",
)
"""What callers are blamed for; "you should have received a letter" is said every day."""
_PLAINER: dict[str, str] = {
    "in order to": "to",
    "at this moment in time": "now",
    "at this point in time": "now",
    "due to the fact that": "because",
    "utilize": "use",
    "utilise": "use",
    "in the event that": "if",
}
_DISCOURAGED: dict[str, str] = {
    "calm down": _ANGERS,
    "nothing I can do": _ANGERS,
    "company policy": _ANGERS,
    "our policy does not allow": _ANGERS,
    **{f"you should have {done}": _ANGERS for done in _LEFT_UNDONE},
    "you must understand": _TEACHES,
    "you have to understand": _TEACHES,
    "you need to understand": _TEACHES,
    "as I already said": _TEACHES,
    "as I said before": _TEACHES,
    "with all due respect": _TEACHES,
    "to be honest with you": "it makes people wonder about the rest; leave it out",
    "not my department": _PASSES,
    "not our department": _PASSES,
    "not my job": _PASSES,
    **{words: f"'{better}' says the same" for words, better in _PLAINER.items()},
}


@rule(severity=Severity.WARNING, family=Family.CONTENT)
def discouraged_phrase(context: RuleContext) -> Iterator[Finding]:
    """Every phrase of the list in a text that is said, save those that the tree bans itself."""
    if not is_english(context):
        return
    lowered = joined(context.said).lower()
    banned = [words.casefold() for words in context.tree.phrases.banned]
    for words, advice in _DISCOURAGED.items():
        if not may_hold(lowered, words) or any(words.casefold() in each for each in banned):
            continue
        pattern = phrase(words)
        for text in context.said:
            match = pattern.search(text.text)
            if match:
                fixes = _fixes(context, text, match[0], _PLAINER.get(words))
                message = f"'{match[0]}' is better avoided: {advice}"
                yield context.at(text.node, *text.field, message=message, words=match[0], fixes=fixes)


def _fixes(context: RuleContext, text: NodeText, words: str, better: str | None) -> tuple[Fix, ...]:
    if better is None:
        return ()
    better = better.capitalize() if words[0].isupper() else better
    return reworded(context, text, text.text.replace(words, better), f"write '{better}'")
