"""Walks a scenario from its start to its end, answer by answer. Knows the scenario's words, not what must come out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from decisiontree.guards import parse_value
from decisiontree.model import Fact, FactValue, Form, Library, Listen, Question, Scenario
from decisiontree.walk import (
    MUST_SAY,
    Agreed,
    Answer,
    ChooseOption,
    Continue,
    Corrected,
    Fill,
    ProvideFact,
    Refusal,
    State,
    TakeWayOut,
    advance,
    start,
)

MOVES = 200
WAY_OUT = "anytime/"


class Call:
    """One scenario on its way: where it was, and what of its answers is still unused."""

    def __init__(self, library: Library, tree: str, scenario: Scenario) -> None:
        self._library = library
        self._tree = tree
        self._scenario = scenario
        self._answered: Counter[str] = Counter()
        self._collected: Counter[str] = Counter()
        self.met: list[tuple[str, str]] = []

    def walked(self) -> State:
        """The state at the end of the call; every answer must be taken."""
        given = {fact: self._typed(self._tree, fact, text) for fact, text in self._scenario.given.items()}
        state = start(
            self._library,
            self._tree,
            role=self._scenario.role,
            given=given,
            incident=self._scenario.incident,
        )
        for _ in range(MOVES):
            self.met.append((state.tree, state.node))
            if state.finished:
                return state
            moved = advance(self._library, state, self._next(state))
            assert not isinstance(moved, Refusal), f"at '{state.path}': {moved}"
            state = moved
        raise AssertionError(f"the call has not ended after {MOVES} moves; it stands at '{state.path}'")

    def unused(self) -> list[str]:
        """Answers and facts that no visit took."""
        left = [
            node for node, answers in self._scenario.answers.items() if self._answered[node] < len(answers)
        ]
        return left + [
            fact
            for fact, values in self._scenario.facts.items()
            if self._collected[fact] < len(values) and fact != "tried"
        ]

    def _next(self, state: State) -> Answer:
        if state.needs:
            fact = state.needs[0]
            value = self._typed(state.tree, fact, self._value(fact))
            return ProvideFact(fact, value)
        node = self._library.trees[state.tree].nodes[state.node]
        ticks = () if node.content.must_say is None else (MUST_SAY,)
        text = self._answer(state.path)
        if text is not None and text.startswith(WAY_OUT):
            return TakeWayOut(text.removeprefix(WAY_OUT))
        match node:
            case Question():
                assert text is not None, f"no answer for '{state.path}'"
                return ChooseOption(text, ticks)
            case Listen():
                assert text in ("agreed", "corrected"), f"'{state.path}' is agreed or corrected, not {text}"
                return Agreed(ticks) if text == "agreed" else Corrected(ticks)
            case Form():
                return self._filled(state, node, ticks)
            case _:
                return Continue(ticks)

    def _filled(self, state: State, node: Form, ticks: tuple[str, ...]) -> Fill:
        wanted = [fact for fact in node.collect if fact in self._scenario.facts and fact != "tried"]
        values = {fact: self._typed(state.tree, fact, self._value(fact)) for fact in wanted}
        tried = self._scenario.facts.get("tried", ()) if "tried" in node.collect else ()
        return Fill(values, tried or None, ticks)

    def _answer(self, path: str) -> str | None:
        return _visit(self._scenario.answers, self._answered, path)

    def _value(self, fact: str) -> str:
        text = _visit(self._scenario.facts, self._collected, fact)
        assert text is not None, f"the scenario gives no '{fact}'"
        return text

    def _typed(self, tree: str, fact_id: str, text: str) -> FactValue:
        fact = self._library.trees[tree].facts.get(fact_id) or self._library.shared.facts.get(fact_id)
        assert isinstance(fact, Fact), f"tree '{tree}' knows no fact '{fact_id}'"
        value = parse_value(fact, text)
        assert value is not None, f"'{text}' is no value of '{fact_id}'"
        return value


def _visit(texts: Mapping[str, tuple[str, ...]], visits: Counter[str], name: str) -> str | None:
    """What the list says for this visit; the last value repeats."""
    if name not in texts:
        return None
    values = texts[name]
    visits[name] += 1
    return values[min(visits[name], len(values)) - 1]
