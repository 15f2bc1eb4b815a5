"""`decisiontree explain`: how anyone reaches an outcome, and who may."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from decisiontree.cli import completers
from decisiontree.cli.exit_codes import ExitCode
from decisiontree.cli.known_names import on_call_day, tree_to_walk
from decisiontree.cli.option_types import TEXT_OR_JSON, TODAY
from decisiontree.cli.output import report
from decisiontree.errors import UsageError
from decisiontree.text import nearest_or_all

if TYPE_CHECKING:
    from decisiontree.model import Library


@click.command(
    epilog="""\b
Examples:
  decisiontree explain refund end_settled             what leads there
  decisiontree explain refund end_settled --role rep  what one role may
  decisiontree explain refund end_settled --all       every way
  decisiontree explain trees/refund.yaml end_settled --format json

Every way shown was tried with matching values. To name an outcome of another tree, write TREE/OUTCOME."""
)
@click.argument("tree", shell_complete=completers.trees)
@click.argument("outcome", metavar="OUTCOME", required=False)
@click.option("--role", metavar="ROLE", help="Show only what this role can do.  [default: every role]")
@click.option(
    "--incident",
    multiple=True,
    metavar="ID",
    help="Assume that this incident is open. By default, incidents are open only where a route needs them.",
)
@TODAY
@click.option("--all", "every", is_flag=True, help="Show every way, not only the shortest.")
@TEXT_OR_JSON
def explain(  # noqa: PLR0913  click passes each option by name
    *,
    tree: str,
    outcome: str | None,
    role: str | None,
    incident: tuple[str, ...],
    today: date | None,
    every: bool,
    style: str,
) -> int:
    """Show how OUTCOME of TREE (an id or a file) can be reached: by which answers and facts, and by whom."""
    library, tree_id = tree_to_walk(tree, role, incident)
    outcome = _outcome_of(library, tree_id, outcome)
    # the search is loaded once the words are known to make sense
    from decisiontree.explain import (
        WAYS_SHOWN,
        explained_json,
        explained_text,
        on_day_json,
        on_day_text,
        other_days,
    )
    from decisiontree.explain import explain as explain_outcome
    from decisiontree.text import json_text

    on_day, day = on_call_day(library, tree_id, today)
    found = explain_outcome(on_day, tree_id, outcome, incidents=incident or None)
    others = other_days(library, tree_id, [outcome]) if day and not found.ways else {}
    if style == "json":
        report(json_text(explained_json(found, role=role) | on_day_json(day, others)))
    else:
        text = explained_text(on_day, found, role=role, shown=None if every else WAYS_SHOWN)
        report(on_day_text(day, text, others))
    return ExitCode.CLEAN


def _outcome_of(library: Library, tree_id: str, outcome: str | None) -> str:
    from decisiontree.explain import outcomes

    known = outcomes(library, tree_id)
    if outcome is None:
        raise UsageError(f"the argument 'OUTCOME' is missing; choose from: {', '.join(known)}")
    if outcome not in known:
        node = library.trees[tree_id].nodes.get(outcome)
        what = (
            f"node '{outcome}' is not an outcome" if node is not None else f"there is no outcome '{outcome}'"
        )
        raise UsageError(f"{what}; {nearest_or_all(outcome, known)}")
    return outcome
