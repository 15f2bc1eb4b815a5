"""Whether the version, the changelog, the citation and the tag of a release agree. `python .ci/release_version.py`."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
_RELEASE = re.compile(r"^## \[(?P<version>[^\]]+)\] - (?P<date>\d{4}-\d{2}-\d{2})$", re.MULTILINE)
_UNRELEASED = re.compile(r"^## \[Unreleased\]\n(?P<lines>.*?)(?=^## \[)", re.MULTILINE | re.DOTALL)


def disagreements(root: Path, tags: list[str]) -> Iterator[str]:
    """What must be changed before a release, in the order of docs/releasing.md; `tags` are those of the commit."""
    version = _after("__version__ = ", _text(root, "decisiontree/__init__.py")).strip('"')
    changelog, citation = _text(root, "CHANGELOG.md"), _text(root, "CITATION.cff")
    release = _RELEASE.search(changelog)
    if release is None:
        yield "CHANGELOG.md: no heading '## [VERSION] - YYYY-MM-DD'; add one"
        return
    if release["version"] != version:
        yield (
            f"CHANGELOG.md: the newest release is '{release['version']}', "
            f"decisiontree/__init__.py says '{version}'; change one of them"
        )
    if f"\n[{release['version']}]: " not in changelog:
        yield f"CHANGELOG.md: '[{release['version']}]' has no address; add it at the bottom"
    if (cited := _after("version: ", citation)) != version:
        yield f"CITATION.cff: 'version' is '{cited}'; write '{version}'"
    if (released := _after("date-released: ", citation)) != release["date"]:
        yield f"CITATION.cff: 'date-released' is '{released}'; write '{release['date']}', as in CHANGELOG.md"
    yield from _of_tags(tags, version, changelog)


def _of_tags(tags: list[str], version: str, changelog: str) -> Iterator[str]:
    """A commit without a tag of a version is no release yet: there is nothing to compare."""
    versions = [tag for tag in tags if re.match(r"v\d", tag)]
    if not versions:
        return
    if versions != [f"v{version}"]:
        yield f"git: the commit is tagged '{', '.join(versions)}'; the tag of this version is 'v{version}'"
    waiting = _UNRELEASED.search(changelog)
    if waiting and waiting["lines"].strip():
        yield "CHANGELOG.md: a tagged commit has lines below [Unreleased]; move them to the release"


def _after(key: str, text: str) -> str:
    """The rest of the line that begins with a key; nothing if there is none."""
    found = re.search(rf"^{re.escape(key)}(.*)$", text, re.MULTILINE)
    return found[1].strip() if found else ""


def _text(root: Path, name: str) -> str:
    return (root / name).read_text(encoding="utf-8")


def _tags() -> list[str]:
    """Of the commit that is checked out; none where the sources are no checkout."""
    if not (ROOT / ".git").exists():
        return []
    command = ["git", "-C", str(ROOT), "tag", "--points-at", "HEAD"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603  git, with words of ours
    return done.stdout.split()


if __name__ == "__main__":
    sys.exit("\n".join(disagreements(ROOT, _tags())) or None)
