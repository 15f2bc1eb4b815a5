"""What a condition compares a fact with: a value, a set of values or a range, read by the fact's type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from decisiontree.guards.faults import Stop, named, no_such_name, stop
from decisiontree.guards.from_today import read_from_today
from decisiontree.guards.misread import computing, no_value, other_spelling, two_facts
from decisiontree.guards.operators import RANGE
from decisiontree.guards.range_ends import checked, in_order, later
from decisiontree.guards.tokens import Token, TokenStream
from decisiontree.guards.values import number_of
from decisiontree.model import INCIDENT_FACT, Bound, Choice, Fact, FactType, Guard, InRanges, OneOf


class Operands:
    """Reads them from the words of a condition; knows which facts there are."""

    def __init__(self, words: TokenStream, facts: Mapping[str, Fact], roles: tuple[str, ...]) -> None:
        self._words = words
        self._facts = facts
        self._roles = roles

    def set_or_range(self, fact: Fact) -> Guard:
        """What follows `in`, with the fact."""
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
            numbers = {self.number(fact)}
            while self._words.takes("op", ","):
                numbers.add(self.number(fact))
            self.need("}")
            return InRanges(fact.id, tuple((number, number) for number in sorted(numbers, key=in_order)))
        return OneOf(fact.id, self.symbols(fact))

    def symbols(self, fact: Fact) -> tuple[str | bool, ...]:
        """The values of a set, up to its closing brace, each once and in the order of the fact."""
        symbols = {self.symbol(fact)}
        while self._words.takes("op", ","):
            symbols.add(self.symbol(fact))
        self.need("}")
        order: Iterable[str | bool] = (
            (True, False) if fact.type is FactType.BOOLEAN else (c.id for c in fact.values)
        )
        return tuple(symbol for symbol in order if symbol in symbols)

    def _range(self, fact: Fact, opening: Token) -> tuple[Bound | None, Bound | None]:
        low = high = None
        if self._words.peek().value != "..":
            low = later(self.number(fact), opening.value == "(")
        self.need("..")
        if self._words.peek().value not in ("]", ")"):
            high = self.number(fact)
        closing = self._words.take()
        if closing.kind != "op" or closing.value not in ("]", ")"):
            raise stop(closing, f"expected ']' or ')', not {named(closing)}")
        if high is not None:
            high = later(high, -(closing.value == ")"))
        return checked(fact, (low, high), opening)

    def number(self, fact: Fact) -> Bound:
        """A number, an amount or a date, as a whole number; or a day counted from the call's."""
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

    def symbol(self, fact: Fact) -> str | bool:
        """One of the values of a fact."""
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
        be = "have" if fact.type is FactType.CHOICES else "be"
        message = f"'{fact.id}' cannot {be} '{word.value}'; {there_are}"
        raise no_such_name(word, message, known)

    def known(self, name: str) -> Fact | None:
        """The fact of that name, if conditions may speak of it."""
        if name == "role":
            return role_fact(self._roles)
        return INCIDENT_FACT if name == "incident" else self._facts.get(name)

    def _refuse_fact(self, fact: Fact, word: Token) -> None:
        """Raises where a fact stands in the place of a value."""
        if word.kind == "word" and self.known(word.value) is not None:
            raise stop(word, two_facts(fact, word))
        if computed := computing(word, self._facts):
            raise stop(*computed)

    def need(self, sign: str) -> None:
        """Take this sign, which is due."""
        word = self._words.peek()
        if not self._words.takes("op", sign):
            raise unexpected(word, f"'{sign}'", self._facts)


def _compared_with(fact: Fact) -> str:
    if fact.type is FactType.MONEY:
        return f"an amount in {fact.currency}"
    return "a date such as 2026-01-31" if fact.type is FactType.DATE else "a whole number"


def role_fact(roles: tuple[str, ...]) -> Fact:
    """What conditions call `role`: a choice of these."""
    return Fact(
        id="role", type=FactType.CHOICE, label="Role", values=tuple(Choice(role, role) for role in roles)
    )


def unexpected(word: Token, due: str, facts: Mapping[str, Fact]) -> Stop:
    """A fault at a word in the place of what is due."""
    misread = computing(word, facts) or other_spelling(word)
    return stop(*misread) if misread else stop(word, f"expected {due}, not {named(word)}")
