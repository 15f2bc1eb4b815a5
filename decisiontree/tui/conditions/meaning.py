"""What a condition means: values for which it is true and for which it is false, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from decisiontree.combinations import CEILING, Cuts, DiagramSpace, Example, Space, TooMany, vocabulary
from decisiontree.diagnostic import Diagnostic
from decisiontree.display import display_value, one_line
from decisiontree.guards import GuardFault
from decisiontree.model import CALL_DAY, FactType, Guard
from decisiontree.tui.conditions.scope import ConditionScope
from decisiontree.tui.conditions.spoken import in_grammar
from decisiontree.tui.marks import mark_of

LOOKED_AT = 1 << 14
"""So many combinations are looked at between two keys."""


class Meaning(NamedTuple):
    """Values for which a condition is true and false; of a text that is none, where reading it stopped and why."""

    examples: tuple[str, ...] = ()
    fault: GuardFault | None = None
    meant: str | None = None
    """The condition that the words of such a text mean."""


def meaning_of(text: str, scope: ConditionScope) -> Meaning:
    """What to say of a condition as it is written."""
    if not text.strip():
        return Meaning()
    guard = scope.read(text)
    if isinstance(guard, GuardFault):
        return Meaning(fault=guard, meant=in_grammar(text, scope) or _rewritten(text, guard))
    return Meaning(tuple(_examples(guard, scope)))


def told(meaning: Meaning, text: str, findings: Sequence[Diagnostic]) -> Iterator[str]:
    """The lines that are shown below a condition: its meaning or where reading it stopped, then what is found wrong."""
    fault = meaning.fault
    yield from map(one_line, meaning.examples)
    if fault is not None:
        rest = one_line(text[fault.start : fault.end])
        where = f"at '{rest}'" if rest else "at the end"
        said = next((each.message for each in findings if _is_of(each, fault)), fault.message)
        fix = f"   F7 writes '{meaning.meant}'" if meaning.meant else ""
        yield f"● not understood {where}: {one_line(said)}{fix}"
    for finding in findings:
        if fault is None or not _is_of(finding, fault):
            yield f"{mark_of(finding)} {one_line(finding.message)}"


def _rewritten(text: str, fault: GuardFault) -> str | None:
    """The text with what the parser takes the faulty words for."""
    suggestion = fault.suggestion
    return None if suggestion is None else text[: fault.start] + suggestion + text[fault.end :]


def _is_of(finding: Diagnostic, fault: GuardFault) -> bool:
    """Whether a finding says what the parser says, perhaps with what to do about it."""
    return finding.message.startswith(fault.message)


def _examples(guard: Guard, scope: ConditionScope) -> Iterator[str]:
    words = vocabulary(scope.facts, scope.roles)
    cuts = Cuts([guard])
    space: Space
    try:
        space = Space(words, cuts, ceiling=min(CEILING, LOOKED_AT))
    except TooMany:
        try:
            space = DiagramSpace(words, cuts)
        except TooMany:
            return
    try:
        where = space.where(guard)
        for name, points in (("True", where.yes), ("False", where.no)):
            example = space.example(points) if points else ()
            if example:
                yield f"{name} for: {_in_words(example, scope)}"
            else:
                yield f"{'Always' if points else 'Never'} {name.lower()}, whatever the values are"
    except TooMany:
        return


def _in_words(example: Example, scope: ConditionScope) -> str:
    words: list[str] = []
    for fact, value, name in example:
        if name == CALL_DAY and isinstance(value, int):
            words.append(f"a call on {display_value(fact, value, scope.language)}")
        elif value is None:
            words.append(f"{scope.label(name)} not known")
        elif fact.type is FactType.TEXT:
            words.append(f"{scope.label(name)} known")
        else:
            words.append(f"{scope.label(name)} {scope.wording.value(name, value)}")
    return ", ".join(words)
