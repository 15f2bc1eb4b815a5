"""JSON Schema of our files for other people's editors, made from the field table. Draft 7, which they all read."""

from __future__ import annotations

from typing import Any, TypeAlias

from decisiontree.reader.fields import (
    CONTENT,
    HEAD,
    KINDS,
    LIBRARY,
    SCENARIOS,
    FieldSpec,
    FieldType,
    fields_of,
)

Schema: TypeAlias = dict[str, Any]

_ID = "^[a-z0-9][a-z0-9_-]{0,63}$"
_FACT_ID = "^[a-z][a-z0-9_]{0,63}$"
# Other tools type plain scalars before they look at the schema: `title: 1984` is a number to them and a text to us.
_WORD: Schema = {"type": ["string", "number", "boolean"]}
_VALUE: Schema = {"anyOf": [_WORD, {"type": "array", "items": _WORD}]}
_TEXT: Schema = {"type": ["string", "number", "boolean", "null"]}
_PLAIN: dict[FieldType, Schema] = {
    FieldType.TEXT: _TEXT,
    FieldType.MARKDOWN: _TEXT,
    FieldType.CODE: _TEXT,
    FieldType.ID: {"anyOf": [{"type": "string", "pattern": _ID}, {"type": ["integer", "boolean"]}]},
    FieldType.BOOLEAN: {"type": "boolean"},
    FieldType.DATE: {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    FieldType.MOMENT: {"type": "string"},
    FieldType.CURRENCY: {"type": "string", "pattern": "^[A-Z]{3}$"},
    FieldType.SHAPE: _WORD,
    FieldType.DURATION: {"type": "string", "pattern": "^[0-9]{1,6} ?(s|sec|seconds?|min|minutes?|h|hours?)$"},
    FieldType.CONDITION: {"type": ["string", "boolean"]},
    FieldType.VALUE: _VALUE,
    FieldType.VALUES: {"anyOf": [_WORD, {"type": "array", "items": _VALUE}]},
    FieldType.FORMAT: {"const": 1},
    FieldType.NODES: {
        "type": "object",
        "propertyNames": {"pattern": _ID},
        "additionalProperties": {"$ref": "#/definitions/node"},
    },
}


_TITLES = {"tree": "a tree file", "library": "library.yaml", "scenarios": "the scenarios of a tree"}


def json_schema(kind: str = "tree") -> Schema:
    """The schema of a kind of file; every field carries its help."""
    fields = {"tree": HEAD, "library": LIBRARY, "scenarios": SCENARIOS}[kind]
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"decisiontree, {_TITLES[kind]} of format 1",
        **_group(fields),
        **({"definitions": {"node": _node()}} if kind == "tree" else {}),
    }


def _node() -> Schema:
    """A node of one kind: by the field it is known by, or by having none of those."""
    known = [kind.known_by for kind in KINDS.values() if kind.known_by]
    step = KINDS["step"]
    chain: Schema = {"title": step.name, "description": step.help, **_group(fields_of("step"), lenient=True)}
    for kind in reversed(KINDS.values()):
        if kind.known_by:
            shape = {"title": kind.name, "description": kind.help, **_group(fields_of(kind.name))}
            chain = {"if": {"required": [kind.known_by]}, "then": shape, "else": chain}
    every = {spec.key: _described(spec) for kind in KINDS.values() for spec in (*kind.fields, *CONTENT)}
    return {
        "type": "object",
        "description": f"A node; one of {', '.join(known)} says what kind it is, without them it is a step.",
        "properties": {key: {"description": schema["description"]} for key, schema in every.items()},
        **chain,
    }


def _group(fields: tuple[FieldSpec, ...], *, lenient: bool = False) -> Schema:
    schema: Schema = {
        "type": "object",
        "properties": {spec.key: _described(spec) for spec in fields},
        "additionalProperties": False,
    }
    required = [spec.key for spec in fields if spec.required]
    if required and not lenient:
        schema["required"] = required
    return schema


def _described(spec: FieldSpec) -> Schema:
    return {"title": spec.label, "description": spec.help, **_schema(spec)}


def _schema(spec: FieldSpec) -> Schema:
    match spec.type:
        case FieldType.CHOICE:
            return {"enum": list(spec.values)}
        case FieldType.GROUP:
            return _group(spec.fields)
        case FieldType.LINES:
            return {"anyOf": [_TEXT, {"type": "array", "items": {"anyOf": [_TEXT, _group(spec.fields)]}}]}
        case FieldType.LIST:
            return {"type": "array", "items": _item(spec)}
        case FieldType.MAPPING:
            schema = {"type": "object", "additionalProperties": _item(spec)}
            pattern = {FieldType.ID: _ID, FieldType.FACT_NAME: _FACT_ID}.get(spec.name)
            return schema if pattern is None else {**schema, "propertyNames": {"pattern": pattern}}
        case _:
            return _PLAIN.get(spec.type, _WORD)


def _item(spec: FieldSpec) -> Schema:
    if not spec.fields:
        return _PLAIN.get(spec.item or FieldType.TEXT, _WORD)
    group = _group(spec.fields)
    return group if spec.item is None else {"anyOf": [_PLAIN.get(spec.item, _WORD), group]}
