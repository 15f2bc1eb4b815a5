"""What a faulty condition offers in place of its words: it can be read, and it says what was meant."""

from __future__ import annotations

import re
from itertools import product
from random import Random

import pytest
from conditions import guard_of
from conditions_page import ROLES as ROLES_OF_THE_PAGE
from conditions_page import facts
from conditions_rows import MISTAKES
from random_guards import FACTS, ROLES, random_condition

from decisiontree.guards import GuardFault, parse

SLIPS = (
    (r" == ", " = "),
    (r" != ", " <> "),
    (r" >= ", " => "),
    (r" <= ", " =< "),
    (r" == ", " is "),
    (r" != ", " is not "),
    (r" and ", " && "),
    (r" or ", " || "),
    (r" and ", " AND "),
    (r" or ", " Or "),
    (r"(?<=\w) in (?=[\[({])", " IN "),
    (r"(?<=\w)(?<! not) in (?=[\[({])", " is in "),
    (r" not in ", " is not in "),
    (r" not in ", " NOT in "),
    (r" is known", " IS known"),
    (r" is not known", " is unknown"),
    (r" is known", " is not unknown"),
    (r"(?<![\w'] )not (?!in|known)", "!"),
    (r"(?<![\w'] )not (?!in|known)", "NOT "),
    (r"== false", "== no"),
    (r"!= true", "is not yes"),
    (r"\btrue\b", "True"),
    (r"(?<=[=<>] )([\w.-]+)", r'"\1"'),
    (r"(?<=[=<>] )(-?\d[\d.-]*)(?!\w)", r"'\1'"),
    (r"'([\w ]+)'", r'"\1"'),
    (r"(\w+) == ([\w.-]+|'[^']*')", r"\2 == \1"),
    (r"(\w+) == ([\w.-]+)", r'"\2" == \1'),
    (r"(\w+) > ([\w.-]+)", r"\2 < \1"),
    (r"(\w+) <= ([\w.-]+)", r"\2 >= \1"),
    (r"in \[([\w.-]+) \.\. ([\w.-]+)\]", r"between \1 and \2"),
    (r"(?<!not )in \[([\w.-]+) \.\. ([\w.-]+)\]", r"is between \1 and \2"),
    (r"not in \[([\w.-]+) \.\. ([\w.-]+)\]", r"is not between \1 and \2"),
    (r" has (?!any \{|all \{)", " contains "),
    (r" has (?=\w+ \{|\w)", " HAS "),
    (r"not (\w+) has (?!any \{|all \{)", r"\1 has not "),
    (r"not (\w+) has (?!any \{|all \{)", r"\1 does not have "),
    (r"(\w+) has (cough|fever|rash)", r"\2 in \1"),
    (r" has (permit|lease)", r" has any \1"),
    (r" is empty", " is none"),
    (r" is not empty", " is not Empty"),
)
"""A form of the language, and what people write instead of it who know another."""
WORDS = (
    *("3", "-3", "1.5", "50.00", "2026-01-31", "gold", "'a b'", '"gold"', '"3"', '"ten"', "glod", "Gold", "true"),
    *("Yes", "no", "known", "unknown", "between", "in", "greater", "at", "and", "not", "days", "lead", "{", "=="),
)  # fmt: skip


def rewritten(text: str, fault: GuardFault) -> str:
    """The text after the fix."""
    assert fault.suggestion is not None
    return text[: fault.start] + fault.suggestion + text[fault.end :]


def slips(random: Random) -> list[tuple[str, str]]:
    """A random condition and the same with one slip in it, once for each slip that it has room for."""
    right = random_condition(random)
    found: list[tuple[str, str]] = []
    if isinstance(parse(right, FACTS, ROLES), GuardFault):
        return found  # an empty range
    for pattern, instead in SLIPS:
        places = list(re.finditer(pattern, right))
        if places:
            place = random.choice(places)
            found.append((right, right[: place.start()] + place.expand(instead) + right[place.end() :]))
    return found


def test_one_slip_of_another_language_is_undone() -> None:
    """The rewrite says what the condition said before the slip."""
    random = Random(4)  # noqa: S311  a seed, so that a failure comes again
    made = [slip for _ in range(300) for slip in slips(random)]

    assert len(made) > 1000
    for right, wrong in made:
        found = parse(wrong, FACTS, ROLES)
        assert isinstance(found, GuardFault), wrong
        assert found.is_rewrite, (wrong, found)
        assert guard_of(rewritten(wrong, found), FACTS, ROLES) == guard_of(right, FACTS, ROLES), wrong


@pytest.mark.parametrize("sign", ["is", "is not"])
@pytest.mark.parametrize("fact", [*FACTS, "role", "incident"])
def test_a_word_after_is_gets_a_rewrite_only_if_the_condition_can_then_be_read(fact: str, sign: str) -> None:
    """Whatever the word is: a value, no value, a word of the language, another fact."""
    for word in WORDS:
        text = f"{fact} {sign} {word}"
        found = parse(text, FACTS, ROLES)
        if isinstance(found, GuardFault) and found.is_rewrite:
            guard_of(rewritten(text, found), FACTS, ROLES)


@pytest.mark.parametrize("fact", FACTS)
def test_between_gets_a_rewrite_only_if_the_condition_can_then_be_read(fact: str) -> None:
    """Two values in their order, and nothing else."""
    for verb, low, high in product(("between", "not between", "is between", "is not between"), WORDS, WORDS):
        text = f"{fact} {verb} {low} and {high}"
        found = parse(text, FACTS, ROLES)
        if isinstance(found, GuardFault) and found.is_rewrite and "between" in text[found.start : found.end]:
            guard_of(rewritten(text, found), FACTS, ROLES)


def test_a_rewrite_is_never_the_next_fault() -> None:
    """Also among words in no order at all: what is found next comes after it."""
    random = Random(7)  # noqa: S311  a seed, so that a failure comes again
    words = (*WORDS, "vip", "tier", "owed", "is", "or", "<", "=", ">", "!", "&&", "AND", "[", "..", "]", "}")
    rewrites = 0
    for _ in range(20_000):
        text = " ".join(random.choices(words, k=random.randint(2, 7)))
        found = parse(text, FACTS, ROLES)
        if isinstance(found, GuardFault) and found.is_rewrite and found.suggestion:
            rewrites += 1
            then = parse(rewritten(text, found), FACTS, ROLES)
            is_over = not isinstance(then, GuardFault) or then.start >= found.start + len(found.suggestion)
            assert is_over, text
    assert rewrites > 500


@pytest.mark.parametrize("text", MISTAKES)
def test_a_common_mistake_can_be_read_after_its_fix(text: str) -> None:
    """The ones that docs/reference/conditions.md lists."""
    found = parse(text, facts(), ROLES_OF_THE_PAGE)
    if isinstance(found, GuardFault) and found.suggestion:
        guard_of(rewritten(text, found), facts(), ROLES_OF_THE_PAGE)
