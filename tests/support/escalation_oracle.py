"""What the format says about escalations and grants, told from every state of every call; held against the analysis."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from call_states import Call, Calls, Record, Turn

from decisiontree.model import Decision, Library, Listen, Outcome, Question
from decisiontree.routes import DecisionStatus, EscalationFault, escalations, granted, wrongly_granted
from decisiontree.routes.escalations import all_escalations

Place: TypeAlias = tuple[str, str]
Key: TypeAlias = tuple[EscalationFault, str, Place, Place, int | None]
Grant: TypeAlias = tuple[str, Place, DecisionStatus, str]
HANDED_ON = {"escalated", "transferred"}
OWNED = HANDED_ON | {"declined", "scheduled"}


@dataclass
class Told:
    """All that is wrong on the routes of one tree, and how each grant stands for each role, with the most."""

    escalations: set[Key] = field(default_factory=set)
    grants: dict[Grant, int] = field(default_factory=dict)


@dataclass
class _Met:
    """Where calls go on from decisions, and from answers that approve them."""

    above: dict[tuple[str, Place], list[Call]] = field(default_factory=dict)
    within: dict[tuple[str, Place], list[Call]] = field(default_factory=dict)
    approved: dict[tuple[str, Place, Place, int], list[Call]] = field(default_factory=dict)


class Oracle:
    """All calls through one library that begin with one tree."""

    def __init__(self, library: Library, tree: str) -> None:
        self.calls = Calls(library)
        self.library = library
        self.states = self.calls.states(tree) if library.trees[tree].alone else {}

    def told(self) -> Told:
        """Everything."""
        told = Told()
        met = _Met()
        for call, turns in self.states.items():
            if call.stack[-1].entered and not call.ended:
                self._look(told, met, call, turns)
        for (authority, place), calls in met.above.items():
            if not self._meets(calls, self._has_owner):
                told.escalations.add((EscalationFault.NOBODY_ASKED, authority, place, place, None))
            if not any(self._ends(call, authority, place, counts=True) for call in calls):
                told.escalations.add((EscalationFault.IN_CIRCLES, authority, place, place, None))
        for (authority, place, asked, option), calls in met.approved.items():
            is_circle = (EscalationFault.IN_CIRCLES, authority, place, place, None) in told.escalations
            if not is_circle and not any(self._ends(call, authority, place, counts=False) for call in calls):
                told.escalations.add((EscalationFault.ASKED_ANEW, authority, place, asked, option))
        for (authority, place), calls in met.within.items():
            if self._handed_by_itself(calls, authority, place):
                told.escalations.add((EscalationFault.NEEDLESS, authority, place, place, None))
        return told

    def _look(self, told: Told, met: _Met, call: Call, turns: Iterable[Turn]) -> None:
        node = self.calls.node(call)
        if isinstance(node, Decision):
            for turn in turns:
                if turn.field in ("above", "within"):
                    kept = met.above if turn.field == "above" else met.within
                    kept.setdefault((node.decide, call.place), []).append(turn.to)
        elif isinstance(node, Question) and not self.calls.needs(call):
            self._question(told, met.approved, call, turns)
        elif isinstance(node, Outcome):
            self._outcome(told, call, node)

    def _question(
        self,
        told: Told,
        approved: dict[tuple[str, Place, Place, int], list[Call]],
        call: Call,
        turns: Iterable[Turn],
    ) -> None:
        node, record = self.calls.node(call), call.last_record
        if not isinstance(node, Question) or record is None or record.void or call.last is None:
            return
        for turn in turns:
            if turn.option is None or not node.options[turn.option].approves:
                continue
            if record.within:
                told.escalations.add((EscalationFault.NEEDLESS, call.last, record.place, record.place, None))
                continue
            after = dict(turn.to.records)[call.last]
            if not after.void:
                approved.setdefault((call.last, record.place, call.place, turn.option), []).append(turn.to)

    def _outcome(self, told: Told, call: Call, node: Outcome) -> None:
        teams = {
            name.casefold(): role.id for role in self.library.shared.roles for name in (role.id, role.label)
        }
        records = dict(call.records)
        for authority, record in records.items():
            stands = not (record.void or record.within or record.approved)
            if stands and node.resolution in HANDED_ON:
                role = teams.get((node.team or "").casefold())
                kind = None
                if not record.may:
                    kind = EscalationFault.NO_OWNER
                elif role is not None and role not in record.may:
                    kind = EscalationFault.DOWNWARDS
                if kind is not None:
                    told.escalations.add((kind, authority, record.place, call.place, None))
        for authority in node.grants:
            grant = (authority, call.place, _standing(records.get(authority)), call.role)
            amount = (records[authority].amount or 0) if authority in records else 0
            told.grants[grant] = max(told.grants.get(grant, 0), amount)

    def _meets(self, sources: Iterable[Call], wanted: Callable[[Call], bool]) -> bool:
        return any(wanted(call) for call in self._ahead(sources, lambda call: self.states[call]))

    def _has_owner(self, call: Call) -> bool:
        node = self.calls.node(call)
        if not call.stack[-1].entered or self.calls.needs(call):
            return False
        if isinstance(node, Question):
            return any(node.options[at].approves for at in self.calls.visible(call, node))
        return isinstance(node, Outcome) and node.resolution in OWNED

    def _ends(self, source: Call, authority: str, place: Place, *, counts: bool) -> bool:
        """Whether some route ends the call without the decision on the same amount; `counts`: an approval is a change."""
        amount = dict(source.records)[authority].amount
        waiting = deque([(source, False)])
        seen = {(source, False)}
        while waiting:
            call, changed = waiting.popleft()
            if call.ended:
                return True
            record = dict(call.records).get(authority)
            is_same = call.shown and call.place == place and record is not None and record.amount == amount
            if is_same and not changed:
                continue
            node = self.calls.node(call)
            for turn in self.states[call]:
                approves = (
                    counts
                    and turn.option is not None
                    and isinstance(node, Question)
                    and node.options[turn.option].approves
                )
                following = (turn.to, changed or approves)
                if following not in seen:
                    seen.add(following)
                    waiting.append(following)
        return False

    def _handed_by_itself(self, sources: Iterable[Call], authority: str, place: Place) -> bool:
        def by_itself(call: Call) -> Iterable[Turn]:
            if isinstance(self.calls.node(call), Question | Listen | Decision) and call.stack[-1].entered:
                return ()
            return (turn for turn in self.states[call] if turn.field != "exit")

        for call in self._ahead(sources, by_itself):
            node, record = self.calls.node(call), dict(call.records).get(authority)
            if (
                isinstance(node, Outcome)
                and node.resolution in HANDED_ON
                and call.stack[-1].entered
                and record is not None
                and record.place == place
                and record.within
                and not record.void
            ):
                return True
        return False

    @staticmethod
    def _ahead(sources: Iterable[Call], turns: Callable[[Call], Iterable[Turn]]) -> Iterator[Call]:
        waiting = list(sources)
        seen = set(waiting)
        while waiting:
            call = waiting.pop()
            yield call
            for turn in turns(call):
                if turn.to not in seen:
                    seen.add(turn.to)
                    waiting.append(turn.to)


def told_of(library: Library) -> dict[str, Told]:
    """What the oracle has to say of each tree."""
    return {tree: Oracle(library, tree).told() for tree in library.trees}


def assert_escalations(library: Library, told: dict[str, Told]) -> dict[tuple[EscalationFault, str], int]:
    """The same escalations on the routes of each tree, and each of them told of some tree; counts what both found."""
    every: set[Key] = set()
    shown: set[object] = set()
    for tree in library.trees:
        found = all_escalations(library, tree)
        assert found.not_followed == ()
        keys = {(each.kind, each.authority, each.decision, each.place, each.option) for each in found.found}
        assert keys == told[tree].escalations, (tree, keys ^ told[tree].escalations)
        every |= keys
        shown |= {each.key for each in escalations(library, tree).found}
    assert shown == every
    counts: dict[tuple[EscalationFault, str], int] = {}
    for kind, authority, *_ in every:
        counts[kind, authority] = counts.get((kind, authority), 0) + 1
    return counts


def assert_grants(library: Library, told: dict[str, Told]) -> dict[DecisionStatus, int]:
    """The same standings for each role and the same largest amounts; what is wrong is told of some tree."""
    wrong: set[object] = set()
    shown: set[object] = set()
    counts: dict[DecisionStatus, int] = {}
    for tree in library.trees:
        found: dict[Grant, int] = {}
        for each in granted(library, tree).found:
            for role in each.roles:
                grant = (each.authority, each.outcome, each.standing, role)
                found[grant] = max(found.get(grant, 0), each.most.get(role) or 0)
        wanted = told[tree].grants
        assert found.keys() == wanted.keys(), (tree, found.keys() ^ wanted.keys())
        for grant, most in wanted.items():
            counts[grant[2]] = counts.get(grant[2], 0) + 1
            if grant[2] in (DecisionStatus.OWN, DecisionStatus.APPROVED):
                assert found[grant] == most
            else:
                wrong.add(grant[:3])
        shown |= {
            (each.authority, each.outcome, each.standing) for each in wrongly_granted(library, tree).found
        }
    assert shown == wrong
    return counts


def _standing(record: Record | None) -> DecisionStatus:
    if record is None:
        return DecisionStatus.UNDECIDED
    if record.void:
        return DecisionStatus.VOID
    if record.within:
        return DecisionStatus.OWN
    if record.approved:
        return DecisionStatus.APPROVED
    return DecisionStatus.OPEN if record.may else DecisionStatus.NOBODY
