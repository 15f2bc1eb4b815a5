"""How a file is called where a build server reads the report: from the root of what was checked out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

FORMS = frozenset({"github", "sarif", "gitlab", "junit"})
"""Formats that are read on a server, which knows nothing of the folder that the command ran in."""

_VARIABLES = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")


def names_for(form: str) -> Callable[[str], str]:
    """How a format names a file: as the user did, or from the workspace."""
    return _names_from(Path.cwd(), os.environ) if form in FORMS else str


def _names_from(here: Path, environment: Mapping[str, str]) -> Callable[[str], str]:
    """From the first root that a file lies in, else from its own repository; a file outside all of them keeps its name."""
    roots = tuple(_roots(here, environment))

    @cache
    def name(file: str) -> str:
        # git follows no link: a file is found at its real place, if that was checked out
        places = (_real(here / file), Path(os.path.normpath(here / file)))
        for root in (*roots, *filter(None, map(_repository, places)), here):
            for path in places:
                for top in (_real(root), root):
                    if path.is_relative_to(top):
                        return path.relative_to(top).as_posix()
        return Path(file).as_posix()

    return name


def _roots(here: Path, environment: Mapping[str, str]) -> Iterator[Path]:
    """What a build server says, and the root of the repository that the command runs in."""
    for variable in _VARIABLES:
        if environment.get(variable):
            yield here / environment[variable]
    repository = _repository(here)
    if repository is not None:
        yield repository


def _repository(place: Path) -> Path | None:
    return next((folder for folder in (place, *place.parents) if (folder / ".git").exists()), None)


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))
