"""The least that a node of each kind holds, and what another kind of it starts from: by the table of fields. Knows no text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from decisiontree.model import Plain
from decisiontree.reader import KINDS, FieldSpec, FieldType


def _leads_on(spec: FieldSpec) -> bool:
    return FieldType.NODE in (spec.type, spec.item, *(each.type for each in spec.fields))


_LEADING = {spec.key: spec for kind in KINDS.values() for spec in kind.fields if _leads_on(spec)}
_LEADING["else"] = _LEADING.pop("else")
"""Every field that leads on, in the order in which a rep meets them: `else` is what all others leave."""
_WORDS = {
    spec.key: None
    for kind in KINDS.values()
    for spec in kind.fields
    if spec.required and spec.type is FieldType.MARKDOWN
}
TITLE = "title"
BETWEEN = tuple(
    sorted((name for name, kind in KINDS.items() if any(map(_leads_on, kind.fields))), key="step".__ne__)
)
"""The kinds that something can come after."""


def body_of(kind: str, words: str = "", to: str | None = None) -> Mapping[str, Plain]:
    """The least that a new node of a kind holds: its first words, and one way on where that is known."""
    fields = KINDS[kind].fields
    ways = [spec.key for spec in fields if spec.type is FieldType.NODE]
    body: dict[str, Plain] = {} if KINDS[kind].known_by is not None else {"say": words}
    for spec in fields:
        if spec.required and spec.type not in (FieldType.NODE, FieldType.CHOICE):  # nobody chose yet
            body[spec.key] = _least(spec, words, None if ways else to)
    return body if to is None or not ways else {**body, ways[0]: to}


def _least(spec: FieldSpec, words: str, to: str | None) -> Plain:
    match spec.type:
        case FieldType.LIST if to is not None:
            needed = (each for each in spec.fields if each.required)
            return [{each.key: to if each.type is FieldType.NODE else "" for each in needed}]
        case FieldType.LIST:
            return []
        case _:
            return words if spec.key in _WORDS else ""


def body_between(kind: str, before: str | None, to: str) -> Mapping[str, Plain]:
    """A new node with every way on that its kind needs: to what follows, and from a corrected paraphrase back."""
    body = {**body_of(kind, "", to)}
    for spec in KINDS[kind].fields:
        if spec.type is FieldType.NODE and spec.required:
            body.setdefault(spec.key, (before or to) if spec.key == "corrected" else to)
    return body


def turned(kind: str, held: Mapping[str, object]) -> Mapping[str, Plain]:
    """What a node that holds this starts with as another kind: its words and its first way on are carried over."""
    to = next(_targets(held), None)
    body = {**body_of(kind, _words(held), to)}
    own = _own_words(kind, held)
    if own and not held.get(TITLE) and own not in body.values():
        body[TITLE] = own
    if held.get("skip_if") and to is not None and "to" not in body:
        body["skip_to"] = to
    return body


def _own_words(kind: str, held: Mapping[str, object]) -> str:
    """The words that a node is made of and that another kind has no field for."""
    fields = {spec.key for spec in KINDS[kind].fields}
    own = (held.get(key) for key in _WORDS if key not in fields)
    return next((text for text in own if isinstance(text, str) and text), "")


def _words(held: Mapping[str, object]) -> str:
    said = held.get("say")
    first = said[0] if isinstance(said, list) and said else said
    own = (held.get(key) for key in _WORDS)
    for text in (*own, held.get(TITLE), first, held.get("do"), held.get("note")):
        if isinstance(text, str) and text:
            return text.removesuffix("\n")
    return ""


def _targets(held: Mapping[str, object]) -> Iterator[str]:
    """The nodes that the ways on lead to, in the order a rep meets them."""
    for key, spec in _LEADING.items():
        value = held.get(key)
        rows = value if isinstance(value, list) else ()
        targets: list[object] = [row.get("to") for row in rows if isinstance(row, dict)]
        if spec.type is not FieldType.LIST:
            targets = list(value.values()) if isinstance(value, dict) else [value]
        yield from (target for target in targets if isinstance(target, str) and target)
