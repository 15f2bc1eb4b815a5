"""What can follow the cursor in a condition that is typed: facts by their label, questions in words, values. Pure data, no screen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from decisiontree.guards import GuardFault
from decisiontree.model import Fact
from decisiontree.tui.conditions.questions import FactQuestion, questions_about
from decisiontree.tui.conditions.scope import ConditionScope
from decisiontree.tui.conditions.spoken import fact_at_start
from decisiontree.tui.conditions.steps import facts_offered, values_of
from decisiontree.tui.search import Hit, Index

CURSOR = "\0"
"""Where the cursor is: in what is asked, and in the key of what is offered."""
INSIDE_WORDS = 300
"""From this score on, a hit only has the letters within a word."""
_LAST_JOINT = re.compile(r"(?:.*(?:\s(?:and|or)\s|\())?\s*(?:not\s+)*", re.DOTALL)
_WORD_BEGUN = re.compile(r"(?<![\w-])[\w-]*\Z")
_VALUE_DUE = re.compile(r"(?:[=!<>]=|[<>{,]|\bhas)\s*\Z")


def completions(typed: str, scope: ConditionScope) -> Sequence[Hit]:
    """What fits the word at the cursor; nothing where it is complete. The key of each is the whole text with it."""
    before, _, after = typed.partition(CURSOR)
    joint = _LAST_JOINT.match(before)
    start = joint.end() if joint is not None else 0
    clause, head = before[start:], before[:start]
    if not clause or after[:1].isalnum():
        return ()
    found = fact_at_start(clause, scope)
    if found is None or clause.casefold() == found[0].casefold():
        return tuple(_facts(clause, head, after, scope))
    name, fact = found
    rest = clause[len(name) :].lstrip()
    word = _WORD_BEGUN.search(rest)
    begun = word[0] if word is not None else ""
    if _VALUE_DUE.search(rest.removesuffix(begun)):
        return tuple(_values(fact, begun, before, after)) if fact.values else ()
    is_whole = rest and not isinstance(scope.read(clause), GuardFault)
    return () if after.strip() or is_whole else tuple(_questions(fact, rest, head))


def _facts(clause: str, head: str, after: str, scope: ConditionScope) -> Iterator[Hit]:
    wanted = clause.strip()
    if wanted in scope.askable:
        return
    space = "" if after else " "
    for rank, hit in Index(facts_offered(scope)).ranked(wanted):
        if rank < INSIDE_WORDS:
            yield Hit(f"{head}{hit.key}{space}{CURSOR}{after}", hit.name, hit.words, hit.note)


def _questions(fact: Fact, rest: str, head: str) -> Iterator[Hit]:
    for rank, hit in Index(Hit(each.words, each.words) for each in questions_about(fact)).ranked(rest):
        if rank < INSIDE_WORDS:
            question = next(each for each in questions_about(fact) if each.words == hit.key)
            yield Hit(
                f"{head}{_begun(fact, question)}", hit.name, "", _begun(fact, question).replace(CURSOR, "…")
            )


def _begun(fact: Fact, question: FactQuestion) -> str:
    """The text of a question, with the cursor where its first value belongs."""
    signs = {"F": fact.id, "0": CURSOR, "1": "", "*": CURSOR}
    text = re.sub(r"[F01*]", lambda match: signs[match[0]], question.text)
    return text if CURSOR in text else text + CURSOR


def _values(fact: Fact, begun: str, before: str, after: str) -> Iterator[Hit]:
    values = values_of(fact)
    if begun in values:
        return
    offered = Index(
        Hit(key, each.label, each.id if each.id != each.label else "") for key, each in values.items()
    )
    head = before[: len(before) - len(begun)]
    for rank, hit in offered.ranked(begun):
        if rank < INSIDE_WORDS:
            yield Hit(f"{head}{hit.key}{CURSOR}{after}", hit.name, hit.words)
