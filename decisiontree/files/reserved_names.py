"""Names that no tree's file may have: devices of Windows, and those of the program itself. Looks at no disk."""

from __future__ import annotations

_DEVICES = frozenset(
    {
        *("con", "prn", "aux", "nul", "conin$", "conout$"),
        *(port + number for port in ("com", "lpt") for number in "123456789¹²³"),
    }
)
_OURS = {
    "index": "the library's own page has that name",
    "library": "library.yaml contains what all trees share",
}


def why_reserved(name: str) -> str | None:
    """Why no tree can be called so, None when one can. To Windows, what follows the first dot does not count."""
    if is_device(name):
        return (
            "Windows reserves that name for a device, so the file can be neither checked out nor opened there"
        )
    return _OURS.get(name.casefold())


def is_device(name: str) -> bool:
    """Whether Windows would open a device by the name of this file."""
    return name.casefold().split(".", maxsplit=1)[0].rstrip(" ") in _DEVICES
