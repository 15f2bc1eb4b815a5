"""`decisiontree play`: a walk through a tree in the terminal, by hand or with answers on standard input."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import datetime
from io import StringIO

import click

from decisiontree import clock
from decisiontree.cli import completers
from decisiontree.cli.exit_codes import ExitCode
from decisiontree.cli.known_names import fact_values, tree_to_walk
from decisiontree.cli.option_types import moment
from decisiontree.cli.output import wants_colour


@click.command(
    epilog="""\b
Examples:
  decisiontree play refund                           a tree of the library
  decisiontree play trees/refund.yaml --role senior  a file, as a senior
  decisiontree play internet --given plan=basic      with a known fact
  decisiontree play refund < answers.txt             one answer a line

Answer with the number or the name of an option. At any time: b back, r restart, f facts, q quit, :j NODE REASON jump, ? help."""
)
@click.argument("tree", shell_complete=completers.trees)
@click.option(
    "--role", metavar="ROLE", help="Who answers the call.  [default: the role with the least authority]"
)
@click.option(
    "--given", multiple=True, metavar="FACT=VALUE", help="Set a fact before the call starts; repeat for more."
)
@click.option(
    "--incident",
    multiple=True,
    metavar="ID",
    help="Play as if only this incident were open; repeat for more.",
)
@click.option(
    "--today",
    type=moment,
    metavar="DATE",
    help="The date or time of the call, for `today` and for incidents.  [default: now]",
)
def play(
    tree: str,
    role: str | None,
    given: tuple[str, ...],
    incident: tuple[str, ...],
    today: datetime | None,
) -> int:
    """Play a tree in this terminal: TREE is a tree's id or its file."""
    # the walk and the reader are loaded here, so that help comes at once
    from decisiontree.cli.play.conversation import Conversation, ask_role
    from decisiontree.cli.play.terminal import Terminal
    from decisiontree.walk import Origin, begin

    library, tree_id = tree_to_walk(tree, role, incident, None if today is None else today.date())
    facts = library.trees[tree_id].facts_in_scope(library.shared)

    def open_now() -> tuple[str, ...]:
        return incident or library.shared.open_incidents(today or clock.now())

    def day_now() -> int:
        return (today.date() if today else clock.call_day(clock.now())).toordinal()

    origin = Origin(tree_id, role, fact_values(facts, given, "--given"), open_now(), day_now())
    # without a standard input there is nothing to answer with, and no such stream either
    terminal = Terminal(sys.stdin or StringIO(), colour=wants_colour())
    state = begin(library, origin)
    if role is None and terminal.is_interactive and len(library.shared.roles) > 1:
        state = begin(library, replace(origin, role=ask_role(terminal, library)))
    Conversation(library, terminal, open_now, day_now).run(state)
    return ExitCode.CLEAN
