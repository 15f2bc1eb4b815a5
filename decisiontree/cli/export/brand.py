"""The look of a company as its settings give it, with the place of each setting for what is wrong with it."""

from __future__ import annotations

from dataclasses import asdict

from decisiontree.export import Brand, SetColour, logo_asset
from decisiontree.files import shown
from decisiontree.settings import Settings

_COLOURS = "export.colours"


def brand_of(settings: Settings) -> Brand:
    """Name, logo and colours. Raises UsageError, NotReadable for a logo that no page can show."""
    if settings.file is None:
        return Brand()
    file = shown(settings.file)
    colours = {
        key: SetColour(value, f"{file}:{settings.lines[_COLOURS, key]}, [{_COLOURS}]: '{key}'")
        for key, value in asdict(settings.colours).items()
        if value is not None
    }
    logo = (
        logo_asset(settings.logo, settings.company or "", f"{file}, [export]: 'logo'")
        if settings.logo
        else None
    )
    return Brand(name=settings.company, logo=logo, colours=colours)
