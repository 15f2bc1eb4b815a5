"""`decisiontree export`: sound trees become pages; a tree with errors is refused, unless it is forced."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from decisiontree import clock
from decisiontree.cli.exit_codes import ExitCode
from decisiontree.cli.export.exporters import exporter_folders
from decisiontree.cli.libraries import chosen_libraries
from decisiontree.cli.option_types import PATH, moment


@click.command(
    epilog="""\b
Examples:
  decisiontree export                                the library, to site
  decisiontree export trees/refund.yaml              one tree, added to site
  decisiontree export support clinic                 a folder each
  decisiontree export --force                        with errors, too

Exit: 0 written, 1 refused because of errors, 2 usage or settings, 3 a file cannot be read or written."""
)
@click.argument("paths", nargs=-1, type=PATH, metavar="[TREES]...")
@click.option(
    "--out",
    default="site",
    show_default=True,
    type=PATH,
    metavar="FOLDER",
    help="The folder to write to.",
)
@click.option("--exporter", metavar="NAME", default="html", show_default=True, help="The exporter to use.")
@click.option("--exporter-dir", metavar="FOLDER", type=PATH, help="A folder with your own exporters.")
@click.option("--force", is_flag=True, help="Export trees that have errors; broken steps are marked.")
@click.option("--overwrite", is_flag=True, help="Replace files that the last export did not write.")
@click.option(
    "--today",
    type=moment,
    metavar="DATE",
    help="The date or time to use for reviews and incidents.  [default: now]",
)
def export(  # noqa: PLR0913  one argument for each option
    *,
    paths: tuple[Path, ...],
    out: Path,
    exporter: str,
    exporter_dir: Path | None,
    force: bool,
    overwrite: bool,
    today: datetime | None,
) -> int:
    """Export TREES (files or folders) as pages. The default is every tree in the library. Each of several libraries gets a folder."""
    # the reader, the rules and the templates are loaded here, so that help and usage errors come at once
    from decisiontree.cli.export.folders import folders_for
    from decisiontree.cli.export.prepare import ExportTask, PreparedExport, list_of_libraries, prepare
    from decisiontree.cli.export.summary import tell_exporter, tell_written
    from decisiontree.export import find_exporter, write_files

    now = today or clock.build_time()
    libraries = chosen_libraries(paths)
    folders = folders_for(libraries, out, overwrite=overwrite)
    tasks = [
        ExportTask(
            each, find_exporter(exporter, exporter_folders(exporter_dir, each.settings)), out, folder, now
        )
        for each, folder in zip(libraries, folders, strict=True)
    ]
    prepared = [prepare(task, force=force) for task in tasks]
    exports = [each for each in prepared if isinstance(each, PreparedExport)]
    if len(exports) < len(prepared):
        return max(each for each in prepared if isinstance(each, ExitCode))
    if len(tasks) > 1 and (listed := list_of_libraries(tasks, exports)).pages:
        exports.append(listed)
    for found in {task.exporter.origin: task.exporter for task in tasks}.values():
        tell_exporter(found)
    for each in exports:
        written = write_files(each.pages, each.out, each.origin, overwrite=overwrite)
        tell_written(written, each.out, is_last=each is exports[-1])
    return ExitCode.CLEAN
