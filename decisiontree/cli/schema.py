"""`decisiontree schema`: the JSON Schemas that editors of other makers read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from decisiontree.cli.output import report

KINDS = ("tree", "library", "scenarios", "settings")


@click.command(
    epilog="""\b
Examples:
  decisiontree schema > tree.schema.json                 a tree
  decisiontree schema library > library.schema.json      library.yaml
  decisiontree schema scenarios > scenarios.schema.json  tests of a tree
  decisiontree schema settings > settings.schema.json    decisiontree.toml

The first line of a file names its schema: '# yaml-language-server: $schema=tree.schema.json',
in decisiontree.toml '#:schema settings.schema.json'."""
)
@click.argument("kind", metavar="[KIND]", type=click.Choice(KINDS), default="tree")
def schema(kind: str) -> None:
    """Print the JSON Schema (draft-07) for a kind of file. KIND is tree (the default), library, scenarios or settings."""
    # loaded here, so that help does not pay for the reader and the rules
    from decisiontree.text import json_text

    report(json_text(_settings() if kind == "settings" else _format(kind), ascii_only=False))


def _format(kind: str) -> Mapping[str, Any]:
    from decisiontree.reader import json_schema

    return json_schema(kind)


def _settings() -> Mapping[str, Any]:
    from decisiontree.lint import RULES, manual_of
    from decisiontree.settings import settings_schema

    return settings_schema({slug: manual_of(rule).summary for slug, rule in RULES.items()})
