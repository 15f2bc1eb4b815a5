"""The trees of a workspace as rows: what a supervisor wants to know of each before opening it. Pure data, no screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from decisiontree.diagnostic import Diagnostic
from decisiontree.display import one_line
from decisiontree.files import LIBRARY_FILE
from decisiontree.model import SHARED
from decisiontree.reader import Reading
from decisiontree.tui.marks import Sign, count_of, mark_of
from decisiontree.workbench import Workspace

UNREAD = "cannot be read"


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeRow:
    """A tree, or library.yaml, whose `tree_id` is SHARED."""

    tree_id: str
    file: str
    title: str
    kind: str = ""
    owner: str = ""
    purpose: str = ""
    review_by: date | None = None
    overdue: bool = False
    errors: int = 0
    warnings: int = 0
    todo: int = 0
    """What is not written yet."""
    nodes: int | None = None
    scenarios: int | None = None
    changed: datetime | None = None
    unsaved: bool = False
    is_checked: bool = True
    """Whether its findings are known."""
    finding: str = ""
    """The first and worst of its findings, in words."""

    @property
    def is_tree(self) -> bool:
        """Whether it is a tree, and not what all of them share."""
        return self.tree_id != SHARED


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of all files, by file."""

    workspace: Workspace
    findings: Mapping[str, list[Diagnostic]]
    changed: Mapping[str, datetime]
    dirty: frozenset[str]
    today: date


def rows_of(workspace: Workspace, changed: Mapping[str, datetime], today: date) -> tuple[TreeRow, ...]:
    """A row for each tree in the order of their ids, then one for library.yaml where there is one."""
    findings: dict[str, list[Diagnostic]] = {}
    for found in workspace.check.known or ():
        findings.setdefault(found.place.file, []).append(found)
    known = _Known(workspace, findings, changed, frozenset(workspace.dirty), today)
    return tuple(_rows(known))


def _rows(known: _Known) -> Iterator[TreeRow]:
    library = known.workspace.library
    for tree_id, reading in library.trees.items():
        tests = library.scenarios.get(tree_id)
        file = reading.document.file
        row = _tree_row(tree_id, reading, known.today)
        if tests is not None:
            row = replace(row, scenarios=len(tests.scenarios))
        yield _judged(known, row, (file,) if tests is None else (file, tests.document.file))
    if library.shared is not None:
        file = library.shared.document.file
        title = one_line(library.shared.shared.title or "") or "What all trees share"
        purpose = "roles, authority, facts, snippets …"
        yield _judged(known, TreeRow(tree_id=SHARED, file=file, title=title, purpose=purpose), (file,))


def _tree_row(tree_id: str, reading: Reading, today: date) -> TreeRow:
    tree, file = reading.tree, reading.document.file
    if tree is None or reading.document.root is None:
        return TreeRow(tree_id=tree_id, file=file, title=tree_id, purpose=UNREAD)
    review = tree.review_by
    return TreeRow(
        tree_id=tree_id,
        file=file,
        title=one_line(tree.title or "") or tree_id,
        kind=one_line(tree.kind or ""),
        owner=one_line(tree.owner or ""),
        purpose=one_line(tree.purpose or ""),
        review_by=review,
        overdue=review is not None and review < today,
        nodes=len(tree.nodes),
        scenarios=0,
    )


def _judged(known: _Known, row: TreeRow, files: tuple[str, ...]) -> TreeRow:
    """The row with what is known of its files."""
    found = [each for file in files for each in known.findings.get(file, ())]
    counts = count_of(found)
    worst = min(found, key=lambda each: mark_of(each).rank, default=None)
    return replace(
        row,
        errors=counts[Sign.ERROR],
        warnings=counts[Sign.WARNING],
        todo=counts[Sign.TODO],
        changed=max((known.changed[file] for file in files if file in known.changed), default=None),
        unsaved=not known.dirty.isdisjoint(files),
        is_checked=known.workspace.check.known is not None,
        finding="" if worst is None or mark_of(worst) is Sign.INFO else one_line(worst.message),
    )


def name_of(row: TreeRow) -> str:
    """What a row is called beside its title."""
    return row.tree_id if row.is_tree else LIBRARY_FILE
