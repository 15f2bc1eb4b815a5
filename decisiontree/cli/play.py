"""`decisiontree play`: a walk through a tree in the terminal, by hand or with answers on standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from difflib import get_close_matches
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import click

from decisiontree.cli.exit_codes import ExitCode
from decisiontree.cli.tree_errors import counted, errors_of
from decisiontree.errors import UsageError
from decisiontree.settings import find_settings

if TYPE_CHECKING:
    from decisiontree.model import FactValue, Library
    from decisiontree.reader import LibraryReading


@click.command(
    epilog="""\b
Examples:
  decisiontree play refund                                  a tree of the library
  decisiontree play trees/refund.yaml --role senior         a file, as a senior rep
  decisiontree play refund --given tier=gold                with a fact that is known beforehand
  decisiontree play refund < answers.txt                    one answer a line

Answer with the number or the name of an option. At any time: b back, r restart, f facts, q quit, ? help."""
)
@click.argument("tree")
@click.option(
    "--role", metavar="ROLE", help="Who answers the call; by default the role with the least authority."
)
@click.option(
    "--given", multiple=True, metavar="FACT=VALUE", help="A fact known from the start; may be given again."
)
@click.option(
    "--incident", multiple=True, metavar="ID", help="Walk as if this incident were open; may be given again."
)
def play(tree: str, role: str | None, given: tuple[str, ...], incident: tuple[str, ...]) -> int:
    """Walk through a tree in this terminal: TREE is a tree's id or its file."""
    # the walk and the reader are loaded here, so that help comes at once
    from decisiontree.cli.play_session import Session, ask_role
    from decisiontree.cli.play_terminal import Terminal
    from decisiontree.walk import Origin, begin

    reading, tree_id = _load(tree)
    library = reading.library
    if tree_id not in library.trees:
        raise UsageError(f"'{tree}' could not be read as a tree; run `decisiontree check {tree}`")
    _warn(reading, tree_id)
    _check_role(library, role)
    _check_incidents(library, incident)
    origin = Origin(tree_id, role, _facts(library, tree_id, given), incident)
    # without a standard input there is nothing to answer with, and no such stream either
    terminal = Terminal(sys.stdin or StringIO(), colour=_wants_colour())
    state = begin(library, origin)
    if role is None and terminal.is_interactive and len(library.shared.roles) > 1:
        state = begin(library, replace(origin, role=ask_role(terminal, library)))
    Session(library, terminal).run(state)
    return ExitCode.CLEAN


def _load(tree: str) -> tuple[LibraryReading, str]:
    from decisiontree.reader import load_library

    path = Path(tree)
    if path.is_file():
        return load_library([path]), path.stem
    if path.suffix == ".yaml" or len(path.parts) > 1:
        raise UsageError(f"there is no file '{tree}'")
    folders = [folder for folder in find_settings(Path.cwd()).trees if folder.is_dir()]
    reading = load_library(folders)
    if tree in reading.trees:
        return reading, tree
    raise UsageError(f"there is no tree '{tree}'; {_known(tree, sorted(reading.trees))}")


def _warn(reading: LibraryReading, tree_id: str) -> None:
    """Say how many errors stand in the way, as `export` and `check` count them."""
    from decisiontree.lint import check

    settings = find_settings(Path.cwd())
    errors = errors_of(reading, tree_id, check(reading, settings=settings, today=datetime.now(UTC).date()))
    if errors:
        click.echo(
            f"decisiontree: tree '{tree_id}' has {counted(errors)}; `decisiontree check` names them", err=True
        )


def _facts(library: Library, tree_id: str, given: Sequence[str]) -> Mapping[str, FactValue]:
    from decisiontree.guards import expected, parse_value

    facts = {**library.shared.facts, **library.trees[tree_id].facts}
    values: dict[str, FactValue] = {}
    for pair in given:
        name, equals, text = pair.partition("=")
        if not equals:
            raise UsageError(f"--given takes FACT=VALUE, not '{pair}'")
        fact = facts.get(name.strip())
        if fact is None:
            raise UsageError(f"there is no fact '{name.strip()}'; {_known(name.strip(), facts)}")
        value = parse_value(fact, text.strip())
        if value is None:
            raise UsageError(f"'{text.strip()}' is no value of '{fact.id}': {expected(fact)}")
        values[fact.id] = value
    return values


def _check_role(library: Library, role: str | None) -> None:
    roles = [one.id for one in library.shared.roles]
    if role is not None and role not in roles:
        raise UsageError(f"there is no role '{role}'; there are: {', '.join(roles) or 'none'}")


def _check_incidents(library: Library, incidents: Sequence[str]) -> None:
    known = [one.id for one in library.shared.incidents]
    for incident in incidents:
        if incident not in known:
            raise UsageError(f"there is no incident '{incident}'; {_known(incident, known)}")


def _known(name: str, names: Iterable[str]) -> str:
    """The nearest name, or all there are."""
    names = tuple(names)
    near = get_close_matches(name, names, n=1)
    return f"did you mean '{near[0]}'?" if near else f"there are: {', '.join(names) or 'none'}"


def _wants_colour() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
