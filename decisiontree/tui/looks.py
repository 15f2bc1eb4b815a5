"""How the editor is to look, where the command line says so."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Looks:
    """None leaves it to what the user chose before, then to the settings of the library."""

    theme: str | None = None
    ascii_only: bool | None = None
