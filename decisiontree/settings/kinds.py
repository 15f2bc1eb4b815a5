"""What the value of a setting can be: how it is read from TOML, shown again, and described to people and other programs."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from decisiontree.diagnostic import Severity
from decisiontree.errors import UsageError
from decisiontree.files import leads_out, root_around, seen_from

Schema: TypeAlias = Mapping[str, Any]
SEVERITIES = tuple(severity.value for severity in Severity)
THEMES = ("dark", "light", "contrast")
"""The colours that the editor has, in the order in which one key goes through them."""
LEVELS = (*SEVERITIES, "off")
FROM_A_DISK = "null"
"""The origin that browsers give to every page without one of its own: opened from a disk, or in a frame that is shut off."""
_ORIGIN = re.compile(r"https?://([a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:]+\])(:[1-9][0-9]{0,4})?")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_NAME_LENGTH = 60
_ORIGIN_WORDS = (
    f'such as "https://crm.example" or "{FROM_A_DISK}": lower case, no path and no slash at the end'
)


class SettingPlace(NamedTuple):
    """Where a value stands: the file and section as a message names them, the key, and the folder that paths start from."""

    where: str
    key: str
    root: Path

    def refused(self, value: object, expected: str) -> UsageError:
        """What is said of a value that makes no sense."""
        return UsageError(f"{self.where}: '{self.key}' is {value!r}, but must be {expected}")


@dataclass(frozen=True, slots=True)
class SettingKind:
    """A type of value: its words, its JSON Schema, and how it is read and shown again.

    `read` raises UsageError; `shown` gives what TOML can hold, paths from the root.
    """

    words: str
    schema: Schema
    read: Callable[[object, SettingPlace], object]
    shown: Callable[[Any, Path], object] = lambda value, _root: value


def _level(value: object, place: SettingPlace) -> Severity | None:
    if value not in LEVELS:
        raise place.refused(value, f"one of {', '.join(LEVELS)}")
    return None if value == "off" else Severity(str(value))


def _severity(value: object, place: SettingPlace) -> Severity:
    if value not in SEVERITIES:
        raise place.refused(value, f"one of {', '.join(SEVERITIES)}")
    return Severity(str(value))


def _number(words: str, most: int | None = None) -> SettingKind:
    def read(value: object, place: SettingPlace) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or value < 1 or (most and value > most):
            raise place.refused(value, f"a {words}")
        return value

    schema = {"type": "integer", "minimum": 1} | ({} if most is None else {"maximum": most})
    return SettingKind(words, schema, read)


def _one_of(values: tuple[str, ...]) -> SettingKind:
    def read(value: object, place: SettingPlace) -> str:
        if not isinstance(value, str) or value not in values:
            raise place.refused(value, f"one of {', '.join(values)}")
        return value

    words = " or ".join((", ".join(f'"{each}"' for each in values[:-1]), f'"{values[-1]}"'))
    return SettingKind(words, {"enum": list(values)}, read)


def _flag(value: object, place: SettingPlace) -> bool:
    if not isinstance(value, bool):
        raise place.refused(value, "true or false")
    return value


def _keys(value: object, place: SettingPlace) -> tuple[str, ...]:
    named = value if isinstance(value, list) else [value]
    if not named or not all(isinstance(key, str) and key for key in named):
        raise place.refused(value, "a key or a list of keys")
    return tuple(map(str, named))


def _shown_keys(keys: tuple[str, ...], _root: Path) -> object:
    return keys[0] if len(keys) == 1 else list(keys)


def _path(thing: str) -> Callable[[object, SettingPlace], Path]:
    def read(value: object, place: SettingPlace) -> Path:
        if not isinstance(value, str) or not value:
            raise place.refused(value, f"a {thing}")
        return _inside(value, place, thing)

    return read


def _folders(value: object, place: SettingPlace) -> tuple[Path, ...]:
    named = value if isinstance(value, list) else [value]
    if not named or not all(isinstance(folder, str) and folder for folder in named):
        raise place.refused(value, "a folder or a list of folders")
    return tuple(_inside(str(folder), place, "folder") for folder in named)


def _inside(written: str, place: SettingPlace, thing: str) -> Path:
    """A file or folder of the library, as the settings name it. Raises UsageError for one that is outside."""
    path, said = place.root / written, f"{place.where}: '{place.key}' is"
    try:
        is_outside = leads_out(path, root=root_around(place.root))
    except ValueError:  # nothing has such a name
        raise UsageError(f"{said} {written!r}, which is not a {thing}") from None
    if is_outside:
        raise UsageError(
            f"{said} '{written}', which is outside the library (file-outside-library); name a {thing} in it"
        )
    if ".git" in (part.lower() for part in Path(written).parts):
        raise UsageError(f"{said} '{written}', which belongs to version control")
    return path


def _origins(value: object, place: SettingPlace) -> tuple[str, ...]:
    named = value if isinstance(value, list) else [value]
    for origin in named:
        if not isinstance(origin, str) or not (origin == FROM_A_DISK or _ORIGIN.fullmatch(origin)):
            raise place.refused(origin, f"an origin as browsers write it, {_ORIGIN_WORDS}")
    return tuple(map(str, named))


def _shown_origins(origins: tuple[str, ...], _root: Path) -> object:
    return origins[0] if len(origins) == 1 else list(origins)


def _name(value: object, place: SettingPlace) -> str:
    if (
        not isinstance(value, str)
        or not value.strip()
        or not value.isprintable()
        or len(value) > _NAME_LENGTH
    ):
        raise place.refused(value, f"a name in one line of at most {_NAME_LENGTH} characters")
    return value.strip()


def _colour(value: object, place: SettingPlace) -> str:
    if not isinstance(value, str) or not _COLOUR.fullmatch(value):
        raise place.refused(value, 'a colour of # and six digits, such as "#7a1f5c"')
    return value.lower()


def _shown_folders(folders: tuple[Path, ...], root: Path) -> object:
    names = [seen_from(root, folder) for folder in folders]
    return names[0] if len(names) == 1 else names


def _shown_path(path: Path, root: Path) -> str:
    return seen_from(root, path)


_TEXT = {"type": "string", "minLength": 1}

LEVEL = SettingKind(
    " or ".join((", ".join(f'"{level}"' for level in LEVELS[:-1]), f'"{LEVELS[-1]}"')),
    {"enum": list(LEVELS)},
    _level,
    lambda level, _root: "off" if level is None else level.value,
)
SEVERITY = SettingKind(
    " or ".join((", ".join(f'"{each}"' for each in SEVERITIES[:-1]), f'"{SEVERITIES[-1]}"')),
    {"enum": list(SEVERITIES)},
    _severity,
    lambda severity, _root: severity.value,
)
THEME = _one_of(THEMES)
KEYS = SettingKind(
    "key, or list of keys",
    {"anyOf": [_TEXT, {"type": "array", "items": _TEXT, "minItems": 1}]},
    _keys,
    _shown_keys,
)
FLAG = SettingKind("true or false", {"type": "boolean"}, _flag)
NUMBER = _number("whole number of 1 or more")
PERCENT = _number("whole number of percent, 1 to 100", 100)
FILE = SettingKind("file", _TEXT, _path("file"), _shown_path)
FOLDER = SettingKind("folder", _TEXT, _path("folder"), _shown_path)
NAME = SettingKind("name", _TEXT | {"maxLength": _NAME_LENGTH}, _name)
COLOUR = SettingKind("colour", {"type": "string", "pattern": f"^{_COLOUR.pattern}$"}, _colour)
ORIGINS = SettingKind(
    "origin, or list of origins",
    {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]},
    _origins,
    _shown_origins,
)
FOLDERS = SettingKind(
    "folder, or list of folders",
    {"anyOf": [_TEXT, {"type": "array", "items": _TEXT, "minItems": 1}]},
    _folders,
    _shown_folders,
)
