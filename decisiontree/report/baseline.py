"""Findings that a library had when it took up the checker: known by rule, node and field, held back from then on.

Text in, text out. Lines may move and nothing is lost; a second finding of the same kind at the same place is new.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, astuple, dataclass, fields, replace
from pathlib import Path
from types import MappingProxyType

from decisiontree.diagnostic import Diagnostic
from decisiontree.errors import UsageError
from decisiontree.files import seen_from
from decisiontree.lint import CHECK_LIMITED
from decisiontree.report.fingerprint import fingerprints
from decisiontree.report.summary import Report
from decisiontree.text import json_text

VERSION = 1


@dataclass(frozen=True, slots=True)
class BaselineFinding:
    """One finding of a baseline; its file is named from the baseline's own folder."""

    file: str
    node: str | None
    field: str | None
    rule: str
    message: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a baseline file holds, and the folder it lies in."""

    folder: Path
    known: Mapping[str, BaselineFinding]

    def new(self, findings: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
        """The findings that the baseline does not know."""
        marks = _marks(findings, self.folder)
        return tuple(
            finding
            for finding, mark in zip(findings, marks, strict=True)
            if mark not in self.known or finding.rule == CHECK_LIMITED  # what was left out may be new
        )

    def gone(self, findings: Sequence[Diagnostic], files: Collection[str]) -> tuple[BaselineFinding, ...]:
        """What the baseline knows of these files, or of files that are not there any more, and nobody finds now."""
        marks, looked_at = set(_marks(findings, self.folder)), self._looked_at(files)
        return tuple(
            known for mark, known in self.known.items() if mark not in marks and known.file in looked_at
        )

    def beside(self, files: Collection[str], other_rules: Collection[str]) -> tuple[BaselineFinding, ...]:
        """What the baseline knows of other files than these, or of these other rules."""
        looked_at = self._looked_at(files)
        return tuple(
            known for known in self.known.values() if known.file not in looked_at or known.rule in other_rules
        )

    def _looked_at(self, files: Collection[str]) -> frozenset[str]:
        """These files as the baseline names them, and those that are not there any more."""
        named = {seen_from(self.folder, file) for file in files}
        others = {known.file for known in self.known.values()} - named
        return frozenset(named | {file for file in others if not (self.folder / file).exists()})


def read_baseline(text: str, file: Path, command: str) -> Baseline:
    """The baseline that a file holds; raises UsageError for anything else. `command` writes it again."""
    again = f"delete it and run `{command}`"
    try:
        whole = json.loads(text)
    except json.JSONDecodeError as error:
        raise UsageError(
            f"the baseline '{file}' is not valid JSON at line {error.lineno}, column {error.colno}; "
            f"restore it, or {again}"
        ) from error
    version = whole.get("version") if isinstance(whole, dict) else None
    if not isinstance(whole, dict) or not isinstance(whole.get("findings"), list) or version is None:
        raise UsageError(f"'{file}' is not a baseline; correct the name, or {again}")
    if version != VERSION:
        raise UsageError(
            f"the baseline '{file}' is of version {version!r}, and this program reads version {VERSION}; "
            f"{again}"
        )
    known = [
        _known(each, f"finding {number} of the baseline '{file}'", again)
        for number, each in enumerate(whole["findings"], start=1)
    ]
    return Baseline(file.parent, MappingProxyType({each.fingerprint: each for each in known}))


def written_baseline(
    findings: Sequence[Diagnostic], file: Path, beside: Sequence[BaselineFinding] = ()
) -> str:
    """The text of a baseline that knows these findings and what it knew beside them.

    It is sorted and holds no lines, so that it changes only when they do.
    """
    entries = [
        BaselineFinding(
            seen_from(file.parent, finding.place.file),
            finding.place.node,
            finding.place.field,
            finding.rule,
            finding.message,
            mark,
        )
        for finding, mark in zip(findings, _marks(findings, file.parent), strict=True)
    ]
    ordered = sorted((*entries, *beside), key=lambda known: [part or "" for part in astuple(known)])
    return json_text({"version": VERSION, "findings": [asdict(each) for each in ordered]})


def _known(entry: object, name: str, again: str) -> BaselineFinding:
    names = [field.name for field in fields(BaselineFinding)]
    if isinstance(entry, dict):
        parts = {name: entry.get(name) for name in names}
        needed = [parts[name] for name in ("file", "rule", "fingerprint")]
        if all(isinstance(part, str) and part for part in needed):
            said = {name: part if isinstance(part, str) else None for name, part in parts.items()}
            return BaselineFinding(**{**said, "message": said["message"] or ""})  # type: ignore[arg-type]  # looked at above
    raise UsageError(f"{name} has no file, rule and fingerprint; restore the file, or {again}")


def _marks(findings: Sequence[Diagnostic], folder: Path) -> tuple[str, ...]:
    named = {file: seen_from(folder, file) for file in {finding.place.file for finding in findings}}
    seen_from_there = tuple(
        replace(finding, place=replace(finding.place, file=named[finding.place.file])) for finding in findings
    )
    return fingerprints(Report(seen_from_there, {}))
