"""JSON for programs that is harmless in a terminal and in a log as well."""

from __future__ import annotations

from decisiontree.text.actions_commands import json_without_commands
from decisiontree.text.unseen import is_unseen, may_have_unseen


def json_text(value: object, *, ascii_only: bool = True) -> str:
    """The value, indented; what nobody sees is escaped, and beyond ASCII everything where only that is wanted.

    Only ASCII is also what a lone surrogate in a text takes, which no encoding can write.
    """
    # every command loads this room, and few write JSON
    import json

    text = json.dumps(value, indent=2, ensure_ascii=ascii_only)
    return json_without_commands(text.translate(_ESCAPES) if may_have_unseen(text) else text) + "\n"


class _Escapes(dict[int, str]):
    """What is written for each character, by its number; worked out once for each that is met."""

    def __missing__(self, number: int) -> str:
        import json

        char = chr(number)
        self[number] = json.dumps(char)[1:-1] if is_unseen(char) else char
        return self[number]


_ESCAPES = _Escapes()
