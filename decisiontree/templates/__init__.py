"""What a new tree begins as: the templates, with title, owner and review date filled in. Writes nothing."""

from __future__ import annotations

from decisiontree.templates.filled_in import NO_OWNER, dated, owned, title_of, titled
from decisiontree.templates.git_owner import git_user
from decisiontree.templates.starters import (
    SCENARIOS,
    TREES,
    examples,
    fitted,
    starter_library,
    summary_of,
    templates,
    tree_from,
)

__all__ = [
    "NO_OWNER",
    "SCENARIOS",
    "TREES",
    "dated",
    "examples",
    "fitted",
    "git_user",
    "owned",
    "starter_library",
    "summary_of",
    "templates",
    "title_of",
    "titled",
    "tree_from",
]
