"""Where exporters are found: a folder given, the library's own, then those that come with the program."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from decisiontree.errors import NotReadable, UsageError
from decisiontree.export.manifest import Manifest, Page, parse_manifest
from decisiontree.files import FILE_BYTES, read_bytes, reason, shipped_folder, shown
from decisiontree.text import Nearest, did_you_mean

MANIFEST = "exporter.toml"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\Z")


@dataclass(frozen=True, slots=True)
class Exporter:
    """A found exporter; `chain` is its folder and those it extends, nearest first, by name."""

    manifest: Manifest
    origin: str
    chain: Mapping[str, Path]
    manifests: tuple[Manifest, ...]
    is_foreign: bool
    """Whether it did not come with the program."""

    @property
    def pages(self) -> tuple[Page, ...]:
        """Its own pages, else those of the nearest exporter it extends."""
        pages = next((manifest.pages for manifest in self.manifests if manifest.pages), ())
        if not pages:
            raise UsageError(
                f"exporter '{self.manifest.name}': {MANIFEST}: there are no pages; add a [[page]] with "
                'template, per and to, or `extends = "html"` for web pages'
            )
        return pages


def builtin_folder() -> Path:
    """The exporters that come with the program."""
    return shipped_folder("export/builtin", "exporters")


def find_exporter(name: str, folders: Sequence[Path] = ()) -> Exporter:
    """The exporter of that name, in the first folder that has it. A name of the program's own is nobody else's."""
    found = _manifests(name, folders, ())
    chain = {manifest.name: folder for folder, manifest in found}
    nearest = found[0][0]
    manifests = tuple(manifest for _, manifest in found)
    return Exporter(found[0][1], str(nearest.parent), chain, manifests, not _is_builtin(nearest))


def exporter_names(folders: Sequence[Path] = ()) -> tuple[str, ...]:
    """The names of all exporters that there are, sorted; whether one can be used shows when it is found."""
    names = {
        entry.name
        for folder in (*folders, builtin_folder())
        if folder.is_dir()
        for entry in folder.iterdir()
        if _NAME.match(entry.name) and (entry / MANIFEST).is_file()
    }
    return tuple(sorted(names))


def ignored_folders(folders: Sequence[Path] = ()) -> tuple[tuple[Path, str], ...]:
    """Folders that look like exporters and are none, each with the reason."""
    inside = [each for folder in folders if folder.is_dir() for each in sorted(folder.iterdir())]
    return tuple((each, why) for each in inside if (why := _why_ignored(each)) is not None)


def _why_ignored(folder: Path) -> str | None:
    if (folder / MANIFEST).is_file():
        allowed = "a name has letters, digits, - and _, and begins with a letter or digit"
        return None if _NAME.match(folder.name) else f"{allowed}; rename it"
    if (folder / "templates").is_dir() or (folder / "assets").is_dir():
        return f"it has no file {MANIFEST}"
    return None


def read_content(file: Path, most: int = FILE_BYTES) -> bytes:
    """A file of an exporter. Raises NotReadable: for a link that leads out, too, as a page would publish what it leads to."""
    try:
        # an installer may put links in the place of the program's own files
        content = file.read_bytes() if file.is_relative_to(builtin_folder()) else read_bytes(file)
    except OSError as error:
        raise NotReadable(f"{shown(file)} cannot be read: it {reason(error)}") from None
    if len(content) > most:
        raise NotReadable(f"{shown(file)} cannot be used: it is larger than {most >> 20} MB")
    return content


def read_text(file: Path) -> str:
    """A text of an exporter. Raises NotReadable."""
    return as_text(read_content(file), file)


def as_text(content: bytes, file: Path) -> str:
    """What a file holds as a text; a mark of its encoding at its beginning is none of it."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise NotReadable(f"{shown(file)}:{line} cannot be read: it is not UTF-8") from None


def _manifests(
    name: str, folders: Sequence[Path], below: tuple[str, ...]
) -> tuple[tuple[Path, Manifest], ...]:
    if name in below:
        raise UsageError(f"exporter '{name}' extends itself: {' → '.join((*below, name))}")
    folder = _folder(name, folders, below)
    file = folder / MANIFEST
    manifest = parse_manifest(read_text(file), name, shown(file))
    if manifest.extends is None:
        return ((folder, manifest),)
    return ((folder, manifest), *_manifests(manifest.extends, folders, (*below, name)))


def _folder(name: str, folders: Sequence[Path], below: tuple[str, ...]) -> Path:
    if _NAME.match(name):
        for folder in folders:
            if (folder / name / MANIFEST).is_file():
                _expect_own_name(folder / name)
                return folder / name
        if (builtin_folder() / name / MANIFEST).is_file():
            return builtin_folder() / name
    raise UsageError(_no_exporter(name, folders, below))


def _no_exporter(name: str, folders: Sequence[Path], below: tuple[str, ...]) -> str:
    """What is said of a name that no exporter has; with `below`, one of these extends it."""
    known = tuple(each for each in exporter_names(folders) if each not in below)
    near = did_you_mean(Nearest().to(name, known), otherwise=f"; choose from: {', '.join(known) or 'none'}")
    place = f"exporter '{below[-1]}': {MANIFEST}, extends: " if below else ""
    ignored = [
        f": {shown(folder)} is ignored, because {why}"
        for folder, why in ignored_folders(folders)
        if folder.name == name
    ]
    gone = "".join(
        f"; the folder '{shown(folder)}' does not exist: check `folder` under [export] in decisiontree.toml"
        for folder in folders
        if not folder.is_dir()
    )
    return f"{place}there is no exporter '{name}'{''.join(ignored) or near}{gone}"


def _expect_own_name(place: Path) -> None:
    """Pages of the program's own exporter keep what docs/reference/exporters.md promises, so that nobody else's go by its name."""
    taken = place.name.casefold()
    if (builtin_folder() / taken / MANIFEST).is_file() and not _is_builtin(place):
        raise UsageError(
            f"the exporter in '{shown(place)}' has the name of one that comes with decisiontree; rename its folder, for "
            f"example to 'my-{taken}', and set `extends = \"{taken}\"` if it builds on that one"
        )


def _is_builtin(place: Path) -> bool:
    return place.resolve().parent == builtin_folder().resolve()
