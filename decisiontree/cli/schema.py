"""`decisiontree schema`: the JSON Schema that editors of other makers read."""

from __future__ import annotations

import json

import click


@click.command(
    epilog="""\b
Examples:
  decisiontree schema > tree.schema.json

A tree file finds it by its first line:
  # yaml-language-server: $schema=tree.schema.json"""
)
def schema() -> None:
    """Print the JSON Schema (draft-07) of a tree file, made from the table that the reader itself uses."""
    # loaded here, so that help does not pay for the reader
    from decisiontree.reader import json_schema

    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
