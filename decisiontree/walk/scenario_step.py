"""What a scenario is asked on its way. Plain data."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from decisiontree.walk.state import State

StepKind: TypeAlias = Literal["answers", "facts"]
"""The field of the scenario in which the answer is."""


class ScenarioStep(NamedTuple):
    """Something that the scenario has to say; `visit` counts from 0, and `state` is the call when it is asked."""

    kind: StepKind
    name: str
    """The path of the node, or the id of the fact."""
    visit: int
    state: State
