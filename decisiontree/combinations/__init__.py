"""Sets of combinations of facts' values, as bits or as decision diagrams, and what conditions leave open or take twice.

Knows facts and conditions; knows no node and no walk.
"""

from __future__ import annotations

from decisiontree.combinations.analysis import (
    Analysis,
    ConditionAnalysis,
    Hole,
    OverlappingCondition,
    Somewhere,
    analyse,
    analyse_among,
    merged_analyses,
)
from decisiontree.combinations.appearing import AppearingField, shown_together
from decisiontree.combinations.call_days import EVERY_CALL, Calls
from decisiontree.combinations.cells import Cells, Cuts, Vocabulary, domain, vocabulary
from decisiontree.combinations.diagram import DIAGRAM_STEPS, DiagramSpace
from decisiontree.combinations.space import CEILING, Example, Points, Sample, Space, TooMany
from decisiontree.combinations.spoken import spoken_example
from decisiontree.combinations.ticked_cells import Shifts, counts_values, reversed_shifts

__all__ = [
    "CEILING",
    "DIAGRAM_STEPS",
    "EVERY_CALL",
    "Analysis",
    "AppearingField",
    "Calls",
    "Cells",
    "ConditionAnalysis",
    "Cuts",
    "DiagramSpace",
    "Example",
    "Hole",
    "OverlappingCondition",
    "Points",
    "Sample",
    "Shifts",
    "Somewhere",
    "Space",
    "TooMany",
    "Vocabulary",
    "analyse",
    "analyse_among",
    "counts_values",
    "domain",
    "merged_analyses",
    "reversed_shifts",
    "shown_together",
    "spoken_example",
    "vocabulary",
]
