"""A key as people write it → Textual's name for it, or why no terminal can send it."""

from __future__ import annotations

import re

from textual.keys import Keys, _character_to_key

_NAMED = frozenset(key.value for key in Keys if "+" not in key.value and "<" not in key.value)
_ALSO = {
    "ins": "insert",
    "del": "delete",
    "esc": "escape",
    "return": "enter",
    "pgup": "pageup",
    "page up": "pageup",
    "pgdn": "pagedown",
    "page down": "pagedown",
    "bksp": "backspace",
}
_MODIFIERS = ("ctrl", "alt", "shift")
_SAME = {"h": "Backspace", "i": "Tab", "j": "Enter", "m": "Enter", "left_square_bracket": "Esc"}
"""With Ctrl they are these."""


class NoSuchKey(ValueError):
    """No terminal sends such a key; the words say why."""


def key_of(written: str) -> str:
    """Textual's name of a key, such as `ctrl+k`, `F9`, `PgUp`, `A` or `?`. Raises NoSuchKey."""
    *modifiers, last = ["+"] if written == "+" else re.split(r"(?<=.)\+", written.strip())
    modifiers = [each.strip().lower() for each in modifiers]
    unknown = next((each for each in modifiers if each not in _MODIFIERS), None)
    if unknown is not None:
        raise NoSuchKey(f"terminals do not send '{unknown}'; the modifiers are {', '.join(_MODIFIERS)}")
    last = last.strip() or " " * (written == " ")
    name = _character_to_key(last) if len(last) == 1 else _ALSO.get(last.lower(), last.lower())
    if len(last) != 1 and name not in _NAMED:
        raise NoSuchKey(f"'{last}' is not a key; write a character or a name such as f9, insert or pageup")
    return _joined(modifiers, name, is_character=len(last) == 1)


def _joined(modifiers: list[str], name: str, *, is_character: bool) -> str:
    if is_character and "shift" in modifiers:
        if not name.isalpha() or "ctrl" in modifiers or len(name) > 1:
            raise NoSuchKey("terminals do not send Shift with it; write the character itself")
        return "+".join([*(each for each in modifiers if each != "shift"), name.upper()])
    if is_character and modifiers:
        name = name.lower()
    if is_character and "ctrl" in modifiers:
        if name in _SAME:
            raise NoSuchKey(f"terminals send the same for it as for {_SAME[name]}")
        if not (len(name) == 1 and name.isascii() and name.isalpha()):
            raise NoSuchKey("terminals send Ctrl with letters only")
    return "+".join([*(each for each in _MODIFIERS if each in modifiers), name])


def is_typed(key: str) -> bool:
    """Whether a key writes a character in a field."""
    return "+" not in key and (len(key) == 1 or key not in _NAMED or key == "space")
