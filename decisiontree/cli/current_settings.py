"""The settings for where a command runs. Says once which file was passed over; reads nothing else."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from decisiontree.cli.output import complain
from decisiontree.settings import Settings, find_settings


def current_settings(folder: Path | None = None) -> Settings:
    """The settings for a folder, by default the current one. Raises UsageError, NotReadable."""
    settings = find_settings(folder or Path.cwd())
    if settings.passed_over is not None:
        _tell(settings.passed_over)
    return settings


@cache
def _tell(file: Path) -> None:
    complain(f"{file} belongs to another user, so it is ignored; to use it, copy it into the library")
