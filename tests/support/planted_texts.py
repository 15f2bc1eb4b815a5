"""A library whose every text is planted: each field of the format that holds words for people, by the field table alone.

So a new field is in it from the day it is in the table, and the tests that look for each plant find out who overlooks it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from decisiontree.reader.fields import CONTENT, HEAD, KINDS, LIBRARY, TEXT_TYPES, FieldSpec, FieldType

Plant: TypeAlias = Callable[[str], str]
"""The text to plant, given the word by which it is found again."""

_IDS = {
    FieldType.NODE: "end",
    FieldType.FACT: "tier",
    FieldType.AUTHORITY: "refund",
    FieldType.ROLE: "rep",
    FieldType.TREE: "called",
}
_OTHERS = {"type": "choices", "grants": ["refund"], "when": "incident"}
"""Values that the table gives no valid example of, as they must fit the rest of the library."""
_CALLED = """\
format: 1
title: Called
start: end
nodes:
  end: {outcome: Done, resolution: resolved}
"""
TREE, SHARED = "planted.yaml", "library.yaml"


@dataclass(slots=True)
class PlantedTexts:
    """The files of the library, and the place of each plant: `tree:nodes.step.say.0` by its word."""

    plant: Plant
    places: dict[str, str] = field(default_factory=dict)

    def files(self) -> dict[str, str]:
        """A tree with a node of each kind, one that runs, and library.yaml."""
        self.places.clear()
        nodes = {f"a_{kind}": self._node(kind) for kind in KINDS} | {"end": self._node("outcome", "end")}
        head = self._group(HEAD, ("tree",)) | {
            "start": "a_question",
            "facts": self._facts("tree"),
            "nodes": nodes,
        }
        shared = self._group(LIBRARY, ("library",)) | {"facts": self._facts("library")}
        shared["authority"]["refund"] |= {"currency": "GBP", "limits": {"rep": "50.00"}}
        shared["incidents"][0] |= {
            "starts": "2026-11-20T08:00Z",
            "expires": "2030-11-22T08:00Z",
            "trees": ["planted"],
        }
        return {TREE: _written(head), SHARED: _written(shared), "called.yaml": _CALLED}

    def _node(self, kind: str, name: str = "") -> dict[str, Any]:
        at = ("tree", "nodes", name or f"a_{kind}")
        values = self._group((*KINDS[kind].fields, *CONTENT), at)
        if kind == "decision":
            values["amount"] = "owed"
        return values

    def _facts(self, file: str) -> dict[str, Any]:
        spec = next(spec for spec in HEAD if spec.key == "facts")
        name = "tier" if file == "tree" else "plan"
        fact = self._group(spec.fields, (file, "facts", name))
        owed = {"type": "money", "currency": "GBP", "label": "Owed", "min": 0, "max": 100}
        return {name: fact} | ({"owed": owed} if file == "tree" else {})

    def _group(self, fields: tuple[FieldSpec, ...], at: tuple[str, ...]) -> dict[str, Any]:
        """What must be there, and all that holds texts."""
        return {
            spec.key: self._value(spec, (*at, spec.key))
            for spec in fields
            if spec.type is not FieldType.NODES
            and spec.key != "facts"
            and (spec.required or _holds_texts(spec))
        }

    def _value(self, spec: FieldSpec, at: tuple[str, ...]) -> Any:  # noqa: ANN401  what YAML holds
        if spec.key in _OTHERS:
            return _OTHERS[spec.key]
        if spec.type in TEXT_TYPES:
            many = spec.type is FieldType.LINES
            if many:
                under = {"when": _OTHERS["when"], **self._group(spec.fields, (*at, "1"))}
                return [self._text((*at, "0")), under]
            return self._text(at)
        match spec.type:
            case FieldType.GROUP:
                return self._group(spec.fields, at)
            case FieldType.LIST:
                return [self._item(spec, (*at, "0"))]
            case FieldType.MAPPING:
                name = _IDS.get(spec.name) or {"authority": "refund", "snippets": "greeting"}.get(
                    spec.key, "gold"
                )
                return {name: self._item(spec, (*at, name))}
            case _ if spec.type in _IDS:
                return _IDS[spec.type]
            case _:
                return yaml.safe_load(spec.example)

    def _item(self, spec: FieldSpec, at: tuple[str, ...]) -> Any:  # noqa: ANN401  what YAML holds
        if spec.fields:
            return self._group(spec.fields, at)
        if spec.item in TEXT_TYPES:
            return self._text(at)
        return _IDS.get(spec.item or FieldType.ID, "one")

    def _text(self, at: tuple[str, ...]) -> str:
        word = f"plant{len(self.places):03}"
        self.places[word] = f"{at[0]}:{'.'.join(at[1:])}"
        return self.plant(word)


def _holds_texts(spec: FieldSpec) -> bool:
    is_text = spec.type in TEXT_TYPES or spec.item in TEXT_TYPES
    return is_text or any(_holds_texts(each) for each in spec.fields)


def _written(data: Mapping[str, Any]) -> str:
    return yaml.safe_dump(dict(data), sort_keys=False, allow_unicode=True, width=1000)
