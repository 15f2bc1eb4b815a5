"""The scenarios of a tree as exercises: who calls, what is known, what to answer, how it must end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from decisiontree.display import display_date, display_money, display_value
from decisiontree.export.describe import Describer
from decisiontree.export.plain_text import line
from decisiontree.export.shown import scenario_as_shown
from decisiontree.export.view import AnswerView, NamedValue, NodeView, ScenarioView, TargetView
from decisiontree.guards import parse_value
from decisiontree.model import Scenario, minor_units, readable, slug

_EXIT = "anytime/"


def scenario_views(
    describers: Sequence[Describer], nodes: Sequence[NodeView], scenarios: Sequence[Scenario]
) -> tuple[ScenarioView, ...]:
    """The views of a tree's scenarios; the first describer is the tree's, the others are of those that it runs."""
    page = _Page(describers, {node.section: node for node in nodes})
    return tuple(page.scenario(scenario_as_shown(each)) for each in scenarios)


class _Page:
    """What the names in a scenario mean on one page."""

    def __init__(self, describers: Sequence[Describer], nodes: Mapping[str, NodeView]) -> None:
        self._own = describers[0]
        self._trees = {each.tree.id: each for each in describers}
        self._nodes = nodes

    def scenario(self, scenario: Scenario) -> ScenarioView:
        """One exercise."""
        shared = self._own.library.shared
        return ScenarioView(
            name=scenario.name,
            role=shared.role_label(scenario.role),
            today=None
            if scenario.today is None
            else display_date(date.fromordinal(scenario.today), self._own.tree.language),
            customer=tuple(NamedValue(readable(key), text) for key, text in scenario.customer.items()),
            given=tuple(self._fact(fact, (text,)) for fact, text in scenario.given.items()),
            facts=tuple(self._fact(fact, texts) for fact, texts in scenario.facts.items()),
            answers=tuple(self._answer(path, texts) for path, texts in scenario.answers.items()),
            outcome=self._target(scenario.outcome),
            grants=tuple(self._grants(scenario)),
        )

    def _fact(self, name: str, texts: tuple[str, ...]) -> NamedValue:
        if name == "tried":
            return NamedValue("Already tried", ", ".join(map(readable, texts)))
        for each in self._trees.values():
            if (fact := each.words.facts.get(name)) is not None:
                values = ((parse_value(fact, text), text) for text in texts)
                shown = (
                    text if value is None else display_value(fact, value, each.tree.language)
                    for value, text in values
                )
                return NamedValue(fact.label, ", then ".join(shown))
        return NamedValue(readable(name), ", then ".join(texts))

    def _answer(self, path: str, texts: tuple[str, ...]) -> AnswerView:
        target = self._target(path)
        return AnswerView(target, tuple(self._words(target, text) for text in texts))

    def _words(self, target: TargetView | None, text: str) -> str:
        if target is None:
            return text
        if text.startswith(_EXIT):
            exits = {each.key: each.label for each in self._trees[target.tree].tree.anytime}
            return exits.get(text.removeprefix(_EXIT), text)
        ways = {way.key: line(way.label) for way in self._nodes[target.section].ways}
        return ways.get(text) or ways.get(slug(text)) or text

    def _target(self, path: str | None) -> TargetView | None:
        """The step that a scenario names, `tree/node` in a tree that is run."""
        if path is None:
            return None
        tree, _, node = path.rpartition("/")
        describer = self._trees.get(tree) if tree else self._own
        return None if describer is None else self._own.targets.get(describer.prefix + node)

    def _grants(self, scenario: Scenario) -> Iterator[NamedValue]:
        for name, text in (scenario.grants or {}).items():
            authority = self._own.library.shared.authority.get(name)
            currency = None if authority is None else authority.currency
            units = None if currency is None else minor_units(text, currency)
            shown = text if units is None else display_money(units, currency, self._own.tree.language)
            yield NamedValue(readable(name) if authority is None else authority.label, shown)
