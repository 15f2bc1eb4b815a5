"""The lines of a template that each new tree has for itself: title, owner, review date.

A JSON string is a YAML string that needs no thought about quoting.
"""

from __future__ import annotations

import json
import re
from datetime import timedelta

from decisiontree import clock

NO_OWNER = "# owner: who answers for this tree, a person or a team; delete the # and write the name"
_REVIEW = re.compile(r"(?<=review_by: )\S+")
_OWNER = re.compile(r"^owner: .*$", re.MULTILINE)
_TITLE = "title: "
_A_YEAR = timedelta(days=365)


def dated(text: str) -> str:
    """The text of a file whose reviews are due in a year."""
    return _REVIEW.sub(str(clock.today() + _A_YEAR), text)


def owned(text: str, owner: str | None) -> str:
    """The text of a tree with its owner; a comment asks for one where there is none."""
    line = NO_OWNER if owner is None else f"owner: {json.dumps(owner, ensure_ascii=False)}"
    return _OWNER.sub(lambda _: line, text, count=1)


def title_of(text: str) -> str:
    """The title of a tree of ours, which is on a line of its own."""
    return next(line.removeprefix(_TITLE) for line in text.splitlines() if line.startswith(_TITLE))


def titled(text: str, title: str) -> str:
    """The text of a tree of ours with its title replaced."""
    lines = text.splitlines(keepends=True)
    written = f"{_TITLE}{json.dumps(title, ensure_ascii=False)}\n"
    return "".join(written if line.startswith(_TITLE) else line for line in lines)
