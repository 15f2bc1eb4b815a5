"""The file that the editor shows, and where in it the author is. Knows its form and its rows; changes nothing."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from typing import TypeAlias

from decisiontree.diagnostic import Diagnostic
from decisiontree.model import SHARED, Library, Path
from decisiontree.reader import Document
from decisiontree.tui.card import CardField
from decisiontree.tui.marks import count_of, is_of_style, path_of
from decisiontree.tui.raw import OF_SHARED, Raw, whole
from decisiontree.tui.visits import Visit
from decisiontree.tui.vocabulary import worded
from decisiontree.workbench import Workspace

Text: TypeAlias = tuple[str | None, Path, str]
"""The node and field of a text, and the text."""


def raw_at(workspace: Workspace, tree_id: str, node: str | None, path: Path) -> Raw:
    """What a file, or from a form of it library.yaml, holds at a path of a node; None for the whole file."""
    if path[:1] == (OF_SHARED,):
        return workspace.document(SHARED).plain(path[1:])
    return workspace.document(tree_id).plain(whole(node, path))


@dataclass(frozen=True, slots=True)
class FieldWritten:
    """A field that is being written in, and the rules of the findings that it had before."""

    file: str
    node: str | None
    path: Path
    known: frozenset[str]

    def holds_back(self, finding: Diagnostic) -> bool:
        """Whether a finding is about the wording of what is being written, and came up only while it was written."""
        place = finding.place
        return (
            (place.node, place.file) == (self.node, self.file)
            and path_of(finding) == self.path
            and finding.rule not in self.known
            and is_of_style(finding)
        )


class OpenDocument:
    """One file of an open workspace with the cursor in it: what trees and library.yaml have in common."""

    def __init__(self, workspace: Workspace, tree_id: str) -> None:
        self.tree_id = tree_id
        self.node: str | None = None
        """The node that is shown; None for what stands outside the nodes."""
        self.part: Path = ()
        """The entry or collection that is shown, where the form shows no node and not all that stands outside."""
        self.revealed: frozenset[Path] = frozenset()
        """Fields without a value that the form shows all the same."""
        self.written: FieldWritten | None = None
        """The field that the author is writing in."""
        self.is_checked = False
        """Whether findings are known, be they those of before."""
        self.update(workspace)

    def update(self, workspace: Workspace) -> None:
        """Take over another state of the library; as long as its findings are due, those of before stay."""
        self.workspace = workspace
        vars(self).pop("index", None)  # made again when next asked for
        check = workspace.check
        if self.is_checked and not check.is_made:
            return
        self.is_checked = check.known is not None
        others = self._files_apart()
        concerned = [found for found in check.known or () if found.place.file not in others]
        self.findings = [
            found for found in concerned if self.written is None or not self.written.holds_back(found)
        ]
        """Those of this file, and of every file that it concerns."""
        self.counts = count_of(self.findings)
        """How many there are with each sign."""
        self.something_waits = len(self.findings) < len(concerned)
        """Whether there are more, which are shown once the field that is written in is left."""
        self.own_findings = [found for found in self.findings if found.place.file == self.source.file]

    @property
    def library(self) -> Library:
        """All trees and what they share."""
        return self.workspace.library.model

    @property
    def source(self) -> Document:
        """The file as it was read."""
        return self.workspace.document(self.tree_id)

    @property
    def place(self) -> Visit:
        """The place that is shown."""
        return Visit(self.tree_id, self.node, self.part)

    def _files_apart(self) -> Container[str]:
        """The files whose findings are not shown here: those of the other trees."""
        trees = self.workspace.library.trees
        return {reading.document.file for tree_id, reading in trees.items() if tree_id != self.tree_id}

    def write_in(self, field: CardField | None) -> bool:
        """Note the field that the author writes in, None for none; whether findings have waited for that."""
        self.written = None
        if field is not None:
            known = frozenset(each.rule for each in field.findings)
            self.written = FieldWritten(self.source.file, self.node, field.path, known)
        return self.something_waits

    def worded_findings(self) -> list[Diagnostic]:
        """The findings of what the form shows, in its words."""
        own = self.own_findings
        if self.node is not None:
            own = [found for found in own if found.place.node == self.node]
        return [worded(self.workspace.library, found) for found in own]

    def raw(self, node: str | None, path: Path) -> Raw:
        """What the file, or library.yaml, holds at a path of a node; None for the whole file."""
        return raw_at(self.workspace, self.tree_id, node, path)
