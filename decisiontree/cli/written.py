"""Reports that go to a file of the user's. Knows nothing of what stands in them."""

from __future__ import annotations

from pathlib import Path

from decisiontree.errors import NotSaved


def write_text(file: Path, text: str) -> None:
    """Write a text to the file; raises NotSaved with the reason in words."""
    try:
        file.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        # only who meets it pays for the words
        from decisiontree.files.unwritten import why_unwritten

        raise NotSaved(f"'{file}' cannot be written: {why_unwritten(error, file)}") from error
