"""Groups, lists and mappings by their field specs: unknown keys, missing keys, wrong shapes."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as MappingOf
from types import MappingProxyType
from typing import Any, TypeAlias

from decisiontree.diagnostic import Fix
from decisiontree.model import (
    Change,
    Condition,
    RenameAuthority,
    RenameFact,
    RenameSnippet,
    TextItem,
    fact_id,
    id_from,
    is_fact_id,
    is_id,
)
from decisiontree.reader.fields import TEXT_TYPES, FieldSpec, FieldType
from decisiontree.reader.tree_builder import scalars, traps
from decisiontree.reader.tree_builder.build_context import BuildContext, instead, replacement
from decisiontree.reader.yaml_nodes import Mapping, Scalar, Sequence, YamlNode
from decisiontree.text import Span, did_you_mean

Read: TypeAlias = Callable[[BuildContext, YamlNode], Any]
"""Gives the typed value, or None after telling what is wrong."""

_SCALARS: dict[FieldType, Callable[[BuildContext, YamlNode, FieldSpec], Any]] = {
    FieldType.TEXT: scalars.read_text,
    FieldType.MARKDOWN: scalars.read_text,
    FieldType.CODE: scalars.read_text,
    FieldType.ID: scalars.read_id,
    FieldType.FACT: scalars.read_declared,
    FieldType.AUTHORITY: scalars.read_declared,
    FieldType.CHOICE: scalars.read_choice,
    FieldType.BOOLEAN: scalars.read_boolean,
    FieldType.DATE: scalars.read_formatted,
    FieldType.MOMENT: scalars.read_formatted,
    FieldType.CURRENCY: scalars.read_currency,
    FieldType.SHAPE: scalars.read_shape,
    FieldType.DURATION: scalars.read_formatted,
    FieldType.SHARE: scalars.read_formatted,
    FieldType.CONDITION: scalars.read_condition,
}


_RENAMES: MappingOf[str, Callable[[str, str], Change]] = {
    "facts": RenameFact,
    "snippets": RenameSnippet,
    "authority": RenameAuthority,
}
_TEXTS = TEXT_TYPES | {FieldType.CODE}


class Table:
    """The fields of one kind of group, ready to read with."""

    __slots__ = ("elsewhere", "known", "noun", "required", "texts")

    def __init__(
        self,
        fields: tuple[FieldSpec, ...],
        noun: str,
        *,
        unread: frozenset[str] = frozenset(),
        elsewhere: MappingOf[str, str] = MappingProxyType({}),
    ) -> None:
        """`unread` fields are given as they stand; `elsewhere` says to what a field belongs that is unknown here."""
        self.noun = noun
        self.known: dict[str | None, tuple[FieldSpec, Read]] = {
            spec.key: (spec, as_it_stands if spec.key in unread else reader_of(spec)) for spec in fields
        }
        self.required = tuple(spec.key for spec in fields if spec.required)
        self.texts = frozenset(spec.key for spec in fields if spec.type in _TEXTS)
        self.elsewhere = elsewhere

    def read(self, context: BuildContext, mapping: Mapping) -> dict[str, Any]:
        """The values of a mapping by key; a value that could not be read is absent, an empty text is ''."""
        values: dict[str, Any] = {}
        seen = self.take(context, mapping, values)
        for needed in self.required:
            if needed not in seen:
                self.tell_missing(context, mapping, needed)
        return values

    def take(self, context: BuildContext, mapping: Mapping, values: dict[str, Any]) -> set[str | None]:
        """Read what is there into `values`; gives the known keys that stand there, read or not."""
        known = self.known
        seen: set[str | None] = set()
        for at, (key, node) in enumerate(mapping.entries):
            name = key.value
            if name not in known:
                if key.style != "?" and not traps.comma_in_text(context, mapping, at, self.texts):
                    self.tell_unknown(context, key)  # a key that is no text at all was told by the document
            elif name not in seen:  # the second of two is told by the document
                seen.add(name)
                value = known[name][1](context, node)
                if value is not None:
                    values[known[name][0].key] = value
        return seen

    def tell_unknown(self, context: BuildContext, key: Scalar, noun: str | None = None) -> None:
        """Say that no field is called so."""
        if context.over_limit("unknown-key"):
            return
        name = key.value or ""
        if name in self.elsewhere:
            context.tell(
                "unknown-key", f"'{name}' belongs to {self.elsewhere[name]}; this is {self.noun}", key
            )
            return
        near = context.nearest.to(name, [*map(str, self.known), *self.elsewhere])
        fixes = instead(context.span(key), name, near, self.known)
        context.tell(
            "unknown-key",
            f"'{name[:60]}' is not a field of {noun or self.noun}{did_you_mean(near)}",
            key,
            fixes=fixes,
        )

    def tell_missing(
        self, context: BuildContext, mapping: Mapping, needed: str, noun: str | None = None
    ) -> None:
        """Say that a field is needed, with how it would stand in the file."""
        if mapping is context.document.root and (needed,) in context.document.lost:
            return
        spec = self.known[needed][0]
        # the format is the one value that is always the same
        add = "add" if needed == "format" else "add it, for example"
        message = f"{noun or self.noun} needs '{needed}'; {add} `{needed}: {spec.example}`"
        first = mapping.entries[0][0] if mapping.entries else mapping
        fixes = (
            (_on_top(context, mapping),) if mapping is context.document.root and needed == "format" else ()
        )
        context.tell_left_out(needed, message, first, inside=not mapping.entries, fixes=fixes)


def _on_top(context: BuildContext, root: Mapping) -> Fix:
    """The number of the format as the first entry; it is the one value that is always the same."""
    written = "format: 1, " if root.flow else f"format: 1{context.document.newline}"
    start = root.start + 1 if root.flow else root.start
    return replacement("write 'format: 1' on top", Span(start, start), written)


def reader_of(spec: FieldSpec) -> Read:
    """The reader of a field, by its type; the types that need more than their own text are given as they stand."""
    match spec.type:
        case FieldType.LIST:
            return _list_reader(spec)
        case FieldType.LINES:
            return _lines_reader(spec)
        case FieldType.GROUP:
            return _group_reader(spec)
        case FieldType.MAPPING:
            return _mapping_reader(spec)
        case FieldType.NODES | FieldType.FORMAT | FieldType.VALUES:
            return as_it_stands
        case FieldType.VALUE:
            return lambda context, value: scalars.read_value(context, value, spec)
        case FieldType.LIMIT:
            return lambda context, value: (
                value if scalars.read_word(context, value, spec) is not None else None
            )
        case _:
            read = _SCALARS.get(spec.type, scalars.read_word)
            return lambda context, value: read(context, value, spec)


def as_it_stands(_context: BuildContext, value: YamlNode) -> YamlNode:
    """The value itself, for what is read later."""
    return value


def _group_reader(spec: FieldSpec) -> Read:
    table = Table(spec.fields, spec.noun)

    def read(context: BuildContext, value: YamlNode) -> dict[str, Any] | None:
        if isinstance(value, Mapping):
            return table.read(context, value)
        scalars.tell_shape(context, value, spec, _shown_mapping(spec))
        return None

    return read


def _list_reader(spec: FieldSpec) -> Read:
    """Groups that cannot be read are None, so that an index stays the index in the file."""
    is_group = bool(spec.fields)
    read_item = _entry_reader(spec) if is_group else reader_of(_item_spec(spec))

    def read(context: BuildContext, value: YamlNode) -> tuple[Any, ...] | None:
        if not isinstance(value, Sequence):
            scalars.tell_shape(context, value, spec, f"a list such as {spec.example}")
            return None
        items = [read_item(context, item) for item in value.items]
        return tuple(items) if is_group else tuple(item for item in items if item is not None)

    return read


def _entry_reader(spec: FieldSpec) -> Read:
    """An entry of a list of groups, which may be a word instead: that of the first field."""
    read_group = _group_reader(spec)
    if spec.item is None:
        return read_group
    read_word, key = reader_of(_item_spec(spec)), spec.fields[0].key

    def read(context: BuildContext, value: YamlNode) -> dict[str, Any] | None:
        if isinstance(value, Mapping):
            read_entry: dict[str, Any] | None = read_group(context, value)
            return read_entry
        word = read_word(context, value)
        return None if word is None else {key: word}

    return read


def _lines_reader(spec: FieldSpec) -> Read:
    """A text, or a list whose entries are texts or groups; what is no group by its keys is a text that lacks quotes."""
    table = Table(spec.fields, spec.noun)

    def read_item(context: BuildContext, value: YamlNode) -> TextItem | None:
        if isinstance(value, Mapping) and any(key.value in table.known for key, _ in value.entries):
            values = table.read(context, value)
            # one that is written but cannot be read is never true
            unread = None if value.entry("when") is None else Condition("")
            return TextItem(values.get("text", ""), values.get("when") or unread)
        text = scalars.read_text(context, value, spec)
        return None if text is None else TextItem(text)

    def read(context: BuildContext, value: YamlNode) -> tuple[TextItem, ...] | None:
        if isinstance(value, Sequence):
            items = (read_item(context, item) for item in value.items)
            return tuple(item for item in items if item is not None)
        if isinstance(value, Mapping) and any(key.value in table.known for key, _ in value.entries):
            scalars.tell_shape(context, value, spec, f"a list such as [{{{_example(spec)}}}]")
            return None
        text = scalars.read_text(context, value, spec)
        return None if text is None else (TextItem(text),)

    return read


def _mapping_reader(spec: FieldSpec) -> Read:
    read_item = _group_reader(spec) if spec.item is None else reader_of(_item_spec(spec))
    fits = {FieldType.ID: is_id, FieldType.FACT_NAME: is_fact_id}.get(spec.name)
    tell_bad = scalars.tell_bad_id if spec.name is FieldType.ID else scalars.tell_bad_fact_id

    def read(context: BuildContext, value: YamlNode) -> dict[str, tuple[Scalar, Any]] | None:
        if not isinstance(value, Mapping):
            scalars.tell_shape(context, value, spec, f"a mapping such as {spec.example}")
            return None
        values: dict[str, tuple[Scalar, Any]] = {}
        for key, node in value.entries:
            name = key.value or ""
            if fits and not fits(name):
                tell_bad(context, key, name, _renaming(spec.key, name, value))
            if name not in values:
                item = read_item(context, node)
                if item is not None:
                    values[name] = (key, item)
        return values

    return read


def _renaming(where: str, name: str, among: Mapping) -> tuple[Fix, ...]:
    """The fix that gives a fact, a snippet or an authority an id of its kind, with every use."""
    better = id_from(name, where) if where == "authority" else fact_id(name)
    if where not in _RENAMES or better is None or among.entry(better) is not None:
        return ()
    return (Fix(f"rename it to '{better}'", _RENAMES[where](name, better)),)


def _item_spec(spec: FieldSpec) -> FieldSpec:
    return FieldSpec(
        key=spec.key, type=spec.item or FieldType.TEXT, label=spec.label, help=spec.help, values=spec.values
    )


def _shown_mapping(spec: FieldSpec) -> str:
    needed = _required(spec)
    return f"{spec.noun} such as {{{needed}}}" if needed else f"{spec.noun} as a mapping"


def _example(spec: FieldSpec) -> str:
    return ", ".join(f"{each.key}: {each.example}" for each in reversed(spec.fields))


def _required(spec: FieldSpec) -> str:
    return ", ".join(f"{each.key}: {each.example}" for each in spec.fields if each.required)
