"""A library with the same hostile text in every field that an author writes words into."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import TypeVar, cast

T = TypeVar("T")

# Fields that hold words; the others hold ids, kinds, codes and links between nodes.
WORDS = frozenset(
    [
        "alternative",
        "alt",
        "ask",
        "banner",
        "because",
        "do",
        "do_not_say",
        "hint",
        "known",
        "label",
        "listen",
        "must_say",
        "next_update",
        "note",
        "outcome",
        "owner",
        "purpose",
        "reference",
        "review_route",
        "say",
        "source",
        "summary",
        "tags",
        "team",
        "text",
        "title",
        "unknown",
        "url",
    ]
)
PAYLOADS = (
    "<script>window.ran=1</script>",
    '<img src=x onerror="window.ran=1">',
    '"><svg onload=window.ran=1>',
    "' onmouseover='window.ran=1",
    "</script></style></textarea></title><script>window.ran=1</script>",
    "[x](javascript:window.ran=1) ![y](https://evil.example/y.png)",
    "javascript:window.ran=1",
    "<iframe srcdoc='<script>parent.ran=1</script>'></iframe>",
    "{{7*7}} {constructor} {__proto__} ${7*7} {% raw %}",
    "<form name=getElementById><input name=querySelector></form>",
    "<!-- --><style>*{display:none}</style>",
    "=1+1 \u202e reversed \u2028 line",
)


def hostile(value: T, text: str) -> T:
    """The value with the text in every field of words, all the way down."""
    return cast("T", _with(value, text, words=False))


def _with(value: object, text: str, *, words: bool) -> object:
    match value:
        case str() if words:
            return text
        case tuple():
            return tuple(_with(each, text, words=words) for each in value)
        case Mapping():
            return {key: _with(each, text, words=words) for key, each in value.items()}
        case _ if dataclasses.is_dataclass(value) and not isinstance(value, type):
            changes = {
                each.name: _with(getattr(value, each.name), text, words=each.name in WORDS)
                for each in dataclasses.fields(value)
            }
            return dataclasses.replace(value, **changes)
        case _:
            return value
