"""The report as JUnit XML, which nearly every build server shows: a suite for each file, a case for each finding.

Servers tell by its name whether a case is new, so no name holds a line: what is written above changes none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from decisiontree.diagnostic import Diagnostic
from decisiontree.display import visible
from decisiontree.report.summary import NOT_READ, Report

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def write(report: Report) -> str:
    """What is at or above `fail_on` fails, the rest passes; a file that could not be read is an error, a clean one a case that passes."""
    by_file: dict[str, list[Diagnostic]] = {file: [] for file in sorted(report.texts)}
    for diagnostic in report.diagnostics:
        by_file.setdefault(diagnostic.place.file, []).append(diagnostic)
    unread = [each for file, why in report.unreadable for each in unread_suite(report.name(file), why)]
    cases = sum(max(1, len(found)) for found in by_file.values()) + len(report.unreadable)
    totals = f'failures="{_failures(report, report.diagnostics)}" errors="{len(report.unreadable)}"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="decisiontree" tests="{cases}" {totals}>',
        *unread,
    ]
    for file, found in by_file.items():
        lines += _suite(report, file, found)
    return "\n".join((*lines, "</testsuites>", ""))


def _suite(report: Report, file: str, found: Sequence[Diagnostic]) -> Iterator[str]:
    name = xml_escaped(report.name(file))
    tests = max(1, len(found))
    yield f'  <testsuite name="{name}" tests="{tests}" failures="{_failures(report, found)}" errors="0" skipped="0">'
    if not found:
        yield f'    <testcase classname="{name}" name="nothing found"/>'
    for case, diagnostic in zip(numbered_cases(map(_name, found)), found, strict=True):
        yield from _case(report, name, case, diagnostic)
    yield "  </testsuite>"


def unread_suite(file: str, why: str) -> Iterator[str]:
    """The suite of a file that gave no text: one case that is an error."""
    name, said = xml_escaped(file), xml_escaped(why)
    yield f'  <testsuite name="{name}" tests="1" failures="0" errors="1" skipped="0">'
    yield f'    <testcase classname="{name}" name="not read" file="{name}">'
    yield f'      <error type="{NOT_READ}" message="{said}"/>'
    yield "    </testcase>"
    yield "  </testsuite>"


def numbered_cases(names: Iterable[str]) -> Iterator[str]:
    """The names, and which one it is after each that was there before."""
    seen: Counter[str] = Counter()
    for name in names:
        seen[name] += 1
        yield name if seen[name] == 1 else f"{name} ({seen[name]})"


def xml_escaped(text: str) -> str:
    """A text between quotes or tags; what XML cannot hold at all is spelled out."""
    return visible(text).translate(_ESCAPES)


def _name(diagnostic: Diagnostic) -> str:
    node = diagnostic.place.node
    return diagnostic.rule if node is None else f"{diagnostic.rule} in {node}"


def _case(report: Report, file: str, name: str, diagnostic: Diagnostic) -> Iterator[str]:
    line, _, _, _ = report.position(diagnostic.place)
    said = xml_escaped(diagnostic.message)
    yield f'    <testcase classname="{file}" name="{xml_escaped(name)}" file="{file}" line="{line}">'
    told = "\n".join(_told(report, diagnostic))
    if report.fails(diagnostic):
        yield f'      <failure type="{diagnostic.severity}" message="{said}">{told}</failure>'
    else:
        yield f"      <system-out>{told}</system-out>"
    yield "    </testcase>"


def _told(report: Report, diagnostic: Diagnostic) -> Iterator[str]:
    line, column, _, _ = report.position(diagnostic.place)
    yield xml_escaped(
        f"{report.name(diagnostic.place.file)}:{line}:{column}: {diagnostic.severity} {diagnostic.rule}: {diagnostic.message}"
    )
    for other in diagnostic.related:
        other_line, other_column, _, _ = report.position(other.place)
        yield xml_escaped(f"see {report.name(other.place.file)}:{other_line}:{other_column}: {other.message}")
    if diagnostic.witness is not None:
        yield xml_escaped(f"shown by: {diagnostic.witness}")


def _failures(report: Report, found: Sequence[Diagnostic]) -> int:
    return sum(map(report.fails, found))
