"""What a release has beside its wheel and its source distribution: a bill of materials, requirements and check sums.

`python .ci/release.py dist [build/docs]`, with the site of the docs as an archive. The same files give the same bytes: no clock is read and no number is drawn.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import uuid
import zipfile
from collections.abc import Iterator
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path
from typing import Any, NamedTuple

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression
from packaging.utils import parse_sdist_filename, parse_wheel_filename

LOCKED = Path(__file__).with_name("locked") / "run.txt"
_LOCKED = re.compile(
    r"^(?P<name>[\w-]+)==(?P<version>[^\s;]+)(?: ; (?P<marker>.+?))?(?P<hashes>(?: \\\n    --hash=sha256:\w{64})+)"
    r"\n    # via (?P<users>.+)$",
    re.MULTILINE,
)
# A licence is said in words or by a classifier by those who do not write an expression of SPDX yet.
_CLASSIFIED = {"MIT License": "MIT"}
_A_NAME = 60


class Locked(NamedTuple):
    """A library at the version that was tested."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]
    users: tuple[str, ...]

    @property
    def purl(self) -> str:
        """Its name among all packages, here its reference as well."""
        return _purl(self.name, self.version)


def locked(text: str) -> list[Locked]:
    """What a lock file holds."""
    return [
        Locked(
            each["name"],
            each["version"],
            each["marker"] or "",
            tuple(re.findall(r"sha256:(\w+)", each["hashes"])),
            tuple(each["users"].split(", ")),
        )
        for each in _LOCKED.finditer(text)
    ]


def bill(name: str, version: str, built: list[Path], libraries: list[Locked]) -> dict[str, Any]:
    """The bill of materials, in CycloneDX: the release, what it needs to run, and who needs whom."""
    own, user = _purl(name, version), f"{name} (pyproject.toml)"
    sums = [_sha256(file) for file in built]
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": uuid.uuid5(uuid.NAMESPACE_URL, " ".join([own, *sums])).urn,
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": name,
                "version": version,
                "licenses": [{"license": {"id": "MIT"}}],
                "purl": own,
                "hashes": [_hash(each) for each in sums],
            }
        },
        "components": [_component(each) for each in libraries],
        "dependencies": [
            {"ref": own, "dependsOn": [each.purl for each in libraries if user in each.users]},
            *(
                {
                    "ref": each.purl,
                    "dependsOn": [other.purl for other in libraries if each.name in other.users],
                }
                for each in libraries
            ),
        ],
    }


def _component(library: Locked) -> dict[str, Any]:
    component: dict[str, Any] = {
        "type": "library",
        "bom-ref": library.purl,
        "name": library.name,
        "version": library.version,
        "scope": "optional" if library.marker else "required",
        "hashes": [_hash(each) for each in library.hashes],
        "licenses": list(_licenses(library.name)),
        "purl": library.purl,
    }
    if library.marker:
        component["properties"] = [{"name": "decisiontree:marker", "value": library.marker}]
    return component


def _licenses(name: str) -> Iterator[dict[str, Any]]:
    """As the library itself says it, in the words of SPDX where they are; nothing for one that is not installed."""
    try:
        said = _said_of_license(metadata(name))
    except PackageNotFoundError:
        return
    if not said:
        return
    try:
        expression = canonicalize_license_expression(_CLASSIFIED.get(said, said))
    except InvalidLicenseExpression:
        yield {"license": {"name": said}}
    else:
        yield {"license": {"id": expression}} if " " not in expression else {"expression": expression}


def _said_of_license(about: PackageMetadata) -> str:
    """Some write the whole text of it where its name belongs."""
    classifiers: list[str] = about.get_all("Classifier") or []
    classified = [each.rpartition(" :: ")[2] for each in classifiers if each.startswith("License :: ")]
    words: list[str] = about.get_all("License-Expression") or about.get_all("License") or []
    return next((each for each in [*words, *classified] if len(each) <= _A_NAME), "")


def _purl(name: str, version: str) -> str:
    return f"pkg:pypi/{name}@{version}"


def _hash(content: str) -> dict[str, str]:
    return {"alg": "SHA-256", "content": content}


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def archive(site: Path, file: Path) -> None:
    """A folder as a zip file: names in order, no times, no rights."""
    with zipfile.ZipFile(file, "w") as packed:
        for page in sorted(path for path in site.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(f"{file.stem}/{page.relative_to(site).as_posix()}")
            packed.writestr(entry, page.read_bytes(), zipfile.ZIP_DEFLATED, 9)


def main(folder: Path, site: Path | None = None) -> None:
    """Write them next to what was built; the docs only where a site of them is given."""
    (wheel,), (source,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
    name, version = map(str, parse_wheel_filename(wheel.name)[:2])
    if str(parse_sdist_filename(source.name)[1]) != version:
        sys.exit(f"'{wheel.name}' and '{source.name}' are of two versions")
    lock = LOCKED.read_text(encoding="utf-8")
    written = bill(name, version, [wheel, source], locked(lock))
    material = folder / f"{name}-{version}.cdx.json"
    material.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
    requirements = folder / f"{name}-{version}.requirements.txt"
    requirements.write_text(f"{lock}./{wheel.name} --hash=sha256:{_sha256(wheel)}\n", encoding="utf-8")
    written_here = [wheel, source, material, requirements]
    if site is not None:
        docs = folder / f"{name}-{version}-docs.zip"
        archive(site, docs)
        written_here.append(docs)
    sums = [f"{_sha256(file)}  {file.name}\n" for file in sorted(written_here)]
    (folder / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
