"""decisiontree.toml, and a person's own settings of the editor, as frozen settings. Knows nothing of which rules exist."""

from __future__ import annotations

from decisiontree.settings.kinds import THEMES
from decisiontree.settings.personal import personal_file, with_personal
from decisiontree.settings.read import find_settings, read_settings
from decisiontree.settings.table import (
    SECTIONS,
    SETTINGS,
    Budgets,
    Colours,
    Level,
    SettingRow,
    Settings,
    settings_schema,
)

__all__ = [
    "SECTIONS",
    "SETTINGS",
    "THEMES",
    "Budgets",
    "Colours",
    "Level",
    "SettingRow",
    "Settings",
    "find_settings",
    "personal_file",
    "read_settings",
    "settings_schema",
    "with_personal",
]
