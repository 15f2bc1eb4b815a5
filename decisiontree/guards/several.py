"""What people write of a fact that can have several values, and what it is here; and `has` of a fact that has only one. Parses nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from decisiontree.guards.faults import GuardFault, Stop, named, stop
from decisiontree.guards.tokens import Token, TokenStream
from decisiontree.model import Fact, FactType

_HAVING = frozenset({"contains", "contain", "includes", "include", "have"})
_EQUAL, _UNEQUAL = frozenset({"==", "=", "is"}), frozenset({"!=", "<>", "is not"})
_NOTHING = frozenset({"none", "nothing", "null"})
_NEGATED = (
    ("does", "not", "have"),
    ("does", "not", "contain"),
    ("does", "not", "include"),
    ("has", "not"),
    ("has", "no"),
    ("not", "has"),
    ("not", "contains"),
    ("not", "includes"),
    ("lacks",),
)
Known: TypeAlias = Callable[[str], Fact | None]


class _Written(NamedTuple):
    """A fact of several values and the words that follow it, up to the value or the `{`."""

    fact: Fact
    name: Token
    last: Token
    value: Token


def not_ticked(words: TokenStream, name: Token, fact: Fact) -> Stop:
    """Why what follows the name of a choices fact asks nothing of it."""
    first = words.peek()
    if capital := _in_capitals(words):
        return capital
    for spelling in _NEGATED:
        if tuple(words.ahead(at).value for at in range(len(spelling))) == spelling:
            at = len(spelling)
            return _negated(_Written(fact, name, words.ahead(at - 1), words.ahead(at)), is_certain=True)
    length = 2 if first.value in ("is", "not") and words.ahead(1).value in ("not", "in") else 1
    length += words.ahead(length).value == "in" and first.value == "is"
    verb = " ".join(words.ahead(at).value for at in range(length))
    written = _Written(fact, name, words.ahead(length - 1), words.ahead(length))
    if verb.removeprefix("is ").removeprefix("not ") == "in":
        return _negated(written) if "not" in verb.split() else _plain(written, first)
    if verb in _UNEQUAL:
        return _negated(written)
    if verb in _EQUAL | _HAVING:
        return _plain(written, first)
    if first.value in ("<", "<=", ">", ">="):
        return stop(first, f"'{fact.id}' can have several values, and a condition cannot count them")
    due = f"'has', 'is empty' or 'is known' after '{fact.id}'"
    return stop(first, f"expected {due}, not {named(first)}")


def not_a_list(words: TokenStream, verb: Token, name: Token, fact: Fact) -> Stop | None:
    """What is wrong after `has`, `has any` or `has all`; None for what can be read as values."""
    word, before = words.peek(), words.ahead(-1)
    small = word.value.lower()
    if small != word.value and small in ("any", "all") and words.ahead(1).value == "{":
        return stop(word, f"write '{small}' in lower case", small)
    if before.value in ("any", "all") and before.start > verb.start and word.value != "{":
        if _is_value(word, fact):
            return stop(_over(verb, word), f"write 'has {word.value}'", f"has {word.value}")
        return stop(word, f"expected '{{' after 'has {before.value}', not {named(word)}")
    if before.start == verb.start and word.value == "{":
        return stop(
            word, "write 'has any' if one of these values is enough, or 'has all' if all of them are needed"
        )
    if before.start == verb.start and word.value in _NOTHING and not _is_value(word, fact):
        if (words.ahead(1).value, words.ahead(2).value) == ("of", "{"):
            return _negated(_Written(fact, name, words.ahead(1), words.ahead(2)), is_certain=True)
        return stop(_over(verb, word), "write 'is empty'", "is empty")
    return None


def more_values(words: TokenStream, fact: Fact) -> Stop | None:
    """What to say of a comma after the value of `has`."""
    comma = words.peek()
    if comma.value != ",":
        return None
    return stop(comma, f"write '{fact.id} has any {{…}}' or '{fact.id} has all {{…}}' for several values")


def value_for_a_fact(words: TokenStream, word: Token, last: Fact | None, known: Known) -> Stop | None:
    """A value where a fact is due: the second one after `has`, or one that is said to be `in` a fact."""
    negated = words.peek().value == "not"
    joint, name = words.ahead(negated), words.ahead(negated + 1)
    fact = known(name.value) if joint.value == "in" and name.kind == "word" else None
    if fact is not None and fact.type is FactType.CHOICES:
        better = f"{'not ' * negated}{fact.id} has {word.value}"
        return stop(_over(word, name), f"write the fact first: {better}", better)
    if last is None or not _is_value(word, last):
        return None
    better = f"{last.id} has {word.value}"
    return _offered(word, f"'{word.value}' is a value of '{last.id}', not a fact; write '{better}'", better)


def has_of_one_value(words: TokenStream, fact: Fact) -> Stop | None:
    """`tier has gold` and `tier has any {…}`, of a fact that is no set."""
    verb, following = words.peek(), words.ahead(1)
    if verb.kind != "word" or verb.value not in _HAVING | {"has"}:
        return None
    if following.value in ("any", "all") and words.ahead(2).value == "{":
        better, last = "in", following
    else:
        better, last = "in" if following.value == "{" else "==", verb
    written = " ".join(dict.fromkeys((verb.value, last.value)))
    return stop(
        _over(verb, last), f"'{fact.id}' has one value; write '{better}' instead of '{written}'", better
    )


def _plain(written: _Written, first: Token) -> Stop:
    """The same as something that is ticked."""
    fact, _name, last, value = written
    is_certain = first.value in _HAVING
    if value.value in _NOTHING and not _is_value(value, fact):
        return stop(_over(first, value), f"write '{fact.id} is empty'", "is empty")
    if value.value == "{" and (last.value == "in" or is_certain):
        return _offered(_over(first, last), f"{_several(fact)}; write 'has any' or 'has all'", "has any")
    if value.value == "{":
        return stop(_over(first, last), f"{_several(fact)}; write 'has any' or 'has all'")
    if value.value == "[":
        return _no_list(written)
    if not _is_value(value, fact) and value.kind not in ("word", "text", "double"):
        return stop(_over(first, last), f"{_several(fact)}; write '{fact.id} has …'")
    message = f"{_several(fact)}; write '{fact.id} has {value.value}'"
    over = _over(first, last)
    return stop(over, message, "has") if is_certain else _offered(over, message, "has")


def _negated(written: _Written, *, is_certain: bool = False) -> Stop:
    """The same as something that is not ticked; `not` is before the fact."""
    fact, name, last, value = written
    if value.value in _NOTHING and not _is_value(value, fact):
        return stop(_over(name, value), f"write '{fact.id} is not empty'", f"{fact.id} is not empty")
    if value.value == "[":
        return _no_list(written, "not ")
    verb = "has any" if value.value == "{" else "has"
    better = f"not {fact.id} {verb}"
    shown = "{…}" if value.value == "{" else value.value or "…"
    message, over = f"write '{better} {shown}'", _over(name, last)
    return (
        stop(over, message, better) if is_certain else _offered(over, f"{_several(fact)}; {message}", better)
    )


def _no_list(written: _Written, negation: str = "") -> Stop:
    """What to write in the place of a list, such as `papers == []`."""
    fact, name, last, _value = written
    empty = f"{fact.id} is {negation}empty"
    return stop(_over(name, last), f"{_several(fact)}; write '{empty}' or '{negation}{fact.id} has …'")


def _in_capitals(words: TokenStream) -> Stop | None:
    """A word of these conditions that is not in lower case, be it behind `is` or `is not`."""
    at = 0
    while words.ahead(at).value in ("is", "not"):
        at += 1
    word = words.ahead(at)
    small = word.value.lower()
    if small == word.value or small not in ("has", "empty"):
        return None
    return stop(word, f"write '{small}' in lower case", small)


def _offered(word: Token, message: str, better: str) -> Stop:
    """A fault with words that are probably meant, but need not be."""
    return Stop(GuardFault("bad-condition", message, word.start, word.end, better))


def _several(fact: Fact) -> str:
    return f"'{fact.id}' can have several values"


def _is_value(word: Token, fact: Fact) -> bool:
    return word.kind in ("word", "text", "number") and any(each.id == word.value for each in fact.values)


def _over(first: Token, last: Token) -> Token:
    return Token("word", "", first.start, last.end)
