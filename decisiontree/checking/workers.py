"""Files to entries: what was found in each, what was asked for that. By several processes where that is quicker, with the same result.

Where no further process may be started, or one of them dies, this one does the work.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from types import MappingProxyType
from typing import NamedTuple, assert_never

from decisiontree.checking.cache import Entry
from decisiontree.checking.codec import plain_finding, plain_summary, summary_of
from decisiontree.checking.dependency_trace import TracedLibrary
from decisiontree.checking.inputs import Unit
from decisiontree.checking.lazy_library import HELD, LazyLibrary, SourceFile
from decisiontree.diagnostic import Diagnostic
from decisiontree.lint import Terms, check_reading, check_scenarios, check_shared
from decisiontree.model import TreeSummary
from decisiontree.settings import Settings

BYTES_PER_PROCESS = 1 << 20
"""One process for so many bytes of files: about a third of a second of work, and a process takes a tenth to begin."""
MAX_PROCESSES = 4
"""Each takes some fifty megabytes of its own, and all together should stay below three hundred."""
CHUNKS_PER_PROCESS = 4
"""So many parts for each process, one after the other: no two files and no two processors are alike."""


class WorkerTask(NamedTuple):
    """All that a process needs to check some of the files."""

    trees: Mapping[str, SourceFile]
    shared: SourceFile | None
    known: Mapping[str, TreeSummary | None]
    terms: Terms
    held: int


def check_units(
    units: Sequence[Unit], library: LazyLibrary, terms: Terms, *, jobs: int | None = None
) -> Iterator[tuple[Unit, Entry]]:
    """Every unit with what is to be kept of it, in no order. `jobs` None means as many processes as pay."""
    trees = [unit for unit in units if unit.kind == "tree"]
    many = _usual_jobs(trees) if jobs is None else min(jobs, len(trees))
    done: dict[str, Entry] = {}
    if many > 1:
        for tree_id, entry in _shared_out(trees, library, terms, many):
            library.known[tree_id] = summary_of(entry["summary"])
            done[tree_id] = entry
    for unit in units:
        is_done = unit.kind == "tree" and unit.tree_id in done
        yield unit, done[unit.tree_id] if is_done else check_unit(unit, library, terms)


def check_unit(unit: Unit, library: LazyLibrary, terms: Terms) -> Entry:
    """Read and check one file; the questions are still without answers."""
    traced = TracedLibrary(library, terms.calendar)
    findings = _findings_of(unit, library, traced, replace(terms, calendar=traced.calendar))
    entry: Entry = {"asked": dict.fromkeys(traced.asked, ""), "found": [*map(plain_finding, findings)]}
    if unit.kind == "tree":
        entry["summary"] = plain_summary(library.of(unit.tree_id))
    return entry


def _findings_of(
    unit: Unit, library: LazyLibrary, traced: TracedLibrary, terms: Terms
) -> tuple[Diagnostic, ...]:
    match unit.kind:
        case "tree":
            reading = library.reading(unit.tree_id)
            assert reading is not None  # noqa: S101  a unit is in the library
            traced.begin_at(unit.tree_id, reading)
            return check_reading(reading, traced, terms)
        case "shared":
            shared = library.shared
            assert shared is not None  # noqa: S101  the same
            return check_shared(shared, traced, terms)
        case "scenarios":
            # the reader brings YAML, which a run that finds everything kept does not pay for
            from decisiontree.reader import read_document, read_scenarios

            return check_scenarios(
                read_scenarios(read_document(unit.source.content, unit.source.file)), traced, terms
            )
        case _:
            assert_never(unit.kind)


def _usual_jobs(trees: Sequence[Unit]) -> int:
    cores = os.cpu_count() or 1
    if sys.platform == "linux":  # which tells how many of them are ours
        cores = len(os.sched_getaffinity(0))
    return min(cores, MAX_PROCESSES, sum(len(unit.source.content) for unit in trees) // BYTES_PER_PROCESS)


def _shared_out(
    trees: Sequence[Unit], library: LazyLibrary, terms: Terms, many: int
) -> Iterator[tuple[str, Entry]]:
    """What other processes find; less than all of it when they cannot be had."""
    # only who has much to check pays for this
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    sent = replace(terms, settings=_sendable(terms.settings))
    work = WorkerTask(library.trees, library.shared_source, library.known, sent, max(1, HELD // many))
    chunks = many * CHUNKS_PER_PROCESS
    parts = [[unit.tree_id for unit in trees[at::chunks]] for at in range(chunks)]
    try:
        # a fork begins at once and shares our memory; only Linux promises that nothing breaks by it
        context = get_context("fork" if sys.platform == "linux" else "spawn")
        pool = ProcessPoolExecutor(many, mp_context=context, initializer=_begin, initargs=(work,))
    except (OSError, ImportError, NotImplementedError):
        return
    try:
        for entries in pool.map(_check, filter(None, parts)):
            yield from entries
    except (OSError, BrokenProcessPool):
        return
    finally:
        pool.shutdown(cancel_futures=True)


def _sendable(settings: Settings) -> Settings:
    """The same settings with plain mappings: a mapping proxy cannot be sent to another process."""
    values = {each.name: getattr(settings, each.name) for each in fields(settings)}
    plain = {name: dict(value) for name, value in values.items() if isinstance(value, MappingProxyType)}
    return replace(settings, **plain)  # type: ignore[arg-type]  # of the same types


class _WorkerState(NamedTuple):
    """What a started process needs for every chunk."""

    library: LazyLibrary
    terms: Terms


_worker_state: list[_WorkerState] = []
"""One at most, and only in a process that was started to check."""


def _begin(work: WorkerTask) -> None:
    """Runs first in a process that was started; it ends with the one that started it, and says nothing of it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    _end_with_parent()
    library = LazyLibrary(work.trees, work.shared, work.known, held=work.held)
    _worker_state[:] = [_WorkerState(library, work.terms)]


def _check(tree_ids: Sequence[str]) -> list[tuple[str, Entry]]:
    library, terms = _worker_state[0]
    units = (Unit("tree", tree_id, library.trees[tree_id]) for tree_id in tree_ids)
    return [(unit.tree_id, check_unit(unit, library, terms)) for unit in units]


def _end_with_parent() -> None:
    from multiprocessing import connection, parent_process
    from threading import Thread

    parent = parent_process()
    if parent is None:
        return

    def wait() -> None:
        connection.wait([parent.sentinel])
        os._exit(1)

    Thread(target=wait, daemon=True).start()
