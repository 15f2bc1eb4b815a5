"""Data → YAML text, in a document's style. Knows columns; knows nothing of the text it goes into."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from decisiontree.editing import scalar
from decisiontree.editing.yaml_style import YamlStyle
from decisiontree.model import Plain

WORD = 40
"""Characters that a word or an id may have; a longer text is a sentence."""
LINE = 100
"""Characters of text that an entry in brackets may hold; a longer one gets lines of its own."""


class ComposedValue(NamedTuple):
    """A value's text; `follows` when it starts on the line of its key or dash, else it has lines of its own."""

    text: str
    follows: bool


def flow_text(value: Plain, style: YamlStyle, name: str = "") -> str:
    """The value on one line, in `{…}` or `[…]` where it is a collection."""
    if isinstance(value, str):
        return scalar.inline(value, style.quotes.get(name), flow=True, typed=name in style.typed)
    if isinstance(value, Mapping):
        entries = (
            f"{scalar.key(key, None, flow=True)}: {flow_text(item, style, name_under(name, key, style))}"
            for key, item in value.items()
        )
        return "{" + ", ".join(entries) + "}"
    return "[" + ", ".join(flow_text(item, style, name) for item in value) + "]"


def entry_text(key: str, value: Plain, column: int, style: YamlStyle, name: str = "") -> str:
    """`key: value` for a block mapping, that of `name`, whose keys stand at `column`; the first line unindented."""
    written = block_text(value, column, style, name_under(name, key, style))
    return scalar.key(key, None, flow=False) + ":" + _after(written, style)


def item_text(value: Plain, column: int, style: YamlStyle, name: str) -> str:
    """`- value` for a block list whose dashes stand at `column`; the first line without its indent."""
    is_mapping = isinstance(value, Mapping) and bool(value)
    if is_mapping and fits_flow(value, use=style.flow_items.get(name), default=True):
        return "- " + flow_text(value, style, name)
    written = block_text(value, column, style, name, after_dash=True)
    if written.follows:
        return "- " + written.text
    return "- " + written.text[column + 2 :]


def block_text(
    value: Plain, column: int, style: YamlStyle, name: str, *, after_dash: bool = False
) -> ComposedValue:
    """What stands after a key or dash at `column`."""
    if isinstance(value, str):
        block = scalar.literal(value, column, style.step, style.newline) if "\n" in value else None
        if block is not None:
            return ComposedValue(block.header + style.newline + block.body, follows=True)
        return ComposedValue(
            scalar.inline(value, style.quotes.get(name), flow=False, typed=name in style.typed), follows=True
        )
    if not value or (not after_dash and _is_flow_value(value, style, name)):
        return ComposedValue(flow_text(value, style, name), follows=True)
    return ComposedValue(
        style.newline.join(_lines(value, column, style, name, after_dash=after_dash)), follows=False
    )


def fits_flow(value: Plain, *, use: bool | None, default: bool) -> bool:
    """Whether a collection is written in flow: as its neighbours are, if it is short and its texts can stand there."""
    if use is None:
        use = default
    texts = list(_texts(value))
    fits = not any("\n" in text for text in texts) and sum(map(len, texts)) <= LINE
    return use and fits and not _is_deep(value) and not _has_brackets(value)


def _is_flow_value(value: Plain, style: YamlStyle, name: str) -> bool:
    if isinstance(value, Mapping):
        return fits_flow(value, use=style.flow_values.get(name), default=False)
    short = all(isinstance(item, str) and len(item) <= WORD for item in value)
    return short and fits_flow(value, use=style.flow_values.get(name), default=True)


def _lines(value: Plain, column: int, style: YamlStyle, name: str, *, after_dash: bool) -> Iterator[str]:
    if isinstance(value, Mapping):
        inner = column + (2 if after_dash else style.step)
        for key, item in value.items():
            yield " " * inner + entry_text(key, item, inner, style, name)
    else:
        inner = column + (2 if after_dash else style.list_step)
        for item in value:
            yield " " * inner + item_text(item, inner, style, name)


def _after(written: ComposedValue, style: YamlStyle) -> str:
    return f" {written.text}" if written.follows else style.newline + written.text


def name_under(name: str, key: str, style: YamlStyle) -> str:
    """What says how an entry of a mapping is written: its key, unless the mapping holds typed values."""
    return name if name in style.typed else key


def _has_brackets(value: Plain) -> bool:
    """Whether a condition with brackets or commas is in it, which would need quotes in a flow mapping."""
    condition = value.get("when", "") if isinstance(value, Mapping) else ""
    return isinstance(condition, str) and any(sign in condition for sign in "[{,")


def _is_deep(value: Plain) -> bool:
    """Whether lists of mappings stand inside: too much for one line."""
    if isinstance(value, str):
        return False
    parts = list(value.values() if isinstance(value, Mapping) else value)
    inner = [item for part in parts if not isinstance(part, str | Mapping) for item in part]
    return any(not isinstance(item, str) for item in inner) or any(map(_is_deep, parts))


def _texts(value: Plain) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield key
            yield from _texts(item)
    else:
        for item in value:
            yield from _texts(item)
