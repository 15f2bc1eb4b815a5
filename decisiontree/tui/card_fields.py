"""One field of the format → fields of a card, by the type that the field table gives it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from decisiontree.editing import NameKind
from decisiontree.model import FactType, Path
from decisiontree.reader import FieldSpec, FieldType
from decisiontree.tui.card import DOT, TICK, TICKED, CardField, Creation, Editor, Entry, Heading, Slot
from decisiontree.tui.creation import ANY_TYPE
from decisiontree.tui.link_targets import outcomes_besides
from decisiontree.tui.raw import OF_SHARED, Raw, items_of, list_of, mapping_of, text_of
from decisiontree.tui.search import Hit
from decisiontree.tui.single_fields import (
    KEY,
    Setting,
    button,
    choices_of,
    creation_of,
    name_field,
    single,
)

TELLING = frozenset({"when", "approves", "hint"})
"""Fields of an option that are seen also while another one is edited."""
FACTS_OF_OPTION = frozenset({"set", "add", "forget"})
"""Fields of an option to which a fact is added by its name, after the key of the field."""

_TYPES_OF_VALUES = {FactType.BOOLEAN: FieldType.BOOLEAN, FactType.TEXT: FieldType.TEXT}
"""How the value of a fact is written, where that is no figure and nothing that the fact lists."""


def entries_of(setting: Setting, spec: FieldSpec, path: Path, raw: Raw) -> Iterator[Entry]:
    """What a card shows for one field of the table."""
    match spec.type:
        case FieldType.LIST if spec.fields and spec.item is not None:
            yield from _words(setting, spec, path, list_of(raw))
        case FieldType.LIST if spec.fields:
            yield from _groups(setting, spec, path, list_of(raw))
        case FieldType.LIST:
            yield from _items(setting, spec, path, list_of(raw))
        case FieldType.LINES if isinstance(raw, list):
            yield from _words(setting, spec, path, raw)
        case FieldType.GROUP:
            yield from _parts(setting, spec, path, mapping_of(raw))
        case FieldType.MAPPING if spec.fields:
            yield from _declarations(setting, spec, path, mapping_of(raw))
        case FieldType.MAPPING if spec.name is FieldType.ROLE:
            yield from _by_role(setting, spec, path, mapping_of(raw))
        case FieldType.MAPPING:
            yield from _pairs(setting, spec, path, mapping_of(raw))
        case FieldType.AUTHORITY if len(path) == 1:
            yield single(setting, spec, path, raw)
            yield from _limits_of(setting, text_of(raw))
        case _:
            yield single(setting, spec, path, raw)


def group(
    setting: Setting, specs: Iterable[FieldSpec], path: Path, held: Mapping[str, Raw]
) -> Iterator[Entry]:
    """The fields that something has or must have, and a button for those that it can have besides."""
    hidden: list[Hit] = []
    for spec in specs:
        at = (*path, spec.key)
        if spec.type is FieldType.ID:
            yield name_field(at, text_of(held.get(spec.key)))
        elif spec.required or spec.key in held or at in setting.revealed:
            yield from entries_of(setting, spec, at, held.get(spec.key))
        else:
            hidden.append(Hit(spec.key, spec.caption, spec.help))
    if hidden:
        yield button(path, "+ add a field …", "What else it can have.", choices=tuple(hidden))


def _groups(setting: Setting, spec: FieldSpec, path: Path, rows: list[Raw]) -> Iterator[Entry]:
    left, right, *rest = spec.fields
    yield Heading(spec.label.lower(), right.caption)
    for index, row in enumerate(rows):
        values = mapping_of(row)
        at = (*path, index)
        first = single(setting, left, (*at, left.key), values.get(left.key), Slot.LEFT)
        yield replace(first, marker=f"{index + 1}.")
        yield single(setting, right, (*at, right.key), values.get(right.key), Slot.RIGHT)
        yield from _rest(setting, rest, at, values)
    yield button(path, f"+ add {spec.noun or 'one'}", spec.help)


def _words(setting: Setting, spec: FieldSpec, path: Path, items: list[Raw]) -> Iterator[Entry]:
    """Entries that are words, or groups that have more fields than the word is short for."""
    first, *rest = spec.fields
    held: list[Raw] = []
    for index, item in enumerate(items):
        at = (*path, index)
        values = item if isinstance(item, dict) else {first.key: item}
        held.append(values.get(first.key))
        place = (*at, first.key) if isinstance(item, dict) else at
        one = replace(first, help=spec.help, required=isinstance(item, dict))
        field = single(setting, one, place, values.get(first.key))
        yield replace(
            field, label=spec.caption if index == 0 else "", marker=TICK if spec.key in TICKED else DOT
        )
        yield from _rest(setting, rest, at, values)
    yield _adding(setting, replace(spec, type=spec.item or FieldType.TEXT), path, held)


def _rest(
    setting: Setting, rest: Sequence[FieldSpec], at: Path, values: Mapping[str, Raw]
) -> Iterator[Entry]:
    hidden: list[Hit] = []
    for spec in rest:
        path = (*at, spec.key)
        if spec.key in values and not (at in setting.revealed or spec.key in TELLING):
            continue
        if spec.type is FieldType.MAPPING and spec.key in values:
            yield from _pairs(setting, spec, path, mapping_of(values[spec.key]), under=True)
        elif spec.type is FieldType.LIST and spec.key in values:
            for item in _each(setting, spec, path, list_of(values[spec.key])):
                yield replace(item, label=spec.caption, slot=Slot.UNDER)
        elif spec.key in values or path in setting.revealed:
            yield single(setting, spec, path, values.get(spec.key), Slot.UNDER)
        elif spec.key not in FACTS_OF_OPTION:
            hidden.append(Hit(spec.key, spec.caption, spec.help))
    hidden += [
        Hit(f"{spec.key} {hit.key}", f"{spec.caption} {hit.key}", hit.words)
        for spec in rest
        if spec.key in FACTS_OF_OPTION
        for hit in _assignable(setting, spec)
        if hit.key not in (values.get(spec.key) or ())
    ]
    if hidden and at in setting.revealed:
        words = ", ".join(hit.name for hit in hidden if hit.key.partition(" ")[0] not in FACTS_OF_OPTION)
        sets = any(spec.key == "set" for spec in rest)
        yield button(
            at,
            f"+ {words or 'more'} …",
            "What else it can have.",
            choices=tuple(hidden),
            creates=Creation(NameKind.FACT, ANY_TYPE, option_field="set") if sets else None,
            under=True,
        )


def _items(setting: Setting, spec: FieldSpec, path: Path, items: list[Raw]) -> Iterator[Entry]:
    for index, each in enumerate(_each(setting, spec, path, items)):
        yield replace(
            each, label=each.label if index == 0 else "", marker=TICK if spec.key in TICKED else DOT
        )
    yield _adding(setting, replace(spec, type=spec.item or FieldType.TEXT), path, items)


def _adding(setting: Setting, spec: FieldSpec, path: Path, held: list[Raw] | dict[str, Raw]) -> CardField:
    """The button that adds one more to what a field holds."""
    offered = _assignable(setting, spec) if spec.name is FieldType.FACT else choices_of(setting, spec)
    choices = tuple(hit for hit in offered if hit.key not in held)
    words = f"+ add to '{spec.caption}'" if held else f"+ {spec.caption}"
    return button(path, words, spec.help, choices=choices, creates=creation_of(spec, path))


def _assignable(setting: Setting, spec: FieldSpec) -> Iterator[Hit]:
    """The facts that a field can set, add to or forget."""
    facts = setting.tree.facts_in_scope(setting.library.shared)
    for hit in choices_of(setting, replace(spec, type=FieldType.FACT)):
        if spec.key != "add" or (hit.key in facts and facts[hit.key].type is FactType.CHOICES):
            yield hit


def _each(setting: Setting, spec: FieldSpec, path: Path, items: list[Raw]) -> Iterator[CardField]:
    one = replace(spec, type=spec.item or FieldType.TEXT, required=False)
    yield from (single(setting, one, (*path, index), item) for index, item in enumerate(items))


def _parts(setting: Setting, spec: FieldSpec, path: Path, values: Mapping[str, Raw]) -> Iterator[Entry]:
    yield Heading(spec.label.lower())
    for part in spec.fields:
        yield from entries_of(setting, part, (*path, part.key), values.get(part.key))


def _pairs(
    setting: Setting, spec: FieldSpec, path: Path, values: Mapping[str, Raw], *, under: bool = False
) -> Iterator[Entry]:
    if spec.name is FieldType.FACT:
        slot = Slot.UNDER if under else Slot.LINE
        for name, raw in values.items():
            label = f"{spec.caption} {name}"
            for each in _value(setting, spec, path, name, raw):
                yield replace(
                    each, label=label if each.editor is not Editor.BUTTON else each.label, slot=slot
                )
                label = ""
        if not under:
            yield _adding(setting, spec, path, dict(values))
        return
    yield Heading(spec.label.lower(), "goes to" if spec.item is FieldType.NODE else "")
    for name, raw in values.items():
        yield CardField(
            path=(*path, name, KEY),
            label=name,
            editor=Editor.NAME,
            value=name,
            help=spec.help,
            slot=Slot.LEFT,
            marker=DOT,
        )
        yield from (replace(each, slot=Slot.RIGHT) for each in _value(setting, spec, path, name, raw))
    offered = outcomes_besides(setting.library, values) if spec.key == "returns" else ()
    yield button(path, f"+ add to '{spec.caption}'", spec.help, choices=offered)


def _by_role(setting: Setting, spec: FieldSpec, path: Path, values: Mapping[str, Raw]) -> Iterator[Entry]:
    """A line for every role, in their order; what names no role comes last."""
    yield Heading(spec.label.lower())
    roles = [role.id for role in setting.library.shared.roles]
    one = replace(spec, type=spec.item or FieldType.TEXT, help="An amount or a number of times, or any.")
    for name in dict.fromkeys((*roles, *values)):
        field = single(setting, one, (*path, name), values.get(name))
        yield replace(field, label=name, missing=name not in roles, keeps_empty=False)


def _limits_of(setting: Setting, authority: str) -> Iterator[Entry]:
    """What each role may decide, where the decision is; written in library.yaml, for all trees."""
    path: Path = ("authority", authority, "limits")
    if setting.shared is None or setting.shared.at(path) is None:
        return
    limits = mapping_of(setting.shared.plain(path))
    yield Heading("limits in library.yaml, for all trees:", tight=True)
    for role in setting.library.shared.roles:
        yield CardField(
            path=(OF_SHARED, *path, role.id),
            label=role.label,
            editor=Editor.LINE,
            value=text_of(limits.get(role.id)),
            present=role.id in limits,
            help="the largest amount, or any; empty: nothing",
            slot=Slot.UNDER,
            is_figure=True,
        )


def _value(setting: Setting, spec: FieldSpec, path: Path, name: str, raw: Raw) -> Iterator[CardField]:
    fact = setting.tree.facts_in_scope(setting.library.shared).get(name)
    as_value = replace(spec, type=spec.item or FieldType.TEXT, required=True)
    if spec.item is FieldType.VALUE and fact is not None and fact.type == "choices":
        ids = tuple(choice.id for choice in fact.values)
        yield from _several(setting, spec, (*path, name), ids, raw)
        return
    if spec.item is FieldType.VALUE and fact is not None and fact.values:
        ids = tuple(choice.id for choice in fact.values)
        as_value = replace(as_value, type=FieldType.CHOICE, values=ids)
    elif spec.item is FieldType.VALUE and fact is not None and fact.type in _TYPES_OF_VALUES:
        as_value = replace(as_value, type=_TYPES_OF_VALUES[fact.type])
    yield single(setting, as_value, (*path, name), raw, Slot.RIGHT)


def _several(
    setting: Setting, spec: FieldSpec, path: Path, ids: tuple[str, ...], raw: Raw
) -> Iterator[CardField]:
    """The values that choices are set to, or that are added to them, each on a line; and what adds one more."""
    held = items_of(raw)
    one = replace(spec, type=FieldType.LIST, item=FieldType.CHOICE, name=FieldType.ID, values=ids)
    for each in _each(setting, one, path, held):
        yield replace(each, path=path) if isinstance(raw, str) else each
    yield _adding(setting, replace(one, type=FieldType.CHOICE, label=str(path[-1])), path, held)


def _declarations(
    setting: Setting, spec: FieldSpec, path: Path, values: Mapping[str, Raw]
) -> Iterator[Entry]:
    for name, raw in values.items():
        yield Heading(f"{spec.label.lower().removesuffix('s')} {name}")
        yield name_field((*path, name, KEY), name)
        held = mapping_of(raw)
        yield from group(setting, (_default_of(part, held) for part in spec.fields), (*path, name), held)
    creates = Creation(NameKind.FACT, ANY_TYPE) if spec.key == "facts" else None
    yield button(path, f"+ add {spec.noun}", spec.help, creates=creates)


def _default_of(spec: FieldSpec, of: Mapping[str, Raw]) -> FieldSpec:
    """The field as a fact has it: the default of choices is a list of their values."""
    if spec.key != "default" or of.get("type") != "choices":
        return spec
    return replace(spec, type=FieldType.LIST, item=FieldType.CHOICE, values=(*mapping_of(of.get("values")),))
