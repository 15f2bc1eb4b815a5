"""`decisiontree ignores`: what comments in the files ignore, why, until when, and how many findings each ignores now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from decisiontree import clock
from decisiontree.cli.exit_codes import ExitCode
from decisiontree.cli.libraries import chosen_libraries
from decisiontree.cli.option_types import PATH, TEXT_OR_JSON, day
from decisiontree.cli.output import report_to
from decisiontree.cli.tree_errors import complain_of_unread

if TYPE_CHECKING:
    from decisiontree.lint import Suppression

VERSION = 1


class _Ignored(NamedTuple):
    """One rule that one comment ignores, and the line and column of the comment."""

    line: int
    column: int
    suppression: Suppression


@click.command(
    epilog="""\b
Examples:
  decisiontree ignores                     every ignored rule and its reason
  decisiontree ignores trees/refund.yaml   in one tree
  decisiontree ignores --format json       for a program
  decisiontree ignores --today 2027-02-01  what will have expired by then

`decisiontree check --no-ignores` shows the findings themselves.

Exit: 0 the list is complete, 2 usage or settings, 3 a file cannot be read or written."""
)
@click.argument("paths", nargs=-1, type=PATH, metavar="[TREES]...")
@click.option("--today", type=day, metavar="DATE", help="The date to use.  [default: today]")
@TEXT_OR_JSON
@click.option("-o", "--output", type=PATH, metavar="FILE", help="Write the list to a file.")
def ignores(*, paths: tuple[Path, ...], today: date | None, style: str, output: Path | None) -> int:
    """List what comments ignore in TREES (files or folders). The default is every tree in the library."""
    # the reader and the rules are loaded here, so that help and usage errors come at once
    from decisiontree.cli.input_files import no_tree_in
    from decisiontree.lint import suppressions
    from decisiontree.reader import load_library

    found: list[_Ignored] = []
    code = ExitCode.CLEAN
    for chosen in chosen_libraries(paths):
        library = load_library(chosen.paths)
        if not (library.asked or library.unreadable or library.outside):
            raise no_tree_in(chosen.paths)
        lines = {each.file: each.lines for each in library.documents}
        found += [
            _Ignored(*lines[each.place.file].place(each.place.span.start), each)
            for each in suppressions(library, settings=chosen.settings, today=today or clock.today())
        ]
        complain_of_unread(library)
        if library.unreadable:
            code = ExitCode.FAILURE
    report_to(output, _as_json(found) if style == "json" else _as_text(found))
    return code


def _as_text(found: Sequence[_Ignored]) -> str:
    from decisiontree.display import plural, visible

    lines = [
        f"{each.suppression.place.file}:{each.line}: {each.suppression.rule}: "
        f"{each.suppression.reason or 'no reason'} ({_state(each.suppression)})"
        for each in found
    ]
    expired = _expired(found)
    lapsed = f"; {expired} expired or with a wrong date" if expired else ""
    in_force = len(found) - expired
    entries = "1 entry ignores" if in_force == 1 else f"{in_force} entries ignore"
    ignored = plural(sum(each.suppression.silences for each in found), "finding")
    lines.append(f"{entries} {ignored}{lapsed}" if found else "nothing is ignored")
    return "".join(f"{visible(line)}\n" for line in lines)


def _expired(found: Sequence[_Ignored]) -> int:
    return sum(each.suppression.has_expired for each in found)


def _state(suppression: Suppression) -> str:
    if suppression.has_expired:
        return "wrong date" if suppression.until is None else f"expired on {suppression.until}"
    from decisiontree.display import plural

    until = "" if suppression.until is None else f"until {suppression.until}, "
    return f"{until}ignores {plural(suppression.silences, 'finding')}"


def _as_json(found: Sequence[_Ignored]) -> str:
    from decisiontree.text import json_text

    return json_text(
        {
            "version": VERSION,
            "ignores": [_entry(each) for each in found],
            "summary": {
                "ignores": len(found),
                "silences": sum(each.suppression.silences for each in found),
                "expired": _expired(found),
            },
        }
    )


def _entry(ignored: _Ignored) -> Mapping[str, Any]:
    suppression = ignored.suppression
    return {
        "file": suppression.place.file,
        "line": ignored.line,
        "column": ignored.column,
        "rule": suppression.rule,
        "reason": suppression.reason or None,
        "until": None if suppression.until is None else suppression.until.isoformat(),
        "expired": suppression.has_expired,
        "silences": suppression.silences,
    }
