"""What the editor calls each type of a fact, from the table of fields. Words only."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from decisiontree.model import FactType
from decisiontree.reader import HEAD

_FACTS = next(spec for spec in HEAD if spec.key == "facts")
_TYPE = next(spec for spec in _FACTS.fields if spec.key == "type")

TYPE_WORDS: Mapping[FactType, str] = MappingProxyType(
    dict(zip(map(FactType, _TYPE.values), _TYPE.words, strict=True))
)
"""Such as 'yes / no' for boolean."""
