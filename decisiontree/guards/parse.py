"""Text of a condition → Guard, typed by the facts it names (docs/reference/conditions.md). Faults are values with offsets.

Algorithm: recursive descent; Aho, Sethi, Ullman: Compilers: Principles, Techniques, and Tools, 1986.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from decisiontree.guards.faults import GuardFault, Stop, named, no_such_name, stop
from decisiontree.guards.from_today import read_from_today
from decisiontree.guards.misread import (
    SLIPS,
    between,
    computing,
    exclamation,
    fact_first,
    no_value,
    not_known,
    other_spelling,
    two_facts,
    written_twice,
)
from decisiontree.guards.operators import ALONE, EQUALITY, ORDER, RANGE
from decisiontree.guards.range_ends import checked, in_order, later
from decisiontree.guards.tokens import COMPARISONS, Token, TokenStream
from decisiontree.guards.values import number_of
from decisiontree.model import (
    CONDITION_WORDS,
    INCIDENT_FACT,
    RESERVED_FACTS,
    TODAY,
    And,
    Bound,
    Choice,
    Constant,
    Fact,
    FactType,
    Guard,
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

    def whole(self) -> Guard:
        guard = self._either()
        left = self._words.peek()
        if left.kind == "end":
            return guard
        raise _unexpected(left, "'and', 'or' or the end", self._facts)

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
        flipped = fact_first(self._words, self._known)
        if flipped is not None:
            raise stop(*flipped, flipped[0].value)
        if negation := exclamation(self._words):
            raise stop(*negation)
        first = self._words.take()
        if (first.kind, first.value) == ("op", "("):
            inside = self._either()
            self._need(")")
            return inside
        if first.kind == "word" and first.value in ("true", "false"):
            return Constant(first.value == "true")
        if first.kind != "word":
            raise stop(first, f"expected the name of a fact, not {named(first)}")
        return self._about(self._fact(first))

    def _about(self, fact: Fact) -> Guard:
        word = self._words.peek()
        if self._words.takes("word", "is"):
            negated = self._words.takes("word", "not")
            if not self._words.takes("word", "known"):
                raise stop(*not_known(word, self._words, fact))
            return Not(Known(fact.id)) if negated else Known(fact.id)
        if spelling := other_spelling(word):
            raise stop(*spelling)
        if not EQUALITY.takes(fact):
            raise stop(word, f"'{fact.id}' is a text; write '{fact.id} is known' or '{fact.id} is not known'")
        if word.kind == "op" and word.value in COMPARISONS:
            self._words.take()
            return self._comparison(fact, word)
        if word.value in ("=", "<>", "=>", "=<"):
            raise stop(word, f"write '{SLIPS[word.value]}' instead of '{word.value}'", SLIPS[word.value])
        return self._membership(fact)

    def _membership(self, fact: Fact) -> Guard:
        before, first = self._words.at, self._words.peek()
        negated = self._words.takes("word", "not")
        if self._words.takes("word", "in"):
            inside = self._set_or_range(fact)
            return Not(inside) if negated else inside
        if better := between(first, self._words, fact) or other_spelling(self._words.peek()):
            raise stop(*better)
        self._words.at = before
        if ALONE.takes(fact):
            return OneOf(fact.id, (True,))
        raise _unexpected(self._words.peek(), f"a comparison after '{fact.id}'", self._facts)

    def _comparison(self, fact: Fact, sign: Token) -> Guard:
        if fact.type.is_number:
            return self._number_comparison(fact, sign)
        if sign.value in EQUALITY.signs:
            equal = OneOf(fact.id, (self._symbol(fact),))
            return Not(equal) if sign.value == "!=" else equal
        if not ORDER.takes(fact):
            raise stop(
                sign, f"'{sign.value}' needs a number, an amount or a date; '{fact.id}' is a {fact.type}"
            )
        return self._role_comparison(sign)

    def _number_comparison(self, fact: Fact, sign: Token) -> Guard:
        word = self._words.peek()
        number = self._number(fact)
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
        rank = self._roles.index(str(self._symbol(_role_fact(self._roles))))
        bounds = {"<": (0, rank), "<=": (0, rank + 1), ">": (rank + 1, None), ">=": (rank, None)}
        low, high = bounds[sign.value]
        wanted = self._roles[low:high]
        # no role is below the first: a condition like any other that is never true
        return OneOf("role", wanted) if wanted else Not(OneOf("role", self._roles))

    def _set_or_range(self, fact: Fact) -> Guard:
        opening = self._words.take()
        if opening.value == "{" and opening.kind == "op":
            return self._set(fact)
        if opening.kind != "op" or opening.value not in ("[", "("):
            raise stop(opening, f"expected '{{' or a range such as [1 .. 5], not {named(opening)}")
        if not RANGE.takes(fact):
            raise stop(opening, f"a range needs a number, an amount or a date; '{fact.id}' is a {fact.type}")
        return InRanges(fact.id, (self._range(fact, opening),))

    def _set(self, fact: Fact) -> Guard:
        if fact.type.is_number:
            numbers = {self._number(fact)}
            while self._words.takes("op", ","):
                numbers.add(self._number(fact))
            self._need("}")
            return InRanges(fact.id, tuple((number, number) for number in sorted(numbers, key=in_order)))
        symbols = {self._symbol(fact)}
        while self._words.takes("op", ","):
            symbols.add(self._symbol(fact))
        self._need("}")
        order: Iterable[str | bool] = (
            (True, False) if fact.type is FactType.BOOLEAN else (c.id for c in fact.values)
        )
        return OneOf(fact.id, tuple(symbol for symbol in order if symbol in symbols))

    def _range(self, fact: Fact, opening: Token) -> tuple[Bound | None, Bound | None]:
        low = high = None
        if self._words.peek().value != "..":
            low = later(self._number(fact), opening.value == "(")
        self._need("..")
        if self._words.peek().value not in ("]", ")"):
            high = self._number(fact)
        closing = self._words.take()
        if closing.kind != "op" or closing.value not in ("]", ")"):
            raise stop(closing, f"expected ']' or ')', not {named(closing)}")
        if high is not None:
            high = later(high, -(closing.value == ")"))
        return checked(fact, (low, high), opening)

    def _number(self, fact: Fact) -> Bound:
        from_today = read_from_today(self._words) if fact.type is FactType.DATE else None
        if from_today is not None:
            return from_today
        word = self._words.take()
        number = number_of(fact, word.value) if word.kind in ("number", "word") else None
        if number is None:
            if misread := no_value(fact, word):
                raise stop(*misread)
            self._refuse_fact(fact, word)
            raise stop(word, f"compare '{fact.id}' with {_compared_with(fact)}, not with {named(word)}")
        return number

    def _symbol(self, fact: Fact) -> str | bool:
        word = self._words.take()
        if misread := no_value(fact, word):
            raise stop(*misread)
        if word.kind not in ("word", "text", "number"):
            raise stop(word, f"expected a value of '{fact.id}', not {named(word)}")
        if fact.type is FactType.BOOLEAN:
            if word.value in ("true", "false"):
                return word.value == "true"
            self._refuse_fact(fact, word)
            raise stop(word, f"'{fact.id}' cannot be {named(word)}; write 'true' or 'false'")
        known = [choice.id for choice in fact.values]
        if word.value in known:
            return word.value
        self._refuse_fact(fact, word)
        if fact.id == "role":
            raise no_such_name(word, f"there is no role '{word.value}'", known, "unknown-role")
        there_are = f"choose from: {', '.join(known)}" if known else "correct the values of the fact first"
        message = f"'{fact.id}' cannot be '{word.value}'; {there_are}"
        raise no_such_name(word, message, known)

    def _known(self, name: str) -> Fact | None:
        """The fact of that name, if conditions may speak of it."""
        if name == "role":
            return _role_fact(self._roles)
        return INCIDENT_FACT if name == "incident" else self._facts.get(name)

    def _fact(self, word: Token) -> Fact:
        fact = self._known(word.value)
        if fact is not None:
            return fact
        if word.value in RESERVED_FACTS:
            raise stop(word, f"'{word.value}' cannot be used in a condition")
        if word.value == TODAY:
            raise stop(
                word, f"'{TODAY}' is the day of the call; write the fact first, as in 'FACT >= {TODAY}'"
            )
        if misread := computing(word, self._facts) or other_spelling(word):
            raise stop(*misread)
        if word.value in CONDITION_WORDS:
            raise stop(word, f"expected the name of a fact, not '{word.value}'")
        known = [*self._facts, "role", "incident"]
        raise no_such_name(word, f"there is no fact '{word.value}'", known, "unknown-fact")

    def _refuse_fact(self, fact: Fact, word: Token) -> None:
        """Raises where a fact stands in the place of a value."""
        if word.kind == "word" and self._known(word.value) is not None:
            raise stop(word, two_facts(fact, word))
        if computed := computing(word, self._facts):
            raise stop(*computed)

    def _need(self, sign: str) -> None:
        word = self._words.peek()
        if not self._words.takes("op", sign):
            raise _unexpected(word, f"'{sign}'", self._facts)


def _compared_with(fact: Fact) -> str:
    if fact.type is FactType.MONEY:
        return f"an amount in {fact.currency}"
    return "a date such as 2026-01-31" if fact.type is FactType.DATE else "a whole number"


def _role_fact(roles: tuple[str, ...]) -> Fact:
    return Fact(
        id="role", type=FactType.CHOICE, label="Role", values=tuple(Choice(role, role) for role in roles)
    )


def _negate(guard: Guard) -> Guard:
    # a guard never holds two negations in a row, so that each has one form
    return guard.part if isinstance(guard, Not) else Not(guard)


def _unexpected(word: Token, due: str, facts: Mapping[str, Fact]) -> Stop:
    misread = computing(word, facts) or other_spelling(word)
    return stop(*misread) if misread else stop(word, f"expected {due}, not {named(word)}")
