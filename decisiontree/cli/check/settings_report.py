"""The settings in force as TOML that could be put back into decisiontree.toml, with where each comes from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from decisiontree.files import SETTINGS_FILE
from decisiontree.settings import SECTIONS, SETTINGS, SettingRow, Settings
from decisiontree.text import is_unseen, visible

_BARE = re.compile(r"[A-Za-z0-9_-]+\Z")
_LAST_SHORT = 0xFFFF


def settings_in_force(settings: Settings) -> str:
    """Every setting with its value; a comment says whether the file or the program gave it."""
    lines = [_opening(settings)]
    for section in SECTIONS:
        lines += ["", f"[{section}]"]
        for row in (row for row in SETTINGS if row.section == section):
            lines += _lines(row, settings)
    return "\n".join((*lines, ""))


def _opening(settings: Settings) -> str:
    if settings.file is None:
        return f"# there is no {SETTINGS_FILE} at or above {visible(str(settings.root))}"
    return f"# {visible(str(settings.file))}"


def _lines(row: SettingRow, settings: Settings) -> Iterator[str]:
    value = _rules(settings) if row.section == "rules" else row.value_in(settings)
    if value is None or value == {}:
        yield f"# {row.key} is not set"
        return
    for key, each in value.items() if row.is_open else ((row.key, value),):
        given_by = SETTINGS_FILE if (row.section, key) in settings.written else "default"
        name = key if _BARE.match(key) else _toml(key)
        yield f"{name} = {_toml(row.kind.shown(each, settings.root))}  # {given_by}"


def _rules(settings: Settings) -> Mapping[str, object]:
    """The level of every rule that there is; the settings have only those that the file gives."""
    # the rules are loaded here, so that the help of the command comes at once
    from decisiontree.lint import RULES, levels

    in_force = levels(settings)
    return {slug: in_force.get(slug) for slug in RULES}


def _toml(value: object) -> str:
    # strings, whole numbers and lists of strings are written alike in both
    return "".join(map(_escaped, json.dumps(value, ensure_ascii=False)))


def _escaped(char: str) -> str:
    if not is_unseen(char):
        return char
    return f"\\u{ord(char):04x}" if ord(char) <= _LAST_SHORT else f"\\U{ord(char):08x}"
