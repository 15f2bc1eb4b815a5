"""One file to an entry: what was found in it, what was asked for that, and the summary of the tree."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from decisiontree.checking.cache import Entry
from decisiontree.checking.codec import plain_finding, plain_summary
from decisiontree.checking.dependency_trace import TracedLibrary
from decisiontree.checking.inputs import Unit
from decisiontree.checking.lazy_library import LazyLibrary
from decisiontree.diagnostic import Diagnostic
from decisiontree.lint import Terms, check_reading, check_scenarios, check_shared


def check_unit(unit: Unit, library: LazyLibrary, terms: Terms) -> Entry:
    """Read and check one file; the questions are still without answers."""
    traced = TracedLibrary(library, terms.calendar)
    findings = _findings(unit, library, traced, replace(terms, calendar=traced.calendar))
    entry: Entry = {"asked": dict.fromkeys(traced.asked, ""), "found": [*map(plain_finding, findings)]}
    if unit.kind == "tree":
        entry["summary"] = plain_summary(library.summary(unit.tree_id))
    return entry


def _findings(
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
