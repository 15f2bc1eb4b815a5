"""Finds decisiontree.toml and reads it by the table."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from decisiontree.errors import NotReadable, UsageError
from decisiontree.files import TREES_FOLDER, find_settings_file, read_bytes, reason, shown
from decisiontree.settings.kinds import SettingPlace
from decisiontree.settings.table import GROUPS, SECTIONS, SETTINGS, SettingRow, Settings
from decisiontree.text import Nearest, did_you_mean

_MOST = 1 << 20


def find_settings(start: Path) -> Settings:
    """The settings of the nearest decisiontree.toml at or above a folder, within its repository; without one, our own values.

    Raises UsageError for a key or value that makes no sense, NotReadable for a file that cannot be read.
    """
    start = start.absolute()
    found = find_settings_file(start)
    settings = (
        Settings(root=start, trees=(start / TREES_FOLDER,))
        if found.file is None
        else read_settings(found.file)
    )
    return replace(settings, passed_over=found.passed_over)


def read_settings(file: Path) -> Settings:
    """The settings of one file."""
    name_of_file = shown(file)
    try:
        text = _text(file)
        table = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise UsageError(f"{name_of_file} is not UTF-8") from error
    except ValueError as error:  # of TOML, or of a number with thousands of digits
        raise UsageError(f"{name_of_file} is not valid TOML: {error}") from error
    except RecursionError as error:
        raise UsageError(f"{name_of_file} is not valid TOML: it is nested too deeply") from error
    except OSError as error:
        raise NotReadable(f"cannot read {file}: {reason(error)}") from error
    settings = Settings(root=file.parent, file=file, trees=(file.parent / TREES_FOLDER,))
    _expect_known(table, tuple(name for name in SECTIONS if "." not in name), where=name_of_file)
    sections = dict(_sections(table, name_of_file))
    for name, section in sections.items():
        settings = _with_section(settings, name, section, f"{name_of_file}, [{name}]")
    written = frozenset((name, key) for name, section in sections.items() for key in section)
    lines = MappingProxyType({place: _line_of(place[1], text) for place in written if "." in place[0]})
    return replace(settings, written=written, lines=lines)


def _sections(table: Mapping[str, object], name_of_file: str) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Each section with its keys; a section below another is one of its own."""
    for name, section in table.items():
        if not isinstance(section, dict):
            raise UsageError(f"{name_of_file}: '{name}' is a section; write [{name}]")
        below = {key: f"{name}.{key}" for key in section if f"{name}.{key}" in SECTIONS}
        yield name, {key: value for key, value in section.items() if key not in below}
        for key, full_name in below.items():
            if not isinstance(section[key], dict):
                raise UsageError(f"{name_of_file}: '{full_name}' is a section; write [{full_name}]")
            yield full_name, dict(_flat(section[key]))


def _flat(section: Mapping[str, object], above: str = "") -> Iterator[tuple[str, object]]:
    """The keys of a section; TOML reads a key with a dot, written without quotes, as a table in a table."""
    for key, value in section.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{above}{key}.")
        else:
            yield above + key, value


def _line_of(key: str, text: str) -> int:
    """The line on which a key is written, from 1; the first line where it is written in parts."""
    names = (line.partition("=")[0].strip().strip("'\"") for line in text.splitlines())
    return next((number for number, name in enumerate(names, 1) if name == key), 1)


def _text(file: Path) -> str:
    content = read_bytes(file, most=_MOST)
    if len(content) > _MOST:
        raise UsageError(f"{shown(file)} has more than {_MOST >> 20} MB; settings are short")
    return content.decode("utf-8-sig")


def _with_section(settings: Settings, name: str, section: Mapping[str, object], where: str) -> Settings:
    rows = {row.key: row for row in SETTINGS if row.section == name}
    any_name = next((row for row in rows.values() if row.is_open), None)
    if any_name is None:
        _expect_known(section, tuple(rows), where=where)
    for key, value in section.items():
        row = rows.get(key, any_name)
        assert row is not None  # noqa: S101  an unknown key has been refused
        settings = _with(settings, row, key, row.kind.read(value, SettingPlace(where, key, settings.root)))
    return settings


def _with(settings: Settings, row: SettingRow, key: str, value: object) -> Settings:
    """The settings with one value more: a field of its own, one of a group, or an entry of a mapping."""
    before = getattr(settings, row.field)
    if row.is_open:
        value = MappingProxyType({**before, key: value})
    elif isinstance(before, GROUPS):
        value = replace(before, **{key: value})  # type: ignore[arg-type]  # of the type of its kind
    return replace(settings, **{row.field: value})  # type: ignore[arg-type]  # the same


def _expect_known(table: Mapping[str, object], known: tuple[str, ...], *, where: str) -> None:
    for key in table:
        if key not in known:
            advice = did_you_mean(Nearest().to(key, known), f"; the settings are {', '.join(known)}")
            raise UsageError(f"{where}: '{key}' is not a setting{advice}")
