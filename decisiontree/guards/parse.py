"""Text of a condition → Guard, typed by the facts it names (docs/reference/conditions.md). Faults are values with offsets.

Algorithm: recursive descent; Aho, Sethi, Ullman: Compilers: Principles, Techniques, and Tools, 1986.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from decisiontree.guards.faults import GuardFault, Stop, named, no_such_name, stop
from decisiontree.guards.misread import (
    SLIPS,
    between,
    computing,
    exclamation,
    fact_first,
    not_known,
    other_spelling,
    written_twice,
)
from decisiontree.guards.operands import Operands, role_fact, unexpected
from decisiontree.guards.operators import ALONE, EMPTY, EQUALITY, ORDER, TICKED
from decisiontree.guards.range_ends import checked, later
from decisiontree.guards.several import (
    has_of_one_value,
    more_values,
    not_a_list,
    not_ticked,
    value_for_a_fact,
)
from decisiontree.guards.tokens import COMPARISONS, Token, TokenStream
from decisiontree.model import (
    CONDITION_WORDS,
    RESERVED_FACTS,
    TODAY,
    And,
    Bound,
    Constant,
    Fact,
    Guard,
    HasAny,
    InRanges,
    Known,
    Not,
    OneOf,
    Or,
    Role,
)

DEPTH = 50


def parse(text: str, facts: Mapping[str, Fact], roles: Sequence[Role]) -> Guard | GuardFault:
    """The guard that the text says about these facts and roles, or the first fault in it."""
    ranked = tuple(role.id for role in roles)
    found = _read(text, facts, ranked)
    if not isinstance(found, GuardFault):
        return found
    if twice := written_twice(TokenStream(text), found.start):
        return replace(found, rule="bad-condition", message=twice, suggestion=None, is_rewrite=False)
    if found.is_rewrite and found.suggestion is not None:
        rewritten = text[: found.start] + found.suggestion + text[found.end :]
        return _with_sound_rewrite(found, found.suggestion, _read(rewritten, facts, ranked))
    return found


def _read(text: str, facts: Mapping[str, Fact], roles: tuple[str, ...]) -> Guard | GuardFault:
    try:
        return _Parser(TokenStream(text), facts, roles).whole()
    except Stop as stopped:
        return stopped.fault


def _with_sound_rewrite(fault: GuardFault, rewrite: str, then: Guard | GuardFault) -> GuardFault:
    """The fault; where its rewrite is no better, what is wrong with that."""
    end = fault.start + len(rewrite)
    if not isinstance(then, GuardFault) or then.start >= end:
        return fault
    if (then.start, then.end) == (fault.start, end):  # what helps there helps here
        return replace(then, end=fault.end)
    return replace(then, start=fault.start, end=fault.end, suggestion=None, is_rewrite=False)


class _Parser:
    def __init__(self, words: TokenStream, facts: Mapping[str, Fact], roles: tuple[str, ...]) -> None:
        self._words = words
        self._depth = 0
        self._facts = facts
        self._roles = roles
        self._operands = Operands(words, facts, roles)
        self._ticked: Fact | None = None

    def whole(self) -> Guard:
        guard = self._either()
        left = self._words.peek()
        if left.kind == "end":
            return guard
        raise unexpected(left, "'and', 'or' or the end", self._facts)

    def _either(self) -> Guard:
        self._depth += 1
        if self._depth > DEPTH:
            raise stop(
                self._words.peek(), f"parentheses nest deeper than {DEPTH} levels; split the condition"
            )
        parts = [self._both()]
        while self._words.takes("word", "or"):
            parts.append(self._both())
        self._depth -= 1
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _both(self) -> Guard:
        parts = [self._negation()]
        while self._words.takes("word", "and"):
            parts.append(self._negation())
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _negation(self) -> Guard:
        negated = False
        while self._words.takes("word", "not"):
            negated = not negated
        atom = self._atom()
        return _negate(atom) if negated else atom

    def _atom(self) -> Guard:
        flipped = fact_first(self._words, self._operands.known)
        if flipped is not None:
            raise stop(*flipped, flipped[0].value)
        if negation := exclamation(self._words):
            raise stop(*negation)
        first = self._words.take()
        if (first.kind, first.value) == ("op", "("):
            inside = self._either()
            self._operands.need(")")
            return inside
        if first.kind == "word" and first.value in ("true", "false"):
            return Constant(first.value == "true")
        if first.kind != "word":
            if misread := value_for_a_fact(self._words, first, self._ticked, self._operands.known):
                raise misread
            raise stop(first, f"expected the name of a fact, not {named(first)}")
        return self._about(self._fact(first), first)

    def _about(self, fact: Fact, name: Token) -> Guard:
        word = self._words.peek()
        if self._words.takes("word", "is"):
            return self._is(fact, name, word)
        if spelling := other_spelling(word):
            raise stop(*spelling)
        if TICKED.takes(fact):
            return self._has(fact, name)
        if misread := has_of_one_value(self._words, fact):
            raise misread
        if not EQUALITY.takes(fact):
            raise stop(word, f"'{fact.id}' is a text; write '{fact.id} is known' or '{fact.id} is not known'")
        if word.kind == "op" and word.value in COMPARISONS:
            self._words.take()
            return self._comparison(fact, word)
        if word.value in ("=", "<>", "=>", "=<"):
            raise stop(word, f"write '{SLIPS[word.value]}' instead of '{word.value}'", SLIPS[word.value])
        return self._membership(fact)

    def _is(self, fact: Fact, name: Token, verb: Token) -> Guard:
        negated = self._words.takes("word", "not")
        if self._words.takes("word", "known"):
            return Not(Known(fact.id)) if negated else Known(fact.id)
        if not EMPTY.takes(fact) or self._words.peek().value == "unknown":
            raise stop(*not_known(verb, self._words, fact))
        if self._words.takes("word", "empty"):
            ticked = HasAny(fact.id, tuple(choice.id for choice in fact.values))
            return ticked if negated else Not(ticked)
        self._words.at -= 1 + negated
        raise not_ticked(self._words, name, fact)

    def _has(self, fact: Fact, name: Token) -> Guard:
        self._ticked = fact
        ids = {choice.id for choice in fact.values}
        verb, word = self._words.peek(), self._words.ahead(1)
        if word.value in {"not", "no"} - ids or not self._words.takes("word", "has"):
            raise not_ticked(self._words, name, fact)
        is_list = word.value in ("any", "all") and (
            word.value not in ids or self._words.ahead(1).value == "{"
        )
        if is_list:
            self._words.take()
        if misread := not_a_list(self._words, verb, name, fact):
            raise misread
        if is_list:
            self._words.take()
            each = tuple(HasAny(fact.id, (str(value),)) for value in self._operands.symbols(fact))
            if word.value == "any":
                return HasAny(fact.id, tuple(one.values[0] for one in each))
            return each[0] if len(each) == 1 else And(each)
        value = str(self._operands.symbol(fact))
        if misread := more_values(self._words, fact):
            raise misread
        return HasAny(fact.id, (value,))

    def _membership(self, fact: Fact) -> Guard:
        before, first = self._words.at, self._words.peek()
        negated = self._words.takes("word", "not")
        if self._words.takes("word", "in"):
            inside = self._operands.set_or_range(fact)
            return Not(inside) if negated else inside
        if better := between(first, self._words, fact) or other_spelling(self._words.peek()):
            raise stop(*better)
        self._words.at = before
        if ALONE.takes(fact):
            return OneOf(fact.id, (True,))
        raise unexpected(self._words.peek(), f"a comparison after '{fact.id}'", self._facts)

    def _comparison(self, fact: Fact, sign: Token) -> Guard:
        if fact.type.is_number:
            return self._number_comparison(fact, sign)
        if sign.value in EQUALITY.signs:
            equal = OneOf(fact.id, (self._operands.symbol(fact),))
            return Not(equal) if sign.value == "!=" else equal
        if not ORDER.takes(fact):
            raise stop(
                sign, f"'{sign.value}' needs a number, an amount or a date; '{fact.id}' is a {fact.type}"
            )
        return self._role_comparison(sign)

    def _number_comparison(self, fact: Fact, sign: Token) -> Guard:
        word = self._words.peek()
        number = self._operands.number(fact)
        match sign.value:
            case "==" | "!=":
                ends: tuple[Bound | None, Bound | None] = (number, number)
            case "<":
                ends = (None, later(number, -1))
            case "<=":
                ends = (None, number)
            case ">":
                ends = (later(number, 1), None)
            case _:
                ends = (number, None)
        inside = InRanges(fact.id, (checked(fact, ends, word),))
        return Not(inside) if sign.value == "!=" else inside

    def _role_comparison(self, sign: Token) -> Guard:
        rank = self._roles.index(str(self._operands.symbol(role_fact(self._roles))))
        bounds = {"<": (0, rank), "<=": (0, rank + 1), ">": (rank + 1, None), ">=": (rank, None)}
        low, high = bounds[sign.value]
        wanted = self._roles[low:high]
        # no role is below the first: a condition like any other that is never true
        return OneOf("role", wanted) if wanted else Not(OneOf("role", self._roles))

    def _fact(self, word: Token) -> Fact:
        fact = self._operands.known(word.value)
        if fact is not None:
            return fact
        if word.value in RESERVED_FACTS:
            raise stop(word, f"'{word.value}' cannot be used in a condition")
        if word.value == TODAY:
            raise stop(
                word, f"'{TODAY}' is the day of the call; write the fact first, as in 'FACT >= {TODAY}'"
            )
        if value := value_for_a_fact(self._words, word, self._ticked, self._operands.known):
            raise value
        if misread := computing(word, self._facts) or other_spelling(word):
            raise stop(*misread)
        if word.value in CONDITION_WORDS:
            raise stop(word, f"expected the name of a fact, not '{word.value}'")
        known = [*self._facts, "role", "incident"]
        raise no_such_name(word, f"there is no fact '{word.value}'", known, "unknown-fact")


def _negate(guard: Guard) -> Guard:
    # a guard never holds two negations in a row, so that each has one form
    return guard.part if isinstance(guard, Not) else Not(guard)
