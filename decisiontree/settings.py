"""decisiontree.toml as frozen settings. Reads that one file and no other; knows nothing of which rules exist."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from decisiontree.diagnostic import Severity
from decisiontree.errors import NotReadable, UsageError
from decisiontree.files import (
    SETTINGS_FILE,
    find_settings_file,
    leads_out,
    read_bytes,
    reason,
    root_around,
    shown,
)
from decisiontree.text import Nearest, did_you_mean

FILE_NAME = SETTINGS_FILE
_MOST = 1 << 20
LEVELS = (*(severity.value for severity in Severity), "off")

Level: TypeAlias = Severity | None
"""How a rule counts here; None switches it off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Budgets:
    """What a live call can bear; a rule warns above each."""

    options: int = 7
    nodes: int = 150
    route: int = 25
    human: int = 12
    say: int = 400
    """Characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What decisiontree.toml says, with our values for what it leaves out; paths are absolute."""

    root: Path
    file: Path | None = None
    trees: tuple[Path, ...] = ()
    rules: Mapping[str, Level] = field(default_factory=lambda: MappingProxyType({}))
    budgets: Budgets = field(default_factory=Budgets)
    spot_decisions: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """By role, the share of routes, in percent, that it should end by itself: `[spot_decisions]`."""
    passed_over: Path | None = None
    """A nearer decisiontree.toml that belongs to somebody else, and so counts for nothing."""
    exporters: Path | None = None
    """Folder of the library's own exporters: `[export] folder`."""
    baseline: Path | None = None
    """The findings that are held back here: `[check] baseline`."""
    written: frozenset[tuple[str, str]] = frozenset()
    """Section and key of what the file says; all else is ours."""


def find_settings(start: Path) -> Settings:
    """The settings of the nearest decisiontree.toml at or above a folder, within its repository; without one, our own values.

    Raises UsageError for a key or value that makes no sense, NotReadable for a file that cannot be read.
    """
    start = start.absolute()
    found = find_settings_file(start)
    settings = (
        Settings(root=start, trees=(start / "trees",)) if found.file is None else read_settings(found.file)
    )
    return replace(settings, passed_over=found.passed_over)


def read_settings(file: Path) -> Settings:
    """The settings of one file."""
    name_of_file = shown(file)
    try:
        table = tomllib.loads(_text(file))
    except UnicodeDecodeError as error:
        raise UsageError(f"{name_of_file} is not UTF-8") from error
    except ValueError as error:  # of TOML, or of a number with thousands of digits
        raise UsageError(f"{name_of_file} is not valid TOML: {error}") from error
    except RecursionError as error:
        raise UsageError(f"{name_of_file} is not valid TOML: it is nested too deeply") from error
    except OSError as error:
        raise NotReadable(f"cannot read {file}: {reason(error)}") from error
    settings = Settings(root=file.parent, file=file, trees=(file.parent / "trees",))
    _expect_known(table, tuple(_SECTIONS), where=name_of_file)
    for name, section in table.items():
        if not isinstance(section, dict):
            raise UsageError(f"{name_of_file}: '{name}' is a section; write [{name}]")
        settings = _SECTIONS[name](settings, section, f"{name_of_file}, [{name}]")
    written = frozenset((name, key) for name, section in table.items() for key in section)
    return replace(settings, written=written)


def _text(file: Path) -> str:
    content = read_bytes(file, most=_MOST)
    if len(content) > _MOST:
        raise UsageError(f"{shown(file)} has more than {_MOST >> 20} MB; settings are short")
    return content.decode("utf-8-sig")


def _library(settings: Settings, section: Mapping[str, object], where: str) -> Settings:
    _expect_known(section, ("trees",), where=where)
    written = section.get("trees", "trees")
    folders = written if isinstance(written, list) else [written]
    if not folders or not all(isinstance(folder, str) and folder for folder in folders):
        raise UsageError(f"{where}: 'trees' is a folder or a list of folders, such as \"trees\"")
    return replace(
        settings, trees=tuple(_folder(settings, str(folder), where, "trees") for folder in folders)
    )


def _folder(settings: Settings, written: str, where: str, key: str) -> Path:
    """A folder of the library, or a file in it, as the settings name it. Raises UsageError for one that is outside."""
    folder = settings.root / written
    thing = "file" if key == "baseline" else "folder"
    try:
        is_outside = leads_out(folder, root=root_around(settings.root))
    except ValueError:  # no folder has such a name
        raise UsageError(f"{where}: '{key}' is {written!r}, which is not a {thing}") from None
    if is_outside:
        raise UsageError(
            f"{where}: '{key}' is '{written}', which is outside the library (file-outside-library); "
            f"name a {thing} in it"
        )
    if ".git" in (part.lower() for part in Path(written).parts):
        raise UsageError(f"{where}: '{key}' is '{written}', which belongs to version control")
    return folder


def _rules(settings: Settings, section: Mapping[str, object], where: str) -> Settings:
    levels: dict[str, Level] = {}
    for slug, level in section.items():
        if level not in LEVELS:
            raise UsageError(f"{where}: '{slug}' is {level!r}, but must be one of {', '.join(LEVELS)}")
        levels[slug] = None if level == "off" else Severity(str(level))
    return replace(settings, rules=MappingProxyType(levels))


def _budgets(settings: Settings, section: Mapping[str, object], where: str) -> Settings:
    _expect_known(section, tuple(budget.name for budget in fields(Budgets)), where=where)
    budgets: dict[str, int] = {}
    for name, value in section.items():
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise UsageError(f"{where}: '{name}' is {value!r}, but must be a whole number of 1 or more")
        budgets[name] = value
    return replace(settings, budgets=Budgets(**budgets))


def _spot_decisions(settings: Settings, section: Mapping[str, object], where: str) -> Settings:
    targets: dict[str, int] = {}
    for role, share in section.items():
        if not isinstance(share, int) or isinstance(share, bool) or not 1 <= share <= 100:
            raise UsageError(
                f"{where}: '{role}' is {share!r}, but must be a whole number of percent, 1 to 100"
            )
        targets[role] = share
    return replace(settings, spot_decisions=MappingProxyType(targets))


def _export(settings: Settings, section: Mapping[str, object], where: str) -> Settings:
    _expect_known(section, ("folder",), where=where)
    folder = section.get("folder")
    if folder is None:
        return settings
    if not isinstance(folder, str) or not folder:
        raise UsageError(f"{where}: 'folder' is the folder of your exporters, such as \"exporters\"")
    return replace(settings, exporters=_folder(settings, folder, where, "folder"))


def _check(settings: Settings, section: Mapping[str, object], where: str) -> Settings:
    _expect_known(section, ("baseline",), where=where)
    baseline = section.get("baseline")
    if baseline is None:
        return settings
    if not isinstance(baseline, str) or not baseline:
        raise UsageError(f"{where}: 'baseline' is the file of known findings, such as \"known.json\"")
    return replace(settings, baseline=_folder(settings, baseline, where, "baseline"))


_SECTIONS: Mapping[str, Callable[[Settings, Mapping[str, object], str], Settings]] = {
    "library": _library,
    "rules": _rules,
    "budgets": _budgets,
    "spot_decisions": _spot_decisions,
    "check": _check,
    "export": _export,
}


def _expect_known(table: Mapping[str, object], known: tuple[str, ...], *, where: str) -> None:
    for key in table:
        if key not in known:
            advice = did_you_mean(Nearest().to(key, known), f"; the settings are {', '.join(known)}")
            raise UsageError(f"{where}: '{key}' is not a setting{advice}")
