"""Files and folders to findings: takes what is kept and still holds, has the rest checked, keeps that. Prints nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from hashlib import blake2b
from pathlib import Path

from decisiontree.checking.codec import finding_of, summary_of
from decisiontree.checking.gather import Gathered, Unit, gather
from decisiontree.checking.neighbours import fetch_called
from decisiontree.checking.program import program_digest
from decisiontree.checking.shelf import Shelf, Source
from decisiontree.checking.store import Entry, Store, store_for
from decisiontree.checking.texts import Texts
from decisiontree.checking.trace import Answers
from decisiontree.checking.workers import check_units
from decisiontree.diagnostic import Diagnostic
from decisiontree.lint import Terms, in_order, terms_of
from decisiontree.settings import Settings

_ELSEWHERE = ("root", "file", "trees", "exporters")
"""Settings that say where things lie; no finding depends on them."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found, in order; the texts of the files that were asked for; the places that gave none, and why."""

    findings: tuple[Diagnostic, ...]
    texts: Mapping[str, str]
    unreadable: tuple[tuple[str, str], ...]
    shelf: object = None
    """What is still held; a short process ends sooner when nobody takes it apart."""


def check_files(
    paths: Sequence[Path],
    *,
    settings: Settings,
    today: date | None = None,
    keep: bool = True,
    jobs: int | None = None,
) -> Checked:
    """Everything that is wrong with these files and folders: the same as a check of the whole library read at once.

    `keep` takes over what earlier runs found and keeps what this one finds; `jobs` are the processes, None for as
    many as pay. Raises UsageError for a path that is not there.
    """
    terms = terms_of(settings, today)
    gathered = gather(paths)
    store = store_for(_terms_digest(terms, gathered.shared)) if keep else Store(None)
    shelf = _shelf(gathered, store)
    findings = in_order(_findings(gathered.units, shelf, store, terms, jobs))
    store.save()
    contents = {unit.source.file: unit.source.content for unit in gathered.units}
    return Checked(findings, Texts(contents), gathered.unreadable, shelf)


def _findings(
    units: Sequence[Unit], shelf: Shelf, store: Store, terms: Terms, jobs: int | None
) -> list[Diagnostic]:
    answers = Answers(shelf, terms.calendar)
    found: list[Diagnostic] = []
    left: list[Unit] = []
    for unit in units:
        entry = store.find(unit.source.digest)
        if entry is not None and all(answers.to(asked) == was for asked, was in entry["asked"].items()):
            found += map(finding_of, entry["found"])
        else:
            left.append(unit)
    checked = list(check_units(left, shelf, terms, jobs=jobs))
    # only now is every tree known in a line, so that no answer makes a tree be read for it alone
    for unit, entry in checked:
        found += map(finding_of, entry["found"])
        asked = {question: answers.to(question) for question in entry["asked"]}
        store.keep(unit.source.digest, {**entry, "asked": asked})
    return found


def _shelf(gathered: Gathered, store: Store) -> Shelf:
    """The trees, those in a line that are known so; beside a single file, the trees that it runs too."""

    def line(source: Source) -> Entry | None:
        entry = store.find(source.digest)
        return entry if entry is not None and "line" in entry else None

    trees = {tree_id: gathered.sources[file] for tree_id, file in gathered.arranged.trees.items()}
    known = {
        tree_id: summary_of(entry["line"])
        for tree_id, source in trees.items()
        if (entry := line(source)) is not None
    }
    shelf = Shelf(trees, gathered.shared, known)
    fetch_called(shelf)
    return shelf


def _terms_digest(terms: Terms, shared: Source | None) -> str:
    """All that every finding depends on besides its own file, the other trees and the date."""
    settings = [
        (each.name, repr(getattr(terms.settings, each.name)))
        for each in fields(terms.settings)
        if each.name not in _ELSEWHERE
    ]
    told = (program_digest(), shared and shared.digest, sorted(terms.weights.items()), settings)
    return blake2b(repr(told).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
