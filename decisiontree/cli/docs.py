"""`decisiontree docs`: the docs that come with the program, in the terminal or as Markdown."""

from __future__ import annotations

import os
import sys

import click

from decisiontree.cli import completers
from decisiontree.cli.columns import entry, terminal_width
from decisiontree.cli.output import report


@click.command(
    epilog="""\b
Examples:
  decisiontree docs                     read from the front page
  decisiontree docs guides/checking     read one page; 'checking' is enough
  decisiontree docs rules/loop          read the page of a rule
  decisiontree docs --list              list the pages
  decisiontree docs format > format.md  save a page as Markdown"""
)
@click.argument("page", required=False, shell_complete=completers.docs)
@click.option("--list", "list_them", is_flag=True, help="List the pages and stop.")
def docs(page: str | None, *, list_them: bool) -> None:
    """Read the docs in this terminal. PAGE is the name of a page, or part of that name. This works without a network."""
    # loaded here, so that help does not pay for it
    from decisiontree.docs import FRONT, find_page, page_summaries, read_page

    if list_them:
        summaries = page_summaries()
        wide, width = max(len(each.name) for each in summaries), terminal_width()
        for each in summaries:
            report(entry(f"{each.name:<{wide}}  ", each.title, width) + "\n")
        return
    name = find_page(page) if page else FRONT
    if not _has_screen():
        report(read_page(name))
        return
    # only who reads on a screen pays for it
    from decisiontree.tui import read_docs

    read_docs(name)


def _has_screen() -> bool:
    """Whether a person looks at a terminal that can be drawn on."""
    on_terminal = all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))
    return on_terminal and os.environ.get("TERM") != "dumb"
