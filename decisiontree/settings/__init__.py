"""decisiontree.toml as frozen settings. Reads that one file and no other; knows nothing of which rules exist."""

from __future__ import annotations

from decisiontree.settings.kinds import THEMES
from decisiontree.settings.read import find_settings, read_settings
from decisiontree.settings.table import (
    SECTIONS,
    SETTINGS,
    Budgets,
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
    "Level",
    "SettingRow",
    "Settings",
    "find_settings",
    "read_settings",
    "settings_schema",
]
