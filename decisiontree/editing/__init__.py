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
from decisiontree.editing.shapes import (
    BETWEEN,
    Clipping,
    Pasting,
    WayOut,
    body_of,
    clipping_of,
    left_out,
    new_ids,
    pasting_of,
    read_clipping,
    ways_out,
)
from decisiontree.editing.units import Unit, name_of

__all__ = [
    "BETWEEN",
    "Clash",
    "Clipping",
    "Conflict",
    "Edited",
    "Merged",
    "NameKind",
    "Named",
    "Pasting",
    "Side",
    "TextReplacement",
    "Unit",
    "Use",
    "WayOut",
    "body_of",
    "clipping_of",
    "doubt",
    "files_of",
    "formatted",
    "left_out",
    "lines_at",
    "merge",
    "name_of",
    "named_by",
    "new_ids",
    "pasting_of",
    "plan",
    "plan_documents",
    "read_clipping",
    "replacements",
    "rewritten",
    "span_of_lines",
    "uses",
    "ways_out",
]
