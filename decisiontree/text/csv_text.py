"""CSV that a spreadsheet shows and does not compute, and that stays one row on one line."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable

from decisiontree.text.visible import visible

_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*\Z")
# Where semicolons part the cells, as they do in half of the world's spreadsheets, one may begin within ours.
_COMPUTED = re.compile(r"(^|;)(?=[\s\u200c\u200d\ufe00-\ufe0f]*[=+\-@＝＋－＠])")


def csv_text(rows: Iterable[Iterable[object]]) -> str:
    """The rows; a text that would be computed has an apostrophe before it, a number stays one."""
    # every command loads this room, and few write CSV
    import csv

    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([_cell("" if each is None else str(each)) for each in row] for row in rows)
    return text.getvalue()


def _cell(text: str) -> str:
    shown = visible(text)
    return shown if _NUMBER.match(shown) else _COMPUTED.sub(r"\1'", shown)
