"""Reports that go to a file of the user's. Knows nothing of what stands in them."""

from __future__ import annotations

from pathlib import Path

from decisiontree.errors import NotSaved


def write_text(file: Path, text: str) -> None:
    """Write a text to the file, whole or not at all; raises NotSaved with the reason in words."""
    from decisiontree.files import write_named

    try:
        write_named(file, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        # only who meets it pays for the words
        from decisiontree.files import why_unwritten

        raise NotSaved(f"'{file}' cannot be written: {why_unwritten(error, file)}") from error
