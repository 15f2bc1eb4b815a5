"""`decisiontree schema`: the JSON Schemas that editors of other makers read."""

from __future__ import annotations

import click

from decisiontree.cli.output import report

KINDS = ("tree", "library", "scenarios")


@click.command(
    epilog="""\b
Examples:
  decisiontree schema > tree.schema.json                 a tree
  decisiontree schema library > library.schema.json      library.yaml
  decisiontree schema scenarios > scenarios.schema.json  tests of a tree

The first line of a file names its schema:
  # yaml-language-server: $schema=tree.schema.json"""
)
@click.argument("kind", type=click.Choice(KINDS), default="tree")
def schema(kind: str) -> None:
    """Print the JSON Schema (draft-07) of a KIND of file, made from the table that the reader itself uses."""
    # loaded here, so that help does not pay for the reader
    from decisiontree.reader import json_schema
    from decisiontree.text import json_text

    report(json_text(json_schema(kind), ascii_only=False))
