"""`decisiontree exporters`: what `export` can write, and where it comes from."""

from __future__ import annotations

from pathlib import Path

import click

from decisiontree.cli.current_settings import current_settings
from decisiontree.cli.exit_codes import ExitCode, exit_code_of
from decisiontree.cli.option_types import PATH
from decisiontree.cli.output import complain, say
from decisiontree.errors import DecisionTreeError, UsageError
from decisiontree.files import shown
from decisiontree.settings import Settings


@click.command(
    epilog="""\b
Examples:
  decisiontree exporters                      the program's and the library's
  decisiontree exporters --exporter-dir mine  and those of a folder"""
)
@click.option("--exporter-dir", type=PATH, metavar="FOLDER", help="A folder of exporters to list as well.")
def exporters(exporter_dir: Path | None) -> int:
    """List the exporters: name, what each one writes, and where it is."""
    # the templates' engine is loaded here, so that help does not pay for it
    from decisiontree.export import exporter_names, find_exporter, ignored_folders

    folders = exporter_folders(exporter_dir, current_settings())
    code = ExitCode.CLEAN
    for name in exporter_names(folders):
        try:
            exporter = find_exporter(name, folders)
        except DecisionTreeError as error:
            complain(error)
            code = max(code, exit_code_of(error))
        else:
            say(f"{exporter.manifest.name:<12} {exporter.manifest.summary}  ({shown(Path(exporter.origin))})")
    for folder in folders:
        if not folder.is_dir():
            complain(
                f"the folder '{shown(folder)}' does not exist: check `folder` under [export] in decisiontree.toml"
            )
    for folder, why in ignored_folders(folders):
        complain(f"the folder '{shown(folder)}' is ignored: {why}")
    return code


def exporter_folders(named: Path | None, settings: Settings) -> tuple[Path, ...]:
    """Where exporters lie besides the program's own: the folder that was named, that of the settings."""
    if named is not None and not named.is_dir():
        raise UsageError(f"there is no folder '{named}'")
    return tuple(folder for folder in (named, settings.exporters) if folder is not None)
