"""How large a value becomes, reckoned before a template makes it. Raises TemplateRuntimeError; knows no page."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from string import Formatter
from types import MappingProxyType
from typing import Any

from jinja2 import TemplateRuntimeError
from markupsafe import soft_str

CHARACTERS = 64 << 20
"""So long a text in a template may become."""
ENTRIES = 1 << 20
"""So long a list may become."""
_WIDTH = 1000
"""So wide a text may be filled up."""
_BITS = 100_000
_FILLING = frozenset(
    {
        "batch",
        "center",
        "expandtabs",
        "indent",
        "ljust",
        "rjust",
        "slice",
        "to_bytes",
        "tojson",
        "zfill",
    }
)
_PERCENT = re.compile(r"%(?:\([^()%]*\))?[-#0 +]*(\*|\d*)(?:\.(\*|\d*))?")
_NUMBER = re.compile(r"\d+")


def expect(characters: int) -> None:
    """Refuse a text above the limit."""
    if characters > CHARACTERS:
        raise TemplateRuntimeError(f"a text may have at most {CHARACTERS} characters")


def expect_length(value: object) -> None:
    """Refuse a text or list that is too long."""
    if isinstance(value, str | bytes):
        expect(len(value))
    elif isinstance(value, list | tuple):
        _expect_entries(len(value))


def expect_operation(operator: str, left: Any, right: Any) -> None:  # noqa: ANN401  what a template computes with
    """Refuse a sum, product, power or filled-in text that is too long."""
    match operator, left, right:
        case "+", str() | bytes(), str() | bytes():
            expect(len(left) + len(right))
        case "+", list() | tuple(), list() | tuple():
            _expect_entries(len(left) + len(right))
        case "*", _, _:
            _expect_product(left, right)
            _expect_product(right, left)
        case "**", int(), int():
            _expect_bits(left.bit_length() * right)
        case "%", str(), _:
            _expect_percent(left)
        case _:
            pass


def expect_call(called: Any, args: Sequence[Any], kwargs: Mapping[str, Any]) -> None:  # noqa: ANN401  what a template calls
    """Refuse a method of a text or a number that would fill up or multiply too much."""
    # what Jinja made safe of `format` is a function around the method
    method = getattr(called, "__wrapped__", called)
    owner = getattr(method, "__self__", None)
    name = getattr(method, "__name__", "")
    if isinstance(owner, str | bytes | int):
        expect_filter("str.format" if name in ("format", "format_map") else name, owner, args, kwargs)


def expect_filter(name: str, value: Any, args: Sequence[Any], kwargs: Mapping[str, Any]) -> None:  # noqa: ANN401  the same
    """Refuse a filter, or a method of a value, that would fill up or multiply too much."""
    if name in _FILLING:
        _expect_widths((*args, *kwargs.values()))
    if name in _GROWTH:
        _GROWTH[name](value, *args, **kwargs)


def _expect_product(value: object, times: object) -> None:
    match value, times:
        case str() | bytes(), int():
            expect(len(value) * times)
        case list() | tuple(), int():
            _expect_entries(len(value) * times)
        case int(), int():
            _expect_bits(value.bit_length() + times.bit_length())
        case _:
            pass


def _expect_entries(entries: int) -> None:
    if entries > ENTRIES:
        raise TemplateRuntimeError(f"a list may have at most {ENTRIES} entries")


def _expect_widths(numbers: Sequence[object]) -> None:
    if any(isinstance(number, int) and number > _WIDTH for number in numbers):
        raise TemplateRuntimeError(f"a text may be padded to at most {_WIDTH} characters")


def _expect_bits(bits: int) -> None:
    if bits > _BITS:
        raise TemplateRuntimeError(f"a number may have at most {_BITS} bits")


def _expect_percent(text: str, *_: object, **_named: object) -> None:
    for widths in _PERCENT.findall(text):
        if "*" in widths:
            raise TemplateRuntimeError("write the width as a number, not as `*`")
        _expect_widths([int(width[:9]) for width in widths if width])


def _expect_format(text: str, *_: object, **_named: object) -> None:
    for _literal, _field, spec, _conversion in Formatter().parse(text):
        if "{" in (spec or ""):
            raise TemplateRuntimeError("write the width as a number, not as a placeholder")
        _expect_widths([int(width[:9]) for width in _NUMBER.findall(spec or "")])


def _expect_replaced(value: Any, old: Any = "", new: Any = "", *_: object, **_named: object) -> None:  # noqa: ANN401  the same
    if isinstance(value, bytes):
        return
    text, before, after = soft_str(value), soft_str(old), soft_str(new)
    expect(len(text) + text.count(before) * len(after))


def _expect_indented(value: Any, width: Any = 4, *_: object, **_named: object) -> None:  # noqa: ANN401  the same
    expect((soft_str(value).count("\n") + 1) * (width if isinstance(width, int) else len(width)))


def _expect_escaped(text: object, times: int) -> None:
    if isinstance(text, str):
        expect(len(text) * times)


def _expect_joined(first: Any, d: Any = "", *_: object, **_named: object) -> None:  # noqa: ANN401  the same
    """For the filter, which is given the list first, and the method, which is given it last."""
    parts, between = (first, d) if isinstance(first, list | tuple) else (d, first)
    if isinstance(parts, list | tuple):
        expect(
            sum(len(part) for part in parts if isinstance(part, str)) + len(parts) * len(soft_str(between))
        )


_GROWTH: Mapping[str, Callable[..., None]] = MappingProxyType(
    {
        "format": lambda text, *_, **_named: _expect_percent(soft_str(text)),
        "indent": _expect_indented,
        "join": _expect_joined,
        "md": lambda text: _expect_escaped(text, 2),
        "mermaid": lambda text: _expect_escaped(text, 5),
        "replace": _expect_replaced,
        "str.format": _expect_format,
    }
)
