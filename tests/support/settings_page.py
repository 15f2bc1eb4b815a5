"""The generated part of docs/reference/settings.md: an example file and a table, from the table of settings."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from decisiontree.settings import SECTIONS, SETTINGS

_PART = re.compile(r"(<!-- made from the code: settings -->\n).*?(\n<!-- end -->)", re.DOTALL)


def settings_page(page: str) -> str:
    """The page with its generated part as the table of settings has it now."""
    made = "\n".join(("", "```toml", *_example(), "```", "", *_table(), ""))
    return _PART.sub(lambda match: f"{match[1]}{made}{match[2]}", page)


def _example() -> Iterator[str]:
    """Every section with our own values; what has none is shown as a comment."""
    for at, (section, about) in enumerate(SECTIONS.items()):
        if at:
            yield ""
        yield f"[{section}]  # {about}"
        for row in (row for row in SETTINGS if row.section == section):
            if row.default is not None:
                yield f"{row.key} = {json.dumps(row.default)}"
            yield from (
                f"# {json.dumps(key) if '.' in key else key} = {json.dumps(value)}"
                for key, value in row.examples
            )


def _table() -> Iterator[str]:
    yield "| Section | Key | Type | Default | Meaning |"
    yield "|---|---|---|---|---|"
    for row in SETTINGS:
        default = "" if row.default is None else f"`{json.dumps(row.default)}`"
        yield f"| `[{row.section}]` | `{row.key}` | {row.kind.words} | {default} | {row.meaning} |"
