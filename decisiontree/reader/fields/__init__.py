"""The one table of fields: reader, JSON Schema, docs/reference/format.md and the editor's forms all follow it."""

from __future__ import annotations

from decisiontree.reader.fields.content import CONTENT
from decisiontree.reader.fields.head import HEAD
from decisiontree.reader.fields.kinds import KINDS, fields_of
from decisiontree.reader.fields.library import LIBRARY
from decisiontree.reader.fields.scenarios import SCENARIOS
from decisiontree.reader.fields.spec import TEXT_TYPES, FieldSpec, FieldType

__all__ = [
    "CONTENT",
    "HEAD",
    "KINDS",
    "LIBRARY",
    "SCENARIOS",
    "TEXT_TYPES",
    "FieldSpec",
    "FieldType",
    "fields_of",
]
