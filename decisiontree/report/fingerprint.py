"""What stays the same about a finding when lines move, so that other programs know it again. Decides nothing about form."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

from decisiontree.diagnostic import Diagnostic
from decisiontree.report.summary import Report


def fingerprints(report: Report) -> tuple[str, ...]:
    """One for each diagnostic, in their order; two of one rule at one field are counted apart."""
    seen: Counter[str] = Counter()
    found = []
    for diagnostic in report.diagnostics:
        known = _known(report, diagnostic)
        seen[known] += 1
        found.append(_hashed(f"{known}\0{seen[known]}"))
    return tuple(found)


def _known(report: Report, diagnostic: Diagnostic) -> str:
    place = diagnostic.place
    # outside nodes and fields only the words tell two findings apart
    words = diagnostic.message if place.node is None and place.field is None else ""
    return "\0".join((diagnostic.rule, report.name(place.file), place.node or "", place.field or "", words))


def _hashed(text: str) -> str:
    return sha256(text.encode("utf-8", errors="replace")).hexdigest()[:32]
