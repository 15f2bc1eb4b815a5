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
  decisiontree check --write-baseline known.json      record today's findings
  decisiontree check --baseline known.json            report only new findings
  decisiontree check - --stdin-filename trees/a.yaml  for an editor
  decisiontree check --watch                          again on every change

Exit: 0 no finding at or above --fail-on, 1 findings (with --diff: or something to fix), 2 usage or settings,
3 a file cannot be read or written. With --fix, the remaining findings count."""
)
@click.argument("paths", nargs=-1, type=PATH)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="Report format; for coding agents: agent.  [default: text; github in GitHub Actions]",
)
@click.option(
    "--fail-on",
    type=click.Choice([severity.value for severity in Severity]),
    help="The lowest severity that makes the exit code 1.  [default: fail_on of the settings, else error]",
)
@click.option(
    "--select",
    multiple=True,
    metavar="RULE",
    shell_complete=completers.rules,
    help="Run only this rule; repeat for more.",
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="RULE",
    shell_complete=completers.rules,
    help="Skip this rule; repeat for more.",
)
@click.option("--no-ignores", is_flag=True, help="Also report what comments in the files ignore.")
@click.option(
    "--today", type=day, metavar="DATE", help="The date to use for rules about dates.  [default: today]"
)
@click.option("--fix", is_flag=True, help="Apply the fixes that keep the meaning; report the rest.")
@click.option(
    "--unsafe-fixes", is_flag=True, help="With --fix or --diff: include fixes that may change the meaning."
)
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option(
    "--baseline", type=PATH, metavar="FILE", help="Hide the findings recorded in this file; report new ones."
)
@click.option(
    "--no-baseline", is_flag=True, help="Show the findings recorded in the baseline of the settings, too."
)
@click.option("--write-baseline", type=PATH, metavar="FILE", help="Record the current findings in this file.")
@click.option(
    "--update-baseline",
    is_flag=True,
    help="Record the current findings in the baseline of each library's settings.",
)
@click.option(
    "--stdin-filename",
    type=PATH,
    metavar="FILE",
    help="The path that '-' stands for, so that its library is found.",
)
@click.option("--show-settings", is_flag=True, help="Print the settings in force and where each comes from.")
@click.option("--watch", is_flag=True, help="Check again whenever a file changes; Ctrl-C stops.")
@click.option(
    "--jobs", type=count, metavar="N", help="Use N processes.  [default: depends on the amount of work]"
)
@click.option("--no-cache", is_flag=True, help="Do not use or write the cache.")
@click.option("-o", "--output", type=PATH, metavar="FILE", help="Write the report to a file.")
@report_option(FORMATS)
def check(*, watch: bool, **given: Any) -> int:  # noqa: ANN401  click passes each option by name
    """Find mistakes in PATHS (files or folders). The default is every tree in the library; '-' is standard input."""
    # A check allocates much, keeps nearly all of it and ends soon: collecting garbage would only cost time.
    gc.disable()
    options = CheckOptions(**given)
    return check_again(options) if watch else check_once(options)
