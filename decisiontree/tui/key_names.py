"""What a key is called: the name on the keyboard for the name that Textual has. Words only."""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding, BindingType

_NAMES = {
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "question_mark": "?",
    "exclamation_mark": "!",
    "slash": "/",
    "colon": ":",
    "delete": "Del",
    "insert": "Ins",
    "escape": "Esc",
    "enter": "Enter",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "space": "Space",
    "backspace": "Backspace",
    "pageup": "PgUp",
    "pagedown": "PgDn",
}


def name_of(key: str) -> str:
    """A key by the name on the keyboard."""
    *modifiers, last = key.split("+")
    name = _NAMES.get(last, last.upper() if len(last) > 1 or modifiers else last)
    return "+".join([*(part.capitalize() for part in modifiers), name])


def short_name_of(key: str) -> str:
    """The same for the line of hints, where Ctrl is a sign."""
    return name_of(key).replace("Ctrl+", "^")


def names_of(keys: str) -> str:
    """All keys of a binding."""
    return " ".join(map(name_of, keys.split(",")))


def bound_keys(bindings: Iterable[BindingType]) -> tuple[tuple[str, str], ...]:
    """The keys of bindings, each with what it does."""
    return tuple((names_of(each.key), each.description) for each in bindings if isinstance(each, Binding))
