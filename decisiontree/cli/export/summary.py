"""What `export` says of what it wrote, took away and left alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from decisiontree.cli.output import complain, say
from decisiontree.display import plural
from decisiontree.export import Exporter, ExportWritten
from decisiontree.files import shown

_FIRST = 5
"""So many files of a kind are named."""
_LONGEST = 200
"""So much of a name is shown: a list can claim any."""


def tell_exporter(exporter: Exporter) -> None:
    """Name whose templates made the pages, where it is not the program's own."""
    if exporter.is_foreign:
        complain(
            f"the pages are made by the exporter '{exporter.manifest.name}' in '{shown(Path(exporter.origin))}', "
            "which does not come with decisiontree"
        )


def tell_written(written: ExportWritten, out: Path, *, is_last: bool = True) -> None:
    """The files written and removed on standard output, all that a person may want to look at on standard error."""
    say(f"wrote {plural(len(written.files), 'file')} to {out}")
    if written.removed:
        say(
            f"removed {plural(len(written.removed), 'file that is', 'files that are')} no longer exported: {_first(written.removed)}"
        )
    if written.trouble:
        complain(
            f"the file list of the last export in '{out}' cannot be used: {written.trouble}; nothing was removed"
        )
    if written.taken_over:
        others = f"{len(written.taken_over)} of another library or exporter"
        complain(f"replaced in '{out}': {others}: {_first(written.taken_over)}")
    for path, why in written.left[:_FIRST]:
        name = path if len(path) <= _LONGEST else f"{path[:_LONGEST]}…"
        complain(f"'{name}' in '{out}' is left alone: {why}")
    if len(written.left) > _FIRST:
        complain(f"and {len(written.left) - _FIRST} more files of the list are left alone")
    if is_last and (first := _first_page(written)) is not None:
        say(f"open {(out / first).resolve().as_uri()}")


def _first_page(written: ExportWritten) -> str | None:
    """What to open in a browser: the index, else the first page; None where there is neither."""
    pages = [path for path in written.files if path.endswith(".html")]
    return "index.html" if "index.html" in pages else next(iter(pages), None)


def _first(paths: Sequence[str]) -> str:
    return ", ".join(paths[:_FIRST]) + (", …" if len(paths) > _FIRST else "")
