"""Changes across a library: a name with every use of it, words wherever they stand; and where both are found."""

from __future__ import annotations

from decisiontree.editing.across.names import Named, NameKind, named_by
from decisiontree.editing.across.rename import rename_across
from decisiontree.editing.across.replace import TextReplacement, files_of, replace_text, replacements
from decisiontree.editing.across.scope import Use, uses

__all__ = [
    "NameKind",
    "Named",
    "TextReplacement",
    "Use",
    "files_of",
    "named_by",
    "rename_across",
    "replace_text",
    "replacements",
    "uses",
]
