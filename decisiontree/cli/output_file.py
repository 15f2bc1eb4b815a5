"""Reports that go to a file of the user's. Knows nothing of what stands in them."""

from __future__ import annotations

from pathlib import Path

from decisiontree.cli.output import file_text, report
from decisiontree.errors import NotSaved


def report_to(
    file: Path | None, text: str, *, aside: bool = False, coloured: bool = False, commands: bool = False
) -> None:
    """Print a report, or write it to the file that was asked for; raises NotSaved."""
    if file is None:
        report(text, aside=aside, coloured=coloured, commands=commands)
    else:
        write_text(file, file_text(text, commands=commands))


def write_text(file: Path, text: str) -> None:
    """Write a text to the file, whole or not at all; raises NotSaved with the reason in words."""
    from decisiontree.files import write_named

    try:
        write_named(file, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        # only who meets it pays for the words
        from decisiontree.files import why_unwritten

        raise NotSaved(f"'{file}' cannot be written: {why_unwritten(error, file)}") from error
