"""Every state that any call through a library meets, and what its conditions did there. Written from the format alone.

Knows nothing of routes, spaces or cells: it tries every value of every fact, and keeps what it has seen.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from typing import NamedTuple, assert_never

from tickable import tickable

from decisiontree.guards.fact_uses import given_facts
from decisiontree.model import (
    CALL_DAY,
    And,
    Bound,
    Branch,
    Constant,
    Fact,
    FactType,
    FactValue,
    Field,
    Form,
    FromToday,
    Guard,
    HasAny,
    InRanges,
    Known,
    Library,
    Node,
    Not,
    OneOf,
    Option,
    Or,
    Outcome,
    Question,
    Step,
    Subtree,
    conditions,
)
from decisiontree.model.placeholders import placeholders

Values = tuple[tuple[str, FactValue], ...]
"""What is known, by name and in order."""


class Frame(NamedTuple):
    """A tree that is walked: the node, its own facts, and whether what it asks first was asked."""

    tree: str
    node: str
    own: Values = ()
    entered: bool = False


class State(NamedTuple):
    """Where a call stands before anything has happened at the node."""

    frames: tuple[Frame, ...]
    shared: Values = ()
    left_empty: frozenset[str] = frozenset()


class TooManyStates(Exception):
    """The calls are more than are worth trying."""


@dataclass
class Seen:
    """What all calls met in the tree they began with.

    `verdicts`: for each branch and question, which of its conditions were true together. `texts`: the same for the
    conditions of its texts. `asked` and `printed`: the node
    and the fact that was unknown; `inside`: the same, in a tree that a node runs. `fields`: for each field with a
    condition, as node and place, what the condition was, be it the fact that was unknown. `wrong_counts`: the node, or the one
    that runs its tree, and the fact that would get more or fewer values than it may have.
    """

    verdicts: dict[str, set[tuple[bool, ...]]] = field(default_factory=dict)
    texts: dict[str, set[tuple[bool, ...]]] = field(default_factory=dict)
    asked: set[tuple[str, str]] = field(default_factory=set)
    printed: set[tuple[str, str]] = field(default_factory=set)
    inside: set[tuple[str, str]] = field(default_factory=set)
    fields: dict[tuple[str, int], set[bool | str]] = field(default_factory=dict)
    wrong_counts: set[tuple[str, str]] = field(default_factory=set)


def walked(library: Library, tree: str, *, most: int) -> Seen:
    """Everything that any call meets which begins with a tree; raises TooManyStates beyond so many states a day."""
    walker = Walker(library)
    waiting = list(beginnings(library, tree))
    met = set(waiting)
    most *= len(waiting)
    while waiting:
        for following in walker.following(waiting.pop()):
            if following not in met:
                met.add(following)
                waiting.append(following)
        if len(met) > most:
            raise TooManyStates
    return walker.seen


def beginnings(library: Library, tree: str) -> Iterator[State]:
    """The first state of a call, on each day that makes a difference to a date."""
    frames = (Frame(tree, library.trees[tree].start or ""),)
    days = tuple(dict.fromkeys(_counted(library)))
    if not days:
        yield State(frames)
        return
    # the dates of these libraries are of one spring; on days that are far from it, all are alike
    near = range(date(2027, 1, 1).toordinal(), date(2027, 5, 1).toordinal())
    lowest, highest = date(2027, 2, 26).toordinal(), date(2027, 3, 3).toordinal()
    telling = {
        tuple(min(max(_day(each, {CALL_DAY: today}) or 0, lowest), highest + 1) for each in days): today
        for today in near
    }
    yield from (State(frames, ((CALL_DAY, today),)) for today in telling.values())


def _counted(library: Library) -> Iterator[FromToday]:
    for tree in library.trees.values():
        for node in tree.nodes.values():
            for placed in conditions(node):
                yield from _counted_in(placed.condition.guard)


def _counted_in(guard: Guard | None) -> Iterator[FromToday]:
    match guard:
        case InRanges(ranges=ranges):
            yield from (end for ends in ranges for end in ends if isinstance(end, FromToday))
        case And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from _counted_in(part)
        case Not(part=part):
            yield from _counted_in(part)


class Walker:
    """One call at a time, a state after the other; `seen` is what they met."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.seen = Seen()

    def following(self, state: State) -> Iterator[State]:
        """Every state that may come next."""
        frame = state.frames[-1]
        if not frame.entered:
            yield from self._entering(state)
            return
        node = self.library.trees[frame.tree].nodes[frame.node]
        needs = self.needs(state)
        if needs:
            yield from self.exits(state)
        for fact in needs:
            self._early("asked", state, fact)
            yield from (self._written(state, fact, value) for value in values_of(self._fact(state, fact)))
        if needs:
            return
        self._texts_decided(state, node)
        if not may_pass(node) or self.is_read(state, node):
            self._shown(state, node)
            if not (isinstance(node, Outcome) and self._back(state) is None):
                yield from self.exits(state)
        yield from self.onward(state, node)

    def _entering(self, state: State) -> Iterator[State]:
        """The facts that are given are asked first; one that may be left empty may."""
        tree = state.frames[-1].tree
        known = dict(self._facts(state))
        asked = [
            fact
            for fact in given_facts(self.library, tree)
            if fact not in known and fact not in state.left_empty
        ]
        if asked:
            yield from self.exits(state)
        for given in product(*map(self._choices(state), asked)):
            following = state
            for fact, value in zip(asked, given, strict=True):
                following = self._written(following, fact, value)
                if value is None and fact not in self.library.trees[tree].facts:
                    following = following._replace(left_empty=following.left_empty | {fact})
            frame = following.frames[-1]._replace(entered=True)
            yield following._replace(frames=(*following.frames[:-1], frame))

    def onward(self, state: State, node: Node) -> Iterator[State]:
        """What comes next by a way of the node itself."""
        match node:
            case Branch():
                yield from self._branched(state, node)
            case Question():
                yield from self._answered(state, node)
            case Form():
                yield from (following for following, _ in self.filled_in(state, node))
            case Step(to=to):
                for assigned in self._assigned(state, node):
                    yield from self._to(assigned, to)
            case Subtree(run=run):
                inner = Frame(run, self.library.trees[run].start or "")
                yield state._replace(frames=(*state.frames, inner))
            case Outcome():
                back = self._back(state)
                yield from () if back is None else (back,)
            case _:
                raise NotImplementedError(node)

    def filled_in(self, state: State, node: Form) -> Iterator[tuple[State, frozenset[str]]]:
        """What comes next once a form was filled in, with the facts whose fields were shown."""
        for filled, asked in self._filled(state, tuple(enumerate(node.collect))):
            yield from ((following, asked) for following in self._to(filled, node.to))

    def _filled(
        self, state: State, collect: Sequence[tuple[int, Field]], asked: frozenset[str] = frozenset()
    ) -> Iterator[tuple[State, frozenset[str]]]:
        """Field by field: one that is shown gets any of its values, and one that is not leaves its fact as it is."""
        if not collect:
            yield state, asked
            return
        (at, field), *others = collect
        if field.when is not None and not self._appears(
            state, at, _verdict(field.when.guard, self._facts(state))
        ):
            yield from self._filled(state, others, asked)
            return
        for value in self._choices(state)(field.fact):
            written = self._all_written(state, [(field.fact, value)])
            yield from self._filled(written, others, asked | {field.fact})

    def _appears(self, state: State, at: int, verdict: bool | str) -> bool:
        if len(state.frames) == 1:
            self.seen.fields.setdefault((state.frames[0].node, at), set()).add(verdict)
        elif isinstance(verdict, str):
            self._early("asked", state, verdict)
        return verdict is True

    def _branched(self, state: State, node: Branch) -> Iterator[State]:
        facts = self._facts(state)
        verdicts = tuple(_verdict(case.when.guard, facts) is True for case in node.cases)
        self._decided(state, verdicts)
        taken = (case.to for case, holds in zip(node.cases, verdicts, strict=True) if holds)
        yield from self._to(state, next(taken, node.otherwise))

    def _answered(self, state: State, node: Question) -> Iterator[State]:
        facts = self._facts(state)
        shown = tuple(_shows(option, facts) for option in node.options)
        self._decided(state, shown)
        for option, is_shown in zip(node.options, shown, strict=True):
            if is_shown:
                for assigned in self._assigned(state, option):
                    yield from self._to(assigned, option.to)

    def _choices(self, state: State) -> Callable[[str], tuple[FactValue | None, ...]]:
        def choices(fact: str) -> tuple[FactValue | None, ...]:
            declared = self._fact(state, fact)
            return (*values_of(declared), *((None,) if declared.optional else ()))

        return choices

    def _assigned(self, state: State, entry: Option | Step) -> Iterator[State]:
        """Forgotten, then set, then added; a call in which choices would get values that they may not have goes no further."""
        state = self._all_written(state, ((fact, None) for fact in entry.assigns.forgets))
        state = self._all_written(state, entry.assigns.sets)
        for fact, values in entry.assigns.adds:
            before = self._facts(state).get(fact, frozenset())
            assert isinstance(before, frozenset)
            if before | values not in values_of(self._fact(state, fact)):
                if len(state.frames) == 1 or fact in self.library.shared.facts:
                    self.seen.wrong_counts.add((state.frames[0].node, fact))
                return
            state = self._written(state, fact, before | values)
        yield state

    def _all_written(self, state: State, values: Iterable[tuple[str, FactValue | None]]) -> State:
        for fact, value in values:
            state = self._written(state, fact, value)
        return state

    def _back(self, state: State) -> State | None:
        if len(state.frames) == 1:
            return None
        outer = state.frames[-2]
        caller = self.library.trees[outer.tree].nodes[outer.node]
        if not isinstance(caller, Subtree):
            return None
        target = dict(caller.returns).get(state.frames[-1].node, caller.otherwise)
        return next(self._to(state._replace(frames=state.frames[:-1]), target), None)

    def exits(self, state: State) -> Iterator[State]:
        """Where the exits of this tree and of those that run it lead."""
        for depth in range(len(state.frames), 0, -1):
            for way_out in self.library.trees[state.frames[depth - 1].tree].anytime:
                yield from self._to(state._replace(frames=state.frames[:depth]), way_out.to)

    def _to(self, state: State, target: str | None) -> Iterator[State]:
        frame = state.frames[-1]
        if target is not None and target in self.library.trees[frame.tree].nodes:
            # who leaves while given facts are asked is not asked for them again before the next node is settled
            yield state._replace(frames=(*state.frames[:-1], frame._replace(node=target)))

    def needs(self, state: State) -> tuple[str, ...]:
        """The facts that a node asks for: a branch for one, a question for one of each of its options."""
        frame, facts = state.frames[-1], self._facts(state)
        node = self.library.trees[frame.tree].nodes[frame.node]
        if isinstance(node, Branch):
            for case in node.cases:
                verdict = _verdict(case.when.guard, facts)
                if verdict is not False:
                    return (verdict,) if isinstance(verdict, str) else ()
        if isinstance(node, Question):
            conditions = (option.when for option in node.options if option.when is not None)
            verdicts = (_verdict(condition.guard, facts) for condition in conditions)
            return tuple(dict.fromkeys(verdict for verdict in verdicts if isinstance(verdict, str)))
        return ()

    def is_read(self, state: State, node: Node) -> bool:
        """Whether a node shows a text of its own."""
        facts = self._facts(state)
        return is_read(node, lambda guard: _verdict(guard, facts) is True)

    def _texts_decided(self, state: State, node: Node) -> None:
        """Which of the texts with a condition are there, and which facts are missing to say so."""
        facts = self._facts(state)
        conditions = [item.when.guard for item in node.content.say if item.when is not None]
        verdicts = [_verdict(guard, facts) for guard in conditions]
        for verdict in verdicts:
            if isinstance(verdict, str):
                self._early("printed", state, verdict)
        if verdicts and len(state.frames) == 1:
            there = tuple(verdict is True for verdict in verdicts)
            self.seen.texts.setdefault(node.id, set()).add(there)

    def _shown(self, state: State, node: Node) -> None:
        known = self._facts(state)
        for item in node.content.say:
            if item.when is None or _verdict(item.when.guard, known) is True:
                for placeholder in placeholders(item.text):
                    if placeholder.name not in known:
                        self._early("printed", state, placeholder.name)

    def _early(self, how: str, state: State, fact: str) -> None:
        outer = state.frames[0]
        if len(state.frames) == 1:
            (self.seen.asked if how == "asked" else self.seen.printed).add((outer.node, fact))
        elif fact in self.library.shared.facts:
            self.seen.inside.add((outer.node, fact))

    def _decided(self, state: State, verdicts: tuple[bool, ...]) -> None:
        if len(state.frames) == 1:
            self.seen.verdicts.setdefault(state.frames[0].node, set()).add(verdicts)

    def _facts(self, state: State) -> Mapping[str, FactValue]:
        return {**dict(state.shared), **dict(state.frames[-1].own)}

    def _fact(self, state: State, fact: str) -> Fact:
        own = self.library.trees[state.frames[-1].tree].facts
        return own[fact] if fact in own else self.library.shared.facts[fact]

    def _written(self, state: State, fact: str, value: FactValue | None) -> State:
        frame = state.frames[-1]
        if fact in self.library.trees[frame.tree].facts:
            frame = frame._replace(own=_with(frame.own, fact, value))
            return state._replace(frames=(*state.frames[:-1], frame))
        return state._replace(shared=_with(state.shared, fact, value))


