"""Diagnostics → text. One module for each format; data in, data out, nothing is printed here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from decisiontree.diagnostic import Diagnostic
from decisiontree.report import concise, json, text
from decisiontree.report.summary import Report

FORMATS: Mapping[str, Callable[[Report], str]] = MappingProxyType(
    {"text": text.write, "concise": concise.write, "json": json.write}
)


def render(
    diagnostics: Sequence[Diagnostic],
    texts: Mapping[str, str],
    *,
    form: str = "text",
    exit_code: int = 0,
    colour: bool = False,
) -> str:
    """The diagnostics in one of the formats; `texts` holds the text of every file that was read, without its BOM."""
    return FORMATS[form](Report(tuple(diagnostics), texts, exit_code=exit_code, colour=colour))


__all__ = ["FORMATS", "Report", "render"]
