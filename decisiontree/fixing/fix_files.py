"""All fixes of a library, file by file, round by round, until nothing more is to fix. Reads and writes no disk.

Algorithm: group testing by halving; Hwang: A Method for Detecting All Defective Members in a Population by Group Testing, 1972.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from decisiontree.diagnostic import Diagnostic
from decisiontree.errors import EditRefused
from decisiontree.fixing.attempt import Attempt, attempt, objection
from decisiontree.fixing.offers import Key, Offer, batch, offers
from decisiontree.model import Subtree
from decisiontree.reader import Document, LibraryReading

Check: TypeAlias = Callable[[LibraryReading], Sequence[Diagnostic]]
"""What is wrong with the files that a library's `asked` names."""
Wanted: TypeAlias = Callable[[Sequence[Diagnostic]], Sequence[Diagnostic]]
"""Of these findings, those that the user wants to see."""

_ATTEMPTS = 400
_PASSES = 5
"""Batches that are tried in one file, and passes over all files; fixes that undo each other must end some time."""


@dataclass(frozen=True, slots=True)
class FixResult:
    """The library after all fixes, what was fixed, what was left and why, and every document that changed."""

    library: LibraryReading
    found: Sequence[Diagnostic]
    """What the checker says of it now, wanted or not."""
    fixed: tuple[Offer, ...]
    refused: tuple[tuple[Offer, str], ...]
    changed: Mapping[str, tuple[Document, Document]]
    """By file: as it was, as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """What is asked for, and which trees run which."""

    check: Check
    wanted: Wanted
    unsafe: bool
    within: Container[str] | None
    callers: Mapping[str, Collection[str]]


def mend(
    library: LibraryReading,
    *,
    check: Check,
    wanted: Wanted = tuple,
    unsafe: bool = False,
    within: Container[str] | None = None,
) -> FixResult:
    """Apply every fix that is safe, or with `unsafe` every one, and keep none that makes things worse.

    `within` names the files that may change, where not all may.
    """
    task = _Task(check=check, wanted=wanted, unsafe=unsafe, within=within, callers=_callers(library))
    fixed: list[Offer] = []
    refused: dict[str, dict[Key, tuple[Offer, str]]] = {}
    mended, found = library, check(library)
    for _ in range(_PASSES):
        before = len(fixed)
        known = _by_file(found, mended.asked)
        for file in dict.fromkeys(finding.place.file for finding in wanted(found) if finding.fixes):
            bench = _FileFixer(mended, file, task, known, refused.setdefault(file, {}))
            bench.work()
            mended = bench.library
            fixed += bench.fixed
        if len(fixed) == before:
            break
        # what was mended in one file may have brought something to light in another
        mended = replace(mended, asked=library.asked)
        found = check(mended)
    left = {Offer(finding, fix).key for finding in found for fix in finding.fixes}
    why = [each for reasons in refused.values() for key, each in reasons.items() if key in left]
    return FixResult(mended, found, tuple(fixed), tuple(why), _changed(library, mended))


class _FileFixer:
    """One file and what its fixes concern, while they are tried one batch after the other."""

    def __init__(
        self,
        library: LibraryReading,
        file: str,
        task: _Task,
        found: dict[str, list[Diagnostic]],
        refused: dict[Key, tuple[Offer, str]],
    ) -> None:
        """`found` is what is known of each file, and kept up to date."""
        self.library = library
        self.file = file
        self.fixed: list[Offer] = []
        self._task = task
        self._refused = refused
        self._found = found
        self._seen = {self._document().text}

    def work(self) -> None:
        """Try batches until nothing is left to try; one that fails is halved until the fix at fault is found."""
        size: int | None = None
        for _ in range(_ATTEMPTS):
            together = batch(self._offers())[:size]
            if not together:
                return
            reason = self._try(together)
            if reason is None:
                size = None
            elif len(together) == 1:
                self._refused[together[0].key] = (together[0], reason)
                size = None
            else:
                size = len(together) // 2

    def _offers(self) -> list[Offer]:
        here = self._findings(frozenset((self.file,)))
        return offers(
            self._task.wanted(here), self._document(), unsafe=self._task.unsafe, refused=self._refused
        )

    def _try(self, together: Sequence[Offer]) -> str | None:
        """Keep the batch, or say why not."""
        try:
            tried = attempt(self.library, self.file, together)
        except EditRefused as refusal:
            return str(refusal)
        if self._task.within is not None and any(file not in self._task.within for file in tried.changed):
            return "it would change other files too"
        concerned = self._concerned(tried.changed)
        after = self._task.check(replace(tried.library, asked=concerned))
        reason = objection(together, tried, self._findings(concerned), after)
        if reason is None and self._is_new(tried):
            self.library = tried.library
            self.fixed += together
            self._found.update(_by_file(after, concerned))
            return None
        return reason or "it would undo another fix"

    def _is_new(self, tried: Attempt) -> bool:
        """Whether the file was never like this before, save that it could not be read then."""
        if self.file not in tried.changed:
            return True
        text = tried.changed[self.file].text
        is_new = text not in self._seen or self._document().root is None
        self._seen.add(text)
        return is_new

    def _findings(self, files: frozenset[str]) -> list[Diagnostic]:
        unknown = files - self._found.keys()
        if unknown:
            found = self._task.check(replace(self.library, asked=unknown))
            self._found.update(_by_file(found, unknown))
        return [finding for file in sorted(files) for finding in self._found[file]]

    def _concerned(self, changed: Collection[str]) -> frozenset[str]:
        """The changed files, and those of trees that run what changed; a shared file concerns them all."""
        trees = {reading.document.file: tree_id for tree_id, reading in self.library.trees.items()}
        shared = self.library.shared
        if shared is not None and shared.document.file in changed:
            return frozenset(document.file for document in self.library.documents)
        waiting = [trees[file] for file in changed if file in trees]
        reached = set(waiting)
        while waiting:
            for caller in self._task.callers.get(waiting.pop(), ()):
                if caller not in reached:
                    reached.add(caller)
                    waiting.append(caller)
        return frozenset(changed) | {self.library.trees[tree_id].document.file for tree_id in reached}

    def _document(self) -> Document:
        document = self.library.document_of(self.file)
        if document is None:
            raise KeyError(self.file)
        return document


def _by_file(findings: Sequence[Diagnostic], files: Collection[str]) -> dict[str, list[Diagnostic]]:
    by_file: dict[str, list[Diagnostic]] = {file: [] for file in files}
    for finding in findings:
        by_file.setdefault(finding.place.file, []).append(finding)
    return by_file


def _callers(library: LibraryReading) -> Mapping[str, Collection[str]]:
    """For each tree the trees that run it."""
    callers: dict[str, set[str]] = {}
    for tree_id, reading in library.trees.items():
        for node in reading.tree.nodes.values() if reading.tree is not None else ():
            if isinstance(node, Subtree):
                callers.setdefault(node.run, set()).add(tree_id)
    return callers


def _changed(before: LibraryReading, after: LibraryReading) -> dict[str, tuple[Document, Document]]:
    was = {document.file: document for document in before.documents}
    now = {document.file: document for document in after.documents}
    return {file: (was[file], now[file]) for file in sorted(now) if now[file] is not was[file]}
