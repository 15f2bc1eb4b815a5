"""What a key is called: the name on the keyboard for the name that Textual has. Words only."""

from __future__ import annotations

import re
from collections.abc import Iterable

from textual.binding import Binding, BindingType
from textual.keys import key_to_character

_NAMES = {
    "delete": "Del",
    "insert": "Ins",
    "escape": "Esc",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "space": "Space",
    "slash": "/",
    "backslash": "\\",
    "minus": "-",
    "plus": "+",
    "underscore": "_",
    "pageup": "PgUp",
    "pagedown": "PgDn",
}
_NUMBERED = re.compile(r"f\d+")


def name_of(key: str) -> str:
    """A key by the name on the keyboard."""
    *modifiers, last = key.split("+")
    return "+".join([*(part.capitalize() for part in modifiers), _last(last, alone=not modifiers)])


def _last(key: str, *, alone: bool) -> str:
    if key in _NAMES:
        return _NAMES[key]
    if len(key) == 1:
        return key if alone else key.upper()
    if _NUMBERED.fullmatch(key):
        return key.upper()
    character = key_to_character(key)
    return character if character is not None and character.isprintable() else key.capitalize()


def short_name_of(key: str) -> str:
    """The same for the line of hints, where Ctrl is a sign."""
    return name_of(key).replace("Ctrl+", "^")


def names_of(keys: str) -> str:
    """All keys of a binding; the palette for a command without any."""
    return "palette" if not keys else " ".join(map(name_of, keys.split(",")))


def bound_keys(bindings: Iterable[BindingType]) -> tuple[tuple[str, str], ...]:
    """The keys of bindings, each with what it does."""
    return tuple((names_of(each.key), each.description) for each in bindings if isinstance(each, Binding))
