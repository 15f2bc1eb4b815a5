"""Changes become text edits that prove themselves: splice, read again, compare; never dump a tree anew."""

from __future__ import annotations

from decisiontree.editing.across import (
    Named,
    NameKind,
    TextReplacement,
    Use,
    files_of,
    named_by,
    replacements,
    uses,
)
from decisiontree.editing.fmt import formatted
from decisiontree.editing.merge import Clash, Conflict, Merged, Side, merge
from decisiontree.editing.plan import plan, plan_documents
from decisiontree.editing.prove import Edited, doubt
from decisiontree.editing.rewrite import lines_at, rewritten, span_of_lines
from decisiontree.editing.shapes import BETWEEN, body_of
from decisiontree.editing.units import Unit, name_of

__all__ = [
    "BETWEEN",
    "Clash",
    "Conflict",
    "Edited",
    "Merged",
    "NameKind",
    "Named",
    "Side",
    "TextReplacement",
    "Unit",
    "Use",
    "body_of",
    "doubt",
    "files_of",
    "formatted",
    "lines_at",
    "merge",
    "name_of",
    "named_by",
    "plan",
    "plan_documents",
    "replacements",
    "rewritten",
    "span_of_lines",
    "uses",
]
