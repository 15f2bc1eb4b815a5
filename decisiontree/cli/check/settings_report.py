"""The settings in force as TOML that could be put back into decisiontree.toml, with where each comes from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TypeAlias

from decisiontree.files import seen_from
from decisiontree.settings import FILE_NAME, Settings
from decisiontree.text import is_unseen, visible

_BARE = re.compile(r"[A-Za-z0-9_-]+\Z")
_LAST_SHORT = 0xFFFF
_Line: TypeAlias = tuple[str, str, str]
"""Section, key and value as TOML writes it; an empty value stands for one that is not set."""


def settings_in_force(settings: Settings) -> str:
    """Every setting with its value; a comment says whether the file or the program gave it."""
    lines = [_opening(settings)]
    section = ""
    for name, key, value in _lines(settings):
        if name != section:
            lines += ["", f"[{name}]"]
            section = name
        given_by = FILE_NAME if (name, key) in settings.written else "default"
        lines.append(f"{key} = {value}  # {given_by}" if value else f"# {key} is not set")
    return "\n".join((*lines, ""))


def _opening(settings: Settings) -> str:
    if settings.file is None:
        return f"# there is no {FILE_NAME} at or above {visible(str(settings.root))}"
    return f"# {visible(str(settings.file))}"


def _lines(settings: Settings) -> Iterator[_Line]:
    # the rules are loaded here, so that the help of the command comes at once
    from decisiontree.lint import RULES, levels

    folders = [seen_from(settings.root, folder) for folder in settings.trees]
    yield "library", "trees", _toml(folders[0]) if len(folders) == 1 else _toml(folders)
    in_force = levels(settings)
    for slug in RULES:
        yield "rules", slug, _toml(in_force[slug].value if slug in in_force else "off")
    for budget, number in asdict(settings.budgets).items():
        yield "budgets", budget, _toml(number)
    for role, share in settings.spot_decisions.items():
        yield "spot_decisions", role if _BARE.match(role) else _toml(role), _toml(share)
    yield "check", "baseline", _place(settings, settings.baseline)
    yield "export", "folder", _place(settings, settings.exporters)


def _place(settings: Settings, place: Path | None) -> str:
    return "" if place is None else _toml(seen_from(settings.root, place))


def _toml(value: object) -> str:
    # strings, whole numbers and lists of strings are written alike in both
    return "".join(map(_escaped, json.dumps(value, ensure_ascii=False)))


def _escaped(char: str) -> str:
    if not is_unseen(char):
        return char
    return f"\\u{ord(char):04x}" if ord(char) <= _LAST_SHORT else f"\\U{ord(char):08x}"
