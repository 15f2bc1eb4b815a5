"""Every state of every call through a small library, node by node, as the format says it; knows nothing of the analysis."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple, TypeAlias

from all_walks import values_of
from walk_oracle import is_read, may_pass

from decisiontree.guards import Unknown, evaluate
from decisiontree.guards.fact_uses import given_facts
from decisiontree.model import (
    Branch,
    Condition,
    Decision,
    Fact,
    FactValue,
    Field,
    Form,
    Library,
    Limit,
    Listen,
    Node,
    Option,
    Outcome,
    Question,
    Step,
    Subtree,
)

Facts: TypeAlias = tuple[tuple[str, FactValue], ...]


class Frame(NamedTuple):
    """A tree that is walked; `entered` once its given facts were asked."""

    tree: str
    node: str
    entered: bool = False
    facts: Facts = ()


class Record(NamedTuple):
    """A decision: where, on which amount, whether the role may and who may. `owner` is whose fact the amount is."""

    place: tuple[str, str]
    amount: int | None
    owner: tuple[int, str] | None
    within: bool
    may: tuple[str, ...]
    approved: bool = False
    void: bool = False


class Call(NamedTuple):
    """A state of a call; `shown` where a decision was taken on arrival, `ended` behind its last outcome."""

    stack: tuple[Frame, ...]
    role: str
    shared: Facts = ()
    left_empty: frozenset[str] = frozenset()
    records: tuple[tuple[str, Record], ...] = ()
    last: str | None = None
    shown: bool = False
    ended: bool = False

    @property
    def place(self) -> tuple[str, str]:
        """The tree and the node."""
        return self.stack[-1].tree, self.stack[-1].node

    @property
    def last_record(self) -> Record | None:
        """The last decision of all."""
        return dict(self.records).get(self.last or "")


class Turn(NamedTuple):
    """What may happen next: `field` as files name it, `ask` for a fact that is given, `exit`; `option` that was chosen."""

    field: str
    to: Call
    option: int | None = None


class Calls:
    """The calls through one library."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def states(self, tree: str) -> dict[Call, tuple[Turn, ...]]:
        """Every state of calls that begin with a tree, whoever takes them, each with what may happen next."""
        start = self.library.trees[tree].start or ""
        waiting = [Call((Frame(tree, start),), role.id) for role in self.library.shared.roles]
        found: dict[Call, tuple[Turn, ...]] = {}
        while waiting:
            call = waiting.pop()
            if call not in found:
                found[call] = tuple(self.turns(call))
                waiting += [turn.to for turn in found[call]]
        return found

    def node(self, call: Call) -> Node:
        """The node where a call stands."""
        tree, node = call.place
        return self.library.trees[tree].nodes[node]

    def turns(self, call: Call) -> Iterator[Turn]:
        """Everything that may happen next."""
        if call.ended:
            return
        if not call.stack[-1].entered:
            yield from self._entering(call)
            return
        node = self.node(call)
        needs = self.needs(call)
        if needs:
            for fact in needs:
                for value in values_of(self._facts(call)[fact]):
                    yield Turn("ask", self._written(call, fact, value))
            yield from self._exits(call)
            return
        if isinstance(node, Decision) and not call.shown:
            yield Turn("decide", self._decided(call, node))
            return
        if not may_pass(node) or (self.is_read(call, node) and not self.is_end(call)):
            yield from self._exits(call)
        yield from self._ways(call, node)

    def is_read(self, call: Call, node: Node) -> bool:
        """Whether the node shows a text of its own."""
        known = self.known(call)
        return is_read(node, lambda guard: guard is not None and evaluate(guard, known) is True)

    def needs(self, call: Call) -> tuple[str, ...]:
        """The facts that the node asks for before it goes on."""
        node, known = self.node(call), self.known(call)
        match node:
            case Decision():
                authority = self.library.shared.authority[node.decide]
                wanted = [node.amount] if authority.limits is not None else []
                wanted += [authority.uses.fact] if authority.uses is not None else []
                return tuple(fact for fact in wanted if fact is not None and fact not in known)
            case Question(options=options):
                verdicts = [_holds(option.when, known) for option in options if option.when is not None]
                return tuple({each.fact: None for each in verdicts if isinstance(each, Unknown)})
            case Branch(cases=cases):
                for case in cases:
                    verdict = _holds(case.when, known)
                    if isinstance(verdict, Unknown):
                        return (verdict.fact,)
                    if verdict:
                        return ()
        return ()

    def visible(self, call: Call, node: Question) -> list[int]:
        """The options that are shown."""
        known = self.known(call)
        return [
            at
            for at, option in enumerate(node.options)
            if option.when is None or _holds(option.when, known) is True
        ]

    def known(self, call: Call) -> dict[str, FactValue]:
        """All that is known."""
        return {**dict(call.shared), **dict(call.stack[-1].facts), "role": call.role}

    def is_end(self, call: Call) -> bool:
        """Whether the call ends with the outcome where it stands."""
        return isinstance(self.node(call), Outcome) and self._back(call) is None

    def _back(self, call: Call) -> str | None:
        if len(call.stack) == 1:
            return None
        outer = call.stack[-2]
        caller = self.library.trees[outer.tree].nodes[outer.node]
        assert isinstance(caller, Subtree)
        return dict(caller.returns).get(call.stack[-1].node, caller.otherwise)

    def _facts(self, call: Call) -> Mapping[str, Fact]:
        return {**self.library.shared.facts, **self.library.trees[call.stack[-1].tree].facts}

    def _entering(self, call: Call) -> Iterator[Turn]:
        """What is given is asked first, all at once; it may be left empty where it is optional."""
        known, facts = self.known(call), self._facts(call)
        tree = call.stack[-1].tree
        needs = [
            fact
            for fact in given_facts(self.library, tree)
            if fact not in known and fact not in call.left_empty
        ]
        if not needs:
            yield Turn("enter", _at(call, call.stack[-1]._replace(entered=True)))
            return
        yield from self._exits(call)
        for fact in needs:
            for value in values_of(facts[fact]):
                yield Turn("ask", self._written(call, fact, value))
        choices = [(*values_of(facts[fact]), *([None] if facts[fact].optional else [])) for fact in needs]
        for values in product(*choices):
            filled = call
            for fact, chosen in zip(needs, values, strict=True):
                filled = self._written(filled, fact, chosen)
                if chosen is None and fact in self.library.shared.facts:
                    filled = filled._replace(left_empty=filled.left_empty | {fact})
            yield Turn("ask", _at(filled, filled.stack[-1]._replace(entered=True)))

    def _exits(self, call: Call) -> Iterator[Turn]:
        for depth in range(len(call.stack), 0, -1):
            for way_out in self.library.trees[call.stack[depth - 1].tree].anytime:
                yield Turn("exit", _to(_unwound(call, depth), way_out.to))

    def _filled(self, call: Call, collect: Sequence[Field]) -> Iterator[Call]:
        """Field by field: one that is shown gets any of its values, and one that is not leaves its fact as it is."""
        if not collect:
            yield call
            return
        field, *others = collect
        if field.when is not None and _holds(field.when, self.known(call)) is not True:
            yield from self._filled(call, others)
            return
        fact = self._facts(call)[field.fact]
        for value in (*values_of(fact), *([None] if fact.optional else [])):
            yield from self._filled(self._written(call, fact.id, value), others)

    def _ways(self, call: Call, node: Node) -> Iterator[Turn]:  # noqa: C901, PLR0912  one case per kind of node
        match node:
            case Step(to=to):
                yield Turn("to", _to(self._assigned(call, node), to))
            case Form(collect=collect, to=to):
                for filled in self._filled(call, collect):
                    yield Turn("to", _to(filled, to))
            case Listen(agreed=agreed, corrected=corrected):
                yield Turn("agreed", _to(call, agreed))
                yield Turn("corrected", _to(call, corrected))
            case Question(options=options):
                for at in self.visible(call, node):
                    chosen = self._assigned(call, options[at])
                    chosen = _approved(chosen) if options[at].approves else chosen
                    yield Turn("options", _to(chosen, options[at].to), at)
            case Branch(cases=cases, otherwise=otherwise):
                known = self.known(call)
                taken = next((case.to for case in cases if _holds(case.when, known) is True), otherwise)
                yield Turn("cases", _to(call, taken))
            case Decision():
                record = dict(call.records)[node.decide]
                field, target = ("within", node.within) if record.within else ("above", node.above)
                yield Turn(field, _to(call, target))
            case Subtree(run=run):
                inner = Frame(run, self.library.trees[run].start or "")
                yield Turn("run", call._replace(stack=(*call.stack, inner), shown=False))
            case Outcome():
                back = self._back(call)
                if back is None:
                    yield Turn("end", call._replace(ended=True))
                else:
                    yield Turn("returns", _to(_unwound(call, len(call.stack) - 1), back))
            case _:
                raise AssertionError(node)

    def _decided(self, call: Call, node: Decision) -> Call:
        authority, known = self.library.shared.authority[node.decide], self.known(call)
        amount = known[node.amount] if authority.limits is not None and node.amount is not None else None
        assert amount is None or isinstance(amount, int)
        may = []
        for role in self.library.shared.roles:
            can = authority.limits is None or _covers(authority.limits, role.id, amount or 0)
            if authority.uses is not None:
                used = known[authority.uses.fact]
                assert isinstance(used, int)
                can = can and _covers(authority.uses.limits, role.id, used + 1)
            if can:
                may.append(role.id)
        owner = None
        if amount is not None and node.amount is not None:
            is_own = node.amount in self.library.trees[call.stack[-1].tree].facts
            owner = (len(call.stack) if is_own else 0, node.amount)
        record = Record(call.place, amount, owner, call.role in may, tuple(may))
        records = {**dict(call.records), node.decide: record}
        return call._replace(records=tuple(sorted(records.items())), last=node.decide, shown=True)

    def _assigned(self, call: Call, entry: Option | Step) -> Call:
        assigns = entry.assigns
        after: dict[str, FactValue | None] = {**dict.fromkeys(assigns.forgets), **dict(assigns.sets)}
        for fact, more in assigns.adds:
            before = after.get(fact, self.known(call).get(fact)) or frozenset()
            assert isinstance(before, frozenset)
            after[fact] = before | more
        for fact, value in after.items():
            call = self._written(call, fact, value)
        return call

    def _written(self, call: Call, fact: str, value: FactValue | None) -> Call:
        frame = call.stack[-1]
        is_own = fact in self.library.trees[frame.tree].facts
        before = dict(frame.facts if is_own else call.shared)
        if before.get(fact) == value and type(before.get(fact)) is type(value):
            return call
        after = {name: held for name, held in before.items() if name != fact}
        held = tuple(sorted((after if value is None else {**after, fact: value}).items()))
        call = _at(call, frame._replace(facts=held)) if is_own else call._replace(shared=held)
        owner = (len(call.stack) if is_own else 0, fact)
        records = tuple(
            (name, record._replace(void=True) if record.owner == owner else record)
            for name, record in call.records
        )
        return call._replace(records=records)


def _at(call: Call, frame: Frame) -> Call:
    return call._replace(stack=(*call.stack[:-1], frame))


def _to(call: Call, target: str | None) -> Call:
    assert target is not None
    return _at(call, call.stack[-1]._replace(node=target))._replace(shown=False)


def _unwound(call: Call, depth: int) -> Call:
    """Back in an outer tree: what the inner ones knew is gone, and their amounts can change no more."""
    records = tuple(
        (name, record._replace(owner=None) if record.owner and record.owner[0] > depth else record)
        for name, record in call.records
    )
    return call._replace(stack=call.stack[:depth], records=records)


def _approved(call: Call) -> Call:
    record = call.last_record
    if record is None or record.void or record.within or not record.may:
        return call
    records = {**dict(call.records), call.last or "": record._replace(approved=True)}
    return call._replace(records=tuple(sorted(records.items())))


def _holds(when: Condition, known: Mapping[str, FactValue]) -> bool | Unknown:
    assert when.guard is not None
    return evaluate(when.guard, known)


def _covers(limits: Mapping[str, Limit], role: str, number: int) -> bool:
    return role in limits and (limits[role] is None or number <= (limits[role] or 0))
