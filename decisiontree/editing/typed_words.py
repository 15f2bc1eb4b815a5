"""Every word of a file with the type that the format's table of fields gives it. Reads documents; changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as MappingOf
from pathlib import PurePath
from typing import NamedTuple

from decisiontree.files import LIBRARY_FILE, SCENARIOS_SUFFIX
from decisiontree.model import Path
from decisiontree.reader import (
    CONTENT,
    HEAD,
    KINDS,
    LIBRARY,
    SCENARIOS,
    Document,
    FieldSpec,
    FieldType,
    Mapping,
    Scalar,
    Sequence,
    YamlNode,
)

Specs = MappingOf[str, FieldSpec]


class TypedWord(NamedTuple):
    """A text of a file, with its path and type; `is_key` where it is the name of an entry, `in_flow` between brackets."""

    path: Path
    type: FieldType
    scalar: Scalar
    is_key: bool = False
    in_flow: bool = False


def is_library(file: str) -> bool:
    """Whether a file holds what all trees share."""
    return PurePath(file).name == LIBRARY_FILE


def is_scenarios(file: str) -> bool:
    """Whether a file holds the tests of a tree."""
    return file.endswith(SCENARIOS_SUFFIX)


def typed_words(document: Document, under: str | None = None) -> Iterator[TypedWord]:
    """The words of a document in its order, or those of one field of its root; of fields unknown to the format, none."""
    specs = _LIBRARY if is_library(document.file) else _SCENARIOS if is_scenarios(document.file) else _HEAD
    if under is not None:
        specs = {under: specs[under]} if under in specs else {}
    return _group(document.root, specs, ())


def _by_key(specs: Iterable[FieldSpec]) -> Specs:
    return {spec.key: spec for spec in specs}


_HEAD, _LIBRARY, _SCENARIOS = _by_key(HEAD), _by_key(LIBRARY), _by_key(SCENARIOS)
# of any kind, because a node of two kinds, or of none, has words too
_NODE = _by_key((*CONTENT, *(spec for kind in KINDS.values() for spec in kind.fields)))


def _group(node: YamlNode | None, specs: Specs, path: Path, *, flow: bool = False) -> Iterator[TypedWord]:
    if isinstance(node, Mapping):
        for key, value in node.entries:
            spec = specs.get(key.value or "")
            if spec is not None:
                yield from _field(value, spec, (*path, spec.key), flow=flow or node.flow)


def _field(value: YamlNode, spec: FieldSpec, path: Path, *, flow: bool) -> Iterator[TypedWord]:
    within = flow or (not isinstance(value, Scalar) and value.flow)
    match spec.type:
        case FieldType.NODES:
            for name, body in _entries(value):
                yield from _group(body, _NODE, (*path, name.value or ""), flow=within)
        case FieldType.GROUP:
            yield from _group(value, _by_key(spec.fields), path, flow=flow)
        case FieldType.MAPPING:
            for name, item in _entries(value):
                at = (*path, name.value or "")
                yield TypedWord(at, spec.name, name, is_key=True, in_flow=within)
                yield from _item(item, spec, at, flow=within)
        case FieldType.LIST | FieldType.LINES | FieldType.VALUES if isinstance(value, Sequence):
            for index, item in enumerate(value.items):
                yield from _item(item, spec, (*path, index), flow=within)
        case _:
            yield from _item(value, spec, path, flow=flow)


def _item(value: YamlNode, spec: FieldSpec, path: Path, *, flow: bool) -> Iterator[TypedWord]:
    # an entry of a list may be a single word, or a text, instead of a group
    is_alone = isinstance(value, Scalar) and (spec.item is not None or spec.type is FieldType.LINES)
    if spec.fields and not is_alone:
        yield from _group(value, _by_key(spec.fields), path, flow=flow)
    elif isinstance(value, Scalar):
        yield TypedWord(path, spec.item or spec.type, value, in_flow=flow)
    elif isinstance(value, Sequence):
        for index, item in enumerate(value.items):
            yield from _item(item, spec, (*path, index), flow=flow or value.flow)


def _entries(value: YamlNode) -> Iterable[tuple[Scalar, YamlNode]]:
    return value.entries if isinstance(value, Mapping) else ()
