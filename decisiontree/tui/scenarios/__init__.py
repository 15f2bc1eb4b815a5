"""The scenarios of a tree in the editor: their outline, their form and what is written for each visit."""

from __future__ import annotations

from decisiontree.tui.scenarios.scenario_rows import FIELD, NO_GRANTS, reason_words, sign_of
from decisiontree.tui.scenarios.scenarios_document import ScenariosDocument
from decisiontree.tui.scenarios.walked_nodes import walked_nodes

__all__ = ["FIELD", "NO_GRANTS", "ScenariosDocument", "reason_words", "sign_of", "walked_nodes"]