def may_pass(node: Node) -> bool:
    """Whether the rep is asked nothing there, where nothing is shown."""
    if isinstance(node, Step):
        return bool(node.assigns.sets or node.assigns.adds) and node.content.timer is None
    return isinstance(node, Branch | Subtree | Outcome)


def values_of(fact: Fact) -> tuple[FactValue, ...]:
    """Every value of a small fact."""
    match fact.type:
        case FactType.BOOLEAN:
            return (True, False)
        case FactType.CHOICE:
            return tuple(choice.id for choice in fact.values)
        case FactType.CHOICES:
            return tickable(fact)
        case FactType.INTEGER | FactType.DATE:
            return tuple(range(fact.minimum or 0, (fact.maximum or 0) + 1))
        case _:
            raise NotImplementedError(fact.type)


def is_read(node: Node, is_true: Callable[[Guard | None], bool]) -> bool:
    """Whether a node shows something besides its way: a text that is there, a picture, a link, or who goes on with the call."""
    content = node.content
    if content.media is not None or content.links:
        return True
    if isinstance(node, Outcome) and (node.team or node.alternative or node.review_route):
        return True
    items = (*content.say, *content.must_say, *content.do, *content.note)
    return any(item.when is None or is_true(item.when.guard) for item in items)


def _with(values: Values, fact: str, value: FactValue | None) -> Values:
    kept = {name: held for name, held in values if name != fact}
    if value is not None:
        kept[fact] = value
    return tuple(sorted(kept.items()))


