"""Things counted in English, as reports and messages do."""

from __future__ import annotations


def plural(number: int, noun: str, several: str | None = None) -> str:
    """`1 file`, `2,000 files`; `several` is what more than one are called where that is no `s` more."""
    return f"{number:,} {noun if number == 1 else several or f'{noun}s'}"
