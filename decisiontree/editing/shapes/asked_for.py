"""A comment that asks for a field, as templates have it; gone once the field is written.

Such a line is `# owner: who answers for this tree; delete the # and write the name`.
"""

from __future__ import annotations

import re

from decisiontree.editing.prove import Edited
from decisiontree.editing.shapes.passages import proved
from decisiontree.reader import Document
from decisiontree.text import Patch, Span, TextEdit


def without_question(document: Document, key: str) -> Edited:
    """The document without the comment that asks for a field of its head; as it is, where there is none."""
    found = re.search(
        rf"^# {re.escape(key)}: .*; delete the # and write .*\r?(\n|\Z)", document.text, re.MULTILINE
    )
    if found is None:
        return Edited(Patch(()), document)
    return proved(document, Patch((TextEdit(Span(found.start(), found.end()), ""),)), ())
