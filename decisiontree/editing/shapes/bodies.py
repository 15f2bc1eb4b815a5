"""The least that a node of each kind holds, and what another kind of it starts from: by the table of fields. Knows no text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from decisiontree.model import Plain
from decisiontree.reader import KINDS, FieldSpec, FieldType

_LEADING: dict[str, FieldSpec] = {}
"""Every field that leads on, in the order in which a rep meets them."""
for _kind in KINDS.values():
    for _spec in _kind.fields:
        if FieldType.NODE in (_spec.type, _spec.item, *(each.type for each in _spec.fields)):
            _LEADING.pop(_spec.key, None)
            _LEADING[_spec.key] = _spec
