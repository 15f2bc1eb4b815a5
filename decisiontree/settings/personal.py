"""The settings of a person for the editor, in every library: read from one file of their own, below those of the library."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from decisiontree.errors import UsageError
from decisiontree.files import config_folder, shown
from decisiontree.settings.read import read_settings
from decisiontree.settings.table import Settings

EDITOR, KEYS = "editor", "editor.keys"
_NAME = "settings.toml"


def personal_file() -> Path | None:
    """Where a person's settings are, if there are any; None where nobody has a home."""
    folder = config_folder()
    return None if folder is None else folder / _NAME


def with_personal(settings: Settings) -> Settings:
    """The settings of a library, and for the editor those of the person where the library says nothing.

    Raises UsageError for a personal file that makes no sense, or has other sections.
    """
    file = personal_file()
    if file is None or not file.is_file():
        return settings
    own = read_settings(file)
    for section in sorted({section for section, _key in own.written} - {EDITOR, KEYS}):
        raise UsageError(
            f"{shown(file)}: [{section}] counts for a library, so write it into its decisiontree.toml; "
            f"your own settings are [{EDITOR}] and [{KEYS}]"
        )
    return replace(
        settings,
        theme=settings.theme if (EDITOR, "theme") in settings.written else own.theme,
        ascii_only=settings.ascii_only if (EDITOR, "ascii") in settings.written else own.ascii_only,
        keys=MappingProxyType({**own.keys, **settings.keys}),
        personal=own,
    )
