"""`decisiontree check`: read, run the rules, report, and say by the exit code how bad it is."""

from __future__ import annotations

import gc
from typing import Any

import click

from decisiontree.cli import completers
from decisiontree.cli.check.options import CheckOptions
from decisiontree.cli.check.run import check_again, check_once
from decisiontree.cli.option_types import PATH, count, day
from decisiontree.cli.report_files import report_option
from decisiontree.diagnostic import Severity

FORMATS = ("text", "concise", "agent", "json", "sarif", "github", "junit", "gitlab")
"""The modules of `decisiontree/report` that write one; named here, so that `--help` loads none of them."""


@click.command(
    epilog="""\b
Examples:
  decisiontree check                                  the trees of the library
  decisiontree check trees/refund.yaml                one file
  decisiontree check --format json -o report.json     for a program
  decisiontree check --format agent                   for a coding agent
  decisiontree check --report junit=report.xml        one more report
  decisiontree check --fail-on warning                warnings fail, too
  decisiontree check --diff                           what --fix would change
  decisiontree check --write-baseline known.json      hold back what is there
  decisiontree check --baseline known.json            and tell what is new
  decisiontree check - --stdin-filename trees/a.yaml  for an editor
  decisiontree check --watch                          again at every change

Exit: 0 no finding at or above --fail-on, 1 some (with --diff: or something to fix), 2 usage or settings,
3 a file cannot be read or written. With --fix, what is left counts."""
)
@click.argument("paths", nargs=-1, type=PATH)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="How to report; for coding agents: agent.  [default: text; github in GitHub Actions]",
)
@click.option(
    "--fail-on",
    type=click.Choice([severity.value for severity in Severity]),
    default=Severity.ERROR.value,
    help="The mildest finding that makes the exit code 1.  [default: error]",
)
@click.option(
    "--select",
    multiple=True,
    metavar="RULE",
    shell_complete=completers.rules,
    help="Only these rules; may be given again.",
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="RULE",
    shell_complete=completers.rules,
    help="Not these rules; may be given again.",
)
@click.option("--no-ignores", is_flag=True, help="Also report what comments in the files ignore.")
@click.option("--today", type=day, metavar="DATE", help="The day that dated rules go by.  [default: today]")
@click.option("--fix", is_flag=True, help="Apply the fixes that keep the meaning; report what is left.")
@click.option(
    "--unsafe-fixes", is_flag=True, help="With --fix or --diff: also fixes that change the meaning."
)
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option("--baseline", type=PATH, metavar="FILE", help="Hold back the findings that this file knows.")
@click.option(
    "--no-baseline", is_flag=True, help="Show the findings that the baseline of the settings knows, too."
)
@click.option("--write-baseline", type=PATH, metavar="FILE", help="Write the findings of now to such a file.")
@click.option(
    "--update-baseline",
    is_flag=True,
    help="Write the findings of now to the baseline of each library's settings.",
)
@click.option(
    "--stdin-filename", type=PATH, metavar="FILE", help="What '-' is, so that its library is found."
)
@click.option("--show-settings", is_flag=True, help="Print the settings in force and where each comes from.")
@click.option("--watch", is_flag=True, help="Check again whenever a file changes; Ctrl-C ends.")
@click.option("--jobs", type=count, metavar="N", help="Use N processes.  [default: as many as pay]")
@click.option("--no-cache", is_flag=True, help="Take over nothing from earlier checks, and keep nothing.")
@click.option("-o", "--output", type=PATH, metavar="FILE", help="Write the report to a file.")
@report_option(FORMATS)
def check(*, watch: bool, **given: Any) -> int:  # noqa: ANN401  click passes each option by name
    """Find mistakes in trees: files or folders, by default those of the library; '-' is standard input."""
    # A check allocates much, keeps nearly all of it and ends soon: collecting garbage would only cost time.
    gc.disable()
    options = CheckOptions(**given)
    return check_again(options) if watch else check_once(options)
