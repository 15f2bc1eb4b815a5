"""What `decisiontree test` prints: results of scenarios as text, JSON, JUnit or commands of GitHub Actions. Walks nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from decisiontree.cli.report_paths import names_for
from decisiontree.diagnostic import Diagnostic, Place, Severity
from decisiontree.display import plural, visible
from decisiontree.files import SCENARIOS_SUFFIX
from decisiontree.text import LineIndex, Span, json_text
from decisiontree.walk import Coverage, ScenarioResult

VERSION = 2
_SHOWN = 12
UnreadFiles: TypeAlias = Sequence[tuple[str, str]]
"""Places that gave no text, and why."""


class FileFault(NamedTuple):
    """Why scenarios of a file were not walked, and where that is in its text."""

    reason: str
    span: Span = Span(0, 0)


class TreeResults(NamedTuple):
    """The scenarios of one tree, and what is wrong with their file."""

    tree: str
    file: str
    text: str
    places: tuple[Span, ...]
    """Where each scenario stands in the text."""
    results: tuple[ScenarioResult, ...]
    faults: tuple[FileFault, ...] = ()
    coverage: Coverage | None = None
    """None where the tree could not be read."""


def as_text(trees: Sequence[TreeResults], exit_code: int, unread: UnreadFiles) -> str:  # noqa: ARG001  all forms are called alike
    """A line for each scenario; of one that left its way, where and why, and the way it took. What failed is last again."""
    lines: list[str] = []
    for tree in trees:
        lines.append(f"{tree.tree} ({tree.file})")
        for result in tree.results:
            lines.append(f"  {'ok  ' if result.passed else 'FAIL'}  {result.scenario.name}")
            if not result.passed:
                lines.append(f"        {_reason(result)}")
                if result.route:
                    lines.append(f"        route: {_way(result.route)}")
        lines += [f"  FAIL  {fault.reason}" for fault in _told_faults(tree)]
        if tree.coverage is not None:
            lines += _covered(tree.coverage)
        lines.append("")
    failed = [f"  {line}" for tree in trees for line in _failed(tree)]
    lines += ["failed:", *failed, ""] if failed else []
    lines.append(_counts(trees, unread))
    return "".join(f"{visible(line)}\n" for line in lines)


def as_github(trees: Sequence[TreeResults], exit_code: int, unread: UnreadFiles) -> str:
    """A command of GitHub Actions for each scenario that failed, then the numbers; shown beside the scenario's line."""
    # a report of another form needs nothing of it
    from decisiontree.report import Report, workflow_commands

    failed = tuple(
        _finding(tree, at) for tree in trees for at, each in enumerate(tree.results) if not each.passed
    )
    faulty = tuple(_error(tree, *fault) for tree in trees for fault in tree.faults)
    report = Report(
        (*failed, *faulty),
        {tree.file: tree.text for tree in trees},
        exit_code=exit_code,
        names=names_for("github"),
        unreadable=tuple(unread),
    )
    return "".join(f"{line}\n" for line in (*workflow_commands(report), _counts(trees, unread)))


def as_json(trees: Sequence[TreeResults], exit_code: int, unread: UnreadFiles) -> str:
    """One object, version 2; version 1 had `coverage` by tree, called otherwise where two libraries had one of that id."""
    done = [result for tree in trees for result in tree.results]
    whole = {
        "version": VERSION,
        "scenarios": [_scenario(tree, result) for tree in trees for result in tree.results],
        "unreadable": [{"file": file, "message": why} for file, why in unread],
        "faults": [_fault(tree, each) for tree in trees for each in tree.faults],
        "coverage": [
            {"tree": tree.tree, "file": tree.file, **_coverage(tree.coverage)}
            for tree in trees
            if tree.coverage is not None
        ],
        "summary": {
            "scenarios": len(done),
            "ok": sum(result.passed for result in done),
            "failed": sum(not result.passed for result in done),
            "faults": sum(len(tree.faults) for tree in trees),
            "exit": int(exit_code),
        },
    }
    return json_text(whole)


def as_junit(trees: Sequence[TreeResults], exit_code: int, unread: UnreadFiles) -> str:  # noqa: ARG001  all forms are called alike
    """A suite for each tree, for servers that show tests."""
    from decisiontree.report import junit  # a report of another form needs nothing of it

    name = names_for("junit")
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<testsuites>"]
    lines += [line for file, why in unread for line in junit.unread_suite(name(file), why)]
    for tree in trees:
        file = name(tree.file)
        suite = file.removesuffix(SCENARIOS_SUFFIX)
        failed = sum(not result.passed for result in tree.results) + bool(tree.faults)
        count = len(tree.results) + bool(tree.faults)
        lines.append(
            f'  <testsuite name={_attribute(suite)} file={_attribute(file)} tests="{count}" failures="{failed}">'
        )
        names = junit.numbered_cases(result.scenario.name for result in tree.results)
        for case, result in zip(names, tree.results, strict=True):
            lines += _case(suite, case, _failure(result))
        if tree.faults:
            lines += _case(suite, file, "; ".join(fault.reason for fault in tree.faults))
        lines.append("  </testsuite>")
    return "\n".join([*lines, "</testsuites>"]) + "\n"


