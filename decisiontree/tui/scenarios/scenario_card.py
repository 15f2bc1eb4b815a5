"""A scenario as a card: what is known at first, the call step by step with what can be answered there, and its end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from decisiontree.diagnostic import Diagnostic
from decisiontree.display import one_line
from decisiontree.guards import expected
from decisiontree.model import (
    Decision,
    Fact,
    FactType,
    Library,
    Outcome,
    Path,
    Tree,
    heading_of,
    scenarios_of,
)
from decisiontree.reader import SCENARIOS, Document, FieldSpec
from decisiontree.tui.card import Card, CardField, Editor, Entry, Heading
from decisiontree.tui.marks import path_of
from decisiontree.tui.node_card import with_findings
from decisiontree.tui.raw import Raw, list_of, mapping_of, text_of
from decisiontree.tui.scenarios.scenario_rows import FIELD, NO_GRANTS, reason_words, sign_of
from decisiontree.tui.search import Hit
from decisiontree.tui.single_fields import TAKE_AWAY, button
from decisiontree.walk import (
    Call,
    ScenarioResult,
    ScenarioStep,
    numbered_answers,
    present,
    reads_today,
    trees_run,
)

TITLE = "2 Scenario"
VISITS_SHOWN = 12
"""A loop may come to a step more often; the other visits repeat the last value."""
USUAL_OF_CALLER: Mapping[str, str] = {
    "mood": "How the caller feels, for example: tired but polite.",
    "opening": "What the caller says first.",
}
_HELP: Mapping[str, FieldSpec] = {spec.key: spec for part in SCENARIOS for spec in part.fields}


@dataclass(frozen=True, slots=True)
class WalkedScenario:
    """A scenario of a tree as it went just now, and its place in the file."""

    library: Library
    tree: Tree
    at: int
    result: ScenarioResult
    call: Call
    revealed: frozenset[Path] = frozenset()
    """Fields that the author wants to fill in and that have no value yet."""


def file_card(document: Document, tree_id: str, results: Iterable[ScenarioResult]) -> Card:
    """The form of the whole file: how many scenarios there are, and how many end as expected."""
    shown = [*results]
    passed = sum(result.passed for result in shown)
    title = (
        f"{passed} of {len(shown)} scenarios of '{tree_id}' end as expected" if shown else "no scenarios yet"
    )
    entries: tuple[Entry, ...] = (
        Heading(title, tight=True),
        CardField(
            path=("today",),
            label="today",
            editor=Editor.LINE,
            value=text_of(document.plain(("today",))),
            present=document.plain(("today",)) is not None,
            help="The day on which the calls begin. A scenario may name another day.",
        ),
        button((FIELD,), "+ add a scenario", "A call written as a test."),
    )
    return Card(scenarios_of(tree_id), None, TITLE, entries)


def scenario_card(document: Document, walked: WalkedScenario, findings: Iterable[Diagnostic] = ()) -> Card:
    """The form of one scenario; paths are from the root of the file."""
    raw = mapping_of(document.plain((FIELD, walked.at)))
    entries = tuple(_ScenarioForm(walked, raw).entries())
    own = [each for each in findings if path_of(each)[:2] == (FIELD, walked.at)]
    return with_findings(Card(scenarios_of(walked.tree.id), None, TITLE, entries), own)


class _ScenarioForm:
    """The entries of one card, from top to bottom."""

    def __init__(self, walked: WalkedScenario, raw: Mapping[str, Raw]) -> None:
        self._walked = walked
        self._raw = raw
        self._library = walked.library
        self._facts = walked.tree.facts_in_scope(walked.library.shared)
        self._at: Path = (FIELD, walked.at)

    def entries(self) -> Iterator[Entry]:
        """All of them."""
        yield from self._head()
        yield from self._given()
        yield from self._steps()
        yield from self._unused()
        yield from self._end()
        yield from self._caller()

    def _head(self) -> Iterator[Entry]:
        result = self._walked.result
        reason = reason_words(self._library, self._walked.tree.id, result)
        words = "ends as expected" if result.passed else reason
        yield Heading(f"{sign_of(result)} {one_line(words)}", tight=True)
        yield self._line(("name",), "name", keeps_empty=True)
        shared = self._library.shared
        if shared.roles or "role" in self._raw:
            roles = tuple(Hit(role.id, role.label, role.id) for role in shared.roles)
            yield self._choice(("role",), "role", roles)
        if shared.incidents or "incident" in self._raw:
            incidents = tuple(Hit(each.id, each.id, each.banner or "") for each in shared.incidents)
            yield self._choice(("incident",), "incident", incidents)
        if "today" in self._raw or reads_today(self._library, self._walked.tree.id):
            yield self._line(("today",), "today")

    def _given(self) -> Iterator[Entry]:
        given = mapping_of(self._raw.get("given"))
        yield Heading("known when the call starts")
        shown = {**dict.fromkeys(self._revealed(("given",))), **given}
        for name, value in shown.items():
            yield self._fact(("given", name), name, value)
        others = tuple(
            Hit(fact.id, fact.label, fact.id) for fact in self._facts.values() if fact.id not in shown
        )
        if others:
            yield button((*self._at, "given"), "+ a known fact", _HELP["given"].help, choices=others)

    def _steps(self) -> Iterator[Entry]:
        yield Heading("the call")
        before: tuple[str, int] | None = None
        for step in self._walked.call.steps:
            if step.visit >= VISITS_SHOWN:
                continue
            here = (step.state.path, len(step.state.moves))
            if here != before and step.kind == "facts":
                yield Heading(f"{one_line(self._title(step))}", tight=True)
            before = here
            yield self._answer(step) if step.kind == "answers" else self._collected(step)

    def _unused(self) -> Iterator[Entry]:
        """Answers and facts in the file that the call has not come to."""
        asked = {(step.kind, step.name) for step in self._walked.call.steps}
        left = [
            (kind, name, value)
            for kind in ("facts", "answers")
            for name, value in mapping_of(self._raw.get(kind)).items()
            if (kind, name) not in asked and name != "tried"
        ]
        tried = mapping_of(self._raw.get("facts")).get("tried")
        if tried is not None:
            words = ", ".join(text_of(each) for each in list_of(tried)) or text_of(tried)
            yield self._field(
                ("facts", "tried", 0), "tried", words, "What was tried already, with commas between."
            )
        if left:
            yield Heading("not used by the call")
        for kind, name, value in left:
            words = value if isinstance(value, str) else ", ".join(map(_shown, list_of(value)))
            choices = (TAKE_AWAY,)
            yield CardField(
                path=(*self._at, kind, name),
                label=name,
                editor=Editor.CHOICE,
                value=words,
                missing=True,
                help="The call does not come to it. Take it away, or change the answers before it.",
                choices=choices,
            )

    def _end(self) -> Iterator[Entry]:
        expect = mapping_of(self._raw.get("expect"))
        yield Heading("the call must end")
        yield self._choice(
            ("expect", "outcome"), "outcome", tuple(self._outcomes()), raw=expect.get("outcome")
        )
        grants = expect.get("grants")
        asked = {**dict.fromkeys(self._revealed(("expect", "grants"))), **mapping_of(grants)}
        for authority, amount in asked.items():
            help_ = f"What the call must grant of '{authority}'."
            yield self._field(("expect", "grants", authority), authority, text_of(amount), help_)
        if grants is not None and not mapping_of(grants):
            yield self._choice(("expect", "grants"), "grants", (), shown="nothing")
        offered = [
            Hit(each.id, each.label, each.id)
            for each in self._library.shared.authority.values()
            if each.id not in asked
        ]
        offered += [NO_GRANTS] if grants is None else []
        if offered and self._grants_something():
            yield button(
                (*self._at, "expect", "grants"), "+ a grant", "What it must grant.", choices=tuple(offered)
            )

    def _caller(self) -> Iterator[Entry]:
        """How a colleague plays the caller: what is usual, and what else the file has."""
        held = mapping_of(self._raw.get("customer"))
        yield Heading("the caller, if a colleague plays the call for practice")
        for key in dict.fromkeys((*USUAL_OF_CALLER, *held)):
            field = self._field(("customer", key), key, text_of(held.get(key)), USUAL_OF_CALLER.get(key, ""))
            yield replace(field, present=key in held)

    def _revealed(self, above: Path) -> list[str]:
        """The entries below a field of the scenario that have no value yet."""
        wanted = (*self._at, *above)
        return sorted(str(path[-1]) for path in self._walked.revealed if path[:-1] == wanted)

    def _grants_something(self) -> bool:
        trees = (self._library.trees.get(each) for each in trees_run(self._library, self._walked.tree.id))
        nodes = (node for tree in trees if tree is not None for node in tree.nodes.values())
        return any(isinstance(node, Decision) for node in nodes)

    def _outcomes(self) -> Iterator[Hit]:
        for tree_id in trees_run(self._library, self._walked.tree.id):
            tree = self._library.trees.get(tree_id)
            own = tree_id == self._walked.tree.id
            for node in tree.nodes.values() if tree is not None else ():
                if isinstance(node, Outcome):
                    yield Hit(node.id if own else f"{tree_id}/{node.id}", node.id, one_line(node.outcome))

    def _answer(self, step: ScenarioStep) -> CardField:
        """What is answered at a step, chosen from what the tree offers there."""
        seen = present(self._library, step.state)
        answers = [
            Hit(each.key, each.label, each.key) for each in numbered_answers(seen) if each.key != "continue"
        ]
        exits = [Hit(f"anytime/{each.key}", f"exit: {each.label}", each.key) for each in seen.exits]
        value = self._visit("answers", step)
        labels = {hit.key: hit.name for hit in (*answers, *exits)}
        return CardField(
            path=(*self._at, "answers", step.name, step.visit),
            label=one_line(self._title(step)),
            editor=Editor.CHOICE,
            value=value,
            shown=labels.get(value),
            present=bool(value),
            help=f"What the rep answers at '{step.name}'.",
            choices=(*answers, *exits, *((TAKE_AWAY,) if value else ())),
            missing=bool(value) and value not in labels,
        )

    def _collected(self, step: ScenarioStep) -> CardField:
        path: Path = ("facts", step.name, step.visit)
        return self._fact(path, step.name, self._visit("facts", step), tree=step.state.tree)

    def _visit(self, kind: str, step: ScenarioStep) -> str:
        """What the file says for this visit; the last value repeats."""
        scenario = self._walked.result.scenario
        texts = (scenario.answers if kind == "answers" else scenario.facts).get(step.name, ())
        return texts[min(step.visit, len(texts) - 1)] if texts else ""

    def _title(self, step: ScenarioStep) -> str:
        node = self._library.trees[step.state.tree].nodes[step.state.node]
        return heading_of(self._library, node) or step.state.path

    def _fact(self, path: Path, name: str, raw: Raw, tree: str | None = None) -> CardField:
        """A value of a fact: chosen where the fact has choices, else written."""
        facts = (
            self._facts if tree is None else self._library.trees[tree].facts_in_scope(self._library.shared)
        )
        fact = facts.get(name)
        value = raw if isinstance(raw, str) else f"[{', '.join(map(_shown, list_of(raw)))}]" if raw else ""
        if fact is None:
            return replace(self._field(path, name, value, "There is no such fact."), missing=True)
        choices = _choices(fact)
        if not choices:
            return replace(
                self._field(path, fact.label, value, f"Write {expected(fact)}."), present=bool(value)
            )
        shown = next((hit.name for hit in choices if hit.key == value), None)
        return CardField(
            path=(*self._at, *path),
            label=fact.label,
            editor=Editor.CHOICE,
            value=value,
            shown=shown,
            present=bool(value),
            help=f"Choose {expected(fact)}.",
            choices=(*choices, *((TAKE_AWAY,) if value else ())),
            missing=bool(value) and shown is None,
        )

    def _line(self, path: Path, label: str, *, keeps_empty: bool = False) -> CardField:
        key = str(path[-1])
        field = self._field(path, label, text_of(self._raw.get(key)), _HELP[key].help)
        return replace(field, keeps_empty=keeps_empty, present=key in self._raw)

    def _field(self, path: Path, label: str, value: str, help_: str) -> CardField:
        return CardField(path=(*self._at, *path), label=label, editor=Editor.LINE, value=value, help=help_)

    def _choice(
        self, path: Path, label: str, choices: tuple[Hit, ...], *, raw: Raw = None, shown: str | None = None
    ) -> CardField:
        value = text_of(self._raw.get(str(path[-1])) if raw is None else raw)
        names = {hit.key: hit.name for hit in choices}
        help_ = _HELP[str(path[0])].help
        present = bool(value) or shown is not None
        return CardField(
            path=(*self._at, *path),
            label=label,
            editor=Editor.CHOICE,
            value=value,
            shown=shown or (names.get(value) if value in names else None),
            present=present,
            help=help_,
            choices=(*choices, *((TAKE_AWAY,) if present else ())),
            missing=bool(value) and value not in names,
        )


def _choices(fact: Fact) -> tuple[Hit, ...]:
    if fact.type is FactType.BOOLEAN:
        return (Hit("true", "yes"), Hit("false", "no"))
    if fact.type is FactType.CHOICE:
        return tuple(Hit(choice.id, choice.label, choice.id) for choice in fact.values)
    return ()


def _shown(raw: Raw) -> str:
    return raw if isinstance(raw, str) else f"[{', '.join(text_of(each) for each in list_of(raw))}]"
