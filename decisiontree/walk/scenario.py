"""Walks a scenario from its start to its end, answer by answer, and says where it left the expected way.

Knows the scenario's words and the walk; shows nothing and touches no file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from decisiontree.errors import UsageError
from decisiontree.guards import expected, parse_value
from decisiontree.model import (
    Branch,
    FactType,
    FactValue,
    Form,
    Library,
    Node,
    Scenario,
    minor_units,
    plain_amount,
    slug,
)
from decisiontree.transitions import answered_by, edges
from decisiontree.walk.advance import advance, begin
from decisiontree.walk.answer import (
    Agreed,
    Answer,
    ChooseOption,
    Continue,
    Corrected,
    Fill,
    ProvideFact,
    Refusal,
    TakeWayOut,
    said_ticks,
)
from decisiontree.walk.known import fact_of
from decisiontree.walk.scenario_step import ScenarioStep, StepKind
from decisiontree.walk.shown_entries import shown_entries
from decisiontree.walk.state import Grant, Origin, State
from decisiontree.walk.today import reads_today

MOVES = 200
WAY_OUT = "anytime/"


class Astray(Exception):
    """The call cannot go on as the scenario says; `path` is where it stands, None before its first node."""

    def __init__(self, path: str | None, reason: str) -> None:
        super().__init__(f"at '{path}': {reason}" if path else reason)
        self.path = path
        self.reason = reason


@dataclass(frozen=True, slots=True)
class ScenarioResult:
    """How a scenario went: `reason` is None where it ended as it says, `path` is where it left that way."""

    scenario: Scenario
    outcome: str | None
    route: tuple[str, ...]
    reason: str | None = None
    path: str | None = None

    @property
    def passed(self) -> bool:
        """Whether everything was as expected."""
        return self.reason is None


def run_scenario(library: Library, tree: str, scenario: Scenario) -> ScenarioResult:
    """The call from its start to where it ends, or to where it can no longer go on as the scenario says."""
    return walked_scenario(library, tree, scenario)[0]


def walked_scenario(library: Library, tree: str, scenario: Scenario) -> tuple[ScenarioResult, Call]:
    """How a scenario goes, and the call itself: what it was asked, and where it ended or could not go on."""
    call = Call(library, tree, scenario)
    try:
        state = call.walked()
    except Astray as astray:
        return ScenarioResult(scenario, None, call.route(), astray.reason, astray.path), call
    ended = _outcome(state, tree)
    reason = _wrong(library, call, state, ended)
    return ScenarioResult(scenario, ended, call.route(), reason, state.path), call


class Call:
    """One scenario on its way: where it was, and what of its answers is still unused."""

    def __init__(self, library: Library, tree: str, scenario: Scenario) -> None:
        self._library = library
        self._tree = tree
        self.scenario = scenario
        self._answered: Counter[str] = Counter()
        self._collected: Counter[str] = Counter()
        self.met: list[tuple[str, str]] = []
        self.hidden: set[str] = set()
        """Facts of fields that a form did not show."""
        self.passed: list[tuple[str, str]] = []
        """The tree and id of every node that the call came to, also of those where it did not stop."""
        self.steps: list[ScenarioStep] = []
        """What the scenario was asked so far."""
        self.state: State | None = None
        """Where the call has come to; None before its first node."""
        self._asked: Counter[tuple[str, str]] = Counter()

    def walked(self) -> State:
        """The state at the end of the call; raises Astray where it cannot go on."""
        state = self._begun()
        for _ in range(MOVES):
            self.state = state
            self.met.append((state.tree, state.node))
            if state.finished:
                return state
            moved = advance(self._library, state, self._next(state), self.passed)
            if isinstance(moved, Refusal):
                raise Astray(state.path, moved.message)
            state = moved
        raise Astray(state.path, f"the call has not ended after {MOVES} moves")

    def unused(self) -> list[str]:
        """Answers and facts that no visit took."""
        answers, facts = self.scenario.answers, self.scenario.facts
        left = [node for node, given in answers.items() if self._answered[node] < len(given)]
        return left + [
            fact for fact, given in facts.items() if self._collected[fact] < len(given) and fact != "tried"
        ]

    def route(self) -> tuple[str, ...]:
        """The nodes met, each once in a row, as logs name them."""
        names = [node if tree == self._tree else f"{tree}/{node}" for tree, node in self.met]
        return tuple(name for at, name in enumerate(names) if at == 0 or names[at - 1] != name)

    def _begun(self) -> State:
        scenario = self.scenario
        if scenario.today is None and reads_today(self._library, self._tree):
            raise Astray(
                None, "the tree counts days from today; write the day of the call, such as today: 2026-11-30"
            )
        given = {fact: self._typed(None, self._tree, fact, text) for fact, text in scenario.given.items()}
        incidents = () if scenario.incident is None else (scenario.incident,)
        origin = Origin(self._tree, scenario.role, given, incidents, scenario.today)
        try:
            return begin(self._library, origin, self.passed)
        except UsageError as error:
            raise Astray(None, str(error)) from None

    def _next(self, state: State) -> Answer:
        if state.needs:
            fact = state.needs[0]
            way_out = self._way_out_instead(state, fact)
            if way_out is not None:
                return way_out
            return ProvideFact(fact, self._typed(state.path, state.tree, fact, self._value(state, fact)))
        node = self._library.trees[state.tree].nodes[state.node]
        ticks = said_ticks(node.content)
        text = _visit(self.scenario.answers, self._answered, state.path)
        if text is not None or answered_by(node) in ("option", "listen"):
            self._ask("answers", state.path, state)
        if text is not None and text.startswith(WAY_OUT):
            return self._exit(state, text)
        match answered_by(node):
            case "option":
                if text is None:
                    raise Astray(state.path, "the scenario gives no answer here")
                return ChooseOption(_key(text, node), ticks)
            case "listen":
                if text not in ("agreed", "corrected"):
                    raise Astray(
                        state.path, f"the answer here is 'agreed' or 'corrected', not '{text or ''}'"
                    )
                return Agreed(ticks) if text == "agreed" else Corrected(ticks)
            case "fill" if isinstance(node, Form):
                return self._filled(state, node, ticks)
            case _:
                return Continue(ticks)

    def _way_out_instead(self, state: State, fact: str) -> TakeWayOut | None:
        """The exit that is taken while a fact is asked: by a branch, which has no other answer, or for want of the fact."""
        given, used = self.scenario.answers.get(state.path, ()), self._answered[state.path]
        text = given[min(used, len(given) - 1)] if given else ""
        asks_itself = state.frame.entered and isinstance(
            self._library.trees[state.tree].nodes[state.node], Branch
        )
        if not text.startswith(WAY_OUT) or (fact in self.scenario.facts and not asks_itself):
            return None
        self._answered[state.path] += 1
        self._ask("answers", state.path, state)
        return self._exit(state, text)

    def _exit(self, state: State, text: str) -> TakeWayOut:
        """The exit that `anytime/…` names, of the tree that is walked or of one that runs it."""
        ways = (way for frame in reversed(state.stack) for way in self._library.trees[frame.tree].anytime)
        return TakeWayOut(_named(text.removeprefix(WAY_OUT), ((way.key, way.label) for way in ways)))

    def _filled(self, state: State, node: Form, ticks: tuple[str, ...]) -> Fill:
        values: dict[str, FactValue | None] = {}
        for entry, fact in enumerate(node.facts):
            # a field that is not shown takes nothing: what the scenario says of it is for a later visit, or left over
            is_shown = shown_entries(self._library, state, node, values)[entry]
            if not is_shown:
                self.hidden.add(fact)
            elif fact in self.scenario.facts and fact not in {*values, "tried"}:
                values[fact] = self._typed(state.path, state.tree, fact, self._value(state, fact))
            elif fact not in values and not self._asked["facts", fact]:
                self._ask("facts", fact, state)
        tried = self.scenario.facts.get("tried", ()) if "tried" in node.facts else ()
        return Fill(values, tried or None, ticks)

    def _ask(self, kind: StepKind, name: str, state: State) -> None:
        self.steps.append(ScenarioStep(kind, name, self._asked[kind, name], state))
        self._asked[kind, name] += 1

    def _value(self, state: State, fact: str) -> str:
        self._ask("facts", fact, state)
        text = _visit(self.scenario.facts, self._collected, fact)
        if text is None:
            is_empty = fact in self.scenario.facts
            raise Astray(
                state.path,
                _no_visit(fact) if is_empty else f"'{fact}' is needed, but the scenario does not give it",
            )
        return text

    def _typed(self, path: str | None, tree: str, fact_id: str, text: str) -> FactValue:
        fact = fact_of(self._library, tree, fact_id) if tree in self._library.trees else None
        if fact is None:
            raise Astray(path, f"tree '{tree}' has no fact '{fact_id}'")
        if path is not None and fact.type is FactType.CHOICES and not text.startswith("["):
            raise Astray(path, _no_list(fact_id, self.scenario.facts[fact_id]))
        value = parse_value(fact, text)
        if value is None:
            raise Astray(path, f"'{text}' is not a value of '{fact_id}'; it takes {expected(fact)}")
        return value


def _no_list(fact: str, texts: tuple[str, ...]) -> str:
    """What to write for values of choices that are not in a list of their own."""
    once = f"write {fact}: [[{', '.join(texts)}]] for one visit"
    visits = ", ".join(f"[{text}]" for text in texts)
    more = f", or {fact}: [{visits}] for {len(texts)} visits" if len(texts) > 1 else ""
    return f"'{fact}' can have several values, so each visit needs a list; {once}{more}"


def _no_visit(fact: str) -> str:
    return f"the list of '{fact}' has no value for this visit; if no value applies, write {fact}: [[]]"


def _visit(texts: Mapping[str, tuple[str, ...]], visits: Counter[str], name: str) -> str | None:
    """What the list says for this visit; the last value repeats."""
    values = texts.get(name, ())
    if not values:
        return None
    visits[name] += 1
    return values[min(visits[name], len(values)) - 1]


def _key(text: str, node: Node) -> str:
    """The option that an answer names."""
    return _named(text, ((edge.key or "", edge.label) for edge in edges(node)))


def _named(text: str, choices: Iterable[tuple[str, str]]) -> str:
    """The key of the choice that a text names: by its id, else as its label reads, however its letters are spelt."""
    keys = dict(choices)
    words = slug(text)
    if text in keys or not words:
        return text
    return next((key for key, label in keys.items() if words in (key, slug(label))), text)


def _outcome(state: State, tree: str) -> str | None:
    if state.outcome is None:
        return None
    return state.outcome.node if state.outcome.tree == tree else f"{state.outcome.tree}/{state.outcome.node}"


def _wrong(library: Library, call: Call, state: State, ended: str | None) -> str | None:
    """The first thing that is not as the scenario says."""
    scenario = call.scenario
    if scenario.outcome is not None and ended != scenario.outcome:
        return f"the call ended at '{ended}', but '{scenario.outcome}' was expected"
    for withheld in state.withheld:
        return f"the outcome grants '{withheld.authority}', but {withheld.reason}"
    granted = {grant.authority: grant for grant in state.grants}
    for authority, text in (scenario.grants or {}).items():
        if authority not in granted:
            return f"'{authority}' of {text} was expected, but none was granted"
        if not _is_amount(library, granted[authority], text):
            return (
                f"'{authority}' of {_shown(library, granted[authority])} was granted, but {text} was expected"
            )
    for authority, grant in granted.items():
        if scenario.grants is not None and authority not in scenario.grants:
            return f"'{authority}' of {_shown(library, grant)} was granted, but not expected"
    unused = call.unused()
    if unused:
        names = ", ".join(
            f"'{name}'{' (its field was not shown)' if name in call.hidden else ''}" for name in unused
        )
        return f"some of the scenario was not used: {names}"
    return None


def _is_amount(library: Library, grant: Grant, text: str) -> bool:
    # what is counted and not paid has no amount, so any word for it will do
    return grant.amount is None or minor_units(text, _currency(library, grant)) == grant.amount


def _shown(library: Library, grant: Grant) -> str:
    return "one use" if grant.amount is None else plain_amount(grant.amount, _currency(library, grant))


def _currency(library: Library, grant: Grant) -> str:
    authority = library.shared.authority.get(grant.authority)
    return (authority.currency if authority is not None else None) or ""
