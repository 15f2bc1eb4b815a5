"""One row of a condition, made or changed in steps: which fact, which question, which values. Pure data, no screen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from decisiontree.display import Doubt, expected, typed_value
from decisiontree.editing import NameKind
from decisiontree.guards import GuardFault, show_word
from decisiontree.model import Choice, Fact, FactType
from decisiontree.tui.card import Creation
from decisiontree.tui.conditions.questions import (
    Answerable,
    FactQuestion,
    Operand,
    asking,
    questions_about,
    questions_written,
)
from decisiontree.tui.conditions.scope import ConditionScope
from decisiontree.tui.creation import ANY_TYPE, with_creation
from decisiontree.tui.search import Hit, Index
from decisiontree.tui.type_words import TYPE_WORDS

DONE = "✓"
"""Key of the row that ends a list of values."""
UNITS = ("days", "weeks", "months", "years")
NEW_FACT = Creation(NameKind.FACT, ANY_TYPE)
ENGLISH = ("en", "en-GB")
_SIGN = re.compile(r"([<>=!]+)\s*(.*)\Z")
_SPAN = re.compile(r"(\d{1,7})\s*([a-z]*)\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Draft:
    """A row as far as it is chosen."""

    scope: ConditionScope
    fact: Fact | None = None
    question: FactQuestion | None = None
    operands: tuple[str, ...] = ()
    finished: bool = False
    was: Answerable | None = None
    """The row that is changed."""

    @property
    def answerable(self) -> Answerable:
        """The row, once it is finished."""
        if self.fact is None or self.question is None:
            raise ValueError("a row needs a fact and a question")
        return Answerable(self.fact.id, self.question, self.operands)

    @property
    def prompt(self) -> str:
        """What is chosen so far, and what is due."""
        if self.fact is None:
            return "Which fact?"
        label = self.scope.label(self.fact.id)
        if self.question is None:
            return f"{label} …"
        if not self.operands:
            return f"{label} {self.question.words}"
        so_far = self.scope.phrase(self.answerable)
        return f"{label} {so_far} and …" if self.question.operand is Operand.RANGE else f"{label} {so_far}"

    @property
    def due(self) -> str:
        """What may be typed, where there is nothing to choose from."""
        if self.fact is None:
            return "type the name of a fact; a name that is new creates one"
        if self.question is None:
            return "nothing that can be asked of this fact has these letters"
        if self.question.operand is Operand.SPAN:
            return "type a number of days, weeks, months or years, such as 30 days"
        if self.fact.values:
            return "no value of this fact has these letters"
        more = ", or 'today - 30 days'" if self.fact.type is FactType.DATE else ""
        several = "; commas between several" if self.question.operand is Operand.VALUES else ""
        return f"type {expected(self.fact, self.scope.language)}{more}{several}"

    @property
    def is_typed(self) -> bool:
        """Whether a number, an amount or a date is due, which has to be typed."""
        if self.fact is None or self.question is None:
            return False
        return self.question.operand is Operand.SPAN or not self.fact.values

    @property
    def before(self) -> str:
        """What the row that is changed has at this step: the key of a choice, or a text."""
        was = self.was
        if was is None or self.fact is None:
            return was.fact if was is not None else ""
        if was.fact != self.fact.id:
            return ""
        if self.question is None:
            return was.question.words
        if was.question.operand is not self.question.operand:
            return ""
        if self.question.operand is Operand.VALUES:
            return ", ".join(was.operands)
        return next(iter(was.operands[len(self.operands) :]), "")

    def hits(self, query: str) -> Sequence[Hit]:
        """What can be chosen now, given some letters."""
        if self.fact is None:
            return with_creation(NEW_FACT, Index(facts_offered(self.scope)), query)
        if self.question is None:
            return _questions(self.fact, query)
        if self.question.operand is Operand.SPAN:
            return _spans(query)
        if not self.fact.values:
            return self._typed_hits(query)
        return self._value_hits(self.fact, query)

    def back(self) -> Draft | None:
        """One step before; None where this is the first."""
        if self.operands:
            return replace(self, operands=())
        if self.question is not None:
            return replace(self, question=None)
        return replace(self, fact=None) if self.fact is not None else None

    def take(self, hit: Hit | None, query: str) -> Draft | str:
        """The next step after a choice or after what was typed; or why that cannot be."""
        if self.fact is None:
            return self.due if hit is None else replace(self, fact=self.scope.askable[hit.key])
        if self.question is None:
            return self.due if hit is None else self._with_question(self.fact, hit.key)._with_rest(query)
        if self.question.operand is Operand.SPAN:
            return (
                self.due if hit is None else self._checked(replace(self, operands=(hit.key,), finished=True))
            )
        return self._with_value(self.fact, hit) if self.fact.values else self._with_typed(self.fact, query)

    def _with_question(self, fact: Fact, words: str) -> Draft:
        question = next(each for each in questions_about(fact) if each.words == words)
        ticked: tuple[str, ...] = ()
        if question.operand is Operand.VALUES and fact.values and self.was and self.was.fact == fact.id:
            ticked = self.was.operands
        return replace(self, question=question, operands=ticked, finished=question.operand is Operand.NONE)

    def _with_rest(self, query: str) -> Draft | str:
        """The value is taken, too, where it was typed behind the sign of the question."""
        sign = _SIGN.match(query.strip())
        if sign is None or not sign[2] or self.finished:
            return self
        hits = self.hits(sign[2])
        return self.take(hits[0] if hits else None, sign[2])

    def _with_value(self, fact: Fact, hit: Hit | None) -> Draft | str:
        if hit is None:
            return self.due
        if hit.key == DONE:
            return replace(self, finished=True)
        if self.question is None or self.question.operand is not Operand.VALUES:
            return replace(self, operands=(hit.key,), finished=True)
        chosen = {*self.operands} ^ {hit.key}
        return replace(self, operands=tuple(each for each in values_of(fact) if each in chosen))

    def _with_typed(self, fact: Fact, query: str) -> Draft | str:
        if self.question is None or not query.strip():
            return self.due
        is_list = self.question.operand is Operand.VALUES
        typed = query.split(",") if is_list and fact.type is not FactType.MONEY else query.split(", ")
        read = [
            read_value(fact, each.strip(), self.scope)
            for each in (typed if is_list else [query.strip()])
            if each.strip()
        ]
        refused = next((each for each in read if isinstance(each, Doubt)), None)
        if refused is not None:
            return str(refused)
        operands = (*(self.operands if self.question.operand is Operand.RANGE else ()), *map(str, read))
        is_first_of_two = self.question.operand is Operand.RANGE and len(operands) == 1
        tried = operands * 2 if is_first_of_two else operands
        checked = self._checked(replace(self, operands=tried, finished=True))
        return replace(self, operands=operands) if is_first_of_two and isinstance(checked, Draft) else checked

    def _checked(self, draft: Draft) -> Draft | str:
        found = self.scope.read(asking(draft.answerable))
        return found.message if isinstance(found, GuardFault) else draft

    def _value_hits(self, fact: Fact, query: str) -> Sequence[Hit]:
        is_list = self.question is not None and self.question.operand is Operand.VALUES
        hits = Index(
            Hit(key, f"{self._tick(key) if is_list else ''}{each.label}", _if_other(each.id, each.label))
            for key, each in values_of(fact).items()
        ).best(query)
        if query or not is_list or not self.operands:
            return hits
        return (Hit(DONE, f"{DONE} that is all"), *hits)

    def _tick(self, value: str) -> str:
        return "☑ " if value in self.operands else "☐ "

    def _typed_hits(self, query: str) -> Sequence[Hit]:
        """The value that was typed; a date can be chosen as the day of the call, too."""
        if self.fact is None:
            return ()
        if query.strip():
            taken = self._with_typed(self.fact, query)
            return () if isinstance(taken, str) else (Hit("", taken.prompt.removesuffix(" and …")),)
        return (Hit("today", "today", "the day of the call"),) if self.fact.type is FactType.DATE else ()


def _questions(fact: Fact, query: str) -> Sequence[Hit]:
    """What can be asked, by some letters of it or by the sign that conditions write."""
    sign = _SIGN.match(query.strip())
    if sign is not None:
        return tuple(Hit(each.words, each.words) for each in questions_written(fact, sign[1]))
    return Index(Hit(each.words, each.words) for each in questions_about(fact)).best(query)


def facts_offered(scope: ConditionScope) -> Iterator[Hit]:
    """The facts that a condition can be about, with what they are called and their type."""
    for fact in scope.askable.values():
        yield Hit(fact.id, scope.label(fact.id), fact.id, TYPE_WORDS[fact.type])


def draft_of(scope: ConditionScope, clause: str) -> Draft:
    """A row to be changed, with what it asks; a new one where it asks nothing that is known."""
    asked = scope.asked(clause)
    return Draft(scope) if asked is None else Draft(scope, scope.askable[asked.fact], was=asked)


def read_value(fact: Fact, typed: str, scope: ConditionScope) -> str | Doubt:
    """A number, an amount or a date, as conditions write it."""
    read = typed_value(fact, typed, scope.language)
    if fact.type is FactType.DATE and read == typed and re.search("[a-z]{3}", typed.casefold()):
        # the editor speaks English: its names of months are read in trees of other languages, too
        read = next((date for each in ENGLISH if (date := typed_value(fact, typed, each)) != typed), typed)
    if isinstance(read, Doubt):
        return read
    fault = scope.read(f"{fact.id} == {read}")
    if isinstance(fault, GuardFault) and fault.is_rewrite and fault.suggestion:
        return fault.suggestion
    return read


def span_of(said: str) -> str | None:
    """A number of days, weeks, months or years that is said in full."""
    return next((hit.key for hit in _spans(said) if not said.strip().isdecimal()), None)


def _spans(query: str) -> Sequence[Hit]:
    match = _SPAN.match(query.strip())
    if match is None:
        return ()
    count, begun = match[1], match[2].lower()
    units = [unit for unit in UNITS if unit.startswith(begun)]
    return tuple(
        Hit(each, each) for unit in units for each in (f"{count} {unit[: -1 if count == '1' else None]}",)
    )


def values_of(fact: Fact) -> dict[str, Choice]:
    """The values of a fact, by how a condition writes them."""
    return {show_word(choice.id): choice for choice in fact.values}


def _if_other(name: str, label: str) -> str:
    return name if name != label else ""
