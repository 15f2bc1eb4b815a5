"""Of what an export is: whose templates, which trees from which folders, which of those whole. Data only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from decisiontree.export.manifest import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOrigin:
    """Of a folder exported whole, pages go that are no more; all else is only added to. Paths are real ones.

    `folders` says in which folder the file of each tree lies, `root` where pages of no tree belong, `library` are all
    folders of the library. `kept` are trees that are still there and have no page this time, `inputs` files that no export may touch.
    """

    exporter: str = ""
    pages: tuple[Page, ...] = ()
    root: Path = Path()
    folders: Mapping[str, Path] = field(default_factory=dict)
    whole: frozenset[Path] = frozenset()
    library: frozenset[Path] = frozenset()
    kept: frozenset[str] = frozenset()
    broken: frozenset[str] = frozenset()
    inputs: frozenset[Path] = frozenset()

    def tree_of(self, path: str) -> str | None:
        """The tree that a file of this name shows."""
        return next((tree for page in self.pages if (tree := page.tree_of(path)) is not None), None)

    def may_be_page(self, path: str) -> bool:
        """Whether a page of this exporter could be called so."""
        return self.tree_of(path) is not None or any(path == page.to for page in self.pages)
