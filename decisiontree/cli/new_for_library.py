"""Fits a template to the library it is written beside. Knows what templates look like; writes nothing."""

from __future__ import annotations

import re
from pathlib import Path

_DECISION = re.compile(r"^    decide: (\w+)\n    amount: (\w+)$", re.MULTILINE)


def fitted(text: str, library_file: Path) -> str:
    """The template that also asks how often there was one before, where the library's authority counts that."""
    decision = _DECISION.search(text)
    if decision is None or not library_file.is_file():
        return text
    # the reader is loaded only for a template that decides, in a folder that has a library
    from decisiontree.files import read_bytes
    from decisiontree.reader import read_document, read_shared

    try:
        shared = read_shared(read_document(read_bytes(library_file), library_file.name)).shared
    except OSError:
        return text  # whoever checks the tree is told
    name, amount = decision.groups()
    authority = shared.authority.get(name)
    if authority is None or authority.uses is None:
        return text
    counted = shared.facts.get(authority.uses.fact)
    if counted is None or counted.given:
        return text
    return text.replace(f"collect: [{amount}]", f"collect: [{amount}, {counted.id}]")
