"""The scenarios of a tree as the editor shows them: each with how it ends now, one of them in the form."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from decisiontree.model import Change, Path, Tree, tree_tested
from decisiontree.reader import Reading, SharedReading
from decisiontree.tui.card import Card
from decisiontree.tui.marks import worst_by_part
from decisiontree.tui.open_document import Text
from decisiontree.tui.parts_document import PartsDocument
from decisiontree.tui.raw import mapping_of, texts_in
from decisiontree.tui.scenarios.scenario_rows import FIELD, index_of_scenarios, scenario_rows
from decisiontree.tui.scenarios.visit_lists import whole_lists
from decisiontree.tui.search import Index
from decisiontree.tui.vocabulary import worded
from decisiontree.tui.widgets.outline import Outline
from decisiontree.workbench import Workspace, scenarios_in

if TYPE_CHECKING:
    from decisiontree.tui.scenarios.scenario_card import WalkedScenario
    from decisiontree.walk import ScenarioResult


class ScenariosDocument(PartsDocument):
    """The cursor is on a scenario, or on the whole file."""

    noun = "scenario"
    """What it consists of, for the count in the title."""
    sections = frozenset((FIELD,))
    """The collections that are headings of its outline."""

    def __init__(self, workspace: Workspace, name: str) -> None:
        self.tested = tree_tested(name) or name
        """The tree whose scenarios they are."""
        self.results: tuple[ScenarioResult, ...] = ()
        """How each scenario ends now."""
        self._trees: Mapping[str, Reading] | None = None
        self._shared: SharedReading | None = None
        super().__init__(workspace, name)

    def update(self, workspace: Workspace) -> None:
        same_trees = workspace.library.trees is self._trees and workspace.library.shared is self._shared
        known = self.results if same_trees else ()
        self._trees, self._shared = workspace.library.trees, workspace.library.shared
        super().update(workspace)
        self.results = run_again(workspace, self.tested, {each.scenario.name: each for each in known})
        self.part = part_at(self.part, len(self.results))

    @property
    def at(self) -> int | None:
        """The place of the scenario that is shown."""
        return int(self.part[1]) if len(self.part) == 2 else None

    @property
    def tree(self) -> Tree:
        """The title, which the outline shows; there are no nodes."""
        passed = sum(result.passed for result in self.results)
        return Tree(id=self.tree_id, title=f"{passed} of {len(self.results)} end as expected")

    @cached_property
    def index(self) -> Index:
        """What can be gone to, by name and words; made when first asked for."""
        return index_of_scenarios(self.library, self.tested, self.results)

    def fitted(self, change: Change) -> Change:
        """A change of one visit, as a change of the list of all visits."""
        return whole_lists(change, self.source.plain, self.library, self.tested)

    def walked(self) -> WalkedScenario | None:
        """The scenario that is shown, walked."""
        from decisiontree.tui.scenarios.scenario_card import WalkedScenario
        from decisiontree.walk import walked_scenario

        tree = self.library.trees.get(self.tested)
        if self.at is None or tree is None or self.at >= len(self.results):
            return None
        scenario = scenarios_in(self.workspace, self.tested)[self.at]
        result, call = walked_scenario(self.library, self.tested, scenario)
        return WalkedScenario(self.library, tree, self.at, result, call, self.revealed)

    def card(self, sources: Mapping[str, Sequence[str]]) -> Card:  # noqa: ARG002  nothing links here
        """The form of what is shown; `sources` are the nodes that link to each node."""
        from decisiontree.tui.scenarios.scenario_card import file_card, scenario_card

        walked = self.walked()
        if walked is None:
            return file_card(self.source, self.tested, self.results)
        findings = (worded(self.workspace.library, each) for each in self.own_findings)
        return scenario_card(self.source, walked, findings)

    def draw(self, outline: Outline, *, rebuild: bool = True) -> None:  # noqa: ARG002  the rows are few
        """Show the rows; `rebuild` when there may be others than before."""
        rows = scenario_rows(self.library, self.tested, self.results)
        at = 0 if self.at is None else self.at + 1
        outline.show_parts(self.tree, rows, worst_by_part(self.own_findings), at)

    def move_to(self, node: str | None, path: Path) -> None:
        """Here `node` is the place of a scenario, as the index names it."""
        wanted = (FIELD, int(node)) if node is not None and node.isdigit() else path[:2]
        self.part = part_at(wanted, len(self.results))
        self.revealed = frozenset()

    def is_at(self, node: str | None, path: Path) -> bool:  # noqa: ARG002  there are no nodes here
        """Whether the form that holds a place is shown already."""
        return path[:2] == self.part

    def texts(self) -> list[Text]:
        """Every text that can be found, in the order of the file."""
        return [(None, path, text) for path, text in texts_in(mapping_of(self.raw(None, ())))]

    def _files_apart(self) -> Container[str]:
        own = self.source.file
        return {document.file for document in self.workspace.library.documents if document.file != own}


def run_again(
    workspace: Workspace, tested: str, known: Mapping[str, ScenarioResult]
) -> tuple[ScenarioResult, ...]:
    """The results of all scenarios of a tree; one that is the same as a known one is not run again."""
    # who shows no scenario does not pay for walking one
    from decisiontree.walk import run_scenario

    library = workspace.library.model
    if tested not in library.trees:
        return ()
    return tuple(
        before
        if (before := known.get(each.name)) is not None and before.scenario == each
        else run_scenario(library, tested, each)
        for each in scenarios_in(workspace, tested)
    )


def part_at(path: Path, count: int) -> Path:
    """The scenario that a place is in; the whole file where there is none."""
    is_one = len(path) >= 2 and path[0] == FIELD and isinstance(path[1], int)
    return path[:2] if is_one and 0 <= int(path[1]) < count else ()