def _shows(option: Option, facts: Mapping[str, FactValue]) -> bool:
    return option.when is None or _verdict(option.when.guard, facts) is True


def _verdict(guard: Guard | None, facts: Mapping[str, FactValue]) -> bool | str:
    """True, false, or the fact that has to be known first."""
    match guard:
        case Constant(value=value):
            return value
        case Not(part=part):
            verdict = _verdict(part, facts)
            return verdict if isinstance(verdict, str) else not verdict
        case And(parts=parts):
            return _joined([_verdict(part, facts) for part in parts], deciding=False)
        case Or(parts=parts):
            return _joined([_verdict(part, facts) for part in parts], deciding=True)
        case None:
            raise NotImplementedError
        case _:
            return _about_a_fact(guard, facts)


def _about_a_fact(guard: InRanges | OneOf | HasAny | Known, facts: Mapping[str, FactValue]) -> bool | str:
    if isinstance(guard, Known):
        return guard.fact in facts
    if guard.fact not in facts:
        return guard.fact
    value = facts[guard.fact]
    match guard:
        case InRanges(ranges=ranges):
            ends = [(_day(low, facts), _day(high, facts)) for low, high in ranges]
            return isinstance(value, int) and any(
                (low is None or low <= value) and (high is None or value <= high) for low, high in ends
            )
        case OneOf(values=values):
            return value in values
        case HasAny(values=values):
            return isinstance(value, frozenset) and any(each in value for each in values)
        case _:
            assert_never(guard)


def _day(bound: Bound | None, facts: Mapping[str, FactValue]) -> int | None:
    """A number of days, counted from the day of the call by the calendar's pages where it is one of those."""
    if not isinstance(bound, FromToday):
        return bound
    called = facts[CALL_DAY]
    assert isinstance(called, int)
    day = date.fromordinal(called)
    year, month = divmod(day.year * 12 + day.month - 1 + bound.months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last)).toordinal() + bound.days


def _joined(verdicts: list[bool | str], *, deciding: bool) -> bool | str:
    if any(verdict is deciding for verdict in verdicts):
        return deciding
    return next((verdict for verdict in verdicts if isinstance(verdict, str)), not deciding)
