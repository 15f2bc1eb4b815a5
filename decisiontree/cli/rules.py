"""`decisiontree rules`: what the checker looks for, or the manual of one rule."""

from __future__ import annotations

import click

from decisiontree.cli import completers
from decisiontree.cli.columns import entry, terminal_width
from decisiontree.cli.output import report


@click.command(
    epilog="""\b
Examples:
  decisiontree rules                all rules with their severity
  decisiontree rules dangling-link  why, an example, the fix, how to ignore it"""
)
@click.argument("rule", required=False, shell_complete=completers.rules)
def rules(rule: str | None) -> None:
    """List the rules, or explain one."""
    # loaded here, so that help does not pay for the rules
    from decisiontree.lint import RULES, explained_rule, known, manual_of

    if rule is not None:
        known([rule])
        report(explained_rule(RULES[rule]))
        return
    wide = max(map(len, RULES))
    width = terminal_width()
    family = None
    for slug, each in RULES.items():
        if each.family is not family:
            report(("\n" if family else "") + f"{each.family.value}\n")
            family = each.family
        report(entry(f"  {slug:<{wide}}  {each.severity:<8} ", manual_of(each).summary, width) + "\n")
