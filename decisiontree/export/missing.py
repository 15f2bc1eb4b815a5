"""A name or a field that does not exist: an error at the first use, in words that offer the nearest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import is_dataclass

from jinja2 import StrictUndefined
from jinja2.utils import missing

from decisiontree.export.printed import kind_of
from decisiontree.export.view_fields import no_field
from decisiontree.text import nearest_or_all


class Missing(StrictUndefined):
    """Jinja's strict undefined value with messages for authors of templates."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        if self._undefined_hint:
            return self._undefined_hint
        if self._undefined_obj is missing:
            return f"'{self._undefined_name}' is not defined"
        return _not_there(self._undefined_obj, self._undefined_name)


def _not_there(value: object, name: object) -> str:
    match value:
        case None:
            return f"there is nothing before '.{name}' here; test it first, such as {{% if tree %}}"
        case _ if is_dataclass(value) and isinstance(name, str):
            return no_field(type(value), name)
        case Mapping():
            return f"there is no '{name}' here; {nearest_or_all(str(name), map(str, value))}"
        case str():
            return f"a text has no field '{name}'"
        case Sequence() if isinstance(name, int):
            return f"there is no entry {name}: the list has {len(value)}"
        case Sequence():
            return f"a list has no field '{name}'; loop over it: {{% for each in … %}}"
        case _:
            return f"{kind_of(value)} has no field '{name}'"