FORMATS: Mapping[str, Callable[[Sequence[TreeResults], int, UnreadFiles], str]] = MappingProxyType(
    {"text": as_text, "json": as_json, "junit": as_junit, "github": as_github}
)


def _told_faults(tree: TreeResults) -> Iterator[FileFault]:
    """Why scenarios of a file were not walked at all; many errors are left to `check`."""
    if tree.coverage is None:
        yield from tree.faults[-1:]
    elif tree.faults:
        count = plural(len(tree.faults), "error")
        told = f"the file has {count}; `decisiontree check {tree.file}` lists them"
        yield FileFault(told, tree.faults[0].span)


def _failed(tree: TreeResults) -> Iterator[str]:
    """A line for each thing that failed, with its place: the end of a report is what a hook or a log shows."""
    lines = LineIndex(tree.text)
    for place, result in zip(tree.places, tree.results, strict=False):
        if not result.passed:
            yield f"{tree.file}:{lines.place(place.start)[0]}: {result.scenario.name}: {_reason(result)}"
    for fault in _told_faults(tree):
        yield f"{tree.file}:{lines.place(fault.span.start)[0]}: {fault.reason}"


def _finding(tree: TreeResults, at: int) -> Diagnostic:
    result = tree.results[at]
    said = _error(tree, f"scenario '{result.scenario.name}': {_reason(result)}", tree.places[at])
    return replace(said, witness=_way(result.route)) if result.route else said


def _error(tree: TreeResults, message: str, span: Span) -> Diagnostic:
    return Diagnostic("scenario", Severity.ERROR, message, Place(tree.file, span))


def _counts(trees: Sequence[TreeResults], unread: UnreadFiles) -> str:
    done = [result for tree in trees for result in tree.results]
    failed = sum(not result.passed for result in done)
    faults = sum(len(tree.faults) for tree in trees)
    more = f", {plural(faults, 'fault')}" if faults else ""
    counts = f"{plural(len(done), 'scenario')}: {len(done) - failed} ok, {failed} failed{more}"
    return f"{counts}; {plural(len(unread), 'file')} could not be read" if unread else counts


def _covered(coverage: Coverage) -> list[str]:
    """How much of the tree the scenarios come to, and the first of what they do not."""
    parts = []
    for noun, nodes in (("outcome", coverage.outcomes), ("decision", coverage.decisions)):
        if nodes:
            met = sum(bool(roles) for roles in nodes.values())
            parts.append(f"{met} of {plural(len(nodes), noun)}")
    missed = coverage.missed()
    lines = [f"  reached: {' and '.join(parts)}"] if parts else []
    if missed:
        more = f" and {len(missed) - _SHOWN} more" if len(missed) > _SHOWN else ""
        lines.append(f"  not reached: {', '.join(missed[:_SHOWN])}{more}")
    return lines


def _coverage(coverage: Coverage) -> dict[str, dict[str, list[str]]]:
    """By node, the roles that came there."""
    return {
        "outcomes": {node: sorted(roles) for node, roles in coverage.outcomes.items()},
        "decisions": {node: sorted(roles) for node, roles in coverage.decisions.items()},
    }


def _fault(tree: TreeResults, fault: FileFault) -> dict[str, object]:
    line, column = LineIndex(tree.text).place(fault.span.start)
    return {
        "tree": tree.tree,
        "file": tree.file,
        "line": line,
        "column": column,
        "reason": fault.reason,
    }


def _scenario(tree: TreeResults, result: ScenarioResult) -> dict[str, object]:
    return {
        "tree": tree.tree,
        "file": tree.file,
        "name": result.scenario.name,
        "role": result.scenario.role,
        "ok": result.passed,
        "expected": result.scenario.outcome,
        "outcome": result.outcome,
        "at": None if result.passed else result.path,
        "reason": result.reason,
        "route": list(result.route),
    }


def _case(tree: str, name: str, failure: str | None) -> list[str]:
    head = f"    <testcase classname={_attribute(tree)} name={_attribute(name)}"
    if failure is None:
        return [f"{head}/>"]
    return [f"{head}>", f"      <failure message={_attribute(failure)}/>", "    </testcase>"]


def _attribute(text: str) -> str:
    from decisiontree.report import junit

    return f'"{junit.xml_escaped(text)}"'


def _failure(result: ScenarioResult) -> str | None:
    if result.passed:
        return None
    return f"{_reason(result)} ({_way(result.route)})"


def _reason(result: ScenarioResult) -> str:
    return f"at '{result.path}': {result.reason}" if result.path else f"{result.reason}"


def _way(route: Sequence[str]) -> str:
    shown = route if len(route) <= _SHOWN else ("…", *route[-_SHOWN:])
    return " → ".join(shown)
