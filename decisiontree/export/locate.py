"""Where exporters are found: a folder given, the library's own, then those that come with the program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from decisiontree.errors import NotReadable, UsageError
from decisiontree.export.manifest import Manifest, parse_manifest

MANIFEST = "exporter.toml"


@dataclass(frozen=True, slots=True)
class Exporter:
    """A found exporter; `chain` is its folder and those it extends, nearest first, by name."""

    manifest: Manifest
    origin: str
    chain: Mapping[str, Path]
    manifests: tuple[Manifest, ...]


def builtin_folder() -> Path:
    """The exporters that come with the program.

    Packaged first: beside an installed package, two folders up is site-packages, where a stranger's folder may lie.
    """
    packaged = Path(__file__).parent / "builtin"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "exporters"


def find_exporter(name: str, folders: Sequence[Path] = ()) -> Exporter:
    """The exporter of that name, in the first folder that has it."""
    found = _manifests(name, folders, ())
    chain = {manifest.name: folder for folder, manifest in found}
    return Exporter(found[0][1], str(found[0][0].parent), chain, tuple(manifest for _, manifest in found))


def all_exporters(folders: Sequence[Path] = ()) -> tuple[Exporter, ...]:
    """Every exporter that can be named, by name; a nearer folder hides a farther one."""
    names = {
        entry.name
        for folder in (*folders, builtin_folder())
        if folder.is_dir()
        for entry in folder.iterdir()
        if (entry / MANIFEST).is_file()
    }
    return tuple(find_exporter(name, folders) for name in sorted(names))


def _manifests(
    name: str, folders: Sequence[Path], below: tuple[str, ...]
) -> tuple[tuple[Path, Manifest], ...]:
    if name in below:
        raise UsageError(f"exporter '{name}' extends itself: {' → '.join((*below, name))}")
    folder = _folder(name, folders)
    manifest = parse_manifest(_read(folder / MANIFEST), name)
    if manifest.extends is None:
        return ((folder, manifest),)
    return ((folder, manifest), *_manifests(manifest.extends, folders, (*below, name)))


def _folder(name: str, folders: Sequence[Path]) -> Path:
    searched = (*folders, builtin_folder())
    for folder in searched:
        if (folder / name / MANIFEST).is_file():
            return folder / name
    names = sorted(
        {entry.name for folder in searched if folder.is_dir() for entry in folder.iterdir() if entry.is_dir()}
    )
    raise UsageError(f"there is no exporter '{name}'; there are: {', '.join(names) or 'none'}")


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise NotReadable(f"{file} cannot be read: {error}") from None
