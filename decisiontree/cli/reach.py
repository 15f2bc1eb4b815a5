"""`decisiontree reach`: what a call can come to with some facts said beforehand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import click

from decisiontree.cli import completers
from decisiontree.cli.exit_codes import ExitCode
from decisiontree.cli.known_names import fact_values, on_call_day, tree_to_walk
from decisiontree.cli.option_types import TEXT_OR_JSON, TODAY
from decisiontree.cli.output import report

_NEXT_FACT = re.compile(r",(?=[^,=]+=)")


@click.command(
    epilog="""\b
Examples:
  decisiontree reach refund --facts amount_owed=80.00,days_over=0 --role rep
  decisiontree reach internet --facts plan=basic --incident inc_204
  decisiontree reach refund --role starter --format json

To name a fact of another tree, write TREE/FACT. Facts that you leave out may have any value."""
)
@click.argument("tree", shell_complete=completers.trees)
@click.option(
    "--facts", multiple=True, metavar="FACT=VALUE,…", help="Facts known at the start; repeat for more."
)
@click.option("--role", metavar="ROLE", help="Who answers the call.  [default: any role]")
@click.option(
    "--incident", multiple=True, metavar="ID", help="Assume that this incident is open; repeat for more."
)
@TODAY
@TEXT_OR_JSON
def reach(  # noqa: PLR0913  click passes each option by name
    *,
    tree: str,
    facts: tuple[str, ...],
    role: str | None,
    incident: tuple[str, ...],
    today: date | None,
    style: str,
) -> int:
    """Show which outcomes and decisions of TREE (an id or a file) can be reached, and what is still asked."""
    library, tree_id = tree_to_walk(tree, role, incident)
    # the search is loaded once the words are known to make sense
    from decisiontree.explain import (
        facts_in_sight,
        on_day_json,
        on_day_text,
        other_days,
        reach_json,
        reach_text,
    )
    from decisiontree.explain import reach as reach_from
    from decisiontree.text import json_text

    declared = facts_in_sight(library, tree_id)
    values = fact_values(declared, list(_pairs(facts)), "--facts")
    on_day, day = on_call_day(library, tree_id, today)
    found = reach_from(on_day, tree_id, values, role, incidents=incident)
    others = other_days(library, tree_id, [path for path, _ in found.missed]) if day and not facts else {}
    if style == "json":
        report(json_text(reach_json(found, declared) | on_day_json(day, others)))
    else:
        report(on_day_text(day, reach_text(on_day, found), others))
    return ExitCode.CLEAN


def _pairs(texts: tuple[str, ...]) -> Iterator[str]:
    """The pairs in every text: a comma parts them where another `fact=` follows."""
    for text in texts:
        yield from (pair for pair in _NEXT_FACT.split(text) if pair.strip())
