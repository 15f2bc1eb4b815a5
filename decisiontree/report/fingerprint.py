"""What stays the same about a finding when lines move, so that other programs know it again. Decides nothing about form."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

from decisiontree.report.summary import Report


def fingerprints(report: Report) -> tuple[str, ...]:
    """One for each diagnostic, in their order; two of one rule at one field are counted apart."""
    seen: Counter[str] = Counter()
    found = []
    for diagnostic in report.diagnostics:
        place = diagnostic.place
        # outside nodes and fields only the words tell two findings apart
        words = diagnostic.message if place.node is None and place.field is None else ""
        parts = (diagnostic.rule, report.name(place.file), place.node or "", place.field or "", words)
        known = "\0".join(parts)
        seen[known] += 1
        counted = f"{known}\0{seen[known]}".encode("utf-8", errors="replace")
        found.append(sha256(counted).hexdigest()[:32])
    return tuple(found)
