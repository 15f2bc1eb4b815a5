"""The templates themselves, and what a library beside a new tree changes about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from decisiontree.templates.filled_in import dated, owned, titled

if TYPE_CHECKING:
    from decisiontree.model import Shared

SCENARIOS = """\
# Calls as tests: who answers, what is known, and how each must end. `decisiontree test` runs them.
format: 1
scenarios: []
"""
TREES = Path(__file__).with_name("trees")
_LIBRARIES = Path(__file__).with_name("libraries")
_DECISION = re.compile(r"^    decide: (\w+)\n    amount: (\w+)$", re.MULTILINE)


def templates() -> dict[str, str]:
    """The text of each template by its name."""
    return {file.stem: file.read_text(encoding="utf-8") for file in sorted(TREES.glob("*.yaml"))}


def examples() -> Iterator[str]:
    """The text of every file that a new tree can begin with: the templates, and the libraries beside them."""
    yield from templates().values()
    yield from (file.read_text(encoding="utf-8") for file in sorted(_LIBRARIES.glob("*.yaml")))


def summary_of(template: str) -> str:
    """What a template is for: its first line."""
    return template.partition("\n")[0].removeprefix("# ")


def tree_from(template: str, title: str, owner: str | None) -> str:
    """A template as a tree with its title, its owner and a review date."""
    return titled(owned(dated(template), owner), title)


def fitted(text: str, shared: Shared) -> str:
    """The tree that also asks how often there was one before, where the library's authority counts that."""
    decision = _DECISION.search(text)
    if decision is None:
        return text
    name, amount = decision.groups()
    authority = shared.authority.get(name)
    if authority is None or authority.uses is None:
        return text
    counted = shared.facts.get(authority.uses.fact)
    if counted is None or counted.given:
        return text
    return text.replace(f"collect: [{amount}]", f"collect: [{amount}, {counted.id}]")


def starter_library(template: str) -> str | None:
    """The library.yaml with the roles and authority that a template speaks of; None where it needs none."""
    starter = _LIBRARIES / f"{template}.yaml"
    return dated(starter.read_text(encoding="utf-8")) if starter.is_file() else None
