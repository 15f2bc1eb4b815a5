"""Findings that a library had when it took up the checker: known by rule, node and field, held back from then on.

Text in, text out. Lines may move and nothing is lost; a second finding of the same kind at the same place is new.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from decisiontree.diagnostic import Diagnostic
from decisiontree.errors import UsageError
from decisiontree.report.fingerprint import fingerprints
from decisiontree.report.summary import Report

VERSION = 1
_PARTS = ("file", "node", "field", "rule", "message", "fingerprint")


@dataclass(frozen=True, slots=True)
class Known:
    """One finding of a baseline; its file is named from the baseline's own folder."""

    file: str
    rule: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a baseline file holds, and the folder it lies in."""

    folder: Path
    known: Mapping[str, Known]

    def new(self, findings: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
        """The findings that the baseline does not know."""
        marks = _marks(findings, self.folder)
        return tuple(finding for finding, mark in zip(findings, marks, strict=True) if mark not in self.known)

    def gone(self, findings: Sequence[Diagnostic], files: Collection[str]) -> tuple[Known, ...]:
        """What the baseline knows of these files, or of files that are not there any more, and nobody finds now."""
        marks = set(_marks(findings, self.folder))
        looked_at = {_from(self.folder, file) for file in files}
        return tuple(
            known
            for mark, known in self.known.items()
            if mark not in marks and (known.file in looked_at or not (self.folder / known.file).exists())
        )


def read_baseline(text: str, file: Path) -> Baseline:
    """The baseline that a file holds; raises UsageError for anything else."""
    try:
        whole = json.loads(text)
    except ValueError as error:
        raise UsageError(f"the baseline '{file}' is no JSON: {error}") from error
    version = whole.get("version") if isinstance(whole, dict) else None
    if not isinstance(whole, dict) or not isinstance(whole.get("findings"), list) or version is None:
        raise UsageError(f"'{file}' is no baseline; `decisiontree check --write-baseline {file}` writes one")
    if version != VERSION:
        raise UsageError(
            f"the baseline '{file}' is of version {version!r}, and this program reads version {VERSION}; "
            f"write it anew with `decisiontree check --write-baseline {file}`"
        )
    known = [_known(each, number, file) for number, each in enumerate(whole["findings"], start=1)]
    return Baseline(file.parent, MappingProxyType({each.fingerprint: each for each in known}))


def written_baseline(findings: Sequence[Diagnostic], file: Path) -> str:
    """The text of a baseline that knows these findings: sorted, without lines, so that it changes only when they do."""
    entries = [
        {
            "file": _from(file.parent, finding.place.file),
            "node": finding.place.node,
            "field": finding.place.field,
            "rule": finding.rule,
            "message": finding.message,
            "fingerprint": mark,
        }
        for finding, mark in zip(findings, _marks(findings, file.parent), strict=True)
    ]
    entries.sort(key=lambda entry: [entry[part] or "" for part in _PARTS])
    # ASCII only: a lone surrogate in a message must not make the file unwritable
    return json.dumps({"version": VERSION, "findings": entries}, indent=2) + "\n"


def _known(entry: object, number: int, file: Path) -> Known:
    if isinstance(entry, dict):
        parts = [entry.get(part) for part in ("file", "rule", "fingerprint")]
        if all(isinstance(part, str) and part for part in parts):
            return Known(*map(str, parts))
    raise UsageError(
        f"finding {number} of the baseline '{file}' has no file, rule and fingerprint; "
        f"write it anew with `decisiontree check --write-baseline {file}`"
    )


def _marks(findings: Sequence[Diagnostic], folder: Path) -> tuple[str, ...]:
    named = {file: _from(folder, file) for file in {finding.place.file for finding in findings}}
    seen_from_there = tuple(
        replace(finding, place=replace(finding.place, file=named[finding.place.file])) for finding in findings
    )
    return fingerprints(Report(seen_from_there, {}))


def _from(folder: Path, file: str) -> str:
    """A file as seen from the baseline's folder, so that it does not matter where the check runs."""
    try:
        return Path(os.path.relpath(file, folder)).as_posix()
    except ValueError:  # on another drive
        return Path(file).as_posix()
