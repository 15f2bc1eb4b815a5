"""Files and folders to findings: takes what is kept and still holds, has the rest checked, keeps that. Prints nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from hashlib import blake2b
from pathlib import Path

from decisiontree.checking.cache import Entry, Store, store_in
from decisiontree.checking.cache_folder import NO_CACHE, cache_for
from decisiontree.checking.codec import finding_of, summary_of
from decisiontree.checking.dependency_trace import Answers
from decisiontree.checking.inputs import Inputs, Unit, read_inputs
from decisiontree.checking.lazy_library import LazyLibrary, SourceFile, source_of
from decisiontree.checking.lazy_texts import LazyTexts
from decisiontree.checking.program import program_digest
from decisiontree.checking.workers import check_units
from decisiontree.diagnostic import Diagnostic
from decisiontree.files import LIBRARY_FILE, TREE_SUFFIX, may_link, read_bytes, shown, stored_json
from decisiontree.lint import Terms, in_order
from decisiontree.model import TreeSummary, is_id

_ELSEWHERE = ("root", "file", "trees", "exporters", "origins", "baseline")
"""Settings that say where things lie or where pages are shown; no finding depends on them."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found, in order; the texts of the files that were asked for; the places that gave none, and why.

    `notes` say why nothing is kept, where a user could do something about it.
    """

    findings: tuple[Diagnostic, ...]
    texts: Mapping[str, str]
    unreadable: tuple[tuple[str, str], ...]
    notes: tuple[str, ...] = ()
    library: object = None
    """What is still held; a short process ends sooner when nobody takes it apart."""


def check_files(
    paths: Sequence[Path],
    *,
    terms: Terms,
    keep: bool = True,
    jobs: int | None = None,
) -> Checked:
    """Everything that is wrong with these files and folders: the same as a check of the whole library read at once.

    `keep` takes over what earlier runs found and keeps what this one finds; `jobs` are the processes, None for as
    many as pay. Raises UsageError for a path that is not there.
    """
    inputs = read_inputs(paths)
    cache = cache_for(paths) if keep else NO_CACHE
    # the digest reads the whole program: only what is kept needs it
    store = store_in(cache.folder, _terms_digest(terms, inputs.shared)) if cache.folder else Store(None)
    library = _library(inputs, store)
    findings = in_order(_findings(inputs.units, library, store, terms, jobs))
    store.save()
    contents = {unit.source.file: unit.source.content for unit in inputs.units}
    return Checked(findings, LazyTexts(contents), inputs.unreadable, cache.notes, library)


def _findings(
    units: Sequence[Unit], library: LazyLibrary, store: Store, terms: Terms, jobs: int | None
) -> list[Diagnostic]:
    answers = Answers(library, terms.calendar)
    found: list[Diagnostic] = []
    left: list[Unit] = []
    for unit in units:
        kept = _kept(store.find(unit.source.digest), unit, answers, terms)
        if kept is None:
            left.append(unit)
        else:
            found += kept
    checked = list(check_units(left, library, terms, jobs=jobs))
    # only now is the summary of every tree known, so that no answer makes a tree be read for it alone
    for unit, entry in checked:
        found += map(finding_of, entry["found"])
        asked = {question: answers.to(question, unit.source.file) for question in entry["asked"]}
        store.keep(unit.source.digest, {**entry, "asked": asked})
    return found


def _kept(entry: Entry | None, unit: Unit, answers: Answers, terms: Terms) -> list[Diagnostic] | None:
    """What was found in a file, where that still holds; what is spoilt is as if it were not there."""
    if entry is None:
        return None
    try:
        asked = stored_json.mapping(entry.get("asked"))
        if not all(answers.to(question, unit.source.file) == was for question, was in asked.items()):
            return None
        found = [finding_of(plain) for plain in stored_json.items(entry.get("found"))]
    except stored_json.Spoilt:
        return None
    is_sound = all(each.rule in terms.severities and each.place.file == unit.source.file for each in found)
    return found if is_sound else None


def _library(inputs: Inputs, store: Store) -> LazyLibrary:
    """The trees, with the summaries that are kept; beside a single file, the trees that it runs too."""
    trees = {tree_id: inputs.sources[file] for tree_id, file in inputs.arranged.trees.items()}
    known: dict[str, TreeSummary | None] = {}
    for tree_id, source in trees.items():
        entry = store.find(source.digest)
        if entry is not None and "summary" in entry:
            with suppress(stored_json.Spoilt):
                known[tree_id] = summary_of(entry["summary"])
    library = LazyLibrary(trees, inputs.shared, known)
    _fetch_called(library)
    _fetch_linked(library)
    return library


def _fetch_called(library: LazyLibrary) -> None:
    """Put every tree into the library that a tree in it runs; where one is not there, the rule 'missing-tree' tells it."""
    waiting = [tree_id for tree_id in library.trees if _may_lack(library, tree_id)]
    while waiting:
        caller = waiting.pop()
        known = library.of(caller)
        for tree_id in () if known is None else known.runs:
            if tree_id in library.trees or not is_id(tree_id) or tree_id + TREE_SUFFIX == LIBRARY_FILE:
                continue
            path = Path(library.trees[caller].file).parent / f"{tree_id}{TREE_SUFFIX}"
            try:
                library.put(tree_id, source_of(shown(path), read_bytes(path)))
            except OSError:
                continue
            waiting.append(tree_id)


def _fetch_linked(library: LazyLibrary) -> None:
    """Put every tree into the library that a text in it links to; where one is not there, the rule 'dangling-link' tells it."""
    sources = [*library.trees.values(), *([library.shared_source] if library.shared_source else [])]
    for source in sources:
        for tree_id in may_link(source.content) - library.trees.keys():
            if tree_id + TREE_SUFFIX == LIBRARY_FILE:
                continue
            path = Path(source.file).parent / f"{tree_id}{TREE_SUFFIX}"
            with suppress(OSError):
                library.put(tree_id, source_of(shown(path), read_bytes(path)))


def _may_lack(library: LazyLibrary, tree_id: str) -> bool:
    """Whether a tree may run one that is not in the library; a quick look says no to nearly all of them."""
    runs = library.may_run(tree_id)
    return runs is None or not runs.issubset(library.trees)


def _terms_digest(terms: Terms, shared: SourceFile | None) -> str:
    """All that every finding depends on besides its own file, the other trees and the date."""
    settings = [
        (each.name, repr(getattr(terms.settings, each.name)))
        for each in fields(terms.settings)
        if each.name not in _ELSEWHERE
    ]
    levels = sorted(terms.severities.items())
    depends_on = (program_digest(), shared and shared.digest, levels, settings, terms.heeds_comments)
    return blake2b(repr(depends_on).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
